#include "kiosk/page_worker.hpp"

#include <pthread.h>

#include <iostream>
#include <utility>

namespace kiosk {

namespace {

/// As `attract` looks when nobody touches it.
bool is_at_rest(const PageRequest& request)
{
    return request.screen.kind == ScreenKind::Attract && request.look.pressed.empty() &&
           request.look.focus.empty() && request.picture == Picture::On;
}

} // namespace

PageWorker::PageWorker(const layout::screens::GuideScreens& screens,
                       const fonts::FontCatalogue& fonts, double pixels_per_point,
                       PageRequest first)
    : screens_(screens), fonts_(fonts), pixels_per_point_(pixels_per_point),
      wanted_(std::move(first))
{
    thread_ = std::thread([this] { work(); });
    pthread_setname_np(thread_.native_handle(), "pages"); // For who looks with top or a debugger.
}

PageWorker::~PageWorker()
{
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    wake_.notify_one();
    thread_.join();
}

void PageWorker::request(PageRequest request)
{
    {
        const std::lock_guard lock(mutex_);
        wanted_ = std::move(request);
    }
    wake_.notify_one();
}

std::optional<DrawnPage> PageWorker::take()
{
    bell_.hush();
    const std::lock_guard lock(mutex_);
    if (failure_) {
        std::rethrow_exception(failure_);
    }
    return std::exchange(done_, std::nullopt);
}

std::optional<HandPictures> PageWorker::take_hand()
{
    const std::lock_guard lock(mutex_);
    return std::exchange(hand_, std::nullopt);
}

Worker PageWorker::beat()
{
    const std::lock_guard lock(mutex_);
    wake_.notify_one();
    return std::exchange(asked_, true) ? Worker::Silent : Worker::Answered;
}

void PageWorker::work()
{
    layout::TextScratch scratch;
    std::optional<paint::Painter> painter;
    while (true) {
        PageRequest request;
        {
            std::unique_lock lock(mutex_);
            wake_.wait(lock, [&] { return stop_ || wanted_ || asked_; });
            if (stop_) {
                return;
            }
            asked_ = false;
            if (!wanted_) {
                continue;
            }
            request = *std::exchange(wanted_, std::nullopt);
        }
        std::optional<DrawnPage> drawn;
        std::optional<layout::DisplayList> at_rest;
        std::exception_ptr failure;
        try {
            if (!painter) {
                painter.emplace(paint::PictogramSet(screens_.guide().folder / "pictograms"));
            }
            drawn.emplace();
            drawn->page = prepare_page(screens_, request, fonts_, scratch);
            drawn->pixmap = paint::rasterise(drawn->page.on_glass(), pixels_per_point_, *painter);
            if (is_at_rest(request)) {
                at_rest = drawn->page.list;
            }
        } catch (...) {
            failure = std::current_exception();
        }
        {
            const std::lock_guard lock(mutex_);
            done_ = std::move(drawn);
            failure_ = failure ? failure : failure_;
        }
        bell_.ring();
        if (at_rest) { // Nobody waits for it: the page comes first.
            draw_moving_hand(*at_rest, *painter);
        }
    }
}

/// A hand that cannot be drawn is still: no reason to stop.
void PageWorker::draw_moving_hand(const layout::DisplayList& page, paint::Painter& painter)
{
    HandPictures hand;
    try {
        hand = draw_hand(page, pixels_per_point_, painter).value_or(HandPictures{});
    } catch (const std::exception& error) {
        std::cerr << "pelita-kiosk: the touch hand does not move: " << error.what() << '\n';
    }
    {
        const std::lock_guard lock(mutex_);
        hand_ = std::move(hand);
    }
    bell_.ring();
}

} // namespace kiosk
