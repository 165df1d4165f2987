#include "content/desk/findings_out.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace desk {

namespace {

std::string_view name_of(content::Severity severity)
{
    return severity == content::Severity::Error ? "error" : "warning";
}

} // namespace

std::string text_of(const std::vector<content::Finding>& findings,
                    content::MessageLanguage language)
{
    std::string text;
    for (const auto& finding : findings) {
        text += content::format_finding(finding, language) + "\n";
    }
    const auto errors =
        std::ranges::count(findings, content::Severity::Error, &content::Finding::severity);
    const auto warnings = static_cast<std::ptrdiff_t>(findings.size()) - errors;
    const bool indonesian = language == content::MessageLanguage::Indonesian;
    return text + std::to_string(errors) + (indonesian ? " kesalahan, " : " errors, ") +
           std::to_string(warnings) + (indonesian ? " peringatan\n" : " warnings\n");
}

std::string json_of(const std::vector<content::Finding>& findings,
                    content::MessageLanguage language)
{
    auto array = nlohmann::ordered_json::array();
    for (const auto& finding : findings) {
        array.push_back({{"file", finding.place.file},
                         {"line", finding.place.line},
                         {"column", finding.place.column},
                         {"code", finding.code},
                         {"severity", name_of(finding.severity)},
                         {"unit", finding.unit},
                         {"language", finding.language},
                         {"message", content::message(finding, language)},
                         {"help", "pelita-content explain " + finding.code}});
    }
    return array.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

} // namespace desk
