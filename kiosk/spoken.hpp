#pragma once

#include "kiosk/idle_timer.hpp"
#include "kiosk/prepared_page.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

/// Why something is to be spoken.
enum class SpokenReason {
    Page,   ///< Another page stands there: its words, and the answers it asks for.
    Change, ///< What became different on the page that stands there.
    Focus,  ///< The focus moved: what it stands on.
    Repeat, ///< Somebody asked for it: Dengar, a speaker, the key R.
    Idle,   ///< "Still there?"
    Fault,  ///< The panel fails: use the keys. Also to who uses fingers, once a visit.
    Silence ///< Nothing: whatever is being spoken stops.
};
std::string_view name_of(SpokenReason reason);

/// A piece that has one language and one clip, if there is one.
struct SpokenPart {
    std::string text;     ///< Numbers that are called are spelled, digit by digit.
    std::string language; ///< BCP 47, the one that is really shown.
    std::string unit;     ///< Message of the guide; empty: typed letters, the program's own signs.

    bool operator==(const SpokenPart&) const = default;
};

/// Where on the page the focus is: "3 of 12". Both 0: it is not about a stop.
struct StopPosition {
    int now = 0;
    int of = 0;

    bool operator==(const StopPosition&) const = default;
};

/// What would be spoken now; it takes the place of whatever is being spoken.
struct Spoken {
    SpokenReason reason = SpokenReason::Page;
    std::vector<SpokenPart> parts;
    StopPosition position;

    /// All parts, as one line for logs and tests.
    std::string text() const;
    bool operator==(const Spoken&) const = default;
};

/// Who makes sound of it. It must not call back.
using SpeechListener = std::function<void(const Spoken&, Moment)>;

/// Numbers that are called (five digits or more that begin with 0 or +) with a space between their
/// digits: "0800-1000" is "0 8 0 0 1 0 0 0". Money and dates stay what they are.
std::string spell_numbers(const std::string& text);

/// The page's own words, then its answers if it asks for one.
std::vector<SpokenPart> words_of_page(const layout::DisplayList& page);
/// Words of a stop, or of the tile that a speaker lies in.
std::vector<SpokenPart> words_of_stop(const layout::DisplayList& page, const std::string& action);

/// Whether words come without being asked for: only to who uses keys, whose screen reader this is.
/// A finger's user hears nothing that he did not ask for (KIOSK.md T15).
enum class Unasked { Silent, Spoken };

/// Turns pages and focus into what is spoken. Pure: no clip, no clock.
class Narrator {
  public:
    void set_listener(SpeechListener listener) { listener_ = std::move(listener); }

    void page_shown(const PreparedPage& page, Unasked unasked, Moment now);
    void focus_moved(const layout::DisplayList& page, const std::string& action, Moment now);
    /// The page, or what a speaker stands for.
    void read(const layout::DisplayList& page, const std::string& action, Moment now);
    /// What was spoken last, once more; the page if that was nothing.
    void repeat(const layout::DisplayList& page, Moment now);
    /// What is being spoken is no longer wanted: whoever speaks is told so, if he was told to
    /// speak.
    void hush(Moment now);
    /// The visit is over: nothing of it is spoken on or again.
    void forget(Moment now);

    const std::optional<Spoken>& last() const { return last_; }

  private:
    void say(Spoken spoken, Moment now);
    void say_fault(const PreparedPage& page, Moment now);

    SpeechListener listener_;
    std::optional<Spoken> last_;
    std::string place_;             ///< Screen, page and language that were shown last.
    std::vector<SpokenPart> words_; ///< Of it.
    bool speaks_ = false;           ///< Something was said, and no silence since.
    bool had_message_ = false;      ///< Its title said that there is no voice.
    bool told_fault_ = false;       ///< That the panel fails was said in this visit.
};

} // namespace kiosk
