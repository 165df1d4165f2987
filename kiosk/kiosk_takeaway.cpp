#include "kiosk/kiosk.hpp"

#include <algorithm>

namespace kiosk {

using layout::screens::SlipState;

/// What the screens of the take-away show of the visit; others do not change with it.
void Kiosk::request_taken(PageRequest& request) const
{
    const ScreenKind kind = request.screen.kind;
    if (kind == ScreenKind::Checklist || kind == ScreenKind::Takeaway) {
        request.visit.ticks = session_.ticks;
    }
    if (kind == ScreenKind::Side) {
        request.visit.second = session_.second;
    }
    if (kind == ScreenKind::Takeaway) {
        // How another page's slip went is no word about this one.
        const bool is_over =
            session_.slip == SlipState::Printed || session_.slip == SlipState::NotPrinted;
        const bool is_others = session_.slip_of != request.screen.argument;
        request.visit.slip = is_over && is_others ? SlipState::Offered : session_.slip;
    }
}

/// A second touch takes the tick away again.
void Kiosk::tick_paper(const std::string& unit)
{
    auto& ticks = session_.ticks;
    if (navigator_.current().kind != ScreenKind::Checklist) {
        return;
    }
    const auto found = std::ranges::lower_bound(ticks, unit);
    if (found != ticks.end() && *found == unit) {
        ticks.erase(found);
    } else {
        ticks.insert(found, unit);
    }
}

/// Side by side with another language, from the first page on; empty: to be chosen again.
void Kiosk::choose_second(const std::string& tag)
{
    const auto offered = screens_.languages();
    const bool known =
        tag.empty() || std::ranges::find(offered, tag, &content::Language::tag) != offered.end();
    if (known && navigator_.current().kind == ScreenKind::Side) {
        session_.second = tag;
        const ScreenId shown = navigator_.current();
        navigator_.leave_out([&](const ScreenId& screen) { // Its pages beside the other language.
            return screen.kind == shown.kind && screen.argument == shown.argument;
        });
        navigator_.set_place(0, {}, {});
    }
}

void Kiosk::offer_slips()
{
    fresh_.slip = SlipState::Offered;
    session_.slip = SlipState::Offered;
}

void Kiosk::print_slip()
{
    const bool is_free = session_.slip == SlipState::Offered ||
                         session_.slip == SlipState::Printed ||
                         session_.slip == SlipState::NotPrinted;
    if (is_free && navigator_.current().kind == ScreenKind::Takeaway) {
        session_.slip = SlipState::Printing;
        session_.slip_of = navigator_.current().argument;
        tell(HappeningKind::SlipAsked);
    }
}

void Kiosk::slip_went(SlipState state)
{
    if (state == SlipState::Printed) {
        tell(HappeningKind::SlipPrinted);
    }
    if (session_.slip == SlipState::Printing || session_.slip == SlipState::PaperOut) {
        session_.slip = state;
    }
}

} // namespace kiosk
