#include "kiosk/slip.hpp"

#include "content/model/revision.hpp"
#include "content/paint/write_pdf.hpp"
#include "kiosk/child_program.hpp"

#include <fmt/format.h>
#include <poll.h>
#include <pwd.h>

#include <cmath>
#include <iostream>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace kiosk {

namespace {

using namespace std::chrono_literals;
using layout::screens::SlipState;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::milliseconds answer_patience{5'000}; ///< For `lpstat`.
/// For `cancel`, which nobody may cut short: an end waits for it, and has 10 s in all. A kiosk that
/// goes on tries again.
constexpr std::chrono::milliseconds cancel_patience{3'000};

/// Whose jobs ours are.
std::string user_name()
{
    const passwd* const user = ::getpwuid(::getuid());
    return user != nullptr ? user->pw_name : std::to_string(::getuid());
}

/// A slip as the printer gets it.
struct PrintedSlip {
    std::string pdf;
    int length_mm = 0;
};

PrintedSlip draw_slip(const layout::SlipValues& values, const content::Guide& guide,
                      const fonts::FontCatalogue& fonts)
{
    layout::TextScratch scratch;
    const content::FormatSpec& format = guide.formats.at(layout::slip_format);
    const layout::DisplayList list = layout::lay_out_slip(values, format, fonts, scratch);
    PrintedSlip slip;
    slip.length_mm = static_cast<int>(std::ceil(layout::to_millimetres(list.size.height).value()));
    paint::PdfPage page;
    page.list = &list;
    page.media = {list.size.width, to_points(layout::Millimetres(slip.length_mm))};
    paint::Painter painter(paint::PictogramSet(guide.folder / "pictograms"));
    slip.pdf = paint::write_pdf(
        std::span(&page, 1),
        {"Pelita", content::iso_date(content::revision_date(guide)), paint::Tagged::No}, painter);
    return slip;
}

/// Whether a word of a list is the id of a job.
bool names_job(std::string_view list, const std::string& id)
{
    for (std::size_t at = list.find(id); at != std::string_view::npos; at = list.find(id, at + 1)) {
        const std::size_t end = at + id.size();
        const bool begins = at == 0 || list[at - 1] == '\n';
        if (begins && (end == list.size() || list[end] == ' ')) {
            return true;
        }
    }
    return false;
}

} // namespace

PrinterLook parse_lpstat(std::string_view text)
{
    PrinterLook look;
    const std::string_view first = text.substr(0, text.find('\n'));
    look.is_idle = first.find(" is idle") != std::string_view::npos;
    constexpr std::string_view key = "Alerts:";
    if (const auto at = text.find(key); at != std::string_view::npos) {
        const std::string_view alerts = text.substr(at, text.find('\n', at) - at);
        look.is_out_of_paper = alerts.find("media-empty") != std::string_view::npos;
    }
    return look;
}

std::string parse_job(std::string_view text)
{
    constexpr std::string_view key = "request id is ";
    const auto at = text.find(key);
    if (at == std::string_view::npos) {
        return {};
    }
    const std::string_view rest = text.substr(at + key.size());
    return std::string(rest.substr(0, rest.find_first_of(" \n")));
}

SlipPrinter::SlipPrinter(std::string queue, std::shared_ptr<const content::Guide> guide,
                         const fonts::FontCatalogue& fonts, SlipPatience patience)
    : queue_(std::move(queue)), guide_(std::move(guide)), fonts_(fonts), patience_(patience)
{
    thread_ = std::thread([this] { work(); });
}

SlipPrinter::~SlipPrinter()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    stop_bell_.ring();
    wake_.notify_one();
    thread_.join();
}

void SlipPrinter::print(SlipJob job)
{
    {
        const std::lock_guard lock(mutex_);
        wanted_ = std::move(job);
    }
    wake_.notify_one();
}

void SlipPrinter::forget()
{
    const std::lock_guard lock(mutex_);
    wanted_.reset();
    forgotten_ = true;
}

bool SlipPrinter::is_forgotten()
{
    const std::lock_guard lock(mutex_);
    return forgotten_;
}

/// @param id of the job; empty: all our jobs of the queue. Also when the kiosk ends.
void SlipPrinter::cancel(const std::string& id)
{
    constexpr int never = -1;
    constexpr int most_tries = 3;
    // Not `-a` alone, nor `-u` before it: that asks to cancel everybody's jobs, which CUPS lets
    // only its administrators do.
    const std::vector<std::string> command =
        id.empty() ? std::vector<std::string>{"cancel", "-a", "-u", user_name(), queue_}
                   : std::vector<std::string>{"cancel", id};
    for (int tries = 0; tries < most_tries; ++tries) {
        const auto end = run_child(command, {}, cancel_patience, never).end;
        if (end != ChildEnd::OutOfTime || !sleep(0ms)) {
            return;
        }
    }
}

std::optional<SlipNews> SlipPrinter::take()
{
    bell_.hush();
    const std::lock_guard lock(mutex_);
    return std::exchange(news_, std::nullopt);
}

void SlipPrinter::tell(const SlipJob& job, SlipState state)
{
    {
        const std::lock_guard lock(mutex_);
        news_ = SlipNews{job.number, state};
    }
    bell_.ring();
}

/// @return false if the kiosk ends.
bool SlipPrinter::sleep(std::chrono::milliseconds time) const
{
    pollfd stop{stop_bell_.descriptor(), POLLIN, 0};
    return poll(&stop, 1, static_cast<int>(time.count())) == 0;
}

void SlipPrinter::work()
{
    while (true) {
        SlipJob job;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stop_ || wanted_; });
            if (stop_) {
                return;
            }
            job = *std::exchange(wanted_, std::nullopt);
            forgotten_ = false;
        }
        try {
            print_now(job);
        } catch (const std::exception& error) { // A slip less: no reason to stop a kiosk.
            std::cerr << "pelita-kiosk: no slip: " << error.what() << '\n';
            tell(job, SlipState::NotPrinted);
        }
    }
}

void SlipPrinter::print_now(const SlipJob& job)
{
    const PrintedSlip slip = draw_slip(job.values, *guide_, fonts_);
    const auto look = look_at_printer();
    if (is_forgotten()) {
        return; // While CUPS was asked.
    }
    const bool is_ready = look && !look->is_out_of_paper;
    const auto result = run_child(
        {"lp", "-d", queue_, "-o", fmt::format("media=Custom.80x{}mm", slip.length_mm), "-"},
        slip.pdf, patience_.queue, stop_bell_.descriptor());
    if (result.end == ChildEnd::Stopped) {
        return;
    }
    if (!result.succeeded()) {
        if (result.end == ChildEnd::OutOfTime) {
            cancel({}); // It may be queued already: nobody is to find it tomorrow.
        }
        std::cerr << "pelita-kiosk: lp does not take a slip for \"" << queue_ << "\"\n";
        tell(job, SlipState::NotPrinted);
        return;
    }
    follow(job, parse_job(result.out), is_ready ? Before::Ready : Before::NoPaper);
}

/// None if CUPS does not answer.
std::optional<PrinterLook> SlipPrinter::look_at_printer()
{
    const auto answer =
        run_child({"lpstat", "-l", "-p", queue_}, {}, answer_patience, stop_bell_.descriptor());
    return answer.succeeded() ? std::optional(parse_lpstat(answer.out)) : std::nullopt;
}

bool SlipPrinter::is_queued(const std::string& id)
{
    const auto jobs =
        run_child({"lpstat", "-o", queue_}, {}, answer_patience, stop_bell_.descriptor());
    // Who gets no answer does not say that the slip is out.
    return !jobs.succeeded() || (id.empty() ? !jobs.out.empty() : names_job(jobs.out, id));
}

/// Looks at the printer until the slip lies there, or nobody waits for it any more.
void SlipPrinter::follow(const SlipJob& job, const std::string& id, Before before)
{
    const auto deadline = Clock::now() + patience_.paper;
    SlipState told = SlipState::Printing;
    while (Clock::now() < deadline) {
        const PrinterLook look = look_at_printer().value_or(PrinterLook{});
        const bool stops = !sleep(0ms);
        if (stops || (look.is_out_of_paper && is_forgotten())) {
            if (told == SlipState::PaperOut || !stops) {
                cancel(id);
            }
            return;
        }
        // Paper that was there and is no more ran out with this slip. Where there was none before,
        // a slip may have gone to a printer that keeps it until there is.
        const bool may_lie_there = before == Before::Ready || !look.is_out_of_paper;
        if (look.is_idle && may_lie_there && !is_queued(id)) {
            tell(job, SlipState::Printed);
            return;
        }
        const SlipState state = look.is_out_of_paper ? SlipState::PaperOut : SlipState::Printing;
        if (state != std::exchange(told, state)) {
            tell(job, state);
        }
        if (!sleep(patience_.look)) {
            if (told == SlipState::PaperOut) {
                cancel(id);
            }
            return;
        }
    }
    cancel(id);
    tell(job, SlipState::NotPrinted);
}

} // namespace kiosk
