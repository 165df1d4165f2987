#include "content/desk/html.hpp"
#include "tests/content/desk/review_office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using desk_tests::count_of;
using desk_tests::has;
using desk_tests::ReviewOffice;

namespace {

const std::string hotline = "official-way.hotline@poster";
const std::string back = "ui.back";

/// Ids below the texts of a page, in order.
std::vector<std::string> ids_on(const std::string& page)
{
    constexpr std::string_view mark = "<p class=\"id\">";
    std::vector<std::string> ids;
    for (auto at = page.find(mark); at != std::string::npos; at = page.find(mark, at + 1)) {
        const auto start = at + mark.size();
        ids.push_back(page.substr(start, page.find(' ', start) - start));
    }
    return ids;
}

desk::ReviewRequest plain(const ReviewOffice& office, const std::string& name = {})
{
    auto request = office.request("en", "language", name);
    request.pictures = desk::Pictures::No;
    return request;
}

} // namespace

TEST_CASE("a page to review on has every text that waits, important ones first, with two boxes",
          "[desk][review][page]")
{
    ReviewOffice office;
    const auto page = office.page(plain(office));
    const auto guide = office.load();
    const auto ids = ids_on(page);
    REQUIRE(ids.size() == guide->units.size());
    const auto normal =
        std::ranges::find_if(ids, [&](const auto& id) { return !guide->find_unit(id)->critical; });
    CHECK(normal != ids.begin());
    CHECK(std::all_of(normal, ids.end(),
                      [&](const auto& id) { return !guide->find_unit(id)->critical; }));
    CHECK(count_of(page, "<span class=\"box\">") == 2 * std::ssize(ids));
    CHECK(page.find("Teks penting (") < page.find("Teks lain ("));
    CHECK(has(page, "Bahasa Indonesia</h4>"));
    CHECK(has(page, "English</h4>"));
    CHECK(office.said(back).empty());
}

TEST_CASE("a page to review on needs no script and nothing from elsewhere", "[desk][review][page]")
{
    ReviewOffice office;
    const auto page = office.page(plain(office));
    for (const char* outside : {"http:", "https:", "<script", "<link", "@import", "url(", "<iframe",
                                "src=\"/", "onclick"}) {
        INFO(outside);
        CHECK_FALSE(has(page, outside));
    }
    CHECK(has(page, "default-src 'none'"));
    CHECK(has(page, "@page { size: A4"));
    CHECK_FALSE(has(page, "<img"));
}

TEST_CASE("texts cannot break the page, and values stand in them as they are now",
          "[desk][review][page]")
{
    ReviewOffice office;
    office.keep_only({back, hotline});
    office.edit_message(back, [](content::Message& message) {
        message.translation = "<b onclick=\"x\">&{hotline_home} **Back**\n@STYLE@";
        message.comments = {"balik: <i>Kembali</i>"};
    });
    const auto page = office.page(plain(office));
    const std::string number = office.load()->contacts.at("hotline_home").value;
    CHECK(has(page, "&lt;b onclick=&quot;x&quot;&gt;&amp;<span class=\"value\">" + number +
                        "</span> <b>Back</b>\n@STYLE@"));
    CHECK(has(page, "&lt;i&gt;Kembali&lt;/i&gt;"));
    CHECK(ids_on(page).size() == 2);
}

TEST_CASE("a page for somebody leaves out what that person may not judge", "[desk][review][page]")
{
    ReviewOffice office;
    office.replace("guide.toml", "dinas = {", "anton = { roles = [\"language\"] }\ndinas = {");
    office.keep_only({back, hotline});
    CHECK(ids_on(office.page(plain(office, "rina"))).size() == 2);
    const auto none = office.page(plain(office, "anton"));
    CHECK(ids_on(none).empty());
    CHECK(has(none, "Tidak ada teks yang menunggu."));
}

TEST_CASE("each screen and sheet is drawn once, beside its first text", "[desk][review][page]")
{
    ReviewOffice office;
    office.options.fonts = support::source_dir() / "fonts/catalogue.toml";
    office.keep_only({back, hotline, "official-way.headline@poster", "papers.title",
                      "papers.summary", "papers.marriage"});
    auto request = plain(office);
    request.pictures = desk::Pictures::Yes;
    const auto page = office.page(request);
    const auto ids = ids_on(page);
    REQUIRE(ids.size() == 6);
    // The poster, page 0 of the topic with title and summary, and the page of the marriage letter.
    CHECK(count_of(page, "<img") == 3);
    CHECK(count_of(page, "src=\"data:image/png;base64,iVBORw0KGgo") == 3);
    const auto number = std::ranges::find(ids, hotline) - ids.begin() + 1;
    CHECK(has(page, "Gambar: lihat nomor " + std::to_string(number)));
    CHECK(count_of(page, "Gambar: lihat nomor") == 2);
}

TEST_CASE("a page in a new language names it and runs its way", "[desk][review][page]")
{
    ReviewOffice office;
    office.replace("languages.toml", "\n[en]\n",
                   "\n[qaa]\nname = { endonym = \"Bahasa Coba\", id = \"Coba\" }\n"
                   "status = \"preview\"\ndir = \"rtl\"\nfallback = [\"id\"]\n"
                   "format_locale = \"id\"\n\n[en]\n");
    auto catalog = office.load()->catalogs.at("en");
    std::erase_if(catalog.messages,
                  [](const content::Message& message) { return message.context != back; });
    catalog.messages.at(0).translation = "Kembali ya";
    content::write_file(office.guide / "translations/qaa.po", content::write_catalog(catalog));
    auto request = plain(office);
    request.language = "qaa";
    const auto page = office.page(request);
    CHECK(ids_on(page) == std::vector<std::string>{back});
    CHECK(has(page, "Periksa terjemahan Bahasa Coba</h1>"));
    CHECK(has(page, "lang=\"qaa\" dir=\"rtl\">Kembali ya<"));
}

TEST_CASE("a page of Indonesian texts has no second column", "[desk][review][page]")
{
    ReviewOffice office;
    auto request = plain(office);
    request.language = "id";
    request.role = "content";
    const auto page = office.page(request);
    CHECK(has(page, "Periksa teks Indonesia</h1>"));
    CHECK_FALSE(has(page, "class=\"target\""));
    CHECK(ids_on(page).size() == office.load()->units.size());
}

TEST_CASE("base64 is the standard one, with padding", "[desk][page]")
{
    CHECK(desk::base64("").empty());
    CHECK(desk::base64("M") == "TQ==");
    CHECK(desk::base64("Man") == "TWFu");
}
