#include "content/desk/status.hpp"

#include "content/desk/exchange.hpp"
#include "content/model/document.hpp"

#include <algorithm>
#include <set>

namespace desk {

namespace {

using content::Guide;
using content::Variant;

/// Values that a topic or poster shows on any medium, whatever their state.
std::set<std::string> values_shown(const Guide& guide, const std::string& id,
                                   const std::vector<content::Block>& blocks, content::Date today)
{
    std::set<std::string> values;
    for (const Variant variant : {Variant::Kiosk, Variant::Poster, Variant::Billboard}) {
        const auto resolved = content::resolve(guide, id, guide.source_language, variant,
                                               {today, content::Unconfirmed::Show});
        values.insert(resolved.document.values.begin(), resolved.document.values.end());
    }
    for (const content::Block& block : blocks) { // drawn beside an outcome of the wizard
        values.insert(block.contacts.begin(), block.contacts.end());
    }
    return values;
}

/// Topics and posters by the values they show.
std::map<std::string, std::vector<std::string>> uses_of(const Guide& guide, content::Date today)
{
    std::map<std::string, std::vector<std::string>> uses;
    const auto add = [&](const auto& document) {
        for (const std::string& value : values_shown(guide, document.id, document.blocks, today)) {
            uses[value].push_back(document.id);
        }
    };
    std::ranges::for_each(guide.topics, add);
    std::ranges::for_each(guide.posters, add);
    return uses;
}

/// Ids of values of which somebody confirmed any version.
std::set<std::string> once_confirmed(const Guide& guide)
{
    std::set<std::string> ids;
    if (const auto ledger = guide.ledgers.find("facts"); ledger != guide.ledgers.end()) {
        for (const content::LedgerLine& line : ledger->second.lines) {
            if (line.verdict == "ok") {
                ids.insert(line.unit);
            }
        }
    }
    return ids;
}

} // namespace

std::vector<StatusQuestion> questions_of(const Guide& guide)
{
    std::vector<StatusQuestion> questions;
    for (const auto& [tag, catalog] : guide.catalogs) {
        for (const content::Message& message : catalog.messages) {
            const std::string question = comments_of(message, "tanya:", "ask:");
            if (!question.empty()) {
                questions.push_back(
                    {tag, message.context, question, message.source, message.translation_place});
            }
        }
    }
    return questions;
}

std::vector<std::string> people_for(const Guide& guide, const std::string& role,
                                    const std::string& language)
{
    std::vector<std::string> names;
    for (const auto& [name, person] : guide.people) {
        const bool has_role = std::ranges::find(person.roles, role) != person.roles.end();
        const bool reads_it =
            person.languages.empty() ||
            std::ranges::find(person.languages, language) != person.languages.end();
        if (has_role && reads_it) {
            names.push_back(name);
        }
    }
    return names;
}

std::vector<StatusValue> due_values(const Guide& guide, content::Date today)
{
    const auto uses = uses_of(guide, today);
    const auto confirmed = once_confirmed(guide);
    std::vector<StatusValue> due;
    for (Value& value : values_of(guide, today)) {
        if (!needs_check(value, horizon_of(today))) {
            continue;
        }
        const bool changed =
            value.state == content::ValueState::Unconfirmed && confirmed.contains(value.id);
        const auto shown = uses.find(value.id);
        auto shown_in = shown == uses.end() ? std::vector<std::string>() : shown->second;
        due.push_back({std::move(value), changed, std::move(shown_in)});
    }
    return due;
}

} // namespace desk
