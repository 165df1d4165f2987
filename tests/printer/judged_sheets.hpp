#pragma once

#include "content/model/files.hpp"
#include "printer/compose.hpp"
#include "printer/preflight_checks.hpp"
#include "printer/preflight_layout.hpp"
#include "tests/printer/good_sheet.hpp"
#include "tests/printer/shops.hpp"

#include <catch2/catch.hpp>

#include <functional>
#include <set>
#include <string>
#include <vector>

/// Sheets of the guide before the checks of their layout, whole and spoilt.
namespace judged_sheets {

using content::Severity;
using layout::DisplayList;
using printer::CheckState;

inline const printer::IntentColour& intent()
{
    static printer::IntentCache cache;
    static const auto* opened = cache.find(content::read_file(support::coated_profile));
    REQUIRE(opened != nullptr);
    return *opened;
}

/// A sheet of the guide as `render --proof` composes it.
inline printer::Composition sheet_of(const std::string& poster, const std::string& format)
{
    layout::TextScratch scratch;
    const std::vector<content::Finding> none;
    const auto unchecked = [&](const std::string&) -> const auto&
    {
        return none;
    };
    return printer::compose(support::plain_shop(), {poster, format, "id", std::nullopt},
                            content::GateMode::Proof, unchecked, scratch);
}

inline std::vector<printer::Check> judge(const printer::Composition& sheet,
                                         std::vector<printer::Seam> seams = {})
{
    paint::Painter painter{paint::PictogramSet(support::plain_shop().guide->folder / "pictograms")};
    layout::TextScratch scratch;
    return printer::preflight_layout({sheet.pages, sheet.format, support::plain_shop().theme,
                                      *support::plain_shop().guide, intent(),
                                      support::plain_shop().faces, seams},
                                     painter, scratch);
}

inline std::string told(const std::vector<printer::Check>& checks)
{
    std::string text;
    for (const auto& check : checks) {
        if (check.state == CheckState::Fail) {
            text += check.finding.code + " " + check.finding.unit + " " + check.value + ": " +
                    content::message(check.finding, content::MessageLanguage::English) + "\n";
        }
    }
    return text;
}

inline std::set<std::string> failed(const std::vector<printer::Check>& checks, Severity least)
{
    std::set<std::string> ids;
    for (const auto& check : checks) {
        if (check.state == CheckState::Fail &&
            (least == Severity::Warning || check.finding.severity == Severity::Error)) {
            ids.insert(check.finding.code);
        }
    }
    return ids;
}

/// What the same sheet is told after a fault was put into its first page, less what it was told
/// before.
inline std::set<std::string> found_by(const printer::Composition& sheet,
                                      const std::function<void(DisplayList&)>& plant)
{
    printer::Composition spoilt = sheet;
    plant(spoilt.pages.front());
    const auto checks = judge(spoilt);
    INFO(told(checks));
    auto ids = failed(checks, Severity::Warning);
    for (const auto& id : failed(judge(sheet), Severity::Warning)) {
        ids.erase(id);
    }
    return ids;
}

} // namespace judged_sheets
