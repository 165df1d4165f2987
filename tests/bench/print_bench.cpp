#include "content/model/catalog.hpp"
#include "content/model/files.hpp"
#include "printer/render.hpp"
#include "printer/sheet.hpp"
#include "tests/bench/calibrator.hpp"
#include "tests/bench/press_share.hpp"

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

constexpr int rounds = 7;
const std::vector<std::string> languages{"id", "ar", "jv-Java", "km"};

struct Folder {
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "pelita-bench-XXXXXX").string();
        if (mkdtemp(name.data()) == nullptr) {
            throw std::runtime_error("no room for a folder in the folder of temporary files");
        }
        path = name;
    }
    ~Folder() { fs::remove_all(path); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    fs::path path;
};

/// The guide of hard scripts with many posters of seven steps.
class ManyPosters {
  public:
    explicit ManyPosters(int posters)
    {
        const fs::path source = PELITA_SOURCE_DIR;
        fs::copy(source / "tests/fixtures/scripts-guide", guide(), fs::copy_options::recursive);
        fs::copy(source / "content/guide/formats", guide() / "formats");
        for (const auto& tag : languages) {
            catalogs_.push_back({});
            if (tag != "id") {
                const auto file = guide() / "translations" / (tag + ".po");
                catalogs_.back() =
                    content::parse_catalog(content::read_file(file), "", tag).catalog;
            }
        }
        const auto steps = steps_of(content::read_file(guide() / "posters/safe-work.toml"));
        fs::remove(guide() / "posters/safe-work.toml");
        for (int i = 0; i < posters; ++i) {
            add_poster("seven-" + std::to_string(i), steps);
        }
        for (std::size_t i = 1; i < languages.size(); ++i) {
            content::write_file(guide() / "translations" / (languages[i] + ".po"),
                                content::write_catalog(catalogs_[i]));
        }
    }

    fs::path guide() const { return folder_.path / "guide"; }

  private:
    /// Head, the three steps, the contact: the poster's blocks as they are written.
    static std::vector<std::string> steps_of(const std::string& toml)
    {
        std::vector<std::string> blocks;
        std::size_t at = toml.find("[[block]]");
        while (at != std::string::npos) {
            const auto next = toml.find("[[block]]", at + 1);
            blocks.push_back(toml.substr(at, next - at));
            at = next;
        }
        return blocks;
    }

    void add_poster(const std::string& id, const std::vector<std::string>& blocks)
    {
        std::string toml = "id = \"" + id +
                           "\"\nground = \"nila\"\npictogram = \"passport-held-by-owner\"\n"
                           "formats = [\"poster-a2\"]\n\n" +
                           blocks.front();
        const std::vector<std::string> names{"ask", "read", "keep"};
        copy_text(id, "headline", "headline");
        for (std::size_t step = 0; step < 7; ++step) {
            const std::string& name = names[step % names.size()];
            std::string block = blocks[1 + step % names.size()];
            const std::string own = name + std::to_string(step);
            block.replace(block.find("\"" + name + "\""), name.size() + 2, "\"" + own + "\"");
            toml += block;
            copy_text(id, name, own);
        }
        toml += blocks.back();
        copy_text(id, "hotline", "hotline");
        content::write_file(guide() / "posters" / (id + ".toml"), toml);
    }

    void copy_text(const std::string& id, const std::string& from, const std::string& to)
    {
        for (content::Catalog& catalog : catalogs_) {
            if (const auto* old = catalog.find("safe-work." + from + "@poster")) {
                content::Message message = *old;
                message.context = id + "." + to + "@poster";
                catalog.messages.push_back(std::move(message));
            }
        }
    }

    Folder folder_;
    std::vector<content::Catalog> catalogs_;
};

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
        for (const auto& language : languages) {
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

/// Largest memory of one worker over some of the jobs.
double peak_of(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs,
               std::size_t count)
{
    const Folder out;
    const std::vector<printer::Job> some(jobs.begin(),
                                         jobs.begin() + static_cast<std::ptrdiff_t>(count));
    return in_process([&] { print_share(workshop, some, 0, 1, out.path); }).peak_mib;
}

/// One sheet of the real guide from exec to a file.
double cold_ms()
{
    const Folder out;
    const std::string source = PELITA_SOURCE_DIR;
    const std::vector<std::string> words{std::string(PELITA_BIN_DIR) + "/pelita-printer",
                                         "render",
                                         "--poster",
                                         "seven-steps",
                                         "--format",
                                         "poster-a2",
                                         "--lang",
                                         "id",
                                         "--proof",
                                         "--out",
                                         (out.path / "sheet.pdf").string(),
                                         "--guide",
                                         source + "/content/guide",
                                         "--fonts",
                                         source + "/fonts/catalogue.toml",
                                         "--today",
                                         "2026-11-24"};
    const Spent spent = in_process([&] {
        std::vector<char*> arguments;
        for (const std::string& word : words) {
            arguments.push_back(const_cast<char*>(word.c_str()));
        }
        arguments.push_back(nullptr);
        execv(arguments.front(), arguments.data());
        throw std::runtime_error(words.front() + " cannot be started; build it first");
    });
    return spent.seconds * 1000;
}

void print_stages(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs)
{
    printer::Renderer renderer(workshop);
    std::ostringstream messages;
    const std::size_t count = std::min<std::size_t>(jobs.size(), 40);
    double composed = 0;
    double painted = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double start = bench::thread_seconds();
        const auto sheet = renderer.pass_gate(jobs[i], printer::Purpose::Proof, messages);
        const double middle = bench::thread_seconds();
        composed += middle - start;
        if (sheet) {
            renderer.pdf(*sheet, jobs[i]);
        }
        painted += bench::thread_seconds() - middle;
    }
    const double per_sheet = 1000.0 / static_cast<double>(count);
    fmt::print("one sheet: compose and gate {:.2f} ms, paint and boxes {:.2f} ms\n",
               composed * per_sheet, painted * per_sheet);
}

} // namespace

int main()
try {
    constexpr std::size_t few = 40;
    constexpr std::size_t many = 400;
    const ManyPosters posters(many / 4);
    const auto workshop = open(posters.guide());
    const auto jobs = jobs_of(*workshop.guide);
    const std::vector<printer::Job> batch(jobs.begin(), jobs.begin() + 80);
    bench::Calibrator calibrator;
    double cold = 1e9;
    double rate = 0;
    double press_rate = 0;
    for (int round = 0; round < rounds; ++round) {
        calibrator.run();
        cold = std::min(cold, cold_ms());
        rate = std::max(rate, rate_of(workshop, batch, print_share));
        press_rate = std::max(press_rate, rate_of(workshop, batch, bench::press_share));
    }
    print_stages(workshop, batch);
    bench::print_press_stages(workshop, batch);
    const double slope = peak_of(workshop, jobs, many) - peak_of(workshop, jobs, few);
    const double slowness = calibrator.slowness();
    fmt::print("slowness beside the reference machine {:.2f}\n", slowness);
    fmt::print("bar print.cold_ms {:.1f} ms\n", cold / slowness);
    fmt::print("bar print.rgb_per_s {:.1f} /s\n", rate * slowness);
    fmt::print("bar print.press_per_s {:.1f} /s\n", press_rate * slowness);
    fmt::print("bar print.memory_slope {:.2f} MiB\n", slope);
    return 0;
} catch (const std::exception& failure) {
    fmt::print(stderr, "print_bench: {}\n", failure.what());
    return 3;
}
