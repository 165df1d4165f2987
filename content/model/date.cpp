#include "content/model/date.hpp"

#include <cstdio>

namespace content {

namespace {

std::optional<int> digits(std::string_view text)
{
    int value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') {
            return std::nullopt;
        }
        value = value * 10 + (c - '0');
    }
    return value;
}

std::string joined(const char* form, int a, int b, int c)
{
    char buffer[40];
    std::snprintf(buffer, sizeof buffer, form, a, b, c);
    return buffer;
}

int year_of(Date date)
{
    return static_cast<int>(date.year());
}
int month_of(Date date)
{
    return static_cast<int>(static_cast<unsigned>(date.month()));
}
int day_of(Date date)
{
    return static_cast<int>(static_cast<unsigned>(date.day()));
}

} // namespace

std::optional<Date> parse_date(std::string_view text)
{
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
        return std::nullopt;
    }
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day) {
        return std::nullopt;
    }
    const Date date{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                    std::chrono::day{static_cast<unsigned>(*day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

Date local_day(std::chrono::sys_seconds moment)
{
    return Date{std::chrono::floor<std::chrono::days>(moment + local_ahead_of_utc)};
}

std::string iso_date(Date date)
{
    return joined("%04d-%02d-%02d", year_of(date), month_of(date), day_of(date));
}

std::string shown_date(Date date)
{
    return joined("%02d-%02d-%04d", day_of(date), month_of(date), year_of(date));
}

} // namespace content
