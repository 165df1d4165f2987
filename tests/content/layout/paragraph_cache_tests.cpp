#include "content/layout/paragraph_cache.hpp"

#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <string>
#include <vector>

using namespace fonts;
using layout::ParagraphCache;

namespace {

TextStyle style_in(const std::string& language)
{
    TextStyle style;
    style.language = language;
    return style;
}

/// Asks a cache for paragraphs of one span.
struct Asker {
    support::Shaper shaper;
    ParagraphCache cache;

    std::shared_ptr<const Paragraph> ask(const std::string& text, const TextStyle& style)
    {
        const TextSpan span{text, style};
        return cache.shape({&span, 1}, *shaper.catalogue, shaper.scratch);
    }
};

/// Bytes that one paragraph takes in a cache.
std::size_t bytes_of_one(const std::string& text)
{
    Asker asker;
    asker.ask(text, style_in("id"));
    return asker.cache.bytes();
}

std::vector<std::uint16_t> glyphs_of(const Paragraph& paragraph)
{
    std::vector<std::uint16_t> ids;
    for (const auto& glyph : paragraph.glyphs) {
        ids.push_back(glyph.id);
    }
    return ids;
}

} // namespace

TEST_CASE("a text asked for again is the paragraph shaped before", "[layout][cache]")
{
    Asker asker;
    for (const auto& sample : support::all_samples()) {
        INFO(sample.text);
        const auto first = asker.ask(sample.text, style_in(sample.language));
        const auto again = asker.ask(sample.text, style_in(sample.language));
        CHECK(again == first);
        const auto fresh = asker.shaper.shape(sample.text, sample.language);
        CHECK(again->text == fresh->text);
        CHECK(again->x == fresh->x);
        CHECK(again->flags == fresh->flags);
        CHECK(again->breaks == fresh->breaks);
        CHECK(again->trims == fresh->trims);
        CHECK(glyphs_of(*again) == glyphs_of(*fresh));
    }
}

TEST_CASE("another style, language or cut into spans is another paragraph", "[layout][cache]")
{
    Asker asker;
    const std::string text = "Telepon 0800-1000";
    const auto plain = asker.ask(text, style_in("id"));
    TextStyle bold = style_in("id");
    bold.weight = Weight::Bold;
    TextStyle whole = style_in("id");
    whole.no_break = true;
    TextStyle italic = style_in("id");
    italic.slant = Slant::Italic;
    TextStyle wide = style_in("id");
    wide.letter_spacing_em = 0.1F;
    TextStyle large = style_in("id");
    large.features = "cv70=1";
    for (const TextStyle& other : {bold, whole, italic, wide, large, style_in("ar")}) {
        CHECK(asker.ask(text, other) != plain);
    }
    const std::array<TextSpan, 2> halves{
        {{"Telepon ", style_in("id")}, {"0800-1000", style_in("id")}}};
    CHECK(asker.cache.shape(halves, *asker.shaper.catalogue, asker.shaper.scratch) != plain);
    CHECK(asker.ask(text, style_in("id")) == plain);
}

TEST_CASE("a paragraph is never another catalogue's", "[layout][cache]")
{
    Asker asker;
    const auto first = asker.ask("Paspor", style_in("id"));
    asker.shaper.catalogue = FontCatalogue::load(support::source_dir() / "fonts/catalogue.toml");
    CHECK(asker.ask("Paspor", style_in("id")) != first);
}

TEST_CASE("the cache holds no more bytes than it may and drops the longest unused",
          "[layout][cache]")
{
    const std::size_t one = bytes_of_one("Satu dua.");
    Asker asker;
    asker.cache = ParagraphCache(3 * one + one / 2); // texts of equal length, so equal bytes
    const auto first = asker.ask("Satu dua.", style_in("id"));
    const auto second = asker.ask("Tiga lim.", style_in("id"));
    asker.ask("Enam tuj.", style_in("id"));
    CHECK(asker.ask("Satu dua.", style_in("id")) == first); // now the second is the oldest
    asker.ask("Lapan se.", style_in("id"));
    CHECK(asker.cache.size() == 3);
    CHECK(asker.cache.bytes() <= 3 * one + one / 2);
    CHECK(asker.ask("Satu dua.", style_in("id")) == first);
    CHECK(asker.ask("Tiga lim.", style_in("id")) != second);
    for (int i = 0; i < 200; ++i) {
        asker.ask(std::to_string(i) + std::string(static_cast<std::size_t>(i), 'a'),
                  style_in("id"));
        REQUIRE(asker.cache.bytes() <= 3 * one + one / 2);
    }
}

TEST_CASE("a text larger than the whole cache is shaped all the same", "[layout][cache]")
{
    Asker asker;
    asker.cache = ParagraphCache(64);
    const auto paragraph = asker.ask("Jangan serahkan paspormu.", style_in("id"));
    CHECK(paragraph->text == "Jangan serahkan paspormu.");
    CHECK(asker.cache.size() == 0);
    CHECK(asker.cache.bytes() == 0);
}
