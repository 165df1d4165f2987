#include "content/layout/take_away.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using layout::code_texts;
using layout::TakeAwayText;
using layout::whole_text;

content::ShownText line(const std::string& words, const std::string& language = "id")
{
    content::Span span;
    span.text = words;
    content::ShownText text;
    text.language = language;
    text.lines = {{span}};
    return text;
}

/// About 1,600 bytes in ten blocks of two or three sentences.
TakeAwayText long_text()
{
    TakeAwayText text;
    text.title = "Palu\uA78Ce: pulang selamat";
    text.head = {"Informasi 11-2026"};
    for (int i = 1; i <= 10; ++i) {
        text.lines.push_back(
            line("Langkah " + std::to_string(i) +
                 ": simpan paspormu sendiri, jangan titip pada siapa pun. Catat nomor "
                 "0800-1000 di HP dan di kertas. Beri tahu keluarga di mana kamu bekerja."));
    }
    return text;
}

/// What is left of a code without its title and head.
std::string body_of(const std::string& code, const TakeAwayText& text)
{
    const auto head = static_cast<std::ptrdiff_t>(text.head.size()) + 1;
    auto at = code.begin();
    for (std::ptrdiff_t i = 0; i < head; ++i) {
        at = std::find(at, code.end(), '\n');
        REQUIRE(at != code.end());
        ++at;
    }
    return {at, code.end()};
}

/// All bodies one after the other, as a phone's owner would copy them together.
std::string joined(const std::vector<std::string>& codes, const TakeAwayText& text)
{
    std::string all = text.title;
    for (const std::string& head : text.head) {
        all += "\n" + head;
    }
    for (const std::string& code : codes) {
        all += "\n" + body_of(code, text);
    }
    return all;
}

} // namespace

TEST_CASE("a text is title, head and a sentence a line", "[layout][takeaway]")
{
    layout::TextScratch scratch;
    TakeAwayText text;
    text.title = "Pulang";
    text.head = {"Informasi 11-2026"};
    text.lines = {line("Jangan berangkat. Telepon 0800-1000."), line("Kamu tidak salah.")};
    CHECK(whole_text(text, scratch) == "Pulang\nInformasi 11-2026\nJangan berangkat.\n"
                                       "Telepon 0800-1000.\nKamu tidak salah.");
    CHECK(code_texts(text, 666, scratch) == std::vector{whole_text(text, scratch)});
}

TEST_CASE("a long text becomes codes that each say what they are, and joined are the whole",
          "[layout][takeaway]")
{
    layout::TextScratch scratch;
    const TakeAwayText text = long_text();
    const std::string whole = whole_text(text, scratch);
    REQUIRE(whole.size() > 1200);
    const auto codes = code_texts(text, 666, scratch);
    REQUIRE(codes.size() == 3);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        CHECK(codes[i].size() <= 666);
        CHECK(codes[i].rfind(text.title + " " + std::to_string(i + 1) + "/3\nInformasi 11-2026\n",
                             0) == 0);
        CHECK(codes[i].back() == '.'); // At the end of a sentence.
    }
    CHECK(joined(codes, text) == whole);
}

TEST_CASE("the codes of one text are about as long: none is left with a last word",
          "[layout][takeaway]")
{
    layout::TextScratch scratch;
    const auto codes = code_texts(long_text(), 666, scratch);
    const auto [least, most] = std::ranges::minmax(codes, {}, &std::string::size);
    CHECK(most.size() - least.size() < 130); // One sentence.
}

TEST_CASE("no sentence is cut to make the codes alike, and no number ever", "[layout][takeaway]")
{
    layout::TextScratch scratch;
    TakeAwayText text;
    text.title = "Pulang";
    text.head = {"Informasi 11-2026"};
    const std::string middle = "Simpan nomor ini " + std::string(200, 'a') + " bila hilang.";
    text.lines = {line("Jangan berangkat tanpa surat."), line(middle), line("Kamu tidak salah.")};
    for (const std::string& code : code_texts(text, 300, scratch)) {
        const bool has_all = code.find(middle) != std::string::npos;
        CHECK(has_all == (code.find("Simpan nomor") != std::string::npos));
    }
    text.lines = {line(std::string(190, 'b') + " KJRI +60 3 2116 4000")};
    const auto codes = code_texts(text, 230, scratch);
    REQUIRE(codes.size() > 1);
    CHECK(std::ranges::count_if(codes, [](const std::string& code) {
              return code.find("+60 3 2116 4000") != std::string::npos;
          }) == 1);
}

TEST_CASE("a text of just the bytes a code takes is one code, one byte more is two",
          "[layout][takeaway]")
{
    layout::TextScratch scratch;
    const TakeAwayText text = long_text();
    const std::size_t bytes = whole_text(text, scratch).size();
    CHECK(code_texts(text, bytes, scratch).size() == 1);
    CHECK(code_texts(text, bytes - 1, scratch).size() == 2);
}

TEST_CASE("a sentence that no code takes is cut between words, never inside a letter",
          "[layout][takeaway]")
{
    layout::TextScratch scratch;
    TakeAwayText text;
    text.title = "T";
    text.head = {"I"};
    std::string words;
    for (int i = 0; i < 60; ++i) {
        words += (words.empty() ? "" : " ") + std::string("palu\uA78Ce");
    }
    text.lines = {line(words)};
    for (const std::string& code : code_texts(text, 120, scratch)) {
        CHECK(code.size() <= 120);
        const std::string body = body_of(code, text);
        CHECK(body.rfind("palu\uA78Ce", 0) == 0);
        CHECK(body.substr(body.size() - 7) == "alu\uA78Ce");
    }

    std::string letters;
    for (int i = 0; i < 100; ++i) {
        letters += "\uA78C"; // Three bytes each, and nowhere a space.
    }
    text.lines = {line(letters)};
    std::string all;
    for (const std::string& code : code_texts(text, 100, scratch)) {
        CHECK(code.size() <= 100);
        const std::string body = body_of(code, text);
        CHECK(body.size() % 3 == 0);
        all += body;
    }
    CHECK(all == letters);
}

TEST_CASE("even a title that fills a code leaves room for the text", "[layout][takeaway]")
{
    layout::TextScratch scratch;
    TakeAwayText text = long_text();
    for (int i = 0; i < 60; ++i) {
        text.title += " surat-surat";
    }
    const auto codes = code_texts(text, 504, scratch);
    REQUIRE(codes.size() > 1);
    for (const std::string& code : codes) {
        CHECK(code.size() <= 504);
        CHECK(code.rfind("Palu\uA78Ce: pulang selamat", 0) == 0);
    }
    CHECK(codes.back().find("di mana kamu bekerja.") != std::string::npos);
}
