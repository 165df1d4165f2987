#pragma once

#include "kiosk/caretaker.hpp"
#include "kiosk/display_care.hpp"
#include "kiosk/options.hpp"
#include "kiosk/page_worker.hpp"
#include "kiosk/server_clock.hpp"
#include "kiosk/slip.hpp"
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
    Stage(const Opened& shown, const PanelOptions& panel)
        : opened(shown), kiosk(*opened.screens, panel.size()),
          worker(*opened.screens, *opened.fonts, panel.pixels_per_point(), kiosk.request())
    {}
    const Opened& opened;
    Kiosk kiosk;
    PageWorker worker;
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
    void happened(const Happening& happening);
    void serve();
    void hear_news();
    void keep_correction();
    void open_printer(const Opened& opened);
    void print_slips();
    void care_for_panel();
    void take_touches();
    void take_window_events();
    void take_mouse(const MouseDid& mouse);
    void take_page();
    void ask_for_page();
    void show(paint::Pixmap pixmap);
    void show_anew();
    void present();
    Seen look_at_screen() const;
    bool beat();
    layout::Point point(const std::array<double, 2>& pixels) const;

    const Options& options_;
    const layout::screens::GuideScreens& screens_;
    Machine machine_;
    content::Date day_; ///< Of the screens.
    PixelRect place_;
    PanelMap map_;
    Kiosk& kiosk_;
    PageWorker& worker_;
    Window& window_;
    Watchdog watchdog_;
    DisplayCare& care_;
    PanelLook look_;
    bool corners_touched_ = false; ///< The technician's sequence.
    bool export_asked_ = false;
    bool correction_asked_ = false;
    std::unique_ptr<SlipPrinter> slips_; ///< Null without a printer.
    bool slip_asked_ = false;
    int slip_number_ = 0; ///< Of this visit's last slip; news of others are nobody's.
    Drained drained_;
    ServerClock server_clock_;
    std::optional<PageRequest> asked_;
    paint::Pixmap picture_;          ///< What the screen should show.
    std::optional<PixelPoint> mark_; ///< The pixel of it that is looked at.
    Moment changed_{0};              ///< When the picture did.
    std::optional<Moment> presented_;
    std::optional<Moment> beat_due_;
    std::optional<Moment> output_due_; ///< The output is off; then it is looked for again.
    std::optional<PixelRect> damage_;  ///< What of the page is to be shown.
    int look_again_ = 0;               ///< Times to look at SFML without being woken.
};

} // namespace kiosk
