#include "kiosk/kiosk.hpp"

#include <algorithm>
#include <cmath>

namespace kiosk {

namespace {

/// How a screen is counted: without the question that only an answer leads to, and without what was
/// typed. Empty: it is not counted.
std::string counted_name(const ScreenId& screen)
{
    switch (screen.kind) {
    case ScreenKind::Attract: // Nobody need be there.
    case ScreenKind::Idle:
    case ScreenKind::Service:
        return {};
    case ScreenKind::CheckOffer:
    case ScreenKind::Outcome: // Counted by its colour when it is reached.
        return to_string(ScreenId{ScreenKind::CheckOffer, {}, 0});
    case ScreenKind::Takeaway: // Of an outcome: its colour is nobody's business.
        return screen.argument.starts_with("outcome-")
                   ? to_string(ScreenId{ScreenKind::CheckOffer, {}, 0})
                   : to_string(screen);
    case ScreenKind::Agency:
        return to_string(ScreenId{ScreenKind::Agency, {}, 0});
    default:
        return to_string(screen);
    }
}

} // namespace

void Kiosk::tell(HappeningKind kind, std::string name) const
{
    if (listener_) {
        listener_({kind, std::move(name), 0});
    }
}

void Kiosk::tell_touch(layout::Point at) const
{
    const auto cell = [](layout::Points place, layout::Points side) {
        return std::clamp(static_cast<int>(touch_grid * (place / side)), 0, touch_grid - 1);
    };
    if (listener_) {
        const int column = cell(at.x, panel_.width);
        const int row = cell(at.y, panel_.height);
        listener_({HappeningKind::Touched, {}, row * touch_grid + column});
    }
}

void Kiosk::tell_page(const ScreenId& screen)
{
    std::string name = counted_name(screen);
    if (name.empty() || name == told_page_) {
        return; // A pressed look, another size: still the same page.
    }
    tell(HappeningKind::PageShown, name);
    told_page_ = std::move(name);
}

void Kiosk::open(const std::string& name)
{
    const auto screen = layout::screens::parse_screen(name);
    const bool is_allowed = screen && (screen->kind != ScreenKind::Service || service_);
    if (is_allowed && screens_.has(*screen, session_.language)) {
        const ScreenId& from = navigator_.current();
        if (screen->kind == ScreenKind::CheckOffer && !screen->argument.empty() &&
            from.kind == ScreenKind::CheckOffer && from.argument.empty()) {
            begin_check();
        }
        if (screen->kind == ScreenKind::Agency) {
            session_.look_up_counted = false; // What was found is read anew.
        }
        navigator_.open(*screen);
    }
}

void Kiosk::open_service(layout::screens::ServiceFacts facts)
{
    service_ = std::move(facts);
    navigator_.open({ScreenKind::Service, {}, 0});
    touch_.forget_presses();
}

void Kiosk::exported(layout::screens::Export result)
{
    if (service_) {
        service_->exported = result;
        service_->correction = layout::screens::Correction::NotAsked;
    }
}

void Kiosk::corrected(layout::screens::Correction result)
{
    if (service_) {
        service_->correction = result;
        service_->touch_errors.clear();
        service_->touches.clear();
    }
}

void Kiosk::learn_guide_hash(std::string hash)
{
    if (service_) {
        service_->guide_hash = std::move(hash);
    }
}

void Kiosk::test_touch(layout::Point at)
{
    const auto crosses = layout::screens::touch_test_crosses(panel_);
    if (!service_) {
        return;
    }
    auto& errors = service_->touch_errors;
    if (errors.size() == crosses.size()) {
        errors.clear(); // Once more.
        service_->touches.clear();
    }
    const layout::Point meant = crosses[errors.size()];
    const double far = std::hypot((at.x - meant.x).value(), (at.y - meant.y).value());
    service_->touches.push_back(at);
    errors.push_back(layout::to_millimetres(layout::Points(far)).value());
}

} // namespace kiosk
