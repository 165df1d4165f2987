#include "fonts/bidi.hpp"
#include "tests/conformance/suites.hpp"
#include "tests/conformance/test_file.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace conformance {

namespace {

using fonts::BaseDirection;

/// One character for each Bidi_Class.
constexpr std::array<std::pair<std::string_view, char16_t>, 23> class_characters{{
    {"L", u'a'},     {"R", 0x05D0},   {"AL", 0x0627},  {"EN", u'1'},    {"ES", u'+'},
    {"ET", u'%'},    {"AN", 0x0661},  {"CS", u':'},    {"NSM", 0x0300}, {"BN", 0x00AD},
    {"B", 0x2029},   {"S", u'\t'},    {"WS", u' '},    {"ON", u'!'},    {"LRE", 0x202A},
    {"LRO", 0x202D}, {"RLE", 0x202B}, {"RLO", 0x202E}, {"PDF", 0x202C}, {"LRI", 0x2066},
    {"RLI", 0x2067}, {"FSI", 0x2068}, {"PDI", 0x2069},
}};

/// What the file says must come out. A level that rule X9 takes away is empty.
struct Expected {
    std::vector<std::optional<std::uint8_t>> levels;
    std::vector<std::uint32_t> order;
    std::optional<std::uint8_t> paragraph_level;
};

void read_levels(const TestFile& file, std::string_view text, Expected& expected)
{
    expected.levels.clear();
    for (const auto word : words_of(text)) {
        if (word == "x") {
            expected.levels.emplace_back();
            continue;
        }
        const std::uint32_t level = number_of(word, 10);
        if (level > 126) {
            file.refuse("no level is above 126");
        }
        expected.levels.emplace_back(static_cast<std::uint8_t>(level));
    }
}

void read_order(std::string_view text, Expected& expected)
{
    expected.order.clear();
    for (const auto word : words_of(text)) {
        expected.order.push_back(number_of(word, 10));
    }
}

/// Runs cases and keeps what it needs for them.
class BidiJudge {
  public:
    /// @param starts index of each character's first UTF-16 unit.
    bool passes(std::u16string_view text, const std::vector<std::size_t>& starts,
                BaseDirection base, const Expected& expected)
    {
        const auto paragraph_level = fonts::bidi_levels(text, base, scratch_, unit_levels_);
        levels_.clear();
        for (const std::size_t start : starts) {
            levels_.push_back(unit_levels_.at(start));
        }
        const bool level_matches =
            !expected.paragraph_level || *expected.paragraph_level == paragraph_level;
        const bool order_matches = in_order(expected);
        return level_matches && order_matches && levels_match(expected);
    }

    std::string result() const
    {
        std::string text = " -> levels";
        for (const int level : levels_) {
            text += " " + std::to_string(level);
        }
        text += ", order";
        for (const auto item : order_) {
            text += " " + std::to_string(item);
        }
        return text;
    }

  private:
    /// Equal, or all of one parity on both sides: then the same letters run in the same order, and
    /// ICU does not tell levels apart that nobody can see apart (TEXT.md 4.1).
    bool levels_match(const Expected& expected) const
    {
        bool equal = levels_.size() == expected.levels.size();
        unsigned parities = 0;
        for (std::size_t i = 0; i < std::min(levels_.size(), expected.levels.size()); ++i) {
            if (const auto level = expected.levels[i]) {
                equal = equal && *level == levels_[i];
                parities |= 1U << (*level & 1U);
                parities |= 1U << (levels_[i] & 1U);
            }
        }
        return equal || (levels_.size() == expected.levels.size() && parities != 3);
    }

    /// The order of all characters, those that rule X9 takes away left out afterwards.
    bool in_order(const Expected& expected)
    {
        fonts::visual_order(levels_, order_);
        std::erase_if(order_, [&](std::uint32_t item) { return !expected.levels[item]; });
        return order_ == expected.order;
    }

    fonts::TextScratch scratch_;
    std::vector<std::uint8_t> unit_levels_;
    std::vector<std::uint8_t> levels_;
    std::vector<std::uint32_t> order_;
};

char16_t character_of(const TestFile& file, std::string_view bidi_class)
{
    const auto* found = std::ranges::find(class_characters, bidi_class,
                                          &std::pair<std::string_view, char16_t>::first);
    if (found == class_characters.end()) {
        file.refuse("unknown class " + std::string(bidi_class));
    }
    return found->second;
}

std::vector<std::size_t> counted(std::size_t count)
{
    std::vector<std::size_t> numbers(count);
    for (std::size_t i = 0; i < count; ++i) {
        numbers[i] = i;
    }
    return numbers;
}

} // namespace

Score run_bidi_classes(const std::filesystem::path& path, const Report& report)
{
    constexpr std::array<BaseDirection, 3> bases{
        BaseDirection::FirstStrong, BaseDirection::LeftToRight, BaseDirection::RightToLeft};
    TestFile file(path);
    BidiJudge judge;
    Expected expected;
    Score score;
    while (file.next()) {
        const auto line = file.line();
        if (line.starts_with("@Levels:")) {
            read_levels(file, line.substr(line.find(':') + 1), expected);
        } else if (line.starts_with("@Reorder:")) {
            read_order(line.substr(line.find(':') + 1), expected);
        }
        if (line.starts_with('@')) {
            continue;
        }
        const auto fields = fields_of(line);
        if (fields.size() != 2) {
            file.refuse("needs classes and base directions");
        }
        std::u16string text;
        for (const auto word : words_of(fields[0])) {
            text.push_back(character_of(file, word));
        }
        const std::uint32_t wanted = number_of(words_of(fields[1]).at(0), 16);
        for (std::size_t base = 0; base < bases.size(); ++base) {
            if ((wanted >> base & 1U) == 0) {
                continue;
            }
            ++score.total;
            const bool passes = judge.passes(text, counted(text.size()), bases[base], expected);
            score.pass += passes ? 1 : 0;
            if (!passes && report) {
                report(file.described() + " (base " + std::to_string(base) + ")" + judge.result());
            }
        }
    }
    return score;
}

Score run_bidi_characters(const std::filesystem::path& path, const Report& report)
{
    constexpr std::array<BaseDirection, 3> bases{
        BaseDirection::LeftToRight, BaseDirection::RightToLeft, BaseDirection::FirstStrong};
    TestFile file(path);
    BidiJudge judge;
    Expected expected;
    Score score;
    while (file.next()) {
        const auto fields = fields_of(file.line());
        const std::uint32_t base = fields.size() == 5 ? number_of(fields[1], 10) : bases.size();
        if (base >= bases.size()) {
            file.refuse("needs five fields: text, base direction, level, levels, order");
        }
        std::u16string text;
        std::vector<std::size_t> starts;
        for (const auto word : words_of(fields[0])) {
            starts.push_back(text.size());
            append_utf16(text, number_of(word, 16));
        }
        expected.paragraph_level = static_cast<std::uint8_t>(number_of(fields[2], 10));
        read_levels(file, fields[3], expected);
        read_order(fields[4], expected);
        ++score.total;
        const bool passes = judge.passes(text, starts, bases[base], expected);
        score.pass += passes ? 1 : 0;
        if (!passes && report) {
            report(file.described() + judge.result());
        }
    }
    return score;
}

} // namespace conformance
