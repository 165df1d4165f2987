#include "kiosk/kiosk.hpp"

#include <fmt/format.h>

namespace kiosk {

namespace {

std::uint64_t fnv1a(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char byte : text) {
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
    }
    return hash;
}

} // namespace

std::string Kiosk::state_line() const
{
    const ScreenId screen = asks_ ? ScreenId{ScreenKind::Idle, {}, 0} : navigator_.current();
    return fmt::format("screen={} language={} text={} contrast={} focus={} playing=- "
                       "rate={} volume={} picture={}",
                       to_string(screen), session_.language, name_of(session_.text),
                       name_of(session_.contrast), session_.focus.empty() ? "-" : session_.focus,
                       session_.speech.percent(), session_.speech.decibels(),
                       session_.picture == Picture::On ? "on" : "off");
}

std::string Kiosk::state_hash() const
{
    std::string all = state_line();
    for (const Stop& stop : navigator_.way()) {
        all += "|" + to_string(stop.screen);
    }
    if (wizard_) {
        for (const auto& [question, answer] : wizard_->answers()) {
            all += "|" + question + "=" + answer;
        }
    }
    for (const std::string& unit : session_.ticks) {
        all += "|" + unit;
    }
    all += "|" + session_.second + "|" + session_.slip_of + "|" +
           std::to_string(static_cast<int>(session_.slip));
    const auto& [typed, chosen] = session_.look_up;
    all += "|" + typed + (chosen ? ":" + std::to_string(*chosen) : "");
    all += session_.look_up_counted ? "|counted" : "|";
    all += "|" + touch_.pressed();
    all += narrator_.last() ? "|spoken" : "|";
    all += session_.says_no_voice ? "|silent" : "|";
    all += session_.says_touch_fault ? "|fault" : "|";
    all += session_.uses_keys ? "|keys" : "|";
    all += service_ ? "|service" : "|";
    return fmt::format("{:016x}", fnv1a(all));
}

} // namespace kiosk
