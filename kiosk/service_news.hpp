#pragma once

#include "content/layout/screens/values.hpp"
#include "kiosk/panel_map.hpp"
#include "kiosk/wakers.hpp"

#include <functional>
#include <mutex>
#include <optional>
#include <string>

namespace kiosk {

/// What came of the look at the technician's file.
struct PassAnswer {
    int number = 0;      ///< Of the question.
    std::string refusal; ///< `pass_refusal()`; empty: the technician is let in.
};

/// What workers have found out for the loop; none: nothing new.
struct ServiceNews {
    std::optional<PassAnswer> pass;
    std::optional<layout::screens::Export> exported;
    std::optional<std::string> guide_hash;  ///< Empty: it cannot be read.
    std::optional<Calibration> calibration; ///< The disk has only now told it.
};

/// Where workers leave news and the loop finds them. Shared: a worker that hangs may outlive
/// whoever asked it.
class NewsBoard {
  public:
    void tell(const std::function<void(ServiceNews&)>& news);
    /// What was told since the last time.
    ServiceNews take();
    /// Readable when there is news: for poll().
    int descriptor() const { return bell_.descriptor(); }

  private:
    Bell bell_;
    std::mutex mutex_;
    ServiceNews news_;
};

} // namespace kiosk
