#include "content/model/finding.hpp"

#include "content/model/messages.hpp"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace content {

namespace {

/// The suggestion is a clause of its own, empty if there is nothing near.
std::string shown_argument(const std::string& name, const std::string& value,
                           MessageLanguage language)
{
    if (name != "suggestion") {
        return value;
    }
    if (value.empty()) {
        return {};
    }
    const char* ask = language == MessageLanguage::Indonesian ? "; maksudnya " : "; did you mean ";
    return ask + ("\"" + value + "\"?");
}

std::string filled(std::string_view text, const Finding& finding, MessageLanguage language)
{
    std::string result(text);
    for (const auto& [name, value] : finding.arguments) {
        const std::string mark = "{" + name + "}";
        const std::string shown = shown_argument(name, value, language);
        for (std::size_t at = 0; (at = result.find(mark, at)) != std::string::npos;
             at += shown.size()) {
            result.replace(at, mark.size(), shown);
        }
    }
    const auto left = result.find("{suggestion}");
    return left == std::string::npos ? result
                                     : result.erase(left, std::string("{suggestion}").size());
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
    std::string line = finding.place.file;
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
        line += finding.unit;
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
