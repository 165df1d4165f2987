#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/format.hpp"
#include "content/layout/text_scratch.hpp"
#include "content/layout/theme.hpp"
#include "content/model/document.hpp"
#include "fonts/font_catalogue.hpp"

#include <string>
#include <vector>

namespace layout {

/// Whether a sheet is a proof: what is not approved never leaves the house without its sash.
enum class Sash { No, Yes };

/// Words of the sheet that are no text of the poster: Indonesian, filled by the caller from
/// ui.toml. An empty one is not drawn, but for the sash: its strip is, and its words missing are
/// an error.
struct Furniture {
    Sash sash = Sash::No;
    std::string sash_words; ///< "CONTOH. Belum diperiksa penutur."
    std::string checked;    ///< "Diperiksa 24-11-2026"
    std::string job_code;   ///< 6 characters (PRINT.md 2.8).
    std::string label;      ///< "DEMO"
    std::string address;
    std::string office = {};             ///< Name of the office that puts the sheet up.
    std::string office_address = {};     ///< Goes first where the line is too short.
    std::vector<std::string> logos = {}; ///< Files of the guide's folder `logos`.
};

struct PosterInput {
    const content::Document& document;
    const Format& format;
    const Theme& theme;
    const fonts::FontCatalogue& fonts;
    const Furniture& furniture;
    Detail detail = Detail::Drawn;
    /// The same poster in a second language; null for a sheet in one.
    const content::Document* second = nullptr;
};

/// Composes a poster for a format (DESIGN.md 8-12), one list a page: a folded sheet has two, a
/// flipchart as many as its text needs. Never fails: what does not fit, has no glyph or breaks a
/// limit of legibility is in the findings of the page.
std::vector<DisplayList> lay_out_sheet(const PosterInput& input, TextScratch& scratch);

/// The first page alone, with the findings of all.
DisplayList lay_out_poster(const PosterInput& input, TextScratch& scratch);

} // namespace layout
