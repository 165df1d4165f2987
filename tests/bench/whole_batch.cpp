#include "tests/bench/whole_batch.hpp"

#include "printer/batch.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr auto posters = "official-way";
constexpr auto formats = "poster-a2,poster-a4,handbill-a5,square-1080";

printer::Workshop open_shop(const fs::path& guide, const fs::path& source)
{
    content::CommonOptions options;
    options.guide = guide;
    options.fonts = source / "fonts/catalogue.toml";
    options.today = *content::parse_date("2026-11-24");
    options.today_given = true;
    return printer::open_workshop(options);
}

double seconds_of(const timeval& time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

/// PSS of a process, KiB; 0 once it has ended.
double pss_of(pid_t process)
{
    std::ifstream rollup(fmt::format("/proc/{}/smaps_rollup", process));
    for (std::string word; rollup >> word;) {
        if (double size = 0; word == "Pss:" && rollup >> size) {
            return size;
        }
    }
    return 0;
}

std::vector<pid_t> children_of(pid_t process)
{
    std::ifstream list(fmt::format("/proc/{0}/task/{0}/children", process));
    return {std::istream_iterator<pid_t>(list), {}};
}

/// The program itself, not a child of the bench: that would share the bench's memory.
pid_t start_program(std::vector<std::string> words)
{
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, STDOUT_FILENO);
        dup2(nowhere, STDERR_FILENO);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
    return child;
}

} // namespace

WholeBatch::WholeBatch(const fs::path& source, const fs::path& programs)
    : source_(source), programs_(programs)
{
    const std::string command =
        fmt::format("PELITA_BIN='{}' PELITA_TODAY=2026-11-24 '{}' '{}' '{}' >/dev/null",
                    programs.string(), (source / "tests/support/approved-guide").string(),
                    (source / "content/guide").string(), (folder_.path / "guide").string());
    if (std::system(command.c_str()) != 0) {
        throw std::runtime_error("the guide cannot be approved; build pelita-content first");
    }
}

int WholeBatch::run_batch(const char* of_posters, const char* of_formats, unsigned workers,
                          const fs::path& out) const
{
    printer::BatchOptions options;
    options.selection.posters = of_posters;
    options.selection.formats = of_formats;
    options.selection.languages = "id,en";
    options.out = out;
    options.workers = workers;
    std::ostringstream messages;
    const auto workshop = open_shop(folder_.path / "guide", source_);
    const auto end = printer::run_batch(workshop, options, messages);
    if (end != content::Exit::Done) {
        fmt::print(stderr, "{}", messages.str());
    }
    return static_cast<int>(end);
}

WholeBatch::Rate WholeBatch::run() const
{
    constexpr double sheets = 8; // four formats, two languages
    const Folder out;
    const auto start = std::chrono::steady_clock::now();
    const pid_t child = fork();
    if (child == 0) {
        _exit(run_batch(posters, formats, 2, out.path));
    }
    int status = 0;
    rusage usage{}; // of the child and of its workers, which it waits for
    if (wait4(child, &status, 0, &usage) != child || status != 0) {
        throw std::runtime_error("a batch of the bench failed");
    }
    const std::chrono::duration<double> wall = std::chrono::steady_clock::now() - start;
    const double cpu = seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
    return {sheets / (cpu / 2), sheets / wall.count()};
}

double WholeBatch::worker_peak_mib() const
{
    double peak = 0;
    for (const auto& [poster, format] :
         {std::pair{"official-way", "baliho-6x4"}, std::pair{"official-way", "poster-a0"},
          std::pair{"meeting-flipchart", "flipchart-a3"}}) {
        const Folder out;
        const pid_t batch = start_program(
            {(programs_ / "pelita-printer").string(), "--guide", (folder_.path / "guide").string(),
             "--today", "2026-11-24", "batch", "--posters", poster, "--formats", format, "--langs",
             "id", "--jobs", "1", "--out", out.path.string()});
        int status = 0;
        while (waitpid(batch, &status, WNOHANG) == 0) {
            for (const pid_t worker : children_of(batch)) {
                peak = std::max(peak, pss_of(worker) / 1024);
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        if (status != 0) {
            throw std::runtime_error(std::string("no sheet ") + format);
        }
    }
    return peak;
}

double WholeBatch::a2_kb() const
{
    const Folder out;
    if (run_batch("official-way", "poster-a2", 1, out.path) != 0) {
        throw std::runtime_error("no A2 poster");
    }
    return static_cast<double>(fs::file_size(out.path / "official-way_poster-a2_id.pdf")) / 1000;
}

} // namespace bench
