#pragma once

#include "content/model/files.hpp"
#include "printer/preflight.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/render.hpp"
#include "tests/printer/pdf_programs.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace panel_sheets {

using support::ask;

inline const printer::PressRoom& room()
{
    static const printer::PressRoom opened =
        printer::open_press_room(support::plain_shop(), std::nullopt);
    return opened;
}

inline printer::PressOptions on_roll(double width)
{
    printer::PressOptions options;
    options.roll = layout::Millimetres(width);
    return options;
}

inline printer::Job baliho(const std::string& format, std::optional<int> scale = std::nullopt)
{
    return {"official-way", format, "id", scale};
}

/// A sheet under the sash, so that nobody need have approved it.
inline printer::Composition composed(const printer::Job& job)
{
    printer::Renderer renderer(support::plain_shop());
    std::ostringstream messages;
    auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    return std::move(*sheet);
}

inline std::string pressed(const printer::Composition& sheet, const printer::Job& job,
                           const printer::PressOptions& options)
{
    printer::Renderer renderer(support::plain_shop());
    auto result = renderer.press_pdf(sheet, job, room(), options);
    std::ostringstream messages;
    printer::print_faults(result, messages);
    INFO(messages.str());
    REQUIRE(result.faults.empty());
    return std::move(result.pdf);
}

/// The 6 x 4 m baliho for a roll of 3.2 m: two panels, one below the other.
inline const std::string& two_panels()
{
    static const std::string pdf =
        pressed(composed(baliho("baliho-6x4")), baliho("baliho-6x4"), on_roll(3200));
    return pdf;
}

inline printer::JudgedFile judge(const std::string& pdf)
{
    static printer::IntentCache intents;
    return printer::preflight_file(
        {"panels.pdf", pdf, support::plain_shop().guide->formats, intents});
}

/// Ids and variants of what failed: "P05 size".
inline std::set<std::string> failed(const std::string& pdf)
{
    std::set<std::string> ids;
    for (const auto& check : judge(pdf).report.checks) {
        if (check.state == printer::CheckState::Fail) {
            ids.insert(check.finding.code + " " + check.finding.variant);
        }
    }
    return ids;
}

} // namespace panel_sheets
