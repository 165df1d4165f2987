#include "content/desk/desk.hpp"
#include "content/desk/findings_out.hpp"
#include "content/desk/fit_findings.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/check.hpp"
#include "content/model/codes.hpp"
#include "content/model/consequences.hpp"
#include "content/model/gate.hpp"
#include "content/model/messages.hpp"
#include "fonts/font_face.hpp"

#include <algorithm>
#include <exception>
#include <ostream>
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

void write(const Desk& desk, CheckFormat format, const std::vector<Finding>& findings)
{
    const auto language = content::message_language_of_environment();
    desk.out << (format == CheckFormat::Json    ? json_of(findings, language)
                 : format == CheckFormat::Sarif ? sarif_of(findings, language)
                                                : text_of(findings, language));
}

std::string_view name_of(content::Weight weight)
{
    switch (weight) {
    case content::Weight::Error:
        return "error";
    case content::Weight::Warning:
        return "warning";
    case content::Weight::Gate:
        return "warning; paper is not printed with it";
    case content::Weight::Either:
        break;
    }
    return "error or warning, by how far off it is";
}

} // namespace

content::Exit check(const Desk& desk, const CheckRequest& request)
{
    if (!request.language.empty()) {
        require_language(*content::open_guide(desk.options).guide, request.language);
    }
    if (request.fix) {
        const bool reads_text = request.format == CheckFormat::Text;
        mend_files(desk, request.language, reads_text ? desk.out : desk.err);
    }
    auto loaded = content::open_guide(desk.options);
    auto findings = std::move(loaded.findings);
    append(findings, content::check(*loaded.guide, desk.options.today, request.language));
    std::exception_ptr no_fonts; // what needs none is said all the same
    try {
        const auto fonts = fonts::FontCatalogue::load(desk.options.fonts);
        auto fit = fit_findings(loaded.guide, desk.options.today, request.language, *fonts);
        drop_repeated_causes(fit, findings);
        append(findings, std::move(fit));
    } catch (const fonts::FontError&) {
        no_fonts = std::current_exception();
    }
    content::drop_consequences(findings);
    content::sort_findings(findings);
    write(desk, request.format, findings);
    if (no_fonts) {
        std::rethrow_exception(no_fonts);
    }
    return content::has_errors(findings) ? content::Exit::ContentAtFault : content::Exit::Done;
}

content::Exit explain(const Desk& desk, const std::string& code)
{
    const auto* known = content::find_code(code);
    if (known == nullptr) {
        throw content::UsageError("no code \"" + code + "\"; codes look like K020 or P20");
    }
    desk.out << code << ": " << known->english << "\n      " << known->indonesian << '\n'
             << "Weight: " << name_of(known->weight) << '\n'
             << "Who can mend it: " << content::role_for(code) << '\n';
    if (content::is_mendable(code)) {
        desk.out << "check --fix mends it where no judgement is needed\n";
    }
    if (content::is_waivable(code)) {
        desk.out << "A comment \"# waive: " << code
                 << " - reason\" in the PO file counts once the text is approved\n";
    }
    desk.out << "What check says:\n";
    for (const auto& text : content::message_texts()) {
        if (text.code == code) {
            desk.out << "  " << text.english << "\n  " << text.indonesian << '\n';
        }
    }
    return content::Exit::Done;
}

} // namespace desk
