#include "content/model/agency_look_up.hpp"

#include <catch2/catch.hpp>

namespace {

using content::AgencyAnswer;
using content::AgencyStatus;
using Says = content::AgencyAnswer::Says;

constexpr content::Date day(int year, unsigned month, unsigned day)
{
    return content::Date{std::chrono::year{year}, std::chrono::month{month}, std::chrono::day{day}};
}

constexpr content::Date today = day(2026, 11, 24);

/// Invented names; none is a company.
content::AgencyList list()
{
    content::AgencyList list;
    list.sample = false;
    list.published = day(2026, 11, 1);
    const auto add = [&](const std::string& name, AgencyStatus status,
                         std::optional<content::Date> valid_until = {}) {
        content::Agency agency;
        agency.name = name;
        agency.status = status;
        agency.valid_until = valid_until;
        list.agencies.push_back(std::move(agency));
    };
    add("PT Contoh Maju", AgencyStatus::Active, today);
    add("PT Contoh Maju Jaya", AgencyStatus::Revoked);
    add("PT Pasola Karya", AgencyStatus::Suspended, day(2028, 1, 31));
    add("PT Cendana Abadi", AgencyStatus::Active, day(2026, 11, 23));
    add("PT Komodo Timur", AgencyStatus::Active);
    add("PT Lontar Sabu", AgencyStatus::Active);
    add("CV Lontar Sabu", AgencyStatus::Revoked);
    return list;
}

AgencyAnswer answer(const std::string& typed, std::optional<std::size_t> chosen = {})
{
    static const content::AgencyList companies = list();
    return content::answer_of(companies, {typed, chosen}, today);
}

} // namespace

TEST_CASE("a licence holds on its last day and has run out on the next", "[content][agency]")
{
    const auto companies = list().agencies;
    CHECK(standing_of(companies[0], today) == AgencyStatus::Active);
    CHECK(standing_of(companies[3], today) == AgencyStatus::Expired);
    CHECK(standing_of(companies[2], today) == AgencyStatus::Suspended);
    CHECK(standing_of(companies[2], day(2028, 2, 1)) == AgencyStatus::Suspended);
}

TEST_CASE("a whole name means that company, though others go on from it", "[content][agency]")
{
    for (const char* typed : {"CONTOH MAJU", "CONTOH MAJU ", "PT CONTOH MAJU"}) {
        const AgencyAnswer found = answer(typed);
        INFO(typed);
        REQUIRE(found.says == Says::Listed);
        CHECK(found.company->name == "PT Contoh Maju");
        CHECK(verdict_of(found) == "next");
        CHECK(unit_of(found) == "ui.agency-active");
    }
}

TEST_CASE("of a name that is only begun a warning follows, but no licence", "[content][agency]")
{
    CHECK(answer("CONTOH").says == Says::Nothing);
    CHECK(verdict_of(answer("CONTOH")).empty());
    CHECK(answer("CONTOH MAJU J").company->name == "PT Contoh Maju Jaya");
    CHECK(verdict_of(answer("CONTOH MAJU J")) == "red");
    CHECK(unit_of(answer("CONTOH MAJU J")) == "ui.agency-revoked");
    CHECK(unit_of(answer("PASOLA")) == "ui.agency-suspended");
    CHECK(unit_of(answer("CENDANA")) == "ui.agency-expired");
    CHECK(answer("PAS").company->name == "PT Pasola Karya");
    CHECK(answer("PA").says == Says::Nothing); // A slip of the finger.
    CHECK(answer("PTPAS").company->name == "PT Pasola Karya");
    CHECK(answer("KARYA").says == Says::Nothing); // Another's second word.
    CHECK(answer("ABADI").says == Says::Nothing);
    CHECK(answer("KOMODO").says == Says::Nothing); // It may be "Komodo Barat", which is not listed.
    CHECK(verdict_of(answer("KOMODO TIMUR")) == "next");
}

TEST_CASE("a name that is not listed, and one that two companies have, ask for patience",
          "[content][agency]")
{
    CHECK(answer("SINAR BARU").says == Says::NotListed);
    CHECK(verdict_of(answer("SINAR BARU")) == "yellow");
    CHECK(unit_of(answer("SINAR BARU")) == "ui.agency-not-found");
    CHECK(answer("LONTAR SABU").says == Says::SameName);
    CHECK(verdict_of(answer("LONTAR SABU")) == "yellow");
}

TEST_CASE("the company that was touched counts, whatever was typed", "[content][agency]")
{
    CHECK(verdict_of(answer("LONTAR SABU", 5)) == "next");
    CHECK(verdict_of(answer("LONTAR SABU", 6)) == "red");
    CHECK(answer("LONTAR SABU", 7).says == Says::SameName); // None stands there.
}

TEST_CASE("nothing typed, the legal form alone, and a list that cannot answer say nothing",
          "[content][agency]")
{
    for (const char* typed : {"", " ", "PT", "PT "}) {
        INFO(typed);
        CHECK(answer(typed).says == Says::Nothing);
        CHECK(unit_of(answer(typed)).empty());
    }
    content::AgencyList sample = list();
    sample.sample = true;
    CHECK(content::answer_of(sample, {"CONTOH MAJU", 0}, today).says == Says::Nothing);
}
