#include "printer/workers.hpp"

#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <map>
#include <sstream>
#include <system_error>
#include <utility>

namespace printer {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail(const char* what)
{
    throw std::system_error(errno, std::generic_category(), what);
}

/// A file in memory that parent and child share: unlike a pipe, it never makes the child wait.
class Mailbox {
  public:
    Mailbox() : fd_(::memfd_create("messages", MFD_CLOEXEC))
    {
        if (fd_ < 0) {
            fail("no memory for a worker's messages");
        }
    }
    ~Mailbox()
    {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    Mailbox(Mailbox&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Mailbox(const Mailbox&) = delete;
    Mailbox& operator=(const Mailbox&) = delete;
    Mailbox& operator=(Mailbox&&) = delete;

    /// @return whether all of it was taken.
    bool put(std::string_view text) const
    {
        return ::write(fd_, text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

    std::string take() const
    {
        std::string text;
        std::array<char, 4096> piece{};
        ssize_t got = 0;
        while ((got = ::pread(fd_, piece.data(), piece.size(), static_cast<off_t>(text.size()))) >
               0) {
            text.append(piece.data(), static_cast<std::size_t>(got));
        }
        return text;
    }

  private:
    int fd_;
};

struct Running {
    std::size_t index = 0;
    Mailbox mailbox;
    Clock::time_point start;
};

constexpr int machine_at_fault = 3;

/// The child's whole life. It leaves without destructors: they belong to the parent.
[[noreturn]] void live_as_child(std::size_t index, const Work& work, const Mailbox& mailbox)
{
    std::ostringstream messages;
    int code = machine_at_fault;
    try {
        code = work(index, messages);
    } catch (const std::exception& error) {
        messages << error.what() << '\n';
    }
    const bool delivered = mailbox.put(messages.str());
    ::_exit(delivered ? code : machine_at_fault);
}

class Workers {
  public:
    explicit Workers(const Work& work) : work_(work) {}

    std::size_t count() const { return running_.size(); }

    void start(std::size_t index)
    {
        Running running{index, {}, Clock::now()};
        const pid_t child = ::fork();
        if (child < 0) {
            fail("cannot start a worker process");
        }
        if (child == 0) {
            live_as_child(index, work_, running.mailbox);
        }
        running_.emplace(child, std::move(running));
    }

    /// Waits for any of our children; others' children are not ours to reap.
    Ended wait()
    {
        while (true) {
            int status = 0;
            const pid_t child = ::waitpid(-1, &status, 0);
            if (child < 0 && errno != EINTR) {
                fail("cannot wait for a worker process");
            }
            const auto found = running_.find(child);
            if (found == running_.end()) {
                continue;
            }
            const Running running = std::move(found->second);
            running_.erase(found);
            const std::chrono::duration<double> time = Clock::now() - running.start;
            const auto code =
                WIFEXITED(status) ? std::optional<int>(WEXITSTATUS(status)) : std::nullopt;
            return {running.index, code, running.mailbox.take(), time.count()};
        }
    }

  private:
    const Work& work_;
    std::map<pid_t, Running> running_;
};

} // namespace

void run_in_workers(const std::vector<std::size_t>& pieces, unsigned at_once, const Work& work,
                    const std::function<Then(const Ended&)>& ended)
{
    Workers workers(work);
    auto next = pieces.begin();
    while (next != pieces.end() || workers.count() > 0) {
        while (next != pieces.end() && workers.count() < at_once) {
            workers.start(*next++);
        }
        if (ended(workers.wait()) == Then::Stop) {
            next = pieces.end();
        }
    }
}

} // namespace printer
