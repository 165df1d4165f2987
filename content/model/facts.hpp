#pragma once

#include "content/model/date.hpp"
#include "content/model/finding.hpp"
#include "content/model/map.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace content {

enum class FactType { Money, Number, Day, Percent, Text };
enum class OnExpiry { Label, Hide };

/// A value of facts.toml. It is never typed into a text: texts say {id}.
struct Fact {
    std::string id;
    FactType type = FactType::Text;
    double amount = 0;        ///< Money, number, percent.
    std::string currency;     ///< ISO 4217, money only.
    std::string unit;         ///< Number only, may be empty.
    std::optional<Date> date; ///< Day only.
    std::string text;         ///< Text only, in the source language (unit `facts.<id>`).
    std::vector<std::string> source;
    std::optional<Date> last_seen;
    std::optional<Date> recheck;
    OnExpiry on_expiry = OnExpiry::Label;
    bool unverified = false; ///< status = "unverified": shown nowhere.
    Place place;
};

enum class ContactKind { Phone, Whatsapp, Office, Web, App };
enum class Scope { Home, Abroad, World, FloodOnly };
enum class Cost { Unknown, Free, Paid, Whatsapp };
enum class OfficeStatus { None, Active, Planned, Inactive };

/// A contact of contacts.toml: one number, address or office.
struct Contact {
    std::string id;
    std::string name; ///< In the source language (unit `contacts.<id>`).
    ContactKind kind = ContactKind::Phone;
    std::string value; ///< As written; empty if not known yet.
    Scope scope = Scope::Home;
    Cost cost = Cost::Unknown;
    std::string hours; ///< In the source language (unit `contacts.<id>/hours`); may be empty.
    OfficeStatus office = OfficeStatus::None;
    std::optional<GeoPoint> at; ///< Where an office is; what is near a kiosk comes first there.
    std::string pictogram;
    std::vector<std::string> logos;
    std::vector<std::string> source;
    std::optional<Date> last_seen;
    std::optional<Date> valid_from;
    int stale_after_days = 365; ///< From the day of the confirmation.
    std::string replaced_by;
    bool unverified = false;
    Place place;
};

/// Where a fact or contact stands on a day (TRANSLATION.md, "States of a fact or contact").
enum class ValueState {
    Good,        ///< Confirmed and in date: shown.
    Unverified,  ///< K056: shown nowhere.
    Unconfirmed, ///< K057: nobody confirmed it, or it changed since.
    Expired,     ///< K050: a fact past `recheck`.
    Stale,       ///< K053: a contact confirmed too long ago.
    Inactive,    ///< K055: an office that is not active.
};

/// The value in words as it is hashed: `money 350000 IDR`, `phone 0800-000-000 home free -`.
std::string hashed_words(const Fact& fact);
std::string hashed_words(const Contact& contact);

/// The value as people read it: "Rp 370.000" with U+00A0 after Rp. The format locale is pinned;
/// neither the content language nor the process's locale has a say.
std::string format_value(const Fact& fact, const std::string& format_locale);

} // namespace content
