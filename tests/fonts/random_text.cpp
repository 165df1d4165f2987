#include "tests/fonts/random_text.hpp"

namespace support {

namespace {

/// What stands between words or inside them.
const std::vector<std::string> traps{"\u200B",     "\u2060",
                                     "\u00AD",     "\u00A0",
                                     "\u202F",     "\u3000",
                                     "\u202E",     "\u202C",
                                     "\u2067",     "\u2069",
                                     "\u200F",     "\u200D",
                                     "\u200C",     "\t",
                                     "  ",         "(",
                                     ")",          "[",
                                     "]",          "«",
                                     "”",          "-",
                                     "/",          "0800-1000",
                                     "Rp 350.000", "٣٤",
                                     "៣",          "👨‍👩‍👧",
                                     "🇮🇩",         "☎️",
                                     "⚠",          "\u0301",
                                     " \u0301",    "\u0600",
                                     "\u25CC",     "\U00013000",
                                     "\xFF",       "\xC3",
                                     "\xF0\x9F",   "\xED\xA0\x80",
                                     "\x01",       std::string(1, '\0'),
                                     "\U0010FFFF", "\uFEFF",
                                     "\uFFFC",     "http://a.id/b-c"};

} // namespace

const std::vector<Alphabet>& alphabets()
{
    static const std::vector<Alphabet> all{
        {"id", {"ka", "bu", "pa", "ten", "ker", "ja", "nga", "me", "di", "T", "S", "f", "fi", "x"}},
        {"tet-ID", {"ꞌ", "saaꞌ", "diꞌa", "ne", "bé", "ò", "ha", "lia", "mak", "'", "Ꞌ", "dꞌè"}},
        {"ar", {"ا", "ل", "لا", "م", "ك", "ت", "ب", "ه", "ى", "ُ", "ّ", "ر", "ق"}},
        {"ms-Arab", {"ڤ", "ڠ", "ک", "ڽ", "ݢ", "چ", "ۏ", "ا", "ي", "ن"}},
        {"jv-Java", {"ꦏ", "ꦠ", "ꦤ", "ꦧ", "ꦶ", "ꦺ", "ꦴ", "ꦼ", "ꦤ꧀ꦠ", "ꦁ", "ꦒꦿ", "ꦠꦏ꧀"}},
        {"ban-Bali", {"ᬓ", "ᬢ", "ᬦ", "ᬩ", "ᬶ", "ᬸ", "ᬾ", "ᬦ᭄ᬢ", "ᬂ"}},
        {"su-Sund", {"ᮊ", "ᮒ", "ᮔ", "ᮘ", "ᮤ", "ᮥ", "ᮔ᮪", "ᮀ"}},
        {"bug-Bugi", {"ᨀ", "ᨈ", "ᨊ", "ᨅ", "ᨗ", "ᨘ", "ᨙ", "᨞"}},
        {"km", {"ក", "ទ", "ន", "ំ", "ា", "េ", "ស្រ", "ក្រុ", "ម", "ិ", "ៅ"}},
        {"my", {"က", "တ", "န", "ာ", "ေ", "ို", "ခွ", "င့်", "မျ", "န္တ", "း"}},
        {"th", {"ก", "ต", "น", "ำ", "า", "เ", "ี", "ที่", "ไป", "ร", "ม"}},
        {"bn", {"ক", "ত", "ন", "া", "ি", "ে", "ক্ষ", "ন্ত", "র্ম", "ং"}},
        {"ta", {"க", "த", "ன", "ா", "ி", "ொ", "ம்", "ஸ்ரீ", "ற்று"}},
        {"hi", {"क", "त", "न", "ा", "ि", "े", "क्ष", "न्त", "र्म", "ं", "ट्र"}},
    };
    return all;
}

std::string RandomText::word(const Alphabet& alphabet)
{
    std::string word;
    for (std::uint32_t left = 1 + below(6); left > 0; --left) {
        word += alphabet.pieces[below(alphabet.pieces.size())];
    }
    return word;
}

std::string RandomText::sentence(const Alphabet& alphabet, std::size_t words)
{
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
        text += (i == 0 ? "" : " ") + word(alphabet);
    }
    return text;
}

std::string RandomText::hard_word()
{
    std::string text;
    for (std::uint32_t left = 1 + below(3); left > 0; --left) {
        text += below(3) == 0 ? traps[below(traps.size())]
                              : word(alphabets()[below(alphabets().size())]);
    }
    return text;
}

fonts::TextStyle RandomText::style(const char* language)
{
    fonts::TextStyle style;
    style.language = language;
    style.weight = below(4) == 0 ? fonts::Weight::Bold : fonts::Weight::Regular;
    style.slant = below(6) == 0 ? fonts::Slant::Italic : fonts::Slant::Upright;
    style.no_break = below(5) == 0;
    style.letter_spacing_em = below(6) == 0 ? 0.05F : 0.0F;
    style.features = below(6) == 0 ? "cv70=1" : "";
    return style;
}

std::vector<fonts::TextSpan> RandomText::spans()
{
    texts_.assign(1 + below(3), {});
    std::vector<fonts::TextSpan> spans;
    for (std::string& text : texts_) {
        const Alphabet& main = alphabets()[below(alphabets().size())];
        for (std::uint32_t left = below(12); left > 0; --left) {
            text += below(4) == 0 ? hard_word() : word(main);
            text += below(5) == 0 ? "" : " ";
        }
        spans.push_back({text, style(main.language)});
    }
    return spans;
}

} // namespace support
