#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/content/layout/screen_rules.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
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

struct Walk {
    support::KioskGuide guide;
    std::size_t pages = 0;
    std::vector<std::string> faults;

    void run(const GuideScreens& screens, const std::string& language, const ScreenLook& look,
             const std::string& where)
    {
        VisitState visit;
        visit.language = language;
        std::map<std::string, Rect> bar;
        for (const ScreenId& screen :
             screens.all_screens(language, look, guide.fonts(), guide.scratch())) {
            if (screen.page > 0) {
                continue;
            }
            const auto made = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
            for (std::size_t page = 0; page < made.size(); ++page) {
                ++pages;
                const std::string name =
                    where + " " + to_string(screen) + " p" + std::to_string(page) + ": ";
                for (const std::string& fault : support::page_faults(made[page].list, look)) {
                    faults.push_back(name + fault);
                }
                if (page + 1 < made.size() && !leads_on(made[page].list, screen, page)) {
                    faults.push_back(name + "no way on to the next page");
                }
                if (made[page].lacks_sash) {
                    faults.push_back(name + "a text without approval and no sash");
                }
                for (const auto& [action, rect] : bar_of(made[page].list)) {
                    const auto [known, is_new] = bar.emplace(action, rect);
                    if (!is_new && !(known->second == rect) && action != "help") {
                        faults.push_back(name + "moved: " + action);
                    }
                }
            }
        }
    }

    void report() const
    {
        // The same fault on many pages is one line with their number.
        std::map<std::string, std::pair<std::string, int>> kinds;
        for (const std::string& fault : faults) {
            const auto colon = fault.find(": ");
            auto& kind = kinds[fault.substr(0, fault.find(' ', 3)) + fault.substr(colon)];
            kind.first = kind.second == 0 ? fault.substr(0, colon) : kind.first;
            ++kind.second;
        }
        int lines = 0;
        for (const auto& [words, kind] : kinds) {
            if (++lines <= 70 || words.rfind("ar", 0) != 0) {
                UNSCOPED_INFO(words << " [" << kind.first << ", " << kind.second << " pages]");
            }
        }
        CHECK(faults.empty());
        CHECK(pages > 0);
    }
};

const std::vector<TextSize> all_sizes{TextSize::S, TextSize::M, TextSize::L, TextSize::XL};

/// Every screen in four languages, one of them from right to left, at four sizes.
void walk_panel(const support::TestPanel& panel, Contrast contrast = Contrast::Normal)
{
    Walk walk;
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
    walk.report();
}

} // namespace

TEST_CASE("every page fits and can be read and touched at 1920x1080", "[layout][screens][walk]")
{
    walk_panel(support::usual_panels()[0]);
}

TEST_CASE("every page fits and can be read and touched at 1080x1920 (long)",
          "[layout][screens][walk]")
{
    walk_panel(support::usual_panels()[1]);
}

TEST_CASE("every page fits and can be read and touched at 1366x768 (long)",
          "[layout][screens][walk]")
{
    walk_panel(support::usual_panels()[2]);
}

TEST_CASE("every page fits and can be read and touched at 1024x768 (long)",
          "[layout][screens][walk]")
{
    walk_panel(support::usual_panels()[3]);
}

TEST_CASE("the contrast themes are pure black and white on every page", "[layout][screens][walk]")
{
    Walk walk;
    const auto screens = walk.guide.screens(KioskGate::Proof);
    for (const Contrast contrast : {Contrast::Dark, Contrast::Light}) {
        for (const auto& panel : support::usual_panels()) {
            ScreenLook look;
            look.panel = panel.size();
            look.contrast = contrast;
            walk.run(screens, "id", look, panel.name + " " + std::string(name_of(contrast)));
        }
    }
    walk.report();
}

TEST_CASE("the contrast themes hold at every size and in every language (long)",
          "[layout][screens][walk]")
{
    for (const auto& panel : support::usual_panels()) {
        for (const Contrast contrast : {Contrast::Dark, Contrast::Light}) {
            walk_panel(panel, contrast);
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

TEST_CASE("every topic is at most three touches from home", "[layout][screens][walk]")
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

TEST_CASE("who cannot read finds the buttons of the bar by their marks at every size",
          "[layout][screens][walk]")
{
    constexpr layout::Points least = layout::to_points(layout::Millimetres(5.99));
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    for (const auto& panel : support::usual_panels()) {
        for (const TextSize text : all_sizes) {
            for (const std::string language : {"id", "en", "mkn", "ar"}) {
                ScreenLook look;
                look.panel = panel.size();
                look.text = text;
                VisitState visit;
                visit.language = language;
                const auto list =
                    screens
                        .lay_out(*parse_screen("help"), visit, look, guide.fonts(), guide.scratch())
                        .front()
                        .list;
                int marks = 0;
                for (const auto& item : list.items) {
                    const auto* mark = std::get_if<layout::PictureItem>(&item.what);
                    const bool wanted = mark != nullptr &&
                                        (mark->name == "mark-back" || mark->name == "mark-home" ||
                                         mark->name == "mark-finish");
                    if (wanted) {
                        ++marks;
                        CAPTURE(panel.name, language, std::string(name_of(text)), mark->name,
                                layout::to_millimetres(mark->box.width).value());
                        CHECK(mark->box.width >= least);
                    }
                }
                CHECK(marks == 3);
            }
        }
    }
}
