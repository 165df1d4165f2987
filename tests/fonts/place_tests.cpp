#include "fonts/place.hpp"

#include "fonts/hit_test.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

using namespace fonts;

namespace {

std::vector<GlyphRun> placed(const Paragraph& paragraph, TextScratch& scratch, Align align)
{
    const auto lines = wrap(paragraph, 1000, scratch);
    const LineBox line = lines.front();
    std::vector<GlyphRun> runs;
    place(paragraph, line, {10, 0, 500, 20, align}, scratch, runs);
    return runs;
}

} // namespace

TEST_CASE("clusters tile the bytes and the glyphs of every run", "[fonts][place]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        std::size_t bytes = 0;
        for (const auto& run : placed(*paragraph, shaper.scratch, Align::Start)) {
            INFO(sample.language << ": " << run.text);
            std::size_t run_bytes = 0;
            std::size_t glyphs = 0;
            for (const auto& cluster : run.clusters) {
                CHECK((cluster.bytes > 0 || cluster.glyphs > 0));
                run_bytes += static_cast<std::size_t>(cluster.bytes);
                glyphs += static_cast<std::size_t>(cluster.glyphs);
            }
            CHECK(run_bytes == run.text.size());
            CHECK(glyphs == run.glyphs.size());
            bytes += run_bytes;
        }
        CHECK(bytes == paragraph->text.size());
    }
}

TEST_CASE("glyphs run from left to right and Arabic runs are marked backward", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("اذهب إلى المكتب", "ar");
    const auto runs = placed(*paragraph, shaper.scratch, Align::Start);
    REQUIRE(runs.size() == 1);
    CHECK(runs.front().backward);
    CHECK(runs.front().glyphs.front().x < runs.front().glyphs.back().x);
    CHECK(runs.front().glyphs.back().x < 500);
    CHECK(runs.front().glyphs.front().x ==
          Approx(500 - static_cast<double>(paragraph->width_em()) * 10).margin(1));
}

TEST_CASE("a number inside Arabic stands left to right between its neighbours", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("اتصل 129 الآن", "ar");
    const auto runs = placed(*paragraph, shaper.scratch, Align::Start);
    REQUIRE(runs.size() >= 3);
    const auto number = std::find_if(runs.begin(), runs.end(), [](const GlyphRun& run) {
        return run.text.find("129") != std::string::npos;
    });
    REQUIRE(number != runs.end());
    CHECK_FALSE(number->backward);
    CHECK(runs.back().text.find("اتصل") != std::string::npos);
}

TEST_CASE("start, centre and end put the line where they say", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("Gratis", "id");
    const double width = static_cast<double>(paragraph->width_em()) * 10;
    const auto left = [&](Align align) {
        return placed(*paragraph, shaper.scratch, align).front().glyphs.front().x;
    };
    CHECK(left(Align::Start) == Approx(0).margin(0.01));
    CHECK(left(Align::Centre) == Approx((500 - width) / 2).margin(0.01));
    CHECK(left(Align::End) == Approx(500 - width).margin(0.01));
}

TEST_CASE("trailing space keeps its glyph and loses its width", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("Tanya dulu ", "id");
    const auto line = wrap(*paragraph, 1000, shaper.scratch).front();
    CHECK(line.end == 10);
    CHECK(line.end_all == 11);
    std::size_t glyphs = 0;
    for (const auto& run : placed(*paragraph, shaper.scratch, Align::End)) {
        glyphs += run.glyphs.size();
    }
    CHECK(glyphs == 11);
}

TEST_CASE("a finger anywhere on a Hindi conjunct hits its first letter", "[fonts][hit]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("मनुष्यों", "hi");
    const auto line = wrap(*paragraph, 1000, shaper.scratch).front();
    const LinePlace where{10, 0, 500, 20, Align::Start};
    const double width = static_cast<double>(paragraph->width_em()) * 10;
    for (double x = 0.05; x < width; x += 0.1) {
        const auto unit = hit_test(*paragraph, line, where, x, shaper.scratch);
        CHECK((paragraph->flags[unit] & Paragraph::GraphemeStart) != 0);
    }
}

TEST_CASE("a selection in a right-to-left line reaches to its hyphen", "[fonts][hit]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("abc\u00ADdef", "ar");
    const auto line = wrap(*paragraph, paragraph->width_em() * 0.8F, shaper.scratch).front();
    REQUIRE(line.mark == LineMark::Hyphen);
    std::vector<Extent> extents;
    select(*paragraph, line, {10, 0, 500, 20, Align::Start}, line.begin, line.end, shaper.scratch,
           extents);
    REQUIRE(extents.size() == 1);
    CHECK(extents[0].right - extents[0].left ==
          Approx(static_cast<double>(line.width_em) * 10).margin(1e-3));
}
