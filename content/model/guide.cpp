#include "content/model/guide.hpp"

#include "content/model/confirmation.hpp"
#include "content/model/review.hpp"

#include <algorithm>

namespace content {

namespace {

template <class Items>
auto find_by_id(const Items& items, std::string_view id)
{
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.id == id; });
    return found == items.end() ? nullptr : &*found;
}

/// Whether a line was written by a person who may confirm values, signed where the policy asks it.
bool counts(const Guide& guide, const LedgerLine& line)
{
    const auto person = guide.people.find(line.name);
    if (line.role != "content" || person == guide.people.end()) {
        return false;
    }
    if (guide.publish.is_signed && !signature_fits(line, person->second.key)) {
        return false;
    }
    const auto& roles = person->second.roles;
    return std::find(roles.begin(), roles.end(), line.role) != roles.end();
}

/// The line that confirms a value as it is now: newest `ok` for its hash with no later `no`; at
/// equal time `no` wins (TRANSLATION.md 2, "Values are approved like text").
const LedgerLine* confirmation(const Guide& guide, const std::string& id, const std::string& words)
{
    const auto ledger = guide.ledgers.find("facts");
    if (ledger == guide.ledgers.end()) {
        return nullptr;
    }
    const std::string hash = text_hash({}, id, words, {});
    const LedgerLine* newest = nullptr;
    std::string refused;
    for (const LedgerLine& line : ledger->second.lines) {
        if (line.unit != id || line.hash != hash || !counts(guide, line)) {
            continue;
        }
        if (line.verdict == "no") {
            newest = nullptr;
            refused = line.time;
        } else if (line.verdict == "ok" && line.time > refused) {
            newest = &line;
        }
    }
    return newest;
}

const LedgerLine* confirmation(const Guide& guide, const Fact& fact)
{
    return confirmation(guide, fact.id, hashed_words(fact));
}

const LedgerLine* confirmation(const Guide& guide, const Contact& contact)
{
    return confirmation(guide, contact.id, hashed_words(contact));
}

std::optional<Date> day_of(const LedgerLine* line)
{
    return line == nullptr ? std::nullopt : ledger_day(line->time);
}

std::optional<Confirmation> confirmation_in(const LedgerLine* line)
{
    const std::optional<Date> day = day_of(line);
    return day ? std::optional(Confirmation{line->name, *day}) : std::nullopt;
}

/// `--recheck` of the person who confirmed; it beats the file's date.
std::optional<Date> recheck_said(const LedgerLine* line)
{
    return line == nullptr ? std::nullopt : parse_date(line->extra);
}

bool is_open(const Contact& contact, Date today)
{
    const bool works =
        contact.office == OfficeStatus::None || contact.office == OfficeStatus::Active;
    return works && (!contact.valid_from || *contact.valid_from <= today);
}

} // namespace

const Unit* Guide::find_unit(std::string_view unit_id) const
{
    const auto found = unit_index.find(unit_id);
    return found == unit_index.end() ? nullptr : &units[found->second];
}

const Topic* Guide::find_topic(std::string_view topic_id) const
{
    return find_by_id(topics, topic_id);
}

const Poster* Guide::find_poster(std::string_view poster_id) const
{
    return find_by_id(posters, poster_id);
}

const Language* Guide::find_language(std::string_view tag) const
{
    const auto found = std::find_if(languages.begin(), languages.end(),
                                    [&](const Language& language) { return language.tag == tag; });
    return found == languages.end() ? nullptr : &*found;
}

std::filesystem::path Guide::pictogram_file(std::string_view name) const
{
    return folder / "pictograms" / (std::string(name) + ".svg");
}

ValueState state_of(const Guide& guide, const Fact& fact, Date today)
{
    if (fact.unverified) {
        return ValueState::Unverified;
    }
    if (confirmation(guide, fact) == nullptr) {
        return ValueState::Unconfirmed;
    }
    const std::optional<Date> due = due_on(guide, fact);
    return due && *due < today ? ValueState::Expired : ValueState::Good;
}

ValueState state_of(const Guide& guide, const Contact& contact, Date today)
{
    if (contact.unverified) {
        return ValueState::Unverified;
    }
    if (!is_open(contact, today)) {
        return ValueState::Inactive;
    }
    const std::optional<Date> due = due_on(guide, contact);
    if (!due) {
        return ValueState::Unconfirmed;
    }
    return *due < today ? ValueState::Stale : ValueState::Good;
}

std::optional<Date> due_on(const Guide& guide, const Fact& fact)
{
    const std::optional<Date> said = recheck_said(confirmation(guide, fact));
    return said ? said : fact.recheck;
}

std::optional<Date> due_on(const Guide& guide, const Contact& contact)
{
    const LedgerLine* const line = confirmation(guide, contact);
    const std::optional<Date> confirmed = day_of(line);
    if (!confirmed) {
        return std::nullopt;
    }
    const std::optional<Date> said = recheck_said(line);
    return said ? *said : plus_days(*confirmed, contact.stale_after_days);
}

std::optional<Date> confirmed_on(const Guide& guide, const Fact& fact)
{
    return day_of(confirmation(guide, fact));
}

std::optional<Date> confirmed_on(const Guide& guide, const Contact& contact)
{
    return day_of(confirmation(guide, contact));
}

std::optional<Confirmation> confirmation_of(const Guide& guide, const Fact& fact)
{
    return confirmation_in(confirmation(guide, fact));
}

std::optional<Confirmation> confirmation_of(const Guide& guide, const Contact& contact)
{
    return confirmation_in(confirmation(guide, contact));
}

std::string_view name_of(BlockKind kind)
{
    constexpr std::array<std::string_view, 11> names = {"title",   "summary", "step",    "check",
                                                        "warning", "rule",    "contact", "question",
                                                        "outcome", "story",   "media"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Variant variant)
{
    constexpr std::array<std::string_view, 3> names = {"kiosk", "poster", "billboard"};
    return names[static_cast<std::size_t>(variant)];
}

} // namespace content
