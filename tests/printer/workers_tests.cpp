#include "printer/workers.hpp"

#include "printer/progress.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <map>
#include <sstream>
#include <stdexcept>
#include <system_error>
#include <thread>

using Catch::Matchers::Contains;
using printer::Ended;
using printer::Then;

namespace {

std::map<std::size_t, Ended> run(const std::vector<std::size_t>& pieces, unsigned at_once,
                                 const printer::Work& work, Then after_fault = Then::GoOn)
{
    std::map<std::size_t, Ended> all;
    printer::run_in_workers(pieces, at_once, work, [&](const Ended& ended) {
        all[ended.index] = ended;
        return ended.exit_code == 0 ? Then::GoOn : after_fault;
    });
    return all;
}

} // namespace

TEST_CASE("each piece ends with its own code and its own messages", "[printer][workers]")
{
    const auto all = run({0, 1, 2, 3, 4}, 2, [](std::size_t index, std::ostream& messages) {
        messages << "piece " << index;
        return static_cast<int>(index % 2);
    });
    REQUIRE(all.size() == 5);
    CHECK(all.at(3).exit_code == 1);
    CHECK(all.at(4).exit_code == 0);
    CHECK(all.at(4).messages == "piece 4");
}

TEST_CASE("long messages arrive whole", "[printer][workers]")
{
    const auto all = run({7}, 1, [](std::size_t, std::ostream& messages) {
        messages << std::string(300000, 'x') << "end";
        return 1;
    });
    CHECK(all.at(7).messages.size() == 300003);
    CHECK_THAT(all.at(7).messages, Catch::Matchers::EndsWith("end"));
}

TEST_CASE("a crash costs one piece", "[printer][workers]")
{
    const auto all = run({0, 1, 2}, 2, [](std::size_t index, std::ostream&) {
        if (index == 1) {
            std::raise(SIGKILL);
        }
        return 0;
    });
    CHECK_FALSE(all.at(1).exit_code.has_value());
    CHECK(all.at(0).exit_code == 0);
    CHECK(all.at(2).exit_code == 0);
}

TEST_CASE("an exception in a piece is the machine's fault and says why", "[printer][workers]")
{
    const auto all = run({0}, 1, [](std::size_t, std::ostream&) -> int {
        throw std::runtime_error("No space left on device");
    });
    CHECK(all.at(0).exit_code == 3);
    CHECK_THAT(all.at(0).messages, Contains("No space left on device"));
}

TEST_CASE("after a stop nothing new begins", "[printer][workers]")
{
    const auto all = run(
        {0, 1, 2, 3}, 1, [](std::size_t, std::ostream&) { return 3; }, Then::Stop);
    CHECK(all.size() == 1);
}

TEST_CASE("a child that somebody else started is left to him", "[printer][workers]")
{
    const pid_t other = ::fork();
    REQUIRE(other >= 0);
    if (other == 0) {
        ::_exit(7);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50)); // it has ended before ours
    const auto all = run({0, 1, 2}, 2, [](std::size_t, std::ostream&) { return 0; });
    CHECK(all.size() == 3);
    int status = 0;
    REQUIRE(::waitpid(other, &status, 0) == other);
    CHECK(WEXITSTATUS(status) == 7);
}

namespace {

/// In a process of its own, as a user who may have one process more: what `run_in_workers` did with
/// two pieces at once. @return 0 if it threw after the first piece had been heard whole.
int run_with_room_for_one()
{
    constexpr uid_t nobody_else = 54321;
    const rlimit two{2, 2};
    if (::setuid(nobody_else) != 0 || ::setrlimit(RLIMIT_NPROC, &two) != 0) {
        return 1;
    }
    std::map<std::size_t, Ended> all;
    try {
        printer::run_in_workers(
            {0, 1}, 2,
            [](std::size_t, std::ostream& messages) {
                std::this_thread::sleep_for(std::chrono::milliseconds(100));
                messages << "whole";
                return 0;
            },
            [&](const Ended& ended) {
                all[ended.index] = ended;
                return Then::GoOn;
            });
    } catch (const std::system_error&) {
        const bool heard =
            all.size() == 1 && all.at(0).exit_code == 0 && all.at(0).messages == "whole";
        const bool none_left = ::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD;
        return heard && none_left ? 0 : 2;
    }
    return 3;
}

} // namespace

TEST_CASE("if no process can be started, those that run are waited for and heard",
          "[printer][workers]")
{
    if (::geteuid() != 0) {
        WARN("only root can become a user with a limit of its own: skipped");
        return;
    }
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::_exit(run_with_room_for_one());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}

TEST_CASE("an exception in the parent leaves no child behind", "[printer][workers]")
{
    const auto work = [](std::size_t index, std::ostream&) {
        std::this_thread::sleep_for(std::chrono::milliseconds(index == 0 ? 0 : 100));
        return 0;
    };
    CHECK_THROWS_AS(printer::run_in_workers(
                        {0, 1}, 2, work,
                        [](const Ended&) -> Then { throw std::runtime_error("the disk is full"); }),
                    std::runtime_error);
    CHECK((::waitpid(-1, nullptr, WNOHANG) == -1 && errno == ECHILD));
}

TEST_CASE("progress counts, names and times each job", "[printer][progress]")
{
    std::ostringstream out;
    printer::Progress progress(180, printer::ProgressBar::No, out);
    progress.report("ok", "official-way baliho-6x4 id", 2.1);
    CHECK_THAT(out.str(),
               Catch::Matchers::StartsWith("[  1/180] ok official-way baliho-6x4 id 2.1 s eta "));
}

TEST_CASE("a person at a terminal sees a bar that goes away in the end", "[printer][progress]")
{
    std::ostringstream out;
    {
        printer::Progress progress(2, printer::ProgressBar::Yes, out);
        progress.report("ok", "safe-home poster-a2 id", 1);
        CHECK_THAT(out.str(), Contains("[####################--------------------] 50 %"));
    }
    CHECK_THAT(out.str(), Catch::Matchers::EndsWith("\r\x1b[K"));
}

TEST_CASE("who is killed leaves no worker that goes on writing", "[printer][workers]")
{
    int ends[2]{};
    REQUIRE(::pipe(ends) == 0);
    const pid_t parent = ::fork();
    REQUIRE(parent >= 0);
    if (parent == 0) {
        ::close(ends[0]);
        printer::run_in_workers(
            {0}, 1,
            [&](std::size_t, std::ostream&) {
                std::ignore = ::write(ends[1], "x", 1);
                ::pause();
                return 0;
            },
            [](const Ended&) { return Then::GoOn; });
        ::_exit(0);
    }
    ::close(ends[1]);
    char letter = 0;
    REQUIRE(::read(ends[0], &letter, 1) == 1); // the worker is at work
    ::kill(parent, SIGKILL);
    REQUIRE(::waitpid(parent, nullptr, 0) == parent);
    CHECK(::read(ends[0], &letter, 1) == 0); // the last holder of the pipe has ended
    ::close(ends[0]);
}
