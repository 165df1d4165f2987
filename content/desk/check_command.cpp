#include "content/desk/all_findings.hpp"
#include "content/desk/desk.hpp"
#include "content/desk/findings_out.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/codes.hpp"
#include "content/model/gate.hpp"
#include "content/model/messages.hpp"

#include <exception>
#include <ostream>

namespace desk {

namespace {

void write(const Desk& desk, CheckFormat format, const std::vector<content::Finding>& findings)
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
    const auto all = all_findings(loaded.guide, std::move(loaded.findings), desk.options.today,
                                  request.language, desk.options.fonts);
    write(desk, request.format, all.findings);
    if (all.no_fonts) {
        std::rethrow_exception(all.no_fonts);
    }
    return content::has_errors(all.findings) ? content::Exit::ContentAtFault : content::Exit::Done;
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
