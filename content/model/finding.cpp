#include "content/model/finding.hpp"

#include "content/model/messages.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <tuple>

namespace content {

namespace {

/// Longest quotation of a file in a message, code points.
constexpr std::size_t longest_quotation = 120;

/// A quotation from a file as a terminal may show it: signs that nobody sees by their numbers,
/// broken bytes as U+FFFD, what is long cut off.
std::string quotation(std::string_view text)
{
    std::string shown;
    std::size_t signs = 0;
    for (const CodePoint& point : code_points(text.substr(0, 4 * longest_quotation + 4))) {
        if (++signs > longest_quotation) {
            return shown + "…";
        }
        shown += point.value == U'\n'        ? "\\n"
                 : is_invisible(point.value) ? "<" + code_point_name(point.value) + ">"
                                             : utf8(point.value);
    }
    return shown;
}

/// The suggestion is a clause of its own, empty if there is nothing near.
std::string shown_argument(const std::string& name, const std::string& value,
                           MessageLanguage language)
{
    if (name != "suggestion") {
        return quotation(value);
    }
    if (value.empty()) {
        return {};
    }
    const char* ask = language == MessageLanguage::Indonesian ? "; maksudnya " : "; did you mean ";
    return ask + ("\"" + quotation(value) + "\"?");
}

/// Argument of a name; none leaves its mark visible, but a suggestion may be left out.
std::optional<std::string> argument(const Finding& finding, std::string_view name,
                                    MessageLanguage language)
{
    for (const auto& [key, value] : finding.arguments) {
        if (key == name) {
            return shown_argument(key, value, language);
        }
    }
    return name == "suggestion" ? std::optional<std::string>("") : std::nullopt;
}

/// Fills {marks} in one pass: a text that is quoted may hold marks of its own.
std::string filled(std::string_view text, const Finding& finding, MessageLanguage language)
{
    std::string result;
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        result += text.substr(0, open);
        text.remove_prefix(open);
        const auto close = text.find_first_of("{}", 1);
        const bool is_mark = close != std::string_view::npos && text[close] == '}';
        const auto value =
            is_mark ? argument(finding, text.substr(1, close - 1), language) : std::nullopt;
        if (value) {
            result += *value;
            text.remove_prefix(close + 1);
        } else if (!text.empty()) {
            result += text.front();
            text.remove_prefix(1);
        }
    }
    return result;
}

std::string listed_arguments(const Finding& finding)
{
    std::string list;
    for (const auto& [name, value] : finding.arguments) {
        list += (list.empty() ? "" : ", ");
        list += name;
        list += " ";
        list += value;
    }
    return list;
}

/// Edits that turn one word into the other: insert, delete, change, swap neighbours.
std::size_t distance(std::string_view a, std::string_view b)
{
    std::vector<std::vector<std::size_t>> rows(a.size() + 1,
                                               std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t j = 0; j <= b.size(); ++j) {
            if (i == 0 || j == 0) {
                rows[i][j] = i + j;
                continue;
            }
            const std::size_t change = a[i - 1] == b[j - 1] ? 0 : 1;
            rows[i][j] =
                std::min({rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                rows[i][j] = std::min(rows[i][j], rows[i - 2][j - 2] + 1);
            }
        }
    }
    return rows[a.size()][b.size()];
}

auto order(const Finding& finding)
{
    return std::tie(finding.place, finding.code, finding.language, finding.unit, finding.variant,
                    finding.arguments);
}

} // namespace

MessageLanguage message_language_of_environment()
{
    for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value != nullptr && *value != '\0') {
            return std::string_view(value).starts_with("id") ? MessageLanguage::Indonesian
                                                             : MessageLanguage::English;
        }
    }
    return MessageLanguage::English;
}

std::string message(const Finding& finding, MessageLanguage language)
{
    const MessageText* text = find_message(finding.code, finding.variant);
    if (text == nullptr) {
        return listed_arguments(finding);
    }
    return filled(language == MessageLanguage::Indonesian ? text->indonesian : text->english,
                  finding, language);
}

std::string format_finding(const Finding& finding, MessageLanguage language)
{
    std::string line = quotation(finding.place.file);
    for (const int number : {finding.place.line, finding.place.column}) {
        if (number > 0 && !line.empty()) {
            line += ":" + std::to_string(number);
        }
    }
    if (!line.empty()) {
        line += ": ";
    }
    line += finding.severity == Severity::Error ? "error " : "warning ";
    line += finding.code + ": ";
    if (!finding.unit.empty()) {
        line += quotation(finding.unit); // of somebody else's file, it may be anything
        line += finding.language.empty() ? ": " : " [" + finding.language + "]: ";
    }
    return line + message(finding, language);
}

void sort_findings(std::vector<Finding>& findings)
{
    std::ranges::stable_sort(
        findings, [](const Finding& a, const Finding& b) { return order(a) < order(b); });
    const auto repeats = std::ranges::unique(
        findings, [](const Finding& a, const Finding& b) { return order(a) == order(b); });
    findings.erase(repeats.begin(), repeats.end());
}

bool has_errors(const std::vector<Finding>& findings)
{
    return std::ranges::any_of(
        findings, [](const Finding& finding) { return finding.severity == Severity::Error; });
}

std::string closest_name(std::string_view name, const std::vector<std::string>& candidates)
{
    std::string best;
    std::size_t least = std::max<std::size_t>(name.size() / 3, 1) + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t edits = distance(name, candidate);
        if (edits < least) {
            least = edits;
            best = candidate;
        }
    }
    return best;
}

} // namespace content
