#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/check.hpp"
#include "content/model/gate.hpp"
#include "content/model/messages.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

std::string_view name_of(content::Severity severity)
{
    return severity == content::Severity::Error ? "error" : "warning";
}

std::string json_of(const std::vector<content::Finding>& findings)
{
    const auto language = content::message_language_of_environment();
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
    return array.dump(2) + "\n";
}

} // namespace

content::Exit check(const Desk& desk, const CheckRequest& request)
{
    if (!request.language.empty()) {
        require_language(*content::open_guide(desk.options).guide, request.language);
    }
    if (request.fix) {
        const bool reads_json = request.format == CheckFormat::Json;
        mend_files(desk, request.language, reads_json ? desk.err : desk.out);
    }
    auto loaded = content::open_guide(desk.options);
    auto findings = std::move(loaded.findings);
    auto more = content::check(*loaded.guide, desk.options.today, request.language);
    std::ranges::move(more, std::back_inserter(findings));
    content::sort_findings(findings);
    if (request.format == CheckFormat::Json) {
        desk.out << json_of(findings);
    } else {
        const auto language = content::message_language_of_environment();
        for (const auto& finding : findings) {
            desk.out << content::format_finding(finding, language) << '\n';
        }
        const auto errors =
            std::ranges::count(findings, content::Severity::Error, &content::Finding::severity);
        desk.out << errors << " errors, " << findings.size() - static_cast<std::size_t>(errors)
                 << " warnings\n";
    }
    return content::has_errors(findings) ? content::Exit::ContentAtFault : content::Exit::Done;
}

content::Exit explain(const Desk& desk, const std::string& code)
{
    bool known = false;
    for (const auto& text : content::message_texts()) {
        if (text.code != code) {
            continue;
        }
        known = true;
        const std::string variant =
            text.variant.empty() ? "" : " (" + std::string(text.variant) + ")";
        desk.out << code << variant << ": " << text.english << "\n      " << text.indonesian
                 << '\n';
    }
    if (!known) {
        throw content::UsageError("no code \"" + code + "\"; codes look like K020 or P20");
    }
    desk.out << "Who can mend it: " << content::role_for(code) << '\n';
    return content::Exit::Done;
}

} // namespace desk
