#include "content/model/mend.hpp"

#include "content/model/po_string.hpp"
#include "content/model/source.hpp"
#include "content/model/source_scan.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

namespace content {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether a person has to look first: not UTF-8, or two versions in one file.
bool needs_person(std::string_view bytes)
{
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
    }
    const auto lines = split(bytes, '\n');
    return first_invalid_byte(bytes) || std::ranges::any_of(lines, is_conflict_mark);
}

/// Byte order mark, line ends, last line end.
Mended mend_lines(std::string_view bytes)
{
    Mended mended;
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
        ++mended.places;
    }
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        if (bytes.substr(at, 2) == "\r\n") {
            ++mended.places;
        } else {
            mended.text += bytes[at];
        }
    }
    if (!mended.text.empty() && !mended.text.ends_with('\n')) {
        mended.text += '\n';
        ++mended.places;
    }
    return mended;
}

/// A keyword of a PO file with its strings, or any other single line.
struct Statement {
    std::vector<std::string_view> lines;
    std::string_view keyword;        ///< Empty for other lines.
    std::optional<std::string> text; ///< None if it cannot be read.
};

std::optional<std::string> text_of(const Statement& statement)
{
    std::string text;
    for (std::size_t i = 0; i < statement.lines.size(); ++i) {
        std::string_view string = trimmed(statement.lines[i]);
        if (i == 0) {
            string = trimmed(string.substr(statement.keyword.size()));
        }
        if (!string.starts_with('"') || !is_closed(string)) {
            return std::nullopt;
        }
        text += unescaped(string.substr(1, string.size() - 2));
    }
    return text;
}

std::vector<Statement> statements_of(std::string_view po)
{
    std::vector<Statement> statements;
    auto lines = split(po, '\n');
    lines.pop_back(); // what follows the last line end
    for (const auto line : lines) {
        const auto rest = trimmed(line);
        if (rest.starts_with('"') && !statements.empty() && !statements.back().keyword.empty()) {
            statements.back().lines.push_back(line);
            continue;
        }
        const bool has_keyword = rest.starts_with("msg");
        const auto end = std::min(rest.find_first_of(" \t\""), rest.size());
        statements.push_back({{line}, has_keyword ? rest.substr(0, end) : "", std::nullopt});
    }
    for (auto& statement : statements) {
        statement.text = text_of(statement);
    }
    return statements;
}

/// A text with the glottal letter in the place of signs beside letters that look like it.
std::string with_glottals(const std::string& text, std::string_view glottal)
{
    const std::vector<CodePoint> points = code_points(text);
    const auto letter_at = [&](std::size_t i) {
        return i < points.size() && is_letter(points[i].value);
    };
    std::size_t opening = points.size(); // a sign before a word, perhaps the first of two quotes
    bool quotes = false;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool sign = looks_glottal(points[i].value);
        const bool after = letter_at(i + 1);
        const bool before = i > 0 && letter_at(i - 1);
        opening = sign && after && !before && opening == points.size() ? i : opening;
        quotes = quotes || (sign && before && !after && opening < i);
    }
    std::string mended;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool before = i > 0 && letter_at(i - 1);
        const bool in_place = quotes ? before && letter_at(i + 1) : before || letter_at(i + 1);
        const std::size_t end = i + 1 < points.size() ? points[i + 1].offset : text.size();
        mended += looks_glottal(points[i].value) && in_place
                      ? glottal
                      : std::string_view(text).substr(points[i].offset, end - points[i].offset);
    }
    return mended;
}

std::string mended_translation(const std::string& text, const std::string& source,
                               std::string_view glottal)
{
    const std::string composed = to_nfc(text);
    const std::string tight = has_loose_spaces(source) ? composed : without_loose_spaces(composed);
    return glottal.empty() ? tight : with_glottals(tight, glottal);
}

/// Places of all texts of a tree that are values.
void collect_texts(const SourceValue& value, std::vector<Place>& places)
{
    if (value.kind == ValueKind::Text) {
        places.push_back(value.place);
    }
    for (const auto& item : value.items) {
        collect_texts(item, places);
    }
    for (const auto& entry : value.entries) {
        collect_texts(entry.value, places);
    }
}

/// A text as TOML writes it: where it begins behind its quotes, and how long it is.
struct Literal {
    std::size_t begin = 0;
    std::size_t size = 0;
    char quote = '"';
    bool many_lines = false;
};

Literal literal_at(std::string_view toml, std::size_t begin)
{
    Literal literal{begin, 0, '"', false};
    std::string_view before = toml.substr(0, begin);
    if (before.ends_with('\n')) {
        before.remove_suffix(1);
    }
    literal.quote = before.empty() ? '"' : before.back();
    const std::string triple(3, literal.quote);
    literal.many_lines = before.ends_with(triple);
    const std::string closing = literal.many_lines ? triple : triple.substr(2);
    std::size_t end = begin;
    while (end < toml.size() && !toml.substr(end).starts_with(closing)) {
        end += toml[end] == '\\' && literal.quote == '"' ? 2 : 1;
    }
    literal.size = std::min(end, toml.size()) - begin;
    return literal;
}

std::string tidied_literal(std::string_view raw, char quote)
{
    std::string tight = without_loose_spaces(raw);
    for (auto at = tight.find(" \\n"); quote == '"' && at != std::string::npos;
         at = tight.find(" \\n")) {
        tight.erase(at, 1);
    }
    return tight;
}

} // namespace

Mended mend_catalog(std::string_view bytes, std::string_view glottal)
{
    if (needs_person(bytes)) {
        return {std::string(bytes), 0};
    }
    const Mended lines = mend_lines(bytes);
    Mended mended{{}, lines.places};
    std::string source;
    for (const auto& statement : statements_of(lines.text)) {
        if (statement.keyword == "msgctxt" || statement.keyword == "msgid") {
            source = statement.keyword == "msgid" ? statement.text.value_or("") : "";
        }
        // The header's msgid is empty, and its lines end as they must.
        if (statement.keyword == "msgstr" && !source.empty() && statement.text) {
            const std::string text = mended_translation(*statement.text, source, glottal);
            if (text != *statement.text) {
                mended.text += string_lines("", "msgstr", text);
                ++mended.places;
                continue;
            }
        }
        for (const auto line : statement.lines) {
            mended.text += std::string(line) + "\n";
        }
    }
    return mended;
}

Mended mend_source(std::string_view bytes, const std::set<Place>& tidied)
{
    if (needs_person(bytes)) {
        return {std::string(bytes), 0};
    }
    Mended mended = mend_lines(bytes);
    const std::string toml = mended.text;
    const std::string file = tidied.empty() ? std::string() : tidied.begin()->file;
    const auto parsed = parse_source(toml, file);
    if (!parsed.root) {
        return mended;
    }
    std::vector<Place> places;
    collect_texts(*parsed.root, places);
    const LineMap map(toml, file);
    std::ranges::sort(places, std::greater{}); // from the end: earlier offsets stay true
    for (const Place& place : places) {
        const Literal literal = literal_at(toml, map.offset(place.line, place.column));
        const std::string raw = toml.substr(literal.begin, literal.size);
        std::string text = to_nfc(raw);
        if (tidied.contains(place) && !literal.many_lines) {
            text = tidied_literal(text, literal.quote);
        }
        if (text != raw && !text.empty()) {
            mended.text.replace(literal.begin, literal.size, text);
            ++mended.places;
        }
    }
    return mended;
}

} // namespace content
