#include "kiosk/command_line.hpp"

#include "content/model/files.hpp"
#include "kiosk/options.hpp"

#include <CLI/CLI.hpp>

namespace kiosk {

namespace {

using content::Exit;
using content::UsageError;

layout::screens::PanelPixels read_size(const std::string& text)
{
    const auto pixels = layout::screens::parse_pixels(text);
    if (!pixels) {
        throw UsageError("\"" + text + "\" is no size; write WIDTHxHEIGHT in pixels, 1366x768");
    }
    return *pixels;
}

struct Words {
    std::filesystem::path config;
    std::string size;
    std::string window;
    std::string text = "M";
    std::string contrast = "normal";
    bool list = false;
    bool test = false;
};

void add_options(CLI::App& app, Options& options, Words& words)
{
    app.add_option("--config", words.config,
                   "What is particular to this kiosk: panel, office, printer (TOML)");
    app.add_option("--state", options.state,
                   "Folder for state, counters and health (else the config's, $STATE_DIRECTORY, "
                   "$XDG_STATE_HOME/pelita)")
        ->type_name("DIR");
    app.add_option("--window", words.window, "A window of WxH pixels instead of the whole screen");
    app.add_flag("--proof", options.proof, "Show unapproved texts and numbers, under the sash");
    app.add_option("--screenshot", options.screen, "Write this screen to --out; needs no display");
    app.add_option("--lang", options.language, "Language of --screenshot or --list-screens");
    app.add_option("--size", words.size,
                   "Panel in pixels, WxH (1920x1080), where none is shown on");
    app.add_option("--ppi", options.panel.given_ppi, "Pixels an inch of the panel (101.6 = 4 a mm)")
        ->check(CLI::Range(30.0, 400.0));
    app.add_option("--text", words.text,
                   "Text size of --screenshot or --list-screens: S, M, L, XL");
    app.add_option("--contrast", words.contrast,
                   "Contrast of --screenshot or --list-screens: normal, dark, light");
    app.add_option("--out", options.out, "File of the screenshot (.png)");
    app.add_option("--replay", options.replay, "Play touches and keys from FILE, print states");
    app.add_flag("--says", options.says, "With --replay: print also what would be spoken");
    app.add_flag("--list-screens", words.list, "Print every screen and page, then leave");
    app.add_flag("--self-test", words.test, "Lay out every page of every language, then leave");
}

/// What of the program runs, by its option; empty: the kiosk.
std::string mode_of(const Words& words, const Options& options)
{
    std::vector<std::string> modes;
    const auto consider = [&](const char* name, bool asked) {
        if (asked) {
            modes.emplace_back(name);
        }
    };
    consider("--screenshot", !options.screen.empty());
    consider("--list-screens", words.list);
    consider("--self-test", words.test);
    consider("--replay", !options.replay.empty());
    if (modes.size() > 1) {
        throw UsageError(modes[0] + " and " + modes[1] + " do not go together");
    }
    return modes.empty() ? std::string() : modes.front();
}

/// An option that would be ignored is a mistake.
void check_mode(const Words& words, const Options& options)
{
    const std::string mode = mode_of(words, options);
    if (mode.empty() && !words.size.empty()) {
        throw UsageError("--size goes with --screenshot, --list-screens, --self-test or --replay; "
                         "the kiosk takes the panel's pixels, or --window " +
                         words.size);
    }
    if (!mode.empty() && !options.state.empty()) {
        throw UsageError("--state goes with the running kiosk; " + mode + " keeps nothing");
    }
    if (!mode.empty() && !words.window.empty()) {
        throw UsageError("--window goes with the running kiosk; " + mode + " takes --size " +
                         words.window);
    }
}

void read_words(const Words& words, Options& options)
{
    check_mode(words, options);
    if (!words.size.empty()) {
        options.panel.pixels = read_size(words.size);
    }
    if (!words.window.empty()) {
        options.panel.pixels = read_size(words.window);
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
    const bool shows_one = !options.screen.empty() || words.list;
    if (!shows_one &&
        (!options.language.empty() || words.text != "M" || words.contrast != "normal")) {
        throw UsageError("--lang, --text and --contrast go with --screenshot or --list-screens; in "
                         "the kiosk the visitor chooses");
    }
    if (options.screen.empty() && !options.out.empty()) {
        throw UsageError("--out goes with --screenshot SCREEN");
    }
    if (options.says && options.replay.empty()) {
        throw UsageError("--says goes with --replay FILE");
    }
    if (!options.screen.empty() && options.out.empty()) {
        throw UsageError("--screenshot needs --out FILE.png");
    }
}

/// @return whether the file can be used; else its findings were printed.
bool read_config(const std::filesystem::path& file, Options& options)
{
    if (file.empty()) {
        return true;
    }
    if (!std::filesystem::is_regular_file(file)) {
        throw UsageError("no config file " + file.string());
    }
    const auto parsed = parse_config(content::read_file(file), file.string());
    content::print_findings(parsed.findings);
    options.config = parsed.config;
    options.panel.width = parsed.config.width;
    options.panel.height = parsed.config.height;
    return !content::has_errors(parsed.findings);
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
        if (!read_config(words.config, options)) {
            return Exit::ContentAtFault;
        }
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
