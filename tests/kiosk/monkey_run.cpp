#include "tests/kiosk/monkey_run.hpp"

#include "tests/kiosk/visitor.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace support {

using namespace std::chrono_literals;
using kiosk::HappeningKind;
using kiosk::Kiosk;
using kiosk::Moment;
using kiosk::PageRequest;
using layout::screens::ScreenId;
using layout::screens::ScreenKind;
using layout::screens::SlipState;

namespace {

constexpr std::size_t longest_way = 64;
/// By then a kiosk has forgotten the touches of the visit before.
constexpr Moment calm = 1s;

/// Buttons that lead home, or to a page with one.
std::vector<std::string> ways_home(const layout::DisplayList& page)
{
    std::vector<std::string> ways;
    for (const char* action : {"home", "finish", "go-on", "back"}) {
        if (kiosk::place_of(page, action)) {
            ways.emplace_back(action);
        }
    }
    const auto tile = std::ranges::find_if(page.regions, [&](const layout::Region& region) {
        return region.action.rfind("language:", 0) == 0 && kiosk::place_of(page, region.action);
    });
    if (tile != page.regions.end()) {
        ways.push_back(tile->action);
    }
    return ways;
}

bool comes_home(Played visitor, const std::string& button, int touches)
{
    visitor.kiosk().act(button, visitor.now());
    visitor.settle();
    if (visitor.kiosk().request().screen.kind == ScreenKind::Home) {
        return true;
    }
    const auto ways = ways_home(*visitor.kiosk().page());
    return touches > 1 && std::ranges::any_of(ways, [&](const std::string& next) {
               return comes_home(visitor, next, touches - 1);
           });
}

} // namespace

Played::Played(MonkeyPages& pages, Moment now)
    : pages_(pages), kiosk_(RealGuide::get().screens, test_panel()), now_(now)
{
    kiosk_.offer_slips();
    settle();
}

void Played::settle()
{
    kiosk::settle(kiosk_, now_, pages_.maker());
}

void Played::play(const MonkeyEvent& event, const std::function<void()>& after_each_step)
{
    for (auto due = kiosk_.next_tick(now_); due && *due <= event.at; due = kiosk_.next_tick(now_)) {
        now_ = *due;
        kiosk_.tick(now_);
        settle();
        after_each_step();
    }
    now_ = event.at;
    happen(event, kiosk_);
    settle();
    kiosk_.take_restarts();
    after_each_step();
}

MonkeyRun::MonkeyRun(MonkeyPages& pages, Meddle meddle)
    : pages_(pages), meddle_(std::move(meddle)), played_(pages, Moment(0)),
      fresh_hash_(played_.kiosk().state_hash()), fresh_request_(played_.kiosk().request())
{
    played_.kiosk().set_listener([this](const kiosk::Happening& happening) {
        ended_ = ended_ || happening.kind == HappeningKind::VisitFinished ||
                 happening.kind == HappeningKind::VisitLeft;
        slips_ += happening.kind == HappeningKind::SlipAsked ? 1 : 0;
    });
}

void MonkeyRun::complain(std::string what)
{
    wrong_ = wrong_.empty() ? std::move(what) : wrong_;
}

std::string MonkeyRun::play(const MonkeyEvent& event)
{
    begin_visit_anew(event);
    switch (event.kind) {
    case MonkeyEvent::Kind::Down:
        fingers_.insert(event.finger);
        break;
    case MonkeyEvent::Kind::Up:
        fingers_.erase(event.finger);
        break;
    case MonkeyEvent::Kind::Gone:
        fingers_.clear();
        break;
    default:
        break;
    }
    played_.play(event, [this] { after_step(); });
    if (new_one_) {
        new_one_->play(event, [] {});
        check_beside_new();
    }
    return wrong_;
}

/// Only a kiosk that nobody touches and whose panel is believed is like a new one.
void MonkeyRun::begin_visit_anew(const MonkeyEvent& event)
{
    const bool calm_now = event.at - played_.now() >= calm && fingers_.empty();
    if (calm_now && played_.kiosk().is_resting() &&
        played_.kiosk().touch().masked_cells(event.at) == 0) {
        new_one_.emplace(pages_, played_.now());
    }
}

void MonkeyRun::after_step()
{
    const bool visit_has_ended = std::exchange(ended_, false);
    visits_ += visit_has_ended ? 1 : 0;
    if (meddle_) {
        meddle_(played_.kiosk(), played_.now(), visits_);
        played_.settle();
    }
    if (visit_has_ended) {
        check_end_of_visit();
    }
    const PageRequest shown = played_.kiosk().request();
    if (looked_at_ && *looked_at_ == shown) {
        return;
    }
    const bool is_other_page = !looked_at_ || !kiosk::is_same_page(*looked_at_, shown);
    looked_at_ = shown;
    check_page();
    check_focus();
    check_slip();
    if (is_other_page) {
        ScreenId screen = shown.screen;
        screen.page = 0;
        seen_.insert(to_string(screen) + " " + shown.visit.language);
        check_way_home();
    }
}

void MonkeyRun::check_end_of_visit()
{
    const Kiosk& kiosk = played_.kiosk();
    if (kiosk.state_hash() != fresh_hash_) {
        complain("after the end of a visit the state is not that of a new kiosk");
    }
    PageRequest request = kiosk.request();
    request.visit.touch_fault = fresh_request_.visit.touch_fault; // The panel's, no visitor's.
    if (!(request == fresh_request_) || kiosk.navigator().way().size() != 1) {
        complain("after the end of a visit the page or the way is not that of a new kiosk");
    }
    if (kiosk.is_resting() && fingers_.empty() && kiosk.next_tick(played_.now())) {
        complain("after the end of a visit something is still waited for");
    }
}

void MonkeyRun::check_page()
{
    const Kiosk& kiosk = played_.kiosk();
    if (kiosk.page() == nullptr || kiosk.wants_page()) {
        complain("the page that is wanted is not there");
        return;
    }
    complain(pages_.get(kiosk.request()).wrong);
    if (kiosk.request().screen.kind == ScreenKind::Service) {
        complain("a visitor is on the service screen");
    }
    if (kiosk.navigator().way().size() > longest_way) {
        complain("the way back grows without end");
    }
}

/// Somewhere on the page, and drawn: a page with the focus has more on it than without.
void MonkeyRun::check_focus()
{
    const Kiosk& kiosk = played_.kiosk();
    if (!kiosk.session().uses_keys) {
        return;
    }
    PageRequest with = kiosk.request();
    with.look.pressed.clear();
    PageRequest without = with;
    without.look.focus.clear();
    if (!kiosk::has_stop(*kiosk.page(), with.look.focus)) {
        complain("with keys, the focus \"" + with.look.focus + "\" is nowhere on the page");
    } else if (pages_.get(with).items <= pages_.get(without).items) {
        complain("with keys, the focus \"" + with.look.focus + "\" is not drawn");
    }
}

/// A slip can be asked for unless one is on its way: whatever a printer says or does not say.
void MonkeyRun::check_slip()
{
    const Kiosk& kiosk = played_.kiosk();
    if (kiosk.request().screen.kind != ScreenKind::Takeaway) {
        return;
    }
    const SlipState state = kiosk.session().slip;
    const bool is_on_its_way = state == SlipState::Printing || state == SlipState::PaperOut;
    const bool is_offered = kiosk::place_of(*kiosk.page(), "print").has_value();
    if (is_offered == is_on_its_way) {
        complain(is_offered ? "a slip is offered while one is on its way" : "no slip is offered");
    }
}

/// The buttons are pressed, by a copy of the kiosk.
void MonkeyRun::check_way_home()
{
    Played visitor = played_;
    visitor.kiosk().set_listener({});
    visitor.kiosk().set_speaker({});
    const auto ways = ways_home(*visitor.kiosk().page());
    if (std::ranges::none_of(
            ways, [&](const std::string& button) { return comes_home(visitor, button, 2); })) {
        complain("home cannot be reached by two touches");
    }
}

void MonkeyRun::check_beside_new()
{
    const Kiosk& kiosk = played_.kiosk();
    const Kiosk& other = new_one_->kiosk();
    const auto masked = [&](const Played& played) {
        return played.kiosk().touch().masked_cells(played.now());
    };
    if (masked(played_) != masked(*new_one_) ||
        kiosk.tells_touch_fault() != other.tells_touch_fault()) {
        new_one_.reset(); // What a panel has done is remembered beyond a visit.
        return;
    }
    ++compared_;
    if (kiosk.state_hash() != other.state_hash() || !(kiosk.request() == other.request())) {
        complain("a visitor finds what another one left; a new kiosk shows: " + other.state_line());
    }
}

std::string MonkeyFault::told() const
{
    return fmt::format("event {}: {}\n{}\npelita-kiosk --replay FILE --size 1366x768 --ppi 100 "
                       "shows it, with {} lines:\n{}",
                       event, what, state, script.size(), to_script(script));
}

namespace {

using Script = std::deque<MonkeyEvent>;

/// The part of a script up to the first fault like `what`; none if there is no such fault.
std::optional<Script> failing_part(const MonkeyOptions& options, MonkeyPages& pages,
                                   const Script& script, const std::string& what)
{
    MonkeyRun run(pages, options.meddle);
    for (std::size_t i = 0; i < script.size(); ++i) {
        const std::string wrong = run.play(script[i]);
        if (!wrong.empty()) {
            return wrong == what
                       ? std::optional(Script(script.begin(),
                                              script.begin() + static_cast<std::ptrdiff_t>(i) + 1))
                       : std::nullopt;
        }
    }
    return std::nullopt;
}

/// The shortest tail that still shows the fault, then without every part that it does not need.
Script shorten(const MonkeyOptions& options, MonkeyPages& pages, Script script,
               const std::string& what)
{
    for (std::size_t length = 1; length < script.size(); length *= 2) {
        const Script tail(script.end() - static_cast<std::ptrdiff_t>(length), script.end());
        if (const auto shorter = failing_part(options, pages, tail, what)) {
            script = *shorter;
            break;
        }
    }
    for (std::size_t part = script.size() / 2; part > 0; part /= 2) {
        for (std::size_t at = 0; at < script.size();) {
            Script less(script.begin(), script.begin() + static_cast<std::ptrdiff_t>(at));
            const auto rest = std::min(at + part, script.size());
            less.insert(less.end(), script.begin() + static_cast<std::ptrdiff_t>(rest),
                        script.end());
            if (const auto shorter = failing_part(options, pages, less, what)) {
                script = *shorter;
            } else {
                at += part;
            }
        }
    }
    return script;
}

std::string state_after(const MonkeyOptions& options, MonkeyPages& pages, const Script& script)
{
    MonkeyRun run(pages, options.meddle);
    for (const MonkeyEvent& event : script) {
        run.play(event);
    }
    return run.kiosk().state_line();
}

MonkeyMemory measure(MonkeyPages& pages)
{
    pages.clear();
    return {live_bytes(), own_footprint()};
}

} // namespace

MonkeyResult run_monkey(const MonkeyOptions& options)
{
    constexpr std::size_t longest_script = 4'000;
    MonkeyPages pages(options.spoil);
    Monkey monkey(options.seed);
    MonkeyRun run(pages, options.meddle);
    Script script;
    MonkeyResult result;
    for (std::size_t i = 0; i < options.events && !result.fault; ++i) {
        if (i == options.events / 2) {
            result.half = measure(pages);
        }
        script.push_back(monkey.next(run.kiosk()));
        if (script.size() > longest_script) {
            script.pop_front();
        }
        const std::string wrong = run.play(script.back());
        if (!wrong.empty()) {
            const Script shorter = shorten(options, pages, script, wrong);
            result.fault = MonkeyFault{i, wrong, shorter, state_after(options, pages, shorter)};
        }
    }
    result.end = measure(pages);
    result.events = result.fault ? result.fault->event : options.events;
    result.visits = run.visits();
    result.compared = run.compared();
    result.pages = pages.laid_out();
    result.slips = run.slips();
    result.seen = run.seen();
    return result;
}

} // namespace support
