#include "content/model/source.hpp"

#include "content/model/source_scan.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <stdexcept>

namespace content::guarded_toml {

/// toml++ met a character where it takes it for granted that there is none such: `[[` at the end
/// of a file, `[1 }`. It asserts, and without assertions it assumes and goes on.
class BrokenAssumption : public std::logic_error {
  public:
    BrokenAssumption() : std::logic_error("toml++ cannot go on") {}
};

constexpr void assume(bool holds)
{
    if (!holds) {
        throw BrokenAssumption();
    }
}

} // namespace content::guarded_toml

// Another name for its namespace: the linker must not put an unguarded copy in the place of ours.
#define toml pelita_toml
#define TOML_EXCEPTIONS 1
#define TOML_MAX_NESTED_VALUES 32 // with the dots of keys: how deep our own copying goes
#include <toml++/impl/preprocessor.h>
#undef TOML_ASSERT
#undef TOML_ASSERT_ASSUME
#define TOML_ASSERT(expr) ::content::guarded_toml::assume(static_cast<bool>(expr))
#define TOML_ASSERT_ASSUME(expr) TOML_ASSERT(expr)
#include <toml++/toml.h>

namespace content {

namespace {

Finding fault(std::string code, Place place, std::string variant,
              std::vector<std::pair<std::string, std::string>> arguments = {})
{
    Finding finding;
    finding.code = std::move(code);
    finding.place = std::move(place);
    finding.variant = std::move(variant);
    finding.arguments = std::move(arguments);
    return finding;
}

/// Bytes of an escape in a file and of what it stands for.
struct Escape {
    std::size_t written = 0;
    std::size_t meant = 0;
};

/// Reads the escape that a text begins with; toml++ has found it good.
Escape read_escape(std::string_view text)
{
    const char sort = text.size() > 1 ? text[1] : '\\';
    if (sort == 'u' || sort == 'U') {
        const std::size_t digits = sort == 'u' ? 4 : 8;
        const std::string hex(text.substr(2, digits));
        const auto value = static_cast<char32_t>(std::strtoul(hex.c_str(), nullptr, 16));
        return {2 + digits, utf8(value).size()};
    }
    const std::size_t next = text.find_first_not_of(" \t", 1);
    if (next != std::string_view::npos && text[next] == '\n') { // the line goes on
        return {std::min(text.find_first_not_of(" \t\n", 1), text.size()), 0};
    }
    return {2, 1};
}

/// Copies a toml++ tree into ours.
class TreeCopier {
  public:
    TreeCopier(std::string_view toml, const std::string& file, std::vector<Finding>& findings)
        : toml_(toml), file_(file), lines_(toml, file), findings_(findings)
    {}

    SourceValue copy(const toml::node& node) const
    {
        SourceValue value;
        value.place = place_of(node.source());
        node.visit([&](const auto& typed) { fill(value, typed); });
        return value;
    }

  private:
    Place place_of(const toml::source_region& region) const
    {
        return {file_, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
    }

    void fill(SourceValue& value, const toml::table& table) const
    {
        value.kind = ValueKind::Table;
        for (const auto& [key, child] : table) {
            value.entries.push_back({std::string(key.str()), place_of(key.source()), copy(child)});
        }
        std::sort(value.entries.begin(), value.entries.end(),
                  [](const SourceEntry& a, const SourceEntry& b) { return a.place < b.place; });
        if (value.place.line == 0 && !value.entries.empty()) {
            value.place = value.entries.front().place; // Made by a dotted key: has none of its own.
        }
    }

    void fill(SourceValue& value, const toml::array& array) const
    {
        value.kind = ValueKind::List;
        for (const toml::node& child : array) {
            value.items.push_back(copy(child));
        }
    }

    void fill(SourceValue& value, const toml::value<std::string>& text) const
    {
        value.kind = ValueKind::Text;
        const std::size_t begin = inside_quotes(value.place);
        value.place = lines_.place(begin);
        if (text->size() > longest_text) {
            findings_.push_back(fault("K001", value.place, "long"));
            return;
        }
        value.jumps = jumps_of(*text, begin);
        if (!is_nfc(*text)) {
            findings_.push_back(fault("K028", value.place, "nfc"));
        }
        value.text = to_nfc(*text);
    }

    void fill(SourceValue& value, const toml::value<std::int64_t>& number) const
    {
        value.kind = ValueKind::Integer;
        value.number = static_cast<double>(*number);
    }

    void fill(SourceValue& value, const toml::value<double>& number) const
    {
        value.kind = ValueKind::Number;
        value.number = *number;
    }

    void fill(SourceValue& value, const toml::value<bool>& truth) const
    {
        value.kind = ValueKind::Truth;
        value.truth = *truth;
    }

    void fill(SourceValue& value, const toml::value<toml::date>& day) const
    {
        value.kind = ValueKind::Day;
        value.day = Date{std::chrono::year{day->year}, std::chrono::month{day->month},
                         std::chrono::day{day->day}};
    }

    void fill(SourceValue& value, const toml::value<toml::time>&) const
    {
        value.kind = ValueKind::Other;
    }

    void fill(SourceValue& value, const toml::value<toml::date_time>&) const
    {
        value.kind = ValueKind::Other;
    }

    /// Offset of the first character behind the quote that opens a text.
    std::size_t inside_quotes(const Place& place) const
    {
        const std::size_t opening = lines_.offset(place.line, place.column);
        const std::string_view text = toml_.substr(opening);
        if (!text.starts_with("\"\"\"") && !text.starts_with("'''")) {
            return opening + 1;
        }
        return opening + (text.substr(3).starts_with('\n') ? 4 : 3);
    }

    /// Jumps of a text whose writing begins at an offset of the file.
    std::vector<TextJump> jumps_of(const std::string& text, std::size_t begin) const
    {
        std::vector<TextJump> jumps;
        if (toml_.substr(begin, text.size()) == text && text.find('\n') == std::string::npos) {
            return jumps; // as it is written
        }
        const std::size_t quote = toml_.substr(0, begin).find_last_of("\"'");
        const bool escapes = quote != std::string_view::npos && toml_[quote] == '"';
        std::size_t at = begin;
        for (std::size_t done = 0; done < text.size() && at < toml_.size();) {
            const bool escaped = escapes && toml_[at] == '\\';
            const bool jumps_here = escaped || toml_[at] == '\n';
            const Escape escape = escaped ? read_escape(toml_.substr(at)) : Escape{1, 1};
            at += escape.written;
            done += escape.meant;
            if (jumps_here) {
                const Place place = lines_.place(std::min(at, toml_.size()));
                jumps.push_back({done, place.line, place.column});
            }
        }
        return jumps;
    }

    std::string_view toml_;
    const std::string& file_;
    LineMap lines_;
    std::vector<Finding>& findings_;
};

/// What stands at an offset, up to a space or a separator: enough to be found by eye.
std::string word_at(std::string_view toml, std::size_t offset)
{
    const std::string_view rest = toml.substr(std::min(offset, toml.size()));
    const std::size_t end = std::min(rest.find_first_of(" \t\n,]}#"), rest.size());
    const bool is_sign = end == 0 && !rest.empty() && rest.front() != '\n';
    return std::string(rest.substr(0, is_sign ? 1 : end));
}

/// Start of the value or word that holds an offset: toml++ points behind what it could not read.
std::size_t word_start(std::string_view toml, std::size_t offset)
{
    const std::size_t before = toml.substr(0, offset).find_last_of(" \t\n,=[{");
    return before == std::string_view::npos ? 0 : before + 1;
}

/// The name toml++ quotes in "cannot redefine existing ... 'name'".
std::string quoted_name(std::string_view description)
{
    const std::size_t start = description.find('\'');
    const std::size_t end = description.rfind('\'');
    return start < end && end != std::string_view::npos
               ? std::string(description.substr(start + 1, end - start - 1))
               : std::string();
}

/// toml++ speaks to programmers: its error in our words.
Finding in_our_words(const toml::parse_error& error, std::string_view toml, const std::string& file)
{
    const LineMap lines(toml, file);
    const auto& where = error.source().begin;
    const std::size_t offset =
        lines.offset(static_cast<int>(where.line), static_cast<int>(where.column));
    const QuoteFaults quotes = find_quote_faults(toml);
    if (quotes.curly && *quotes.curly <= offset) {
        return fault("K003", lines.place(*quotes.curly), "curly");
    }
    if (quotes.unclosed && *quotes.unclosed <= offset) {
        return fault("K001", lines.place(*quotes.unclosed), "quote");
    }
    const std::string_view description = error.description();
    if (description.find("redefine") != std::string_view::npos) {
        const std::string name = quoted_name(description);
        const std::size_t written = toml.substr(0, offset).rfind(name);
        const bool near = written != std::string_view::npos &&
                          toml.substr(written, offset - written).find('\n') == std::string::npos;
        return fault("K001", lines.place(near ? written : offset), "duplicate", {{"name", name}});
    }
    if (description.find("parsing date") != std::string_view::npos) {
        const std::size_t start = word_start(toml, offset);
        return fault("K001", lines.place(start), "date", {{"found", word_at(toml, start)}});
    }
    const bool at_end = toml.find_first_not_of(" \t\n", offset) == std::string_view::npos;
    return fault("K001", lines.place(offset), at_end ? "end" : "",
                 {{"found", word_at(toml, offset)}});
}

bool breaks_assumption(std::string_view toml)
{
    try {
        const toml::table ignored = toml::parse(toml);
        return false;
    } catch (const toml::parse_error&) {
        return false;
    } catch (const guarded_toml::BrokenAssumption&) {
        return true;
    }
}

/// End of the line that holds an offset, its line end included.
std::size_t line_end(std::string_view text, std::size_t offset)
{
    const std::size_t end = text.find('\n', offset);
    return end == std::string_view::npos ? text.size() : end + 1;
}

/// Where the character stands that toml++ did not expect: the shortest beginning of the file that
/// has it, found by lines and then by characters.
std::size_t broken_at(std::string_view toml)
{
    std::size_t good = 0;
    std::size_t bad = toml.size();
    while (line_end(toml, good) < bad) {
        const std::size_t middle = line_end(toml, good + (bad - good - 1) / 2);
        const std::size_t cut = middle < bad ? middle : line_end(toml, good);
        (breaks_assumption(toml.substr(0, cut)) ? bad : good) = cut;
    }
    constexpr std::size_t longest_search = 400;
    const std::size_t least = std::max(good + 1, bad - std::min(bad, longest_search));
    while (bad > least && breaks_assumption(toml.substr(0, bad - 1))) {
        --bad;
    }
    return bad == 0 ? 0 : bad - 1;
}

} // namespace

std::string_view name_of(ValueKind kind)
{
    constexpr std::array<std::string_view, 8> names = {
        "text", "whole number", "number", "true or false", "date", "list", "table", "time"};
    return names[static_cast<std::size_t>(kind)];
}

const SourceValue* SourceValue::find(std::string_view key) const
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const SourceEntry& entry) { return entry.key == key; });
    return found == entries.end() ? nullptr : &found->value;
}

ParsedSource parse_source(std::string_view bytes, const std::string& file)
{
    PlainText plain = read_plain_text(bytes, file);
    ParsedSource parsed{std::nullopt, std::move(plain.findings)};
    if (!plain.text) {
        return parsed;
    }
    if (const auto deep = find_quote_faults(*plain.text).deep) { // before toml++ builds the tree
        parsed.findings.push_back(fault("K001", LineMap(*plain.text, file).place(*deep), "deep"));
        return parsed;
    }
    try {
        const toml::table table = toml::parse(std::string_view(*plain.text));
        parsed.root = TreeCopier(*plain.text, file, parsed.findings).copy(table);
    } catch (const toml::parse_error& error) {
        parsed.findings.push_back(in_our_words(error, *plain.text, file));
    } catch (const guarded_toml::BrokenAssumption&) {
        const std::size_t offset = broken_at(*plain.text);
        parsed.findings.push_back(fault("K001", LineMap(*plain.text, file).place(offset), "",
                                        {{"found", word_at(*plain.text, offset)}}));
    }
    return parsed;
}

} // namespace content
