#include "content/layout/screens/reading.hpp"
#include "kiosk/kiosk.hpp"

namespace kiosk {

using layout::screens::text_stop;

/// With keys the focus is always somewhere on the page: on its words when it opens.
void Kiosk::show_focus()
{
    if (!session_.uses_keys) {
        focus_place_.clear();
        return;
    }
    const bool is_idle = page_->request.screen.kind == ScreenKind::Idle;
    layout::screens::ScreenId screen = page_->request.screen;
    screen.page = page_->page;
    const std::string place = to_string(screen) + " " + page_->request.visit.language;
    const bool opened = !is_idle && place != focus_place_;
    if (opened || !has_stop(page_->list, session_.focus)) {
        session_.focus = first_focus(page_->list);
    }
    focus_place_ = place;
}

void Kiosk::key(Key key, Moment now)
{
    idle_.touched(now);
    session_.uses_keys = true;
    if (asks_ && (key != Key::Enter || session_.focus.empty())) {
        act("go-on", now);
    } else if (navigator_.current().kind == ScreenKind::Attract) {
        act("wake", now);
    } else {
        steer(key, now);
    }
}

void Kiosk::steer(Key key, Moment now)
{
    switch (key) {
    case Key::Enter:
        press_focus(now);
        break;
    case Key::Home:
        act("home", now);
        break;
    case Key::Back:
        act("back", now);
        break;
    case Key::Replay:
        repeat(now);
        break;
    case Key::Louder:
        act("speech:louder", now);
        break;
    case Key::Softer:
        act("speech:softer", now);
        break;
    case Key::Picture:
        session_.picture = session_.picture == Picture::On ? Picture::Off : Picture::On;
        break;
    case Key::Left:
    case Key::Right:
    case Key::Up:
    case Key::Down:
    case Key::Next:
        session_.says_no_voice = false;
        session_.says_touch_fault = false;
        if (page_is_current()) {
            session_.focus = move_focus(page_->list, session_.focus, key,
                                        screens_.direction_of(session_.language));
            narrator_.focus_moved(page_->list, session_.focus, now);
        }
        break;
    }
}

void Kiosk::press_focus(Moment now)
{
    if (!page_is_current()) {
        return;
    }
    if (session_.focus.empty()) { // Fingers until now: first it must be seen what Enter chooses.
        session_.focus = first_focus(page_->list);
        narrator_.focus_moved(page_->list, session_.focus, now);
    } else {
        act(session_.focus, now);
    }
}

void Kiosk::set_speech(const std::string& step)
{
    using namespace layout::screens;
    SpeechSettings& speech = session_.speech;
    if (step == "faster") {
        speech.rate = step_up(speech.rate, speech_rates);
    } else if (step == "slower") {
        speech.rate = step_down(speech.rate);
    } else if (step == "louder") {
        speech.volume = step_up(speech.volume, speech_volumes);
    } else if (step == "softer") {
        speech.volume = step_down(speech.volume);
    }
}

void Kiosk::listen(const std::string& action, Moment now)
{
    tell(HappeningKind::NoVoice);
    session_.says_no_voice = true; // There are no clips yet; the screen says so honestly.
    if (page_) {
        narrator_.read(page_->list, action, now);
    }
}

void Kiosk::repeat(Moment now)
{
    tell(HappeningKind::NoVoice);
    session_.says_no_voice = true;
    if (page_) {
        narrator_.repeat(page_->list, now);
    }
}

} // namespace kiosk
