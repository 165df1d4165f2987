#include "printer/workshop.hpp"

#include "content/model/revision.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace printer {

namespace {

/// A PDF date has four digits for the year.
constexpr std::chrono::sys_seconds end_of_dates =
    std::chrono::sys_days(std::chrono::year(10000) / std::chrono::January / 1);

std::optional<std::chrono::sys_seconds> source_date_epoch()
{
    const char* text = std::getenv("SOURCE_DATE_EPOCH");
    if (text == nullptr) {
        return std::nullopt;
    }
    const std::string_view digits(text);
    long long seconds = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
    if (read.ec != std::errc() || read.ptr != digits.data() + digits.size() || seconds < 0 ||
        seconds >= end_of_dates.time_since_epoch().count()) {
        throw content::UsageError(fmt::format(
            "SOURCE_DATE_EPOCH is \"{}\": give the seconds since 1970 UTC, up to the year 9999, or "
            "unset it",
            digits));
    }
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

} // namespace

Workshop open_workshop(const content::CommonOptions& options)
{
    auto loaded = content::open_guide(options);
    auto words = content::read_paper_words(*loaded.guide).words;
    auto faces = content::read_faces(*loaded.guide).faces;
    return {std::move(loaded.guide),
            std::move(loaded.findings),
            fonts::FontCatalogue::load(options.fonts),
            options.fonts,
            {},
            options.today,
            std::move(words),
            std::move(faces)};
}

std::string pdf_date(const content::Guide& guide)
{
    const auto moment = source_date_epoch().value_or(
        std::chrono::sys_seconds(std::chrono::sys_days(content::revision_date(guide))));
    const auto day = std::chrono::floor<std::chrono::days>(moment);
    const content::Date date{day};
    const std::chrono::hh_mm_ss time(moment - day);
    return fmt::format("D:{:04}{:02}{:02}{:02}{:02}{:02}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                       time.hours().count(), time.minutes().count(), time.seconds().count());
}

} // namespace printer
