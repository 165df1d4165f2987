#include "fonts/wrap.hpp"

#include "fonts/fit.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <vector>

using namespace fonts;

namespace {

std::vector<LineBox> lines_of(const Paragraph& paragraph, float width, TextScratch& scratch)
{
    const auto lines = wrap(paragraph, width, scratch);
    return {lines.begin(), lines.end()};
}

} // namespace

TEST_CASE("lines tile the text and none is wider than asked, unless one cluster is",
          "[fonts][wrap]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        for (const float width : {0.1F, 1.0F, 2.5F, 5.0F, 8.0F, 13.0F, 100.0F}) {
            INFO(sample.language << " at " << width);
            std::uint32_t at = 0;
            for (const auto& line : lines_of(*paragraph, width, shaper.scratch)) {
                CHECK(line.begin == at);
                CHECK(line.end > line.begin);
                CHECK(line.end <= line.end_all);
                at = line.end_all;
                if (width >= 2.5F) {
                    CHECK(line.width_em <= width * 1.0001F);
                }
            }
            CHECK(at == paragraph->length());
        }
    }
}

TEST_CASE("wrapping again at the widest line's width gives the same lines", "[fonts][wrap]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        for (float width = 3.0F; width < 20.0F; width += 0.37F) {
            const auto lines = lines_of(*paragraph, width, shaper.scratch);
            float widest = 0;
            for (const auto& line : lines) {
                widest = std::max(widest, line.width_em);
            }
            INFO(sample.language << " at " << width);
            CHECK(lines_of(*paragraph, widest, shaper.scratch) == lines);
        }
    }
}

TEST_CASE("balanced lines are as many as greedy ones and never wider", "[fonts][wrap]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        for (float width = 6.0F; width < 20.0F; width += 0.7F) {
            const auto greedy = lines_of(*paragraph, width, shaper.scratch);
            const auto balanced = wrap_balanced(*paragraph, width, shaper.scratch);
            INFO(sample.language << " at " << width);
            CHECK(balanced.size() == greedy.size());
            for (const auto& line : balanced) {
                CHECK(line.width_em <= width * 1.0001F);
            }
        }
    }
}

TEST_CASE("a doubled word may break after its hyphen, a number may not", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto doubled = shaper.shape("anak-anak", "id");
    CHECK(doubled->breaks == std::vector<std::uint32_t>{5, 9});
    TextStyle whole;
    whole.no_break = true;
    const TextSpan spans[]{{"Telepon ", {}}, {"+62 21 2924 4800", whole}};
    const auto number = shape(spans, *shaper.catalogue, shaper.scratch);
    CHECK(number->breaks == std::vector<std::uint32_t>{8, number->length()});
}

TEST_CASE("the glottal letter is a letter: no break and no trimming at it", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("ꞌpiin nmoeꞌ", "aaz");
    CHECK(paragraph->breaks == std::vector<std::uint32_t>{6, 11});
    CHECK(paragraph->trims == std::vector<std::uint32_t>{5, 11});
}

TEST_CASE("a zero-width space allows a break, a word joiner forbids one", "[fonts][wrap]")
{
    support::Shaper shaper;
    CHECK(shaper.shape("satu\u200Bdua", "id")->breaks == std::vector<std::uint32_t>{5, 8});
    CHECK(shaper.shape("satu-\u2060dua", "id")->breaks == std::vector<std::uint32_t>{9});
}

TEST_CASE("a soft hyphen shows only where the line ends there", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("kabu\u00ADpaten", "id");
    const auto narrow = lines_of(*paragraph, paragraph->width_em() * 0.7F, shaper.scratch);
    REQUIRE(narrow.size() == 2);
    CHECK(narrow[0].mark == LineMark::Hyphen);
    CHECK(lines_of(*paragraph, 100, shaper.scratch).front().mark == LineMark::None);
}

TEST_CASE("a word stays whole where only its hyphen would not fit", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("a\u00ADi", "id");
    CHECK(lines_of(*paragraph, paragraph->width_em(), shaper.scratch).size() == 1);
}

TEST_CASE("a space that carries a mark keeps it on its line", "[fonts][wrap]")
{
    support::Shaper shaper;
    CHECK(shaper.shape("satu \u0301dua", "id")->breaks == std::vector<std::uint32_t>{9});
}

TEST_CASE("Javanese script breaks before a syllable, never after a pangkon", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("ꦠꦏꦺꦴꦤ꧀ꦝꦶꦱꦶꦏ꧀", "jv-Java");
    REQUIRE(paragraph->breaks.size() > 2);
    for (const auto at : paragraph->breaks) {
        if (at < paragraph->length()) {
            CHECK(paragraph->text16[at - 1] != 0xA9C0);
        }
    }
}

TEST_CASE("composed and decomposed letters are as wide and break alike", "[fonts][shape]")
{
    support::Shaper shaper;
    const auto composed = shaper.shape("Mau karj\u00E1 di luar negr\u00ED?", "mkn");
    const auto decomposed = shaper.shape("Mau karja\u0301 di luar negri\u0301?", "mkn");
    CHECK(composed->width_em() == Approx(decomposed->width_em()).margin(1e-4));
    CHECK(composed->breaks.size() == decomposed->breaks.size());
}

TEST_CASE("every sample has its glyphs and an unknown sign is reported with its place",
          "[fonts][shape]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        INFO(sample.language);
        CHECK(shaper.shape(sample.text, sample.language)->missing().empty());
    }
    const auto paragraph = shaper.shape("Tanya \U00013000 dulu", "id");
    REQUIRE(paragraph->missing().size() == 1);
    CHECK(paragraph->missing().front().begin == 6);
    CHECK(paragraph->missing().front().code_points == U"\U00013000");
}

TEST_CASE("fit gives a size that fits, and one step more does not", "[fonts][fit]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        const FitBlock block{paragraph.get(), 1.0F, 1.5F, 0.0F, 0};
        for (float width = 120; width < 900; width += 97) {
            const auto found = fit({&block, 1}, {width, 200, 1, 400}, shaper.scratch);
            INFO(sample.language << " in " << width);
            REQUIRE(found.fits);
            const auto height = [&](float size) {
                const auto lines = wrap(*paragraph, width / size, shaper.scratch).size();
                return size * 1.5F * static_cast<float>(lines);
            };
            CHECK(height(found.size) <= 200.001F);
            const float larger = found.size * 1.01F;
            const bool cut = longest_piece_em(*paragraph) * larger > width;
            CHECK((cut || height(larger) > 200 || larger > 400));
        }
    }
}

TEST_CASE("fit never cuts a word: the word limits the size and is named", "[fonts][fit]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("makiu-makahatuk sekali", "tet-ID");
    const FitBlock block{paragraph.get(), 1.0F, 1.5F, 0.0F, 0};
    const auto found = fit({&block, 1}, {50, 1000, 1, 400}, shaper.scratch);
    REQUIRE(found.fits);
    CHECK(found.limit == FitLimit::LongPiece);
    CHECK(paragraph->text.substr(found.piece_begin, found.piece_end - found.piece_begin) ==
          "makahatuk");
}
