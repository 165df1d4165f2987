#include "kiosk/caretaker.hpp"

#include "content/model/files.hpp"
#include "content/model/revision.hpp"

#include <sys/resource.h>
#include <unistd.h>

#include <iostream>
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

TouchHealth health_of(const Touch& touch, Moment now)
{
    return {touch.counts(), touch.masked_cells(now), touch.panels()};
}

Caretaker::Caretaker(CaretakerInput input)
    : input_(std::move(input)), kept_(std::make_shared<KeptFiles>(input_.folder)),
      time_(content::days_of_making(*input_.guide), {}), today_(CountedDay{})
{
    enter_start(state_, input_.boot_id);
    const WallTime wall = input_.wall_clock();
    time_.look(wall);
    today_ = DayCounts(counted_day(wall));
    if (input_.folder.empty()) {
        return;
    }
    disk_.post([kept = kept_] { kept->load(); });
    disk_.finish(input_.load_patience);
    if (!remember()) {
        std::cerr << "pelita-kiosk: " << input_.folder.string()
                  << " does not answer; the kiosk starts without what it remembers\n";
    }
}

bool Caretaker::remember()
{
    auto memory = remembers_ ? std::nullopt : kept_->take_memory();
    if (!memory) {
        return remembers_;
    }
    remembers_ = true;
    const auto corrected = state_.calibration; // By a technician, while the disk was silent.
    state_ = std::move(memory->state);
    state_.calibration = corrected ? corrected : state_.calibration;
    enter_start(state_, input_.boot_id);
    time_ = TrustedTime(content::days_of_making(*input_.guide), state_.highest_time,
                        state_.disbelieved);
    time_.look(input_.wall_clock());
    save_state();
    go_on_with(std::move(memory->running));
    return true;
}

/// The day that was running when the kiosk ended; it has counted since it started.
void Caretaker::go_on_with(std::optional<DayCounts> running)
{
    const CountedDay now = counted_day(input_.wall_clock());
    const DayCounts counted = std::exchange(today_, DayCounts(now));
    if (running) {
        today_ = *std::move(running);
        // An untrusted clock may stand at the same day after each start of the machine.
        const bool is_another = !now.trusted && state_.boot.starts == 1;
        take_day(now, is_another ? SameDate::Another : SameDate::Same);
    }
    today_.add(counted);
}

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
        disk_.post([kept = kept_, over = today_] { kept->counters().close(over); });
    }
    today_ = DayCounts(day);
}

void Caretaker::save_state()
{
    state_.highest_time = time_.highest();
    state_.disbelieved = time_.disbelieved();
    saved_time_ = state_.highest_time;
    disk_.post([kept = kept_, state = state_] { kept->save(state); });
}

void Caretaker::save_counters()
{
    if (!today_.is_empty()) {
        disk_.post([kept = kept_, today = today_] { kept->counters().save(today); });
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
    if (!remembers_ && remember()) {
        board_->tell([known = calibration()](ServiceNews& news) { news.calibration = known; });
    }
    if (remembers_) { // Else what is on the disk would be lost.
        save_what_is_new(now);
    }
    if (now >= hash_after) {
        begin_hash();
    }
    disk_.post([folder = input_.folder, figures = health(now, touch)]() mutable {
        figures.disk_free_bytes = disk_free_bytes(folder); // A disk that hangs hangs here too.
        write_health(folder / "health", figures);
    });
}

void Caretaker::save_what_is_new(Moment now)
{
    const bool is_news = state_.disbelieved != time_.disbelieved() || !kept_->state_is_saved();
    if (is_news || time_.highest() >= saved_time_ + time_each) {
        save_state();
    }
    if (now >= counters_due_) {
        counters_due_ = now + counters_each;
        save_counters();
    }
}

ServiceNews Caretaker::take_news(Moment now)
{
    ServiceNews news = board_->take();
    guide_hash_ = news.guide_hash.value_or(guide_hash_);
    if (news.pass && !is_awaited(*news.pass, now)) {
        news.pass.reset();
    }
    return news;
}

bool Caretaker::is_awaited(const PassAnswer& answer, Moment now) const
{
    return answer.number == pass_number_ && now - pass_asked_ <= pass_patience;
}

/// Not before somebody asks, and with the least claim to the machine: a guide with sound is large,
/// and no start hashes it (KIOSK.md 2.8).
void Caretaker::begin_hash()
{
    if (std::exchange(hash_asked_, true)) {
        return;
    }
    reader_.post([board = board_, guide = input_.guide] {
        setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), 19);
        std::string hash;
        try {
            hash = content::guide_hash(*guide);
        } catch (const std::exception&) {
            hash.clear(); // A file went away while it was read: the guide has no name now.
        }
        board->tell([&](ServiceNews& news) { news.guide_hash = hash; });
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
    health.touches = touch.counts;
    health.touch_cells_masked = static_cast<std::uint32_t>(touch.masked_cells);
    health.touch_panels = static_cast<std::uint32_t>(touch.panels);
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
    if (remembers_) {
        save_state();
    }
}

void Caretaker::ask_pass(const Config& config, Moment now)
{
    pass_asked_ = now;
    const int number = ++pass_number_;
    const auto answer = [board = board_, number](const std::string& refusal) {
        board->tell([&](ServiceNews& news) { news.pass = PassAnswer{number, refusal}; });
    };
    if (!stick_.is_idle()) {
        answer(config.service_file.string() + " is still being read; pull out the stick");
        return;
    }
    stick_.post([answer, config, read = input_.read_pass] { answer(read(config)); });
}

void Caretaker::ask_export()
{
    const auto tell_result = [board = board_](Export result) {
        board->tell([&](ServiceNews& news) { news.exported = result; });
    };
    if (input_.folder.empty()) {
        tell_result(Export::Refused);
        return;
    }
    disk_.post([kept = kept_, folder = input_.folder, tell_result] {
        try {
            content::write_file(folder / "outbox/counters.jsonl", kept->counters().exported(),
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
    if (input_.folder.empty()) {
        return;
    }
    if (remember()) {
        enter_end(state_);
        save_counters();
        save_state();
    }
    if (!disk_.finish(input_.end_patience)) {
        std::cerr << "pelita-kiosk: " << input_.folder.string()
                  << " does not answer; the last counts and this end are not kept\n";
    }
}

} // namespace kiosk
