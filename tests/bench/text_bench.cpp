#include "tests/bench/calibrator.hpp"
#include "tests/bench/text_passes.hpp"
#include "tests/support/declarations.hpp"
#include "tests/support/pango_text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <exception>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// The text engine beside bare HarfBuzz (the floor) and Pango (the rival), in turns in one process:
/// processor time of the thread, best of at least seven rounds (fonts/README.md).
namespace {

using bench::thread_seconds;

constexpr int least_rounds = 7;
constexpr std::chrono::milliseconds time_a_set{1400}; ///< More rounds while they fit.
constexpr std::chrono::milliseconds time_to_fit{500};
constexpr double hopeless = 1e9;
constexpr std::size_t fit_paragraphs = 6;
constexpr double fit_width = 1000;
constexpr double fit_height = 700;
constexpr double fit_largest = 400;
constexpr int pango_fit_steps = 14;
constexpr std::array refit_widths{400.0, 500.0, 700.0, 800.0};

struct Options {
    std::string only_set;
    bool pango = true;
    bool write_reference = false;
};

/// Best seconds of each pass over a set.
struct Times {
    double hb = hopeless;
    double ours = hopeless;
    double pango = hopeless;
    double shape = hopeless;
    double wrap = hopeless;
    double place = hopeless;
    double refit = hopeless; ///< One re-wrap of the whole set.
    double fit_ours = hopeless;
    double fit_pango = hopeless;      ///< At sizes it has not met, as for every new text and box.
    double fit_pango_warm = hopeless; ///< At the sizes of the round before.
};

/// Shaping Javanese script is slow in HarfBuzz itself: left out of means.
bool counts(const support::TextSet& set)
{
    return std::string_view(set.name) != "jav_java";
}

struct Result {
    support::TextSet set;
    std::size_t characters = 0;
    std::size_t fit_characters = 0;
    std::size_t hb_runs = 0;
    std::size_t bytes = 0;
    Times times;
    double fit_box = hopeless; ///< Seconds a box after shaping; Indonesian only.

    double us_a_char(double seconds) const
    {
        return seconds * 1e6 / static_cast<double>(characters);
    }
};

void keep_best(double& best, const std::function<void()>& work, int repeats = 1)
{
    const double begin = thread_seconds();
    for (int i = 0; i < repeats; ++i) {
        work();
    }
    best = std::min(best, (thread_seconds() - begin) / repeats);
}

/// For work so short that what ran before it, in the processor's caches, would count.
void keep_best_of_two(double& best, const std::function<void()>& work)
{
    keep_best(best, work);
    keep_best(best, work);
}

/// Seconds a box: the first paragraphs in every box of a grid of widths and heights.
double time_boxes(bench::Engine& engine)
{
    int boxes = 0;
    const double begin = thread_seconds();
    for (int width = 200; width <= 3000; width += 37) {
        for (int height = 200; height <= 3000; height += 61) {
            engine.fit_shaped(fit_paragraphs, width, height);
            ++boxes;
        }
    }
    return (thread_seconds() - begin) / boxes;
}

/// Calls `round` with 0, 1, 2... at least seven times and as long as `time` lasts.
void repeat_rounds(std::chrono::milliseconds time, const std::function<void(int)>& round)
{
    const auto end = std::chrono::steady_clock::now() + time;
    for (int i = 0; i < least_rounds || std::chrono::steady_clock::now() < end; ++i) {
        round(i);
    }
}

void fit_with_pango(Times& times, const support::PangoText& pango,
                    const std::vector<std::string>& texts, int round)
{
    const std::span<const std::string> first(texts.data(), fit_paragraphs);
    const auto fit = [&](double largest) {
        pango.fit(first, fit_width, fit_height, largest, pango_fit_steps);
    };
    keep_best_of_two(times.fit_pango_warm, [&] { fit(fit_largest); });
    keep_best(times.fit_pango, [&] { fit(fit_largest + 0.37 * (round + 1)); });
}

void run_stages(Times& times, bench::Engine& engine)
{
    constexpr int repeats = 10;
    keep_best(times.shape, [&] { engine.shape_all(); });
    keep_best(
        times.wrap, [&] { engine.wrap_all(bench::line_width); }, repeats);
    keep_best(times.place, [&] { engine.place_all(); });
    double refit = hopeless;
    keep_best(
        refit,
        [&] {
            for (const double width : refit_widths) {
                engine.rewrap_all(width);
            }
        },
        repeats);
    times.refit = std::min(times.refit, refit / refit_widths.size());
}

Result measure(const support::TextSet& set, const fonts::FontCatalogue& catalogue,
               const Options& options)
{
    const auto texts = support::read_declaration(set.name);
    Result result;
    result.set = set;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t characters = support::count_code_points(texts[i]);
        result.characters += characters;
        result.fit_characters += i < fit_paragraphs ? characters : 0;
    }
    bench::Engine engine(set, texts, catalogue);
    bench::BareHarfBuzz floor(set, texts, catalogue);
    result.hb_runs = floor.run_count();
    result.bytes = engine.measure_bytes();
    std::optional<support::PangoText> pango;
    if (options.pango) {
        pango.emplace(support::font_files(set, catalogue), std::string(set.family) + ",Andika",
                      set.language);
    }
    Times& times = result.times;
    repeat_rounds(time_a_set, [&](int) {
        keep_best(times.hb, [&] { floor.shape_all(); });
        keep_best(times.ours, [&] { engine.run_all(); });
        run_stages(times, engine);
        if (pango) {
            keep_best(times.pango, [&] {
                for (const auto& text : texts) {
                    pango->count_lines(text, bench::font_size, bench::line_width);
                }
            });
        }
    });
    // Apart: hundreds of fonts that Pango keeps would slow down what comes after them.
    repeat_rounds(time_to_fit, [&](int round) {
        keep_best_of_two(times.fit_ours,
                         [&] { engine.shape_and_fit(fit_paragraphs, fit_width, fit_height); });
        if (pango && counts(set)) {
            fit_with_pango(times, *pango, texts, round);
        }
    });
    if (std::string_view(set.name) == "ind") {
        for (int round = 0; round < least_rounds; ++round) {
            result.fit_box = std::min(result.fit_box, time_boxes(engine));
        }
    }
    return result;
}

/// "-" for what was not measured.
std::string show(double value, bool measured, int digits)
{
    return measured ? fmt::format("{:.{}f}", value, digits) : "-";
}

void print_speed(const std::vector<Result>& results)
{
    fmt::print("us/char            chars  runs      hb    ours   Pango  ours/hb Pango/ours"
               "   shape    wrap   place\n");
    for (const Result& r : results) {
        const Times& t = r.times;
        const bool pango = t.pango != hopeless;
        fmt::print("{:<16} {:>7} {:>5} {:7.4f} {:7.4f} {:>7} {:8.2f} {:>10} {:7.4f} {:7.4f} "
                   "{:7.4f}\n",
                   r.set.name, r.characters, r.hb_runs, r.us_a_char(t.hb), r.us_a_char(t.ours),
                   show(r.us_a_char(t.pango), pango, 4), t.ours / t.hb,
                   show(t.pango / t.ours, pango, 2), r.us_a_char(t.shape), r.us_a_char(t.wrap),
                   r.us_a_char(t.place));
    }
}

void print_fits(const std::vector<Result>& results)
{
    fmt::print(
        "\n             ours  re-wrap  bytes/    fit  shape+fit     Pango's fit, us     ratio"
        "   ratio\n"
        "             Mc/s     Mc/s    char  chars         us  new sizes      same"
        "       new    same\n");
    for (const Result& r : results) {
        const Times& t = r.times;
        const bool fits = t.fit_pango != hopeless;
        fmt::print("{:<11} {:5.2f} {:8.0f} {:7.1f} {:6} {:10.1f} {:>10} {:>9} {:>9} {:>7}\n",
                   r.set.name, 1 / r.us_a_char(t.ours), 1 / r.us_a_char(t.refit),
                   static_cast<double>(r.bytes) / static_cast<double>(r.characters),
                   r.fit_characters, t.fit_ours * 1e6, show(t.fit_pango * 1e6, fits, 0),
                   show(t.fit_pango_warm * 1e6, fits, 0), show(t.fit_pango / t.fit_ours, fits, 1),
                   show(t.fit_pango_warm / t.fit_ours, fits, 1));
    }
}

double geometric_mean(const std::vector<Result>& results,
                      const std::function<double(const Times&)>& ratio)
{
    double sum = 0;
    int count = 0;
    for (const Result& result : results) {
        if (counts(result.set)) {
            sum += std::log(ratio(result.times));
            ++count;
        }
    }
    return std::exp(sum / count);
}

/// Wrapping shaped paragraphs again: the slowest set. Two scripts have a bar of their own, because
/// their lines end where letters must be shaped again.
void print_rewrap_bars(const std::vector<Result>& results, double slowness)
{
    double slowest = hopeless;
    for (const Result& result : results) {
        const std::string_view name = result.set.name;
        const double rate = slowness / result.us_a_char(result.times.refit);
        if (name == "mya" || name == "jav_java") {
            fmt::print("bar text.refit_{}_mchars {:.0f} Mc/s\n", name == "mya" ? "my" : "java",
                       rate);
        } else {
            slowest = std::min(slowest, rate);
        }
    }
    if (slowest != hopeless) {
        fmt::print("bar text.refit_mchars {:.0f} Mc/s\n", slowest);
    }
}

void print_bars(const std::vector<Result>& results, double slowness, bool pango)
{
    double bytes = 0;
    double characters = 0;
    for (const Result& result : results) {
        bytes += static_cast<double>(result.bytes);
        characters += static_cast<double>(result.characters);
        if (result.fit_box != hopeless) {
            fmt::print("bar text.fit_us {:.2f} us\n", result.fit_box * 1e6 / slowness);
        }
    }
    fmt::print("bar text.bytes_per_char {:.1f} bytes\n", bytes / characters);
    print_rewrap_bars(results, slowness);
    const auto print_mean = [&](std::string_view name, double Times::*over, double Times::*under) {
        fmt::print("bar text.{} {:.2f} ratio\n", name,
                   geometric_mean(results, [&](const Times& t) { return t.*over / t.*under; }));
    };
    if (std::ranges::none_of(results, counts, &Result::set)) {
        return; // Javanese script alone
    }
    print_mean("vs_hb", &Times::ours, &Times::hb);
    if (pango) {
        print_mean("vs_pango", &Times::pango, &Times::ours);
        print_mean("fit_vs_pango", &Times::fit_pango, &Times::fit_ours);
        print_mean("fit_vs_pango_warm", &Times::fit_pango_warm, &Times::fit_ours);
    }
}

int run(const Options& options)
{
    bench::Calibrator calibrator;
    const auto catalogue = support::load_catalogue_with_han();
    std::vector<Result> results;
    for (const auto& set : support::text_sets) {
        if (options.only_set.empty() || options.only_set == set.name) {
            calibrator.run();
            results.push_back(measure(set, *catalogue, options));
        }
    }
    if (results.empty()) {
        fmt::print(stderr, "text_bench: there is no set \"{}\"\n", options.only_set);
        return 2;
    }
    for (std::size_t i = results.size(); i < least_rounds; ++i) {
        calibrator.run();
    }
    if (options.write_reference) {
        calibrator.write_reference();
    }
    print_speed(results);
    print_fits(results);
    fmt::print("\nthis machine takes {:.2f} times as long as the reference\n",
               calibrator.slowness());
    print_bars(results, calibrator.slowness(), options.pango);
    return 0;
}

} // namespace

int main(int argc, char** argv)
try {
    Options options;
    CLI::App app{"Speed of the text engine beside HarfBuzz and Pango"};
    app.add_option("--set", options.only_set, "one set only, such as ind");
    app.add_flag("!--no-pango", options.pango, "leave the rival out");
    app.add_flag("--write-reference", options.write_reference,
                 "make this machine the one that figures are scaled to");
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& success) {
        return app.exit(success);
    } catch (const CLI::ParseError& error) {
        app.exit(error);
        return 2;
    }
    return run(options);
} catch (const std::exception& error) {
    fmt::print(stderr, "text_bench: {}\n", error.what());
    return 3;
}
