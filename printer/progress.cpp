#include "printer/progress.hpp"

#include <fmt/format.h>

#include <unistd.h>

namespace printer {

namespace {

constexpr std::size_t bar_cells = 40;

} // namespace

Progress::Progress(std::size_t total, ProgressBar bar, std::ostream& out)
    : total_(total), bar_(bar), out_(out), start_(std::chrono::steady_clock::now())
{
    show_bar();
}

Progress::~Progress()
{
    clear_bar();
}

void Progress::report(const std::string& word, const std::string& what, double seconds)
{
    ++done_;
    rendered_ += seconds > 0 ? 1 : 0;
    clear_bar();
    const std::string total = std::to_string(total_);
    out_ << fmt::format("[{:>{}}/{}] {} {} {:.1f} s eta {}\n", done_, total.size(), total, word,
                        what, seconds, eta());
    show_bar();
}

std::string Progress::eta() const
{
    const std::size_t left = total_ - done_;
    if (rendered_ == 0 || left == 0) {
        return "0:00";
    }
    const std::chrono::duration<double> spent = std::chrono::steady_clock::now() - start_;
    const auto seconds = static_cast<long>(spent.count() / static_cast<double>(rendered_) *
                                           static_cast<double>(left));
    return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
}

void Progress::show_bar()
{
    if (bar_ == ProgressBar::Yes && total_ > 0) {
        const std::size_t full = done_ * bar_cells / total_;
        out_ << fmt::format("[{:#<{}}{:-<{}}] {} %", "", full, "", bar_cells - full,
                            done_ * 100 / total_)
             << std::flush;
    }
}

void Progress::clear_bar()
{
    if (bar_ == ProgressBar::Yes) {
        out_ << "\r\x1b[K" << std::flush;
    }
}

ProgressBar progress_bar_of_stderr()
{
    return ::isatty(STDERR_FILENO) != 0 ? ProgressBar::Yes : ProgressBar::No;
}

} // namespace printer
