#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace layout::screens;

namespace {

VisitState indonesian()
{
    VisitState visit;
    visit.language = "id";
    return visit;
}

ShownText words(const std::string& text)
{
    ShownText shown;
    shown.unit = "ui.test";
    shown.language = "id";
    shown.lines = layout::plain_line(text);
    return shown;
}

Chrome approved_chrome()
{
    Chrome chrome;
    for (ShownText* word : {&chrome.back, &chrome.home, &chrome.listen, &chrome.settings,
                            &chrome.language, &chrome.finish, &chrome.how_to, &chrome.information,
                            &chrome.sash, &chrome.emergency.need_help}) {
        *word = words("Kata");
    }
    return chrome;
}

bool has_sash(const layout::DisplayList& list)
{
    return std::ranges::any_of(list.texts,
                               [](const auto& text) { return text.role == layout::Role::Sash; });
}

} // namespace

TEST_CASE("a page says that a word without approval stands on it and no sash does",
          "[layout][screens][gate]")
{
    support::KioskGuide guide;
    const ScreenLook look = support::usual_look();
    Chrome chrome = approved_chrome();
    OutcomeValues outcome;
    outcome.colour = "red";
    outcome.word = words("BERHENTI");
    outcome.order = words("Jangan berangkat.");
    outcome.comfort = words("Kamu tidak salah.");
    outcome.ask_office = words("Tanya petugas di sini.");
    const auto page = [&] {
        const ScreenContext context{look, chrome, guide.fonts(), guide.scratch()};
        return lay_out_outcome(context, outcome).front();
    };
    CHECK_FALSE(page().lacks_sash);
    outcome.ask_office.approved = false; // It stands where a number would.
    CHECK(page().lacks_sash);
    chrome.sash_everywhere = true;
    CHECK_FALSE(page().lacks_sash);
    CHECK(has_sash(page().list));
    outcome.ask_office.approved = true;
    chrome.sash_everywhere = false;
    chrome.finish.approved = false; // A word of the bar counts too.
    CHECK(page().lacks_sash);
}

TEST_CASE("what nobody approved is not there when the gate is closed", "[layout][screens][gate]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Closed);
    CHECK(screens.topics("id").empty());
    CHECK_FALSE(screens.has(*parse_screen("check-offer"), "id"));
    CHECK_FALSE(screens.has(*parse_screen("check-offer/visa"), "id"));
    CHECK_FALSE(screens.has(*parse_screen("outcome/green"), "id"));
    for (const ScreenId& screen :
         screens.all_screens("id", support::usual_look(), guide.fonts(), guide.scratch())) {
        CHECK(screen.kind != ScreenKind::CheckOffer);
        CHECK(screen.kind != ScreenKind::Outcome);
        CHECK(screen.kind != ScreenKind::Topic);
    }
    // The words of the bar have no approval either: they are needed, so the sash says it.
    const auto home = screens.lay_out(*parse_screen("home"), indonesian(), support::usual_look(),
                                      guide.fonts(), guide.scratch());
    CHECK(has_sash(home.front().list));
    CHECK_FALSE(home.front().lacks_sash);
}

TEST_CASE("the check begins with the first question that can be shown", "[layout][screens][wizard]")
{
    support::KioskGuide guide;
    guide.replace("topics/check-offer.toml", "Umurmu 18 tahun atau lebih?",
                  "Umurmu cukup untuk {no_placement_countries}?");
    const auto opening = [&](KioskGate gate) {
        return guide.screens(gate)
            .lay_out(*parse_screen("check-offer"), indonesian(), support::usual_look(),
                     guide.fonts(), guide.scratch())
            .back()
            .list;
    };
    CHECK(support::has_region(opening(KioskGate::Proof), "open:check-offer/age"));
    CHECK(support::has_region(opening(KioskGate::Open), "open:check-offer/company"));
}

TEST_CASE("companies after the first page of a look-up can be reached", "[layout][screens][agency]")
{
    support::KioskGuide guide;
    std::string list = "published = 2026-11-01\n";
    for (int i = 10; i < 40; ++i) {
        const std::string number = std::to_string(i);
        list += "[[agency]]\nname = \"Maju " + number + "\"\nlicence = \"L" + number +
                "\"\nstatus = \"active\"\n";
    }
    guide.replace("agencies.toml", "sample = true", "sample = false");
    guide.replace("agencies.toml", "complete = false", "complete = false\n" + list);
    const auto pages = guide.screens(KioskGate::Open)
                           .lay_out(*parse_screen("agency/MAJU"), indonesian(),
                                    support::usual_look(), guide.fonts(), guide.scratch());
    REQUIRE(pages.size() > 3);
    std::size_t names = 0;
    for (std::size_t page = 0; page < pages.size(); ++page) {
        CHECK(support::has_region(pages[page].list, "next") == (page + 1 < pages.size()));
        names += static_cast<std::size_t>(
            std::ranges::count(pages[page].list.texts, "agencies", &layout::TextBlock::unit));
    }
    CHECK(names == 30);
}

TEST_CASE("the guide says which page opens the look-up and whose reason an outcome shows",
          "[layout][screens][agency]")
{
    support::KioskGuide guide;
    const auto first_page = [&](const std::string& screen) {
        return guide.screens(KioskGate::Proof)
            .lay_out(*parse_screen(screen), indonesian(), support::usual_look(), guide.fonts(),
                     guide.scratch())
            .front()
            .list;
    };
    const auto has_reason_of = [&](const std::string& question) {
        return std::ranges::any_of(first_page("outcome/red").texts, [&](const auto& text) {
            return text.unit == "check-offer." + question + "/no/reason";
        });
    };
    CHECK(support::has_region(first_page("check-offer/company"), "open:agency"));
    CHECK_FALSE(support::has_region(first_page("check-offer/visa"), "open:agency"));
    CHECK(has_reason_of("visa"));

    const std::string topic = "topics/check-offer.toml";
    guide.replace(topic, "opens = \"agency\"\n", "");
    guide.replace(topic, "id = \"visa\"\n", "id = \"visa\"\nopens = \"agency\"\n");
    guide.replace(topic, "example = \"check-offer.visa\"", "example = \"check-offer.contract\"");
    CHECK_FALSE(support::has_region(first_page("check-offer/company"), "open:agency"));
    CHECK(support::has_region(first_page("check-offer/visa"), "open:agency"));
    CHECK_FALSE(has_reason_of("visa"));
}

TEST_CASE("the letters of the four text sizes rise at every size and on every panel",
          "[layout][screens][help]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    for (const support::TestPanel& panel : support::usual_panels()) {
        for (const TextSize size : {TextSize::S, TextSize::M, TextSize::L, TextSize::XL}) {
            INFO(panel.name << " " << name_of(size));
            ScreenLook look = support::usual_look();
            look.panel = panel.size();
            look.text = size;
            const auto page = screens
                                  .lay_out({ScreenKind::Help, "", 0}, indonesian(), look,
                                           guide.fonts(), guide.scratch())
                                  .front();
            std::vector<layout::Points> letters;
            for (const layout::Region& region : page.list.regions) {
                const auto letter = std::ranges::find_if(page.list.texts, [&](const auto& text) {
                    return text.text == "A" && region.rect.contains(text.ink, layout::Points(12));
                });
                if (region.action.rfind("size:", 0) == 0 && letter != page.list.texts.end()) {
                    letters.push_back(letter->cap_height);
                }
            }
            REQUIRE(letters.size() == 4);
            for (std::size_t i = 1; i < letters.size(); ++i) {
                CHECK(letters[i] > letters[i - 1] * 1.1);
            }
        }
    }
}
