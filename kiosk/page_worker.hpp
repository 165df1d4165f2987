#pragma once

#include "content/paint/pixmap.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/supervisor.hpp"
#include "kiosk/touch_hand.hpp"
#include "kiosk/wakers.hpp"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace kiosk {

/// A page laid out and drawn.
struct DrawnPage {
    PreparedPage page;
    paint::Pixmap pixmap;
};

/// Lays out and draws pages on a thread of its own, so that a slow page never stops the touch. Only
/// the newest request counts.
class PageWorker {
  public:
    /// Begins with the first page at once.
    /// @param screens and `fonts` must outlive the worker.
    PageWorker(const layout::screens::GuideScreens& screens, const fonts::FontCatalogue& fonts,
               double pixels_per_point, PageRequest first);
    ~PageWorker();
    PageWorker(const PageWorker&) = delete;
    PageWorker& operator=(const PageWorker&) = delete;

    void request(PageRequest request);
    /// The newest finished page, once.
    std::optional<DrawnPage> take();
    /// The hand of the newest page at rest, once; it follows the page. One without pictures if that
    /// page's does not move.
    std::optional<HandPictures> take_hand();
    /// Whether it took the question of the last time; asks anew.
    Worker beat();
    /// Readable when a page is finished: for poll().
    int descriptor() const { return bell_.descriptor(); }

  private:
    void work();
    void draw_moving_hand(const layout::DisplayList& page, paint::Painter& painter);

    const layout::screens::GuideScreens& screens_;
    const fonts::FontCatalogue& fonts_;
    double pixels_per_point_;
    Bell bell_; ///< A page is finished.
    std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<PageRequest> wanted_;
    std::optional<DrawnPage> done_;
    std::optional<HandPictures> hand_;
    std::exception_ptr failure_;
    bool asked_ = false; ///< By `beat`, not answered yet.
    bool stop_ = false;
    std::thread thread_;
};

} // namespace kiosk
