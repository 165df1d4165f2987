#include "content/model/check_text.hpp"

#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <array>

namespace content {

namespace {

using Texts = std::vector<std::string>;

/// Takes one entry out of a list. False if it is not in it.
bool take(Texts& list, const std::string& entry)
{
    const auto found = std::find(list.begin(), list.end(), entry);
    if (found == list.end()) {
        return false;
    }
    list.erase(found);
    return true;
}

bool contains(const Texts& list, const std::string& entry)
{
    return std::find(list.begin(), list.end(), entry) != list.end();
}

void add_suggestion(Finding& finding, const std::string& name, const Texts& candidates)
{
    const std::string near = closest_name(name, candidates);
    if (!near.empty()) {
        finding.arguments.emplace_back("suggestion", near);
    }
}

/// A wrong name explains one missing name: one typo is one finding.
void explain_missing(Texts& missing, const std::string& wrong)
{
    const std::string near = closest_name(wrong, missing);
    if (!near.empty()) {
        take(missing, near);
    } else if (!missing.empty()) {
        missing.erase(missing.begin());
    }
}

Finding name_finding(const TextUnderCheck& checked, std::string code, std::size_t offset,
                     const std::string& name)
{
    Finding finding = checked.finding(std::move(code), Severity::Error, offset);
    finding.arguments.emplace_back("name", name);
    if (checked.text.substr(offset).starts_with("{" + name + "}")) {
        finding.length = static_cast<int>(code_points(name).size()) + 2;
    }
    return finding;
}

/// K020, K021, K037.
void compare_placeholders(const TextUnderCheck& source, const TextUnderCheck& target,
                          std::vector<Finding>& found)
{
    const Texts in_source = placeholders(source.markup);
    Texts missing = in_source;
    std::vector<const MarkupPiece*> wrong;
    for (const MarkupPiece& piece : target.markup.pieces) {
        if (piece.kind != MarkupPiece::Kind::Placeholder || take(missing, piece.text)) {
            continue;
        }
        if (contains(in_source, piece.text)) {
            found.push_back(name_finding(target, "K037", piece.offset, piece.text));
        } else {
            wrong.push_back(&piece);
        }
    }
    for (const MarkupPiece* piece : wrong) {
        Finding finding = name_finding(target, "K020", piece->offset, piece->text);
        if (is_known_placeholder(target.guide, target.unit, piece->text)) {
            finding.variant = "not-in-source";
        } else {
            add_suggestion(finding, piece->text, in_source);
        }
        explain_missing(missing, piece->text);
        found.push_back(std::move(finding));
    }
    for (const std::string& name : missing) {
        found.push_back(name_finding(target, "K021", 0, name));
    }
}

/// The digits of a number that letters touch: 350000 of "Rp350000".
std::string digits_in(std::string_view number)
{
    std::string digits;
    for (const CodePoint& point : code_points(number)) {
        digits += is_letter(point.value) ? std::string() : utf8(point.value);
    }
    return digits;
}

/// Digits inside an address ("siskop2mi.go.id") are K026's.
bool goes_on_as_address(std::string_view text, const Token& number)
{
    const std::size_t end = number.offset + number.text.size();
    return digits_in(number.text) != number.text && end + 1 < text.size() && text[end] == '.' &&
           is_letter(static_cast<unsigned char>(text[end + 1]));
}

/// K023, K024. A changed number is one finding. Typed telephone numbers are K025's. A name with
/// digits in it ("BP3MI") may be left out or repeated as it stands in the source.
void compare_numbers(const TextUnderCheck& source, const TextUnderCheck& target,
                     std::vector<Finding>& found)
{
    Texts missing;
    Texts names;
    for (const Token& number : numbers_of(source.markup)) {
        (digits_in(number.text) == number.text ? missing : names).push_back(number.text);
    }
    std::vector<Token> extra;
    for (Token& number : numbers_of(target.markup)) {
        if (!contains(names, number.text) && !goes_on_as_address(target.text, number) &&
            !take(missing, digits_in(number.text))) {
            extra.push_back(std::move(number));
        }
    }
    const bool typed = !long_numbers_of(target.markup).empty();
    for (const Token& number : extra) {
        if (!typed) {
            found.push_back(target.finding("K023", Severity::Error, number.offset, number.text));
        }
        if (!missing.empty()) {
            missing.erase(missing.begin());
        }
    }
    for (const std::string& number : missing) {
        found.push_back(target.finding("K024", Severity::Error, 0, number));
    }
}

std::string_view without_bold(std::string_view text)
{
    while (text.ends_with("**")) {
        text.remove_suffix(2);
    }
    return text;
}

/// The sign a text ends in, signs of other scripts as ours; 0 for none.
char32_t end_mark(std::string_view text)
{
    static constexpr std::u32string_view ours = U".!?:\u2026";
    static constexpr std::array<std::pair<char32_t, char32_t>, 6> other{{{0x061F, U'?'},
                                                                         {0x06D4, U'.'},
                                                                         {0x3002, U'.'},
                                                                         {0xFF01, U'!'},
                                                                         {0xFF1F, U'?'},
                                                                         {0x0964, U'.'}}};
    const std::vector<CodePoint> points = code_points(without_bold(text));
    if (points.empty()) {
        return 0;
    }
    const char32_t last = points.back().value;
    const auto same = std::find_if(other.begin(), other.end(),
                                   [last](const auto& pair) { return pair.first == last; });
    if (same != other.end()) {
        return same->second;
    }
    return ours.find(last) == std::u32string_view::npos ? 0 : last;
}

/// Thai, Khmer or Javanese end sentences by other habits than Indonesian.
bool has_own_punctuation(std::string_view text)
{
    constexpr char32_t last_latin_greek_cyrillic = 0x058F;
    const std::vector<CodePoint> points = code_points(text);
    return std::any_of(points.begin(), points.end(), [](const CodePoint& point) {
        return is_letter(point.value) && point.value > last_latin_greek_cyrillic &&
               (point.value < 0x1E00 || point.value > 0x1FFF) && point.value != 0xA78B &&
               point.value != 0xA78C;
    });
}

/// Where the first spaces stand that do not belong: at an end, at a line's end, or two together.
std::size_t first_loose_space(std::string_view text)
{
    const std::size_t last = text.ends_with(' ') ? text.size() - 1 : text.size();
    const std::size_t first = text.starts_with(' ') ? 0 : last;
    return std::min({first, text.find("  "), text.find(" \n")});
}

/// Where the last character of a text begins.
std::size_t last_character(std::string_view text)
{
    const std::vector<CodePoint> points = code_points(text);
    return points.empty() ? 0 : points.back().offset;
}

/// K031.
void compare_edges(const TextUnderCheck& source, const TextUnderCheck& target,
                   std::vector<Finding>& found)
{
    if (has_loose_spaces(target.text) && !has_loose_spaces(source.text)) {
        found.push_back(target.finding("K031", Severity::Warning, first_loose_space(target.text)));
        found.back().variant = "spaces";
        return;
    }
    const char32_t wanted = end_mark(source.text);
    const char32_t is = end_mark(target.text);
    if (wanted != is && !has_own_punctuation(target.text)) {
        found.push_back(target.finding("K031", Severity::Warning, last_character(target.text),
                                       wanted ? utf8(wanted) : ""));
        found.back().variant = wanted ? "" : "none";
    }
}

/// K032.
void compare_negation(const TextUnderCheck& source, const TextUnderCheck& target,
                      std::vector<Finding>& found)
{
    static constexpr std::array<std::string_view, 4> source_negators{"jangan", "tidak", "bukan",
                                                                     "belum"};
    if (!target.language || target.language->negators.empty()) {
        return;
    }
    const auto negator =
        std::find_if(source_negators.begin(), source_negators.end(),
                     [&](std::string_view word) { return has_phrase(source.text, word); });
    const bool denied =
        std::any_of(target.language->negators.begin(), target.language->negators.end(),
                    [&](const std::string& word) { return has_phrase(target.text, word); });
    if (negator != source_negators.end() && !denied) {
        found.push_back(target.finding("K032", Severity::Warning, 0, std::string(*negator)));
    }
}

/// Words of the glossary for a language; empty if it names none.
const Texts& words_for(const std::map<std::string, Texts>& by_language, const std::string& tag)
{
    static const Texts none;
    const auto found = by_language.find(tag);
    return found == by_language.end() ? none : found->second;
}

/// K033.
void compare_glossary(const TextUnderCheck& source, const TextUnderCheck& target,
                      std::vector<Finding>& found)
{
    const auto stands = [&](const std::string& word) { return has_phrase(target.text, word); };
    for (const GlossaryTerm& term : target.guide.glossary) {
        const Texts& use = words_for(term.use, target.tag);
        const Texts& never = words_for(term.never, target.tag);
        if ((use.empty() && never.empty()) || !has_phrase(source.text, term.term)) {
            continue;
        }
        const auto wrong = std::find_if(never.begin(), never.end(), stands);
        const bool right = use.empty() || std::any_of(use.begin(), use.end(), stands);
        if (wrong == never.end() && right) {
            continue;
        }
        const std::size_t at =
            wrong == never.end() ? 0 : phrase_offset(target.text, *wrong).value_or(0);
        Finding finding = target.finding("K033", Severity::Warning, at);
        finding.length = wrong == never.end() ? 0 : static_cast<int>(code_points(*wrong).size());
        finding.arguments.emplace_back("name", term.term);
        finding.arguments.emplace_back("expected", use.empty() ? term.meaning : use.front());
        found.push_back(std::move(finding));
    }
}

/// How often each word of a list stands in a text; a number word has the same place in the lists
/// of all languages.
std::vector<std::size_t> count_words(std::string_view text, const Texts& words)
{
    std::vector<std::size_t> counts;
    for (const std::string& word : words) {
        std::size_t count = 0;
        std::size_t from = 0;
        for (auto at = phrase_offset(text, word); at; at = phrase_offset(text.substr(from), word)) {
            from += *at + word.size();
            ++count;
        }
        counts.push_back(count);
    }
    return counts;
}

/// K038: judged only where both languages name their number words.
void compare_number_words(const TextUnderCheck& source, const TextUnderCheck& target,
                          std::vector<Finding>& found)
{
    const Language* const from = source.guide.find_language(source.guide.source_language);
    if (!from || !target.language || from->number_words.empty() ||
        target.language->number_words.empty()) {
        return;
    }
    auto in_source = count_words(source.text, from->number_words);
    auto in_target = count_words(target.text, target.language->number_words);
    const std::size_t known = std::min(in_source.size(), in_target.size());
    in_source.resize(known);
    in_target.resize(known);
    for (std::size_t i = 0; i < known; ++i) {
        if (in_source[i] > in_target[i]) {
            found.push_back(target.finding("K038", Severity::Warning, 0, from->number_words[i]));
            found.back().arguments.emplace_back("expected", target.language->number_words[i]);
            return;
        }
    }
    for (std::size_t i = 0; i < known; ++i) {
        if (in_target[i] > in_source[i]) {
            const std::string& word = target.language->number_words[i];
            found.push_back(target.finding("K038", Severity::Warning,
                                           phrase_offset(target.text, word).value_or(0), word));
            found.back().variant = "extra";
            return;
        }
    }
}

/// K034. A single word may well be the same in both languages ("Visa").
void compare_wording(const TextUnderCheck& source, const TextUnderCheck& target,
                     std::vector<Finding>& found)
{
    if (source.text == target.text && words_of(target.markup).size() > 1) {
        found.push_back(target.finding("K034", Severity::Warning, 0));
    }
}

} // namespace

std::vector<Finding> source_placeholder_findings(const TextUnderCheck& source)
{
    std::vector<Finding> found;
    Texts known;
    for (const auto& [id, fact] : source.guide.facts) {
        known.push_back(id);
    }
    for (const auto& [id, contact] : source.guide.contacts) {
        known.push_back(id);
    }
    for (const MarkupPiece& piece : source.markup.pieces) {
        if (piece.kind == MarkupPiece::Kind::Placeholder &&
            !is_known_placeholder(source.guide, source.unit, piece.text)) {
            Finding finding = name_finding(source, "K020", piece.offset, piece.text);
            add_suggestion(finding, piece.text, known);
            found.push_back(std::move(finding));
        }
    }
    return found;
}

std::vector<Finding> pair_findings(const TextUnderCheck& source, const TextUnderCheck& target)
{
    std::vector<Finding> found;
    compare_placeholders(source, target, found);
    compare_numbers(source, target, found);
    compare_edges(source, target, found);
    compare_negation(source, target, found);
    compare_number_words(source, target, found);
    compare_glossary(source, target, found);
    compare_wording(source, target, found);
    return found;
}

} // namespace content
