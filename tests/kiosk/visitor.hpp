#pragma once

#include "kiosk/kiosk.hpp"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace support {

/// The day all kiosk tests live on.
constexpr content::Date test_day{std::chrono::year{2026}, std::chrono::November,
                                 std::chrono::day{24}};

/// A guide and the faces.
struct RealGuide {
    std::shared_ptr<const content::Guide> guide;
    layout::screens::GuideScreens screens;
    std::shared_ptr<const fonts::FontCatalogue> fonts;
    layout::TextScratch scratch;

    /// The guide of the tree, opened once for a test program.
    static RealGuide& get();
    /// Another guide, on the same day.
    static RealGuide open(const std::filesystem::path& folder, layout::screens::KioskGate gate);
};

/// A panel of 1366x768 pixels at 100 ppi.
layout::Size test_panel();
constexpr double test_pixels_per_point = 100 / 72.0;

constexpr kiosk::ContactId finger{kiosk::ContactId::Source::Panel, 1, 1};
constexpr kiosk::ContactId other_finger{kiosk::ContactId::Source::Panel, 1, 2};

/// Somebody in front of a kiosk that has no window: touches, keys and waits; every page is laid out
/// before the next event unless the test holds it back.
class Visitor {
  public:
    Visitor() : Visitor(RealGuide::get()) {}
    /// @param guide must outlive the visitor.
    explicit Visitor(RealGuide& guide);

    kiosk::Kiosk& kiosk() { return kiosk_; }
    const kiosk::Kiosk& kiosk() const { return kiosk_; }
    kiosk::Moment now() const { return now_; }
    std::string screen() const { return to_string(kiosk_.request().screen); }
    const layout::DisplayList& page() const { return *kiosk_.page(); }

    /// Lays pages out until the one that is wanted is there.
    void settle();
    /// Where a touch of this action lands; none if the page has no such region.
    std::optional<layout::Point> place_of(const std::string& action) const;
    bool sees(const std::string& action) const { return place_of(action).has_value(); }
    /// Presses and releases there, and waits for the page. False: not on this page.
    bool tap(const std::string& action);
    void tap_at(layout::Point at);
    /// Presses and releases at once, before any page is drawn.
    void tap_without_waiting(layout::Point at);
    void key(kiosk::Key key);
    /// Does what a region of another page would do.
    void open(const std::string& screen);
    /// Time passes, all that is due happens.
    void wait(kiosk::Moment time);
    /// On attract or the language page; "other languages" is touched until the tile is there.
    bool choose_language(const std::string& language);
    /// Language, then home.
    void begin(const std::string& language = "id");

  private:
    RealGuide& guide_;
    kiosk::Kiosk kiosk_;
    kiosk::Moment now_{0};
};

/// All screens of the guide and their pages, by name; not the idle question, which lies over one.
std::vector<std::string> all_screens();
/// "topic/papers" and so on, without the questions.
std::vector<std::string> topics_with_pages();

/// Middle of the screen's top edge: no screen has a button there.
constexpr layout::Point nowhere{layout::Points(400), layout::Points(1)};

/// From attract to the first question.
void begin_check_offer(Visitor& visitor);
/// Touches one answer after the other; each must be there.
void answer_all(Visitor& visitor, const std::vector<std::string>& answers);

} // namespace support
