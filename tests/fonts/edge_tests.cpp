#include "fonts/breaks.hpp"
#include "fonts/place.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

/// One test for each trap of regional Latin spelling (TEXT.md 3.1); its number is the tag.
using namespace fonts;
using support::lines_of;
using Offsets = std::vector<std::uint32_t>;

namespace {

Offsets boundaries(std::u16string_view text, Boundary kind)
{
    TextScratch scratch;
    Offsets offsets;
    find_boundaries(text, kind, "id", scratch, offsets);
    return offsets;
}

std::size_t placed_glyphs(const Paragraph& paragraph, const LineBox& line, TextScratch& scratch)
{
    std::vector<GlyphRun> runs;
    place(paragraph, line, {10, 0, 500, 0, Align::Start}, scratch, runs);
    std::size_t count = 0;
    for (const auto& run : runs) {
        count += run.glyphs.size();
    }
    return count;
}

} // namespace

TEST_CASE("the glottal letter stays what the translator wrote, in all four faces",
          "[fonts][edge][edge-1]")
{
    support::Shaper shaper;
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        for (const Slant slant : {Slant::Upright, Slant::Italic}) {
            TextStyle style;
            style.weight = weight;
            style.slant = slant;
            style.language = "tet-ID";
            const TextSpan span{"\uA78C\uA78B'\u2019\u02BC", style};
            const auto paragraph = shape({&span, 1}, *shaper.catalogue, shaper.scratch);
            CHECK(paragraph->text == span.text);
            REQUIRE(paragraph->glyphs.size() == 5);
            const auto& face = *paragraph->faces.at(paragraph->runs.front().face);
            CHECK(paragraph->glyphs[0].id == face.nominal_glyph(U'\uA78C'));
            CHECK(paragraph->glyphs[1].id == face.nominal_glyph(U'\uA78B'));
            for (const std::size_t other : {1U, 2U, 3U}) {
                CHECK(paragraph->glyphs[0].id != paragraph->glyphs[other].id);
            }
        }
    }
}

TEST_CASE("a word with the glottal letter is one word, one with an apostrophe is not",
          "[fonts][edge][edge-2]")
{
    CHECK(boundaries(u"\uA78Curu", Boundary::Word) == Offsets{0, 4});
    CHECK(boundaries(u"be\uA78Ce\uA78C", Boundary::Word) == Offsets{0, 5});
    CHECK(boundaries(u"'uru", Boundary::Word) == Offsets{0, 1, 4});
    CHECK(boundaries(u"be'e'", Boundary::Word) == Offsets{0, 4, 5});
}

TEST_CASE("letters for the glottal stop break as letters, apostrophes as quotes",
          "[fonts][edge][edge-2]")
{
    for (const char16_t letter : {u'\uA78C', u'\uA78B', u'\u02BC', u'\u02BB'}) {
        const std::u16string text = std::u16string(u"sa-") + letter + u"uru";
        CHECK(boundaries(text, Boundary::Line) == Offsets{0, 3, 7});
    }
    for (const char16_t quote : {u'\'', u'\u2019'}) {
        const std::u16string text = std::u16string(u"sa-") + quote + u"uru";
        CHECK(boundaries(text, Boundary::Line) == Offsets{0, 7});
    }
}

TEST_CASE("the glottal letter at a word's start and after a consonant is part of the word",
          "[fonts][edge][edge-5]")
{
    support::Shaper shaper;
    for (const std::string word : {"\uA78Cpiin", "b\uA78Cara", "d\uA78C\u00E8no", "nmoe\uA78C"}) {
        INFO(word);
        const auto alone = shaper.shape(word, "hvn");
        CHECK(alone->breaks == Offsets{alone->length()});
        CHECK(alone->trims == Offsets{alone->length()});
        const auto twice = shaper.shape(word + " " + word, "hvn");
        const auto lines = lines_of(*twice, alone->width_em(), shaper.scratch);
        REQUIRE(lines.size() == 2);
        for (const auto& line : lines) {
            CHECK(line.end - line.begin == alone->length());
            CHECK(line.width_em == Approx(alone->width_em()).margin(1e-4));
        }
    }
}

TEST_CASE("nested closing quotes stay together with a narrow no-break space",
          "[fonts][edge][edge-7]")
{
    support::Shaper shaper;
    const auto last_but_one = [&](const std::string& between) {
        const auto paragraph =
            shaper.shape("\u201CDia bilang \u2018ya\u2019" + between + "\u201D", "id");
        CHECK(paragraph->missing().empty());
        return paragraph->breaks.at(paragraph->breaks.size() - 2);
    };
    CHECK(last_but_one(" ") == 17);      // breaks at its space
    CHECK(last_but_one("\u202F") == 12); // before the inner quote
    const auto thin = shaper.shape("8\u2009kg", "id");
    CHECK(thin->breaks == Offsets{2, 4}); // U+2009 lets a line end
    CHECK(shaper.shape("8\u202Fkg", "id")->breaks == Offsets{4});
}

TEST_CASE("a doubled word may break after its own hyphen, which is not doubled",
          "[fonts][edge][edge-8]")
{
    support::Shaper shaper;
    const auto doubled = shaper.shape("saa\uA78C-saa\uA78C", "tet-ID");
    CHECK(doubled->breaks == Offsets{5, 9});
    const auto lines = lines_of(*doubled, doubled->width_em() * 0.7F, shaper.scratch);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].mark == LineMark::None);
    CHECK(placed_glyphs(*doubled, lines[0], shaper.scratch) == 5);
    CHECK(placed_glyphs(*doubled, lines[1], shaper.scratch) == 4);
}

TEST_CASE("a doubled word stays whole with U+2011 or as a no-break span", "[fonts][edge][edge-8]")
{
    support::Shaper shaper;
    CHECK(shaper.shape("bam\u2011banya", "twu")->breaks == Offsets{9});
    TextStyle whole;
    whole.no_break = true;
    const TextSpan span{"bam-banya", whole};
    CHECK(shape({&span, 1}, *shaper.catalogue, shaper.scratch)->breaks == Offsets{9});
}

TEST_CASE("a regional word that is too long is cut without a hyphen, nothing lost",
          "[fonts][edge][edge-9]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape("makiu-makahatuk", "tet-ID");
    CHECK(paragraph->breaks == Offsets{6, 15});
    std::size_t glyphs = 0;
    const auto lines = lines_of(*paragraph, 3.0F, shaper.scratch);
    CHECK(lines.size() > 2);
    for (const auto& line : lines) {
        CHECK(line.mark == LineMark::None);
        CHECK(line.width_em <= 3.0001F);
        glyphs += placed_glyphs(*paragraph, line, shaper.scratch);
    }
    CHECK(glyphs == 15);
}

TEST_CASE("decomposed accents give the advances and line ends of composed ones",
          "[fonts][edge][edge-10]")
{
    support::Shaper shaper;
    const std::string composed = "bar\u00E1t d\uA78C\u00E8no m\u00F3 kar\u00E9ta, bar\u00E1t-barat";
    const std::string decomposed =
        "bara\u0301t d\uA78Ce\u0300no mo\u0301 kare\u0301ta, bara\u0301t-barat";
    const auto nfc = shaper.shape(composed, "mkn");
    const auto nfd = shaper.shape(decomposed, "mkn");
    CHECK(nfd->missing().empty());
    CHECK(nfd->width_em() == Approx(nfc->width_em()).margin(1e-4));
    const auto letters_before = [](const Paragraph& paragraph, std::uint32_t unit) {
        return std::count_if(
            paragraph.text16.begin(), paragraph.text16.begin() + unit,
            [](char16_t letter) { return letter != u'\u0301' && letter != u'\u0300'; });
    };
    for (float width = 2.0F; width < 16.0F; width += 0.31F) {
        const auto one = lines_of(*nfc, width, shaper.scratch);
        const auto other = lines_of(*nfd, width, shaper.scratch);
        INFO("at " << width);
        REQUIRE(one.size() == other.size());
        for (std::size_t i = 0; i < one.size(); ++i) {
            CHECK(letters_before(*nfd, other[i].end) == one[i].end);
            CHECK(other[i].width_em == Approx(one[i].width_em).margin(1e-4));
        }
    }
}

TEST_CASE("an accent tells two words of Kupang Malay apart", "[fonts][edge][edge-10]")
{
    support::Shaper shaper;
    const auto west = shaper.shape("barat", "mkn");
    const auto heavy = shaper.shape("bar\u00E1t", "mkn");
    REQUIRE(west->glyphs.size() == heavy->glyphs.size());
    CHECK(west->glyphs[3].id != heavy->glyphs[3].id);
}

TEST_CASE("a link breaks after its slashes and its hyphen, a phone number does not break",
          "[fonts][edge][edge-11]")
{
    support::Shaper shaper;
    CHECK(shaper.shape("http://a.go.id/b-c", "id")->breaks == Offsets{7, 15, 17, 18});
    CHECK(shaper.shape("021-345-678", "id")->breaks == Offsets{11});
}

TEST_CASE("links, phone numbers and amounts in a no-break span stay on one line",
          "[fonts][edge][edge-11]")
{
    support::Shaper shaper;
    TextStyle whole;
    whole.no_break = true;
    for (const std::string kept :
         {"http://a.go.id/b-c", "+62 21 2924 4800", "Rp 350.000 - 400.000"}) {
        INFO(kept);
        const TextSpan spans[]{{"Lihat ", {}}, {kept, whole}, {" dulu", {}}};
        const auto paragraph = shape(spans, *shaper.catalogue, shaper.scratch);
        const auto end = static_cast<std::uint32_t>(7 + kept.size());
        CHECK(paragraph->breaks == Offsets{6, end, paragraph->length()});
        const float width = longest_piece_em(*paragraph) * 1.01F;
        for (const auto& line : lines_of(*paragraph, width, shaper.scratch)) {
            CHECK((line.end <= 6 || line.end >= end - 1));
        }
    }
}
