#include "content/model/files.hpp"
#include "kiosk/state.hpp"
#include "kiosk/state_folder.hpp"
#include "tests/kiosk/running_program.hpp"
#include "tests/kiosk/small_disk.hpp"
#include "tests/kiosk/state_writer.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <sys/resource.h>

#include <csignal>
#include <iostream>
#include <random>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

namespace fs = std::filesystem;

namespace {

using kiosk::KioskState;
using kiosk::StateStore;

KioskState some_state()
{
    KioskState state;
    state.highest_time = std::chrono::sys_days{std::chrono::year{2026} / 11 / 27};
    state.boot = {"0f6a8a4e-6f0b-4b52-9d3a-2f6e8f0a1b2c", 3, 1, true};
    state.calibration = {1.02, 0, -0.01, 0, 0.98, 0.013, 0, 0, 1};
    return state;
}

/// A folder with states one and two of the same kiosk.
struct TwoStates {
    TwoStates()
    {
        StateStore store(folder.path());
        store.save(some_state());
        KioskState second = some_state();
        second.boot.starts = 4;
        store.save(second);
    }
    fs::path file() const { return folder.path() / "state.json"; }
    fs::path former() const { return folder.path() / "state.json.prev"; }
    std::uint64_t generation() const { return StateStore(folder.path()).state().generation; }

    support::TemporaryFolder folder;
};

} // namespace

TEST_CASE("a kiosk finds its state again, the one before lies beside it", "[kiosk][state]")
{
    const TwoStates states;
    const StateStore again(states.folder.path());
    CHECK(again.state().generation == 2);
    CHECK(again.state().boot.starts == 4);
    CHECK(again.state().calibration == some_state().calibration);
    CHECK(again.state().highest_time == some_state().highest_time);
    const auto former = kiosk::read_state(content::read_file(states.former()));
    REQUIRE(former);
    CHECK(former->generation == 1);
    CHECK(former->boot.starts == 3);
}

TEST_CASE("a state cut off or changed at any byte is no state, and the one before counts",
          "[kiosk][state]")
{
    const TwoStates states;
    const std::string whole = content::read_file(states.file());
    REQUIRE(kiosk::read_state(whole));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        CAPTURE(i);
        CHECK_FALSE(kiosk::read_state(whole.substr(0, i)));
        std::string changed = whole;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CHECK_FALSE(kiosk::read_state(changed));
        if (i % 40 == 0) { // The files are read by the same code: a few are enough.
            content::write_file(states.file(), i % 80 == 0 ? changed : whole.substr(0, i));
            CHECK(states.generation() == 1);
        }
    }
    CHECK_FALSE(kiosk::read_state(whole + " "));
    content::write_file(states.file(), whole);
    CHECK(states.generation() == 2);
}

TEST_CASE("the newest valid of both files counts, and without one the kiosk begins anew",
          "[kiosk][state]")
{
    const TwoStates states;
    fs::rename(states.former(), states.folder.path() / "older");
    fs::rename(states.file(), states.former());
    fs::rename(states.folder.path() / "older", states.file());
    CHECK(states.generation() == 2);
    for (const char* nothing : {"", "{}", "null", "[1,2]", "{\"blake2b\":\"\",\"body\":{}}\n"}) {
        content::write_file(states.file(), nothing);
        content::write_file(states.former(), nothing);
        CHECK(StateStore(states.folder.path()).state() == KioskState());
    }
    content::write_file(states.file(), std::string(1'000'000, 'x'));
    CHECK(StateStore(states.folder.path()).state() == KioskState());
}

TEST_CASE("a damaged state never takes the place of the good one before", "[kiosk][state]")
{
    const TwoStates states;
    content::write_file(states.file(), "damaged");
    StateStore store(states.folder.path());
    REQUIRE(store.state().generation == 1);
    store.save(store.state());
    CHECK(kiosk::read_state(content::read_file(states.former()))->generation == 1);
    CHECK(states.generation() == 2);
}

TEST_CASE("starts are counted by boot, and a start after no end is a crash", "[kiosk][state]")
{
    KioskState state;
    kiosk::enter_start(state, "monday");
    CHECK(state.boot == kiosk::BootStarts{"monday", 1, 0, true});
    kiosk::enter_end(state);
    kiosk::enter_start(state, "monday");
    CHECK(state.boot == kiosk::BootStarts{"monday", 2, 0, true});
    kiosk::enter_start(state, "monday");
    CHECK(state.boot == kiosk::BootStarts{"monday", 3, 1, true});
    kiosk::enter_start(state, "tuesday"); // The power was cut: no fault of the kiosk's.
    CHECK(state.boot == kiosk::BootStarts{"tuesday", 1, 0, true});
}

TEST_CASE("the state folder is the option's, else the config's, else the unit's, else the user's",
          "[kiosk][state]")
{
    kiosk::StateFolderNames names{"/option", "/config", "/var/lib/pelita:/var/lib/other",
                                  "/home/ana/.state", "/home/ana"};
    CHECK(kiosk::state_folder(names) == "/option");
    names.option.clear();
    CHECK(kiosk::state_folder(names) == "/config");
    names.config.clear();
    CHECK(kiosk::state_folder(names) == "/var/lib/pelita");
    names.state_directory.clear();
    CHECK(kiosk::state_folder(names) == "/home/ana/.state/pelita");
    names.xdg_state_home.clear();
    CHECK(kiosk::state_folder(names) == "/home/ana/.local/state/pelita");
    names.home.clear();
    CHECK(kiosk::state_folder(names).empty());
}

TEST_CASE("a start makes the folders and takes away what a killed writer left", "[kiosk][state]")
{
    const support::TemporaryFolder folder;
    const fs::path state = folder.path() / "deep/state";
    fs::create_directories(state / "health");
    content::write_file(state / "state.json.a1B2c3.part", "{");
    content::write_file(state / "health/pelita.prom.Zz9Yy8.part", "pelita_in");
    content::write_file(state / "state.json", "kept");
    kiosk::prepare_state_folder(state);
    CHECK_FALSE(fs::exists(state / "state.json.a1B2c3.part"));
    CHECK_FALSE(fs::exists(state / "health/pelita.prom.Zz9Yy8.part"));
    CHECK(content::read_file(state / "state.json") == "kept");
    CHECK(fs::is_directory(state / "counters"));
    kiosk::prepare_state_folder("/proc/no-folder-can-be-made-here"); // And nobody minds.
}

TEST_CASE("a folder that was there keeps its mode, and what somebody else keeps in it",
          "[kiosk][state]")
{
    const support::TemporaryFolder folder;
    const fs::path state = folder.path() / "downloads";
    fs::create_directories(state / "health");
    const auto theirs = static_cast<fs::perms>(0711);
    fs::permissions(state, theirs);
    fs::permissions(state / "health", theirs);
    for (const char* file : {"film.mkv.part", "film.a1B2c3.part", "state.json.part",
                             "health/state.json.a1B2c3.part", "state.jsonXa1B2c3.part"}) {
        content::write_file(state / file, "half of it");
    }
    kiosk::prepare_state_folder(state);
    for (const char* file : {"film.mkv.part", "film.a1B2c3.part", "state.json.part",
                             "health/state.json.a1B2c3.part", "state.jsonXa1B2c3.part"}) {
        INFO(file);
        CHECK(fs::exists(state / file));
    }
    CHECK(fs::status(state).permissions() == theirs);
    CHECK(fs::status(state / "health").permissions() == theirs);
    CHECK(fs::status(state / "counters").permissions() == static_cast<fs::perms>(0750));
}

TEST_CASE("without a state folder a state.json that lies about is none of the kiosk's",
          "[kiosk][state]")
{
    const support::TemporaryFolder folder;
    KioskState state;
    state.boot.starts = 7;
    StateStore(folder.path()).save(state);
    const fs::path before = fs::current_path();
    fs::current_path(folder.path());
    const KioskState found = StateStore("").state();
    fs::current_path(before);
    CHECK(found == KioskState());
}

namespace {

/// Kills a program that writes states without pause, at random moments. After each kill the newest
/// valid state must be there and not be older than what was seen or told before.
void kill_writers(int times)
{
    const support::TemporaryFolder folder;
    const fs::path state = folder.path() / "state";
    fs::create_directories(state);
    std::mt19937 random(20261127);
    std::uint64_t newest = 0;
    for (int i = 0; i < times; ++i) {
        const fs::path told = folder.path() / "told";
        {
            support::RunningProgram writer({support::bin_dir() + "/state_writer", state.string()},
                                           told);
            const auto begun = [&] { return writer.said().find('\n') != std::string::npos; };
            while (!begun()) {
                REQUIRE_FALSE(writer.ended());
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 30'000));
            writer.send(SIGKILL);
            REQUIRE(writer.wait_for_end(std::chrono::seconds(60)) == 128 + SIGKILL);
        }
        const KioskState found = StateStore(state).state();
        CAPTURE(i, newest, found.generation);
        REQUIRE(found.generation >= newest);
        // What the writer said was saved is saved.
        REQUIRE(found.generation >= support::last_told(content::read_file(told)));
        REQUIRE(found == support::written_state(found.generation));
        newest = found.generation;
    }
    CHECK(newest > static_cast<std::uint64_t>(times));
}

} // namespace

TEST_CASE("a kiosk killed while it writes its state keeps the newest one", "[kiosk][state]")
{
    kill_writers(15);
}

TEST_CASE("a kiosk killed a hundred times while it writes its state keeps the newest one (long)",
          "[kiosk][state]")
{
    kill_writers(100);
}

namespace {

/// As on a full disk: no file may grow. The signal is ignored, write() says EFBIG.
class FullDisk {
  public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit none{0, before_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &none);
    }
    ~FullDisk() { setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

  private:
    rlimit before_{};
};

} // namespace

TEST_CASE("a disk that refuses keeps the state as it was", "[kiosk][state]")
{
    const TwoStates states;
    StateStore store(states.folder.path());
    const std::string before = content::read_file(states.file());
    {
        const FullDisk full;
        CHECK_THROWS_AS(store.save(store.state()), content::FileError);
    }
    CHECK(content::read_file(states.file()) == before);
    CHECK(store.state().generation == 2);
    store.save(store.state()); // There is room again.
    CHECK(states.generation() == 3);
    fs::remove_all(states.folder.path());
    CHECK_THROWS_AS(store.save(store.state()), content::FileError);
}

TEST_CASE("a file system that is full or read-only keeps the state as it was", "[kiosk][state]")
{
    const support::TemporaryFolder folder;
    const fs::path at = folder.path() / "disk";
    const support::SmallDisk disk(at, "64k");
    if (!disk.is_there()) {
        WARN("skipped: no tmpfs may be mounted here (are you root?)");
        return;
    }
    StateStore store(at);
    store.save(some_state());
    {
        std::ofstream filler(at / "filler");
        filler << std::string(128 * 1024, 'x') << std::flush;
        REQUIRE_FALSE(filler.good());
    }
    CHECK_THROWS_AS(store.save(some_state()), content::FileError);
    CHECK(StateStore(at).state().generation == 1);
    fs::remove(at / "filler");
    store.save(some_state());
    CHECK(StateStore(at).state().generation == 2);
    REQUIRE(disk.make_read_only());
    CHECK_THROWS_AS(store.save(some_state()), content::FileError);
    CHECK(StateStore(at).state().generation == 2);
}

namespace {

/// The system calls of a program that touch files, in order: "write 5", "fsync 5", "rename a b"...
/// Only those about `folder` and descriptors opened in it.
std::vector<std::string> calls_about(const fs::path& folder, const std::string& log)
{
    std::vector<std::string> calls;
    std::set<std::string> open;
    std::istringstream in(log);
    const std::regex opened("openat\\(AT_FDCWD, \"([^\"]*)\", ([^)]*)\\) += (\\d+)$");
    const std::regex on_descriptor("(write|fsync|fchmod|close)\\((\\d+).*");
    const std::regex renamed("rename\\(\"([^\"]*)\", \"([^\"]*)\"\\).*");
    for (std::string line; std::getline(in, line);) {
        line.erase(0, line.find_first_not_of("0123456789 ")); // The thread's number.
        std::smatch part;
        if (std::regex_match(line, part, opened)) {
            if (part[1].str().starts_with(folder.string())) {
                open.insert(part[3]);
                calls.push_back(part[1] == folder.string() ? "open folder" : "open file");
            }
        } else if (std::regex_match(line, part, on_descriptor) && open.contains(part[2])) {
            if (part[1] != "close") {
                calls.push_back(part[1]);
            } else {
                open.erase(part[2]);
            }
        } else if (std::regex_match(line, part, renamed)) {
            calls.push_back("rename to " + fs::path(part[2].str()).filename().string());
        }
    }
    return calls;
}

} // namespace

TEST_CASE(
    "after the power is cut at any moment a whole state is there: written, synced, renamed, the "
    "folder synced, in this order",
    "[kiosk][state]")
{
    if (!support::have_program("strace")) {
        WARN("skipped: strace is missing (package strace)");
        return;
    }
    const support::TemporaryFolder folder;
    const fs::path state = folder.path() / "state";
    const fs::path log = folder.path() / "calls";
    fs::create_directories(state);
    const auto said =
        support::run({"env", "ASAN_OPTIONS=detect_leaks=0", "strace", "-f", "-o", log.string(),
                      "-e", "trace=openat,write,fsync,fchmod,rename,close",
                      support::bin_dir() + "/state_writer", state.string(), "2"});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    auto calls = calls_about(state, content::read_file(log));
    std::erase(calls, "fchmod");
    const auto saved = [](const std::string& name) {
        return std::vector<std::string>{"open file",         "write",       "fsync",
                                        "rename to " + name, "open folder", "fsync"};
    };
    std::vector<std::string> meant = saved("state.json"); // There is no former one yet.
    for (const char* name : {"state.json.prev", "state.json"}) {
        const auto more = saved(name);
        meant.insert(meant.end(), more.begin(), more.end());
    }
    CHECK(calls == meant);
}
