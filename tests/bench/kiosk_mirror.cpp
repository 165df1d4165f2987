#include "tests/bench/kiosk_mirror.hpp"

#include "kiosk/damage.hpp"
#include "kiosk/prepared_page.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <stdexcept>

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr double pixels_per_point = 100 / 72.0;
constexpr const char* today = "2026-11-24";

fs::path guide_folder()
{
    return fs::path(PELITA_SOURCE_DIR) / "content/guide";
}

} // namespace

std::vector<std::string> kiosk_command()
{
    return {std::string(PELITA_BIN_DIR) + "/pelita-kiosk",
            "--guide",
            guide_folder().string(),
            "--window",
            fmt::format("{}x{}", panel_width, panel_height),
            "--ppi",
            "100",
            "--today",
            today};
}

KioskMirror::KioskMirror()
    : guide_(content::load_guide(guide_folder(), *content::parse_date(today)).guide),
      screens_(guide_, *content::parse_date(today), layout::screens::KioskGate::Open),
      fonts_(fonts::FontCatalogue::load(fs::path(PELITA_SOURCE_DIR) / "fonts/catalogue.toml")),
      painter_(paint::PictogramSet(guide_folder() / "pictograms")),
      kiosk_(screens_, {layout::Points(panel_width / pixels_per_point),
                        layout::Points(panel_height / pixels_per_point)})
{
    settle();
}

void KioskMirror::settle()
{
    kiosk::settle(kiosk_, now_, screens_, *fonts_, scratch_);
}

bool KioskMirror::sees(const std::string& action) const
{
    return kiosk::place_of(*kiosk_.page(), action).has_value();
}

kiosk::PixelPoint KioskMirror::place_of(const std::string& action) const
{
    const auto at = kiosk::place_of(*kiosk_.page(), action);
    if (!at) {
        throw std::runtime_error(action + " is not on " + to_string(kiosk_.request().screen));
    }
    return {static_cast<int>(at->x.value() * pixels_per_point),
            static_cast<int>(at->y.value() * pixels_per_point)};
}

void KioskMirror::press(const std::string& action)
{
    now_ += kiosk::Touch::deaf_time + kiosk::Moment(50);
    kiosk_.down(kiosk::mouse_contact, *kiosk::place_of(*kiosk_.page(), action), now_);
    settle();
}

void KioskMirror::release()
{
    now_ += kiosk::Moment(50);
    kiosk_.up(kiosk::mouse_contact, now_);
    settle();
}

paint::Pixmap KioskMirror::picture()
{
    return paint::rasterise(*kiosk_.page(), pixels_per_point, painter_);
}

std::vector<Mark> marks_of(const paint::Pixmap& before, const paint::Pixmap& after)
{
    constexpr int clearly = 10; ///< More than graphics drivers differ.
    constexpr std::size_t most_marks = 6;
    const bool is_first = before.pixels.empty();
    std::vector<Mark> different;
    for (std::size_t i = 0; i < after.pixels.size(); i += 5) {
        const std::uint32_t old = is_first ? 0 : before.pixels[i];
        if (kiosk::colour_distance(old, after.pixels[i]) > clearly) {
            const auto row = static_cast<std::size_t>(after.width);
            different.push_back(
                {static_cast<int>(i % row), static_cast<int>(i / row), after.pixels[i]});
        }
    }
    std::vector<Mark> marks;
    const std::size_t count = std::min(different.size(), most_marks);
    for (std::size_t i = 0; i < count; ++i) {
        marks.push_back(
            different[i * (different.size() - 1) / std::max<std::size_t>(count - 1, 1)]);
    }
    return marks;
}

} // namespace bench
