#include "content/desk/preview_page.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using content::UsageError;
using desk::PreviewRequest;
using desk_tests::Office;

namespace {

PreviewRequest on_kiosk(const std::string& id, const std::string& language = "en")
{
    PreviewRequest request;
    request.id = id;
    request.language = language;
    request.format = "kiosk";
    return request;
}

desk::PreviewTools tools_of(const Office& office)
{
    return {
        office.load(), office.options.today, fonts::FontCatalogue::load(office.options.fonts), {}};
}

std::string screen_of(const Office& office, const std::string& id)
{
    auto tools = tools_of(office);
    return desk::preview_kiosk(tools, on_kiosk(id))("en").list.title;
}

/// Where the frame of the asked text stands.
std::vector<layout::Rect> frames(const layout::DisplayList& list)
{
    std::vector<layout::Rect> found;
    for (const auto& item : list.items) {
        const auto* box = std::get_if<layout::BoxItem>(&item.what);
        if (box != nullptr && box->stroke && box->stroke->colour == desk::asked_colour) {
            found.push_back(box->rect);
        }
    }
    return found;
}

} // namespace

TEST_CASE("a preview of the kiosk shows the page with the text, framed, in both languages",
          "[desk][preview]")
{
    const Office office;
    auto tools = tools_of(office);
    const auto source = desk::preview_kiosk(tools, on_kiosk("go-safe.office"));
    for (const std::string language : {"id", "en", "mkn"}) {
        INFO(language);
        auto page = source(language);
        std::vector<layout::Rect> inks; // the author's second line is a text block of its own
        for (const auto& text : page.list.texts) {
            if (text.unit == "go-safe.office") {
                inks.push_back(text.ink);
            }
        }
        REQUIRE_FALSE(inks.empty());
        REQUIRE(frames(page.list).empty());
        desk::mark_page(page, "go-safe.office");
        REQUIRE(frames(page.list).size() == inks.size());
        for (std::size_t i = 0; i < inks.size(); ++i) {
            CHECK(frames(page.list)[i].contains(inks[i]));
        }
    }
}

TEST_CASE("a text is previewed on the screen that shows it", "[desk][preview]")
{
    const Office office;
    CHECK(screen_of(office, "go-safe.office") == "topic/go-safe");
    CHECK(screen_of(office, "go-safe") == "topic/go-safe");
    CHECK(screen_of(office, "go-safe.tile") == "home");
    CHECK(screen_of(office, "check-offer.visa") == "check-offer/visa");
    CHECK(screen_of(office, "check-offer.title") == "check-offer");
    CHECK(screen_of(office, "check-offer.red/word") == "outcome/red");
    CHECK(screen_of(office, "check-offer.age/no/reason") == "outcome/red");
    CHECK(screen_of(office, "check-offer") == "check-offer");
    CHECK(screen_of(office, "ui.touch-picture") == "home");
    CHECK(screen_of(office, "ui.back") == "list"); // home has the lamp in its place
    CHECK(screen_of(office, "ui.still-there") == "idle");
    CHECK(screen_of(office, "contacts.hotline_home") == "contacts");
    CHECK(screen_of(office, "topic/go-safe/2") == "topic/go-safe/2");
}

TEST_CASE("a preview of the kiosk is a PNG of two panels", "[desk][preview]")
{
    Office office;
    auto request = on_kiosk("check-offer.visa");
    request.size = "800x1280";
    request.text = "XL";
    request.out = office.file("preview.png");
    REQUIRE(desk::preview(office.at_desk(), request) == Exit::Done);
    const std::string png = content::read_file(request.out);
    REQUIRE(png.substr(1, 3) == "PNG");
    const auto number = [&png](std::size_t at) {
        return static_cast<unsigned char>(png[at]) * 256 + static_cast<unsigned char>(png[at + 1]);
    };
    CHECK(number(18) == 800 + 24 + 800);
    CHECK(number(22) == 1280);
}

TEST_CASE("a text that belongs to the kiosk or a poster needs no --on", "[desk][preview]")
{
    Office office;
    const auto out = office.file("preview.png");
    CHECK(desk::preview(office.at_desk(), {"go-safe.office", "en", "", out}) == Exit::Done);
    CHECK(desk::preview(office.at_desk(), {"official-way", "en", "", out}) == Exit::Done);
    CHECK(desk::preview(office.at_desk(), {"official-way.ask@poster", "id", "", out}) ==
          Exit::Done);
}

TEST_CASE("the text that was asked for is framed on a poster too", "[desk][preview]")
{
    const Office office;
    auto tools = tools_of(office);
    PreviewRequest request;
    request.language = "en";
    for (const std::string id : {"official-way.ask@poster", "go-safe.office"}) {
        INFO(id); // the second belongs to a topic and is used by a poster
        request.id = id;
        auto page = desk::preview_poster(tools, request)("en");
        desk::mark_page(page, request.id);
        CHECK_FALSE(frames(page.list).empty());
    }
}

TEST_CASE("a preview of what is not there is wrong usage", "[desk][preview]")
{
    Office office;
    const auto refused = [&office](PreviewRequest request, const std::string& words) {
        request.out = office.file("none.png");
        CHECK_THROWS_WITH(desk::preview(office.at_desk(), request), Catch::Contains(words));
        CHECK_THROWS_AS(desk::preview(office.at_desk(), request), UsageError);
        CHECK_FALSE(std::filesystem::exists(request.out));
    };
    refused(on_kiosk("go-safe.offic"), "did you mean \"go-safe.office\"?");
    refused(on_kiosk("topic/go-safe/99"), "pages");
    refused(on_kiosk("outcome/blue"), "outcome/blue");
    refused(on_kiosk("official-way"), "is a poster");
    refused(on_kiosk("official-way.ask@poster"), "poster's text");
    refused(on_kiosk("home", "xx"), "no language");
    PreviewRequest request = on_kiosk("home");
    for (const std::string size : {"groß", "1366", "640x480", "x", "1366x768x2", "99999x768"}) {
        request.size = size;
        refused(request, "is no panel");
    }
    request.size.clear();
    request.text = "XXL";
    refused(request, "S, M, L or XL");
    request = on_kiosk("official-way");
    request.format = "poster-a2";
    request.text = "M";
    refused(request, "for --on kiosk");
    request.text.clear();
    request.format = "poster-a9";
    refused(request, "no format \"poster-a9\"");
    request.id = "home";
    request.format = "poster-a2";
    refused(request, "no poster");
}
