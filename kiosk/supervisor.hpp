#pragma once

#include "kiosk/idle_timer.hpp"

#include <string>
#include <string_view>

namespace kiosk {

/// The program that started the kiosk and starts it again (systemd, `Type=notify`): it is told when
/// the first page stands and, every few seconds, that all is well (KIOSK.md 2.10).
class Supervisor {
  public:
    /// From $NOTIFY_SOCKET and $WATCHDOG_USEC, sd_notify(3).
    static Supervisor from_environment();
    /// @param socket a path, or '@' and an abstract name; empty: nobody listens.
    /// @param patience after so long without a sign it starts the kiosk anew; zero: it waits for
    /// none, and gets one all the same.
    Supervisor(std::string socket, Moment patience);

    bool listens() const { return !socket_.empty(); }
    /// Time between two signs: 5 s, or a third of the patience.
    Moment beat() const;
    /// The first page stands.
    void tell_ready();
    /// All is well. Before the first page systemd counts the time that a start may take instead of
    /// the patience: a kiosk that waits for its panel gets more of it.
    void tell_alive() const;

  private:
    /// What cannot be sent is lost: its silence is a sign too.
    void tell(std::string_view state) const;

    bool ready_ = false;
    std::string socket_;
    Moment patience_;
};

/// What the screen really shows at the marked pixel.
enum class Seen { Right, Wrong, Unknown };
/// Whether the worker took the question that it was asked at the last beat.
enum class Worker { Answered, Silent };

/// Judges at each beat whether all is well. The loop that calls it runs; a stopped one does not.
class Watchdog {
  public:
    enum class Verdict {
        Alive,  ///< Say so.
        Silent, ///< Say nothing this time.
        Broken, ///< What is drawn is not seen: leave, the supervisor starts anew.
    };
    Verdict beat(Worker worker, Seen seen);

  private:
    int wrong_ = 0; ///< Beats in a row that saw something else.
};

} // namespace kiosk
