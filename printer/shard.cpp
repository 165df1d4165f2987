#include "printer/shard.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace printer {

namespace {

/// Digits alone.
std::optional<unsigned> parse_count(std::string_view text)
{
    constexpr unsigned most = 100'000;
    unsigned count = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, count);
    const bool good = read.ec == std::errc() && read.ptr == end && count >= 1 && count <= most;
    return good ? std::optional(count) : std::nullopt;
}

/// Of one page, as a picture for the press.
double pixels_of(const content::FormatSpec& format)
{
    constexpr double mm_per_inch = 25.4;
    const double per_mm =
        format.pixels_per_mm > 0 ? format.pixels_per_mm : format.tif_ppi / mm_per_inch;
    return format.width * format.height * per_mm * per_mm;
}

} // namespace

std::optional<Shard> parse_shard(std::string_view text)
{
    const auto slash = std::min(text.find('/'), text.size());
    const auto index = parse_count(text.substr(0, slash));
    const auto count = parse_count(text.substr(std::min(slash + 1, text.size())));
    return index && count && *index <= *count ? std::optional(Shard{*index, *count}) : std::nullopt;
}

bool is_in(Shard shard, std::size_t place)
{
    return place % shard.count + 1 == shard.index;
}

void sort_by_work(std::vector<Job>& jobs, const content::Guide& guide)
{
    std::vector<std::pair<std::pair<double, std::string>, Job>> keyed;
    keyed.reserve(jobs.size());
    for (Job& job : jobs) {
        const double pixels = pixels_of(guide.formats.at(job.format));
        std::string name = stem(job, guide);
        keyed.push_back({{-pixels, std::move(name)}, std::move(job)});
    }
    std::ranges::sort(
        keyed, {}, [](const auto& entry) -> const auto& { return entry.first; });
    std::ranges::transform(keyed, jobs.begin(),
                           [](auto& entry) { return std::move(entry.second); });
}

} // namespace printer
