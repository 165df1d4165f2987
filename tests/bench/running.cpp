#include "tests/bench/running.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace bench {

namespace {

namespace fs = std::filesystem;

double own_pss_mib(pid_t program)
{
    std::ifstream in(fmt::format("/proc/{}/smaps_rollup", program));
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

/// Who started a program; 0 if it is gone.
pid_t parent_of(const fs::path& process)
{
    std::ifstream in(process / "stat");
    std::string line;
    std::getline(in, line);
    const auto name_end = line.rfind(')');
    if (name_end == std::string::npos) {
        return 0;
    }
    std::istringstream fields(line.substr(name_end + 2));
    std::string state;
    pid_t parent = 0;
    fields >> state >> parent;
    return parent;
}

} // namespace

Running::Running(const std::vector<std::string>& words, const std::string& display, Errors errors)
    : id_(fork())
{
    if (id_ == 0) {
        setenv("DISPLAY", display.c_str(), 1);
        setpgid(0, 0);
        const int quiet = open("/dev/null", O_WRONLY);
        dup2(quiet, STDOUT_FILENO);
        if (errors == Errors::Dropped) {
            dup2(quiet, STDERR_FILENO);
        }
        std::vector<char*> arguments;
        for (const std::string& word : words) {
            arguments.push_back(const_cast<char*>(word.c_str()));
        }
        arguments.push_back(nullptr);
        execv(arguments.front(), arguments.data());
        _exit(127);
    }
}

Running::~Running()
{
    kill(-id_, SIGKILL); // With all that it has started.
    kill(id_, SIGKILL);
    waitpid(id_, nullptr, 0);
}

double pss_mib(pid_t program)
{
    double sum = own_pss_mib(program);
    for (const auto& entry : fs::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        const bool is_process = name.find_first_not_of("0123456789") == std::string::npos;
        if (is_process && parent_of(entry.path()) == program) {
            sum += pss_mib(std::stoi(name));
        }
    }
    return sum;
}

double processor_seconds(pid_t program)
{
    double nanoseconds = 0;
    for (const auto& task : fs::directory_iterator(fmt::format("/proc/{}/task", program))) {
        std::ifstream in(task.path() / "schedstat");
        double of_task = 0;
        in >> of_task;
        nanoseconds += of_task;
    }
    return nanoseconds * 1e-9;
}

} // namespace bench
