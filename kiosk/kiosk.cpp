#include "kiosk/kiosk.hpp"

#include "content/layout/screens/reading.hpp"

#include <algorithm>
#include <utility>

namespace kiosk {

namespace {

using namespace std::chrono_literals;

constexpr auto ask_after = 120s; // T10
constexpr auto reset_after = 150s;

std::pair<std::string, std::string> cut_action(const std::string& action)
{
    const auto colon = action.find(':');
    if (colon == std::string::npos) {
        return {action, {}};
    }
    return {action.substr(0, colon), action.substr(colon + 1)};
}

} // namespace

Kiosk::Kiosk(const layout::screens::GuideScreens& screens, layout::Size panel)
    : screens_(screens), panel_(panel), idle_(ask_after, reset_after), touch_(panel),
      corners_(panel)
{
    fresh_.language = screens.guide().source_language;
    if (const content::Topic* topic = screens.wizard()) {
        wizard_.emplace(*topic, screens.silent_questions(fresh_.language));
    }
    reset(Moment(0));
}

void Kiosk::reset(Moment now)
{
    narrator_.forget(now); // Speech stops first (KIOSK.md T11).
    session_ = fresh_;
    navigator_.reset();
    if (wizard_) {
        wizard_->forget();
        wizard_->set_silent(screens_.silent_questions(session_.language));
    }
    asks_ = false;
    idle_seconds_ = 0;
    touch_.forget_presses();
    corners_.forget();
    service_.reset();
    told_page_.clear();
    focus_place_.clear();
}

PageRequest Kiosk::request() const
{
    PageRequest request;
    request.screen = asks_ ? ScreenId{ScreenKind::Idle, {}, 0} : navigator_.current();
    request.visit.language = session_.language;
    request.visit.look_up = session_.look_up;
    request.visit.says_no_voice = session_.says_no_voice;
    request.visit.touch_fault = shows_touch_fault(request.screen.kind);
    request.visit.idle_seconds = asks_ ? idle_seconds_ : 0;
    if (wizard_ && (request.screen.kind == ScreenKind::Outcome ||
                    request.screen.kind == ScreenKind::Takeaway)) {
        request.visit.reasons = wizard_->reasons();
    }
    request_taken(request);
    if (service_ && request.screen.kind == ScreenKind::Service) {
        request.visit.service = *service_;
    }
    request.look.panel = panel_;
    request.look.text = session_.text;
    request.look.contrast = session_.contrast;
    request.look.focus = session_.focus;
    request.look.pressed = touch_.pressed();
    request.visit.speech = session_.speech;
    request.picture = session_.picture;
    const Stop& stop = navigator_.stop();
    if (!asks_ && stop.cut != cut()) {
        request.anchor = stop.anchor;
    }
    return request;
}

void Kiosk::take(PreparedPage page, Moment now)
{
    if (!answers(page.request, request())) {
        return;
    }
    if (!asks_) {
        navigator_.set_place(page.page, page.anchor, cut());
        page.request = request();
    }
    if (page_ && !is_same_page(page_->request, page.request)) {
        touch_.page_changed(now);
    }
    page_ = std::move(page);
    tell_page(page_->request.screen);
    narrator_.page_shown(*page_, session_.uses_keys ? Unasked::Spoken : Unasked::Silent, now);
    show_focus();
}

std::string Kiosk::cut() const
{
    return session_.language + " " + std::string(name_of(session_.text));
}

bool Kiosk::is_resting() const
{
    return navigator_.way().size() == 1 && navigator_.current().kind == ScreenKind::Attract &&
           navigator_.current().page == 0 && session_ == fresh_;
}

bool Kiosk::page_is_current() const
{
    return page_ && is_same_page(page_->request, request());
}

/// A page that is about to be replaced is deaf: a second quick tap would answer a question that
/// nobody has seen.
std::string Kiosk::region_under(layout::Point at) const
{
    return page_is_current() ? region_at(page_->list, at) : std::string();
}

void Kiosk::down(const ContactId& contact, layout::Point at, Moment now)
{
    // On a dark glass a finger presses nothing: what could not be seen is not chosen.
    const bool is_dark = session_.picture == Picture::Off || (page_ && page_->cover);
    if (touch_.begin(contact, at, is_dark ? "" : region_under(at), now) == Believed::No) {
        return; // A ghost keeps no visit open.
    }
    idle_.touched(now);
    session_.uses_keys = false;
    session_.focus.clear();
    session_.picture = Picture::On;
    if (is_dark) {
        touch_.page_changed(now); // A double tap would choose what it only now uncovers.
    }
    tell_touch(at);
    if (!is_dark && region_under(at) == "touch-test") {
        test_touch(at);
    }
    if (corners_.touched(at, now)) {
        tell(HappeningKind::CornersTouched);
    }
}

void Kiosk::moved(const ContactId& contact, layout::Point at, Moment now)
{
    touch_.move(contact, at, region_under(at), now);
}

void Kiosk::up(const ContactId& contact, Moment now)
{
    const Lift lift = touch_.end(contact, now);
    judge_panel(now);
    if (lift.believed == Believed::No) {
        return;
    }
    idle_.touched(now);
    if (!lift.pressed.empty() && page_is_current()) {
        act(lift.pressed, now);
    } else if (asks_) {
        act("go-on", now); // Wherever it lands: nobody should have to aim.
    }
}

void Kiosk::panel_gone(int device, Moment now)
{
    touch_.device_gone(device, now);
}

void Kiosk::panels_are(int count, Moment now)
{
    touch_.panels_are(count);
    judge_panel(now);
}

void Kiosk::keep_panel(Touch known, Moment now)
{
    known.begin_anew(panel_, now);
    touch_ = std::move(known);
    judge_panel(now);
}

/// Who is on some page when the panel begins to fail is told there, until his next choice.
void Kiosk::judge_panel(Moment now)
{
    const bool was_faulty = std::exchange(touch_fault_, touch_.is_faulty(now));
    const bool has_begun = touch_fault_ && !was_faulty;
    const bool is_visit = navigator_.current().kind != ScreenKind::Attract;
    session_.says_touch_fault =
        touch_fault_ && (session_.says_touch_fault || (has_begun && is_visit));
}

/// On the pages that ask for a touch as long as it lasts: there the title says nothing else.
bool Kiosk::shows_touch_fault(ScreenKind kind) const
{
    return session_.says_touch_fault ||
           (touch_fault_ && (kind == ScreenKind::Attract || kind == ScreenKind::Languages ||
                             kind == ScreenKind::Home));
}

void Kiosk::tick(Moment now)
{
    touch_.tick(now);
    judge_panel(now);
    if (is_resting()) {
        return;
    }
    const bool is_attract = navigator_.current().kind == ScreenKind::Attract;
    switch (idle_.state(now)) {
    case Idle::Reset:
        tell(HappeningKind::VisitLeft);
        reset(now);
        break;
    case Idle::Ask:
        if (is_attract) {
            break; // Another page of it, or "there is no voice": nobody has to be asked.
        }
        if (!asks_ && session_.uses_keys) {
            session_.focus = "go-on";
        }
        asks_ = true;
        idle_seconds_ = idle_.seconds_left(now);
        break;
    case Idle::No:
        break;
    }
}

std::optional<Moment> Kiosk::next_tick(Moment now) const
{
    std::optional<Moment> next = touch_.next_change();
    if (!is_resting()) {
        const Moment idle = idle_.next_change(now);
        next = next ? std::min(*next, idle) : idle;
    }
    return next;
}

void Kiosk::act(const std::string& action, Moment now)
{
    idle_.touched(now);
    session_.says_no_voice = false;
    session_.says_touch_fault = false;
    if (asks_) { // Any touch goes on; only "finish" ends the visit.
        asks_ = false;
        if (action != "finish") {
            return;
        }
    }
    const auto [verb, argument] = cut_action(action);
    act_here(verb, argument, now);
    if (!page_is_current()) {
        touch_.forget_presses(); // What other fingers hold is going away.
    }
}

void Kiosk::act_here(const std::string& verb, const std::string& argument, Moment now)
{
    if (verb == "finish") {
        tell(HappeningKind::VisitFinished);
        reset(now);
    } else if (verb == "wake") {
        navigator_.open({ScreenKind::Languages, {}, 0});
    } else if (verb == "language") {
        choose_language(argument, now);
    } else if (verb == "home") {
        navigator_.home();
    } else if (verb == "back") {
        go_back();
    } else if (verb == "next") {
        next_page();
    } else if (verb == "help") {
        navigator_.open({ScreenKind::Help, {}, 0});
    } else if (verb == "languages") {
        navigator_.open({ScreenKind::Languages, {}, 0});
    } else if (verb == "contacts") {
        navigator_.open({ScreenKind::Contacts, {}, 0});
    } else if (verb == "answer") {
        answer(argument);
    } else if (verb == "key") {
        type(argument);
    } else if (verb == layout::screens::company_verb) {
        choose_company(argument);
    } else if (verb == "say" || verb == "listen" || verb == layout::screens::text_stop) {
        listen(verb == "say" ? verb + ":" + argument : layout::screens::text_stop, now);
    } else if (verb == "speech") {
        set_speech(argument);
    } else if (verb == "size") {
        session_.text = layout::screens::parse_text_size(argument).value_or(session_.text);
    } else if (verb == "contrast") {
        session_.contrast = layout::screens::parse_contrast(argument).value_or(session_.contrast);
    } else if (verb == "open") {
        open(argument);
    } else if (verb == "tick") {
        tick_paper(argument);
    } else if (verb == "second") {
        choose_second(argument);
    } else if (verb == "print") {
        print_slip();
    } else if (verb == "export" && service_) {
        tell(HappeningKind::ExportAsked);
    } else if (verb == "keep-correction" && service_) {
        navigator_.open({ScreenKind::Service, {}, 0});
        tell(HappeningKind::CorrectionAsked);
    }
}

void Kiosk::next_page()
{
    const int pages = page_ ? page_->pages : 1;
    ScreenId next = navigator_.current();
    if (next.page + 1 < pages) {
        ++next.page;
        navigator_.open(next);
    }
}

void Kiosk::go_back()
{
    navigator_.back();
    // Back on `attract` would end the visit unasked, and the language page was only passed.
    const auto kind = navigator_.current().kind;
    if (kind == ScreenKind::Attract) {
        navigator_.open({ScreenKind::Languages, {}, 0});
    }
}

} // namespace kiosk
