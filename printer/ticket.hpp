#pragma once

#include "content/layout/paper.hpp"
#include "content/model/paper_words.hpp"
#include "printer/compose.hpp"
#include "printer/press_room.hpp"
#include "printer/sheet.hpp"

#include <string>
#include <vector>

namespace printer {

struct PanelPlan;

/// A press file as it lies on the disk.
struct PrintedFile {
    std::string name;
    std::string sha256;
};

/// What a ticket tells of.
struct TicketInput {
    const content::Guide& guide;
    const content::PaperWords& words;
    const Composition& sheet;
    const Job& job;
    const std::vector<Sheet>& papers; ///< One a page of the file: panels differ.
    const PressRoom& room;
    const PressOptions& options;
    std::vector<PrintedFile> files;    ///< One, or one a panel.
    std::string date;                  ///< PDF date of everything made from the guide.
    const PanelPlan* panels = nullptr; ///< How it is welded; null = printed in one piece.
    bool marked = true;                ///< Crop marks stand round the sheet.
    bool numbered = true;              ///< Each panel has its number beside it, in the slug.
};

/// One field: its name, and what is said of it.
struct TicketField {
    /// How loud a line is.
    enum class Voice {
        Plain,
        Strong,
        Loud, ///< On a coloured ground: overlooking it spoils the print.
        Blank ///< To be filled in by hand.
    };
    struct Line {
        std::string text;
        Voice voice = Voice::Plain;
        std::string language = {}; ///< Of its text; empty = that of the ticket.
    };
    std::string label;
    std::vector<Line> lines;
};

/// The fields of PRINT.md 2.5, "Ticket", in its order; the first is the job code.
std::vector<TicketField> ticket_fields(const TicketInput& input);

/// The same for programs: {"job_code", "poster", "title", "languages", "format", "trim_mm",
/// "pages", "file_pages_mm", "scale", "user_unit", "bleed_mm", "material", "finishing", "panels",
/// "profile", "ink_limit_percent", "black_text", "qr", "outlined_text", "copies", "files",
/// "revision", "content_date", "customer"}. What nobody knows is null.
std::string ticket_json(const TicketInput& input);

/// The ticket as it is printed, on A4. Its insets are pages of the sheet by number.
layout::Paper lay_out_ticket(const TicketInput& input, const layout::Theme& theme,
                             const fonts::FontCatalogue& fonts, layout::TextScratch& scratch);

} // namespace printer
