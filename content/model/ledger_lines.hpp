#pragma once

#include "content/model/finding.hpp"

#include <algorithm>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A line of an append-only file of reviews/, its columns between tabs. Borrows the file's text.
struct ColumnLine {
    std::string_view text;
    std::vector<std::string_view> columns;
    Place place;

    /// Where a column begins, in code points.
    Place place_of(std::size_t column) const;
};

/// Lines of such a file; blank ones are left out.
struct ColumnLines {
    std::vector<ColumnLine> lines;
    std::vector<Finding> findings; ///< K001-K003: conflict marks, broken UTF-8, stray CR, columns.
};

/// How many columns a line has.
struct ColumnCount {
    std::size_t least = 0;
    std::size_t most = 0;
};

/// @param variant of the K001 for a line with another number of columns.
ColumnLines read_columns(std::string_view text, const std::string& file, ColumnCount count,
                         const std::string& variant);

/// K001 about one column, the found text as `{found}`.
Finding column_fault(const ColumnLine& line, std::size_t column, std::string variant);

/// One line with its line end, tabs between columns.
/// @throws std::invalid_argument if a column holds a tab or a line end: it would be read as others.
std::string write_columns(std::span<const std::string> columns);

/// 2026-11-24T09:10Z: text order is then time order, in every line.
bool is_ledger_time(std::string_view text);

/// Drops exact repeats and sorts by time, then as in the file: a union merge repeats and reorders
/// lines, so time decides, and a repeat says nothing new.
template <class Line, class Time, class Same>
std::vector<Line> sorted_by_time(std::vector<Line> lines, Time time, Same same)
{
    std::ranges::stable_sort(lines, {}, time);
    std::vector<Line> kept;
    for (auto& line : lines) {
        const auto same_time = std::ranges::lower_bound(kept, std::invoke(time, line), {}, time);
        const bool repeat = std::any_of(same_time, kept.end(),
                                        [&](const Line& other) { return same(other, line); });
        if (!repeat) {
            kept.push_back(std::move(line));
        }
    }
    return kept;
}

} // namespace content
