#include "content/model/check_values.hpp"

#include "content/model/shown_value.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <cmath>

namespace content {

namespace {

Finding about(std::string code, Severity severity, const Place& place, const std::string& id,
              std::string variant = {})
{
    Finding finding;
    finding.code = std::move(code);
    finding.severity = severity;
    finding.place = place;
    finding.variant = std::move(variant);
    finding.arguments = {{"id", id}, {"name", id}};
    return finding;
}

std::string without_separators(const std::string& number)
{
    std::string digits;
    std::copy_if(number.begin(), number.end(), std::back_inserter(digits),
                 [](char c) { return c != ' ' && c != '-'; });
    return digits;
}

bool all_digits(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// No fee, share or count of a guide comes near it; beyond it formatting is noise.
constexpr double largest_amount = 1e12;

/// Not a number, not infinite (TOML knows both), and of a size that can be read.
bool is_readable(double amount)
{
    return std::isfinite(amount) && std::abs(amount) <= largest_amount;
}

/// What is not sane about a value (K052), as the variant of the message; empty if all is well.
std::string fault_of(const Fact& fact, Date today)
{
    if (fact.last_seen && *fact.last_seen > today) {
        return "future";
    }
    switch (fact.type) {
    case FactType::Money: {
        const bool code =
            fact.currency.size() == 3 && std::all_of(fact.currency.begin(), fact.currency.end(),
                                                     [](char c) { return c >= 'A' && c <= 'Z'; });
        return !code ? "currency" : fact.amount < 0 || !is_readable(fact.amount) ? "amount" : "";
    }
    case FactType::Percent:
        return fact.amount < 0 || fact.amount > 100 || !is_readable(fact.amount) ? "amount" : "";
    case FactType::Number:
        return is_readable(fact.amount) ? "" : "amount";
    case FactType::Day:
        return fact.date ? "" : "empty";
    case FactType::Text:
        return fact.text.empty() ? "empty" : "";
    }
    return {};
}

std::string fault_of(const Guide& guide, const Contact& contact, Date today)
{
    if (contact.last_seen && *contact.last_seen > today) {
        return "future";
    }
    const bool is_office = contact.kind == ContactKind::Office;
    if (contact.value.empty()) {
        return is_office ? "" : "empty"; // an office may be known by name only
    }
    const bool dialled =
        contact.kind == ContactKind::Phone || contact.kind == ContactKind::Whatsapp;
    return dialled && !is_phone_number(guide, contact.value) ? "phone" : "";
}

std::string unit_of(const Fact& fact)
{
    return "facts." + fact.id;
}

std::string unit_of(const Contact& contact)
{
    return "contacts." + contact.id;
}

/// K028: a value is drawn as it is written; a bidi sign would turn its digits round.
void add_invisible(const Contact& contact, std::vector<Finding>& found)
{
    for (const CodePoint& point : code_points(contact.value)) {
        if (is_invisible(point.value)) {
            found.push_back(about("K028", Severity::Error, contact.place, contact.id));
            found.back().unit = unit_of(contact);
            found.back().arguments.emplace_back("found", code_point_name(point.value));
            return;
        }
    }
}

/// Facts and contacts alike: source, sanity, state. What is unverified may be blank.
template <class Value>
void add_findings(const Guide& guide, const Value& value, const std::string& fault, Date today,
                  std::vector<Finding>& found)
{
    if (!value.unverified && value.source.empty()) {
        found.push_back(about("K051", Severity::Error, value.place, value.id, "value"));
        found.back().unit = unit_of(value);
    }
    if (!value.unverified && !fault.empty()) {
        found.push_back(about("K052", Severity::Error, value.place, value.id, fault));
        found.back().unit = unit_of(value);
        found.back().arguments.emplace_back("found", fault);
    }
    auto finding = value_finding(guide, value, today);
    // A planned office may be listed, a kiosk shows its status; a poster may not name it.
    if (finding && finding->code != "K055") {
        found.push_back(*std::move(finding));
    }
}

/// K055: a number that does not reach anybody from where it is shown.
void add_wrong_scope(const Contact& contact, const Place& place, const std::string& unit,
                     std::vector<Finding>& found)
{
    found.push_back(about("K055", Severity::Error, place, contact.id, "scope"));
    found.back().unit = unit;
}

/// The emergency button stands on a screen at home.
void add_emergency_scope(const Guide& guide, std::vector<Finding>& found)
{
    const auto contact = guide.contacts.find(guide.emergency);
    if (contact != guide.contacts.end() && contact->second.scope != Scope::Home &&
        contact->second.scope != Scope::World) {
        add_wrong_scope(contact->second, contact->second.place, unit_of(contact->second), found);
    }
}

/// K055: a poster sends people to an office that does not work, or to a number of a flood's days.
void add_closed_offices(const Guide& guide, const Poster& poster, Date today,
                        std::vector<Finding>& found)
{
    for (const Block& block : poster.blocks) {
        const auto contact = guide.contacts.find(block.contact);
        if (contact != guide.contacts.end() &&
            state_of(guide, contact->second, today) == ValueState::Inactive) {
            found.push_back(about("K055", Severity::Error, block.place, block.contact));
            found.back().unit = poster.id + "." + block.id;
        } else if (contact != guide.contacts.end() && contact->second.scope == Scope::FloodOnly) {
            add_wrong_scope(contact->second, block.place, poster.id + "." + block.id, found);
        }
    }
}

void add_unsourced_blocks(const std::string& owner, const std::vector<Block>& blocks,
                          std::vector<Finding>& found)
{
    for (const Block& block : blocks) {
        // A contact block says nothing of its own: its contact has the source.
        if (block.source.empty() && block.use.empty() && block.contact.empty()) {
            const std::string name = owner + "." + block.id;
            found.push_back(about("K051", Severity::Error, block.place, name, "block"));
            found.back().unit = name;
        }
    }
}

} // namespace

bool is_phone_number(const Guide& guide, const std::string& number)
{
    const std::string digits = without_separators(number);
    const bool is_short =
        std::any_of(guide.short_numbers.begin(), guide.short_numbers.end(),
                    [&](const std::string& known) { return without_separators(known) == digits; });
    if (is_short) {
        return true;
    }
    const std::size_t length = digits.size();
    if (digits.starts_with('+')) {
        return all_digits(digits.substr(1)) && digits[1] != '0' && length >= 9 && length <= 16;
    }
    return all_digits(digits) && digits.starts_with('0') && length >= 9 && length <= 13;
}

std::vector<Finding> value_findings(const Guide& guide, Date today)
{
    std::vector<Finding> found;
    for (const auto& [id, fact] : guide.facts) {
        add_findings(guide, fact, fault_of(fact, today), today, found);
    }
    for (const auto& [id, contact] : guide.contacts) {
        add_findings(guide, contact, fault_of(guide, contact, today), today, found);
        if (fault_of(guide, contact, today).empty()) {
            add_invisible(contact, found);
        }
        if (!contact.replaced_by.empty()) {
            found.push_back(about("K054", Severity::Warning, contact.place, id));
            found.back().arguments.emplace_back("found", contact.replaced_by);
        }
    }
    add_emergency_scope(guide, found);
    for (const Topic& topic : guide.topics) {
        add_unsourced_blocks(topic.id, topic.blocks, found);
    }
    for (const Poster& poster : guide.posters) {
        add_unsourced_blocks(poster.id, poster.blocks, found);
        add_closed_offices(guide, poster, today, found);
    }
    return found;
}

} // namespace content
