#include "tests/bench/x_screen.hpp"

#include <SFML/Graphics.hpp>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <vector>

/// The kiosk beside a bare SFML window on the same X server, in turns: time from exec to a picture
/// that stays, memory that is the kiosk's own, processor time on a still page. Then from a key to
/// the page it opens (T20).
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

constexpr int width = 1366;
constexpr int height = 768;
constexpr int rounds = 7;

/// The floor: what SFML alone costs.
int show_bare_window()
{
    sf::RenderWindow window(sf::VideoMode(width, height), "floor", sf::Style::None);
    window.setPosition({0, 0});
    window.clear(sf::Color(18, 30, 66));
    window.display();
    while (true) {
        sf::Event event;
        window.waitEvent(event);
    }
}

class Program {
  public:
    Program(const std::vector<std::string>& words, const std::string& display)
    {
        id_ = fork();
        if (id_ == 0) {
            setenv("DISPLAY", display.c_str(), 1);
            std::vector<char*> arguments;
            for (const std::string& word : words) {
                arguments.push_back(const_cast<char*>(word.c_str()));
            }
            arguments.push_back(nullptr);
            execv(arguments.front(), arguments.data());
            _exit(127);
        }
    }
    ~Program()
    {
        kill(id_, SIGKILL);
        waitpid(id_, nullptr, 0);
    }
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    /// Proportional set size, MiB.
    double pss() const
    {
        std::ifstream in(fmt::format("/proc/{}/smaps_rollup", id_));
        std::string word;
        double kilobytes = 0;
        while (in >> word) {
            if (word == "Pss:") {
                in >> kilobytes;
                break;
            }
        }
        return kilobytes / 1024;
    }

    /// Processor seconds of all threads so far.
    double processor() const
    {
        std::ifstream in(fmt::format("/proc/{}/stat", id_));
        std::string line;
        std::getline(in, line);
        std::istringstream fields(line.substr(line.rfind(')') + 2));
        std::string skipped;
        for (int i = 0; i < 11; ++i) {
            fields >> skipped;
        }
        double user = 0;
        double system = 0;
        fields >> user >> system;
        return (user + system) / static_cast<double>(sysconf(_SC_CLK_TCK));
    }

    void wait() const { waitpid(id_, nullptr, 0); }

  private:
    pid_t id_ = -1;
};

/// Seconds until the picture that then stays for half a second was first seen.
double time_to_stay(const bench::XScreen& screen, std::uint64_t empty, Clock::time_point begin)
{
    std::uint64_t last = empty;
    auto since = Clock::now();
    while (Clock::now() - begin < 20s) {
        const std::uint64_t now = screen.hash();
        if (now != last) {
            last = now;
            since = Clock::now();
        }
        if (last != empty && Clock::now() - since > 500ms) {
            break;
        }
        std::this_thread::sleep_for(3ms);
    }
    if (last == empty) {
        throw std::runtime_error("nothing was shown within 20 s; run the kiosk by hand to see why");
    }
    return std::chrono::duration<double>(since - begin).count();
}

struct PageTimes {
    std::vector<double> seconds; ///< Ascending.
    double median() const { return seconds.at(seconds.size() / 2); }
};

/// Walks from the first screen on by keys; a page is there when the picture then stays for half a
/// second. The start of xdotool is part of the time.
PageTimes time_pages(const bench::XScreen& screen)
{
    const std::vector<std::string> keys{"Return", "Return", "Right",  "Return", "Return", "Return",
                                        "Return", "h",      "Right",  "Right",  "Return", "Return",
                                        "h",      "Down",   "Return", "Return"};
    PageTimes times;
    for (const std::string& key : keys) {
        const std::uint64_t before = screen.hash();
        const auto begin = Clock::now();
        const Program presser({"/usr/bin/xdotool", "key", key}, screen.name());
        presser.wait();
        std::uint64_t last = before;
        auto since = begin;
        while (Clock::now() - std::max(since, begin) < 700ms) {
            const std::uint64_t now = screen.hash();
            if (now != last) {
                last = now;
                since = Clock::now();
            }
            std::this_thread::sleep_for(3ms);
        }
        if (last != before) {
            times.seconds.push_back(std::chrono::duration<double>(since - begin).count());
        }
    }
    if (times.seconds.size() < keys.size() / 2) {
        throw std::runtime_error("keys open no pages; is xdotool there?");
    }
    std::ranges::sort(times.seconds);
    return times;
}

} // namespace

int main(int argc, char** argv)
try {
    const std::string self = std::string(PELITA_BIN_DIR) + "/kiosk_bench";
    if (argc > 1 && std::string(argv[1]) == "--floor") {
        return show_bare_window();
    }
    const std::string source = PELITA_SOURCE_DIR;
    const std::vector<std::string> kiosk{std::string(PELITA_BIN_DIR) + "/pelita-kiosk",
                                         "--guide",
                                         source + "/content/guide",
                                         "--window",
                                         fmt::format("{}x{}", width, height),
                                         "--ppi",
                                         "100",
                                         "--today",
                                         "2026-11-24"};
    double best_floor = 1e9;
    double best_kiosk = 1e9;
    double pss = 0;
    double floor_pss = 0;
    double idle = 0;
    double floor_idle = 0;
    PageTimes pages;
    const bench::XScreen screen(width, height);
    const std::uint64_t empty = screen.hash();
    for (int round = 0; round < rounds; ++round) {
        for (const bool is_kiosk : {false, true}) {
            const auto begin = Clock::now();
            const Program program(is_kiosk ? kiosk : std::vector<std::string>{self, "--floor"},
                                  screen.name());
            const double seconds = time_to_stay(screen, empty, begin);
            double& best = is_kiosk ? best_kiosk : best_floor;
            best = std::min(best, seconds);
            (is_kiosk ? pss : floor_pss) = program.pss();
            if (round == rounds - 1) {
                const double before = program.processor();
                std::this_thread::sleep_for(8s);
                (is_kiosk ? idle : floor_idle) = (program.processor() - before) / 8 * 100;
                if (is_kiosk) {
                    pages = time_pages(screen);
                }
            }
        }
    }
    fmt::print("                     bare window   kiosk\n");
    fmt::print("exec to content, s   {:11.3f}   {:.3f}\n", best_floor, best_kiosk);
    fmt::print("PSS, MiB             {:11.1f}   {:.1f}\n", floor_pss, pss);
    fmt::print("idle processor, %    {:11.2f}   {:.2f}\n", floor_idle, idle);
    fmt::print("key to page, ms      {:11} median {:.0f}, slowest of {}: {:.0f}\n", "",
               pages.median() * 1000, pages.seconds.size(), pages.seconds.back() * 1000);
    fmt::print("bar kiosk.content_vs_floor {:.2f} ratio\n", best_kiosk / best_floor);
    fmt::print("bar kiosk.pss_mb {:.1f} MiB\n", pss);
    fmt::print("bar kiosk.idle_cpu_pct {:.2f} %\n", idle);
    fmt::print("bar kiosk.page_ms {:.0f} ms\n", pages.seconds.back() * 1000);
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "kiosk_bench: {}\n", error.what());
    return 3;
}
