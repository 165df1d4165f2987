#include "kiosk/spoken.hpp"

#include "content/layout/screens/reading.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kiosk {

namespace {

using layout::DisplayList;
using layout::TextBlock;
using layout::screens::reading_stops;
using layout::screens::ReadingStop;
using layout::screens::text_stop;

constexpr std::size_t least_called = 5;   // Digits of a number in running text.
constexpr std::size_t least_number = 3;   // Digits where the whole text is one: "112".
constexpr std::string_view joints = "- "; // Between the digits of one number.

std::string spaced(std::string_view digits)
{
    std::string spelled;
    for (const char letter : digits) {
        if (content::is_ascii_digit(letter) || letter == '+') {
            spelled += spelled.empty() ? "" : " ";
            spelled += letter;
        }
    }
    return spelled;
}

std::size_t count_digits(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(text, content::is_ascii_digit));
}

/// End of the number that begins at `at`: digits, with single joints between them.
std::size_t end_of_number(std::string_view text, std::size_t at)
{
    std::size_t end = at + 1;
    while (end < text.size()) {
        const bool joins = joints.find(text[end]) != std::string_view::npos &&
                           end + 1 < text.size() && content::is_ascii_digit(text[end + 1]);
        if (!content::is_ascii_digit(text[end]) && !joins) {
            break;
        }
        ++end;
    }
    return end;
}

/// "03-2026" and "05-11-2026", as the guide writes dates.
bool is_date(std::string_view number)
{
    std::string shape(number);
    std::ranges::replace_if(shape, content::is_ascii_digit, '9');
    return shape == "99-9999" || shape == "99-99-9999";
}

std::string one_line(std::string text)
{
    std::ranges::replace(text, '\n', ' ');
    return text;
}

SpokenPart part_of(const TextBlock& block)
{
    const std::string text = one_line(block.text);
    const bool is_number = block.role == layout::Role::Number &&
                           count_digits(text) >= least_number &&
                           text.find_first_not_of("0123456789+- ") == std::string::npos;
    return {is_number ? spaced(text) : spell_numbers(text), block.language, block.unit};
}

void add_words(std::vector<SpokenPart>& parts, const DisplayList& page, const ReadingStop& stop)
{
    if (!stop.label.text.empty()) {
        parts.push_back({spell_numbers(stop.label.text), stop.label.language, stop.label.unit});
    }
    for (const std::size_t text : stop.texts) {
        parts.push_back(part_of(page.texts[text]));
    }
}

std::string place_of_page(const PreparedPage& page)
{
    layout::screens::ScreenId screen = page.request.screen;
    screen.page = page.page;
    return to_string(screen) + " " + page.request.visit.language;
}

} // namespace

std::string_view name_of(SpokenReason reason)
{
    constexpr std::array<std::string_view, 7> names{"page", "change", "focus",  "repeat",
                                                    "idle", "fault",  "silence"};
    return names.at(static_cast<std::size_t>(reason));
}

std::string Spoken::text() const
{
    std::string text;
    for (const SpokenPart& part : parts) {
        text += text.empty() ? "" : " | ";
        text += part.text;
    }
    return text;
}

std::string spell_numbers(const std::string& text)
{
    std::string spelled;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool inside = at > 0 && (content::is_ascii_digit(text[at - 1]) ||
                                       text[at - 1] == '.' || text[at - 1] == ',');
        if (inside || !(text[at] == '0' || text[at] == '+')) {
            spelled += text[at++];
            continue;
        }
        const std::size_t end = end_of_number(text, at);
        const std::string_view number = std::string_view(text).substr(at, end - at);
        const bool is_called = count_digits(number) >= least_called && !is_date(number);
        spelled += is_called ? spaced(number) : std::string(number);
        at = end;
    }
    return spelled;
}

std::vector<SpokenPart> words_of_page(const DisplayList& page)
{
    std::vector<SpokenPart> parts;
    for (const ReadingStop& stop : reading_stops(page)) {
        const bool asked = stop.action == "go-on" || stop.action.rfind("answer:", 0) == 0;
        if (stop.action == text_stop || asked) {
            add_words(parts, page, stop);
        }
    }
    // Where a heading repeats the title in large, it is spoken once.
    parts.erase(std::unique(parts.begin(), parts.end()), parts.end());
    return parts;
}

std::vector<SpokenPart> words_of_stop(const DisplayList& page, const std::string& action)
{
    if (action == text_stop) {
        return words_of_page(page);
    }
    std::vector<SpokenPart> parts;
    add_words(parts, page, layout::screens::stop_of_region(page, action));
    return parts;
}

void Narrator::say(Spoken spoken, Moment now)
{
    if (spoken.parts.empty()) {
        return;
    }
    last_ = std::move(spoken);
    speaks_ = true;
    if (listener_) {
        listener_(*last_, now);
    }
}

void Narrator::page_shown(const PreparedPage& page, Unasked unasked, Moment now)
{
    const std::string place = place_of_page(page);
    const bool is_idle = page.request.screen.kind == layout::screens::ScreenKind::Idle;
    const bool has_message = page.request.visit.says_no_voice;
    auto words = words_of_page(page.list);
    if (place != place_) {
        if ((is_idle || unasked == Unasked::Spoken) && !words.empty()) {
            say({is_idle ? SpokenReason::Idle : SpokenReason::Page, words, {}}, now);
        } else {
            hush(now); // Of a page that is gone (KIOSK.md T13).
        }
    } else if (unasked == Unasked::Spoken && !is_idle && !has_message && !had_message_) {
        // Neither the countdown is for the ear, nor that there is no voice.
        Spoken changed{SpokenReason::Change, {}, {}};
        std::ranges::copy_if(words, std::back_inserter(changed.parts), [&](const auto& part) {
            return std::ranges::find(words_, part) == words_.end();
        });
        say(std::move(changed), now);
    }
    place_ = place;
    had_message_ = has_message;
    words_ = std::move(words);
    if (unasked == Unasked::Silent) { // Else it has been read with the page.
        say_fault(page, now);
    }
}

/// `attract` stays silent (KIOSK.md T15): nobody need be there.
void Narrator::say_fault(const PreparedPage& page, Moment now)
{
    const bool is_attract = page.request.screen.kind == layout::screens::ScreenKind::Attract;
    const auto words = std::ranges::find(page.list.texts, "ui.touch-fault", &TextBlock::unit);
    if (!told_fault_ && !is_attract && page.request.visit.touch_fault &&
        words != page.list.texts.end()) {
        told_fault_ = true;
        say({SpokenReason::Fault, {part_of(*words)}, {}}, now);
    }
}

void Narrator::focus_moved(const DisplayList& page, const std::string& action, Moment now)
{
    const auto stops = reading_stops(page);
    const auto found = std::ranges::find(stops, action, &ReadingStop::action);
    if (found != stops.end()) {
        const StopPosition position{static_cast<int>(found - stops.begin()) + 1,
                                    static_cast<int>(stops.size())};
        say({SpokenReason::Focus, words_of_stop(page, action), position}, now);
    }
}

void Narrator::read(const DisplayList& page, const std::string& action, Moment now)
{
    say({SpokenReason::Repeat, words_of_stop(page, action), {}}, now);
}

void Narrator::repeat(const DisplayList& page, Moment now)
{
    if (!last_) {
        read(page, text_stop, now);
        return;
    }
    Spoken again = *last_;
    again.reason = SpokenReason::Repeat;
    say(std::move(again), now);
}

void Narrator::hush(Moment now)
{
    if (std::exchange(speaks_, false) && listener_) {
        listener_({SpokenReason::Silence, {}, {}}, now);
    }
}

void Narrator::forget(Moment now)
{
    hush(now);
    last_.reset();
    place_.clear();
    words_.clear();
    had_message_ = false;
    told_fault_ = false;
}

} // namespace kiosk
