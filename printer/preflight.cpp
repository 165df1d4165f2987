#include "printer/preflight.hpp"

#include "content/model/digest.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/preflight_judges.hpp"

#include <qpdf/QPDFObjectHandle.hh>

namespace printer {

namespace {

void judge_content(PressDocument& document, CheckList& checks)
{
    std::vector<std::unique_ptr<ContentJudge>> judges;
    judges.push_back(make_colour_judge(checks));
    judges.push_back(make_text_judge(document, checks));
    judges.push_back(make_ink_judge(document, checks));
    judges.push_back(make_size_judge(document, checks));
    std::vector<ContentVisitor*> visitors;
    visitors.reserve(judges.size());
    for (const auto& judge : judges) {
        visitors.push_back(judge.get());
    }
    walk_content(document, visitors);
    for (const auto& judge : judges) {
        judge->finish();
    }
}

void judge_all(PressDocument& document, CheckList& checks)
{
    judge_boxes(document, checks);
    judge_content(document, checks);
    judge_objects(document, checks);
    judge_fonts(document, checks);
    judge_structure(document, checks);
    judge_identity(document, checks); // Last: damage shows while objects are read.
}

} // namespace

JudgedFile preflight_file(const PreflightInput& input)
{
    const auto document = open_press_document(input);
    CheckList checks;
    try {
        judge_all(*document, checks);
    } catch (const std::exception& error) { // of libqpdf: an object that cannot be read at all
        throw DamagedPdf(input.file + ": " + error.what());
    }
    for (const CheckKind& kind : check_kinds()) {
        if (kind.from == JudgedFrom::Layout) {
            checks.leave_open(std::string(kind.id), no_guide);
        }
    }
    JudgedFile judged;
    judged.name = document->name;
    judged.intent = document->intent;
    judged.report.file = input.file;
    judged.report.sha256 = content::sha256(input.bytes);
    judged.report.format = document->format == nullptr ? "unknown" : document->name.format;
    judged.report.checks = std::move(checks).finish(JudgedFrom::File);
    return judged;
}

} // namespace printer
