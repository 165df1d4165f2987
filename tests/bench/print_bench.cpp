#include "content/model/files.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/boxes.hpp"
#include "printer/render.hpp"
#include "printer/sheet.hpp"
#include "tests/bench/calibrator.hpp"
#include "tests/bench/many_posters.hpp"
#include "tests/bench/press_share.hpp"
#include "tests/bench/typst_sheet.hpp"
#include "tests/bench/whole_batch.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <functional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

/// The printer's RGB part: one sheet from a cold start, many sheets by two workers, where the time
/// of a sheet goes, and whether memory grows with the number of sheets. The sheets are A2 with
/// seven steps in four scripts: Indonesian, Arabic, Javanese, Khmer.
namespace {

namespace fs = std::filesystem;
using bench::Folder;
using bench::poster_languages;

constexpr int rounds = 7;
const printer::Job cold_job{"seven-steps", "poster-a2", "id", {}};

printer::Workshop open(const fs::path& guide)
{
    content::CommonOptions options;
    options.guide = guide;
    options.fonts = fs::path(PELITA_SOURCE_DIR) / "fonts/catalogue.toml";
    options.today = *content::parse_date("2026-11-24");
    options.today_given = true;
    return printer::open_workshop(options);
}

std::vector<printer::Job> jobs_of(const content::Guide& guide)
{
    std::vector<printer::Job> jobs;
    for (const auto& poster : guide.posters) {
        for (const auto& language : poster_languages) {
            jobs.push_back({poster.id, "poster-a2", language, {}});
        }
    }
    return jobs;
}

/// Processor seconds and largest memory of child processes that have ended.
struct Spent {
    double seconds = 0;
    double peak_mib = 0;
};

/// Runs something in a process of its own. @throws std::runtime_error if it fails.
Spent in_process(const std::function<void()>& work)
{
    const pid_t child = fork();
    if (child == 0) {
        try {
            work();
            _exit(0);
        } catch (const std::exception& failure) {
            fmt::print(stderr, "{}\n", failure.what());
            _exit(1);
        }
    }
    int status = 0;
    rusage usage{};
    if (wait4(child, &status, 0, &usage) != child || status != 0) {
        throw std::runtime_error("a process of the bench failed");
    }
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return {seconds(usage.ru_utime) + seconds(usage.ru_stime),
            static_cast<double>(usage.ru_maxrss) / 1024};
}

/// Every job whose place leaves `rest` when divided by `of`: PDF files as the batch writes them.
void print_share(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs,
                 std::size_t rest, std::size_t of, const fs::path& out)
{
    printer::Renderer renderer(workshop);
    std::ostringstream messages;
    for (std::size_t i = rest; i < jobs.size(); i += of) {
        const auto sheet = renderer.pass_gate(jobs[i], printer::Purpose::Proof, messages);
        if (!sheet) {
            throw std::runtime_error(messages.str());
        }
        content::write_file(out / (std::to_string(i) + ".pdf"), renderer.pdf(*sheet, jobs[i]));
    }
}

/// Sheets a second of two workers, by the processor time both took.
/// @param share `print_share` or `bench::press_share`.
double rate_of(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs,
               decltype(print_share)& share)
{
    const Folder out;
    double seconds = 0;
    for (const std::size_t worker : {0U, 1U}) {
        seconds += in_process([&] { share(workshop, jobs, worker, 2, out.path); }).seconds;
    }
    return static_cast<double>(jobs.size()) / (seconds / 2);
}

/// A 6 x 4 m board as TIFF, from an open guide to a file.
Spent board_tiff(const printer::Workshop& workshop)
{
    const Folder out;
    return in_process([&] { bench::write_board_tiff(workshop, out.path / "board.tif"); });
}

/// Largest memory of one worker over some of the jobs.
double peak_of(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs,
               std::size_t count)
{
    const Folder out;
    const std::vector<printer::Job> some(jobs.begin(),
                                         jobs.begin() + static_cast<std::ptrdiff_t>(count));
    return in_process([&] { print_share(workshop, some, 0, 1, out.path); }).peak_mib;
}

/// Processor milliseconds of another program, from exec to its end.
double milliseconds_of(std::vector<std::string> words)
{
    const Spent spent = in_process([&] {
        std::vector<char*> arguments;
        for (std::string& word : words) {
            arguments.push_back(word.data());
        }
        arguments.push_back(nullptr);
        execv(arguments.front(), arguments.data());
        throw std::runtime_error(words.front() + " cannot be started; build it first");
    });
    return spent.seconds * 1000;
}

/// One sheet of the real guide from a cold start to a file.
double cold_ms()
{
    const Folder out;
    const std::string source = PELITA_SOURCE_DIR;
    return milliseconds_of({std::string(PELITA_BIN_DIR) + "/pelita-printer", "render", "--poster",
                            cold_job.poster, "--format", cold_job.format, "--lang",
                            cold_job.language, "--proof", "--out",
                            (out.path / "sheet.pdf").string(), "--guide", source + "/content/guide",
                            "--fonts", source + "/fonts/catalogue.toml", "--today", "2026-11-24"});
}

/// The same page by Typst, if it is there.
class Rival {
  public:
    Rival() : typst_(bench::find_typst())
    {
        if (!typst_) {
            fmt::print("Typst is not there (.ci/data fetches it): print.cold_ms has to do\n");
            return;
        }
        const auto guide = fs::path(PELITA_SOURCE_DIR) / "content/guide";
        const auto workshop = open(guide);
        const auto face = workshop.fonts->faces({}, "Latn").front();
        fonts_ = face->file().parent_path();
        printer::Renderer renderer(workshop);
        std::ostringstream messages;
        const auto sheet = renderer.pass_gate(cold_job, printer::Purpose::Proof, messages);
        if (!sheet) {
            throw std::runtime_error(messages.str());
        }
        bench::write_typst_sheet(sheet->pages.front(), guide / "pictograms", folder_.path);
    }

    bool is_there() const { return typst_.has_value(); }

    /// As it comes: it looks at every font of the system, and has no option against that.
    double cold_ms() const { return milliseconds_of(command()); }

    /// Kept from the system's fonts, as this printer keeps itself.
    double bare_ms() const
    {
        const auto none = folder_.path / "no-fonts.conf";
        content::write_file(none, "<fontconfig></fontconfig>\n");
        auto words = command();
        words.insert(words.begin(), {"/usr/bin/env", "FONTCONFIG_FILE=" + none.string()});
        return milliseconds_of(words);
    }

  private:
    std::vector<std::string> command() const
    {
        return {typst_->string(),
                "compile",
                "--font-path",
                fonts_.string(),
                (folder_.path / "sheet.typ").string(),
                (folder_.path / "sheet.pdf").string()};
    }

    std::optional<fs::path> typst_;
    fs::path fonts_;
    Folder folder_;
};

/// Milliseconds of each stage of a sheet, all sheets together.
struct Stages {
    double composed = 0;
    double painted = 0;
    double finished = 0;
    double written = 0;
};

/// Makes a sheet stage by stage; the same calls as `Renderer::pdf`.
void time_sheet(printer::Renderer& renderer, paint::Painter& painter, const printer::Job& job,
                const fs::path& file, Stages& stages)
{
    double last = bench::thread_seconds();
    const auto lap = [&](double& stage) {
        const double now = bench::thread_seconds();
        stage += (now - last) * 1000;
        last = now;
    };
    std::ostringstream messages;
    const auto composed = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    if (!composed) {
        throw std::runtime_error(messages.str());
    }
    lap(stages.composed);
    const auto sheet = printer::make_sheet(composed->format, std::nullopt);
    const std::string date = "D:20261124000000Z";
    const paint::PdfPage page{&composed->pages.front(), sheet.media, sheet.origin, sheet.scale()};
    const auto painted =
        paint::write_pdf_with_places({&page, 1}, {page.list->title, date}, painter);
    lap(stages.painted);
    const std::string pdf = printer::add_boxes(painted, sheet, date);
    lap(stages.finished);
    content::write_file(file, pdf);
    lap(stages.written);
}

void print_stages(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs)
{
    const Folder out;
    printer::Renderer renderer(workshop);
    paint::Painter painter(paint::PictogramSet(workshop.guide->folder / "pictograms"));
    Stages warm;
    for (std::size_t i = 0; i < poster_languages.size(); ++i) { // Faces opened, the guide checked.
        time_sheet(renderer, painter, jobs[i], out.path / "sheet.pdf", warm);
    }
    Stages stages;
    for (const printer::Job& job : jobs) {
        time_sheet(renderer, painter, job, out.path / "sheet.pdf", stages);
    }
    const auto count = static_cast<double>(jobs.size());
    fmt::print("first sheets of each language, all stages: {:.2f} ms a sheet\n",
               (warm.composed + warm.painted + warm.finished + warm.written) /
                   static_cast<double>(poster_languages.size()));
    fmt::print("a sheet after them: compose and gate {:.2f} ms, paint {:.2f} ms, boxes and stamps "
               "{:.2f} ms, write {:.2f} ms\n",
               stages.composed / count, stages.painted / count, stages.finished / count,
               stages.written / count);
}

} // namespace

int main()
try {
    constexpr std::size_t few = 40;
    constexpr std::size_t many = 400;
    const bench::ManyPosters posters(many / 4);
    const auto workshop = open(posters.guide());
    const auto jobs = jobs_of(*workshop.guide);
    const std::vector<printer::Job> batch(jobs.begin(), jobs.begin() + 80);
    bench::Calibrator calibrator;
    const Rival rival;
    const auto real_guide = open(fs::path(PELITA_SOURCE_DIR) / "content/guide");
    Spent board{1e9, 0};
    const bench::WholeBatch whole(PELITA_SOURCE_DIR, PELITA_BIN_DIR);
    bench::WholeBatch::Rate jobs_rate;
    double cold = 1e9;
    double rival_cold = 1e9;
    double rival_bare = 1e9;
    double rate = 0;
    double press_rate = 0;
    for (int round = 0; round < rounds; ++round) {
        calibrator.run();
        cold = std::min(cold, cold_ms());
        if (rival.is_there()) {
            rival_cold = std::min(rival_cold, rival.cold_ms());
            rival_bare = std::min(rival_bare, rival.bare_ms());
        }
        rate = std::max(rate, rate_of(workshop, batch, print_share));
        if (round % 3 == 0) { // It takes as long as all others of a round together.
            const Spent again = board_tiff(real_guide);
            board = again.seconds < board.seconds ? again : board;
        }
        press_rate = std::max(press_rate, rate_of(workshop, batch, bench::press_share));
        const auto made = whole.run();
        jobs_rate.by_cpu = std::max(jobs_rate.by_cpu, made.by_cpu);
        jobs_rate.by_wall = std::max(jobs_rate.by_wall, made.by_wall);
    }
    print_stages(workshop, batch);
    bench::print_press_stages(workshop, batch);
    const double slope = peak_of(workshop, jobs, many) - peak_of(workshop, jobs, few);
    const double slowness = calibrator.slowness();
    fmt::print("slowness beside the reference machine {:.2f}\n", slowness);
    if (rival.is_there()) {
        fmt::print(
            "cold: this {:.1f} ms, Typst {:.1f} ms, {:.1f} ms kept from the system's fonts\n", cold,
            rival_cold, rival_bare);
        fmt::print("bar print.cold_vs_typst {:.2f} x\n", cold / rival_cold);
    }
    fmt::print("bar print.cold_ms {:.1f} ms\n", cold / slowness);
    fmt::print("bar print.rgb_per_s {:.1f} /s\n", rate * slowness);
    fmt::print("bar print.press_per_s {:.1f} /s\n", press_rate * slowness);
    fmt::print("a 6 x 4 m board as TIFF: at most {:.0f} MiB\n", board.peak_mib);
    fmt::print("bar print.tiff_6x4_s {:.2f} s\n", board.seconds / slowness);
    fmt::print("whole jobs by the clock of this machine: {:.1f} /s\n", jobs_rate.by_wall);
    fmt::print("bar print.job_per_s {:.1f} /s\n", jobs_rate.by_cpu * slowness);
    fmt::print("bar print.peak_mb {:.1f} MiB\n", whole.worker_peak_mib());
    fmt::print("bar print.size_kb {:.0f} kB\n", whole.a2_kb());
    fmt::print("bar print.memory_slope {:.2f} MiB\n", slope);
    return 0;
} catch (const std::exception& failure) {
    fmt::print(stderr, "print_bench: {}\n", failure.what());
    return 3;
}
