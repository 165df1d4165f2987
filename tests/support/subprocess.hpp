#pragma once

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

extern char** environ;

namespace support {

/// What a program said and how it ended. `exit_code` is 127 if it could not be started, 128 +
/// signal if one ended it.
struct Finished {
    int exit_code = 0;
    std::string out;
    std::string err;
};

/// Runs a program (found on PATH unless it has a '/') to its end, without a shell.
inline Finished run(const std::vector<std::string>& command)
{
    const TemporaryFolder folder;
    const auto out = folder.path() / "out";
    const auto err = folder.path() / "err";
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    constexpr int fresh = O_CREAT | O_WRONLY | O_TRUNC;
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.c_str(), fresh, 0600);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, err.c_str(), fresh, 0600);
    std::vector<char*> arguments;
    for (const auto& word : command) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int failed =
        posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        return {127, {}, command.front() + " cannot be started"};
    }
    int status = 0;
    if (waitpid(child, &status, 0) != child) {
        throw std::runtime_error("waitpid failed");
    }
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    return {code, content::read_file(out), content::read_file(err)};
}

/// Whether a program can be started; tests that lose their judge without it say so and skip.
inline bool have_program(const std::string& name)
{
    return run({name, "--version"}).exit_code != 127;
}

} // namespace support
