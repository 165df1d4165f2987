#pragma once

#include "tests/kiosk/footprint.hpp"
#include "tests/kiosk/monkey.hpp"
#include "tests/kiosk/monkey_pages.hpp"

#include <functional>
#include <optional>
#include <set>
#include <string>

namespace support {

/// A kiosk with a slip printer under a replay's clock: what is due happens at its time, every page
/// comes at once.
class Played {
  public:
    Played(MonkeyPages& pages, kiosk::Moment now);

    /// Lets time pass until the event and does it.
    void play(const MonkeyEvent& event, const std::function<void()>& after_each_step);
    void settle();
    kiosk::Kiosk& kiosk() { return kiosk_; }
    const kiosk::Kiosk& kiosk() const { return kiosk_; }
    kiosk::Moment now() const { return now_; }

  private:
    MonkeyPages& pages_;
    kiosk::Kiosk kiosk_;
    kiosk::Moment now_;
};

/// Does something behind the kiosk's back at each step, so that a test can see that it is
/// noticed. @param visits that have ended.
using Meddle = std::function<void(kiosk::Kiosk&, kiosk::Moment now, std::size_t visits)>;

/// Plays events on a kiosk and looks at everything that must hold after each. Beside it a new kiosk
/// begins with each visit and gets the same events: what differs was left by somebody before.
class MonkeyRun {
  public:
    explicit MonkeyRun(MonkeyPages& pages, Meddle meddle = {});
    MonkeyRun(const MonkeyRun&) = delete;
    MonkeyRun& operator=(const MonkeyRun&) = delete;

    /// @return what is wrong then; empty: nothing.
    std::string play(const MonkeyEvent& event);

    const kiosk::Kiosk& kiosk() const { return played_.kiosk(); }
    std::size_t visits() const { return visits_; }     ///< That have ended.
    std::size_t slips() const { return slips_; }       ///< That were asked for.
    std::size_t compared() const { return compared_; } ///< Events of visits beside a new kiosk.
    /// Screens and the languages they were in: "topic/papers id".
    const std::set<std::string>& seen() const { return seen_; }

  private:
    void begin_visit_anew(const MonkeyEvent& event);
    void after_step();
    void check_end_of_visit();
    void check_page();
    void check_focus();
    void check_way_home();
    void check_slip();
    void check_beside_new();
    void complain(std::string what);

    MonkeyPages& pages_;
    Meddle meddle_;
    Played played_;
    std::string fresh_hash_;
    kiosk::PageRequest fresh_request_;
    std::optional<Played> new_one_; ///< Nobody was there before.
    std::set<std::uint32_t> fingers_;
    std::optional<kiosk::PageRequest> looked_at_;
    std::string wrong_;
    bool ended_ = false; ///< A visit, in this step.
    std::size_t visits_ = 0;
    std::size_t compared_ = 0;
    std::size_t slips_ = 0;
    std::set<std::string> seen_;
};

/// What went wrong, and a short script that shows it.
struct MonkeyFault {
    std::size_t event = 0;
    std::string what;
    std::deque<MonkeyEvent> script;
    std::string state; ///< At its end.

    /// For a failed test: what, where and the replay file.
    std::string told() const;
};

struct MonkeyOptions {
    std::uint64_t seed = 1;
    std::size_t events = 20'000;
    Spoil spoil;
    Meddle meddle;
};

/// What the test program holds besides the pages.
struct MonkeyMemory {
    std::size_t live_bytes = 0;
    Footprint footprint;
};

struct MonkeyResult {
    std::optional<MonkeyFault> fault;
    std::size_t events = 0; ///< Before it.
    std::size_t visits = 0;
    std::size_t compared = 0;
    std::size_t pages = 0; ///< Laid out.
    std::size_t slips = 0; ///< Asked for.
    std::set<std::string> seen;
    MonkeyMemory half; ///< After half of the events.
    MonkeyMemory end;
};

/// Lets a monkey play until the events are over or something is wrong.
MonkeyResult run_monkey(const MonkeyOptions& options);

} // namespace support
