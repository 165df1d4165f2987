#include "tests/planted/mistakes.hpp"

namespace planted {

namespace {

const std::string steps = "topics/go-safe.toml";
const std::string poster = "posters/official-way.toml";
const std::string join = "\"Ikut pelatihan dan uji kerja.\"";
const std::string ask = "\"Tanya Disnakertrans dulu.\"";

std::string sentence(int words)
{
    std::string text = "Satu";
    for (int i = 1; i < words; ++i) {
        text += " kata";
    }
    return text + ".";
}

/// No sheet and no screen takes it.
std::string far_too_long()
{
    std::string text = sentence(12);
    for (int i = 0; i < 15; ++i) {
        text += " " + sentence(12);
    }
    return text;
}

std::vector<Mistake> wrong_words()
{
    return {
        {"a misspelt value",
         "K020",
         {{"topics/red-flags.toml", "{hotline_home}", "¦{hotlin_home}"}}},
        {"a misspelt value behind a line break",
         "K020",
         {{steps, join, "\"\"\"Ikut pelatihan\ndan ¦{uji}.\"\"\""}}},
        {"a misspelt value behind an escape",
         "K020",
         {{steps, join, "\"Ikut \\\"pelatihan\\\"\\ndan ¦{uji}.\""}}},
        {"a value that touches bold",
         "K022",
         {{steps, join, "\"Telepon **¦{hotline_home}** dulu.\""}}},
        {"a telephone number typed into a text",
         "K025",
         {{steps, join, "\"Telepon ¦0800-1234 567 dulu.\""}}},
        {"a web address in a text", "K026", {{steps, join, "\"Buka ¦siskop2mi.go.id dulu.\""}}},
        {"bold that is not closed", "K027", {{steps, join, "\"Ikut ¦**pelatihan.\""}}},
        {"a zero-width space", "K028", {{steps, join, "\"Ikut pela¦\u200Btihan.\""}}},
        {"a bidi override", "K028", {{steps, join, "\"Ikut ¦\u202Epelatihan.\""}}},
        {"a no-break space", "K028", {{"ui.toml", "\"Kembali\"", "\"Kembali¦\u00A0ke\""}}},
        {"a soft hyphen", "K028", {{"ui.toml", "\"Kembali\"", "\"Kem¦\u00ADbali\""}}},
        {"letters and marks stored apart",
         "K028",
         {{"ui.toml", "\"Kembali\"", "\"¦Ke\u0301mbali\""}}},
        {"a sentence of 14 words", "K035", {{steps, join, "\"¦" + sentence(14) + "\""}}},
        {"a second sentence of 26 words",
         "K035",
         {{steps, join, "\"Ikut pelatihan. ¦" + sentence(26) + "\""}}},
        {"a headline of 50 letters",
         "K041",
         {{poster, "\"Kerja di luar negeri?\\nLewat jalan resmi.\"",
           "\"¦Kerja di luar negeri nanti?\\nLewat jalan yang resmi.\""}}},
        {"more letters than the author allows",
         "K041",
         {{poster, ask, "{ text = \"¦Tanya Disnakertrans dulu.\", max = 20 }"}}},
    };
}

std::vector<Mistake> what_does_not_fit()
{
    const std::string alert = "\"BERHENTI\"";
    return {
        {"a line that does not fit its sheet",
         "K040",
         {{poster, ask, "\"¦" + sentence(24) + "\""}},
         {},
         Needs::Layout},
        {"a word of an outcome that does not fit its screen",
         "K040",
         {{"topics/check-offer.toml", alert, "\"¦" + sentence(12) + " " + sentence(12) + "\""}},
         {},
         Needs::Layout},
        {"a script that no font of ours has",
         "K042",
         {{poster, ask, "\"¦Tanya \U00012000 dulu.\""}},
         {},
         Needs::Layout},
        {"a headline of many words",
         "K043",
         {{"formats/poster-a2.toml", "head = 7", "head = 2"}},
         "posters/official-way.toml",
         Needs::Layout},
        {"a kiosk's text that does not fit the sheet it is taken for",
         "K044",
         {{steps, join, "\"¦" + sentence(24) + "\""}},
         {},
         Needs::Layout},
        {"a sash too long to be printed",
         "K040",
         {{"ui.toml", "\"CONTOH. Belum diperiksa penutur.\"",
           "\"¦CONTOH. " + far_too_long() + "\""}},
         {},
         Needs::Layout},
    };
}

} // namespace

std::vector<Mistake> text_mistakes()
{
    auto all = wrong_words();
    for (Mistake& mistake : what_does_not_fit()) {
        all.push_back(std::move(mistake));
    }
    return all;
}

} // namespace planted
