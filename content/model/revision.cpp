#include "content/model/revision.hpp"

#include "content/model/digest.hpp"
#include "content/model/prints.hpp"

#include <algorithm>

namespace content {

std::string guide_hash(const Guide& guide)
{
    return sha256_of_folder(guide.folder, prints_file);
}

std::string guide_revision(const Guide& guide)
{
    constexpr std::size_t shown = 12;
    return guide_hash(guide).substr(0, shown);
}

std::vector<Date> days_of_making(const Guide& guide)
{
    std::vector<Date> days;
    const auto consider = [&](const std::optional<Date>& day) {
        if (day && (days.empty() || days.back() != *day)) { // Ledgers have many lines a day.
            days.push_back(*day);
        }
    };
    for (const auto& [name, ledger] : guide.ledgers) {
        for (const LedgerLine& line : ledger.lines) {
            consider(ledger_day(line.time));
        }
    }
    for (const auto& [id, fact] : guide.facts) {
        consider(fact.last_seen);
    }
    for (const auto& [id, contact] : guide.contacts) {
        consider(contact.last_seen);
    }
    consider(guide.agencies.published);
    consider(guide.agencies.entered);
    std::ranges::sort(days);
    days.erase(std::ranges::unique(days).begin(), days.end());
    return days;
}

Date revision_date(const Guide& guide)
{
    return revision_date(guide, std::chrono::year::max() / std::chrono::December / 31);
}

Date revision_date(const Guide& guide, Date known)
{
    const std::vector<Date> days = days_of_making(guide);
    if (days.empty()) {
        return std::chrono::sys_days{};
    }
    const auto later = std::ranges::upper_bound(days, known);
    return later == days.begin() ? days.back() : *std::prev(later);
}

LoadedGuide as_of(std::shared_ptr<const Guide> guide, Date today)
{
    LoadedGuide dated;
    std::map<std::string, Ledger> ledgers = guide->ledgers;
    for (auto& [name, ledger] : ledgers) {
        std::ranges::move(drop_future_lines(ledger, today), std::back_inserter(dated.findings));
    }
    if (dated.findings.empty()) {
        dated.guide = std::move(guide);
        return dated;
    }
    auto changed = std::make_shared<Guide>(*guide);
    changed->ledgers = std::move(ledgers);
    dated.guide = std::move(changed);
    return dated;
}

} // namespace content
