#include "kiosk/supervisor.hpp"

#include "tests/kiosk/notify_socket.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using namespace std::chrono_literals;
using kiosk::Seen;
using kiosk::Supervisor;
using kiosk::Watchdog;
using kiosk::Worker;
using Verdict = kiosk::Watchdog::Verdict;

TEST_CASE("a supervisor that waits for no sign gets one each 5 s, an impatient one in time",
          "[kiosk][watchdog]")
{
    CHECK(Supervisor("/run/x", 0ms).beat() == 5s);
    CHECK(Supervisor("/run/x", 15s).beat() == 5s);
    CHECK(Supervisor("/run/x", 60s).beat() == 5s);
    CHECK(Supervisor("/run/x", 600ms).beat() == 200ms);
}

TEST_CASE("what the kiosk says arrives, by path and by abstract name", "[kiosk][watchdog]")
{
    const support::TemporaryFolder folder;
    for (const std::string& name :
         {(folder.path() / "notify").string(), "@" + (folder.path() / "notify").string()}) {
        support::NotifySocket listener(name);
        Supervisor supervisor(name, 0ms);
        CHECK(supervisor.listens());
        supervisor.tell_ready();
        CHECK(listener.wait_for("READY=1", 1s));
        supervisor.tell_alive();
        CHECK(listener.wait_for("WATCHDOG=1", 1s));
    }
}

TEST_CASE("without a supervisor nothing is said and nothing fails", "[kiosk][watchdog]")
{
    Supervisor nobody("", 0ms);
    CHECK_FALSE(nobody.listens());
    nobody.tell_ready();
    Supervisor("/nowhere/notify", 0ms).tell_ready();
    Supervisor(std::string(300, 'x'), 0ms).tell_ready(); // Longer than any socket's name.
}

TEST_CASE("a kiosk that waits for its panel is not ready, and is given time", "[kiosk][watchdog]")
{
    const support::TemporaryFolder folder;
    const std::string name = (folder.path() / "notify").string();
    support::NotifySocket listener(name);
    Supervisor supervisor(name, 15s);
    supervisor.tell_alive();
    CHECK(listener.wait_for("EXTEND_TIMEOUT_USEC=60000000", 1s));
    supervisor.tell_ready();
    supervisor.tell_alive(); // Switched off again, before anybody came.
    CHECK(listener.wait_for("WATCHDOG=1", 1s));
}

TEST_CASE("the watchdog speaks only while the worker answers and the screen is right",
          "[kiosk][watchdog]")
{
    Watchdog watchdog;
    CHECK(watchdog.beat(Worker::Answered, Seen::Right) == Verdict::Alive);
    CHECK(watchdog.beat(Worker::Silent, Seen::Right) == Verdict::Silent);
    CHECK(watchdog.beat(Worker::Answered, Seen::Unknown) == Verdict::Alive);
    CHECK(watchdog.beat(Worker::Answered, Seen::Wrong) == Verdict::Silent);
    CHECK(watchdog.beat(Worker::Answered, Seen::Right) == Verdict::Alive); // Once is no proof.
    CHECK(watchdog.beat(Worker::Answered, Seen::Wrong) == Verdict::Silent);
    CHECK(watchdog.beat(Worker::Answered, Seen::Wrong) == Verdict::Broken);
}
