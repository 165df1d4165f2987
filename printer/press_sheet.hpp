#pragma once

#include "content/layout/display_list.hpp"
#include "content/layout/text_scratch.hpp"
#include "printer/compose.hpp"
#include "printer/file_pages.hpp"
#include "printer/press_room.hpp"
#include "printer/workshop.hpp"

#include <string>
#include <vector>

namespace printer {

/// What the file of a sheet says of itself.
/// @param date PDF date of everything made from the guide.
PressIdentity identity_of(const Composition& composition, const Job& job, const FilePages& pages,
                          const std::string& date);

/// Language and words of every tag that `paint::plan_tags` plans for the pages.
std::vector<TagFact> tag_facts(const std::vector<layout::DisplayList>& pages,
                               const Workshop& workshop);

/// The slug of a page, part by part, in Indonesian: job code, topic, language, trim, scale, bleed,
/// page or panel, profile, ink limit, date, revision.
/// @param page from 0.
std::vector<std::string> slug_words(const Composition& composition, const FilePages& pages,
                                    const PressIdentity& identity, const PressRoom& room,
                                    std::size_t page, const content::PaperWords& say);

/// Marks and slug of every page, in points of the file from its top-left corner.
std::vector<layout::DisplayList>
lay_out_marks(const Composition& composition, const FilePages& pages, const PressIdentity& identity,
              const PressRoom& room, const PressOptions& options, const Workshop& workshop,
              layout::TextScratch& scratch);

/// Whether a colour is printed with black ink alone.
bool is_black(layout::Colour colour, const InkTable& inks);

/// Whether an item is text that overprints: letters in black ink alone.
bool is_black_text(const layout::Item& item, const InkTable& inks);

/// Text in black ink, which the press pass must know though it will be shapes: in the colour that
/// is reserved for it (`outlined_srgb`).
void mark_black_text(std::vector<layout::DisplayList>& pages, const InkTable& inks);

} // namespace printer
