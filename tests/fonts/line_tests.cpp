#include "fonts/hit_test.hpp"
#include "fonts/place.hpp"
#include "fonts/wrap.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

using namespace fonts;

namespace {

std::vector<LineBox> copy(std::span<const LineBox> lines)
{
    return {lines.begin(), lines.end()};
}

/// Right edge of the last glyph's advance, with the runs in visual order.
double pen_end(const Paragraph& paragraph, const LineBox& line, const LinePlace& where,
               TextScratch& scratch)
{
    std::vector<Extent> extents;
    select(paragraph, line, where, line.begin, line.end, scratch, extents);
    return extents.empty() ? where.left : extents.back().right;
}

constexpr auto long_text = "Datang ke Disnakertrans kabupaten dan tanya lowongan yang benar.";

} // namespace

TEST_CASE("a limited paragraph ends in an ellipsis that the text does not have", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape(long_text, "id");
    const auto whole = copy(wrap(*paragraph, 12, shaper.scratch));
    REQUIRE(whole.size() > 2);
    const auto lines = copy(wrap_limited(*paragraph, 12, 2, shaper.scratch));
    REQUIRE(lines.size() == 2);
    CHECK(lines[0] == whole[0]);
    CHECK(lines[1].mark == LineMark::Ellipsis);
    CHECK(lines[1].end_all == paragraph->length());
    CHECK(lines[1].width_em <= 12.0001F);
    std::vector<GlyphRun> runs;
    place(*paragraph, lines[1], {10, 0, 120, 20, Align::Start}, shaper.scratch, runs);
    REQUIRE(runs.back().glyphs.size() == 1);
    CHECK(runs.back().text.empty());
    CHECK(runs.back().clusters.front().bytes == 0);
    CHECK(copy(wrap_limited(*paragraph, 1000, 2, shaper.scratch)).front().mark == LineMark::None);
}

TEST_CASE("an ellipsis of Arabic stands at the left end", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("اذهب إلى المكتب واسأل عن العمل الصحيح", "ar");
    const auto lines = copy(wrap_limited(*paragraph, 8, 1, shaper.scratch));
    REQUIRE(lines.front().mark == LineMark::Ellipsis);
    std::vector<GlyphRun> runs;
    place(*paragraph, lines.front(), {10, 0, 200, 20, Align::Start}, shaper.scratch, runs);
    REQUIRE(runs.size() == 2);
    CHECK(runs[0].text.empty());
    CHECK(runs[0].glyphs.front().x < runs[1].glyphs.front().x);
}

TEST_CASE("even lines are as many, with less slack and no lone last word", "[fonts][wrap]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("Jangan bayar calo. Lapor dulu ke kantor desa", "id");
    const auto slack = [](const std::vector<LineBox>& lines, float width) {
        float sum = 0;
        for (const auto& line : lines) {
            sum += (width - line.width_em) * (width - line.width_em);
        }
        return sum;
    };
    const auto words = [&](const LineBox& line) {
        return 1 + std::count(paragraph->text16.begin() + line.begin,
                              paragraph->text16.begin() + line.end, u' ');
    };
    bool lone_before = false;
    for (float width = 5; width < 22; width += 0.25F) {
        const auto greedy = copy(wrap(*paragraph, width, shaper.scratch));
        const auto even = copy(wrap_even(*paragraph, width, shaper.scratch));
        INFO(width);
        REQUIRE(even.size() == greedy.size());
        const bool lone = greedy.size() > 1 && words(greedy.back()) == 1;
        lone_before = lone_before || lone;
        if (!lone) {
            CHECK(slack(even, width) <= slack(greedy, width) + 1e-3F);
        } else {
            CHECK(words(even.back()) >= words(greedy.back()));
        }
    }
    CHECK(lone_before); // else the test shows nothing
}

TEST_CASE("a justified line fills its box, by no more than half an em a space", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape(long_text, "id");
    const auto lines = copy(wrap(*paragraph, 20, shaper.scratch));
    REQUIRE(lines.size() > 1);
    const LinePlace where{10, 0, 200, 20, Align::Justify};
    CHECK(pen_end(*paragraph, lines.front(), where, shaper.scratch) == Approx(200).margin(0.01));
    const auto& last = lines.back();
    CHECK(pen_end(*paragraph, last, where, shaper.scratch) ==
          Approx(static_cast<double>(last.width_em) * 10).margin(0.01));
    const LinePlace wide{10, 0, 2000, 20, Align::Justify};
    const auto spaces = std::count(paragraph->text16.begin() + lines[0].begin,
                                   paragraph->text16.begin() + lines[0].end, u' ');
    CHECK(pen_end(*paragraph, lines[0], wide, shaper.scratch) ==
          Approx(static_cast<double>(lines[0].width_em) * 10 + 5.0 * static_cast<double>(spaces))
              .margin(0.01));
}

TEST_CASE("a justified Khmer line opens between its clusters", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("ទៅការិយាល័យការងារហើយយកឯកសាររបស់អ្នកទៅជាមួយ", "km");
    const auto lines = copy(wrap(*paragraph, 9, shaper.scratch));
    REQUIRE(lines.size() > 1);
    const LinePlace where{10, 0, 100, 20, Align::Justify};
    CHECK(pen_end(*paragraph, lines.front(), where, shaper.scratch) == Approx(100).margin(0.01));
}

TEST_CASE("a selection over two directions has two extents", "[fonts][place]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("Tanya مكتب dulu", "id");
    const auto line = wrap(*paragraph, 100, shaper.scratch).front();
    const LinePlace where{10, 0, 500, 20, Align::Start};
    std::vector<Extent> extents;
    select(*paragraph, line, where, 0, paragraph->length(), shaper.scratch, extents);
    CHECK(extents.size() == 1);
    // "Tanya " and the first two Arabic letters, which stand at the right end of their word.
    select(*paragraph, line, where, 0, 8, shaper.scratch, extents);
    REQUIRE(extents.size() == 2);
    CHECK(extents[0].left == Approx(0).margin(0.01));
    CHECK(extents[1].left > extents[0].right);
    CHECK(hit_test(*paragraph, line, where, -5, shaper.scratch) == 0);
    CHECK(hit_test(*paragraph, line, where, extents[1].right - 0.5, shaper.scratch) == 6);
}

TEST_CASE("a mark that has no base is told as missing", "[fonts][coverage]")
{
    support::Shaper shaper;
    // A Khmer vowel sign alone: shaping puts a dotted circle under it.
    const auto paragraph = shaper.shape("\u17B6", "km");
    REQUIRE(paragraph->missing().size() == 1);
    CHECK(paragraph->missing().front().code_points == U"\u17B6");
    CHECK(shaper.shape("\u1780\u17B6", "km")->missing().empty());
}

TEST_CASE("a tab and a separator inside a paragraph are shaped as spaces", "[fonts][shape]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("satu\tdua\u2028tiga", "id");
    CHECK(paragraph->text == "satu\tdua\u2028tiga");
    CHECK(paragraph->missing().empty());
    CHECK(paragraph->width_em() == Approx(shaper.shape("satu dua tiga", "id")->width_em()));
}
