#include "kiosk/kiosk.hpp"

#include <stdexcept>

namespace kiosk {

void settle(Kiosk& kiosk, Moment now,
            const std::function<PreparedPage(const PageRequest&)>& prepare)
{
    constexpr int most_turns = 4; // A page, then its focus; the rest is slack.
    for (int turn = 0; kiosk.wants_page(); ++turn) {
        if (turn == most_turns) {
            throw std::logic_error("every page asks for another one: " + kiosk.state_line());
        }
        kiosk.take(prepare(kiosk.request()), now);
    }
}

void settle(Kiosk& kiosk, Moment now, const layout::screens::GuideScreens& screens,
            const fonts::FontCatalogue& fonts, layout::TextScratch& scratch)
{
    settle(kiosk, now, [&](const PageRequest& request) {
        return prepare_page(screens, request, fonts, scratch);
    });
}

} // namespace kiosk
