#pragma once

#include "content/paint/painter.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/compose.hpp"
#include "printer/file_names.hpp"
#include "printer/file_pages.hpp"
#include "printer/made_file.hpp"
#include "printer/picture.hpp"
#include "printer/preflight.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/press_room.hpp"
#include "printer/soft_proof.hpp"
#include "printer/tiles.hpp"

#include <filesystem>
#include <map>
#include <optional>
#include <ostream>
#include <span>
#include <string>
#include <vector>

namespace printer {

/// Whether a sheet is for the press shop or for reading.
enum class Purpose { Press, Proof };

/// A press file and what goes with it.
struct PressFile {
    std::string pdf;
    std::string record; ///< `press_record`
    Preflight report;
    std::optional<PanelPlan> panels = {}; ///< How it goes on the roll that was ordered.
};

/// Lays out and paints sheets; holds what a thread of painting needs.
class Renderer {
  public:
    /// @param kept takes what `messages` take, in Indonesian on every machine: for what stays in a
    /// folder, which must not depend on whose machine made it.
    explicit Renderer(const Workshop& workshop, std::ostream* kept = nullptr);

    /// The sheet if its gate is open; none, with every reason on `messages`, if it is shut.
    std::optional<Composition> pass_gate(const Job& job, Purpose purpose, std::ostream& messages);

    /// The clean sheet if the press gate is open, else the sheet under the sash, with the reasons
    /// for it on `messages`; none, with the reasons, if not even a proof may be made.
    std::optional<Composition> pass_any_gate(const Job& job, std::ostream& messages);

    /// The proof: a PDF of all pages in sRGB, of true size (or the job's scale) with its page
    /// boxes.
    std::string pdf(const Composition& sheet, const Job& job);

    /// The file for the press shop: PDF/X-4 in CMYK, a page for each panel if it is ordered for a
    /// roll the sheet does not fit whole. A fault of the pass is ours, not the guide's.
    PressResult press_pdf(const Composition& sheet, const Job& job, const PressRoom& room,
                          const PressOptions& options);

    /// The same, judged before it gets a name (PRINT.md 2.7): what preflight found is on
    /// `messages`, and how it goes on a roll; none if the press pass refuses the sheet or preflight
    /// the file, as for a seam through a code.
    /// @param name the file it will be.
    std::optional<PressFile> judged_press_file(const Composition& sheet, const Job& job,
                                               const PressRoom& room, const PressOptions& options,
                                               const std::filesystem::path& name,
                                               std::ostream& messages);

    /// The checks of preflight that look at the layout, for what has no PDF to be judged.
    std::vector<Check> layout_checks(const Composition& sheet, const PressRoom& room,
                                     std::span<const Seam> seams);

    /// A flattened TIFF a page (`page_file`) of trim and bleed, or a panel ("name-p1of2.tif"),
    /// without marks: all or none, and never beside pages of an older sheet.
    /// @param old goes when the new ones are whole: the record and papers of an older sheet.
    /// @return the files.
    /// @throws content::FileError, paint::PaintError
    std::vector<std::filesystem::path> write_tiffs(const Composition& sheet, const Job& job,
                                                   const PressRoom& room,
                                                   const std::optional<PanelPlan>& plan,
                                                   const std::filesystem::path& out,
                                                   std::vector<std::filesystem::path> old = {});
    /// Ticket and sign-off sheet of a press file, by the names they will have beside it.
    /// @param name of the file.
    std::vector<MadeFile> papers(const Composition& sheet, const Job& job, const PressRoom& room,
                                 const PressOptions& options, const std::filesystem::path& name,
                                 const PressFile& file);

    /// The same for TIFFs. @param report what preflight said of their layout.
    std::vector<MadeFile> papers(const Composition& sheet, const Job& job, const PressRoom& room,
                                 const PressOptions& options, const std::filesystem::path& name,
                                 const std::vector<std::filesystem::path>& files,
                                 const Preflight& report);

    /// The sign-off sheet of a proof: for reading what the press still lacks.
    /// @param name of the proof.
    MadeFile proof_paper(const Composition& proof, const Job& job,
                         const std::filesystem::path& name);

    /// The sheet on the paper of an office printer: `tiled_pdf`.
    std::string tiled_pdf(const Composition& sheet, const Job& job, TilePaper paper);

    /// A picture of each page as PNG.
    /// @param room of soft proofs, for formats that are printed; null = colours of a screen.
    /// @param roll the seams for it are among the guides.
    std::vector<std::string> pngs(const Composition& sheet, const PictureOptions& options,
                                  const ProofRoom* room,
                                  std::optional<layout::Millimetres> roll = std::nullopt);

  private:
    /// What pages are besides their lists.
    struct PageLook {
        paint::Tagged tagged = paint::Tagged::No;
        paint::TextAs text = paint::TextAs::Glyphs;
    };

    /// Prints to the person in their language, and to what is kept in Indonesian.
    template <typename Print>
    void tell(std::ostream& messages, const Print& print)
    {
        print(content::message_language_of_environment(), messages);
        if (kept_ != nullptr) {
            print(content::MessageLanguage::Indonesian, *kept_);
        }
    }
    paint::PdfWithPlaces paint_pages(const FilePages& pages, const std::string& date,
                                     const std::vector<layout::DisplayList>& marks, PageLook look);
    paint::PdfWithPlaces paint_outlined(FilePages pages, const std::string& date,
                                        std::vector<layout::DisplayList> marks,
                                        const InkTable& inks);
    /// Findings of the guide for a language, found once.
    const std::vector<content::Finding>& checked(const std::string& language);
    Composition compose_sheet(const Job& job, content::GateMode mode);

    const Workshop& workshop_;
    std::ostream* kept_;
    std::map<std::string, std::vector<content::Finding>> checked_;
    layout::TextScratch scratch_;
    paint::Painter painter_;
    IntentCache intents_;
};

struct RenderOptions {
    Job job;
    std::filesystem::path out;      ///< .pdf, .tif or .png
    std::optional<Purpose> purpose; ///< None: press for .pdf and .tif; the sash as needed for .png.
    PressOptions press = {};
    PictureOptions picture = {};
    std::optional<TilePaper> tile = {}; ///< At true size on office paper, for no press.
};

/// Every check that failed, one a line. False if one of them is an error.
bool print_failed(const std::vector<Check>& checks, content::MessageLanguage language,
                  std::ostream& out);

/// Every fault of a press pass, one a line.
void print_faults(const PressResult& result, std::ostream& out);

/// `pelita-printer render`: writes the file whole or not at all; PNG and TIFF of a sheet of many
/// pages are a file a page (`page_file`).
/// @throws content::UsageError, content::FileError, fonts::FontError, paint::PaintError,
/// ProfileError
content::Exit render(const Workshop& workshop, const RenderOptions& options,
                     std::ostream& messages);

} // namespace printer
