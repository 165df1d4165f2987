#pragma once

#include "content/layout/screens/guide_screens.hpp"
#include "kiosk/session.hpp"

#include <optional>
#include <string>

namespace kiosk {

using layout::screens::ScreenId;

/// What is to be laid out: a value, so that a worker can do it while the kiosk listens.
struct PageRequest {
    ScreenId screen;
    layout::screens::VisitState visit;
    layout::screens::ScreenLook look;
    Picture picture = Picture::On;
    std::string anchor; ///< Stay on this block if the pages are cut anew; empty: `screen.page`.

    bool operator==(const PageRequest&) const = default;
};

/// A finished page and which one it is.
struct PreparedPage {
    PageRequest request;
    layout::DisplayList list; ///< What it says and does.
    /// What the glass shows instead; none: the page itself.
    std::optional<layout::DisplayList> cover;
    std::string anchor;
    int page = 0;
    int pages = 1;

    const layout::DisplayList& on_glass() const { return cover ? *cover : list; }
};

/// Lays out one page of a request: what the worker does.
PreparedPage prepare_page(const layout::screens::GuideScreens& screens, const PageRequest& request,
                          const fonts::FontCatalogue& fonts, layout::TextScratch& scratch);

/// Whether a page that was asked for may still be shown: it is the wanted one, or only behind with
/// the countdown of the idle question. A machine that needs a second for a page would never ask.
bool answers(const PageRequest& page, const PageRequest& wanted);

/// Whether two requests show the same things at the same places: other looks of one page.
bool is_same_page(const PageRequest& a, const PageRequest& b);

} // namespace kiosk
