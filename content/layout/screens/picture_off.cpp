#include "content/layout/screens/guide_screens.hpp"
#include "content/layout/screens/screen_composer.hpp"

#include <algorithm>

namespace layout::screens {

DisplayList lay_out_picture_off(const ScreenContext& context, const ShownText& words)
{
    ScreenComposer composer(context);
    const Metrics& metrics = composer.metrics();
    const Surface& page = composer.palette().page;
    composer.box(Role::Ground, {Points(0), Points(0), composer.width(), composer.height()},
                 page.ground);
    const Points side = std::max(metrics.mm(12), metrics.least_cap() * 2);
    const Points margin = metrics.mm(12);
    const Rect mark{margin, composer.height() - margin - side, side, side};
    composer.mark("mark-touch", mark, page.text);
    const Points x = mark.right() + metrics.mm(6);
    const auto text = composer.shape(words, fonts::Weight::Regular);
    const Rect room{x, mark.y - side, composer.width() - margin - x, side * 3};
    const Setting setting =
        composer.fit(text, metrics.cap(5.2), metrics.least_cap(), room.width, 2, room.height);
    composer.text_in_middle(text, setting, room, look_on(page, Role::Body));
    return std::move(composer).finish();
}

DisplayList GuideScreens::lay_out_picture_off(const VisitState& visit, ScreenLook look,
                                              const fonts::FontCatalogue& fonts,
                                              TextScratch& scratch) const
{
    look.direction = direction_of(visit.language);
    look.contrast = Contrast::Dark;
    look.focus.clear();
    const Chrome nothing;
    return screens::lay_out_picture_off({look, nothing, fonts, scratch},
                                        ui("picture-off", visit.language));
}

} // namespace layout::screens
