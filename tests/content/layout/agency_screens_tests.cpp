#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/layout/screen_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace layout::screens;

namespace {

/// Writes a list of four companies into a guide; the names are invented.
void list_companies(support::KioskGuide& guide, const std::string& published)
{
    std::string list = "complete = false\n";
    for (const auto& [name, licence, status] :
         {std::array{"PT Contoh Maju Jaya", "11", "active"},
          std::array{"PT Contoh Maju Jaya", "12", "revoked"},
          std::array{"PT Contoh Maju Raya", "13", "active"},
          std::array{"CV Lontar Sabu Mandiri", "14", "active"}}) {
        list += std::string("[[agency]]\nname = \"") + name + "\"\nlicence = \"" + licence +
                "\"\nstatus = \"" + status + "\"\nseat = \"Kupang\"\n";
    }
    guide.replace("agencies.toml", "sample = true",
                  "published = " + published + "\nentered = " + published + "\nsample = false");
    guide.replace("agencies.toml", "complete = false", list);
}

/// First page of the look-up after these letters were typed.
layout::DisplayList look_up(support::KioskGuide& guide, const std::string& typed,
                            const ScreenLook& look = support::usual_look(),
                            const std::string& language = "id")
{
    VisitState visit;
    visit.language = language;
    visit.typed = typed;
    return guide.screens(KioskGate::Open)
        .lay_out({ScreenKind::Agency, "", 0}, visit, look, guide.fonts(), guide.scratch())
        .front()
        .list;
}

bool says(const layout::DisplayList& page, const std::string& unit)
{
    return std::ranges::count(page.texts, "ui." + unit, &layout::TextBlock::unit) > 0;
}

std::ptrdiff_t companies(const layout::DisplayList& page)
{
    return std::ranges::count(page.texts, "agencies", &layout::TextBlock::unit);
}

} // namespace

TEST_CASE("whoever looks for an invented company can type its name and reads that it is not listed",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    std::string typed;
    for (const char letter : std::string("SINAR BARU")) {
        const auto page = look_up(guide, typed);
        INFO(typed);
        REQUIRE(support::has_region(page,
                                    letter == ' ' ? "key:space" : "key:" + std::string(1, letter)));
        typed += letter;
    }
    const auto page = look_up(guide, typed);
    CHECK(says(page, "agency-not-found"));
    CHECK_FALSE(says(page, "agency-similar"));
    CHECK(companies(page) == 0);
    CHECK(support::has_region(page, "key:delete"));
}

TEST_CASE("a name that is like a licensed one is said to be missing before they are compared",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    const auto page = look_up(guide, "CONTOH MAJU JAJA");
    CHECK(says(page, "agency-not-found"));
    CHECK(says(page, "agency-similar"));
    CHECK(companies(page) > 0);
}

TEST_CASE("an old list says that it is old, whatever was found in it", "[layout][screens][agency]")
{
    support::KioskGuide old;
    list_companies(old, "2026-07-01");
    support::KioskGuide fresh;
    list_companies(fresh, "2026-11-01");
    for (const char* typed : {"", "LONTAR", "SINAR BARU", "CONTOH MAJU JAJA"}) {
        INFO(typed);
        CHECK(says(look_up(old, typed), "agency-old"));
        CHECK_FALSE(says(look_up(fresh, typed), "agency-old"));
    }
}

TEST_CASE("two companies of one name stand there with licence and standing each",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    const auto page = look_up(guide, "CONTOH MAJU JAYA");
    CHECK(companies(page) == 2);
    CHECK(says(page, "agency-active"));
    CHECK(says(page, "agency-not-active"));
}

TEST_CASE("what the look-up says of a company that it has not fits every panel",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-07-01");
    for (const auto& panel : support::usual_panels()) {
        for (const TextSize size : {TextSize::S, TextSize::M, TextSize::L}) {
            ScreenLook look = support::usual_look();
            look.panel = panel.size();
            look.text = size;
            for (const char* typed : {"", "PT", "SINAR BARU"}) {
                const auto page = look_up(guide, typed, look);
                INFO(panel.name << ' ' << static_cast<int>(size) << " \"" << typed << '"');
                CHECK(support::page_faults(page, look) == std::vector<std::string>{});
            }
        }
    }
}
