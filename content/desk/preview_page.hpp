#pragma once

#include "content/desk/desk.hpp"
#include "content/layout/display_list.hpp"
#include "content/layout/text_scratch.hpp"
#include "fonts/font_catalogue.hpp"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace desk {

/// One side of a preview: a poster's sheet or a page of the kiosk.
struct PreviewPage {
    layout::DisplayList list;
    std::vector<content::Finding> findings; ///< Of texts, values and layout, with their places.
    double pixels_per_point = 1;
};

/// What both sides of a preview are laid out with.
struct PreviewTools {
    std::shared_ptr<const content::Guide> guide;
    content::Date today{};
    std::shared_ptr<const fonts::FontCatalogue> fonts;
    layout::TextScratch scratch;
};

/// Lays the page that was asked for out in a language.
using PreviewSource = std::function<PreviewPage(const std::string& language)>;

/// A poster, or the first one that shows the text. `tools` must outlive the source.
/// @throws content::UsageError if there is no such poster, text or format.
PreviewSource preview_poster(PreviewTools& tools, const PreviewRequest& request);

/// The screen named, the first page of a topic, or the first page of the kiosk that shows the
/// text, with nothing held back: unapproved texts and unconfirmed numbers stand under the sash.
/// `tools` must outlive the source.
/// @throws content::UsageError if there is no such screen, topic or text, or the panel is no panel.
PreviewSource preview_kiosk(PreviewTools& tools, const PreviewRequest& request);

/// Whether a request without `--on` is about the kiosk: screens, topics and their kiosk texts.
bool is_for_kiosk(const content::Guide& guide, const std::string& id);

/// Round the text that was asked for.
inline constexpr layout::Colour asked_colour{0xE0, 0x00, 0xB0};
/// Round texts that have an error: too long, too small, a missing sign.
inline constexpr layout::Colour fault_colour{0xC0, 0x00, 0x00};

/// Draws the frames over the page.
/// @param unit the text that was asked for; a page need not have it.
void mark_page(PreviewPage& page, const std::string& unit);

} // namespace desk
