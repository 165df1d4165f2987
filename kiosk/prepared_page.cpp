#include "kiosk/prepared_page.hpp"

#include <algorithm>

namespace kiosk {

PreparedPage prepare_page(const layout::screens::GuideScreens& screens, const PageRequest& request,
                          const fonts::FontCatalogue& fonts, layout::TextScratch& scratch)
{
    auto pages = screens.lay_out(request.screen, request.visit, request.look, fonts, scratch);
    auto at = static_cast<std::size_t>(std::max(request.screen.page, 0));
    if (!request.anchor.empty()) {
        const auto found = std::ranges::find(pages, request.anchor, &layout::screens::Page::anchor);
        at = found == pages.end() ? at : static_cast<std::size_t>(found - pages.begin());
    }
    at = std::min(at, pages.size() - 1);
    PreparedPage prepared;
    prepared.request = request;
    prepared.list = std::move(pages[at].list);
    prepared.anchor = std::move(pages[at].anchor);
    prepared.page = static_cast<int>(at);
    prepared.pages = static_cast<int>(pages.size());
    if (request.picture == Picture::Off) {
        prepared.cover = screens.lay_out_picture_off(request.visit, request.look, fonts, scratch);
    }
    return prepared;
}

bool answers(const PageRequest& page, const PageRequest& wanted)
{
    if (page.screen.kind != layout::screens::ScreenKind::Idle) {
        return page == wanted;
    }
    PageRequest then = page;
    then.visit.idle_seconds = wanted.visit.idle_seconds;
    return then == wanted;
}

bool is_same_page(const PageRequest& a, const PageRequest& b)
{
    return a.screen == b.screen && a.visit.language == b.visit.language &&
           a.visit.second == b.visit.second && a.look.text == b.look.text &&
           a.visit.look_up.chosen == b.visit.look_up.chosen; // Its row comes first.
}

} // namespace kiosk
