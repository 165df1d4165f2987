#include "printer/press_room.hpp"

#include "content/model/program.hpp"
#include "content/model/revision.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace printer {

std::string PressOptions::key() const
{
    return fmt::format("marks {} bar {} slug {} outlines {} roll {:g}", marks, bar, slug,
                       outline_text, roll.value_or(layout::Millimetres(0)).value());
}

void require_whole(const PressOptions& press, std::string_view file)
{
    if (!press.is_whole()) {
        throw content::UsageError(fmt::format("{} is in RGB and without marks; leave out "
                                              "--outline-text and --no-marks, --no-bar, --no-slug",
                                              file));
    }
}

PressRoom open_press_room(const Workshop& workshop,
                          const std::optional<std::filesystem::path>& profile)
{
    OutputProfile output = load_output_profile(profile);
    Separation separation(output);
    return {std::move(output), std::move(separation), content::guide_revision(*workshop.guide)};
}

double ink_limit(const PressRoom& room, const content::FormatSpec& format)
{
    return std::min(room.profile.tac, format.tac);
}

} // namespace printer
