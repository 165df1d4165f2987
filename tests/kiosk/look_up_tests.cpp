#include "tests/kiosk/visitor.hpp"
#include "tests/support/company_list.hpp"
#include "tests/support/golden.hpp"

#include "content/model/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

// What a visitor finds out about a company counts in the check of the offer (KIOSK.md 2.3, 2.4).

using support::Visitor;
using Names = std::vector<std::string>;

namespace {

/// The guide with a list of companies that an office has filled in.
support::RealGuide& listed_guide()
{
    static const support::TemporaryFolder folder;
    static support::RealGuide opened = [] {
        std::filesystem::copy(support::source_dir() / "content/guide", folder.path(),
                              std::filesystem::copy_options::recursive |
                                  std::filesystem::copy_options::overwrite_existing);
        content::write_file(folder.path() / "agencies.toml", support::company_list("2026-11-01"));
        return support::RealGuide::open(folder.path(), layout::screens::KioskGate::Proof);
    }();
    return opened;
}

void type(Visitor& visitor, const std::string& name)
{
    for (const char letter : name) {
        REQUIRE(visitor.tap(letter == ' ' ? "key:space" : "key:" + std::string(1, letter)));
    }
}

/// At the question about the company: looks one up and goes back.
void look_up(Visitor& visitor, const std::string& name)
{
    REQUIRE(visitor.screen() == "check-offer/company");
    REQUIRE(visitor.tap("open:agency"));
    visitor.wait(kiosk::Touch::deaf_time);
    while (visitor.tap("key:delete")) {
    }
    type(visitor, name);
    REQUIRE(visitor.tap("back"));
    REQUIRE(visitor.screen() == "check-offer/company");
    visitor.wait(kiosk::Touch::deaf_time);
}

/// From home to the question about the company.
void come_to_company(Visitor& visitor)
{
    REQUIRE(visitor.tap("open:check-offer"));
    REQUIRE(visitor.tap("open:check-offer/age"));
    visitor.wait(kiosk::Touch::deaf_time);
    support::answer_all(visitor, {"yes"});
    visitor.wait(kiosk::Touch::deaf_time);
}

/// All that is asked after the company, answered as a good offer lets one.
void answer_rest_well(Visitor& visitor)
{
    support::answer_all(visitor, {"yes", "yes", "yes", "no", "no", "no", "yes"});
}

bool reads(const Visitor& visitor, const std::string& unit)
{
    return std::ranges::count(visitor.page().texts, unit, &layout::TextBlock::unit) > 0;
}

Names reasons(const Visitor& visitor)
{
    return visitor.kiosk().request().visit.reasons;
}

} // namespace

TEST_CASE("whoever found the company suspended, revoked or expired is told to stop, and why",
          "[kiosk][agency][wizard]")
{
    for (const auto& [name, unit] :
         {std::pair{"PASOLA KARYA", "ui.agency-suspended"},
          std::pair{"KOMODO TIMUR", "ui.agency-revoked"},
          std::pair{"KELIMUTU WARNA", "ui.agency-expired"},
          std::pair{"CENDANA ABADI", "ui.agency-expired"}, // Active, but its last day has passed.
          std::pair{"KOMO", "ui.agency-revoked"}}) {       // The only name that goes on so.
        Visitor visitor(listed_guide());
        visitor.begin();
        come_to_company(visitor);
        look_up(visitor, name);
        INFO(name);
        CHECK(reads(visitor, unit));
        support::answer_all(visitor, {"yes"});
        CHECK(visitor.screen() == "outcome/red");
        CHECK(reasons(visitor) == Names{unit});
        CHECK(reads(visitor, unit));
    }
}

TEST_CASE("whoever did not find the company in the list is told to wait, however good the rest is",
          "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "SINAR BARU");
    CHECK(reads(visitor, "ui.agency-not-found"));
    support::answer_all(visitor, {"yes"});
    REQUIRE(visitor.screen() == "check-offer/confirmed");
    answer_rest_well(visitor);
    CHECK(visitor.screen() == "outcome/yellow");
    CHECK(reasons(visitor) == Names{"ui.agency-not-found"});
}

TEST_CASE("a licensed company takes nothing away from a good offer, and makes no bad one good",
          "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "LONTAR SABU MANDIRI");
    CHECK(reads(visitor, "ui.agency-active"));
    support::answer_all(visitor, {"yes"});
    answer_rest_well(visitor);
    CHECK(visitor.screen() == "outcome/green");

    REQUIRE(visitor.tap("home"));
    come_to_company(visitor);
    look_up(visitor, "LONTAR SABU MANDIRI");
    support::answer_all(visitor, {"dont-know"});
    answer_rest_well(visitor);
    CHECK(visitor.screen() == "outcome/yellow");
}

TEST_CASE("letters that may yet become several names say nothing, and the visitor's answer counts",
          "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "CONTOH");
    CHECK(visitor.sees("open:agency"));
    support::answer_all(visitor, {"yes"});
    answer_rest_well(visitor);
    CHECK(visitor.screen() == "outcome/green");
}

TEST_CASE("of two companies with one name the one that was touched counts, else neither is trusted",
          "[kiosk][agency][wizard]")
{
    for (const auto& [company, verdict] : {std::pair{"", "yellow"}, std::pair{"company:0", "green"},
                                           std::pair{"company:1", "red"}}) {
        Visitor visitor(listed_guide());
        visitor.begin();
        come_to_company(visitor);
        look_up(visitor, "CONTOH MAJU JAYA");
        INFO(company);
        if (*company != '\0') {
            REQUIRE(visitor.tap("open:agency"));
            visitor.wait(kiosk::Touch::deaf_time);
            for (int page = 0; page < 9 && !visitor.sees(company); ++page) {
                REQUIRE(visitor.tap("next"));
                visitor.wait(kiosk::Touch::deaf_time);
            }
            REQUIRE(visitor.tap(company));
            REQUIRE(visitor.tap("back"));
            visitor.wait(kiosk::Touch::deaf_time);
        }
        REQUIRE(visitor.screen() == "check-offer/company");
        support::answer_all(visitor, {"yes"});
        if (std::string(verdict) != "red") {
            answer_rest_well(visitor);
        }
        CHECK(visitor.screen() == std::string("outcome/") + verdict);
    }
}

TEST_CASE("a company that was looked up before the check counts in it", "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    visitor.open("agency");
    type(visitor, "KOMODO TIMUR");
    REQUIRE(visitor.tap("home"));
    come_to_company(visitor);
    CHECK(reads(visitor, "ui.agency-revoked"));
    support::answer_all(visitor, {"yes"});
    CHECK(visitor.screen() == "outcome/red");
}

TEST_CASE("another check begins without the company of the one before", "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "KOMODO TIMUR");
    support::answer_all(visitor, {"yes"});
    REQUIRE(visitor.screen() == "outcome/red");
    REQUIRE(visitor.tap("home"));

    SECTION("and asks about it anew")
    {
        come_to_company(visitor);
        CHECK_FALSE(reads(visitor, "ui.agency-revoked"));
        support::answer_all(visitor, {"yes"});
        CHECK(visitor.screen() == "check-offer/confirmed");
    }
    SECTION("but with one that was looked up since")
    {
        visitor.open("agency");
        while (visitor.tap("key:delete")) {
        }
        type(visitor, "PASOLA");
        REQUIRE(visitor.tap("home"));
        come_to_company(visitor);
        CHECK(reads(visitor, "ui.agency-suspended"));
    }
}

TEST_CASE(
    "a company that was looked at again, or that no check has asked about, counts in the next",
    "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    visitor.open("agency");
    type(visitor, "KOMODO TIMUR");

    SECTION("the check ended before the question")
    {
        REQUIRE(visitor.tap("home"));
        REQUIRE(visitor.tap("open:check-offer"));
        REQUIRE(visitor.tap("open:check-offer/age"));
        visitor.wait(kiosk::Touch::deaf_time);
        support::answer_all(visitor, {"no"});
        REQUIRE(visitor.screen() == "outcome/red");
    }
    SECTION("the same name was typed again after the check")
    {
        REQUIRE(visitor.tap("home"));
        come_to_company(visitor);
        support::answer_all(visitor, {"yes"});
        REQUIRE(visitor.screen() == "outcome/red");
        visitor.open("agency");
        REQUIRE(visitor.tap("key:delete"));
        type(visitor, "R");
    }
    SECTION("it was read again after the check")
    {
        REQUIRE(visitor.tap("home"));
        come_to_company(visitor);
        support::answer_all(visitor, {"yes"});
        visitor.kiosk().act("open:agency", visitor.now());
        visitor.settle();
        REQUIRE(visitor.screen() == "agency");
    }
    REQUIRE(visitor.tap("home"));
    come_to_company(visitor);
    CHECK(reads(visitor, "ui.agency-revoked"));
    support::answer_all(visitor, {"yes"});
    CHECK(visitor.screen() == "outcome/red");
}

TEST_CASE("a check that was left after its answer about the company leaves the next person none",
          "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "SINAR BARU");
    support::answer_all(visitor, {"yes"});
    REQUIRE(visitor.screen() == "check-offer/confirmed");
    REQUIRE(visitor.tap("home"));
    come_to_company(visitor);
    CHECK_FALSE(reads(visitor, "ui.agency-not-found"));
}

TEST_CASE("a part of one word of a listed name makes no unlisted company that one",
          "[kiosk][agency][wizard]")
{
    for (const char* typed : {"KARYA", "LONTAR", "KO"}) {
        Visitor visitor(listed_guide());
        visitor.begin();
        come_to_company(visitor);
        look_up(visitor, typed);
        INFO(typed);
        CHECK(visitor.sees("open:agency"));
        CHECK_FALSE(reads(visitor, "ui.agency-active"));
        support::answer_all(visitor, {"no"});
        CHECK(visitor.screen() != "outcome/red");
    }
}

TEST_CASE("a look-up that was put right before the answer counts as it is then",
          "[kiosk][agency][wizard]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "KOMODO TIMUR");
    look_up(visitor, "LONTAR");
    CHECK_FALSE(reads(visitor, "ui.agency-revoked"));
    support::answer_all(visitor, {"yes"});
    CHECK(visitor.screen() == "check-offer/confirmed");
}

TEST_CASE("the next visitor finds no company of the one before", "[kiosk][agency]")
{
    Visitor visitor(listed_guide());
    const std::string fresh = visitor.kiosk().state_hash();
    visitor.begin();
    come_to_company(visitor);
    look_up(visitor, "KOMODO TIMUR");
    support::answer_all(visitor, {"yes"});
    REQUIRE(visitor.screen() == "outcome/red");
    REQUIRE(visitor.tap("finish"));
    CHECK(visitor.kiosk().state_hash() == fresh);
    visitor.begin();
    come_to_company(visitor);
    CHECK_FALSE(reads(visitor, "ui.agency-revoked"));
    REQUIRE(visitor.tap("open:agency"));
    CHECK_FALSE(visitor.sees("key:delete"));
}

TEST_CASE(
    "who touches a company of two with one name sees that one, where the pad has a page alone",
    "[kiosk][agency]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    visitor.kiosk().act("size:XL", visitor.now());
    visitor.open("agency");
    type(visitor, "CONTOH MAJU JAYA");
    REQUIRE(visitor.sees("key:delete"));
    REQUIRE_FALSE(visitor.sees("company:0"));
    for (int page = 0; page < 9 && !visitor.sees("company:1"); ++page) {
        REQUIRE(visitor.tap("next"));
        visitor.wait(kiosk::Touch::deaf_time);
    }
    REQUIRE(visitor.tap("company:1"));
    CHECK(visitor.sees("company:1"));
    CHECK(reads(visitor, "ui.agency-revoked"));
    visitor.wait(kiosk::Touch::deaf_time);
    REQUIRE(visitor.tap("next")); // It was the other one.
    visitor.wait(kiosk::Touch::deaf_time);
    REQUIRE(visitor.tap("company:0"));
    CHECK(visitor.sees("company:0"));
    CHECK(reads(visitor, "ui.agency-active"));
    visitor.wait(kiosk::Touch::deaf_time);
    REQUIRE(visitor.tap("back")); // A slip of the finger in the name.
    CHECK(visitor.sees("key:delete"));
    visitor.wait(kiosk::Touch::deaf_time);
    REQUIRE(visitor.tap("back"));
    CHECK(visitor.screen() == "home");
}

TEST_CASE("who touches a company twice has chosen that one, though its row goes to the top",
          "[kiosk][agency]")
{
    for (const char* company : {"company:0", "company:1"}) {
        Visitor visitor(listed_guide());
        visitor.begin();
        visitor.kiosk().act("size:S", visitor.now());
        visitor.open("agency");
        type(visitor, "CONTOH MAJU JAYA");
        visitor.wait(kiosk::Touch::deaf_time);
        const auto at = visitor.place_of(company);
        INFO(company);
        REQUIRE(at);
        REQUIRE(visitor.sees("company:1"));
        visitor.tap_at(*at);
        visitor.wait(std::chrono::milliseconds(100));
        visitor.tap_without_waiting(*at);
        visitor.settle();
        const auto chosen = visitor.kiosk().request().visit.look_up.chosen;
        REQUIRE(chosen);
        CHECK("company:" + std::to_string(*chosen) == company);
        visitor.wait(kiosk::Touch::deaf_time);
        REQUIRE(visitor.tap("back"));
        CHECK(visitor.screen() == "home"); // The pad was beside it: no step is added.
    }
}

TEST_CASE("who types on after turning the pages sees the first of the other companies",
          "[kiosk][agency]")
{
    Visitor visitor(listed_guide());
    visitor.begin();
    visitor.open("agency");
    type(visitor, "CONTOH");
    REQUIRE(visitor.tap("next"));
    visitor.wait(kiosk::Touch::deaf_time);
    REQUIRE(visitor.screen() == "agency#2");
    REQUIRE((visitor.tap("key:space") || visitor.tap("back")));
    CHECK(visitor.screen() == "agency");
    REQUIRE(visitor.tap("back"));
    CHECK(visitor.screen() == "home");
}
