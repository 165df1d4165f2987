#include "kiosk/touch.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace kiosk {

namespace {

bool is_mouse(const ContactId& id)
{
    return id.source == ContactId::Source::Mouse;
}

bool is_near(layout::Point a, layout::Point b)
{
    return std::hypot((a.x - b.x).value(), (a.y - b.y).value()) <= Touch::still_distance.value();
}

} // namespace

Believed Touch::begin(const ContactId& id, layout::Point at, const std::string& region, Moment now)
{
    if (is_mouse(id) && now < mouse_from_) {
        return Believed::No;
    }
    if (const auto same = contacts_.find(id); same != contacts_.end()) {
        forget(same, now); // Its end was lost.
    }
    Contact contact;
    contact.order = ++begun_;
    contact.first = at;
    contact.rests = at;
    contact.still_since = now;
    contact.here = region;
    if (!is_mouse(id)) {
        mouse_from_ = now + mouse_rest;
        contact.believed = grid_.enter(at, now) ? Believed::Yes : Believed::No;
    }
    if (contact.believed == Believed::No) {
        ++counts_.masked;
    } else if (bounces(region, now)) {
        ++counts_.bounced;
    } else if (now >= deaf_until_) {
        contact.from = region;
    }
    return contacts_.insert_or_assign(id, contact).first->second.believed;
}

void Touch::move(const ContactId& id, layout::Point at, const std::string& region, Moment now)
{
    const auto found = contacts_.find(id);
    if (found == contacts_.end()) {
        return; // A mouse without a button pressed, or a contact that was given up.
    }
    if (!is_mouse(id)) {
        mouse_from_ = now + mouse_rest;
    }
    Contact& contact = found->second;
    contact.here = region;
    if (!is_near(contact.rests, at)) {
        contact.rests = at;
        contact.still_since = now;
    }
}

Lift Touch::end(const ContactId& id, Moment now)
{
    const auto found = contacts_.find(id);
    if (found == contacts_.end()) {
        return {};
    }
    if (!is_mouse(id)) {
        mouse_from_ = now + mouse_rest;
    }
    const Contact contact = found->second;
    forget(found, now);
    restarted_ = restarted_ && (is_mouse(id) || contact.believed == Believed::No);
    Lift lift{contact.believed, {}};
    if (contact.believed == Believed::Yes && !contact.here.empty()) {
        std::erase_if(lifts_, [&](const auto& left) { return now - left.second >= debounce; });
        lifts_[contact.here] = now;
        lift.pressed = contact.from == contact.here ? contact.from : std::string();
    }
    return lift;
}

/// A wire that bounces ends and begins one touch several times: all of them are the first.
bool Touch::bounces(const std::string& region, Moment now) const
{
    const auto left = lifts_.find(region);
    return left != lifts_.end() && now - left->second < debounce;
}

void Touch::forget(Contacts::iterator contact, Moment now)
{
    if (!is_mouse(contact->first)) {
        grid_.leave(contact->second.first, now);
    }
    contacts_.erase(contact);
}

void Touch::page_changed(Moment now)
{
    forget_presses();
    deaf_until_ = now + deaf_time;
}

void Touch::forget_presses()
{
    for (auto& [id, contact] : contacts_) {
        contact.from.clear();
    }
}

void Touch::device_gone(int device, Moment now)
{
    for (auto contact = contacts_.begin(); contact != contacts_.end();) {
        const auto next = std::next(contact);
        if (!is_mouse(contact->first) && contact->first.device == device) {
            forget(contact, now);
        }
        contact = next;
    }
}

void Touch::begin_anew(layout::Size panel, Moment now)
{
    while (!contacts_.empty()) {
        forget(contacts_.begin(), now);
    }
    grid_.resize(panel);
}

void Touch::panels_are(int count)
{
    panels_ = count;
    had_panel_ = had_panel_ || count > 0;
}

bool Touch::is_faulty(Moment now) const
{
    return restarted_ || (had_panel_ && panels_ == 0) || grid_.masked_cells(now) > 0;
}

void Touch::tick(Moment now)
{
    std::vector<ContactId> stuck;
    for (auto& [id, contact] : contacts_) {
        const Moment still = now - contact.still_since;
        if (still >= still_time && contact.believed == Believed::Yes) {
            contact.believed = Believed::No;
            contact.from.clear();
            ++counts_.still;
        }
        if (still >= stuck_time && !is_mouse(id)) {
            stuck.push_back(id);
        }
    }
    for (const ContactId& id : stuck) {
        const auto contact = contacts_.find(id);
        if (contact == contacts_.end()) {
            continue; // Gone with its panel.
        }
        if (grid_.is_masked(contact->second.first, now)) {
            forget(contact, now); // Known to be broken: a restart would only stop the others.
        } else {
            restart(id.device, now);
        }
    }
}

void Touch::restart(int device, Moment now)
{
    device_gone(device, now);
    restarts_.push_back(device);
    restarted_ = true;
    ++counts_.restarts;
}

std::optional<Moment> Touch::next_change() const
{
    std::optional<Moment> next;
    for (const auto& [id, contact] : contacts_) {
        if (is_mouse(id) && contact.believed == Believed::No) {
            continue;
        }
        const Moment due =
            contact.still_since + (contact.believed == Believed::Yes ? still_time : stuck_time);
        next = next ? std::min(*next, due) : due;
    }
    return next;
}

std::string Touch::pressed() const
{
    const Contact* newest = nullptr;
    for (const auto& [id, contact] : contacts_) {
        const bool presses = !contact.from.empty() && contact.from == contact.here;
        if (presses && (newest == nullptr || contact.order > newest->order)) {
            newest = &contact;
        }
    }
    return newest == nullptr ? std::string() : newest->from;
}

std::vector<int> Touch::take_restarts()
{
    return std::exchange(restarts_, {});
}

} // namespace kiosk
