#include "content/desk/desk.hpp"
#include "content/desk/fit_findings.hpp"
#include "content/model/catalog.hpp"
#include "content/model/check.hpp"
#include "tests/bench/calibrator.hpp"
#include "tests/bench/desk_guide.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

/// What a translator and CI wait for: the whole check of guides made up for it, a check and a
/// preview from a cold start, a large PO file. Processor time, best of the rounds, which go in
/// turns.
namespace {

using bench::thread_seconds;

constexpr content::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};
constexpr int rounds = 7;
constexpr double not_run = 1e9;
constexpr int few_languages = 1; ///< For the growth: its rounds must fit into the time of a bench.
constexpr int many_languages = 15;
constexpr int most_checks = 3;  ///< Of the largest guide.
constexpr int least_rounds = 2; ///< On a machine so slow that seven do not fit.
constexpr std::chrono::seconds time_of_rounds{25};
constexpr int catalogue_entries = 6000;
constexpr std::chrono::seconds time_of_checks{8};

/// Best seconds.
struct Times {
    double check_all = not_run; ///< 15 languages x 400 texts, in this thread.
    double small = not_run;     ///< 400 texts, few languages.
    double large = not_run;     ///< 800 texts, as many.
    double cold_check = not_run;
    double cold_check_of_many = not_run;
    double preview = not_run;
    double catalogue = not_run;
};

/// Where the time of the large check goes.
struct Parts {
    double load = not_run;
    double check = not_run;
    double fit = not_run;
};

std::filesystem::path fonts_file()
{
    return std::filesystem::path(PELITA_SOURCE_DIR) / "fonts/catalogue.toml";
}

void keep_best(double& best, const std::function<void()>& work)
{
    const double begin = thread_seconds();
    work();
    best = std::min(best, thread_seconds() - begin);
}

/// The whole command, findings written out and thrown away.
void check(const bench::DeskGuide& guide)
{
    content::CommonOptions options;
    options.guide = guide.folder();
    options.fonts = fonts_file();
    options.today = today;
    options.today_given = true;
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in;
    if (desk::check({options, out, err, in}, {}) == content::Exit::MachineAtFault) {
        throw std::runtime_error("check could not run: " + err.str());
    }
}

/// Processor seconds of a program from exec to its end, system time included.
double run_cold(const std::vector<std::string>& words)
{
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        const int nothing = open("/dev/null", O_WRONLY);
        dup2(nothing, STDOUT_FILENO);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child || !WIFEXITED(status) ||
        WEXITSTATUS(status) > 1) {
        throw std::runtime_error(words.front() + " " + words.at(1) + " failed");
    }
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

double check_cold(const bench::DeskGuide& guide)
{
    return run_cold({std::string(PELITA_BIN_DIR) + "/pelita-content", "check", "--lang",
                     bench::dummy_tag(0), "--guide", guide.folder().string(), "--fonts",
                     fonts_file().string(), "--today", "2026-11-24"});
}

double preview_cold(const bench::DeskGuide& scratch)
{
    const std::string source = PELITA_SOURCE_DIR;
    return run_cold({std::string(PELITA_BIN_DIR) + "/pelita-content", "preview", "go-safe.office",
                     "--lang", "en", "--on", "kiosk", "--size", "1366x768", "--guide",
                     source + "/content/guide", "--fonts", fonts_file().string(), "--today",
                     "2026-11-24", "--out", (scratch.folder() / "preview.png").string()});
}

Parts measure_parts(const bench::DeskGuide& guide)
{
    Parts parts;
    content::LoadedGuide loaded;
    keep_best(parts.load, [&] { loaded = content::load_guide(guide.folder(), today); });
    keep_best(parts.check, [&] { content::check(*loaded.guide, today); });
    const auto fonts = fonts::FontCatalogue::load(fonts_file());
    keep_best(parts.fit, [&] { desk::fit_findings(loaded.guide, today, {}, *fonts); });
    return parts;
}

/// The largest guide is checked at least once and at most `most_checks` times.
void check_many(Times& times, const bench::DeskGuide& many, bench::Calibrator& calibrator)
{
    const auto end = std::chrono::steady_clock::now() + time_of_checks;
    for (int i = 0; i < most_checks && std::chrono::steady_clock::now() < end; ++i) {
        calibrator.run();
        keep_best(times.check_all, [&] { check(many); });
    }
}

void print_table(const Times& times, const Parts& parts, double slowness)
{
    const auto row = [&](const char* name, double seconds) {
        fmt::print("{:<58} {:8.1f} {:8.1f}\n", name, seconds * 1e3, seconds * 1e3 / slowness);
    };
    fmt::print("ms of processor time                                          here   scaled\n");
    row("check, 15 languages x 400 texts", times.check_all);
    row("  reading the guide", parts.load);
    row("  check without fonts", parts.check);
    row("  every sheet and screen laid out", parts.fit);
    row("check, 1 language x 400 texts", times.small);
    row("check, 1 language x 800 texts", times.large);
    row("check --lang from a cold start, guide of 1 language", times.cold_check);
    row("check --lang from a cold start, guide of 15 languages", times.cold_check_of_many);
    row("preview from a cold start, kiosk 1366x768", times.preview);
    row("reading 6000 entries of a PO file", times.catalogue);
    fmt::print("\nthis machine takes {:.2f} times as long as the reference\n", slowness);
}

void print_bars(const Times& times, double slowness)
{
    const auto bar = [&](const char* name, double seconds) {
        fmt::print("bar desk.{} {:.1f} ms\n", name, seconds * 1e3 / slowness);
    };
    bar("check_15x400_ms", times.check_all);
    fmt::print("bar desk.check_growth {:.2f} ratio\n", times.large / times.small);
    bar("check_one_ms", times.cold_check);
    bar("preview_ms", times.preview);
    bar("read_po_6000_ms", times.catalogue);
}

void run()
{
    bench::Calibrator calibrator;
    const bench::DeskGuide many({many_languages, 1});
    const bench::DeskGuide small({few_languages, 1});
    const bench::DeskGuide large({few_languages, 2});
    const std::string po = bench::make_catalog(catalogue_entries);
    Times times;
    const auto end = std::chrono::steady_clock::now() + time_of_rounds;
    for (int round = 0; round < rounds; ++round) {
        if (round >= least_rounds && std::chrono::steady_clock::now() > end) {
            fmt::print("only {} rounds: this machine is slow or busy\n", round);
            break;
        }
        calibrator.run();
        keep_best(times.small, [&] { check(small); });
        keep_best(times.large, [&] { check(large); });
        keep_best(times.catalogue, [&] { content::parse_catalog(po, "qaa.po", "qaa"); });
        times.cold_check = std::min(times.cold_check, check_cold(small));
        times.cold_check_of_many = std::min(times.cold_check_of_many, check_cold(many));
        times.preview = std::min(times.preview, preview_cold(small));
    }
    check_many(times, many, calibrator);
    print_table(times, measure_parts(many), calibrator.slowness());
    print_bars(times, calibrator.slowness());
}

} // namespace

int main()
try {
    run();
    return 0;
} catch (const std::exception& error) {
    fmt::print(stderr, "desk_bench: {}\n", error.what());
    return 3;
}
