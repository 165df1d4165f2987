#include "kiosk/counters.hpp"

#include "content/model/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <sstream>

namespace kiosk {

namespace {

using Json = nlohmann::json;

constexpr std::uint64_t least_shown = 5;
constexpr std::size_t most_pending = 31;

/// Group and name a happening is counted under; none for what is not counted by name.
std::optional<std::pair<std::string, std::string>> place_of(const Happening& happening)
{
    switch (happening.kind) {
    case HappeningKind::PageShown:
        return std::pair("pages", happening.name);
    case HappeningKind::LanguageChosen:
        return std::pair("languages", happening.name);
    case HappeningKind::OutcomeReached:
        return std::pair("outcomes", happening.name);
    case HappeningKind::LookUpUsed:
        return std::pair("uses", "look-up");
    case HappeningKind::NoVoice:
        return std::pair("uses", "no-voice");
    case HappeningKind::SlipPrinted:
        return std::pair("uses", "slip");
    case HappeningKind::VisitFinished:
        return std::pair("ends", "finished");
    case HappeningKind::VisitLeft:
        return std::pair("ends", "left");
    case HappeningKind::Touched:
    case HappeningKind::CornersTouched:
    case HappeningKind::ExportAsked:
    case HappeningKind::CorrectionAsked:
    case HappeningKind::SlipAsked:
        return std::nullopt;
    }
    return std::nullopt;
}

constexpr std::array<std::string_view, 5> group_names{"pages", "languages", "outcomes", "ends",
                                                      "uses"};

} // namespace

void DayCounts::add(const Happening& happening)
{
    if (happening.kind == HappeningKind::Touched) {
        ++touches_.at(static_cast<std::size_t>(happening.cell));
    } else if (const auto place = place_of(happening)) {
        ++groups_[place->first][place->second];
    }
}

bool DayCounts::is_empty() const
{
    return groups_.empty() && std::ranges::all_of(touches_, [](auto count) { return count == 0; });
}

std::uint64_t DayCounts::count(std::string_view group, std::string_view name) const
{
    const auto names = groups_.find(group);
    if (names == groups_.end()) {
        return 0;
    }
    const auto found = names->second.find(name);
    return found == names->second.end() ? 0 : found->second;
}

std::string DayCounts::line() const
{
    Json json{{"day", content::iso_date(day_.date)},
              {"clock", day_.trusted ? "trusted" : "untrusted"},
              {"touches", touches_}};
    for (const auto& [group, names] : groups_) {
        json[group] = names;
    }
    return json.dump();
}

std::optional<DayCounts> DayCounts::parse(std::string_view line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) {
        return std::nullopt;
    }
    try {
        const auto date = content::parse_date(json.at("day").get<std::string>());
        if (!date) {
            return std::nullopt;
        }
        DayCounts counts({*date, json.at("clock") == "trusted"});
        json.at("touches").get_to(counts.touches_);
        for (const std::string_view group : group_names) {
            if (const auto names = json.find(group); names != json.end()) {
                for (const auto& [name, count] : names->items()) {
                    counts.groups_[std::string(group)][name] = count.get<std::uint64_t>();
                }
            }
        }
        return counts;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

void DayCounts::add(const DayCounts& more)
{
    for (const auto& [group, names] : more.groups_) {
        for (const auto& [name, count] : names) {
            groups_[group][name] += count;
        }
    }
    std::ranges::transform(touches_, more.touches_, touches_.begin(), std::plus{});
}

DayCounts DayCounts::without_small_counts() const
{
    DayCounts shown(day_);
    for (const auto& [group, names] : groups_) {
        for (const auto& [name, count] : names) {
            if (count >= least_shown) {
                shown.groups_[group][name] = count;
            }
        }
    }
    std::ranges::transform(touches_, shown.touches_.begin(),
                           [](auto count) { return count < least_shown ? 0 : count; });
    return shown;
}

CounterStore::CounterStore(std::filesystem::path folder, std::uintmax_t most_bytes)
    : folder_(std::move(folder)), most_bytes_(most_bytes)
{}

std::vector<std::string> CounterStore::spooled() const
{
    std::vector<std::string> lines;
    try {
        std::istringstream in(content::read_file(spool_file()));
        for (std::string line; std::getline(in, line);) {
            lines.push_back(std::move(line));
        }
    } catch (const content::FileError&) {
        lines.clear(); // No day is over yet.
    }
    return lines;
}

std::optional<DayCounts> CounterStore::load() const
{
    std::string line;
    try {
        line = content::read_file(today_file());
    } catch (const content::FileError&) {
        return std::nullopt;
    }
    line.resize(line.size() - (line.ends_with('\n') ? 1 : 0));
    const auto lines = spooled();
    // Killed after the day went into the spool and before the next one was written.
    const bool is_spooled = !lines.empty() && lines.back() == line;
    return is_spooled ? std::nullopt : DayCounts::parse(line);
}

void CounterStore::save(const DayCounts& today)
{
    write_pending();
    content::write_file(today_file(), today.line() + "\n", content::Readers::Owner);
}

void CounterStore::close(const DayCounts& day)
{
    pending_.push_back(day.line());
    if (pending_.size() > most_pending) {
        pending_.erase(pending_.begin());
    }
    write_pending();
}

void CounterStore::write_pending()
{
    while (!pending_.empty()) {
        // `today.json` says the same before and after: see `load`.
        content::write_file(today_file(), pending_.front() + "\n", content::Readers::Owner);
        append(pending_.front());
        pending_.erase(pending_.begin());
    }
}

void CounterStore::append(const std::string& line)
{
    std::error_code none_yet;
    const auto size = std::filesystem::file_size(spool_file(), none_yet);
    if (none_yet || size + line.size() < most_bytes_) {
        content::append_file(spool_file(), line + "\n", content::Readers::Owner);
        return;
    }
    auto lines = spooled();
    lines.push_back(line);
    // Room for some days more, so that not every day writes the whole spool.
    const std::uintmax_t keep = most_bytes_ - most_bytes_ / 8;
    std::uintmax_t kept = 0;
    auto first = lines.end();
    while (first != lines.begin() && kept + std::prev(first)->size() + 1 <= keep) {
        --first;
        kept += first->size() + 1;
    }
    std::string text;
    for (; first != lines.end(); ++first) {
        text += *first + "\n";
    }
    content::write_file(spool_file(), text, content::Readers::Owner);
}

std::string CounterStore::exported() const
{
    std::vector<DayCounts> days;
    for (const std::string& line : spooled()) {
        const auto part = DayCounts::parse(line);
        if (!part) {
            continue;
        }
        // A day that a restart has cut in two is one, before its small counts are hidden. Without a
        // trusted clock the same date may be many days.
        const auto same = std::ranges::find(days, part->day(), &DayCounts::day);
        if (part->day().trusted && same != days.end()) {
            same->add(*part);
        } else {
            days.push_back(*part);
        }
    }
    std::string text;
    for (const DayCounts& day : days) {
        text += day.without_small_counts().line() + "\n";
    }
    return text;
}

} // namespace kiosk
