#pragma once

#include "content/model/files.hpp"
#include "printer/preflight.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/render.hpp"
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

inline const printer::Workshop& workshop()
{
    static const printer::Workshop opened = [] {
        content::CommonOptions options;
        options.guide = support::source_dir() / "content/guide";
        options.fonts = support::source_dir() / "fonts/catalogue.toml";
        options.today = *content::parse_date("2026-11-24");
        return printer::open_workshop(options);
    }();
    return opened;
}

inline const printer::PressRoom& room()
{
    static const printer::PressRoom opened = printer::open_press_room(workshop(), std::nullopt);
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
    printer::Renderer renderer(workshop());
    std::ostringstream messages;
    auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    return std::move(*sheet);
}

inline std::string pressed(const printer::Composition& sheet, const printer::Job& job,
                           const printer::PressOptions& options)
{
    printer::Renderer renderer(workshop());
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

inline std::string ask(const std::string& pdf, std::vector<std::string> command,
                       const std::vector<std::string>& after = {})
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    command.push_back(file.string());
    command.insert(command.end(), after.begin(), after.end());
    const auto finished = support::run(command);
    INFO(finished.err << finished.out);
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

inline printer::JudgedFile judge(const std::string& pdf)
{
    static printer::IntentCache intents;
    return printer::preflight_file({"panels.pdf", pdf, workshop().guide->formats, intents});
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
