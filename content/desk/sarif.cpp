#include "content/desk/findings_out.hpp"
#include "content/model/codes.hpp"
#include "content/model/gate.hpp"

#include <nlohmann/json.hpp>

#include <optional>

namespace desk {

namespace {

using Json = nlohmann::ordered_json;
using content::Finding;
using content::MessageLanguage;

Json text(const std::string& words)
{
    return {{"text", words}};
}

std::string_view level_of(content::Severity severity)
{
    return severity == content::Severity::Error ? "error" : "warning";
}

/// A code as SARIF's reporting descriptor.
Json rule_of(const content::CodeText& code, MessageLanguage language)
{
    const bool indonesian = language == MessageLanguage::Indonesian;
    const bool error = code.weight == content::Weight::Error;
    const std::string name(code.code);
    Json rule{{"id", name}};
    rule["shortDescription"] = text(std::string(indonesian ? code.indonesian : code.english));
    rule["help"] = text("pelita-content explain " + name);
    rule["defaultConfiguration"] = {{"level", error ? "error" : "warning"}};
    rule["properties"] = {{"mendedBy", content::role_for(name)},
                          {"stopsPaper", code.weight == content::Weight::Gate || error},
                          {"fixable", content::is_mendable(name)}};
    return rule;
}

Json rules(MessageLanguage language)
{
    auto list = Json::array();
    for (const auto& code : content::code_texts()) {
        list.push_back(rule_of(code, language));
    }
    return list;
}

/// Place of a code in the list of rules; none for a code that is not in the table.
std::optional<std::size_t> rule_index(const std::string& code)
{
    const auto* known = content::find_code(code);
    if (known == nullptr) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(known - content::code_texts().data());
}

/// A path as a relative URI reference (RFC 3986): all but unreserved characters and '/' escaped.
std::string uri_of(const std::string& path)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri;
    for (const char c : path) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') ||
                           std::string_view("-._~/").find(c) != std::string_view::npos;
        if (plain) {
            uri += c;
        } else {
            uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
        }
    }
    return uri;
}

Json region_of(const Finding& finding)
{
    Json region{{"startLine", finding.place.line}};
    if (finding.place.column > 0) {
        region["startColumn"] = finding.place.column;
    }
    if (finding.place.column > 0 && finding.length > 0) {
        region["endColumn"] = finding.place.column + finding.length; // the one behind the last
    }
    return region;
}

Json location_of(const Finding& finding)
{
    Json location;
    Json physical{
        {"artifactLocation", {{"uri", uri_of(finding.place.file)}, {"uriBaseId", "GUIDE"}}}};
    if (finding.place.line > 0) {
        physical["region"] = region_of(finding);
    }
    location["physicalLocation"] = std::move(physical);
    if (!finding.unit.empty()) {
        location["logicalLocations"] =
            Json::array({{{"fullyQualifiedName", finding.unit}, {"kind", "member"}}});
    }
    return location;
}

Json result_of(const Finding& finding, MessageLanguage language)
{
    Json result{{"ruleId", finding.code}};
    if (const auto index = rule_index(finding.code)) {
        result["ruleIndex"] = *index;
    }
    result["level"] = level_of(finding.severity);
    result["message"] = text(content::message(finding, language));
    if (!finding.place.file.empty()) {
        result["locations"] = Json::array({location_of(finding)});
    }
    result["properties"] = {{"unit", finding.unit}, {"language", finding.language}};
    return result;
}

} // namespace

std::string sarif_of(const std::vector<Finding>& findings, MessageLanguage language)
{
    auto results = Json::array();
    for (const auto& finding : findings) {
        results.push_back(result_of(finding, language));
    }
    Json driver{{"name", "pelita-content"}, {"rules", rules(language)}};
    Json run{{"tool", {{"driver", std::move(driver)}}}};
    run["language"] = language == MessageLanguage::Indonesian ? "id" : "en";
    run["columnKind"] = "unicodeCodePoints";
    run["originalUriBaseIds"] = {
        {"GUIDE", {{"description", text("The folder of the guide (--guide)")}}}};
    run["results"] = std::move(results);
    Json log{{"$schema", "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"
                         "sarif-schema-2.1.0.json"},
             {"version", "2.1.0"}};
    log["runs"] = Json::array({std::move(run)});
    return log.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace desk
