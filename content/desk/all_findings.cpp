#include "content/desk/all_findings.hpp"

#include "content/desk/fit_findings.hpp"
#include "content/model/check.hpp"
#include "content/model/consequences.hpp"
#include "fonts/font_face.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace desk {

namespace {

using content::Finding;

void append(std::vector<Finding>& to, std::vector<Finding> more)
{
    std::ranges::move(more, std::back_inserter(to));
}

/// An invisible character has no glyph either: K028 has said it.
void drop_repeated_causes(std::vector<Finding>& fit, const std::vector<Finding>& said)
{
    std::set<std::pair<std::string, std::string>> invisible;
    for (const auto& finding : said) {
        if (finding.code == "K028") {
            invisible.emplace(finding.unit, finding.language);
        }
    }
    std::erase_if(fit, [&](const Finding& finding) {
        return finding.code == "K042" && invisible.contains({finding.unit, finding.language});
    });
}

} // namespace

AllFindings all_findings(const std::shared_ptr<const content::Guide>& guide,
                         std::vector<Finding> loading, content::Date today,
                         const std::string& language, const std::filesystem::path& fonts)
{
    AllFindings all;
    auto& findings = all.findings;
    findings = std::move(loading);
    append(findings, content::check(*guide, today, language));
    try { // what needs no fonts is said all the same
        const auto catalogue = fonts::FontCatalogue::load(fonts);
        auto fit = fit_findings(guide, today, language, *catalogue);
        drop_repeated_causes(fit, findings);
        append(findings, std::move(fit));
    } catch (const fonts::FontError&) {
        all.no_fonts = std::current_exception();
    }
    content::drop_consequences(findings);
    content::sort_findings(findings);
    return all;
}

} // namespace desk
