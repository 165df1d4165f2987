#pragma once

#include "kiosk/touch_grid.hpp"

#include <compare>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kiosk {

/// One finger, as the X server counts them, on one panel. The mouse is a contact too.
struct ContactId {
    enum class Source { Panel, Mouse };
    Source source = Source::Panel;
    int device = 0; ///< The server's number of the panel.
    std::uint32_t number = 0;

    auto operator<=>(const ContactId&) const = default;
};
inline constexpr ContactId mouse_contact{ContactId::Source::Mouse, 0, 0};

/// Whether somebody touched, or only a resting palm, a bouncing wire or a failing panel.
enum class Believed { No, Yes };

/// How a contact ended.
struct Lift {
    Believed believed = Believed::No;
    std::string pressed; ///< The region it began and ended in; empty: nothing was pressed.
};

/// What the health file tells of the panel: it grows, it is never the visitor's.
struct TouchCounts {
    std::uint64_t still = 0;    ///< Contacts that rested until they were ignored.
    std::uint64_t restarts = 0; ///< Panels switched off and on.
    std::uint64_t bounced = 0;  ///< Contacts too soon after one at the same button.
    std::uint64_t masked = 0;   ///< Contacts in masked cells.
};

/// Contacts in, presses out (KIOSK.md 2.2, T3). A press is one contact that begins and ends inside
/// the same region, whatever the others do: a resting palm stops nobody. No clock, no page: the
/// caller says when it is and what lies under the contact.
class Touch {
  public:
    static constexpr Moment debounce{100};
    /// After a page change: people tap twice.
    static constexpr Moment deaf_time{300};
    /// A mouse is not believed so soon after a real touch: the server may emulate one.
    static constexpr Moment mouse_rest{500};
    static constexpr Moment still_time = std::chrono::seconds(20);
    static constexpr Moment stuck_time = std::chrono::minutes(2);
    /// A contact is still as long as it stays so near.
    static constexpr layout::Points still_distance = to_points(layout::Millimetres(3));

    /// @param panel its real size.
    explicit Touch(layout::Size panel) : grid_(panel) {}

    /// @param region what lies there; empty: nothing to press.
    Believed begin(const ContactId& id, layout::Point at, const std::string& region, Moment now);
    void move(const ContactId& id, layout::Point at, const std::string& region, Moment now);
    Lift end(const ContactId& id, Moment now);

    /// Another page is shown: what was begun on the former one presses nothing.
    void page_changed(Moment now);
    void forget_presses();
    /// Unplugged or switched off: its contacts are gone and pressed nothing.
    void device_gone(int device, Moment now);

    /// How many touch panels the machine has now.
    void panels_are(int count);
    int panels() const { return panels_; }
    /// Whether a visitor must be told to use keys (KIOSK.md 2.2): a part of the glass is masked, a
    /// panel had to be switched off and on and nobody has lifted a finger from it since, or the
    /// last panel is gone. Of a machine that never had one nobody expects it.
    bool is_faulty(Moment now) const;

    /// The same glass under other pages, maybe of another size: its contacts are gone, what is
    /// known of its faults stays.
    void begin_anew(layout::Size panel, Moment now);

    void tick(Moment now);
    /// When `tick` has something to do next.
    std::optional<Moment> next_change() const;

    /// Region to draw as pressed: the newest contact's that is where it began; empty: none.
    std::string pressed() const;
    /// Panels to be switched off and on, because a contact is stuck; each is told once.
    std::vector<int> take_restarts();
    const TouchCounts& counts() const { return counts_; }
    /// Whether nothing that begins there is believed.
    bool is_masked(layout::Point at, Moment now) const { return grid_.is_masked(at, now); }
    int masked_cells(Moment now) const { return grid_.masked_cells(now); }

  private:
    struct Contact {
        std::uint64_t order = 0;
        layout::Point first; ///< Where it began: its cell of the grid.
        layout::Point rests; ///< Where it has been still.
        Moment still_since{0};
        std::string from; ///< Region it can press; empty: none any more.
        std::string here; ///< Region under it now.
        Believed believed = Believed::Yes;
    };
    using Contacts = std::map<ContactId, Contact>;

    bool bounces(const std::string& region, Moment now) const;
    void forget(Contacts::iterator contact, Moment now);
    void restart(int device, Moment now);

    TouchGrid grid_;
    Contacts contacts_;
    std::map<std::string, Moment> lifts_; ///< Regions that a contact left lately.
    std::uint64_t begun_ = 0;
    Moment deaf_until_{0};
    Moment mouse_from_{0};
    std::vector<int> restarts_;
    bool restarted_ = false; ///< And no finger has been believed since.
    bool had_panel_ = false;
    int panels_ = 0;
    TouchCounts counts_;
};

} // namespace kiosk
