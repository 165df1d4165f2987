#include "tests/bench/kiosk_start.hpp"

#include "content/model/files.hpp"
#include "tests/bench/many_posters.hpp"

#include <SFML/Window.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr int rounds = 9;
constexpr int browser_rounds = 3;
constexpr std::uint32_t floor_colour = 0x121E42;
constexpr const char* browser = "/usr/bin/chromium";

double median(std::vector<double> values)
{
    std::ranges::sort(values);
    return values.at(values.size() / 2);
}

struct Start {
    double seconds = 0;
    double pss = 0;
};

/// A server of its own for each: no window of the one before stands there.
Start time_start(const std::vector<std::string>& command, const std::vector<Mark>& marks,
                 Errors errors = Errors::Shown)
{
    const XScreen screen(panel_width, panel_height);
    const auto begin = Clock::now();
    const Running program(command, screen.name(), errors);
    const auto seen = wait_for(screen, marks, command.front());
    return {std::chrono::duration<double>(seen - begin).count(), pss_mib(program.id())};
}

std::vector<Mark> floor_marks()
{
    return {{10, 10, floor_colour}, {panel_width / 2, panel_height / 2, floor_colour}};
}

} // namespace

int show_bare_window()
{
    sf::Window window(sf::VideoMode(panel_width, panel_height), "floor", sf::Style::None);
    window.setPosition({0, 0});
    fill_window(window.getSystemHandle(), panel_width, panel_height, floor_colour);
    while (true) {
        sf::Event event;
        window.waitEvent(event);
    }
}

StartTimes time_starts()
{
    KioskMirror mirror;
    const auto marks = marks_of({}, mirror.picture());
    const std::vector<std::string> floor{std::string(PELITA_BIN_DIR) + "/kiosk_bench", "--floor"};
    std::vector<double> floors;
    std::vector<double> kiosks;
    StartTimes times;
    for (int round = 0; round < rounds; ++round) {
        const Start bare = time_start(floor, floor_marks(), Errors::Dropped);
        const Start kiosk = time_start(kiosk_command(), marks);
        floors.push_back(bare.seconds);
        kiosks.push_back(kiosk.seconds);
        times.floor_pss = bare.pss;
        times.kiosk_pss = kiosk.pss;
    }
    times.floor = median(floors);
    times.kiosk = median(kiosks);
    return times;
}

std::optional<BrowserFigures> time_browser()
{
    if (!fs::exists(browser)) {
        return std::nullopt;
    }
    KioskMirror mirror;
    const paint::Pixmap picture = mirror.picture();
    const Folder folder;
    const auto png = paint::encode_png(picture);
    content::write_file(folder.path / "page.png", std::string(png.begin(), png.end()));
    content::write_file(folder.path / "page.html",
                        "<!doctype html><meta charset=utf-8><title>Pelita</title>"
                        "<style>body{margin:0;overflow:hidden}img{display:block}</style>"
                        "<img src=page.png><p>Pelita</p>");
    std::vector<double> seconds;
    BrowserFigures figures;
    for (int round = 0; round < browser_rounds; ++round) {
        const std::vector<std::string> command{
            browser, "--kiosk", "--no-sandbox", "--no-first-run", "--disable-gpu",
            "--force-device-scale-factor=1", "--force-color-profile=srgb", "--window-position=0,0",
            // A window without a manager is a little smaller than it is told.
            fmt::format("--window-size={},{}", panel_width + 4, panel_height + 4),
            fmt::format("--user-data-dir={}", (folder.path / "profile").string()),
            "file://" + (folder.path / "page.html").string()};
        const Start start = time_start(command, marks_of({}, picture), Errors::Dropped);
        seconds.push_back(start.seconds);
        figures.pss = start.pss;
    }
    figures.seconds = median(seconds);
    return figures;
}

} // namespace bench
