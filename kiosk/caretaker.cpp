#include "kiosk/caretaker.hpp"

#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "kiosk/state_folder.hpp"

#include <iostream>

namespace kiosk {

namespace {

using namespace std::chrono_literals;
using layout::screens::Export;

constexpr Moment health_each = 60s;
constexpr Moment counters_each = 10min;
constexpr auto time_each = 1h; ///< So much of the highest time may be lost with the power.

/// Hashed beside everything else: a guide with sound is large, and the first page must not wait.
std::shared_future<std::string> hash_of(std::shared_ptr<const content::Guide> guide)
{
    return std::async(std::launch::async, [guide = std::move(guide)]() -> std::string {
        try {
            return content::guide_hash(*guide);
        } catch (const std::exception&) {
            return {}; // A file went away while it was read: the guide has no name now.
        }
    });
}

/// The state as it lies there, in a folder that is ready to be written to.
StateStore open_store(const std::filesystem::path& folder)
{
    if (!folder.empty()) {
        prepare_state_folder(folder);
    }
    return StateStore(folder);
}

} // namespace

Caretaker::Caretaker(CaretakerInput input)
    : input_(std::move(input)), store_(open_store(input_.folder)),
      counters_(input_.folder / "counters"), state_(store_.state()),
      time_(content::revision_date(*input_.guide), state_.highest_time), today_(CountedDay{}),
      hash_(hash_of(input_.guide))
{
    enter_start(state_, input_.boot_id);
    const WallTime wall = input_.wall_clock();
    time_.look(wall);
    state_.highest_time = time_.highest();
    saved_time_ = time_.highest();
    today_ = DayCounts(counted_day(wall));
    if (input_.folder.empty()) {
        return;
    }
    try {
        store_.save(state_);
    } catch (const content::FileError& refused) {
        std::cerr << "pelita-kiosk: " << refused.what() << '\n';
        ++start_refusals_;
        state_is_saved_ = false;
    }
    if (auto running = counters_.load()) {
        // An untrusted clock may stand at the same day after each start of the machine.
        const CountedDay now = today_.day();
        today_ = std::move(*running);
        if (!(today_.day() == now) || (!now.trusted && state_.boot.starts == 1)) {
            change_day(now);
        }
    }
}

Caretaker::~Caretaker() = default;

content::Date Caretaker::day() const
{
    return input_.fixed_day.value_or(time_.day());
}

CountedDay Caretaker::counted_day(const WallTime& wall) const
{
    return {content::Date{std::chrono::floor<std::chrono::days>(wall.now)}, time_.is_trusted()};
}

void Caretaker::look_at_clock()
{
    const WallTime wall = input_.wall_clock();
    time_.look(wall);
    const CountedDay day = counted_day(wall);
    if (!(day == today_.day())) {
        change_day(day);
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
    if (input_.folder.empty() || !disk_.is_idle()) {
        return; // A disk that hangs is not given more to do.
    }
    if (time_.highest() >= saved_time_ + time_each || !state_is_saved_) {
        save_state();
    }
    if (now >= counters_due_) {
        counters_due_ = now + counters_each;
        save_counters();
    }
    disk_.post([folder = input_.folder / "health", figures = health(now, touch)] {
        write_health(folder, figures);
    });
}

std::string Caretaker::guide_hash(std::chrono::seconds patience)
{
    return hash_.wait_for(patience) == std::future_status::ready ? hash_.get() : std::string();
}

Health Caretaker::health(Moment now, const TouchHealth& touch)
{
    Health health;
    health.version = input_.program.substr(input_.program.find(' ') + 1);
    health.guide = input_.guide->id;
    health.guide_version = input_.guide->version;
    health.guide_hash = guide_hash(0s);
    health.content_day = day();
    health.clock_trusted = time_.is_trusted();
    health.up_seconds = static_cast<std::uint64_t>(now / 1s);
    health.pages_drawn = pages_drawn_;
    health.boot_starts = state_.boot.starts;
    health.boot_crashes = state_.boot.crashes;
    health.touches_stuck = touch.stuck;
    health.touch_cells_masked = static_cast<std::uint32_t>(touch.masked_cells);
    health.disk_free_bytes = disk_free_bytes(input_.folder);
    health.resident_bytes = resident_bytes();
    health.write_errors = disk_.refusals() + start_refusals_;
    return health;
}

layout::screens::ServiceFacts Caretaker::service_facts()
{
    layout::screens::ServiceFacts facts;
    facts.program = input_.program;
    facts.guide_hash = guide_hash(2s); // The technician can wait for what takes so long once.
    return facts;
}

Export Caretaker::export_counters()
{
    if (input_.folder.empty()) {
        return Export::Refused;
    }
    const auto before = disk_.refusals();
    disk_.post([this] {
        content::write_file(input_.folder / "outbox/counters.jsonl", counters_.exported());
    });
    disk_.finish();
    return disk_.refusals() == before ? Export::Done : Export::Refused;
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
