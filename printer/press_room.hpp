#pragma once

#include "printer/press.hpp"
#include "printer/workshop.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace printer {

/// What a press file is made with besides its sheet.
struct PressOptions {
    std::optional<std::filesystem::path> profile; ///< Of the shop; none = the usual one.
    bool marks = true;                            ///< Crop and registration marks.
    bool bar = true;                              ///< Colour bar.
    bool slug = true;                             ///< What the file is, in words.
    bool outline_text = false;                    ///< Letters as shapes: no font in the file.
    std::optional<layout::Millimetres> roll = {}; ///< Width it is printed on, in panels if need be.

    /// Nothing was asked for but the usual.
    bool is_plain() const { return !profile && is_whole() && !roll; }
    /// Whether marks and letters are as every press file has them.
    bool is_whole() const { return marks && bar && slug && !outline_text; }
    /// One line that differs where the files would, but for the profile.
    std::string key() const;
};

/// What only a press file has was asked of something else.
/// @param file "a --proof", "a .png"
/// @throws content::UsageError
void require_whole(const PressOptions& press, std::string_view file);

/// What all press files of a run share, made once: batch forks its workers after that.
struct PressRoom {
    OutputProfile profile;
    Separation separation;
    std::string revision; ///< Of the guide (`guide_revision`).
};

/// @throws ProfileError, content::FileError
PressRoom open_press_room(const Workshop& workshop,
                          const std::optional<std::filesystem::path>& profile);

/// Most ink a sheet may carry, percent: what profile and format both allow.
double ink_limit(const PressRoom& room, const content::FormatSpec& format);

} // namespace printer
