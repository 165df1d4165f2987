#include "content/model/check_text.hpp"

#include "content/model/facts.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace content {

namespace {

constexpr std::size_t good_sentence_words = 12;
constexpr std::size_t longest_sentence_words = 25;

bool is_apostrophe(char32_t value)
{
    static constexpr std::u32string_view looks = U"'\u2019\u2018\u02BC\u02BB\u00B4\uA78C";
    return looks.find(value) != std::u32string_view::npos;
}

/// K022: a value beside an apostrophe or `**` is easily broken by the next editor.
void find_touching(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    const std::string_view text = checked.text;
    for (const MarkupPiece& piece : checked.markup.pieces) {
        if (piece.kind != MarkupPiece::Kind::Placeholder) {
            continue;
        }
        const std::string_view before = text.substr(0, piece.offset);
        const std::string_view after = text.substr(piece.offset + piece.text.size() + 2);
        const std::vector<CodePoint> left = code_points(before);
        const std::vector<CodePoint> right = code_points(after);
        const bool touches = before.ends_with("**") || after.starts_with("**") ||
                             (!left.empty() && is_apostrophe(left.back().value)) ||
                             (!right.empty() && is_apostrophe(right.front().value));
        if (touches) {
            found.push_back(
                checked.finding("K022", Severity::Warning, piece.offset, "{" + piece.text + "}"));
        }
    }
}

void find_typed_numbers(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    for (const Token& number : long_numbers_of(checked.markup)) {
        found.push_back(checked.finding("K025", Severity::Error, number.offset, number.text));
    }
}

bool is_address(std::string_view word)
{
    static constexpr std::array<std::string_view, 5> domains{".id", ".com", ".org", ".net",
                                                             ".info"};
    const std::size_t at = word.find('@');
    const bool mail =
        at != std::string_view::npos && at > 0 && word.find('.', at) != std::string_view::npos;
    const bool host = std::any_of(domains.begin(), domains.end(), [&](std::string_view domain) {
        const std::size_t where = word.find(domain);
        const std::size_t end = where + domain.size();
        return where != std::string_view::npos && where > 0 &&
               (end == word.size() || word[end] == '/');
    });
    return mail || host || word.find("://") != std::string_view::npos || word.starts_with("www.");
}

void find_addresses(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    static constexpr std::string_view blanks = " \n\t*,;()\"";
    std::size_t at = checked.text.find_first_not_of(blanks);
    while (at != std::string_view::npos) {
        const std::size_t end =
            std::min(checked.text.find_first_of(blanks, at), checked.text.size());
        std::string word(checked.text.substr(at, end - at));
        word.erase(word.find_last_not_of(".!?:") + 1);
        if (is_address(lower_case(word))) {
            found.push_back(checked.finding("K026", Severity::Error, at, word));
        }
        at = checked.text.find_first_not_of(blanks, end);
    }
}

void find_bad_markup(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    if (!checked.markup.fault) {
        return;
    }
    found.push_back(checked.finding("K027", Severity::Error, checked.markup.fault_offset));
}

/// Joiners shape Javanese, Arabic or Khmer text; between Latin letters nobody sees them.
bool is_joiner_in_place(const std::vector<CodePoint>& points, std::size_t i)
{
    constexpr char32_t last_latin_greek_cyrillic = 0x058F;
    const bool joiner = points[i].value == 0x200C || points[i].value == 0x200D;
    return joiner && i > 0 && points[i - 1].value > last_latin_greek_cyrillic;
}

/// Where the first mark stands that is stored apart from its letter: its letter's byte.
std::size_t first_uncomposed(std::string_view text, const std::vector<CodePoint>& points)
{
    for (std::size_t i = 1; i < points.size(); ++i) {
        if (!is_nfc(text.substr(0, points[i].offset))) {
            return points[i > 1 ? i - 2 : 0].offset;
        }
    }
    return points.size() > 1 ? points[points.size() - 2].offset : 0;
}

void find_invisible(const TextUnderCheck& checked, const std::vector<CodePoint>& points,
                    std::vector<Finding>& found)
{
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (is_invisible(points[i].value) && !is_joiner_in_place(points, i)) {
            found.push_back(checked.finding("K028", Severity::Error, points[i].offset,
                                            code_point_name(points[i].value)));
        }
    }
    if (!is_nfc(checked.text)) {
        found.push_back(
            checked.finding("K028", Severity::Error, first_uncomposed(checked.text, points)));
        found.back().variant = "nfc";
    }
}

void find_glottal_look_alikes(const TextUnderCheck& checked, const std::vector<CodePoint>& points,
                              std::vector<Finding>& found)
{
    if (!checked.language || checked.language->glottal.empty()) {
        return;
    }
    const char32_t right = code_points(checked.language->glottal).front().value;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool beside_letter = (i > 0 && is_letter(points[i - 1].value)) ||
                                   (i + 1 < points.size() && is_letter(points[i + 1].value));
        if (beside_letter && points[i].value != right && looks_glottal(points[i].value)) {
            found.push_back(
                checked.finding("K029", Severity::Error, points[i].offset, utf8(points[i].value)));
            found.back().arguments.emplace_back("right", checked.language->glottal);
            found.back().arguments.emplace_back("name", code_point_name(right));
        }
    }
}

/// K030, once a text: the letters that are not the language's.
void find_foreign_letters(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    if (!checked.language || checked.language->letters.empty()) {
        return;
    }
    std::set<char32_t> known;
    for (const CodePoint& point : code_points(checked.language->letters)) {
        known.insert(lower_case(point.value));
    }
    std::string foreign;
    std::size_t first = 0;
    for (const MarkupPiece& piece : checked.markup.pieces) {
        if (piece.kind != MarkupPiece::Kind::Text) {
            continue;
        }
        for (const CodePoint& point : code_points(piece.text)) {
            if (is_letter(point.value) && known.insert(lower_case(point.value)).second) {
                first = foreign.empty() ? piece.offset + point.offset : first;
                foreign += (foreign.empty() ? "" : " ") + utf8(point.value);
            }
        }
    }
    if (!foreign.empty()) {
        found.push_back(checked.finding("K030", Severity::Warning, first, foreign));
    }
}

void find_long_sentences(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    for (const std::vector<Token>& sentence : sentences_of(checked.markup)) {
        if (sentence.size() <= good_sentence_words) {
            continue;
        }
        const bool far_too_long = sentence.size() > longest_sentence_words;
        const std::size_t most = far_too_long ? longest_sentence_words : good_sentence_words;
        Finding finding = checked.finding(
            "K035", far_too_long ? Severity::Error : Severity::Warning, sentence.front().offset);
        finding.arguments.emplace_back("words", std::to_string(sentence.size()));
        finding.arguments.emplace_back("most", std::to_string(most));
        found.push_back(std::move(finding));
    }
}

/// Letters of a headline on paper that can be read in passing (TRANSLATION.md 2, "Limits").
constexpr int headline_letters = 42;

/// Letters the author allows, or what a headline takes; none where only the fit counts.
std::optional<int> most_letters(const Unit& unit)
{
    const bool headline = unit.kind == BlockKind::Title && unit.variant != Variant::Kiosk;
    return unit.source.max ? unit.source.max
           : headline      ? std::optional(headline_letters)
                           : std::nullopt;
}

/// Letters as a reader counts them: a value counts with what is filled in.
int count_letters(const TextUnderCheck& checked)
{
    std::size_t letters = 0;
    for (const MarkupPiece& piece : checked.markup.pieces) {
        std::string words = piece.text;
        if (piece.kind == MarkupPiece::Kind::Placeholder) {
            const auto fact = checked.guide.facts.find(piece.text);
            const auto contact = checked.guide.contacts.find(piece.text);
            words = fact != checked.guide.facts.end()         ? format_value(fact->second, "id")
                    : contact != checked.guide.contacts.end() ? contact->second.value
                                                              : std::string();
        }
        letters += code_points(to_nfc(words)).size();
    }
    return static_cast<int>(letters);
}

/// K041.
void find_too_many_letters(const TextUnderCheck& checked, std::vector<Finding>& found)
{
    const std::optional<int> most = most_letters(checked.unit);
    const int letters = most ? count_letters(checked) : 0;
    if (most && letters > *most) {
        found.push_back(checked.finding("K041", Severity::Warning, 0, std::to_string(letters)));
        found.back().arguments.emplace_back("max", std::to_string(*most));
        found.back().length = 0;
    }
}

} // namespace

Finding TextUnderCheck::finding(std::string code, Severity severity, std::size_t offset,
                                std::string words) const
{
    Finding found;
    found.code = std::move(code);
    found.severity = severity;
    found.unit = unit.id;
    found.language = tag == guide.source_language ? std::string() : tag;
    found.place = place_in_text(start, jumps, text, offset);
    if (!words.empty() && text.substr(offset).starts_with(words)) {
        found.length = static_cast<int>(code_points(words).size());
    }
    if (!words.empty()) {
        found.arguments.emplace_back("found", std::move(words));
    }
    return found;
}

bool is_known_placeholder(const Guide& guide, const Unit& unit, const std::string& name)
{
    static constexpr std::array<std::string_view, 7> filled{"date",   "first", "n",     "name",
                                                            "number", "of",    "second"};
    if (unit.owner == "ui") {
        return std::find(filled.begin(), filled.end(), name) != filled.end();
    }
    return guide.facts.count(name) != 0 || guide.contacts.count(name) != 0;
}

std::vector<Finding> text_findings(const TextUnderCheck& checked)
{
    const std::vector<CodePoint> points = code_points(checked.text);
    std::vector<Finding> found;
    find_touching(checked, found);
    find_typed_numbers(checked, found);
    find_addresses(checked, found);
    find_bad_markup(checked, found);
    find_invisible(checked, points, found);
    find_glottal_look_alikes(checked, points, found);
    find_foreign_letters(checked, found);
    find_long_sentences(checked, found);
    find_too_many_letters(checked, found);
    return found;
}

} // namespace content
