#include "kiosk/child_program.hpp"
#include "kiosk/slip.hpp"
#include "tests/kiosk/fake_printer.hpp"
#include "tests/kiosk/slip_printing.hpp"

#include <catch2/catch.hpp>
#include <pwd.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace {

using namespace std::chrono_literals;
using kiosk::ChildEnd;
using kiosk::PrinterLook;
using layout::screens::SlipState;
using support::comes_true;
using support::FakePrinter;
using support::Printing;
using Clock = std::chrono::steady_clock;

/// A descriptor that never becomes readable.
struct Never {
    int event = eventfd(0, EFD_CLOEXEC);
    ~Never() { close(event); }
};

} // namespace

TEST_CASE("a program that is run gets its input, says its output and its exit code",
          "[kiosk][slip]")
{
    const Never never;
    const auto echoed = kiosk::run_child({"cat"}, std::string(300'000, 'x'), 60s, never.event);
    CHECK(echoed.succeeded());
    CHECK(echoed.out.size() == 64 * 1024); // What is over goes.
    CHECK(kiosk::run_child({"sh", "-c", "exit 3"}, {}, 60s, never.event).exit_code == 3);
    const auto english = kiosk::run_child({"sh", "-c", "echo $LC_ALL"}, {}, 60s, never.event);
    CHECK(english.out == "C\n");
}

TEST_CASE("a program that is not there, hangs or does not listen stops nobody", "[kiosk][slip]")
{
    const Never never;
    CHECK(kiosk::run_child({"no-such-program"}, {}, 60s, never.event).end == ChildEnd::NotStarted);
    const auto begin = Clock::now();
    CHECK(kiosk::run_child({"sleep", "600"}, {}, 200ms, never.event).end == ChildEnd::OutOfTime);
    CHECK(Clock::now() - begin < 60s);
    // It ends without reading: no SIGPIPE for us.
    CHECK(kiosk::run_child({"true"}, std::string(1'000'000, 'x'), 60s, never.event).succeeded());
    const Never stop;
    eventfd_write(stop.event, 1);
    CHECK(kiosk::run_child({"sleep", "600"}, {}, 60s, stop.event).end == ChildEnd::Stopped);
}

TEST_CASE("what lpstat and lp say is understood", "[kiosk][slip]")
{
    CHECK(kiosk::parse_lpstat("printer slip is idle.  enabled since x\n\tAlerts: none\n") ==
          PrinterLook{true, false});
    CHECK(kiosk::parse_lpstat("printer slip now printing slip-7.  enabled since x\n\tAlerts: "
                              "media-empty-error\n\tLocation:\n") == PrinterLook{false, true});
    CHECK(kiosk::parse_lpstat("printer slip disabled since x -\n\treason unknown\n") ==
          PrinterLook{false, false});
    CHECK(kiosk::parse_lpstat("") == PrinterLook{false, false});
    CHECK(kiosk::parse_job("request id is slip-7 (1 file(s))\n") == "slip-7");
    CHECK(kiosk::parse_job("lp: Error - no default destination available.\n").empty());
}

TEST_CASE("a slip goes to lp as a PDF of its own length, in English, and is told when it is out",
          "[kiosk][slip]")
{
    FakePrinter fake;
    fake.printer("now printing slip-7.  enabled since today", "none");
    Printing printing;
    printing.print(5);
    REQUIRE(comes_true([&] { return fake.has("slip.pdf") && !fake.read("jobs").empty(); }));
    fake.printer("is idle.  enabled since today", "none");
    fake.write("jobs", "");
    const auto news = printing.next();
    REQUIRE(news);
    CHECK(news->number == 5);
    CHECK(news->state == SlipState::Printed);
    CHECK_FALSE(fake.has("cancelled"));
    CHECK(fake.read("slip.pdf").rfind("%PDF-", 0) == 0);
    const std::string given = fake.read("lp.given");
    CHECK(given.rfind("C -d slip -o media=Custom.80x", 0) == 0);
    CHECK(given.find("mm -\n") != std::string::npos);
}

TEST_CASE("no paper is said at once, and the slip comes when there is some again", "[kiosk][slip]")
{
    FakePrinter fake;
    fake.printer("now printing slip-7.  enabled since today", "media-empty-error");
    Printing printing({20s, 60s, 50ms});
    printing.print();
    const auto empty = printing.next();
    REQUIRE(empty);
    CHECK(empty->state == SlipState::PaperOut);
    fake.printer("is idle.  enabled since today", "none");
    fake.write("jobs", "");
    CHECK(printing.end() == SlipState::Printed);
}

TEST_CASE("a slip that was the last of its roll is told as printed", "[kiosk][slip]")
{
    FakePrinter fake;
    Printing printing({20s, 60s, 50ms});
    printing.print();
    REQUIRE(comes_true([&] { return !fake.read("jobs").empty(); }));
    fake.printer("is idle.  enabled since today", "media-empty-error");
    fake.write("jobs", "");
    CHECK(printing.end() == SlipState::Printed);
    CHECK_FALSE(fake.has("cancelled"));
}

TEST_CASE("a slip that went to a printer without paper is not told as printed", "[kiosk][slip]")
{
    FakePrinter fake; // It keeps what it is sent until there is paper: no job waits.
    fake.printer("is idle.  enabled since today", "media-empty-error");
    Printing printing({20s, 1500ms, 50ms});
    printing.print();
    REQUIRE(comes_true([&] { return !fake.read("jobs").empty(); }));
    fake.write("jobs", "");
    const auto news = printing.next();
    REQUIRE(news);
    CHECK(news->state == SlipState::PaperOut);
    CHECK(printing.end() == SlipState::NotPrinted);
}

TEST_CASE("a cancel that hangs is tried again: the slip must not wait for a stranger",
          "[kiosk][slip]")
{
    FakePrinter fake;
    fake.printer("disabled since today -\n\tunplugged", "none");
    fake.program("cancel", "if [ -e " + fake.file("tried") + " ]; then echo \"$*\" > " +
                               fake.file("cancelled") + "; else : > " + fake.file("tried") +
                               "; exec sleep 600; fi");
    Printing printing;
    printing.print();
    CHECK(printing.end() == SlipState::NotPrinted);
    CHECK(fake.read("cancelled") == "slip-7\n");
}

TEST_CASE("a slip that waits for paper comes out for nobody else when its visit is over",
          "[kiosk][slip]")
{
    FakePrinter fake;
    fake.printer("now printing slip-7.  enabled since today", "media-empty-error");
    Printing printing({20s, 600s, 50ms});
    printing.print(1);
    const auto news = printing.next();
    REQUIRE(news);
    CHECK(news->state == SlipState::PaperOut);
    printing.print(2);
    printing.printer.forget();
    CHECK(comes_true([&] { return fake.has("cancelled"); }));
    printing.print(3); // The next visitor's; the second slip waited in vain.
    const auto next = printing.next();
    REQUIRE(next);
    CHECK(next->number == 3);
}

TEST_CASE("a slip that hangs on its way into the queue is cancelled as ours, which CUPS lets us do",
          "[kiosk][slip]")
{
    FakePrinter fake;
    fake.program("lp", "exec sleep 600");
    Printing printing({300ms, 1500ms, 50ms});
    printing.print();
    CHECK(printing.end() == SlipState::NotPrinted);
    CHECK(fake.read("cancelled") ==
          "-a -u " + std::string(::getpwuid(::getuid())->pw_name) + " slip\n");
}

TEST_CASE("a slip that does not come is cancelled and said", "[kiosk][slip]")
{
    FakePrinter fake;
    fake.printer("disabled since today -\n\tunplugged", "media-empty");
    Printing printing;
    printing.print();
    CHECK(printing.end() == SlipState::NotPrinted);
    CHECK(fake.read("cancelled") == "slip-7\n");
}

TEST_CASE("a printer that CUPS does not know, or that hangs, is said", "[kiosk][slip]")
{
    FakePrinter fake;
    fake.program("lp", "cat > /dev/null; exit 1");
    Printing printing({500ms, 1500ms, 50ms});
    printing.print();
    CHECK(printing.end() == SlipState::NotPrinted);
    fake.program("lp", "exec sleep 600");
    printing.print();
    CHECK(printing.end() == SlipState::NotPrinted);
}

TEST_CASE("a kiosk ends at once, whatever the printer does", "[kiosk][slip]")
{
    FakePrinter fake;
    fake.program("lp", "touch " + std::string("\"$(dirname \"$0\")/started\"; exec sleep 600"));
    auto begin = Clock::now();
    {
        Printing printing({600s, 600s, 50ms});
        printing.print();
        REQUIRE(comes_true([&] { return fake.has("started"); }));
        begin = Clock::now();
    }
    CHECK(Clock::now() - begin < 60s);
}
