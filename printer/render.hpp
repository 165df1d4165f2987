#pragma once

#include "content/paint/painter.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/compose.hpp"
#include "printer/made_file.hpp"
#include "printer/picture.hpp"
#include "printer/preflight.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/press_room.hpp"
#include "printer/tiles.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace printer {

/// Whether a sheet is for the press shop or for reading.
enum class Purpose { Press, Proof };

/// "name.png" of a sheet of one page; "name-1.png", "name-2.png"... of one that has more.
/// @param page from 0.
std::filesystem::path page_file(const std::filesystem::path& png, std::size_t page,
                                std::size_t pages);

/// A press file and what goes with it.
struct PressFile {
    std::string pdf;
    std::string record; ///< `press_record`
    Preflight report;
};

/// Lays out and paints sheets; holds what a thread of painting needs.
class Renderer {
  public:
    explicit Renderer(const Workshop& workshop);

    /// The sheet if its gate is open; none, with every reason on `messages`, if it is shut.
    std::optional<Composition> pass_gate(const Job& job, Purpose purpose, std::ostream& messages);

    /// The clean sheet if the press gate is open, else the sheet under the sash, with the reasons
    /// for it on `messages`; none, with the reasons, if not even a proof may be made.
    std::optional<Composition> pass_any_gate(const Job& job, std::ostream& messages);

    /// The proof: a PDF of all pages in sRGB, of true size (or the job's scale) with its page
    /// boxes.
    std::string pdf(const Composition& sheet, const Job& job);

    /// The file for the press shop: PDF/X-4 in CMYK. A fault of the pass is ours, not the guide's.
    PressResult press_pdf(const Composition& sheet, const Job& job, const PressRoom& room,
                          const PressOptions& options);

    /// The same, judged before it gets a name (PRINT.md 2.7): what preflight found is on
    /// `messages`; none if the press pass refuses the sheet or preflight the file.
    /// @param name the file it will be.
    std::optional<PressFile> judged_press_file(const Composition& sheet, const Job& job,
                                               const PressRoom& room, const PressOptions& options,
                                               const std::filesystem::path& name,
                                               std::ostream& messages);

    /// Ticket and sign-off sheet of a press file, by the names they will have beside it.
    /// @param name of the file.
    std::vector<MadeFile> papers(const Composition& sheet, const Job& job, const PressRoom& room,
                                 const PressOptions& options, const std::filesystem::path& name,
                                 const PressFile& file);

    /// The sign-off sheet of a proof: for reading what the press still lacks.
    /// @param name of the proof.
    MadeFile proof_paper(const Composition& proof, const Job& job,
                         const std::filesystem::path& name);

    /// The sheet on the paper of an office printer: `tiled_pdf`.
    std::string tiled_pdf(const Composition& sheet, const Job& job, TilePaper paper);

    /// A picture of each page as PNG.
    std::vector<std::string> pngs(const Composition& sheet, const PictureOptions& options);

  private:
    /// What pages are besides their lists.
    struct PageLook {
        paint::Tagged tagged = paint::Tagged::No;
        paint::TextAs text = paint::TextAs::Glyphs;
    };

    paint::PdfWithPlaces paint_pages(const std::vector<layout::DisplayList>& lists,
                                     const Sheet& sheet, const std::string& date,
                                     const std::vector<layout::DisplayList>& marks, PageLook look);
    paint::PdfWithPlaces paint_outlined(std::vector<layout::DisplayList> lists, const Sheet& sheet,
                                        const std::string& date,
                                        std::vector<layout::DisplayList> marks,
                                        const InkTable& inks);
    /// Findings of the guide for a language, found once.
    const std::vector<content::Finding>& checked(const std::string& language);
    Composition compose_sheet(const Job& job, content::GateMode mode);

    const Workshop& workshop_;
    std::map<std::string, std::vector<content::Finding>> checked_;
    layout::TextScratch scratch_;
    paint::Painter painter_;
    IntentCache intents_;
};

struct RenderOptions {
    Job job;
    std::filesystem::path out;      ///< .pdf or .png
    std::optional<Purpose> purpose; ///< None: press for .pdf; the sash as needed for .png.
    PressOptions press = {};
    PictureOptions picture = {};
    std::optional<TilePaper> tile = {}; ///< At true size on office paper, for no press.
};

/// The paper of a job. @throws content::UsageError if its page would be too long.
Sheet sheet_of(const layout::Format& format, const Job& job);

/// Every fault of a press pass, one a line.
void print_faults(const PressResult& result, std::ostream& out);

/// `pelita-printer render`: writes the file whole or not at all; a PNG of a sheet of many pages
/// is a file a page (`page_file`).
/// @throws content::UsageError, content::FileError, fonts::FontError, paint::PaintError,
/// ProfileError
content::Exit render(const Workshop& workshop, const RenderOptions& options,
                     std::ostream& messages);

} // namespace printer
