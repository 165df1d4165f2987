#include "kiosk/child_program.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <system_error>

extern char** environ;

namespace kiosk {

namespace {

constexpr std::size_t longest_answer = std::size_t{64} * 1024;

/// A descriptor and its end.
class Descriptor {
  public:
    explicit Descriptor(int number) : number_(number) {}
    ~Descriptor() { close_now(); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close_now()
    {
        if (number_ >= 0) {
            close(number_);
            number_ = -1;
        }
    }

  private:
    int number_;
};

/// A pair of connected sockets: unlike a pipe they can be written to without SIGPIPE.
struct Channel {
    Descriptor ours;
    Descriptor theirs;
};

std::array<int, 2> connected()
{
    std::array<int, 2> ends{};
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) {
        throw std::system_error(errno, std::generic_category(), "socketpair");
    }
    return ends;
}

/// Our environment, but that the program speaks English.
std::vector<std::string> english_environment()
{
    std::vector<std::string> words{"LC_ALL=C"};
    for (char** word = environ; *word != nullptr; ++word) {
        if (std::strncmp(*word, "LC_ALL=", 7) != 0) {
            words.emplace_back(*word);
        }
    }
    return words;
}

std::vector<char*> pointers(std::vector<std::string>& words)
{
    std::vector<char*> list;
    for (std::string& word : words) {
        list.push_back(word.data());
    }
    list.push_back(nullptr);
    return list;
}

/// What the child is born with: its own ends of the channels, and no signal blocked as ours are.
class SpawnSettings {
  public:
    SpawnSettings(int input, int output)
    {
        posix_spawn_file_actions_init(&files_);
        posix_spawn_file_actions_adddup2(&files_, input, STDIN_FILENO);
        posix_spawn_file_actions_adddup2(&files_, output, STDOUT_FILENO);
        posix_spawn_file_actions_addopen(&files_, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawnattr_init(&attributes_);
        sigset_t none;
        sigemptyset(&none);
        posix_spawnattr_setsigmask(&attributes_, &none);
        posix_spawnattr_setflags(&attributes_, POSIX_SPAWN_SETSIGMASK);
    }
    ~SpawnSettings()
    {
        posix_spawn_file_actions_destroy(&files_);
        posix_spawnattr_destroy(&attributes_);
    }
    SpawnSettings(const SpawnSettings&) = delete;
    SpawnSettings& operator=(const SpawnSettings&) = delete;

    const posix_spawn_file_actions_t* files() const { return &files_; }
    const posix_spawnattr_t* attributes() const { return &attributes_; }

  private:
    posix_spawn_file_actions_t files_{};
    posix_spawnattr_t attributes_{};
};

/// A child that runs; it is dead and buried when this ends.
class Child {
  public:
    Child(std::vector<std::string> command, int input, int output)
    {
        const SpawnSettings settings(input, output);
        std::vector<std::string> environment = english_environment();
        const auto arguments = pointers(command);
        const auto variables = pointers(environment);
        if (posix_spawnp(&pid_, arguments.front(), settings.files(), settings.attributes(),
                         arguments.data(), variables.data()) != 0) {
            pid_ = -1;
        }
    }
    ~Child()
    {
        if (pid_ > 0) {
            kill(pid_, SIGKILL);
            wait_for_end();
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    bool is_running() const { return pid_ > 0; }
    pid_t pid() const { return pid_; }
    /// @return exit code, 128 + signal if one ended it.
    int wait_for_end()
    {
        int status = 0;
        while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }

  private:
    pid_t pid_ = -1;
};

enum class Reading { Some, NothingYet, End };

/// Reads what is there.
Reading read_some(int from, std::string& out)
{
    std::array<char, 4096> buffer{};
    const auto count = recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
    if (count > 0) {
        const auto room = longest_answer - out.size();
        out.append(buffer.data(), std::min(static_cast<std::size_t>(count), room));
    }
    if (count > 0) {
        return Reading::Some;
    }
    return count < 0 && (errno == EAGAIN || errno == EINTR) ? Reading::NothingYet : Reading::End;
}

/// Gives as much as is taken. @return false when there is no more to give, or nobody to take it.
bool write_some(int to, std::string_view& rest)
{
    const auto count = send(to, rest.data(), rest.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
    if (count > 0) {
        rest.remove_prefix(static_cast<std::size_t>(count));
    }
    const bool refused = count < 0 && errno != EAGAIN && errno != EINTR;
    return !rest.empty() && !refused;
}

/// What a conversation with a child works with.
struct Talk {
    Descriptor& input;
    Descriptor& output;
    Descriptor& exit;
    int stop;
};

/// Talks until the child has ended.
ChildEnd talk_to_end(const Talk& talk, std::string_view input, std::chrono::milliseconds patience,
                     std::string& out)
{
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + patience;
    while (true) {
        const auto left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now());
        if (left.count() <= 0) {
            return ChildEnd::OutOfTime;
        }
        std::array<pollfd, 4> watched{{{talk.stop, POLLIN, 0},
                                       {talk.exit.number(), POLLIN, 0},
                                       {talk.output.number(), POLLIN, 0},
                                       {talk.input.number(), POLLOUT, 0}}};
        poll(watched.data(), watched.size(), static_cast<int>(left.count()));
        if ((watched[0].revents & POLLIN) != 0) {
            return ChildEnd::Stopped;
        }
        if (watched[3].revents != 0 && !write_some(talk.input.number(), input)) {
            talk.input.close_now(); // The end of what it is to read.
        }
        if (watched[2].revents != 0 && read_some(talk.output.number(), out) == Reading::End) {
            talk.output.close_now();
        }
        if ((watched[1].revents & POLLIN) != 0) {
            while (talk.output.is_open() && read_some(talk.output.number(), out) == Reading::Some) {
            }
            return ChildEnd::Exited;
        }
    }
}

} // namespace

ChildResult run_child(const std::vector<std::string>& command, std::string_view input,
                      std::chrono::milliseconds patience, int stop)
{
    ChildResult result;
    const auto in = connected();
    Channel to_child{Descriptor(in[0]), Descriptor(in[1])};
    const auto out = connected();
    Channel from_child{Descriptor(out[0]), Descriptor(out[1])};
    Child child(command, to_child.theirs.number(), from_child.theirs.number());
    to_child.theirs.close_now();
    from_child.theirs.close_now();
    if (!child.is_running()) {
        return result;
    }
    // glibc 2.36 declares pidfd_open without extern "C".
    Descriptor exit(static_cast<int>(syscall(SYS_pidfd_open, child.pid(), 0)));
    if (!exit.is_open()) {
        throw std::system_error(errno, std::generic_category(), "pidfd_open");
    }
    if (input.empty()) {
        to_child.ours.close_now();
    }
    result.end =
        talk_to_end({to_child.ours, from_child.ours, exit, stop}, input, patience, result.out);
    if (result.end == ChildEnd::Exited) {
        result.exit_code = child.wait_for_end();
    }
    return result;
}

} // namespace kiosk
