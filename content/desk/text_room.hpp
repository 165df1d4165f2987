#pragma once

#include "content/model/guide.hpp"

namespace desk {

/// Lines and letters a text may have on paper (TRANSLATION.md 2, "Limits"); 0 = nothing limits it.
struct Room {
    int lines = 0;
    int max = 0;
    bool guess = true; ///< The author set none.
};

Room room_of(const content::Unit& unit);

} // namespace desk
