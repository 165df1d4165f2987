#include "printer/workers.hpp"

#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <iterator>
#include <list>
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

/// A file descriptor that is closed once.
class Handle {
  public:
    /// @throws std::system_error naming what could not be had.
    Handle(int fd, const char* what) : fd_(fd)
    {
        if (fd_ < 0) {
            fail(what);
        }
    }
    ~Handle()
    {
        if (fd_ >= 0) {
            ::close(fd_);
        }
    }
    Handle(Handle&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    Handle& operator=(Handle&&) = delete;
    int get() const { return fd_; }

  private:
    int fd_;
};

/// A file in memory that parent and child share: unlike a pipe, it never makes the child wait.
class Mailbox {
  public:
    Mailbox() : file_(::memfd_create("messages", MFD_CLOEXEC), "no memory for a worker's messages")
    {}

    /// @return whether all of it was taken.
    bool put(std::string_view text) const
    {
        return ::write(file_.get(), text.data(), text.size()) == static_cast<ssize_t>(text.size());
    }

    std::string take() const
    {
        std::string text;
        std::array<char, 4096> piece{};
        ssize_t got = 0;
        while ((got = ::pread(file_.get(), piece.data(), piece.size(),
                              static_cast<off_t>(text.size()))) > 0) {
            text.append(piece.data(), static_cast<std::size_t>(got));
        }
        return text;
    }

  private:
    Handle file_;
};

/// A forked process.
class Child {
  public:
    /// In the child `pid()` is 0. @throws std::system_error
    static Child fork()
    {
        const pid_t pid = ::fork();
        if (pid < 0) {
            fail("cannot start a worker process");
        }
        return Child(pid);
    }

    pid_t pid() const { return pid_; }

    /// Waits for this child. @return its wait status; none if it cannot be known.
    std::optional<int> wait() const
    {
        int status = 0;
        pid_t ended = 0;
        do {
            ended = ::waitpid(pid_, &status, 0);
        } while (ended < 0 && errno == EINTR);
        return ended == pid_ ? std::optional<int>(status) : std::nullopt;
    }

  private:
    explicit Child(pid_t pid) : pid_(pid) {}
    pid_t pid_;
};

struct Running {
    std::size_t index = 0;
    Mailbox mailbox;
    Clock::time_point start;
    Child child;
    Handle end; ///< Readable once the child has ended; waiting for any child would take others'.
};

constexpr int machine_at_fault = 3;

/// In a child: a batch that is killed leaves nobody who still writes what the next run makes anew.
void die_with(pid_t parent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent) { // It ended before it could be watched.
        ::_exit(machine_at_fault);
    }
}

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
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    /// No child outlives its parent's interest: what an exception leaves running is waited for.
    ~Workers()
    {
        for (const Running& running : running_) {
            running.child.wait();
        }
    }

    std::size_t count() const { return running_.size(); }

    void start(std::size_t index)
    {
        Mailbox mailbox;
        const auto begun = Clock::now();
        const pid_t parent = ::getpid();
        const Child child = Child::fork();
        if (child.pid() == 0) {
            die_with(parent);
            live_as_child(index, work_, mailbox);
        }
        // glibc 2.36 declares pidfd_open for C only.
        const auto end = static_cast<int>(::syscall(SYS_pidfd_open, child.pid(), 0));
        if (end < 0) {
            const int reason = errno;
            child.wait();
            errno = reason;
        }
        running_.push_back({index, std::move(mailbox), begun, child,
                            Handle(end, "cannot watch a worker process")});
    }

    /// Waits for any of our children; others' children are not ours to reap.
    Ended wait()
    {
        const auto first = std::next(running_.begin(), static_cast<std::ptrdiff_t>(first_to_end()));
        const auto status = first->child.wait();
        const std::chrono::duration<double> time = Clock::now() - first->start;
        const bool exited = status && WIFEXITED(*status);
        Ended ended{first->index, exited ? std::optional<int>(WEXITSTATUS(*status)) : std::nullopt,
                    first->mailbox.take(), time.count()};
        running_.erase(first);
        return ended;
    }

  private:
    std::size_t first_to_end() const
    {
        std::vector<pollfd> ends;
        for (const Running& running : running_) {
            ends.push_back({running.end.get(), POLLIN, 0});
        }
        while (::poll(ends.data(), ends.size(), -1) < 0) {
            if (errno != EINTR) {
                fail("cannot wait for a worker process");
            }
        }
        const auto ended =
            std::ranges::find_if(ends, [](const pollfd& end) { return end.revents != 0; });
        return static_cast<std::size_t>(ended - ends.begin());
    }

    const Work& work_;
    std::list<Running> running_;
};

} // namespace

void run_in_workers(const std::vector<std::size_t>& pieces, unsigned at_once, const Work& work,
                    const std::function<Then(const Ended&)>& ended)
{
    Workers workers(work);
    auto next = pieces.begin();
    while (next != pieces.end() || workers.count() > 0) {
        try {
            while (next != pieces.end() && workers.count() < at_once) {
                workers.start(*next++);
            }
        } catch (const std::system_error&) {
            while (workers.count() > 0) {
                ended(workers.wait()); // what was begun is not lost
            }
            throw;
        }
        if (ended(workers.wait()) == Then::Stop) {
            next = pieces.end();
        }
    }
}

} // namespace printer
