#include "tests/kiosk/office.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <future>
#include <poll.h>
#include <sys/stat.h>

namespace {

namespace fs = std::filesystem;
using namespace std::chrono;
using namespace std::chrono_literals;
using kiosk::Caretaker;
using kiosk::CaretakerInput;
using layout::screens::Export;
using support::exported;
using support::long_enough;
using support::Office;
using support::visit;

/// A technician's stick that answers when it is told to.
struct SlowStick {
    /// Lets the stick answer that the technician may come in.
    void answer() { answered->set_value(); }
    std::function<std::string(const kiosk::Config&)> reader() const
    {
        return [answered = answered, begun = begun](const kiosk::Config&) {
            begun->set_value();
            answered->get_future().wait();
            return std::string();
        };
    }
    std::shared_ptr<std::promise<void>> answered = std::make_shared<std::promise<void>>();
    std::shared_ptr<std::promise<void>> begun = std::make_shared<std::promise<void>>();
};

/// What it says when it has something to say.
kiosk::ServiceNews next_news(Caretaker& caretaker, kiosk::Moment now)
{
    pollfd waiting{caretaker.descriptor(), POLLIN, 0};
    REQUIRE(poll(&waiting, 1, 60'000) == 1);
    return caretaker.take_news(now);
}

} // namespace

TEST_CASE("a disk that refuses is a figure, and what was refused is written when there is room",
          "[kiosk][caretaker]")
{
    Office office;
    content::write_file(office.folder.path() / "state", "a file where the folder should be");
    Caretaker caretaker(office.input());
    REQUIRE(caretaker.wait_for_disk(long_enough));
    visit(caretaker, 5);
    caretaker.turn(0s, {});
    CHECK(exported(caretaker) == Export::Refused);
    fs::remove(office.folder.path() / "state");
    kiosk::CaretakerInput input = office.input();
    fs::create_directories(input.folder / "health");
    fs::create_directories(input.folder / "counters");
    caretaker.turn(60s, {});
    caretaker.turn(120s, {});
    caretaker.end();
    CHECK(office.status()["state_write_errors"] > 2);
    CHECK(kiosk::StateStore(input.folder).state().boot.starts == 1);
    CHECK(kiosk::CounterStore(input.folder / "counters").load()->count("languages", "mkn") == 5);
}

TEST_CASE("a disk that hangs stops neither the pages nor the technician's export",
          "[kiosk][caretaker]")
{
    const Office office;
    Caretaker caretaker(office.input());
    REQUIRE(caretaker.wait_for_disk(long_enough));
    const fs::path spool = office.file("counters/spool.jsonl");
    REQUIRE(mkfifo(spool.c_str(), 0600) == 0); // To read it waits for somebody who writes.
    const auto begin = steady_clock::now();
    caretaker.ask_export();
    caretaker.turn(0s, {});
    CHECK(caretaker.next_due() == 1s); // Not given more to do, and asked again soon.
    CHECK(steady_clock::now() - begin < 1s);
    CHECK_FALSE(caretaker.take_news(0s).exported); // "Saving."
    {
        const std::ofstream disk_is_back(spool);
    }
    REQUIRE(caretaker.wait_for_disk(long_enough));
    CHECK(caretaker.take_news(0s).exported == Export::Done);
}

TEST_CASE("while a technician's stick hangs, counts and health are written and the kiosk can end",
          "[kiosk][caretaker]")
{
    Office office;
    SlowStick stick;
    {
        CaretakerInput input = office.input();
        input.read_pass = stick.reader();
        Caretaker caretaker(input);
        REQUIRE(caretaker.wait_for_disk(long_enough));
        caretaker.ask_pass({}, 0s);
        REQUIRE(stick.begun->get_future().wait_for(long_enough) == std::future_status::ready);
        visit(caretaker, 6);
        caretaker.turn(0s, {});
        REQUIRE(caretaker.wait_for_disk(long_enough));
        CHECK(office.status()["pages_drawn"] == 6);
        // Touched once more: the second question does not pile up behind the first.
        caretaker.ask_pass({}, 1s);
        const auto news = next_news(caretaker, 1s);
        REQUIRE(news.pass);
        CHECK_THAT(news.pass->refusal, Catch::Matchers::Contains("pull out the stick"));
        caretaker.end();
    }
    CHECK_FALSE(kiosk::StateStore(office.file("")).state().boot.running);
    CHECK(kiosk::CounterStore(office.file("counters")).load()->count("languages", "mkn") == 6);
    stick.answer();
}

TEST_CASE("a stick that answers when the technician has gone opens nothing for the next visitor",
          "[kiosk][caretaker]")
{
    const Office office;
    CaretakerInput input = office.input();
    input.read_pass = [](const kiosk::Config&) { return std::string(); };
    Caretaker caretaker(input);
    caretaker.ask_pass({}, 5s);
    CHECK(next_news(caretaker, 15s).pass);
    caretaker.ask_pass({}, 20s);
    CHECK_FALSE(next_news(caretaker, 30001ms).pass);
    caretaker.ask_pass({}, 40s);
    caretaker.forget_pass();
    CHECK_FALSE(next_news(caretaker, 41s).pass);
}

TEST_CASE("a disk that never answers keeps the kiosk neither from starting nor from ending",
          "[kiosk][caretaker]")
{
    Office office;
    {
        Caretaker before(office.input());
        before.keep_calibration({1.02, 0, -0.01, 0, 0.98, 0.013, 0, 0, 1});
        visit(before, 2);
        before.end();
    }
    const fs::path today = office.file("counters/today.json");
    const std::string counted = content::read_file(today);
    fs::remove(today);
    REQUIRE(mkfifo(today.c_str(), 0600) == 0); // To read it waits for somebody who writes.
    const std::string stored = content::read_file(office.file("state.json"));
    CaretakerInput input = office.input();
    input.load_patience = 50ms;
    input.end_patience = 50ms;
    const auto begin = steady_clock::now();
    {
        Caretaker caretaker(input);
        CHECK_FALSE(caretaker.calibration());
        caretaker.turn(0s, {});
        caretaker.end();
    }
    CHECK(steady_clock::now() - begin < 60s); // Nobody has written.
    CHECK(content::read_file(office.file("state.json")) == stored);

    {
        // Whoever still waits there must not read what the next one is to be told.
        const std::fstream nobody_comes(today, std::ios::in | std::ios::out);
        fs::remove(today);
        REQUIRE(mkfifo(today.c_str(), 0600) == 0);
    }

    // A disk that only took long: then all that it remembers is there, and what was counted.
    input.end_patience = long_enough;
    Caretaker caretaker(input);
    visit(caretaker, 3);
    caretaker.turn(0s, {});
    CHECK(caretaker.next_due() == 1s);
    {
        std::ofstream disk_is_back(today);
        disk_is_back << counted;
    }
    REQUIRE(caretaker.wait_for_disk(long_enough));
    caretaker.turn(1s, {});
    CHECK(caretaker.take_news(1s).calibration == caretaker.calibration());
    CHECK(caretaker.calibration());
    fs::remove(today);
    caretaker.end();
    CHECK(kiosk::CounterStore(office.file("counters")).load()->count("languages", "mkn") == 5);
    CHECK(kiosk::StateStore(office.file("")).state().boot.starts == 2);
}
