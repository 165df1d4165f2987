#pragma once

#include "content/layout/text_scratch.hpp"
#include "content/model/gate.hpp"
#include "content/paint/painter.hpp"
#include "printer/compose.hpp"
#include "printer/file_names.hpp"
#include "printer/made_file.hpp"
#include "printer/panels.hpp"
#include "printer/preflight.hpp"
#include "printer/press_room.hpp"
#include "printer/ticket.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace printer {

/// What papers are made with.
struct PaperTools {
    const Workshop& workshop;
    paint::Painter& painter;
    layout::TextScratch& scratch;
};

/// A sheet of which papers speak.
struct PaperSubject {
    const Composition& sheet;
    const Job& job;
    std::filesystem::path file; ///< The sheet's own: its papers lie beside it.
};

/// The files of one order as they lie on the disk.
struct PrintedFiles {
    std::vector<PrintedFile> files; ///< A PDF; a TIFF a page, or one a panel.
    std::vector<Sheet> papers;      ///< One a page.
    std::optional<PanelPlan> panels;
    bool marked = true;   ///< Crop marks stand round the sheet.
    bool numbered = true; ///< A panel's number stands beside it, in the slug.
};

/// @param sha256 of the file.
PrintedFiles printed_pdf(const PaperSubject& subject, const PressOptions& options,
                         const std::optional<PanelPlan>& panels, const std::string& sha256);

/// @param files as `Renderer::write_tiffs` made them. @throws content::FileError
PrintedFiles printed_tiffs(const PaperSubject& subject, const std::optional<PanelPlan>& panels,
                           const std::vector<std::filesystem::path>& files);

/// Ticket, the same as JSON, and sign-off sheet of a press file (PRINT.md 2.5). The same input
/// gives the same bytes.
/// @param report what preflight said of it.
std::vector<MadeFile> press_papers(const PaperTools& tools, const PaperSubject& subject,
                                   const PressRoom& room, const PressOptions& options,
                                   const Preflight& report, PrintedFiles printed);

/// The sign-off sheet of a proof: it says that the sheet is not approved, and why.
/// @param gate of the press.
MadeFile proof_paper(const PaperTools& tools, const PaperSubject& subject, content::Gate gate);

} // namespace printer
