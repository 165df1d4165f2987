#include "content/model/date.hpp"

#include <catch2/catch.hpp>

using content::parse_date;

TEST_CASE("a date is written in one way and exists in the calendar", "[date]")
{
    const auto day = parse_date("2026-11-24");
    REQUIRE(day);
    CHECK(content::iso_date(*day) == "2026-11-24");
    CHECK(content::shown_date(*day) == "24-11-2026");
    CHECK(parse_date("2028-02-29").has_value());
    for (const char* wrong : {"2027-02-29", "2026-13-01", "2026-00-10", "24-11-2026", "2026-11-4",
                              "2026/11/24", "2026-11-24 ", "+026-11-24", "2026-1a-24", ""}) {
        INFO(wrong);
        CHECK_FALSE(parse_date(wrong).has_value());
    }
}

TEST_CASE("days are added across months and leap days", "[date]")
{
    CHECK(content::iso_date(content::plus_days(*parse_date("2026-12-31"), 1)) == "2027-01-01");
    CHECK(content::iso_date(content::plus_days(*parse_date("2028-02-28"), 1)) == "2028-02-29");
    CHECK(content::iso_date(content::plus_days(*parse_date("2026-03-01"), -1)) == "2026-02-28");
    CHECK(content::iso_date(content::plus_days(*parse_date("2025-12-01"), 365)) == "2026-12-01");
}
