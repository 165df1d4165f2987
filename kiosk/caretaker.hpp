#pragma once

#include "content/layout/screens/values.hpp"
#include "content/model/guide.hpp"
#include "kiosk/config.hpp"
#include "kiosk/counters.hpp"
#include "kiosk/disk_worker.hpp"
#include "kiosk/happening.hpp"
#include "kiosk/health.hpp"
#include "kiosk/idle_timer.hpp"
#include "kiosk/state.hpp"
#include "kiosk/wakers.hpp"
#include "kiosk/wall_clock.hpp"

#include <atomic>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace kiosk {

/// What the touch panel has to tell to the health file.
struct TouchHealth {
    std::uint64_t stuck = 0;
    int masked_cells = 0;
};

/// What a caretaker looks after.
struct CaretakerInput {
    std::filesystem::path folder; ///< For the state; empty: nothing is kept.
    std::string program;          ///< "pelita 0.1.0"
    std::shared_ptr<const content::Guide> guide;
    std::optional<content::Date> fixed_day; ///< --today
    std::string boot_id;
    std::function<WallTime()> wall_clock = read_wall_time;
};

/// What came of what the service screen asked for; none: nothing new.
struct ServiceNews {
    std::optional<std::string> pass_refusal; ///< `pass_refusal()`; empty: the technician is let in.
    std::optional<layout::screens::Export> exported;
    std::optional<std::string> guide_hash; ///< Empty: it cannot be read.
};

/// What a kiosk does beside showing pages (KIOSK.md 2.8, 2.11): it remembers its starts and the
/// highest time seen, counts what happens and writes each minute how it is. All writing, and what
/// the service screen wants of a disk, is done by a worker: no disk stops the touch, and one that
/// refuses is a figure in `health/`.
class Caretaker {
  public:
    /// Enters the start first of all; the worker writes it while the first page is made.
    explicit Caretaker(CaretakerInput input);
    ~Caretaker();
    Caretaker(const Caretaker&) = delete;
    Caretaker& operator=(const Caretaker&) = delete;

    void happened(const Happening& happening) { today_.add(happening); }
    void page_drawn() { ++pages_drawn_; }
    /// Does what is due: each minute the clock and the health, each ten the counters.
    void turn(Moment now, const TouchHealth& touch);
    Moment next_due() const { return due_; }
    /// The day by which facts expire.
    content::Date day() const;
    /// Of the touch panel; none if the state has none that is sane.
    std::optional<Calibration> calibration() const;
    /// From now on and after each start.
    void keep_calibration(const Calibration& calibration);

    /// What is known at once; the guide's hash may come later, as news.
    layout::screens::ServiceFacts service_facts();
    /// Looks for the technician's signed file.
    void ask_pass(const Config& config);
    /// Writes the days that are over, without small counts, to `outbox/counters.jsonl`.
    void ask_export();
    /// What has been answered since the last time.
    ServiceNews take_news();
    /// Readable when there is news: for poll().
    int descriptor() const { return bell_.descriptor(); }
    /// Waits until all is written that was to be: not for the loop's thread while it shows pages.
    void wait_for_disk() { disk_.finish(); }
    /// An orderly end, entered before it returns. Without it the next start counts a crash.
    void end();

  private:
    CountedDay counted_day(const WallTime& wall) const;
    void look_at_clock();
    /// Whether the same date is the same day.
    enum class SameDate { Same, Another };
    void take_day(const CountedDay& day, SameDate same);
    void change_day(const CountedDay& day);
    void save_state();
    void save_counters();
    void tell(const std::function<void(ServiceNews&)>& news);
    void begin_hash();
    /// But for the disk, which only the worker may ask.
    Health health(Moment now, const TouchHealth& touch);

    CaretakerInput input_;
    StateStore store_; ///< After the start only the worker's.
    CounterStore counters_;
    KioskState state_;
    TrustedTime time_;
    DayCounts today_;
    std::chrono::sys_seconds saved_time_{};
    std::atomic<bool> state_is_saved_{true}; ///< Else it is tried again.
    std::uint64_t pages_drawn_ = 0;
    Moment due_{0};
    Moment counters_due_{0};
    Bell bell_; ///< There is news.
    std::mutex news_mutex_;
    ServiceNews news_;
    std::string guide_hash_;    ///< Empty until the news of it was taken.
    std::future<void> hashing_; ///< Once somebody has asked for it.
    DiskWorker disk_;           ///< Last: its end waits for jobs that use the others.
};

} // namespace kiosk
