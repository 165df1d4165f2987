#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace content {

/// A calendar day. "Today" is always an argument: the wall clock is read once, in main().
using Date = std::chrono::year_month_day;

/// Reads YYYY-MM-DD; nothing else.
std::optional<Date> parse_date(std::string_view text);

/// Writes YYYY-MM-DD.
std::string iso_date(Date date);

/// Writes 24-11-2026, as sheets and screens show it.
std::string shown_date(Date date);

/// How far the clocks on the wall are ahead of UTC where the guide is used: Nusa Tenggara Timur has
/// WITA, UTC+8, all year. Not the machine's own zone: a kiosk comes with any, and the same guide
/// must be out of date at the same moment on all of them.
inline constexpr std::chrono::hours local_ahead_of_utc{8};

/// The day that people there call today at this moment.
Date local_day(std::chrono::sys_seconds moment);

inline Date plus_days(Date date, int days)
{
    return Date{std::chrono::sys_days{date} + std::chrono::days{days}};
}

} // namespace content
