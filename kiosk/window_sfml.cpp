#include "kiosk/options.hpp"
#include "kiosk/page_worker.hpp"
#include "kiosk/x_wakeup.hpp"

#include <SFML/Graphics.hpp>
#include <poll.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <iostream>
#include <optional>
#include <stdexcept>
#include <system_error>

namespace kiosk {

namespace {

using content::Exit;

/// SIGTERM and SIGINT as something to poll: the only ways out of the kiosk.
class StopSignals {
  public:
    StopSignals()
    {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, SIGTERM);
        sigaddset(&set, SIGINT);
        pthread_sigmask(SIG_BLOCK, &set, nullptr); // Before any thread begins: all inherit it.
        descriptor_ = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
        if (descriptor_ < 0) {
            throw std::system_error(errno, std::generic_category(), "signalfd");
        }
    }
    ~StopSignals() { close(descriptor_); }
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;

    int descriptor() const { return descriptor_; }

  private:
    int descriptor_ = -1;
};

/// The picture on the screen: one texture that takes changed rectangles only.
class Surface {
  public:
    explicit Surface(sf::RenderWindow& window) : window_(window) {}

    /// @return whether anything changed.
    bool update(const paint::Pixmap& pixmap)
    {
        const auto dirty = changed_rows(pixmap);
        if (dirty.first >= dirty.second) {
            return false;
        }
        if (shown_.pixels.size() != pixmap.pixels.size()) {
            if (!texture_.create(static_cast<unsigned>(pixmap.width),
                                 static_cast<unsigned>(pixmap.height))) {
                throw std::runtime_error("the graphics driver has no texture as large as the "
                                         "panel; use a smaller mode");
            }
            sprite_.setTexture(texture_, true);
        }
        const auto width = static_cast<std::size_t>(pixmap.width);
        rgba_.resize(width * static_cast<std::size_t>(dirty.second - dirty.first) * 4);
        std::size_t at = 0;
        for (std::size_t i = static_cast<std::size_t>(dirty.first) * width;
             i < static_cast<std::size_t>(dirty.second) * width; ++i) {
            const std::uint32_t pixel = pixmap.pixels[i];
            rgba_[at++] = static_cast<sf::Uint8>(pixel >> 16);
            rgba_[at++] = static_cast<sf::Uint8>(pixel >> 8);
            rgba_[at++] = static_cast<sf::Uint8>(pixel);
            rgba_[at++] = 0xFF;
        }
        texture_.update(rgba_.data(), static_cast<unsigned>(pixmap.width),
                        static_cast<unsigned>(dirty.second - dirty.first), 0,
                        static_cast<unsigned>(dirty.first));
        shown_ = pixmap;
        return true;
    }

    /// The back buffer is undefined after display(): always the whole picture.
    void present()
    {
        window_.draw(sprite_);
        window_.display();
    }

  private:
    /// Rows [first, last) that differ from what is shown.
    std::pair<int, int> changed_rows(const paint::Pixmap& pixmap) const
    {
        if (shown_.pixels.size() != pixmap.pixels.size() || shown_.width != pixmap.width) {
            return {0, pixmap.height};
        }
        const auto width = static_cast<std::ptrdiff_t>(pixmap.width);
        const auto same = [&](int row) {
            const auto begin = pixmap.pixels.begin() + row * width;
            return std::equal(begin, begin + width, shown_.pixels.begin() + row * width);
        };
        int first = 0;
        int last = pixmap.height;
        while (first < last && same(first)) {
            ++first;
        }
        while (last > first && same(last - 1)) {
            --last;
        }
        return {first, last};
    }

    sf::RenderWindow& window_;
    sf::Texture texture_;
    sf::Sprite sprite_;
    paint::Pixmap shown_;
    std::vector<sf::Uint8> rgba_;
};

std::optional<Key> key_of(sf::Keyboard::Key code)
{
    switch (code) {
    case sf::Keyboard::Left:
        return Key::Left;
    case sf::Keyboard::Right:
        return Key::Right;
    case sf::Keyboard::Up:
        return Key::Up;
    case sf::Keyboard::Down:
        return Key::Down;
    case sf::Keyboard::Enter:
        return Key::Enter;
    case sf::Keyboard::H:
        return Key::Home;
    case sf::Keyboard::R:
        return Key::Replay;
    case sf::Keyboard::BackSpace:
        return Key::Back;
    default:
        return std::nullopt; // Anything else is dropped (KIOSK.md 2.10).
    }
}

/// One kiosk in one window: waits, takes events, asks the worker for pages, shows what changed.
class WindowLoop {
  public:
    WindowLoop(const Opened& opened, const Options& options, XWakeup& wakeup,
               const StopSignals& signals)
        : wakeup_(wakeup), signals_(signals), panel_(options.panel),
          kiosk_(*opened.screens, panel_.size()),
          worker_(*opened.screens, *opened.fonts, panel_.pixels_per_point()),
          // No mode is asked for: fullscreen grabs the pointer and changes the panel's mode.
          window_(sf::VideoMode(static_cast<unsigned>(panel_.pixels.width),
                                static_cast<unsigned>(panel_.pixels.height)),
                  "Pelita", sf::Style::None),
          surface_(window_), started_(std::chrono::steady_clock::now())
    {
        if (!window_.isOpen()) {
            throw std::runtime_error("the X server opens no window (is GLX there?)");
        }
        window_.setPosition({0, 0}); // Style::None centres by the width in SFML 2.5.
        window_.setMouseCursorVisible(options.window);
        window_.setKeyRepeatEnabled(false);
        wakeup_.watch(window_.getSystemHandle());
    }

    Exit run()
    {
        ask_for_page();
        while (wait()) {
            kiosk_.tick(now());
            take_events();
            // A page that is out of date counts for nothing: the right one is asked for below.
            auto drawn = worker_.take();
            if (drawn && drawn->page.request == kiosk_.request()) {
                kiosk_.take(std::move(drawn->page), now());
                dirty_ = surface_.update(drawn->pixmap) || dirty_;
            }
            ask_for_page();
            if (dirty_) {
                surface_.present();
                dirty_ = false;
            }
        }
        return Exit::Done;
    }

  private:
    Moment now() const
    {
        return std::chrono::duration_cast<Moment>(std::chrono::steady_clock::now() - started_);
    }

    /// Sleeps until something happens. @return false at the end.
    bool wait()
    {
        constexpr int again = 10; // SFML has an event at most this much later than our connection.
        int timeout = -1;
        if (const auto due = kiosk_.next_tick(now())) {
            timeout = static_cast<int>(std::max<std::int64_t>((*due - now()).count(), 0)) + 1;
        }
        if (look_again_ > 0) {
            timeout = timeout < 0 ? again : std::min(timeout, again);
        }
        std::array<pollfd, 3> watched{{{wakeup_.descriptor(), POLLIN, 0},
                                       {worker_.descriptor(), POLLIN, 0},
                                       {signals_.descriptor(), POLLIN, 0}}};
        // Events that Xlib has read already do not wake poll, and neither does what came while the
        // last page was shown: without a look at SFML a finger's lift would be lost.
        const Drained before = wakeup_.drain();
        poll(watched.data(), watched.size(), before.any ? 0 : timeout);
        const Drained after = wakeup_.drain();
        dirty_ = before.exposed || after.exposed || dirty_;
        // A busy machine may hand an event to SFML later than to us: look a few times.
        constexpr int looks = 10;
        look_again_ = before.any || after.any ? looks : std::max(look_again_ - 1, 0);
        return (watched[2].revents & POLLIN) == 0;
    }

    void take_events()
    {
        sf::Event event;
        while (window_.pollEvent(event)) {
            take_event(event);
        }
    }

    void take_event(const sf::Event& event)
    {
        if (event.type == sf::Event::MouseButtonPressed) {
            kiosk_.down(mouse_contact, at(event.mouseButton.x, event.mouseButton.y), now());
        } else if (event.type == sf::Event::MouseButtonReleased) {
            kiosk_.moved(mouse_contact, at(event.mouseButton.x, event.mouseButton.y), now());
            kiosk_.up(mouse_contact, now());
        } else if (event.type == sf::Event::MouseMoved) {
            kiosk_.moved(mouse_contact, at(event.mouseMove.x, event.mouseMove.y), now());
        } else if (event.type == sf::Event::KeyPressed) {
            if (const auto key = key_of(event.key.code)) {
                kiosk_.key(*key, now());
            }
        } // Closed and the focus of the window mean nothing here: leave only on SIGTERM.
    }

    layout::Point at(int x, int y) const
    {
        return {layout::Points((x + 0.5) / panel_.pixels_per_point()),
                layout::Points((y + 0.5) / panel_.pixels_per_point())};
    }

    void ask_for_page()
    {
        if (!kiosk_.wants_page()) {
            asked_.reset();
            return;
        }
        const PageRequest wanted = kiosk_.request();
        if (!(asked_ && *asked_ == wanted)) {
            asked_ = wanted;
            worker_.request(wanted);
        }
    }

    XWakeup& wakeup_;
    const StopSignals& signals_;
    PanelOptions panel_;
    Kiosk kiosk_;
    PageWorker worker_;
    sf::RenderWindow window_;
    Surface surface_;
    std::chrono::steady_clock::time_point started_;
    std::optional<PageRequest> asked_;
    bool dirty_ = false;
    int look_again_ = 0; ///< Times to look at SFML without being woken.
};

} // namespace

Exit show(const Options& options)
{
    const StopSignals signals; // Blocked before the worker's thread begins.
    const auto wakeup = XWakeup::open();
    if (!wakeup) {
        std::cerr << "pelita-kiosk: there is no X server; start one and set DISPLAY, or use "
                     "--screenshot\n";
        return Exit::MachineAtFault;
    }
    Options shown = options;
    if (!options.window) {
        shown.panel.pixels = {wakeup->screen().width, wakeup->screen().height};
    }
    const Opened opened = open_guide(shown);
    return WindowLoop(opened, shown, *wakeup, signals).run();
}

} // namespace kiosk
