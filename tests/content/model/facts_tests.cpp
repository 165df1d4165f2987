#include "content/model/facts.hpp"

#include "content/model/ledger.hpp"

#include <catch2/catch.hpp>
#include <unicode/locid.h>

#include <clocale>

using content::Contact;
using content::Fact;
using content::FactType;
using content::format_value;
using content::hashed_words;

namespace {

Fact money(double amount, std::string currency = "IDR")
{
    Fact fact;
    fact.id = "passport_fee";
    fact.type = FactType::Money;
    fact.amount = amount;
    fact.currency = std::move(currency);
    return fact;
}

Fact amount_of(FactType type, double amount, std::string unit = {})
{
    Fact fact;
    fact.type = type;
    fact.amount = amount;
    fact.unit = std::move(unit);
    return fact;
}

/// ICU's idea of the machine's locale, put back afterwards.
class MachineLocale {
  public:
    explicit MachineLocale(const char* name)
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale::setDefault(icu::Locale(name), status);
    }
    ~MachineLocale()
    {
        UErrorCode status = U_ZERO_ERROR;
        icu::Locale::setDefault(before_, status);
    }
    MachineLocale(const MachineLocale&) = delete;
    MachineLocale& operator=(const MachineLocale&) = delete;

  private:
    icu::Locale before_ = icu::Locale::getDefault();
};

} // namespace

TEST_CASE("values are hashed in the words of the written rule", "[facts][hash]")
{
    CHECK(hashed_words(money(350000)) == "money 350000 IDR");
    CHECK(content::text_hash("", "passport_fee", hashed_words(money(350000)), "") ==
          "1246cece9d14752d55306e052a895fed");

    Contact hotline;
    hotline.id = "hotline_home";
    hotline.value = "0800-000-000";
    hotline.cost = content::Cost::Free;
    CHECK(hashed_words(hotline) == "phone 0800-000-000 home free -");
    CHECK(content::text_hash("", hotline.id, hashed_words(hotline), "") ==
          "c5bea22fb85dda80ca5de0d71a1fbbbd");
}

TEST_CASE("whatever a person confirmed is in the hashed words", "[facts][hash]")
{
    CHECK(hashed_words(amount_of(FactType::Number, 30, "hari")) == "number 30 hari");
    CHECK(hashed_words(amount_of(FactType::Number, 21)) == "number 21");
    CHECK(hashed_words(amount_of(FactType::Percent, 2.5)) == "percent 2.5");
    Fact day = amount_of(FactType::Day, 0);
    day.date = content::parse_date("2026-09-01");
    CHECK(hashed_words(day) == "date 2026-09-01");
    Fact text = amount_of(FactType::Text, 0);
    text.text = "kartu kuning";
    CHECK(hashed_words(text) == "text kartu kuning");

    Contact office;
    office.kind = content::ContactKind::Office;
    office.scope = content::Scope::Abroad;
    office.office = content::OfficeStatus::Planned;
    CHECK(hashed_words(office) == "office - abroad - planned");
}

TEST_CASE("money is written as in Indonesia and does not break after Rp", "[facts]")
{
    CHECK(format_value(money(370000), "id") == "Rp\u00A0370.000");
    CHECK(format_value(money(37500), "id") == "Rp\u00A037.500");
    CHECK(format_value(money(1500, "MYR"), "id") == "MYR\u00A01.500");
    CHECK(format_value(money(5, "?"), "id") == "?\u00A05");
}

TEST_CASE("numbers, percents, days and texts are written for readers", "[facts]")
{
    CHECK(format_value(amount_of(FactType::Number, 1234.5), "id") == "1.234,5");
    CHECK(format_value(amount_of(FactType::Number, 30, "hari"), "id") == "30\u00A0hari");
    CHECK(format_value(amount_of(FactType::Percent, 2.5), "id") == "2,5%");
    Fact day = amount_of(FactType::Day, 0);
    CHECK(format_value(day, "id").empty());
    day.date = content::parse_date("2026-09-01");
    CHECK(format_value(day, "id") == "01-09-2026");
    Fact text = amount_of(FactType::Text, 0);
    text.text = "kartu kuning";
    CHECK(format_value(text, "id") == "kartu kuning");
}

TEST_CASE("the machine's locale has no say in a value, not even for unknown languages", "[facts]")
{
    const std::string before = std::setlocale(LC_ALL, nullptr);
    for (const char* machine : {"C", "en_US", "id_ID", "de_DE"}) {
        INFO(machine);
        const MachineLocale icu_locale(machine);
        std::setlocale(LC_ALL, (std::string(machine) + ".UTF-8").c_str());
        CHECK(format_value(money(1350000), "id") == "Rp\u00A01.350.000");
        CHECK(format_value(money(1350000), "aoz") == "Rp\u00A01.350.000"); // ICU does not know it
        CHECK(format_value(amount_of(FactType::Number, 0.5), "mkn") == "0,5");
        CHECK(hashed_words(amount_of(FactType::Percent, 2.5)) == "percent 2.5");
    }
    std::setlocale(LC_ALL, before.c_str());
}
