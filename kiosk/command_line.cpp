#include "kiosk/command_line.hpp"

#include "kiosk/options.hpp"

#include <CLI/CLI.hpp>

#include <charconv>

namespace kiosk {

namespace {

using content::Exit;
using content::UsageError;

/// "1920x1080"
void read_size(const std::string& text, PanelOptions& panel)
{
    const auto cross = text.find('x');
    const auto number = [&](std::string_view part, int& value) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), value);
        return error == std::errc() && end == part.data() + part.size() && value >= 320 &&
               value <= 8192;
    };
    const std::string_view all = text;
    if (cross == std::string::npos || !number(all.substr(0, cross), panel.width) ||
        !number(all.substr(cross + 1), panel.height)) {
        throw UsageError("\"" + text + "\" is no size; write WIDTHxHEIGHT in pixels, 1366x768");
    }
}

struct Words {
    std::string size;
    std::string window;
    std::string text = "M";
    std::string contrast = "normal";
    bool list = false;
    bool test = false;
};

void add_options(CLI::App& app, Options& options, Words& words)
{
    app.add_option("--window", words.window, "A window of WxH pixels instead of the whole screen");
    app.add_flag("--proof", options.proof, "Show unapproved texts and numbers, under the sash");
    app.add_option("--screenshot", options.screen, "Write this screen to --out; needs no display");
    app.add_option("--lang", options.language, "Language of the screenshot");
    app.add_option("--size", words.size, "Panel in pixels, WxH (1920x1080)");
    app.add_option("--ppi", options.panel.ppi, "Pixels an inch of the panel (101.6 = 4 a mm)")
        ->check(CLI::Range(30.0, 400.0));
    app.add_option("--text", words.text, "Text size: S, M, L or XL");
    app.add_option("--contrast", words.contrast, "normal, dark or light");
    app.add_option("--out", options.out, "File of the screenshot (.png)");
    app.add_option("--replay", options.replay, "Play touches and keys from FILE, print states");
    app.add_flag("--list-screens", words.list, "Print every screen and page, then leave");
    app.add_flag("--self-test", words.test, "Lay out every page of every language, then leave");
}

void read_words(const Words& words, Options& options)
{
    if (!words.size.empty()) {
        read_size(words.size, options.panel);
    }
    if (!words.window.empty()) {
        read_size(words.window, options.panel);
        options.window = true;
    }
    const auto text = layout::screens::parse_text_size(words.text);
    const auto contrast = layout::screens::parse_contrast(words.contrast);
    if (!text) {
        throw UsageError("\"" + words.text + "\" is no text size; take S, M, L or XL");
    }
    if (!contrast) {
        throw UsageError("\"" + words.contrast + "\" is no contrast; take normal, dark or light");
    }
    options.text = *text;
    options.contrast = *contrast;
    if (!options.screen.empty() && options.out.empty()) {
        throw UsageError("--screenshot needs --out FILE.png");
    }
}

} // namespace

int run(int argc, const char* const* argv)
{
    CLI::App app("Shows the guide on a touchscreen.", "pelita-kiosk");
    app.fallthrough();
    Options options;
    Words words;
    content::add_common_options(app, options.common);
    add_options(app, options, words);
    return content::run_program(app, argc, argv, [&]() -> Exit {
        read_words(words, options);
        if (!options.screen.empty()) {
            return take_screenshot(options);
        }
        if (words.list) {
            return list_screens(options);
        }
        if (!options.replay.empty()) {
            return replay(options);
        }
        return words.test ? self_test(options) : show(options);
    });
}

} // namespace kiosk
