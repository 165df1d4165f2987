#include "content/model/facts.hpp"

#include <unicode/currunit.h>
#include <unicode/dcfmtsym.h>
#include <unicode/numberformatter.h>
#include <unicode/unistr.h>

#include <array>
#include <cmath>

namespace content {

namespace {

std::string or_dash(std::string_view text)
{
    return text.empty() ? "-" : std::string(text);
}

std::string_view name_of(ContactKind kind)
{
    static constexpr std::array<std::string_view, 5> names{"phone", "whatsapp", "office", "web",
                                                           "app"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view name_of(Scope scope)
{
    static constexpr std::array<std::string_view, 4> names{"home", "abroad", "world", "flood-only"};
    return names[static_cast<std::size_t>(scope)];
}

std::string_view name_of(Cost cost)
{
    static constexpr std::array<std::string_view, 4> names{"", "free", "paid", "whatsapp"};
    return names[static_cast<std::size_t>(cost)];
}

std::string_view name_of(OfficeStatus status)
{
    static constexpr std::array<std::string_view, 4> names{"", "active", "planned", "inactive"};
    return names[static_cast<std::size_t>(status)];
}

/// Shortest decimal form with a point, whatever the process's locale says.
std::string plain_number(double value)
{
    if (value == std::floor(value) && std::abs(value) < 1e15) {
        return std::to_string(static_cast<long long>(value));
    }
    const auto form = icu::number::NumberFormatter::withLocale(icu::Locale("en"))
                          .grouping(UNUM_GROUPING_OFF)
                          .precision(icu::number::Precision::maxFraction(6));
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    form.formatDouble(value, status).toString(status).toUTF8String(text);
    return text;
}

/// ICU takes the machine's locale, silently, for one it has no data for (TRANSLATION.md 3, edge 7):
/// such a language is written like Indonesian.
icu::Locale known_locale(const std::string& format_locale)
{
    const icu::Locale asked(format_locale.c_str());
    UErrorCode status = U_ZERO_ERROR;
    const icu::DecimalFormatSymbols symbols(asked, status);
    const bool borrowed = status == U_USING_DEFAULT_WARNING || U_FAILURE(status) != 0;
    return borrowed ? icu::Locale("id") : asked;
}

/// @param unit nothing, a percent or a currency.
std::string shown_number(double value, const std::string& format_locale, int most_digits,
                         const icu::MeasureUnit& unit = {})
{
    const auto form = icu::number::NumberFormatter::withLocale(known_locale(format_locale))
                          .precision(icu::number::Precision::maxFraction(most_digits))
                          .unit(unit);
    UErrorCode status = U_ZERO_ERROR;
    std::string text;
    form.formatDouble(value, status).toString(status).toUTF8String(text);
    return text;
}

/// "Rp 370.000": no cents; ICU keeps the sign and its number together with U+00A0.
std::string shown_money(const Fact& fact, const std::string& format_locale)
{
    UErrorCode status = U_ZERO_ERROR;
    const icu::CurrencyUnit currency(icu::StringPiece(fact.currency), status);
    if (U_FAILURE(status) != 0) { // not a code of three letters: K052 says so
        return fact.currency + "\u00A0" + shown_number(fact.amount, format_locale, 0);
    }
    return shown_number(fact.amount, format_locale, 0, currency);
}

} // namespace

std::string hashed_words(const Fact& fact)
{
    switch (fact.type) {
    case FactType::Money:
        return "money " + plain_number(fact.amount) + " " + fact.currency;
    case FactType::Number:
        return "number " + plain_number(fact.amount) +
               (fact.unit.empty() ? std::string() : " " + fact.unit);
    case FactType::Percent:
        return "percent " + plain_number(fact.amount);
    case FactType::Day:
        return "date " + (fact.date ? iso_date(*fact.date) : std::string("-"));
    case FactType::Text:
        break;
    }
    return "text " + fact.text;
}

std::string hashed_words(const Contact& contact)
{
    std::string words(name_of(contact.kind));
    words += " " + or_dash(contact.value);
    words += " " + or_dash(name_of(contact.scope));
    words += " " + or_dash(name_of(contact.cost));
    words += " " + or_dash(name_of(contact.office));
    return words;
}

std::string format_value(const Fact& fact, const std::string& format_locale)
{
    constexpr int most_digits = 2;
    switch (fact.type) {
    case FactType::Money:
        return shown_money(fact, format_locale);
    case FactType::Number: {
        const std::string number = shown_number(fact.amount, format_locale, most_digits);
        return fact.unit.empty() ? number : number + "\u00A0" + fact.unit;
    }
    case FactType::Percent:
        return shown_number(fact.amount, format_locale, most_digits, icu::NoUnit::percent());
    case FactType::Day:
        return fact.date ? shown_date(*fact.date) : std::string();
    case FactType::Text:
        break;
    }
    return fact.text;
}

} // namespace content
