#include "tests/bench/calibrator.hpp"
#include "tests/bench/kiosk_start.hpp"
#include "tests/bench/kiosk_taps.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <future>
#include <stdexcept>
#include <string>
#include <thread>

/// The kiosk in a real window, seen from outside: how long it takes to start beside a bare window,
/// to answer a finger and to show a page; what it costs while nobody touches it; its memory after a
/// long visit. Chromium showing the same first page stands beside it.
namespace {

using bench::panel_height;
using bench::panel_width;
using bench::TimedVisit;
using bench::XScreen;
using namespace std::chrono_literals;

constexpr std::size_t all_taps = 400;
constexpr auto still_time = 60s;

constexpr const char* usage = "usage: kiosk_bench [--part start|taps|memory|idle|chromium]\n";

void report_starts()
{
    const bench::StartTimes times = bench::time_starts();
    fmt::print("                     bare window   kiosk\n");
    fmt::print("exec to content, s   {:11.3f}   {:.3f}  (medians of 9, in turns)\n", times.floor,
               times.kiosk);
    fmt::print("PSS then, MiB        {:11.1f}   {:.1f}\n", times.floor_pss, times.kiosk_pss);
    fmt::print("bar kiosk.content_vs_floor {:.2f} ratio\n", times.kiosk / times.floor);
}

void report_browser()
{
    const auto figures = bench::time_browser();
    if (!figures) {
        fmt::print("chromium is not installed: nothing to compare with\n");
        return;
    }
    fmt::print("chromium --kiosk with the same picture: exec to content {:.3f} s (median of 3), "
               "PSS {:.1f} MiB\n",
               figures->seconds, figures->pss);
}

void print_times(const char* what, const bench::Times& times)
{
    fmt::print("{:<32} median {:6.1f}   95 % {:6.1f}   slowest {:6.1f} ms   of {}\n", what,
               times.share(0.5), times.share(0.95), times.share(1), times.count());
}

void report_memory(const TimedVisit& visit)
{
    const double pss = bench::pss_mib(visit.program());
    fmt::print("after all tiles in two languages: PSS {:.1f} MiB\n", pss);
    fmt::print("bar kiosk.pss_mb {:.1f} MiB\n", pss);
}

/// Two languages first, so that memory can be told, then all others and all again: the first round
/// finds every page cold.
void walk(TimedVisit& visit, std::size_t taps)
{
    std::vector<std::string> languages{"id", "en"};
    for (const auto* language : visit.mirror().screens().languages()) {
        if (std::ranges::find(languages, language->tag) == languages.end()) {
            languages.push_back(language->tag);
        }
    }
    for (std::size_t round = 0; round < 2 || visit.pages().count() < taps; ++round) {
        bench::read_in(visit, languages[round % languages.size()], std::max(taps, std::size_t{1}));
        if (round == 1) {
            report_memory(visit);
        }
    }
}

void report_taps(double slowness)
{
    const XScreen screen(panel_width, panel_height);
    TimedVisit visit(screen);
    walk(visit, all_taps);
    print_times("press until it looks pressed", visit.pressed());
    print_times("lift until the page is there", visit.pages());
    fmt::print("bar kiosk.tap_ms {:.1f} ms\n", visit.pressed().share(0.95) / slowness);
    fmt::print("bar kiosk.page_ms {:.1f} ms\n", visit.pages().share(0.95) / slowness);
}

void report_memory_alone()
{
    const XScreen screen(panel_width, panel_height);
    TimedVisit visit(screen);
    constexpr std::size_t no_end = 100'000;
    bench::read_in(visit, "id", no_end);
    bench::read_in(visit, "en", no_end);
    report_memory(visit);
}

struct IdleShares {
    double kiosk = 0; ///< Percent of a core.
    double server = 0;
};

/// A topic's page that nobody touches, short of the question whether somebody is there.
IdleShares measure_idle()
{
    const XScreen screen(panel_width, panel_height);
    TimedVisit visit(screen);
    visit.tap("language:id");
    visit.tap("open:topic/papers");
    std::this_thread::sleep_for(3s);
    const double kiosk = bench::processor_seconds(visit.program());
    const double server = bench::processor_seconds(screen.server());
    std::this_thread::sleep_for(still_time);
    const auto percent = [](double seconds) {
        return seconds / std::chrono::duration<double>(still_time).count() * 100;
    };
    return {percent(bench::processor_seconds(visit.program()) - kiosk),
            percent(bench::processor_seconds(screen.server()) - server)};
}

void report_idle(const IdleShares& shares, double slowness)
{
    fmt::print("a still topic page for 60 s: kiosk {:.3f} % of a core, X server {:.3f} %\n",
               shares.kiosk, shares.server);
    fmt::print("bar kiosk.idle_cpu_pct {:.3f} %\n", shares.kiosk / slowness);
}

int report(const std::string& part)
{
    bench::Calibrator calibrator;
    constexpr int calibrations = 5;
    for (int i = 0; i < calibrations; ++i) {
        calibrator.run();
    }
    const double slowness = calibrator.slowness();
    fmt::print("this machine takes {:.2f} times as long as the reference; bars are scaled by it\n",
               slowness);
    if (part == "start" || part.empty()) {
        report_starts();
    }
    if (part == "chromium" || part.empty()) {
        report_browser();
    }
    if (part == "memory") {
        report_memory_alone();
    }
    if (part == "idle") {
        report_idle(measure_idle(), slowness);
    }
    if (part == "taps") {
        report_taps(slowness);
    }
    if (part.empty()) { // Processor time does not mind what runs beside it.
        auto idle = std::async(std::launch::async, measure_idle);
        report_taps(slowness);
        report_idle(idle.get(), slowness);
    }
    return 0;
}

} // namespace

int main(int argc, char** argv)
try {
    const std::vector<std::string> words(argv + 1, argv + argc);
    if (words == std::vector<std::string>{"--floor"}) {
        return bench::show_bare_window();
    }
    if (words.empty()) {
        return report({});
    }
    const std::vector<std::string> parts{"start", "taps", "memory", "idle", "chromium"};
    if (words.size() != 2 || words[0] != "--part" ||
        std::ranges::find(parts, words[1]) == parts.end()) {
        fmt::print(stderr, "{}", usage);
        return 2;
    }
    return report(words[1]);
} catch (const std::exception& error) {
    fmt::print(stderr, "kiosk_bench: {}\n", error.what());
    return 3;
}
