#include "printer/gallery.hpp"

#include "content/model/files.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using printer::GalleryEntry;

namespace {

GalleryEntry entry(const std::string& poster, const std::string& format,
                   const std::string& language)
{
    GalleryEntry entry{{poster, format, language, {}}, poster + "_" + format + "_" + language};
    entry.state = GalleryEntry::State::PressReady;
    entry.files = {entry.stem + ".pdf", entry.stem + ".png"};
    return entry;
}

std::string page()
{
    content::Guide guide;
    guide.formats["poster-a2"].title_id = "Poster A2 <\"besar\">";
    guide.formats["poster-a2"].width = 148;
    guide.formats["poster-a2"].height = 210;
    guide.formats["square-1080"].title_id = "Persegi";
    auto warned = entry("safe-home", "poster-a2", "mkn");
    warned.job.second = "id";
    warned.warnings = {{"P20", "Huruf kecil < 15 mm"}, {"P20", "lagi"}, {"P22", "kata"}};
    warned.files = {warned.stem + ".pdf", warned.stem + "-1.png", warned.stem + "-2.png",
                    warned.stem + "_tiket.pdf", warned.stem + "-p1of2.tif"};
    auto refused = entry("safe-home", "poster-a2", "en");
    refused.state = GalleryEntry::State::Refused;
    refused.files.clear();
    refused.messages = "a < b & \"c\" </pre><script>alert(1)</script>";
    auto picture = entry("under-18", "square-1080", "id");
    picture.state = GalleryEntry::State::Unjudged;
    picture.files = {picture.stem + ".png"};
    auto waiting = entry("under-18", "poster-a2", "id");
    waiting.state = GalleryEntry::State::NotMade;
    waiting.files.clear();
    return printer::gallery_html(
        {entry("safe-home", "poster-a2", "id"), warned, refused, picture, waiting}, guide,
        support::plain_shop().words);
}

/// The page after its scripts have run in a browser without a screen; empty if there is none.
std::string shown_in_browser(const std::filesystem::path& file, const std::string& hash)
{
    const support::TemporaryFolder profile;
    return support::run({"chromium", "--headless", "--no-sandbox", "--disable-gpu",
                         "--disable-dev-shm-usage", "--no-first-run",
                         "--user-data-dir=" + profile.path().string(), "--virtual-time-budget=2000",
                         "--dump-dom", "file://" + file.string() + hash})
        .out;
}

/// How many sheets are not hidden.
std::size_t count_shown(const std::string& dom)
{
    std::size_t shown = 0;
    for (auto at = dom.find("<figure"); at != std::string::npos; at = dom.find("<figure", at + 1)) {
        const auto tag = dom.substr(at, dom.find('>', at) - at);
        shown += tag.find(" hidden") == std::string::npos ? 1 : 0;
    }
    return shown;
}

} // namespace

TEST_CASE("the gallery links what was made and says why the rest was not", "[printer][gallery]")
{
    const auto html = page();
    CHECK_THAT(html, Contains("href=\"safe-home_poster-a2_id.pdf\"") &&
                         Contains("src=\"under-18_square-1080_id.png\"") &&
                         Contains("href=\"under-18_square-1080_id.png\"") &&
                         Contains("<h2>under-18</h2>"));
    CHECK_THAT(html, !Contains("safe-home_poster-a2_en.pdf") &&
                         Contains("a &lt; b &amp; &quot;c&quot; &lt;/pre&gt;&lt;script&gt;") &&
                         Contains("Poster A2 &lt;&quot;besar&quot;&gt;"));
}

TEST_CASE("the gallery says of each sheet what preflight says", "[printer][gallery]")
{
    const auto html = page();
    CHECK_THAT(html, Contains("data-state=\"ready\"") && Contains("data-state=\"warned\"") &&
                         Contains("data-state=\"refused\"") &&
                         Contains("data-state=\"unjudged\"") && Contains("data-state=\"waiting\""));
    CHECK_THAT(html, Contains("<summary>P20 P22</summary>") && Contains("Huruf kecil &lt; 15 mm"));
    CHECK_THAT(html, Contains(">PDF<") && Contains(">PNG 2<") && Contains(">tiket PDF<") &&
                         Contains(">TIF p1of2<"));
}

TEST_CASE("the gallery speaks Indonesian, as the papers do", "[printer][gallery]")
{
    const auto html = page();
    CHECK_THAT(html, Contains("<html lang=\"id\">") && Contains("5 lembar. Klik gambar") &&
                         Contains("siap cetak, ada peringatan") && Contains(">ditolak<") &&
                         Contains(">tidak ada berkas<") && Contains("14,8 x 21 cm") &&
                         Contains("</b> dari 5 lembar"));
    for (const char* english :
         {">all<", "press-ready", "refused<", "not made", "no file", " of 5"}) {
        CHECK_THAT(html, !Contains(english));
    }
}

TEST_CASE("the gallery asks nothing of a network", "[printer][gallery]")
{
    const auto html = page();
    for (const char* word :
         {"http:", "https:", "//cdn", "@import", "url(", "src=\"/", "<link", "<iframe", "fetch("}) {
        CHECK_THAT(html, !Contains(word));
    }
    CHECK(printer::is_gallery(html));
    CHECK_FALSE(printer::is_gallery("<!DOCTYPE html><html><title>Pelita</title>"));
}

TEST_CASE("in a browser the gallery shows what was chosen, from the disk", "[printer][gallery]")
{
    if (!support::have_program("chromium")) {
        WARN("no chromium: what the gallery's choices do was not seen");
        return;
    }
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "index.html";
    content::write_file(file, page());
    const auto all = shown_in_browser(file, "");
    CHECK(count_shown(all) == 5);
    CHECK_THAT(all, Contains("<b id=\"shown\">5</b>") && !Contains("id=\"choices\" hidden"));
    CHECK(count_shown(shown_in_browser(file, "#language=id")) == 4); // one beneath another
    const auto one = shown_in_browser(file, "#poster=safe-home&state=warned");
    CHECK(count_shown(one) == 1);
    CHECK_THAT(one, Contains("<section hidden=\"\"><h2>under-18</h2>"));
    CHECK(count_shown(shown_in_browser(file, "#format=no-such-format")) == 5);
}
