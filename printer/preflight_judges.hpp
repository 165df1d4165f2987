#pragma once

#include "printer/preflight_checks.hpp"
#include "printer/preflight_document.hpp"
#include "printer/preflight_walk.hpp"

#include <array>
#include <functional>
#include <memory>

namespace printer {

/// P01, P02, P03, P04, P30: what the file says it is.
void judge_identity(PressDocument& document, CheckList& checks);

/// P13, P29: what may not be in a press file, and what readers need beside the picture.
void judge_structure(PressDocument& document, CheckList& checks);

/// P05, P06, P07.
void judge_boxes(PressDocument& document, CheckList& checks);

/// P09.
void judge_fonts(PressDocument& document, CheckList& checks);

/// P11, P12 and the RGB of P10 that no page shows. Call after the content was walked.
void judge_objects(PressDocument& document, CheckList& checks);

/// Judges of what content paints; `finish` tells what only the whole page shows.
class ContentJudge : public ContentVisitor {
  public:
    virtual void finish() {}
};

std::unique_ptr<ContentJudge> make_colour_judge(CheckList& checks); ///< P10
std::unique_ptr<ContentJudge> make_text_judge(PressDocument& document,
                                              CheckList& checks); ///< P15, P16
std::unique_ptr<ContentJudge> make_ink_judge(PressDocument& document, CheckList& checks); ///< P17
std::unique_ptr<ContentJudge> make_size_judge(PressDocument& document,
                                              CheckList& checks); ///< P14, P18, P19

/// Percent of ink that a format and a profile allow together; 300 where neither says.
double ink_limit(const content::FormatSpec* format, const IntentColour* intent);

/// Called with each value of each object: itself, its key ("" in an array), the dictionary around
/// it.
using ValueVisitor = std::function<void(QPDFObjectHandle value, const std::string& key,
                                        QPDFObjectHandle parent, int object)>;

/// Visits every value of every object once, also of objects no page uses.
void visit_values(QPDF& pdf, const ValueVisitor& visit);

} // namespace printer
