#include "content/layout/theme.hpp"
#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace {

using layout::DisplayList;
using layout::Points;
using layout::Rect;
using layout::Region;
using namespace layout::screens;

constexpr Points hair(0.35);
constexpr Points least_target = layout::to_points(layout::Millimetres(19.95));
constexpr Points least_gap = layout::to_points(layout::Millimetres(2.5));

const std::map<TextSize, double> least_caps{
    {TextSize::S, 3.8}, {TextSize::M, 5.0}, {TextSize::L, 6.8}, {TextSize::XL, 8.8}};

bool contains(const Rect& outer, const Rect& inner)
{
    return outer.contains(inner, hair);
}

double millimetres(Points length)
{
    return layout::to_millimetres(length).value();
}

std::string shown(const Rect& rect)
{
    std::string text;
    for (const Points part : {rect.x, rect.y, rect.right(), rect.bottom()}) {
        text += std::to_string(static_cast<int>(std::lround(millimetres(part)))) + " ";
    }
    return text;
}

/// A page as the walk sees it: what is wrong, in words, one line a fault.
class PageWalk {
  public:
    PageWalk(const DisplayList& list, const ScreenLook& look) : list_(list), look_(look) {}

    std::vector<std::string> faults()
    {
        check_texts();
        check_overlaps();
        check_targets();
        check_codes();
        for (const auto& finding : list_.findings) {
            if (finding.code != "K042") {
                fault("finding " + finding.code + " " + finding.unit);
            }
        }
        return faults_;
    }

  private:
    void fault(std::string words) { faults_.push_back(std::move(words)); }

    void check_texts()
    {
        const Rect screen{Points(0), Points(0), list_.size.width, list_.size.height};
        const double least = least_caps.at(look_.text);
        const double contrast = look_.contrast == Contrast::Normal ? 10.0 : 20.0;
        for (const auto& text : list_.texts) {
            const std::string name = text.unit + " \"" + text.text.substr(0, 24) + "\"";
            if (!contains(screen, text.ink)) {
                fault("off the screen: " + name + shown(text.ink));
            }
            if (text.ink.width > text.frame.width + hair) {
                fault("wider than its box: " + name);
            }
            const bool sign = text.unit == "ui.position" || text.unit.empty();
            const double cap = millimetres(text.cap_height);
            if (cap < (sign ? 3.5 : least) - 0.02 && text.role != layout::Role::Sash) {
                fault("cap " + std::to_string(cap) + " mm: " + name);
            }
            if (layout::contrast(text.fill, text.ground) < contrast - 0.05) {
                fault("contrast: " + name);
            }
        }
    }

    void check_overlaps()
    {
        const auto& texts = list_.texts;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            for (std::size_t j = i + 1; j < texts.size(); ++j) {
                if (texts[i].ink.inset(hair).overlaps(texts[j].ink.inset(hair))) {
                    fault("texts meet: " + texts[i].text.substr(0, 20) + " / " +
                          texts[j].text.substr(0, 20));
                }
            }
            for (const auto& item : list_.items) {
                const auto* picture = std::get_if<layout::PictureItem>(&item.what);
                if (picture != nullptr &&
                    picture->box.inset(hair).overlaps(texts[i].ink.inset(hair))) {
                    fault("a text meets " + picture->name + ": " + texts[i].text.substr(0, 20));
                }
            }
        }
    }

    void check_targets()
    {
        const Rect screen{Points(0), Points(0), list_.size.width, list_.size.height};
        const auto& regions = list_.regions;
        for (std::size_t i = 0; i < regions.size(); ++i) {
            const Region& region = regions[i];
            if (region.action == "wake") {
                continue;
            }
            if (region.rect.width < least_target || region.rect.height < least_target) {
                fault("small target: " + region.action + " " + shown(region.rect));
            }
            if (!contains(screen, region.rect)) {
                fault("target off the screen: " + region.action);
            }
            for (std::size_t j = i + 1; j < regions.size(); ++j) {
                check_gap(region, regions[j]);
            }
        }
    }

    void check_gap(const Region& a, const Region& b)
    {
        if (b.action == "wake" || contains(a.rect, b.rect) || contains(b.rect, a.rect)) {
            return;
        }
        const Points half = least_gap / 2;
        if (a.rect.inset(-half).overlaps(b.rect.inset(-half))) {
            fault("targets too near: " + a.action + " / " + b.action);
        }
    }

    void check_codes()
    {
        for (const auto& item : list_.items) {
            if (const auto* code = std::get_if<layout::QrItem>(&item.what)) {
                const double module = millimetres(code->box.width) / (code->modules + 8);
                if (module < 0.6) {
                    fault("QR module " + std::to_string(module));
                }
            }
        }
    }

    const DisplayList& list_;
    const ScreenLook& look_;
    std::vector<std::string> faults_;
};

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
                for (const std::string& fault : PageWalk(made[page].list, look).faults()) {
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

TEST_CASE("every topic is at most three touches from home", "[layout][screens][walk]")
{
    support::KioskGuide guide;
    const auto screens = guide.screens(KioskGate::Proof);
    for (const TextSize text : {TextSize::M, TextSize::XL}) {
        ScreenLook look;
        look.panel = support::usual_panels()[3].size();
        look.text = text;
        VisitState visit;
        visit.language = "id";
        // A touch on home's "more" is one, on a list's another: breadth first over `open:`.
        std::map<std::string, int> touches{{"home", 0}};
        std::vector<std::string> todo{"home"};
        while (!todo.empty()) {
            const std::string at = todo.front();
            todo.erase(todo.begin());
            const auto screen = *parse_screen(at);
            if (screen.kind != ScreenKind::Home && screen.kind != ScreenKind::List) {
                continue;
            }
            const auto pages = screens.lay_out(screen, visit, look, guide.fonts(), guide.scratch());
            for (const Region& region :
                 pages.at(static_cast<std::size_t>(screen.page)).list.regions) {
                if (region.action.rfind("open:", 0) == 0) {
                    const std::string target = region.action.substr(5);
                    if (touches.emplace(target, touches[at] + 1).second) {
                        todo.push_back(target);
                    }
                }
            }
        }
        for (const content::Topic* topic : screens.topics("id")) {
            const std::string screen =
                topic == screens.wizard() ? "check-offer" : "topic/" + topic->id;
            CAPTURE(screen, std::string(name_of(text)));
            REQUIRE(touches.count(screen) == 1);
            if (text == TextSize::M) {
                CHECK(touches[screen] <= 3);
            }
        }
    }
}
