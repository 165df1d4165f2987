#include "content/model/shown_value.hpp"
#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/layout/screen_rules.hpp"
#include "tests/support/company_list.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>

using namespace layout::screens;

namespace {

void list_companies(support::KioskGuide& guide, const std::string& published)
{
    guide.write("agencies.toml", support::company_list(published));
}

const ScreenId look_up_page{ScreenKind::Agency, "", 0};
const ScreenId company_question{ScreenKind::CheckOffer, "company", 0};

/// First page of the look-up after these letters were typed.
layout::DisplayList look_up(support::KioskGuide& guide, const std::string& typed,
                            const ScreenLook& look = support::usual_look(),
                            const std::string& language = "id",
                            const ScreenId& screen = look_up_page)
{
    VisitState visit;
    visit.language = language;
    visit.look_up.typed = typed;
    return guide.screens(KioskGate::Open)
        .lay_out(screen, visit, look, guide.fonts(), guide.scratch())
        .front()
        .list;
}

bool says(const layout::DisplayList& page, const std::string& unit)
{
    return std::ranges::count(page.texts, "ui." + unit, &layout::TextBlock::unit) > 0;
}

/// Standing, licence, seat and last day, as the row of the only company says them.
std::string words_of_company(const layout::DisplayList& page)
{
    const auto name = std::ranges::find(page.texts, "agencies", &layout::TextBlock::unit);
    REQUIRE(name != page.texts.end());
    REQUIRE(std::next(name) != page.texts.end());
    const std::string unit = std::next(name)->unit;
    std::string words;
    for (const layout::TextBlock& text : page.texts) {
        words += text.unit == unit ? text.text + " | " : "";
    }
    return words;
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
    CHECK(says(page, "agency-revoked"));
}

TEST_CASE("each standing has its own words, and a licence that holds or ran out its last day",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    for (const std::string language : {"id", "en"}) {
        for (const auto& [typed, unit, last_day] :
             {std::array{"CONTOH MAJU R", "agency-active", ""},
              std::array{"PASOLA", "agency-suspended", ""},
              std::array{"KOMODO", "agency-revoked", ""}, // Its own would say that it holds.
              std::array{"KELIMUTU", "agency-expired", "30-06-2026"},
              std::array{"CENDANA", "agency-expired", "31-10-2026"}}) {
            const auto row =
                words_of_company(look_up(guide, typed, support::usual_look(), language));
            INFO(language << ' ' << typed << ": " << row);
            CHECK(row.find("01-11-2026") != std::string::npos); // Of the list.
            const std::string own =
                content::short_text(guide.guide(), std::string("ui.") + unit, language);
            CHECK(row.rfind(own.substr(0, own.find('{')), 0) == 0);
            CHECK((row.find("sampai") != std::string::npos ||
                   row.find("until") != std::string::npos) == (*last_day != '\0'));
            CHECK(row.find(last_day) != std::string::npos);
        }
    }
}

TEST_CASE("the Latin pad reads from left to right on pages that read from right to left, too",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    for (const std::string language : {"id", "ar"}) {
        const auto page = look_up(guide, "", support::usual_look(), language);
        const auto a = std::ranges::find(page.regions, "key:A", &layout::Region::action);
        const auto b = std::ranges::find(page.regions, "key:B", &layout::Region::action);
        REQUIRE(a != page.regions.end());
        REQUIRE(b != page.regions.end());
        INFO(language);
        CHECK(a->rect.right() < b->rect.x);
        CHECK(a->rect.y == b->rect.y);
    }
}

TEST_CASE("the question about the company shows what was found in place of the look-up's button",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    const auto asked = [&](const std::string& typed) {
        return look_up(guide, typed, support::usual_look(), "id", company_question);
    };
    CHECK(says(asked(""), "agency-check"));
    CHECK(companies(asked("")) == 0);
    for (const char* typed : {"KOMODO", "SINAR BARU"}) {
        INFO(typed);
        const auto page = asked(typed);
        CHECK_FALSE(says(page, "agency-check"));
        CHECK(companies(page) == 1);
        CHECK(support::has_region(page, "open:agency"));
    }
    CHECK(says(asked("KOMODO"), "agency-revoked"));
    CHECK(says(asked("SINAR BARU"), "agency-not-found"));
    CHECK(says(asked("CONTOH"), "agency-check")); // Several: nothing is found out yet.
}

namespace {

/// What a look-up can come to: nothing typed, many names, one, two of one name, none, none but
/// similar ones.
const std::vector<std::string> ways{"",           "CONTOH",          "KELIMUTU", "CONTOH MAJU JAYA",
                                    "SINAR BARU", "CONTOH MAJU JAJA"};

/// Whether a page is so low that keys of 20 mm have no room: then T1's own least holds.
enum class Room { Usual, Low };

/// What is wrong on a page; the tests' own 20 mm are of pages with room.
std::vector<std::string> faults_of(const layout::DisplayList& page, const ScreenLook& look,
                                   Room room)
{
    constexpr layout::Points least = layout::to_points(layout::Millimetres(12.7)); // T1
    auto faults = support::page_faults(page, look);
    if (room == Room::Low) {
        std::erase_if(faults, [](const auto& fault) { return fault.starts_with("T1 small"); });
        for (const layout::Region& region : page.regions) {
            if (std::min(region.rect.width, region.rect.height) < least) {
                faults.push_back("under 12.7 mm: " + region.action);
            }
        }
    }
    return faults;
}

/// Rows that ran into the pad, words that had no room: what is wrong on the pages of the look-up
/// and of its question.
std::vector<std::string> faults_at(support::KioskGuide& guide, const support::TestPanel& panel,
                                   TextSize size, const std::string& language, Room room)
{
    const auto screens = guide.screens(KioskGate::Proof);
    std::vector<std::string> faults;
    ScreenLook look;
    look.panel = panel.size();
    look.text = size;
    VisitState visit;
    visit.language = language;
    for (const std::string& typed : ways) {
        visit.look_up.typed = typed;
        for (const ScreenId& screen : {look_up_page, company_question}) {
            const auto pages = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
            for (std::size_t i = 0; i < pages.size(); ++i) {
                auto found = faults_of(pages[i].list, look, room);
                if (i + 1 < pages.size() && !support::has_region(pages[i].list, "next")) {
                    found.emplace_back("no way on");
                }
                for (const std::string& fault : found) {
                    faults.push_back(panel.name + " " + std::string(name_of(size)) + " " +
                                     language + " " + to_string(screen) + " \"" + typed + "\" #" +
                                     std::to_string(i + 1) + ": " + fault);
                }
            }
        }
    }
    return faults;
}

void check_all(const std::vector<support::TestPanel>& panels, const std::vector<TextSize>& sizes,
               const std::vector<std::string>& languages)
{
    support::KioskGuide guide;
    list_companies(guide, "2026-07-01"); // Old: one sentence more.
    for (const auto& panel : panels) {
        for (const TextSize size : sizes) {
            for (const std::string& language : languages) {
                // Arabic's header, with sash and bar, leaves 59 mm of 195 there.
                const bool is_low = panel.name == "1366x768" && language == "ar" &&
                                    (size == TextSize::L || size == TextSize::XL);
                CHECK(faults_at(guide, panel, size, language, is_low ? Room::Low : Room::Usual) ==
                      std::vector<std::string>{});
            }
        }
    }
}

} // namespace

TEST_CASE("what was found meets neither the pad nor the bar, whatever was typed",
          "[layout][screens][agency]")
{
    const auto panels = support::usual_panels();
    check_all({panels.front(), panels.back()}, {TextSize::M, TextSize::XL}, {"id", "ar"});
}

TEST_CASE("on the smallest panel of T8, 12 inches, no row leaves its place, the pad meets nothing, "
          "and keys keep T1's least",
          "[layout][screens][agency][T1][T8]")
{
    const support::TestPanel panel{"12 inches", 1024, 768, 106.7};
    support::KioskGuide guide;
    list_companies(guide, "2026-07-01");
    for (const TextSize size : {TextSize::S, TextSize::M, TextSize::L, TextSize::XL}) {
        for (const std::string language : {"id", "en", "mkn"}) {
            CHECK(faults_at(guide, panel, size, language, Room::Low) == std::vector<std::string>{});
        }
    }
}

TEST_CASE("what was found meets neither the pad nor the bar on any panel, in any language (long)",
          "[layout][screens][agency]")
{
    check_all(support::usual_panels(), {TextSize::S, TextSize::M, TextSize::L, TextSize::XL},
              {"id", "en", "mkn", "ar"});
}

TEST_CASE("a company's standing is said though nobody approved the words yet",
          "[layout][screens][agency][gate]")
{
    support::KioskGuide guide;
    list_companies(guide, "2026-11-01");
    const auto screens = guide.screens(KioskGate::Closed);
    VisitState visit;
    visit.language = "id";
    for (const auto& [typed, unit] : {std::pair{"KOMODO TIMUR", "agency-revoked"},
                                      std::pair{"PASOLA KARYA", "agency-suspended"},
                                      std::pair{"KELIMUTU WARNA", "agency-expired"}}) {
        INFO(typed);
        visit.look_up.typed = typed;
        CHECK(says(
            screens
                .lay_out(look_up_page, visit, support::usual_look(), guide.fonts(), guide.scratch())
                .front()
                .list,
            unit));
    }
}
