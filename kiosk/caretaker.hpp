#pragma once

#include "content/model/guide.hpp"
#include "kiosk/config.hpp"
#include "kiosk/counters.hpp"
#include "kiosk/disk_worker.hpp"
#include "kiosk/happening.hpp"
#include "kiosk/health.hpp"
#include "kiosk/idle_timer.hpp"
#include "kiosk/kept_files.hpp"
#include "kiosk/service_news.hpp"
#include "kiosk/service_pass.hpp"
#include "kiosk/touch.hpp"
#include "kiosk/wall_clock.hpp"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace kiosk {

/// What the touch panel has to tell to the health file.
struct TouchHealth {
    TouchCounts counts;
    int masked_cells = 0;
    int panels = 0;
};

TouchHealth health_of(const Touch& touch, Moment now);

/// What a caretaker looks after.
struct CaretakerInput {
    std::filesystem::path folder; ///< For the state; empty: nothing is kept.
    std::string program;          ///< "pelita 0.1.0"
    std::shared_ptr<const content::Guide> guide;
    std::optional<content::Date> fixed_day; ///< --today
    std::string boot_id;
    std::function<WallTime()> wall_clock = read_wall_time;
    std::function<std::string(const Config&)> read_pass = pass_refusal;
    /// How long a start waits for what the disk remembers: T32 leaves 3 s for all of it.
    std::chrono::milliseconds load_patience{2'000};
    /// How long an end waits until all is written: the unit leaves 10 s for all of it.
    std::chrono::milliseconds end_patience{4'000};
};

/// What a kiosk does beside showing pages (KIOSK.md 2.8, 2.11): it remembers its starts and the
/// highest time seen, counts what happens and writes each minute how it is. All that touches a disk
/// is done by workers, one for the state's, one for the technician's stick, one that reads the
/// guide: none of them stops the touch or another one, and a disk that refuses is a figure in
/// `health/`.
class Caretaker {
  public:
    /// Enters the start first of all; the worker writes it while the first page is made. A disk
    /// that does not tell in time what it remembers is waited for by `turn`: until then nothing is
    /// written, so that nothing is forgotten.
    explicit Caretaker(CaretakerInput input);
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
    /// An answer that comes later opens nothing: nobody waits for it any more.
    static constexpr Moment pass_patience = std::chrono::seconds(10);
    /// Looks for the technician's signed file.
    void ask_pass(const Config& config, Moment now);
    /// Whoever asked is gone: the service screen must not open for the next visitor.
    void forget_pass() { ++pass_number_; }
    /// Writes the days that are over, without small counts, to `outbox/counters.jsonl`.
    void ask_export();
    /// What has been answered since the last time.
    ServiceNews take_news(Moment now);
    /// Readable when there is news: for poll().
    int descriptor() const { return board_->descriptor(); }
    /// Waits until all is written that was to be: not for the loop's thread while it shows pages.
    /// @return false if it is not within that time.
    bool wait_for_disk(std::chrono::milliseconds longest) { return disk_.finish(longest); }
    /// An orderly end, entered before it returns, unless the disk does not answer: that is said.
    /// Without it the next start counts a crash.
    void end();

  private:
    CountedDay counted_day(const WallTime& wall) const;
    void look_at_clock();
    /// Whether the same date is the same day.
    enum class SameDate { Same, Another };
    void take_day(const CountedDay& day, SameDate same);
    void change_day(const CountedDay& day);
    /// Takes over what the disk remembers. @return false while it has not told.
    bool remember();
    void go_on_with(std::optional<DayCounts> running);
    void save_what_is_new(Moment now);
    void save_state();
    void save_counters();
    void begin_hash();
    bool is_awaited(const PassAnswer& answer, Moment now) const;
    /// But for the disk, which only the worker may ask.
    Health health(Moment now, const TouchHealth& touch);

    CaretakerInput input_;
    std::shared_ptr<KeptFiles> kept_;
    std::shared_ptr<NewsBoard> board_ = std::make_shared<NewsBoard>();
    bool remembers_ = false; ///< What the disk remembers was taken over.
    KioskState state_;
    TrustedTime time_;
    DayCounts today_;
    std::chrono::sys_seconds saved_time_{};
    std::uint64_t pages_drawn_ = 0;
    Moment due_{0};
    Moment counters_due_{0};
    int pass_number_ = 0; ///< Of the question whose answer is waited for.
    Moment pass_asked_{0};
    std::string guide_hash_; ///< Empty until the news of it was taken.
    bool hash_asked_ = false;
    DiskWorker disk_;   ///< The state folder's.
    DiskWorker stick_;  ///< Anybody's: it may be slow, or never answer.
    DiskWorker reader_; ///< Hashes the guide.
};

} // namespace kiosk
