#pragma once

#include "content/layout/display_list.hpp"

#include <algorithm>
#include <cstddef>

namespace paint {

/// Dark modules side by side, counted from the code's own corner inside the quiet zone.
struct DarkRun {
    int row = 0;
    int column = 0;
    int modules = 0;
};

/// Calls `use` with every run, row by row.
template <typename Use>
void for_each_dark_run(const layout::QrItem& qr, Use use)
{
    for (int row = 0; row < qr.modules; ++row) {
        const auto begin = qr.dark.begin() + static_cast<std::ptrdiff_t>(row) * qr.modules;
        const auto end = begin + qr.modules;
        auto dark = std::find(begin, end, 1);
        while (dark != end) {
            const auto light = std::find(dark, end, 0);
            use(DarkRun{row, static_cast<int>(dark - begin), static_cast<int>(light - dark)});
            dark = std::find(light, end, 1);
        }
    }
}

} // namespace paint
