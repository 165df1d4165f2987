#include "printer/command_line.hpp"

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <csignal>
#include <filesystem>

using Catch::Matchers::Contains;
using support::files_in;
using support::printer_says;
namespace fs = std::filesystem;

namespace {

support::Finished render(const std::string& format, const fs::path& out,
                         const std::vector<std::string>& options = {})
{
    std::vector<std::string> words{"render", "--poster", "sweet-promises", "--format",  format,
                                   "--lang", "id",       "--out",          out.string()};
    words.insert(words.end(), options.begin(), options.end());
    return printer_says(words);
}

} // namespace

TEST_CASE("an unapproved poster is refused with its reasons and no file", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto said = render("poster-a2", folder.path() / "sheet.pdf");
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err, Contains("posters/sweet-promises.toml:10:16: ") &&
                             Contains(": error K013") && Contains("[to be mended by: content"));
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a proof of it is written, with the sash, at true size", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    REQUIRE(render("poster-a2", file, {"--proof"}).exit_code == 0);
    const auto facts = support::run({"pdfinfo", "-box", file.string()});
    CHECK_THAT(facts.out, Contains("TrimBox:            42.52    42.52  1233.07  1726.30"));
    const auto text = support::run({"pdftotext", file.string(), "-"}).out;
    CHECK_THAT(text, Contains("CONTOH") && Contains("Jangan bayar calo.") && Contains("0800-1000"));
    CHECK(files_in(folder.path()) == 2); // it and its sign-off sheet
}

TEST_CASE("a baliho is a tenth of its size in the file", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    REQUIRE(render("baliho-6x4", file, {"--proof"}).exit_code == 0);
    const auto facts = support::run({"pdfinfo", file.string()}).out;
    CHECK_THAT(facts, Contains("Page size:       1740.47 x 1173.54 pts"));
}

TEST_CASE("a picture needs no approval: it carries the sash", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.png";
    REQUIRE(render("poster-a2", file).exit_code == 0);
    CHECK_THAT(content::read_file(file), Catch::Matchers::StartsWith("\x89PNG"));
    CHECK(render("poster-a2", folder.path() / "press.png", {"--press"}).exit_code == 1);
}

TEST_CASE("guides show the bleed round the trim and a legend below", "[printer][render][guides]")
{
    const support::TemporaryFolder folder;
    const auto plain = folder.path() / "plain.png";
    const auto guided = folder.path() / "guided.png";
    REQUIRE(render("baliho-6x4", plain).exit_code == 0);
    REQUIRE(render("baliho-6x4", guided, {"--guides"}).exit_code == 0);
    const auto size = [](const fs::path& png) { // Width and height: bytes 16 to 23.
        const std::string bytes = content::read_file(png);
        const auto number = [&](std::size_t at) {
            return static_cast<unsigned char>(bytes.at(at + 2)) * 256 +
                   static_cast<unsigned char>(bytes.at(at + 3));
        };
        return std::pair{number(16), number(20)};
    };
    CHECK(size(plain) == std::pair{2400, 1600});
    CHECK(size(guided).first == 2400);
    CHECK(size(guided).second > 1700);
    CHECK(render("baliho-6x4", folder.path() / "sheet.pdf", {"--guides", "--proof"}).exit_code ==
          2);
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("a board is seen from a distance in a picture, not in a file for the press",
          "[printer][render][view]")
{
    const support::TemporaryFolder folder;
    const auto near = folder.path() / "near.png";
    const auto far = folder.path() / "far.png";
    REQUIRE(render("square-1080", near).exit_code == 0);
    REQUIRE(render("square-1080", far, {"--view-from", "5"}).exit_code == 0);
    CHECK(content::read_file(near) != content::read_file(far));
    CHECK(render("baliho-6x4", folder.path() / "a.tif", {"--view-from", "50"}).exit_code == 2);
    CHECK(render("baliho-6x4", folder.path() / "a.pdf", {"--view-from", "50"}).exit_code == 2);
    CHECK(render("baliho-6x4", folder.path() / "a.png", {"--view-from", "0"}).exit_code == 2);
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("wrong usage is 2 and writes nothing", "[printer][render]")
{
    const support::TemporaryFolder folder;
    for (const char* name : {"sheet.tif", "sheet.jpg", "sheet"}) {
        CHECK(render("poster-a2", folder.path() / name, {"--proof"}).exit_code == 2);
    }
    const auto sheet = folder.path() / "sheet.pdf";
    CHECK(render("poster-a7", sheet).exit_code == 2);
    CHECK(render("baliho-6x4", sheet, {"--proof", "--scale", "1:1"}).exit_code == 2);
    CHECK(render("poster-a2", sheet, {"--scale", "1:3"}).exit_code == 2);
    CHECK(render("poster-a2", sheet, {"--proof", "--press"}).exit_code == 2);
    for (const char* languages : {"id,id", "id,", "id,en,mkn", "id,xx"}) {
        CHECK(printer_says({"render", "--poster", "sweet-promises", "--format", "poster-a2",
                            "--lang", languages, "--out", sheet.string()})
                  .exit_code == 2);
    }
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a PDF is not named so that it would share its papers with a TIFF", "[printer][render]")
{
    const support::TemporaryFolder folder;
    for (const char* name : {"sheet.tif.pdf", "sheet.tiff.pdf"}) {
        const auto said = render("poster-a2", folder.path() / name, {"--proof"});
        CHECK(said.exit_code == 2);
        CHECK_THAT(said.err, Contains("would have the same papers; name it sheet.pdf"));
    }
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("what a proof cannot keep is refused in words", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const std::string profile = "/usr/share/scribus/profiles/ISOcoated_v2_300_bas.icc";
    for (const std::vector<std::string>& options : {std::vector<std::string>{"--outline-text"},
                                                    {"--no-marks"},
                                                    {"--no-bar"},
                                                    {"--no-slug"},
                                                    {"--profile", profile}}) {
        std::vector<std::string> words{"--proof"};
        words.insert(words.end(), options.begin(), options.end());
        const auto said = render("poster-a2", folder.path() / "sheet.pdf", words);
        INFO(options.front());
        CHECK(said.exit_code == 2);
        CHECK_THAT(said.err, Contains("a --proof is in RGB and without marks; leave out"));
    }
    const auto picture = render("poster-a2", folder.path() / "sheet.png", {"--proof", "--no-slug"});
    CHECK(picture.exit_code == 2);
    CHECK_THAT(picture.err, Contains("a .png is in RGB and without marks; leave out"));
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a folder that is not there is the machine's fault and is named", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto said = render("poster-a2", folder.path() / "nowhere/sheet.pdf", {"--proof"});
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains((folder.path() / "nowhere").string()));
}

TEST_CASE("a disk that takes no more leaves no half file", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.png";
    rlimit before{};
    REQUIRE(getrlimit(RLIMIT_FSIZE, &before) == 0);
    const rlimit small{20000, before.rlim_max};
    const auto handler = std::signal(SIGXFSZ, SIG_IGN); // The write then fails with EFBIG.
    REQUIRE(setrlimit(RLIMIT_FSIZE, &small) == 0);
    const auto said = render("poster-a2", file);
    REQUIRE(setrlimit(RLIMIT_FSIZE, &before) == 0);
    std::signal(SIGXFSZ, handler);
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("sheet.png"));
    CHECK(files_in(folder.path()) == 0);
}

namespace {

support::Finished render_pair(const std::string& poster, const std::string& format,
                              const std::string& languages, const fs::path& out,
                              const std::vector<std::string>& options = {})
{
    std::vector<std::string> words{"render", "--poster", poster,  "--format",  format,
                                   "--lang", languages,  "--out", out.string()};
    words.insert(words.end(), options.begin(), options.end());
    return printer_says(words);
}

support::Finished render_poster(const std::string& poster, const std::string& format,
                                const fs::path& out)
{
    return printer_says({"render", "--poster", poster, "--format", format, "--lang", "id",
                         "--proof", "--out", out.string()});
}

/// "1080 x 1920" of a PNG file.
std::string pixels_of(const fs::path& png)
{
    const std::string bytes = content::read_file(png);
    REQUIRE(bytes.size() > 24);
    const auto number = [&](std::size_t at) {
        unsigned value = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            value = value * 256 + static_cast<unsigned char>(bytes[i]);
        }
        return std::to_string(value);
    };
    return number(16) + " x " + number(20);
}

} // namespace

TEST_CASE("a board in two languages has both texts, one number and the sash", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    REQUIRE(render_pair("official-way", "board-240x120", "en,id", file, {"--proof"}).exit_code ==
            0);
    const auto text = support::run({"pdftotext", "-raw", file.string(), "-"}).out;
    CHECK_THAT(text, Contains("CONTOH") && Contains("Lewat jalan resmi.") && Contains("Gratis"));
    CHECK(text.find("0800-1000") == text.rfind("0800-1000"));
}

TEST_CASE("the gate of a sheet in two languages judges both", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    const auto said = render_pair("official-way", "board-240x120", "en,id", file);
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err,
               Contains("translations/en.po:") && Contains("posters/official-way.toml:10:16: "));
    const auto missing = render_pair("seven-steps", "poster-a2", "id,mkn", file, {"--proof"});
    CHECK(missing.exit_code == 1);
    CHECK_THAT(missing.err, Contains("[mkn]: ") && Contains("K010"));
    CHECK(files_in(folder.path()) == 0);
}

TEST_CASE("a sheet too small for two languages names the text and formats with room",
          "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto said = render_pair("your-rights", "leaflet-a4", "en,id", folder.path() / "a.png");
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err,
               Contains("error K040") && Contains("with more room: ") && Contains("board-240x120"));
}

TEST_CASE("an office stands on its sheet if it may be shown", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    REQUIRE(render("poster-a2", file, {"--proof", "--place", "bp3mi_ntt"}).exit_code == 0);
    CHECK_THAT(support::run({"pdftotext", file.string(), "-"}).out, Contains("BP3MI NTT"));
    const auto closed = folder.path() / "closed.pdf";
    const auto said = render("poster-a2", closed, {"--proof", "--place", "ltsa_sikka"});
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err, Contains("K055"));
    const auto unknown = render("poster-a2", closed, {"--proof", "--place", "bp3mi_nt"});
    CHECK(unknown.exit_code == 2);
    CHECK_THAT(unknown.err, Contains("did you mean \"bp3mi_ntt\""));
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("a picture for phones has its pixels, and no press file", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto square = folder.path() / "square.png";
    const auto story = folder.path() / "story.png";
    REQUIRE(render("square-1080", square).exit_code == 0);
    REQUIRE(render("story-1080x1920", story).exit_code == 0);
    CHECK(pixels_of(square) == "1080 x 1080");
    CHECK(pixels_of(story) == "1080 x 1920");
    for (const char* name : {"square.pdf", "square.tif"}) {
        const auto said = render("square-1080", folder.path() / name, {"--proof"});
        CHECK(said.exit_code == 2);
        CHECK_THAT(said.err, Contains("square-1080 is not for print; write a .png"));
    }
    CHECK(files_in(folder.path()) == 2);
}

TEST_CASE("a leaflet is a PDF of two pages with its boxes, or two pictures", "[printer][render]")
{
    const support::TemporaryFolder folder;
    const auto pdf = folder.path() / "leaflet.pdf";
    REQUIRE(render_poster("papers-checklist", "leaflet-a4", pdf).exit_code == 0);
    const auto facts = support::run({"pdfinfo", "-box", "-f", "1", "-l", "9", pdf.string()}).out;
    CHECK_THAT(facts, Contains("Pages:           2"));
    for (const std::string page : {"Page    1 ", "Page    2 "}) {
        CHECK_THAT(facts, Contains(page + "TrimBox:      36.85    36.85   878.74   632.13"));
        CHECK_THAT(facts, Contains(page + "BleedBox:     28.35    28.35   887.24   640.63"));
    }
    CHECK(support::run({"qpdf", "--check", pdf.string()}).exit_code == 0);
    const auto text = support::run({"pdftotext", "-f", "1", "-l", "1", pdf.string(), "-"}).out;
    CHECK_THAT(text, Contains("0800-1000") && Contains("CONTOH"));
    const auto said = render_poster("papers-checklist", "leaflet-a4", folder.path() / "sheet.png");
    REQUIRE(said.exit_code == 0);
    CHECK_THAT(said.err, Contains("2 pages: ") && Contains("sheet-2.png"));
    CHECK(pixels_of(folder.path() / "sheet-1.png") == "2400 x 1697");
    CHECK(pixels_of(folder.path() / "sheet-2.png") == "2400 x 1697");
    CHECK(files_in(folder.path()) == 4);
    CHECK_THAT(said.err, !Contains("earlier run"));
    const auto other = render_poster("under-18", "poster-a4", folder.path() / "sheet.png");
    CHECK_THAT(other.err, Contains("sheet-1.png of an earlier run") &&
                              Contains("sheet-2.png of an earlier run"));
}

TEST_CASE("help says what the program writes", "[printer][help]")
{
    CHECK_THAT(printer_says({"render", "--help"}).out,
               Contains("many pages: NAME-1.png") && Contains("NAME_tiket.pdf") &&
                   Contains("NAME.tif_tiket.pdf") && Contains("--tile a4|a3"));
    CHECK_THAT(printer_says({"batch", "--help"}).out, Contains("pictures for phones PNG only"));
}
