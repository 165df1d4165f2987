#include "content/model/shown_value.hpp"

#include "content/model/review.hpp"
#include "content/model/unit_text.hpp"

#include <set>

namespace content {

namespace {

Finding warning(std::string code, const Place& place, const std::string& id)
{
    Finding finding;
    finding.code = std::move(code);
    finding.severity = Severity::Warning;
    finding.place = place;
    finding.arguments = {{"id", id}, {"name", id}};
    return finding;
}

/// Somebody confirmed this id once, whatever the value was: it changed since (K057).
bool was_confirmed_before(const Guide& guide, const std::string& id)
{
    const auto ledger = guide.ledgers.find("facts");
    if (ledger == guide.ledgers.end()) {
        return false;
    }
    for (const LedgerLine& line : ledger->second.lines) {
        if (line.unit == id && line.verdict == "ok") {
            return true;
        }
    }
    return false;
}

std::optional<Finding> finding_of_state(const Guide& guide, ValueState state, const Place& place,
                                        const std::string& id)
{
    switch (state) {
    case ValueState::Good:
        return std::nullopt;
    case ValueState::Unverified:
        return warning("K056", place, id);
    case ValueState::Expired:
        return warning("K050", place, id);
    case ValueState::Stale:
        return warning("K053", place, id);
    case ValueState::Inactive: {
        Finding finding = warning("K055", place, id);
        finding.severity = Severity::Error;
        return finding;
    }
    case ValueState::Unconfirmed:
        break;
    }
    Finding finding = warning("K057", place, id);
    finding.variant = was_confirmed_before(guide, id) ? "changed" : "";
    return finding;
}

/// Points the finding of a value at the text that needs it.
std::optional<Finding> placed(std::optional<Finding> finding, const ValueRequest& request)
{
    if (finding) {
        finding->place = request.place;
        finding->unit = request.unit;
        finding->language = request.language;
    }
    return finding;
}

bool may_fill_unconfirmed(const ValueRequest& request)
{
    return request.options.unconfirmed == Unconfirmed::Show;
}

const std::string& format_locale(const ValueRequest& request)
{
    static const std::string fallback = "id";
    const Language* language = request.guide.find_language(request.language);
    return language ? language->format_locale : fallback;
}

bool fact_is_shown(const ValueRequest& request, const Fact& fact, ValueState state)
{
    switch (state) {
    case ValueState::Good:
        return true;
    case ValueState::Unconfirmed:
        return may_fill_unconfirmed(request);
    case ValueState::Expired: // a kiosk labels it, paper refuses
        return request.variant == Variant::Kiosk && fact.on_expiry == OnExpiry::Label;
    default:
        return false;
    }
}

/// Translation of a short text if it is there and current.
const Message* usable_translation(const Guide& guide, const Unit& unit, std::string_view language)
{
    const Message* message = find_translation(guide, unit.id, language);
    const bool usable =
        message && has_text(*message) && !message->fuzzy && !is_stale(unit, *message);
    return usable ? message : nullptr;
}

/// A stale office keeps its place: a house does not move as a number does.
bool contact_is_shown(const ValueRequest& request, const Contact& contact, ValueState state)
{
    const bool office_on_kiosk =
        request.variant == Variant::Kiosk && contact.kind == ContactKind::Office;
    switch (state) {
    case ValueState::Good:
        return true;
    case ValueState::Unconfirmed:
        return may_fill_unconfirmed(request);
    case ValueState::Stale:
    case ValueState::Inactive:
        return office_on_kiosk;
    default:
        return false;
    }
}

/// The words of a fact of type text. Paper says them in the language of its sentence or not at
/// all; a kiosk falls back to the source text.
void add_words(const ValueRequest& request, const Fact& fact, ShownValue& shown)
{
    const std::string unit_id = "facts." + fact.id;
    const Unit* const unit = request.guide.find_unit(unit_id);
    if (!unit) {
        return;
    }
    if (request.variant == Variant::Kiosk) {
        shown.text = short_text(request.guide, unit_id, request.language);
        shown.good = shown.good && short_text_approved(request.guide, unit_id, request.language);
        return;
    }
    shown.good = shown.good && approval_of(request.guide, *unit, request.language).approved;
    const auto chosen = text_in(request.guide, *unit, request.language);
    shown.text = chosen ? chosen->text : std::string();
    if (auto missing = currency_finding(request.guide, *unit, request.language);
        missing && !shown.finding) {
        shown.finding = std::move(missing);
    }
}

ShownValue shown_fact(const ValueRequest& request, const Fact& fact)
{
    const ValueState state = state_of(request.guide, fact, request.options.today);
    ShownValue shown;
    shown.id = fact.id;
    shown.words = fact.type == FactType::Text;
    shown.good = state == ValueState::Good;
    shown.finding = placed(value_finding(request.guide, fact, request.options.today), request);
    shown.confirmed_on = confirmed_on(request.guide, fact);
    if (!fact_is_shown(request, fact, state)) {
        return shown;
    }
    if (fact.type == FactType::Text) {
        add_words(request, fact, shown);
    } else {
        shown.text = format_value(fact, format_locale(request));
    }
    return shown;
}

/// K054: the contact is given up and nobody has confirmed what came after it.
Finding replaced_finding(const Contact& contact)
{
    Finding finding = warning("K054", contact.place, contact.id);
    finding.arguments.emplace_back("found", contact.replaced_by);
    return finding;
}

ShownValue shown_number(const ValueRequest& request, const Contact& asked)
{
    const Contact& contact = usable_contact(request.guide, asked, request.options.today);
    const ValueState state = state_of(request.guide, contact, request.options.today);
    const bool replaced = !contact.replaced_by.empty(); // and what came after it is not good
    ShownValue shown;
    shown.id = contact.id;
    shown.good = state == ValueState::Good && !replaced;
    shown.finding = placed(replaced ? replaced_finding(contact)
                                    : value_finding(request.guide, contact, request.options.today),
                           request);
    shown.confirmed_on = confirmed_on(request.guide, contact);
    const bool keeps_place =
        request.variant == Variant::Kiosk && contact.kind == ContactKind::Office;
    if ((!replaced || keeps_place) && contact_is_shown(request, contact, state)) {
        shown.text = contact.value;
    }
    return shown;
}

} // namespace

std::optional<Finding> value_finding(const Guide& guide, const Fact& fact, Date today)
{
    auto finding = finding_of_state(guide, state_of(guide, fact, today), fact.place, fact.id);
    if (finding && fact.recheck) {
        finding->arguments.emplace_back("date", iso_date(*fact.recheck));
    }
    return finding;
}

std::optional<Finding> value_finding(const Guide& guide, const Contact& contact, Date today)
{
    auto finding =
        finding_of_state(guide, state_of(guide, contact, today), contact.place, contact.id);
    const auto called = confirmed_on(guide, contact);
    if (finding && called) {
        const auto age = std::chrono::sys_days{today} - std::chrono::sys_days{*called};
        finding->arguments.emplace_back("days", std::to_string(age.count()));
    }
    return finding;
}

const Contact& usable_contact(const Guide& guide, const Contact& contact, Date today)
{
    std::set<std::string> seen{contact.id};
    const Contact* newest = &contact;
    const Contact* candidate = &contact;
    while (true) {
        const auto next = guide.contacts.find(candidate->replaced_by);
        if (next == guide.contacts.end() || !seen.insert(next->first).second) {
            return *newest;
        }
        candidate = &next->second;
        if (state_of(guide, *candidate, today) == ValueState::Good) {
            newest = candidate;
        }
    }
}

ShownValue shown_value(const ValueRequest& request, const std::string& id)
{
    const auto fact = request.guide.facts.find(id);
    if (fact != request.guide.facts.end()) {
        return shown_fact(request, fact->second);
    }
    const auto contact = request.guide.contacts.find(id);
    if (contact != request.guide.contacts.end()) {
        return shown_number(request, contact->second);
    }
    ShownValue unknown;
    unknown.id = id;
    Finding finding = warning("K020", request.place, id);
    finding.severity = Severity::Error;
    unknown.finding = placed(finding, request);
    return unknown;
}

ShownContact shown_contact(const ValueRequest& request, const ShownValue& shown)
{
    ShownContact contact;
    contact.id = shown.id;
    const auto found = request.guide.contacts.find(shown.id);
    if (found == request.guide.contacts.end()) {
        return contact;
    }
    const std::string unit = "contacts." + shown.id;
    contact.name = short_text(request.guide, unit, request.language);
    if (contact.name.empty()) {
        contact.name = found->second.name;
    }
    contact.value = shown.text;
    contact.kind = found->second.kind;
    contact.cost = found->second.cost;
    contact.hours = short_text(request.guide, unit + "/hours", request.language);
    contact.checked = shown.confirmed_on;
    return contact;
}

std::string short_text(const Guide& guide, std::string_view unit_id, std::string_view language)
{
    const Unit* unit = guide.find_unit(unit_id);
    if (!unit) {
        return {};
    }
    const Message* message = usable_translation(guide, *unit, language);
    return message ? message->translation : unit->source.text;
}

bool short_text_approved(const Guide& guide, std::string_view unit_id, std::string_view language)
{
    const Unit* unit = guide.find_unit(unit_id);
    if (!unit) {
        return true;
    }
    const bool translated = usable_translation(guide, *unit, language) != nullptr;
    return approval_of(guide, *unit, translated ? language : guide.source_language).approved;
}

} // namespace content
