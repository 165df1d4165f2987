#include "fonts/breaks.hpp"
#include "tests/conformance/suites.hpp"
#include "tests/conformance/test_file.hpp"

#include <array>

namespace conformance {

namespace {

constexpr std::string_view break_sign = "\u00F7";
constexpr std::string_view no_break_sign = "\u00D7";

struct BreakCase {
    std::u16string text;
    std::vector<std::uint32_t> offsets;
};

/// A line such as "÷ 0061 × 0308 ÷".
BreakCase read_case(const TestFile& file)
{
    BreakCase read;
    for (const auto word : words_of(file.line())) {
        if (word == break_sign) {
            read.offsets.push_back(static_cast<std::uint32_t>(read.text.size()));
        } else if (word != no_break_sign) {
            append_utf16(read.text, number_of(word, 16));
        }
    }
    if (read.text.empty()) {
        file.refuse("has no characters");
    }
    return read;
}

Score run_breaks(const std::filesystem::path& path, fonts::Boundary kind, const Report& report)
{
    TestFile file(path);
    fonts::TextScratch scratch;
    std::vector<std::uint32_t> found;
    Score score;
    while (file.next()) {
        BreakCase wanted = read_case(file);
        // The line file says that a text's start is no place to break; we name it all the same.
        if (kind == fonts::Boundary::Line) {
            wanted.offsets.insert(wanted.offsets.begin(), 0);
        }
        fonts::find_boundaries(wanted.text, kind, "", scratch, found);
        ++score.total;
        score.pass += found == wanted.offsets ? 1 : 0;
        if (found != wanted.offsets && report) {
            std::string text = file.described() + " -> units";
            for (const auto offset : found) {
                text += " " + std::to_string(offset);
            }
            report(text);
        }
    }
    return score;
}

} // namespace

Score run_line_breaks(const std::filesystem::path& file, const Report& report)
{
    return run_breaks(file, fonts::Boundary::Line, report);
}

Score run_grapheme_breaks(const std::filesystem::path& file, const Report& report)
{
    return run_breaks(file, fonts::Boundary::Grapheme, report);
}

Score run_word_breaks(const std::filesystem::path& file, const Report& report)
{
    return run_breaks(file, fonts::Boundary::Word, report);
}

std::span<const Suite> suites()
{
    static constexpr std::array<Suite, 5> all{{
        {"BidiTest", "BidiTest.txt", run_bidi_classes},
        {"BidiCharacterTest", "BidiCharacterTest.txt", run_bidi_characters},
        {"LineBreakTest", "auxiliary/LineBreakTest.txt", run_line_breaks},
        {"GraphemeBreakTest", "auxiliary/GraphemeBreakTest.txt", run_grapheme_breaks},
        {"WordBreakTest", "auxiliary/WordBreakTest.txt", run_word_breaks},
    }};
    return all;
}

} // namespace conformance
