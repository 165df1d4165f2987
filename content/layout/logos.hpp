#pragma once

#include <string_view>

namespace layout {

/// Before the name of a picture that is a file of the guide's folder `logos`, drawn as it is.
inline constexpr std::string_view logo_folder = "logos/";

inline bool is_logo(std::string_view name)
{
    return name.starts_with(logo_folder);
}

} // namespace layout
