#pragma once

#include "kiosk/caretaker.hpp"
#include "kiosk/display_care.hpp"
#include "kiosk/errands.hpp"
#include "kiosk/glass.hpp"
#include "kiosk/options.hpp"
#include "kiosk/page_worker.hpp"
#include "kiosk/server_clock.hpp"
#include "kiosk/touch_hand.hpp"
#include "kiosk/wakers.hpp"
#include "kiosk/window.hpp"
#include "kiosk/x_connection.hpp"

namespace kiosk {

/// What the loop works with: opened once, whatever the panel does.
struct Machine {
    XConnection& server;
    const StopSignals& signals;
    AlarmClock& clock;
    Supervisor& supervisor;
    Caretaker& caretaker;
    DisplayCare& display_care;
};

/// A kiosk and who draws its pages. The first is begun at once: the window takes as long to open.
struct Stage {
    /// @param shown must outlive the stage.
    /// @param known of the glass by a kiosk before this one; the first page tells of its faults.
    Stage(const Opened& shown, const PanelOptions& panel, const std::optional<Touch>& known,
          Moment now)
        : opened(shown), kiosk(*opened.screens, panel.size()),
          worker(*opened.screens, *opened.fonts, panel.pixels_per_point(),
                 first_request(known, now))
    {}
    const Opened& opened;
    Kiosk kiosk;
    PageWorker worker;

  private:
    PageRequest first_request(const std::optional<Touch>& known, Moment now)
    {
        if (known) {
            kiosk.keep_panel(*known, now);
        }
        return kiosk.request();
    }
};

/// Why a loop ended.
enum class End {
    Stopped,   ///< SIGTERM.
    OtherSize, ///< The output has another size now.
    OtherDay,  ///< Facts may have expired; nobody is there.
    NotSeen,   ///< What is drawn is not what the screen shows.
};

/// One kiosk in one window: waits, takes events, asks the worker for pages, shows what changed.
class Loop {
  public:
    Loop(Stage& stage, Window& window, const Options& options, const Machine& machine,
         const PixelRect& place);
    End run();

  private:
    Moment now() const { return machine_.clock.now(); }
    std::optional<Moment> next_due() const;
    bool wait();
    bool output_has_our_size();
    bool swallows_touch();
    bool is_ghost(layout::Point at) const;
    bool is_all_ghosts() const;
    void care_for_panel();
    void take_touches();
    void take_window_events();
    void take_mouse(const MouseDid& mouse);
    void take_page();
    void ask_for_page();
    std::optional<Moment> working_due() const;
    void show_working();
    void move_hand();
    void present();
    bool beat();
    layout::Point place_of(const PanelTouch& touch) const;
    layout::Point point(const std::array<double, 2>& pixels) const;

    const Options& options_;
    Machine machine_;
    content::Date day_; ///< Of the screens.
    Kiosk& kiosk_;
    PageWorker& worker_;
    Window& window_;
    Watchdog watchdog_;
    DisplayCare& care_;
    Glass glass_;
    Errands errands_;
    Drained drained_;
    ServerClock server_clock_;
    std::optional<PageRequest> asked_;
    std::optional<Moment> asked_since_;       ///< A page is wanted, this one or another.
    std::optional<paint::Pixmap> under_sign_; ///< What the working sign lies over.
    TouchHand hand_;
    std::optional<Moment> beat_due_;
    std::optional<Moment> output_due_; ///< The output is off; then it is looked for again.
    bool ready_ = false;               ///< The first page stands.
    int look_again_ = 0;               ///< Times to look at SFML without being woken.
};

} // namespace kiosk
