#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/layout/screen_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

namespace {

using layout::DisplayList;
using layout::Rect;
using layout::Region;
using namespace layout::screens;

/// Regions of the bar: they must lie at the same places on every page (T22).
std::map<std::string, Rect> bar_of(const DisplayList& list)
{
    static const std::set<std::string> bar{"back",      "home",   "listen",  "help",
                                           "languages", "finish", "contacts"};
    std::map<std::string, Rect> found;
    for (const auto& region : list.regions) {
        if (bar.count(region.action) > 0) {
            found[region.action] = region.rect; // The bar's own comes last.
        }
    }
    return found;
}

/// Whether a page has the way to the one after it.
bool leads_on(const DisplayList& list, ScreenId screen, std::size_t page)
{
    screen.page = static_cast<int>(page) + 1;
    const std::string opened = "open:" + to_string(screen);
    return std::ranges::any_of(list.regions, [&](const Region& region) {
        return region.action == "next" || region.action == opened;
    });
}

/// Pages where the kiosk stands for itself: no buttons of the bar but the emergency.
bool has_whole_bar(ScreenKind kind)
{
    return kind != ScreenKind::Attract && kind != ScreenKind::Languages &&
           kind != ScreenKind::Service;
}

/// T16, with the lower edge of the picture as low and as high as DESIGN.md D22 lets a tall one
/// hang: what is touched lies 380 to 1220 mm over the floor.
bool can_be_reached(const DisplayList& list, const Region& region)
{
    constexpr double lowest = 380;
    constexpr double highest = 1220;
    constexpr double hangs_lowest = 376;
    constexpr double hangs_highest = 847;
    const auto over_edge = [&](layout::Points y) {
        return layout::to_millimetres(list.size.height - y).value();
    };
    return hangs_lowest + over_edge(region.rect.bottom()) >= lowest - 2 &&
           hangs_highest + over_edge(region.rect.y) <= highest + 2;
}

/// What was found on the pages of a guide, all rules over each page that is laid out once.
struct Walk {
    struct Fault {
        std::string page;
        std::string words; ///< Begin with the number they are about: "T2 targets too near".
    };
    support::KioskGuide guide;
    std::size_t pages = 0;
    std::vector<Fault> faults;

    void run(const GuideScreens& screens, const std::string& language, const ScreenLook& look,
             const std::string& where)
    {
        VisitState visit;
        visit.language = language;
        std::map<std::string, Rect> bar;
        for (const ScreenId& screen : screens.first_pages(language)) {
            run_screen(screens, screen, visit, look, where, bar);
        }
    }

    /// The screens that change with what a visitor did: papers ticked, a slip in every state, a
    /// speaker touched that has no clip.
    void run_late_visit(const GuideScreens& screens, const std::string& language,
                        const ScreenLook& look, const std::string& where)
    {
        VisitState visit;
        visit.language = language;
        visit.says_no_voice = true;
        visit.ticks = every_other_paper(screens, language);
        std::map<std::string, Rect> bar;
        for (const SlipState slip : {SlipState::Offered, SlipState::Printing, SlipState::PaperOut,
                                     SlipState::Printed, SlipState::NotPrinted}) {
            visit.slip = slip;
            for (const ScreenId& screen : screens.first_pages(language)) {
                const bool has_slip = screen.kind == ScreenKind::Takeaway;
                const bool has_ticks =
                    screen.kind == ScreenKind::Checklist && slip == SlipState::Offered;
                if (has_slip || has_ticks) {
                    run_screen(screens, screen, visit, look,
                               where + " slip " + std::to_string(static_cast<int>(slip)), bar);
                }
            }
        }
    }

    static std::vector<std::string> every_other_paper(const GuideScreens& screens,
                                                      const std::string& language)
    {
        std::vector<std::string> units;
        for (const content::Topic* topic : screens.topics(language)) {
            for (std::size_t i = 0; i < topic->blocks.size(); i += 2) {
                if (topic->blocks[i].kind == content::BlockKind::Check) {
                    units.push_back(topic->id + "." + topic->blocks[i].id);
                }
            }
        }
        std::ranges::sort(units);
        REQUIRE_FALSE(units.empty());
        return units;
    }

    void run_screen(const GuideScreens& screens, const ScreenId& screen, const VisitState& visit,
                    const ScreenLook& look, const std::string& where,
                    std::map<std::string, Rect>& bar)
    {
        const auto made = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
        for (std::size_t page = 0; page < made.size(); ++page) {
            ++pages;
            const std::string name = where + " " + to_string(screen) + " p" + std::to_string(page);
            const auto fault = [&](const std::string& words) { faults.push_back({name, words}); };
            for (const std::string& words : support::page_faults(made[page].list, look)) {
                fault(words);
            }
            check_frame(made[page], screen, bar, fault);
            if (page + 1 < made.size() && !leads_on(made[page].list, screen, page)) {
                fault("T9 no way on to the next page");
            }
        }
    }

    /// What every page has beside its own things.
    template <class Complain>
    static void check_frame(const Page& page, const ScreenId& screen,
                            std::map<std::string, Rect>& bar, const Complain& fault)
    {
        if (page.lacks_sash) {
            fault("sash: a text without approval and no sash");
        }
        const auto buttons = bar_of(page.list);
        for (const auto& [action, rect] : buttons) {
            const auto [known, is_new] = bar.emplace(action, rect);
            if (!is_new && !(known->second == rect) && action != "help") {
                fault("T22 moved: " + action);
            }
        }
        for (const char* action : {"listen", "help", "languages", "finish", "contacts"}) {
            if (has_whole_bar(screen.kind) && buttons.count(action) == 0) {
                fault("T27 no button for " + std::string(action));
            }
        }
        for (const char* action : {"back", "home"}) { // There the lamp and the name stand.
            const bool is_home = screen.kind == ScreenKind::Home;
            if (has_whole_bar(screen.kind) && !is_home && buttons.count(action) == 0) {
                fault("T22 no button for " + std::string(action));
            }
        }
        const bool is_tall = page.list.size.height > page.list.size.width;
        for (const Region& region : page.list.regions) {
            const bool whole = region.rect.width >= page.list.size.width;
            if (is_tall && !whole && screen.kind != ScreenKind::Service &&
                !can_be_reached(page.list, region)) {
                fault("T16 out of reach: " + region.action);
            }
        }
    }

    /// Fails for what breaks a number; all of them if it is empty.
    void report(const std::string& number = {}) const
    {
        // The same fault on many pages is one line with their number.
        std::map<std::string, std::pair<std::string, int>> kinds;
        for (const Fault& fault : faults) {
            const bool asked = fault.words.rfind(number + (number.empty() ? "" : " "), 0) == 0;
            if (asked) {
                auto& kind = kinds[fault.page.substr(0, fault.page.find(' ')) + " " + fault.words];
                kind.first = kind.second == 0 ? fault.page : kind.first;
                ++kind.second;
            }
        }
        constexpr int most_lines = 70;
        int lines = 0;
        for (const auto& [words, kind] : kinds) {
            if (++lines <= most_lines) {
                UNSCOPED_INFO(words << " [" << kind.first << ", " << kind.second << " pages]");
            }
        }
        CHECK(kinds.empty());
        CHECK(pages > 0);
    }
};

const std::vector<TextSize> all_sizes{TextSize::S, TextSize::M, TextSize::L, TextSize::XL};

/// Every screen in four languages, one of them from right to left, at four sizes.
void walk_panel(Walk& walk, const support::TestPanel& panel, Contrast contrast = Contrast::Normal)
{
    const auto screens = walk.guide.screens(KioskGate::Proof);
    for (const std::string language : {"id", "en", "mkn", "ar"}) {
        for (const TextSize text : all_sizes) {
            ScreenLook look;
            look.panel = panel.size();
            look.text = text;
            look.contrast = contrast;
            walk.run(screens, language, look, language + " " + std::string(name_of(text)));
        }
    }
    WARN(panel.name << " " << name_of(contrast) << ": " << walk.pages << " pages walked");
}

/// What ./check walks: the usual panel in every language and size, and in Indonesian the panels
/// and contrasts beside it. Walked once, by the first test that asks.
const Walk& usual_walk()
{
    static const std::unique_ptr<const Walk> walked = [] {
        auto walk = std::make_unique<Walk>();
        walk_panel(*walk, support::usual_panels()[0]);
        const auto screens = walk->guide.screens(KioskGate::Proof);
        for (const auto& panel : support::usual_panels()) {
            ScreenLook look;
            look.panel = panel.size();
            walk->run(screens, "id", look, panel.name);
            for (const Contrast contrast : {Contrast::Dark, Contrast::Light}) {
                look.contrast = contrast;
                walk->run(screens, "id", look, panel.name + " " + std::string(name_of(contrast)));
            }
        }
        return walk;
    }();
    return *walked;
}

} // namespace

TEST_CASE("T1: every target is 20 mm wide and high, where 12.7 are asked for",
          "[layout][screens][walk][T1]")
{
    usual_walk().report("T1");
}

TEST_CASE("T2: between two targets there are 2.54 mm", "[layout][screens][walk][T2]")
{
    usual_walk().report("T2");
}

TEST_CASE("T4, T5: no capital is lower than its text size asks for",
          "[layout][screens][walk][T4][T5]")
{
    usual_walk().report("T4");
}

TEST_CASE("T6: texts and marks stand out 10:1, in the contrast themes 20:1",
          "[layout][screens][walk][T6]")
{
    usual_walk().report("T6");
}

TEST_CASE("T9: nothing is scrolled, cut or covered, and every page but the last leads on",
          "[layout][screens][walk][T9]")
{
    usual_walk().report("T9");
}

TEST_CASE("T16: on a tall panel everything that is touched can be reached from a wheelchair",
          "[layout][screens][walk][T16]")
{
    usual_walk().report("T16");
}

TEST_CASE("T22: bar and emergency stand at the same place on every page",
          "[layout][screens][walk][T22]")
{
    usual_walk().report("T22");
}

TEST_CASE("T27: another language, help and the end are one touch away on every page",
          "[layout][screens][walk][T27]")
{
    usual_walk().report("T27");
}

TEST_CASE("every page fits and can be read and touched", "[layout][screens][walk]")
{
    usual_walk().report();
}

TEST_CASE("what a visitor ticked and the slip that he asked for leave every page in order",
          "[layout][screens][walk]")
{
    Walk walk;
    const auto screens = walk.guide.screens(KioskGate::Proof);
    const auto panels = support::usual_panels();
    for (const auto& panel : {panels.front(), panels.back()}) {
        for (const TextSize text : {TextSize::M, TextSize::XL}) {
            ScreenLook look;
            look.panel = panel.size();
            look.text = text;
            for (const std::string language : {"id", "ar"}) {
                walk.run_late_visit(screens, language, look,
                                    panel.name + " " + language + " " + std::string(name_of(text)));
            }
        }
    }
    walk.report();
}

TEST_CASE("T1-T27 hold on every panel, in every contrast, size and language (long)",
          "[layout][screens][walk]")
{
    for (const auto& panel : support::usual_panels()) {
        for (const Contrast contrast : {Contrast::Normal, Contrast::Dark, Contrast::Light}) {
            Walk walk;
            walk_panel(walk, panel, contrast);
            walk.report();
        }
    }
}

namespace {

/// Touches from home to every screen it leads to; a touch on "more" is one too.
std::map<std::string, int> touches_from_home(const GuideScreens& screens, const ScreenLook& look,
                                             support::KioskGuide& guide)
{
    VisitState visit;
    visit.language = "id";
    std::map<std::string, int> touches{{"home", 0}};
    std::vector<std::string> todo{"home"};
    for (std::size_t i = 0; i < todo.size(); ++i) {
        const std::string at = todo[i];
        const auto screen = *parse_screen(at);
        if (screen.kind != ScreenKind::Home && screen.kind != ScreenKind::List) {
            continue;
        }
        const auto pages = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
        for (const Region& region : pages.at(static_cast<std::size_t>(screen.page)).list.regions) {
            if (region.action.rfind("open:", 0) != 0) {
                continue;
            }
            const std::string target = region.action.substr(5);
            if (touches.emplace(target, touches[at] + 1).second) {
                todo.push_back(target);
            }
        }
    }
    return touches;
}

} // namespace

TEST_CASE("T21: every topic is at most three touches from home", "[layout][screens][walk][T21]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    for (const auto& panel : support::usual_panels()) {
        for (const TextSize text : all_sizes) {
            ScreenLook look;
            look.panel = panel.size();
            look.text = text;
            auto touches = touches_from_home(screens, look, guide);
            for (const content::Topic* topic : screens.topics("id")) {
                const std::string screen =
                    topic == screens.wizard() ? "check-offer" : "topic/" + topic->id;
                CAPTURE(panel.name, screen, std::string(name_of(text)));
                REQUIRE(touches.count(screen) == 1);
                CHECK(touches[screen] <= 3);
            }
        }
    }
}

TEST_CASE("the number of an outcome is what is seen first, its label never as large",
          "[layout][screens][walk]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    int labels = 0;
    for (const auto& panel : support::usual_panels()) {
        for (const TextSize text : all_sizes) {
            for (const std::string language : {"id", "en", "mkn", "ar"}) {
                ScreenLook look;
                look.panel = panel.size();
                look.text = text;
                VisitState visit;
                visit.language = language;
                for (const std::string outcome :
                     {"outcome/red", "outcome/yellow", "outcome/green"}) {
                    const auto page = screens
                                          .lay_out(*parse_screen(outcome), visit, look,
                                                   guide.fonts(), guide.scratch())
                                          .front();
                    const auto& texts = page.list.texts;
                    const auto label = std::ranges::find_if(texts, [](const auto& one) {
                        return one.unit.rfind("ui.call-now", 0) == 0;
                    });
                    if (label == texts.end()) {
                        continue;
                    }
                    ++labels;
                    const auto number = std::find_if(label, texts.end(), [](const auto& one) {
                        return one.role == layout::Role::Number;
                    });
                    CAPTURE(panel.name, outcome, language, std::string(name_of(text)));
                    REQUIRE(number != texts.end());
                    CHECK(number->cap_height >= label->cap_height * 1.5);
                }
            }
        }
    }
    CHECK(labels > 0);
}
