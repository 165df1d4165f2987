#include "kiosk/replay.hpp"

#include "content/model/files.hpp"
#include "kiosk/kiosk.hpp"
#include "kiosk/options.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <iostream>
#include <sstream>

namespace kiosk {

const std::map<std::string, Key>& key_names()
{
    static const std::map<std::string, Key> names{
        {"Left", Key::Left},     {"Right", Key::Right},    {"Up", Key::Up},
        {"Down", Key::Down},     {"Enter", Key::Enter},    {"Space", Key::Next},
        {"Home", Key::Home},     {"Backspace", Key::Back}, {"Replay", Key::Replay},
        {"Louder", Key::Louder}, {"Softer", Key::Softer},  {"Picture", Key::Picture},
    };
    return names;
}

const std::map<std::string, layout::screens::SlipState>& slip_names()
{
    using layout::screens::SlipState;
    static const std::map<std::string, SlipState> names{
        {"paper-out", SlipState::PaperOut},
        {"printed", SlipState::Printed},
        {"not-printed", SlipState::NotPrinted},
        {"not-asked", SlipState::Offered}, // Its page was left in the same moment.
    };
    return names;
}

namespace {

using content::Exit;

/// One line of the script: `t=12.3 down 1 640 360`, `up 1`, `key Right`, `touch ACTION`, `gone`,
/// `printer`, `slip printed`, `wait`.
class Replay {
  public:
    Replay(const Opened& opened, const Options& options)
        : opened_(opened), options_(options), kiosk_(*opened.screens, options.panel.size())
    {
        if (options.says) {
            kiosk_.set_speaker([](const Spoken& spoken, Moment now) { print_spoken(spoken, now); });
        }
        settle();
        print();
    }

    void run(const std::string& line, int number)
    {
        std::istringstream words(line);
        std::string word;
        if (!(words >> word) || word.front() == '#') {
            return;
        }
        const bool timed = word.rfind("t=", 0) == 0;
        if (timed) {
            pass_until(time_of(word.substr(2), number));
            if (!(words >> word)) {
                print();
                return;
            }
        }
        if (word == "touch" && !timed) {
            pass_until(now_ + calm);
        }
        if (!act(word, words)) {
            throw content::UsageError(fmt::format(
                "{}:{}: \"{}\" is no event; write: down N X Y, move N X Y, up N [X Y], key NAME, "
                "touch ACTION, gone, printer, slip STATE, wait",
                options_.replay.string(), number, line));
        }
        settle();
        print();
    }

  private:
    /// A `touch` without a time comes so long after the line before: no double tap.
    static constexpr Moment calm{400};
    /// All fingers are of one.
    static constexpr int panel = 0;

    Moment time_of(const std::string& text, int number) const
    {
        constexpr double longest = 1e9; // Seconds; more does not fit into a Moment for sure.
        double seconds = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
        const bool good = error == std::errc() && end == text.data() + text.size();
        if (!good || !(seconds <= longest) || seconds * 1000 < static_cast<double>(now_.count())) {
            throw content::UsageError(fmt::format("{}:{}: t={} is no time after the line before",
                                                  options_.replay.string(), number, text));
        }
        return Moment(std::llround(seconds * 1000));
    }

    /// The file is the clock: what is due happens at its time.
    void pass_until(Moment then)
    {
        while (true) {
            const auto due = kiosk_.next_tick(now_);
            if (!due || *due > then) {
                break;
            }
            now_ = *due;
            kiosk_.tick(now_);
            settle();
        }
        now_ = then;
    }

    /// Whether nothing is left on the line.
    static bool at_end(std::istringstream& words)
    {
        std::string more;
        return !(words >> more);
    }

    bool act(const std::string& event, std::istringstream& words)
    {
        if (event == "wait") {
            return at_end(words);
        }
        if (event == "gone") {
            kiosk_.panel_gone(panel, now_);
            return at_end(words);
        }
        if (event == "printer") { // The kiosk has one from now on.
            kiosk_.offer_slips();
            return at_end(words);
        }
        if (event == "key" || event == "touch" || event == "slip") {
            std::string name;
            return words >> name && at_end(words) && act_by_name(event, name);
        }
        return move_finger(event, words);
    }

    bool act_by_name(const std::string& event, const std::string& name)
    {
        if (event == "touch") {
            return touch(name);
        }
        if (event == "slip") {
            const auto state = slip_names().find(name);
            if (state != slip_names().end()) {
                kiosk_.slip_went(state->second);
            }
            return state != slip_names().end();
        }
        const auto found = key_names().find(name);
        if (found != key_names().end()) {
            kiosk_.key(found->second, now_);
        }
        return found != key_names().end();
    }

    bool move_finger(const std::string& event, std::istringstream& words)
    {
        std::uint32_t number = 0;
        if (!(words >> number)) {
            return false;
        }
        const ContactId contact{ContactId::Source::Panel, panel, number};
        words >> std::ws;
        std::optional<layout::Point> at;
        if (event != "up" || !words.eof()) { // Without a place a finger is lifted where it was.
            double x = 0;
            double y = 0;
            if (!(words >> x >> y) || !at_end(words)) {
                return false;
            }
            at = {layout::Points(x / options_.panel.pixels_per_point()),
                  layout::Points(y / options_.panel.pixels_per_point())};
        }
        if (event == "down") {
            kiosk_.down(contact, *at, now_);
        } else if (event == "move" || event == "up") {
            if (at) {
                kiosk_.moved(contact, *at, now_);
            }
            if (event == "up") {
                kiosk_.up(contact, now_);
            }
        } else {
            return false;
        }
        return true;
    }

    /// Presses and releases where a touch does `action`.
    bool touch(const std::string& action)
    {
        const auto at = place_of(*kiosk_.page(), action);
        if (at) {
            constexpr ContactId finger{ContactId::Source::Panel, panel, 0};
            kiosk_.down(finger, *at, now_);
            settle();
            kiosk_.up(finger, now_);
        } else {
            std::cout << fmt::format("t={:.1f} nothing here is \"{}\"\n",
                                     static_cast<double>(now_.count()) / 1000, action);
        }
        return true;
    }

    void settle() { kiosk::settle(kiosk_, now_, *opened_.screens, *opened_.fonts, scratch_); }

    void print() const
    {
        std::cout << fmt::format("t={:.1f} {} hash={}\n", static_cast<double>(now_.count()) / 1000,
                                 kiosk_.state_line(), kiosk_.state_hash());
    }

    /// `t=1.2 says focus 3/12 "Kembali" [id]`: a language where it is not that of the part before.
    static void print_spoken(const Spoken& spoken, Moment now)
    {
        std::string words;
        std::string language;
        for (const SpokenPart& part : spoken.parts) {
            words += fmt::format(" \"{}\"", part.text);
            words += part.language == language ? "" : fmt::format(" [{}]", part.language);
            language = part.language;
        }
        const StopPosition& at = spoken.position;
        std::cout << fmt::format("t={:.1f} says {}{}{}\n", static_cast<double>(now.count()) / 1000,
                                 name_of(spoken.reason),
                                 at.of > 0 ? fmt::format(" {}/{}", at.now, at.of) : "", words);
    }

    const Opened& opened_;
    const Options& options_;
    Kiosk kiosk_;
    layout::TextScratch scratch_;
    Moment now_{0};
};

} // namespace

Exit replay(const Options& options)
{
    const Opened opened = open_guide(options);
    std::istringstream script(content::read_file(options.replay));
    Replay replay(opened, options);
    std::string line;
    for (int number = 1; std::getline(script, line); ++number) {
        replay.run(line, number);
    }
    return Exit::Done;
}

} // namespace kiosk
