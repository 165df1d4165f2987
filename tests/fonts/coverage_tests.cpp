#include "content/model/guide.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace fonts;

namespace {

constexpr std::string_view dotted_circle = "\u25CC";

/// Letters of languages of the region that have no alphabet in languages.toml: Indonesian's, the
/// accented letters of Uab Meto, Sabu and Kupang Malay, the implosives of Sabu and Dhao.
constexpr std::string_view regional_letters =
    "a b c d e f g h i j k l m n o p q r s t u v w x y z "
    "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z "
    "à á â ã è é ê ë ì í î ï ò ó ô õ ö ù ú û ü À Á Â Ã È É Ê Ë Ì Í Î Ï Ò Ó Ô Õ Ö Ù Ú Û Ü "
    "ñ Ñ ŋ Ŋ ĕ Ĕ ə Ə ɓ Ɓ ɗ Ɗ ꞌ Ꞌ ʼ ʻ ’ ‘ “ ” ‑ – — …";

/// What a translator types for an accented letter without a key of its own.
constexpr std::string_view composed_by_hand = "a\u0301 e\u0300 o\u0302 g\u0303 n\u0304 m\u0301";

/// The letters of one language: those languages.toml gives, else those of the region.
std::string letters_of(const content::Language& language)
{
    std::string letters(language.letters.empty() ? regional_letters
                                                 : std::string_view(language.letters));
    letters += " " + language.glottal + " " + language.name() + " " + language.indonesian_name;
    for (const auto& words : {language.negators, language.number_words}) {
        for (const auto& word : words) {
            letters += " " + word;
        }
    }
    return letters + " " + std::string(composed_by_hand);
}

std::shared_ptr<const content::Guide> our_guide()
{
    return content::load_guide(support::source_dir() / "content/guide",
                               *content::parse_date("2026-11-24"))
        .guide;
}

/// Faults of a shaped text: boxes, missing graphemes, circles nobody wrote.
std::string fault_of(const Paragraph& paragraph)
{
    if (!paragraph.missing().empty()) {
        const auto& missing = paragraph.missing().front();
        return "no glyph for \"" +
               paragraph.text.substr(missing.begin, missing.end - missing.begin) + "\"";
    }
    const bool circle_wanted = paragraph.text.find(dotted_circle) != std::string::npos;
    for (const auto& run : paragraph.runs) {
        const auto circle = paragraph.faces[run.face]->nominal_glyph(U'\u25CC');
        for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
            const auto& glyph = paragraph.glyphs[run.first_glyph + i];
            const auto where = " at unit " + std::to_string(glyph.cluster);
            if (glyph.id == 0) {
                return "a box stands" + where;
            }
            if (glyph.id == circle && circle != 0 && !circle_wanted) {
                return "a dotted circle stands" + where;
            }
        }
    }
    return {};
}

} // namespace

TEST_CASE("every letter of every language has its glyph in regular and bold",
          "[fonts][shape][coverage]")
{
    const auto guide = our_guide();
    REQUIRE(guide->languages.size() > 40);
    support::Shaper shaper;
    for (const auto& language : guide->languages) {
        for (const Weight weight : {Weight::Regular, Weight::Bold}) {
            TextStyle style;
            style.language = language.tag;
            style.weight = weight;
            const std::string letters = letters_of(language);
            const TextSpan span{letters, style};
            INFO(language.tag << ": " << letters);
            CHECK(fault_of(*shape({&span, 1}, *shaper.catalogue, shaper.scratch)).empty());
        }
    }
}

TEST_CASE("every text of the guide and of its translations has its glyphs in regular and bold",
          "[fonts][shape][coverage]")
{
    const auto guide = our_guide();
    support::Shaper shaper;
    const auto check = [&](const std::string& tag, const std::string& text) {
        for (const Weight weight : {Weight::Regular, Weight::Bold}) {
            TextStyle style;
            style.language = tag;
            style.weight = weight;
            for (const auto line : split_lines(text)) {
                const TextSpan span{line, style};
                const auto fault = fault_of(*shape({&span, 1}, *shaper.catalogue, shaper.scratch));
                if (!fault.empty()) {
                    FAIL_CHECK(tag << ": " << text << ": " << fault);
                }
            }
        }
    };
    for (const auto& unit : guide->units) {
        check(guide->source_language, unit.source.text);
    }
    for (const auto& [tag, catalog] : guide->catalogs) {
        for (const auto& message : catalog.messages) {
            check(tag, message.translation);
        }
    }
    SUCCEED(guide->units.size() << " texts");
}

TEST_CASE("the coverage test sees a box and a circle that nobody wrote", "[fonts][shape][coverage]")
{
    support::Shaper shaper;
    CHECK_FALSE(fault_of(*shaper.shape("huruf \U00013000", "id")).empty());
    // A Burmese vowel sign without a consonant: the shaper puts a circle under it.
    CHECK_FALSE(fault_of(*shaper.shape("ကိ ိ", "my")).empty());
    CHECK(fault_of(*shaper.shape("lingkaran \u25CC", "id")).empty());
}
