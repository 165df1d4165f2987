#include "content/desk/text_room.hpp"

namespace desk {

Room room_of(const content::Unit& unit)
{
    if (unit.source.lines && unit.source.max) {
        return {*unit.source.lines, *unit.source.max, false};
    }
    const bool title = unit.kind == content::BlockKind::Title;
    switch (unit.variant) {
    case content::Variant::Poster:
        return title ? Room{2, 42} : Room{2, 60};
    case content::Variant::Billboard:
        return title ? Room{3, 42} : Room{2, 60};
    case content::Variant::Kiosk:
        break;
    }
    return {};
}

} // namespace desk
