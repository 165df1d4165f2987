#include "fonts/breaks.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>
#include <unicode/uloc.h>

#include <memory>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

/// One test for each trap of ICU, locales and breaking (TEXT.md 3.2 and 3.3); its number is the
/// tag.
using namespace fonts;
using support::all_samples;
using support::lines_of;
using support::text_of;
using Offsets = std::vector<std::uint32_t>;

TEST_CASE("texts break and shape alike under every locale of the process", "[fonts][edge][edge-16]")
{
    const std::string before = uloc_getDefault();
    for (const auto& sample : all_samples()) {
        std::unique_ptr<support::Shaper> shaper = std::make_unique<support::Shaper>();
        const auto expected = shaper->shape(sample.text, sample.language);
        for (const char* locale : {"en_US", "id_ID", "tr_TR", "th_TH", "ja_JP"}) {
            UErrorCode status = U_ZERO_ERROR;
            uloc_setDefault(locale, &status);
            shaper = std::make_unique<support::Shaper>();
            const auto found = shaper->shape(sample.text, sample.language);
            INFO(sample.language << " under " << locale);
            CHECK(found->breaks == expected->breaks);
            CHECK(found->x == expected->x);
            CHECK(found->base_level == expected->base_level);
        }
        UErrorCode status = U_ZERO_ERROR;
        uloc_setDefault(before.c_str(), &status);
    }
}

TEST_CASE("Javanese breaks before each syllable, never inside a stack, punctuation stays behind",
          "[fonts][edge][edge-17]")
{
    support::Shaper shaper;
    // ta | ko | ndhi | sik, | ga | wa | ne | nla ...: a letter without vowel stays with its
    // syllable, pada lingsa and lungsi with their words.
    CHECK(shaper.shape("ꦠꦏꦺꦴꦤ꧀ꦝꦶꦱꦶꦏ꧀꧈ꦒꦮꦤꦼꦤ꧀ꦭꦪꦁꦩꦸ꧉", "jv-Java")->breaks ==
          Offsets{1, 4, 8, 13, 14, 15, 17, 20, 22, 25});
    // The sign that opens a text (pada adeg) does not stay behind alone.
    CHECK(shaper.shape("꧋ꦩꦤ", "jv-Java")->breaks == Offsets{2, 3});
}

TEST_CASE("Balinese, Sundanese and Buginese break before syllables", "[fonts][edge][edge-17]")
{
    support::Shaper shaper;
    CHECK(shaper.shape("ᬒᬁᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ᭞ᬲᬸᬓ᭄ᬱ᭄ᬫ᭟", "ban-Bali")->breaks ==
          Offsets{2, 5, 10, 15, 17, 23});
    CHECK(shaper.shape("ᮘᮞᮞᮥᮔ᮪ᮓ", "su-Sund")->breaks == Offsets{1, 2, 6, 7});
    CHECK(shaper.shape("ᮞ᮫ᮊ", "su-Sund")->breaks == Offsets{3}); // U+1BAB joins
    CHECK(shaper.shape("ᨅᨔᨕᨘᨁᨗ", "bug-Bugi")->breaks == Offsets{1, 2, 4, 6});
}

TEST_CASE("a line may start after the sign that ends a phrase in Buginese and Javanese",
          "[fonts][edge][edge-17]")
{
    support::Shaper shaper;
    CHECK(shaper.shape("ᨁᨗ᨞ᨒᨚ", "bug-Bugi")->breaks == Offsets{3, 5});   // pallawa
    CHECK(shaper.shape("ᨁᨗ᨟ᨒᨚ", "bug-Bugi")->breaks == Offsets{3, 5});   // end of section
    CHECK(shaper.shape("ꦩꦸ꧇ꦒꦮ", "jv-Java")->breaks == Offsets{3, 4, 5}); // pada pangkat
}

TEST_CASE("a Batak letter killed by a pangolat stays with the letter before",
          "[fonts][edge][edge-17]")
{
    // LB28a of Unicode 15.1: (AK | AS) x (AK | AS) VF.
    support::Shaper shaper;
    CHECK(shaper.shape("ᯅᯑᯉ᯲ᯅ", "bbc-Batk")->breaks == Offsets{1, 4, 5});
}

TEST_CASE("zero-width space and word joiner win over syllables and dictionaries",
          "[fonts][edge][edge-18]")
{
    support::Shaper shaper;
    const auto breaks = [&](const char* text, const char* language) {
        return shaper.shape(text, language)->breaks;
    };
    // Thai: "go | to | office"; the dictionary alone splits karn-kratham wrongly.
    CHECK(breaks("ไปที่สำนักงาน", "th") == Offsets{2, 5, 13});
    CHECK(breaks("ไปที่\u2060สำนักงาน", "th") == Offsets{2, 14});
    CHECK(breaks("ไป\u2060ที่\u2060สำนักงาน", "th") == Offsets{15});
    CHECK(breaks("ไปที่สำ\u200Bนักงาน", "th") == Offsets{2, 5, 8, 14});
    CHECK(breaks("การ\u200Bกระทำ", "th") == Offsets{4, 9});
    CHECK(breaks("ទៅ\u2060ការិយាល័យ", "km") == Offsets{12});
    CHECK(breaks("သင့်\u2060စာရွက်\u2060စာတမ်း", "my") == Offsets{18});
    CHECK(breaks("သင့်စာရွက်\u200Bစာတမ်း", "my") == Offsets{4, 11, 17});
    CHECK(breaks("ꦠ\u2060ꦏꦺꦴꦤ꧀\u2060ꦝꦶ", "jv-Java") == Offsets{10});
    CHECK(breaks("ꦤ꧀\u200Bꦝꦶ", "jv-Java") == Offsets{3, 5});
}

TEST_CASE("a language is not broken by the dictionary of another", "[fonts][edge][edge-18]")
{
    support::Shaper shaper;
    const auto breaks = [&](const char* text, const char* language) {
        return shaper.shape(text, language)->breaks;
    };
    const auto* text = "သင့်စာရွက် စာတမ်း။ (သင့်စာ)";
    CHECK(breaks(text, "my") == Offsets{4, 11, 19, 24, 27});
    for (const char* language : {"mnw", "shn", "ksw", "kjp-Mymr", "nod"}) {
        INFO(language);
        CHECK(breaks(text, language) == Offsets{11, 19, 27});
        CHECK(breaks("သင့်စာရွက်\u200Bစာတမ်း", language) == Offsets{11, 17});
        // What is longer than a line is still cut between letters, not lost.
        const auto whole = shaper.shape("သင့်စာရွက်စာတမ်း", language);
        CHECK(fonts::wrap(*whole, 2, shaper.scratch).size() > 2);
    }
    CHECK(breaks("ไปที่สำนักงาน", "nod") == Offsets{13});
}

TEST_CASE("space, zero-width space and wide space are trimmed, the no-break space is not",
          "[fonts][edge][edge-19]")
{
    support::Shaper shaper;
    const auto trims = [&](const char* text) { return shaper.shape(text, "id")->trims; };
    CHECK(trims("satu dua ") == Offsets{4, 8});
    CHECK(trims("satu \u200B dua") == Offsets{4, 10});
    CHECK(trims("satu\u3000dua") == Offsets{4, 8});
    CHECK(trims("satu\u00A0 dua") == Offsets{5, 9});
    CHECK(trims("satu dua\u00A0") == Offsets{4, 9});
    const auto padded = shaper.shape("satu\u00A0 dua", "id");
    const auto bare = shaper.shape("satu dua", "id");
    const auto first = lines_of(*padded, 3.4F, shaper.scratch).front();
    CHECK(first.end == 5);
    CHECK(first.width_em > lines_of(*bare, 3.0F, shaper.scratch).front().width_em + 0.1F);
}

TEST_CASE("a scratch forgets the text before: nothing points into a paragraph that is gone",
          "[fonts][edge][edge-19]")
{
    support::Shaper shaper;
    const auto expected = shaper.shape("Datang ke kantor", "id")->breaks;
    for (const auto& sample : all_samples()) {
        std::ignore = shaper.shape(sample.text, "id"); // dies here
        CHECK(shaper.shape("Datang ke kantor", "id")->breaks == expected);
        Offsets offsets;
        find_boundaries(std::u16string(u"Datang ke kantor"), Boundary::Line, "id", shaper.scratch,
                        offsets);
        CHECK(offsets == Offsets{0, 7, 10, 16});
    }
}

TEST_CASE("no line ends between a sign that stacks letters and the letter below",
          "[fonts][edge][edge-17][edge-18]")
{
    support::Shaper shaper;
    const support::Sample stacked[]{{"គតិយុត្ដរបស់ខ្លួន", "km"},
                                    {"ကမ္ဘာ့ကုလသမဂ္ဂ", "my"},
                                    {"ꦠꦏꦺꦴꦤ꧀ꦝꦶꦱꦶꦏ꧀ꦏꦤ꧀ꦠꦺꦴꦂ", "jv-Java"},
                                    {"ᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ", "ban-Bali"},
                                    {"কর্মক্ষেত্র", "bn"}};
    constexpr std::u16string_view stacking = u"\u17D2\u1039\uA9C0\u1B44\u09CD";
    for (const auto& sample : stacked) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        const auto check_end = [&](std::uint32_t at) {
            INFO(sample.language << ": " << text_of(*paragraph, 0, at) << " | "
                                 << text_of(*paragraph, at, paragraph->length()));
            const bool last = at == paragraph->length();
            CHECK((last || stacking.find(paragraph->text16[at - 1]) == std::u16string::npos));
        };
        for (const auto at : paragraph->breaks) {
            check_end(at);
            CHECK((at == paragraph->length() ||
                   (paragraph->flags[at] & Paragraph::ClusterStart) != 0));
        }
        for (const float width : {0.2F, 1.3F, 2.1F, 3.3F}) {
            for (const auto& line : lines_of(*paragraph, width, shaper.scratch)) {
                check_end(line.end_all);
            }
        }
    }
}
