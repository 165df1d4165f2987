#pragma once

#include "content/layout/screens/values.hpp"
#include "content/layout/slip.hpp"
#include "content/model/guide.hpp"
#include "kiosk/wakers.hpp"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>

namespace kiosk {

/// What `lpstat -l -p` says of a printer.
struct PrinterLook {
    bool is_idle = false;
    bool is_out_of_paper = false;

    bool operator==(const PrinterLook&) const = default;
};
PrinterLook parse_lpstat(std::string_view text);

/// The id of a job in what `lp` says: "request id is slip-12 (1 file(s))"; empty without one.
std::string parse_job(std::string_view text);

/// A slip and whose: news of a visit that is over are nobody's.
struct SlipJob {
    int number = 0;
    layout::SlipValues values;
};
struct SlipNews {
    int number = 0;
    layout::screens::SlipState state = layout::screens::SlipState::Printing;
};

/// How long the printer is waited for.
struct SlipPatience {
    std::chrono::milliseconds queue{10'000}; ///< `lp` returns once the slip is queued.
    std::chrono::milliseconds paper{20'000}; ///< Then the job is cancelled (KIOSK.md 2.7).
    std::chrono::milliseconds look{1'000};   ///< Between two looks at the printer.
};

/// Prints slips on a thread of its own through CUPS' `lp`, `lpstat` and `cancel`, found on PATH: no
/// printer ever stops a finger. Nothing of a slip is written to a file of ours.
class SlipPrinter {
  public:
    /// @param queue CUPS' name of the printer.
    /// @param guide must have the format `layout::slip_format`.
    /// @param fonts must outlive the printer.
    SlipPrinter(std::string queue, std::shared_ptr<const content::Guide> guide,
                const fonts::FontCatalogue& fonts, SlipPatience patience = {});
    /// What is with CUPS by then is printed, unless paper is out: then it is cancelled.
    ~SlipPrinter();
    SlipPrinter(const SlipPrinter&) = delete;
    SlipPrinter& operator=(const SlipPrinter&) = delete;

    /// One after the other; of those that wait only the newest counts.
    void print(SlipJob job);
    /// The visit is over: a slip that waits, or that lacks paper, comes out for nobody else.
    void forget();
    /// The newest of the news, once.
    std::optional<SlipNews> take();
    /// Readable when there are news: for poll().
    int descriptor() const { return bell_.descriptor(); }

  private:
    void work();
    void print_now(const SlipJob& job);
    enum class Before { Ready, NoPaper };
    std::optional<PrinterLook> look_at_printer();
    void follow(const SlipJob& job, const std::string& id, Before before);
    bool is_queued(const std::string& id);
    bool is_forgotten();
    void cancel(const std::string& id);
    bool sleep(std::chrono::milliseconds time) const;
    void tell(const SlipJob& job, layout::screens::SlipState state);

    std::string queue_;
    std::shared_ptr<const content::Guide> guide_;
    const fonts::FontCatalogue& fonts_;
    SlipPatience patience_;
    Bell bell_; ///< News.
    Bell stop_bell_;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::optional<SlipJob> wanted_;
    std::optional<SlipNews> news_;
    bool forgotten_ = false; ///< The slip that is being printed is nobody's any more.
    bool stop_ = false;
    std::thread thread_;
};

} // namespace kiosk
