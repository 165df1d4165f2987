#pragma once

#include "content/layout/screens/screen_page.hpp"
#include "content/layout/screens/screens.hpp"

namespace layout::screens {

/// The letter pad of the look-up and the field of what was typed, and the room they leave.
class AgencyPad {
  public:
    /// @param context and values outlive it.
    AgencyPad(const ScreenContext& context, const AgencyValues& values);

    void lay_out(ScreenPage& page) const;
    /// What was typed, or what to do. @return the room below it.
    Rect lay_out_field(ScreenPage& page) const;
    /// Room for what was found, over the pad or beside it.
    Rect below_field(const ScreenPage& page) const;

  private:
    /// All keys together, and what lies between two of them.
    struct Keys {
        Rect room;
        Points gap;
    };
    Keys keys(const ScreenPage& page) const;
    Rect key_place(const Keys& keys, int key) const;
    bool is_open(char letter) const;
    Rect results_room(const ScreenPage& page) const;
    Rect field_place(const ScreenPage& page) const;
    Points field_height(Points width) const;
    ShapedText shape_typed(ScreenComposer& composer, Points width) const;

    const ScreenContext& context_;
    const AgencyValues& values_;
};

} // namespace layout::screens
