#pragma once

#include "kiosk/caretaker.hpp"
#include "kiosk/glass.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/options.hpp"
#include "kiosk/slip.hpp"

#include <memory>

namespace kiosk {

/// Does what a kiosk asks of the machine: slips, and what the technician wants. The kiosk says it
/// while it is busy with an event; it is done after that, by workers, and what became of it comes
/// as their news.
class Errands {
  public:
    /// @param options, opened, kiosk, caretaker and glass outlive the errands.
    Errands(const Options& options, const Opened& opened, Kiosk& kiosk, Caretaker& caretaker,
            Glass& glass);

    /// Notes what is to be done of it.
    void happened(const Happening& happening);
    /// Does what was noted and hears what became of it.
    void run(Moment now);
    /// Readable when there is news of the caretaker's workers, and of the printer: for poll().
    /// Below zero without a printer.
    int caretaker_descriptor() const { return caretaker_.descriptor(); }
    int printer_descriptor() const { return slips_ ? slips_->descriptor() : -1; }

  private:
    void open_printer(const Opened& opened);
    void hear_news(Moment now);
    void keep_correction();
    void print_slips();

    const Options& options_;
    const layout::screens::GuideScreens& screens_;
    Kiosk& kiosk_;
    Caretaker& caretaker_;
    Glass& glass_;
    bool corners_touched_ = false; ///< The technician's sequence.
    bool export_asked_ = false;
    bool correction_asked_ = false;
    std::unique_ptr<SlipPrinter> slips_; ///< Null without a printer.
    bool slip_asked_ = false;
    int slip_number_ = 0; ///< Of this visit's last slip; news of others are nobody's.
};

} // namespace kiosk
