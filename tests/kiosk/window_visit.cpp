#include "tests/kiosk/window_visit.hpp"

#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

namespace support {

using namespace std::chrono_literals;

void require_windows()
{
    for (const char* program : {"Xvfb", "xdotool"}) {
        INFO(program << " is missing; install the packages xvfb and xdotool");
        REQUIRE(have_program(program));
    }
}

Words kiosk_command(const Words& options)
{
    Words command{bin_dir() + "/pelita-kiosk", "--today", "2026-11-24"};
    const auto unless_given = [&](const char* option, const std::string& value) {
        if (std::find(options.begin(), options.end(), option) == options.end()) {
            command.insert(command.end(), {option, value});
        }
    };
    unless_given("--guide", (source_dir() / "content/guide").string());
    unless_given("--ppi", "100");
    command.insert(command.end(), options.begin(), options.end());
    return command;
}

WindowVisit::WindowVisit() : WindowVisit(std::make_unique<TemporaryFolder>(), nullptr) {}

WindowVisit::WindowVisit(std::unique_ptr<TemporaryFolder> folder, std::unique_ptr<Screen> screen,
                         const Words& options, const Words& environment)
    : folder_(std::move(folder)),
      screen_(screen ? std::move(screen) : std::make_unique<VirtualScreen>(folder_->path())),
      painter_(paint::PictogramSet(source_dir() / "content/guide/pictograms")),
      // The GL driver leaves 112 bytes and is unloaded before LeakSanitizer could name it.
      command_{"env", "DISPLAY=" + screen_->display(), "ASAN_OPTIONS=detect_leaks=0"}
{
    Words words{"--state", state_folder().string()};
    words.insert(words.end(), options.begin(), options.end());
    const Words kiosk = kiosk_command(words);
    command_.insert(command_.end(), environment.begin(), environment.end());
    command_.insert(command_.end(), kiosk.begin(), kiosk.end());
    start();
}

void WindowVisit::change_screen(std::unique_ptr<Screen> screen)
{
    screen_ = std::move(screen);
    command_.at(1) = "DISPLAY=" + screen_->display();
}

void WindowVisit::start()
{
    program_ = std::make_unique<RunningProgram>(command_, folder_->path() / "kiosk.log");
}

std::size_t WindowVisit::wrong_pixels(const paint::Pixmap& expected)
{
    const auto end = std::chrono::steady_clock::now() + longest_wait;
    std::size_t wrong = expected.pixels.size();
    while (wrong > 0 && std::chrono::steady_clock::now() < end && !program_->ended()) {
        wrong = different_pixels(screen_->picture(), expected);
        std::this_thread::sleep_for(20ms);
    }
    return wrong;
}

paint::Pixmap WindowVisit::expected()
{
    return paint::rasterise(visitor_.kiosk().on_glass(), test_pixels_per_point, painter_);
}

paint::Pixmap WindowVisit::screenshot(const std::string& name, const std::string& language)
{
    const auto file = folder_->path() / "page.png";
    const auto said = run(kiosk_command(
        {"--screenshot", name, "--lang", language, "--size", "1366x768", "--out", file.string()}));
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    return read_png(file);
}

void WindowVisit::xdotool(const Words& words)
{
    Words command{"env", "DISPLAY=" + screen_->display(), "xdotool"};
    command.insert(command.end(), words.begin(), words.end());
    const auto said = run(command);
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
}

layout::Point WindowVisit::aim_at(const std::string& action)
{
    const auto at = visitor_.place_of(action);
    INFO(action << " on " << visitor_.screen());
    REQUIRE(at);
    constexpr auto look = kiosk::Touch::deaf_time + 50ms;
    std::this_thread::sleep_for(look);
    visitor_.wait(look);
    return *at;
}

Words WindowVisit::pixels_of(const std::string& action)
{
    const layout::Point at = aim_at(action);
    return {std::to_string(to_pixel(at.x)), std::to_string(to_pixel(at.y))};
}

void WindowVisit::tap(const std::string& action)
{
    const Words at = pixels_of(action);
    xdotool({"mousemove", at[0], at[1], "click", "1"});
    REQUIRE(visitor_.tap(action));
    INFO("touched " << action << ", now " << visitor_.screen());
    REQUIRE(wrong_pixels() == 0);
}

int to_pixel(layout::Points length)
{
    return static_cast<int>(length.value() * test_pixels_per_point);
}

} // namespace support
