#include "tests/kiosk/monkey_run.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <vector>

/// A monkey that never finds anything may be blind: here kiosks have faults, and each is found.
namespace {

using Catch::Matchers::Contains;
using kiosk::PreparedPage;
using layout::screens::ScreenKind;
using support::MonkeyOptions;

struct Fault {
    const char* name;
    const char* said; ///< What the monkey must say.
    support::Spoil spoil;
    support::Meddle meddle;
};

void remove_buttons(PreparedPage& page, const std::vector<std::string>& actions)
{
    std::erase_if(page.list.regions, [&](const layout::Region& region) {
        return std::ranges::find(actions, region.action) != actions.end();
    });
}

bool shows(const PreparedPage& page, ScreenKind kind)
{
    return page.request.screen.kind == kind;
}

/// Does something once a visit has ended and nobody is there: what a forgetful kiosk would keep.
support::Meddle after_first_visit(const char* action)
{
    return [action](kiosk::Kiosk& kiosk, kiosk::Moment now, std::size_t visits) {
        if (visits > 0 && kiosk.is_resting()) {
            kiosk.act(action, now);
        }
    };
}

std::vector<Fault> faults()
{
    return {
        {"letters typed by one visitor are there for the next",
         "what another one left",
         {},
         [](kiosk::Kiosk& kiosk, kiosk::Moment now, std::size_t visits) {
             const bool looks_up = kiosk.request().screen.kind == ScreenKind::Agency;
             if (visits > 0 && looks_up && kiosk.session().look_up.typed.empty()) {
                 kiosk.act("key:M", now);
             }
         }},
        {"the size of letters stays", "not that of a new kiosk", {}, after_first_visit("size:XL")},
        {"the contrast stays", "not that of a new kiosk", {}, after_first_visit("contrast:dark")},
        {"a topic without a way home",
         "home cannot be reached",
         [](PreparedPage& page) {
             if (shows(page, ScreenKind::Topic) && page.page == 2) {
                 remove_buttons(page, {"home", "finish", "back"});
             }
         },
         {}},
        {"contacts that show nothing",
         "the page is blank",
         [](PreparedPage& page) {
             if (shows(page, ScreenKind::Contacts)) {
                 page.list.items.clear();
             }
         },
         {}},
        {"a page that cannot be touched",
         "nothing to touch",
         [](PreparedPage& page) {
             if (shows(page, ScreenKind::Help)) {
                 page.list.regions.clear();
             }
         },
         {}},
        {"a focus that is not seen",
         "is not drawn",
         [](PreparedPage& page) {
             // A page that a monkey comes to often: of the list it sees four in 20,000 events.
             if (shows(page, ScreenKind::Contacts) && !page.request.look.focus.empty()) {
                 page.list.items.resize(page.list.items.size() - 3); // Its three rings.
             }
         },
         {}},
        {"a text that does not fit",
         "K030",
         [](PreparedPage& page) {
             if (shows(page, ScreenKind::CheckOffer)) {
                 page.list.findings.push_back(
                     {"K030", content::Severity::Error, {}, {}, {}, {}, {}, 0});
             }
         },
         {}},
    };
}

} // namespace

TEST_CASE("the monkey finds every fault that is planted, and shows it in a short script",
          "[kiosk][monkey]")
{
    for (const Fault& fault : faults()) {
        MonkeyOptions options;
        options.spoil = fault.spoil;
        options.meddle = fault.meddle;
        const auto result = support::run_monkey(options);
        INFO(fault.name);
        REQUIRE(result.fault);
        INFO(result.fault->told());
        CHECK_THAT(result.fault->what, Contains(fault.said));
        CHECK(result.fault->script.size() <= 40);
        CHECK_FALSE(result.fault->state.empty());
    }
}

TEST_CASE("the monkey sees memory that is lost at each touch", "[kiosk][monkey]")
{
    std::vector<std::vector<char>> lost;
    MonkeyOptions options;
    options.events = 4'000;
    options.meddle = [&](kiosk::Kiosk& /*kiosk*/, kiosk::Moment /*now*/, std::size_t /*visits*/) {
        lost.emplace_back(100);
    };
    const auto result = support::run_monkey(options);
    CHECK(result.end.live_bytes > result.half.live_bytes + std::size_t{2'000} * 100);
}
