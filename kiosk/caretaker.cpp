#include "kiosk/caretaker.hpp"

#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "kiosk/service_pass.hpp"
#include "kiosk/state_folder.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <utility>

namespace kiosk {

namespace {

using namespace std::chrono_literals;
using layout::screens::Export;

constexpr Moment health_each = 60s;
constexpr Moment counters_each = 10min;
constexpr Moment busy_disk_each = 1s;
constexpr Moment hash_after = 60s; ///< A visitor who waits for the first page comes first.
constexpr auto time_each = 1h;     ///< So much of the highest time may be lost with the power.

} // namespace

Caretaker::Caretaker(CaretakerInput input)
    : input_(std::move(input)), store_(input_.folder), counters_(input_.folder / "counters"),
      state_(store_.state()), time_(content::days_of_making(*input_.guide), state_.highest_time),
      today_(CountedDay{})
{
    enter_start(state_, input_.boot_id);
    const WallTime wall = input_.wall_clock();
    time_.look(wall);
    today_ = DayCounts(counted_day(wall));
    if (input_.folder.empty()) {
        return;
    }
    disk_.post([folder = input_.folder] { prepare_state_folder(folder); });
    save_state();
    if (auto running = counters_.load()) {
        const CountedDay now = today_.day();
        today_ = std::move(*running);
        // An untrusted clock may stand at the same day after each start of the machine.
        const bool is_another = !now.trusted && state_.boot.starts == 1;
        take_day(now, is_another ? SameDate::Another : SameDate::Same);
    }
}

Caretaker::~Caretaker() = default;

content::Date Caretaker::day() const
{
    return input_.fixed_day.value_or(time_.day());
}

CountedDay Caretaker::counted_day(const WallTime& wall) const
{
    return {content::local_day(wall.now), time_.is_trusted()};
}

void Caretaker::look_at_clock()
{
    const WallTime wall = input_.wall_clock();
    time_.look(wall);
    take_day(counted_day(wall), SameDate::Same);
}

/// A clock that is only now trusted, or no longer, does not end a day that has the same date.
void Caretaker::take_day(const CountedDay& day, SameDate same)
{
    if (today_.day().date != day.date || same == SameDate::Another) {
        change_day(day);
    } else if (day.trusted) {
        today_.trust();
    }
}

void Caretaker::change_day(const CountedDay& day)
{
    if (!today_.is_empty() && !input_.folder.empty()) {
        disk_.post([this, over = today_] { counters_.close(over); });
    }
    today_ = DayCounts(day);
}

void Caretaker::save_state()
{
    state_.highest_time = time_.highest();
    saved_time_ = state_.highest_time;
    disk_.post([this, state = state_] {
        state_is_saved_ = false;
        store_.save(state);
        state_is_saved_ = true;
    });
}

void Caretaker::save_counters()
{
    if (!today_.is_empty()) {
        disk_.post([this, today = today_] { counters_.save(today); });
    }
}

void Caretaker::turn(Moment now, const TouchHealth& touch)
{
    if (now < due_) {
        return;
    }
    due_ = now + health_each;
    look_at_clock();
    if (input_.folder.empty()) {
        return;
    }
    if (!disk_.is_idle()) {
        due_ = now + busy_disk_each; // One that hangs is not given more to do.
        return;
    }
    if (time_.highest() >= saved_time_ + time_each || !state_is_saved_) {
        save_state();
    }
    if (now >= counters_due_) {
        counters_due_ = now + counters_each;
        save_counters();
    }
    if (now >= hash_after) {
        begin_hash();
    }
    disk_.post([folder = input_.folder, figures = health(now, touch)]() mutable {
        figures.disk_free_bytes = disk_free_bytes(folder); // A disk that hangs hangs here too.
        write_health(folder / "health", figures);
    });
}

void Caretaker::tell(const std::function<void(ServiceNews&)>& news)
{
    {
        const std::lock_guard lock(news_mutex_);
        news(news_);
    }
    bell_.ring();
}

ServiceNews Caretaker::take_news()
{
    bell_.hush();
    const std::lock_guard lock(news_mutex_);
    guide_hash_ = news_.guide_hash.value_or(guide_hash_);
    return std::exchange(news_, {});
}

/// Not before somebody asks, and with the least claim to the machine: a guide with sound is large,
/// and no start hashes it (KIOSK.md 2.8).
void Caretaker::begin_hash()
{
    if (hashing_.valid()) {
        return;
    }
    hashing_ = std::async(std::launch::async, [this, guide = input_.guide] {
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 19);
        std::string hash;
        try {
            hash = content::guide_hash(*guide);
        } catch (const std::exception&) {
            hash.clear(); // A file went away while it was read: the guide has no name now.
        }
        tell([&](ServiceNews& news) { news.guide_hash = hash; });
    });
}

Health Caretaker::health(Moment now, const TouchHealth& touch)
{
    Health health;
    health.version = input_.program.substr(input_.program.find(' ') + 1);
    health.guide = input_.guide->id;
    health.guide_version = input_.guide->version;
    health.guide_hash = guide_hash_;
    health.content_day = day();
    health.clock_trusted = time_.is_trusted();
    health.up_seconds = static_cast<std::uint64_t>(now / 1s);
    health.pages_drawn = pages_drawn_;
    health.boot_starts = state_.boot.starts;
    health.boot_crashes = state_.boot.crashes;
    health.touches_stuck = touch.stuck;
    health.touch_cells_masked = static_cast<std::uint32_t>(touch.masked_cells);
    health.resident_bytes = resident_bytes();
    health.write_errors = disk_.refusals();
    return health;
}

layout::screens::ServiceFacts Caretaker::service_facts()
{
    begin_hash();
    layout::screens::ServiceFacts facts;
    facts.program = input_.program;
    facts.guide_hash = guide_hash_;
    return facts;
}

std::optional<Calibration> Caretaker::calibration() const
{
    const bool is_usable = state_.calibration && is_sane(*state_.calibration);
    return is_usable ? state_.calibration : std::nullopt;
}

void Caretaker::keep_calibration(const Calibration& calibration)
{
    state_.calibration = calibration;
    if (!input_.folder.empty()) {
        save_state();
    }
}

void Caretaker::ask_pass(const Config& config)
{
    disk_.post([this, config] {
        const std::string refusal = pass_refusal(config);
        tell([&](ServiceNews& news) { news.pass_refusal = refusal; });
    });
}

void Caretaker::ask_export()
{
    const auto tell_result = [this](Export result) {
        tell([&](ServiceNews& news) { news.exported = result; });
    };
    if (input_.folder.empty()) {
        tell_result(Export::Refused);
        return;
    }
    disk_.post([this, tell_result] {
        try {
            content::write_file(input_.folder / "outbox/counters.jsonl", counters_.exported(),
                                content::Readers::Group);
        } catch (const content::FileError&) {
            tell_result(Export::Refused);
            throw;
        }
        tell_result(Export::Done);
    });
}

void Caretaker::end()
{
    enter_end(state_);
    if (!input_.folder.empty()) {
        save_counters();
        save_state();
        disk_.finish();
    }
}

} // namespace kiosk
