#include "tests/content/layout/kiosk_guide.hpp"

#include "content/model/files.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace support {

namespace fs = std::filesystem;

namespace {

constexpr content::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};

} // namespace

layout::Size TestPanel::size() const
{
    const double points = 72.0 / ppi;
    return {layout::Points(width * points), layout::Points(height * points)};
}

std::vector<TestPanel> usual_panels()
{
    return {{"1920x1080", 1920, 1080, 101.6},
            {"1080x1920", 1080, 1920, 101.6},
            {"1366x768", 1366, 768, 100},
            {"1024x768", 1024, 768, 85}};
}

layout::screens::ScreenLook usual_look()
{
    layout::screens::ScreenLook look;
    look.panel = usual_panels()[0].size();
    return look;
}

bool has_region(const layout::DisplayList& list, const std::string& action)
{
    return std::ranges::find(list.regions, action, &layout::Region::action) != list.regions.end();
}

KioskGuide::KioskGuide()
{
    fs::copy(source_dir() / "content/guide", folder_.path(),
             fs::copy_options::recursive | fs::copy_options::overwrite_existing);
    const fs::path languages = folder_.path() / "languages.toml";
    content::write_file(
        languages, content::read_file(languages) +
                       "\n[ar]\nname = { endonym = \"\u0627\u0644\u0639\u0631\u0628\u064A\u0629\""
                       ", id = \"Arab\" }\nstatus = \"live\"\ndir = \"rtl\"\n"
                       "fallback = [\"id\"]\nformat_locale = \"id\"\n");
    fs::copy_file(fixtures() / "kiosk-ar/ar.po", folder_.path() / "translations/ar.po");
    guide_ = content::load_guide(folder_.path(), today).guide;
    fonts_ = fonts::FontCatalogue::load(source_dir() / "fonts/catalogue.toml");
}

void KioskGuide::replace(const std::string& file, const std::string& from, const std::string& to)
{
    std::string text = content::read_file(folder_.path() / file);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    write(file, text.replace(at, from.size(), to));
}

void KioskGuide::write(const std::string& file, const std::string& text)
{
    content::write_file(folder_.path() / file, text);
    guide_ = content::load_guide(folder_.path(), today).guide;
}

layout::screens::GuideScreens KioskGuide::screens(layout::screens::KioskGate gate,
                                                  const std::string& place) const
{
    return {guide_, today, gate, place};
}

} // namespace support
