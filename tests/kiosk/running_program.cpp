#include "tests/kiosk/running_program.hpp"

#include "content/model/files.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <thread>

extern char** environ;

namespace support {

using namespace std::chrono_literals;

RunningProgram::RunningProgram(const std::vector<std::string>& command,
                               const std::filesystem::path& out, int pipe_end)
    : out_(out)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(),
                                     O_CREAT | O_WRONLY | O_TRUNC, 0600);
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO);
    if (pipe_end >= 0) {
        posix_spawn_file_actions_adddup2(&actions, pipe_end, 3);
    }
    std::vector<char*> words;
    for (const auto& word : command) {
        words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(nullptr);
    const int failed =
        posix_spawnp(&child_, words.front(), &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw std::runtime_error(command.front() + " cannot be started");
    }
}

RunningProgram::~RunningProgram()
{
    if (!ended()) {
        send(SIGKILL);
        wait_for_end(10s);
    }
}

void RunningProgram::send(int signal) const
{
    if (!code_) {
        ::kill(child_, signal);
    }
}

std::optional<int> RunningProgram::ended()
{
    int status = 0;
    if (!code_ && waitpid(child_, &status, WNOHANG) == child_) {
        code_ = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    return code_;
}

std::optional<int> RunningProgram::wait_for_end(std::chrono::seconds longest)
{
    const auto end = std::chrono::steady_clock::now() + longest;
    while (!ended() && std::chrono::steady_clock::now() < end) {
        std::this_thread::sleep_for(10ms);
    }
    return code_;
}

std::string RunningProgram::said() const
{
    return content::read_file(out_);
}

} // namespace support
