#pragma once

#include "content/layout/screens/guide_screens.hpp"
#include "kiosk/corner_sequence.hpp"
#include "kiosk/focus.hpp"
#include "kiosk/happening.hpp"
#include "kiosk/idle_timer.hpp"
#include "kiosk/navigator.hpp"
#include "kiosk/prepared_page.hpp"
#include "kiosk/session.hpp"
#include "kiosk/spoken.hpp"
#include "kiosk/touch.hpp"
#include "kiosk/wizard.hpp"

#include <functional>
#include <optional>
#include <string>

namespace kiosk {

/// The kiosk without window, clock and sound: events in, a request for a page out. Everything a
/// visitor can do happens here.
class Kiosk {
  public:
    /// @param screens must outlive the kiosk.
    Kiosk(const layout::screens::GuideScreens& screens, layout::Size panel);

    /// What should be on the screen now.
    PageRequest request() const;
    /// The page for `request()`, as `answers` judges; an older one is ignored. It is shown from
    /// `now` on.
    void take(PreparedPage page, Moment now);
    /// Whether `request()` differs from the page that is shown.
    bool wants_page() const { return !page_ || !(page_->request == request()); }
    /// The page that is shown; null before the first.
    const layout::DisplayList* page() const { return page_ ? &page_->list : nullptr; }
    /// What is seen of it: nothing, while the picture is off. Not before the first page.
    const layout::DisplayList& on_glass() const { return page_->on_glass(); }

    /// A finger or the mouse; acts on `up` if both were in the same region (KIOSK.md T3).
    void down(const ContactId& contact, layout::Point at, Moment now);
    void moved(const ContactId& contact, layout::Point at, Moment now);
    /// Lifted where it was last.
    void up(const ContactId& contact, Moment now);
    /// A touch panel was unplugged or switched off: its contacts press nothing.
    void panel_gone(int device, Moment now);
    /// How many touch panels there are now; without the last one the visitor is told to use keys.
    void panels_are(int count, Moment now);
    /// What the kiosk before this one, under the same glass, knew of its faults.
    void keep_panel(Touch known, Moment now);
    /// Whether visitors are told that the panel fails: its state, not a visit's.
    bool tells_touch_fault() const { return touch_fault_; }
    /// Panels to be switched off and on, because a contact is stuck on them.
    std::vector<int> take_restarts() { return touch_.take_restarts(); }
    const Touch& touch() const { return touch_; }
    void key(Key key, Moment now);
    /// Time passes: idle question, countdown, reset.
    void tick(Moment now);
    /// When `tick` has something to do next; none while `attract` is untouched.
    std::optional<Moment> next_tick(Moment now) const;
    /// Does what a region stands for.
    void act(const std::string& action, Moment now);

    /// Who is told what happens, to count it or to do what the kiosk cannot. It must not call back.
    void set_listener(Listener listener) { listener_ = std::move(listener); }
    /// Who is told what would be spoken, for a voice to say it.
    void set_speaker(SpeechListener speaker) { narrator_.set_listener(std::move(speaker)); }
    /// The corners were touched and the technician is let in. It ends with the visit.
    void open_service(layout::screens::ServiceFacts facts);
    /// What became of `ExportAsked`.
    void exported(layout::screens::Export result);
    /// What became of `CorrectionAsked`: the touch test begins anew.
    void corrected(layout::screens::Correction result);
    /// The guide's hash, which is not known at once.
    void learn_guide_hash(std::string hash);
    /// There is a printer: from now on every take-away offers a slip.
    void offer_slips();
    /// What became of `SlipAsked`; the visit that asked is still on.
    void slip_went(layout::screens::SlipState state);
    /// `attract` as a visitor finds it: nothing is to be reset.
    bool is_resting() const;

    const Session& session() const { return session_; }
    const Navigator& navigator() const { return navigator_; }
    /// One line: screen, language, sizes, focus (KIOSK.md 4.2).
    std::string state_line() const;
    /// Everything a visit can leave behind, hashed: equal to a fresh kiosk's after a reset.
    std::string state_hash() const;

  private:
    void reset(Moment now);
    void choose_language(const std::string& tag, Moment now);
    void answer(const std::string& id);
    FoundOut found_for(const std::string& question) const;
    void begin_check();
    void type(const std::string& key);
    void choose_company(const std::string& place);
    void show_found(const std::string& anchor);
    void request_taken(PageRequest& request) const;
    void tick_paper(const std::string& unit);
    void choose_second(const std::string& tag);
    void print_slip();
    void next_page();
    void go_back();
    void listen(const std::string& action, Moment now);
    void repeat(Moment now);
    void press_focus(Moment now);
    void steer(Key key, Moment now);
    void set_speech(const std::string& step);
    void open(const std::string& name);
    void tell(HappeningKind kind, std::string name = {}) const;
    void tell_touch(layout::Point at) const;
    void judge_panel(Moment now);
    bool shows_touch_fault(ScreenKind kind) const;
    void tell_page(const ScreenId& screen);
    void test_touch(layout::Point at);
    /// The page that is shown is the one that is wanted, but for its looks.
    bool page_is_current() const;
    std::string region_under(layout::Point at) const;
    /// What the pages are cut for: other values, other cuts.
    std::string cut() const;
    void act_here(const std::string& verb, const std::string& argument, Moment now);
    void show_focus();

    const layout::screens::GuideScreens& screens_;
    layout::Size panel_;
    Session fresh_;
    Session session_;
    Navigator navigator_;
    std::optional<Wizard> wizard_;
    IdleTimer idle_;
    bool asks_ = false; ///< The idle question covers the page.
    int idle_seconds_ = 0;
    Touch touch_;
    bool touch_fault_ = false; ///< Of the panel: it outlives visits.
    CornerSequence corners_;
    std::optional<layout::screens::ServiceFacts> service_; ///< While the technician is there.
    Listener listener_;
    std::string told_page_; ///< The page that was told of last.
    Narrator narrator_;
    std::string focus_place_; ///< The page that the focus was put on.
    std::optional<PreparedPage> page_;
};

/// Gives the kiosk pages until the one that is wanted is shown: what the window's loop does, at
/// once. @throws std::logic_error if every page asks for another one.
void settle(Kiosk& kiosk, Moment now,
            const std::function<PreparedPage(const PageRequest&)>& prepare);
/// The same with pages laid out for it.
void settle(Kiosk& kiosk, Moment now, const layout::screens::GuideScreens& screens,
            const fonts::FontCatalogue& fonts, layout::TextScratch& scratch);

} // namespace kiosk
