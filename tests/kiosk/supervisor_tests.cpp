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
        const Supervisor supervisor(name, 0ms);
        CHECK(supervisor.listens());
        supervisor.tell("READY=1");
        CHECK(listener.wait_for("READY=1", 1s));
    }
}

TEST_CASE("without a supervisor nothing is said and nothing fails", "[kiosk][watchdog]")
{
    const Supervisor nobody("", 0ms);
    CHECK_FALSE(nobody.listens());
    nobody.tell("READY=1");
    Supervisor("/nowhere/notify", 0ms).tell("READY=1");
    Supervisor(std::string(300, 'x'), 0ms).tell("READY=1"); // Longer than any socket's name.
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
