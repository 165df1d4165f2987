#include "printer/command_line.hpp"

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using Catch::Matchers::Contains;
using support::files_in;
using support::printer_says;
namespace fs = std::filesystem;

namespace {

support::Finished batch(const fs::path& out, const std::vector<std::string>& options)
{
    std::vector<std::string> words{"batch", "--posters", "sweet-promises", "--langs",
                                   "id",    "--out",     out.string()};
    words.insert(words.end(), options.begin(), options.end());
    return printer_says(words);
}

} // namespace

TEST_CASE("a profile that is not there is the machine's fault, before any sheet is made",
          "[printer][batch][press]")
{
    const support::TemporaryFolder folder;
    const auto out = folder.path() / "out";
    const auto said = batch(out, {"--formats", "poster-a2", "--profile", "shop-of-maumere.icc"});
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("shop-of-maumere.icc"));
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a batch refuses on and ends as 1, with a gallery that says so", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const auto said = batch(folder.path(), {"--gallery", "--formats", "poster-a2"});
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err, Contains("[1/1] refused sweet-promises poster-a2 id"));
    CHECK_THAT(content::read_file(folder.path() / "index.html"), Contains("K013"));
    CHECK(files_in(folder.path()) == 2); // and the log
}

TEST_CASE("a refused sheet leaves no file of an earlier run, and a proof is no press file",
          "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const auto stem = folder.path() / "sweet-promises_poster-a2_id";
    for (const char* end :
         {".pdf", ".png", ".preflight.json", "_tiket.pdf", "_tiket.json", "_bukti.pdf"}) {
        content::write_file(stem.string() + end, "approved long ago");
    }
    REQUIRE(batch(folder.path(), {"--formats", "poster-a2", "--proof"}).exit_code == 0);
    // Four of the proof, its sign-off sheet among them, and the log.
    CHECK(files_in(folder.path()) == 6 + 5);
    CHECK(content::read_file(stem.string() + ".pdf") == "approved long ago");
    CHECK(fs::exists(stem.string() + "_contoh.pdf"));
    REQUIRE(batch(folder.path(), {"--formats", "poster-a2"}).exit_code == 1);
    CHECK(files_in(folder.path()) == 5);
    CHECK_FALSE(fs::exists(stem.string() + ".pdf"));
    CHECK_FALSE(fs::exists(stem.string() + ".png"));
    CHECK_FALSE(fs::exists(stem.string() + ".preflight.json"));
    CHECK_FALSE(fs::exists(stem.string() + "_tiket.pdf"));
    CHECK_FALSE(fs::exists(stem.string() + "_bukti.pdf"));
}

TEST_CASE("a poster named twice is made once", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const auto said = printer_says({"batch", "--posters", "sweet-promises,sweet-promises",
                                    "--langs", "id,id", "--formats", "poster-a2", "--proof",
                                    "--jobs", "4", "--out", folder.path().string()});
    CHECK(said.exit_code == 0);
    CHECK_THAT(said.err, Contains("[1/1] ok sweet-promises poster-a2 id"));
}

TEST_CASE("a second run makes only what is missing or changed", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> options{"--proof", "--jobs", "2"};
    REQUIRE(batch(folder.path(), options).exit_code == 0);
    const auto png = folder.path() / "sweet-promises_poster-a2_id_contoh.png";
    const auto whole = content::read_file(png);
    content::write_file(png, "spoilt");
    const auto said = batch(folder.path(), options);
    CHECK(said.exit_code == 0);
    CHECK_THAT(said.err, Contains(" ok sweet-promises poster-a2 id") &&
                             Contains(" up-to-date sweet-promises baliho-6x4 id") &&
                             Contains(" up-to-date sweet-promises xbanner-60x160 id"));
    CHECK(content::read_file(png) == whole);
}

TEST_CASE("one worker and four make the same bytes", "[printer][batch]")
{
    const support::TemporaryFolder one;
    const support::TemporaryFolder four;
    const auto options = [](const char* jobs) {
        return std::vector<std::string>{"--formats", "poster-a2,xbanner-60x160,handbill-a5",
                                        "--proof", "--jobs", jobs};
    };
    REQUIRE(batch(one.path(), options("1")).exit_code == 0);
    REQUIRE(batch(four.path(), options("4")).exit_code == 0);
    REQUIRE(files_in(one.path()) == 13);
    for (const auto& entry : fs::directory_iterator(one.path())) {
        INFO(entry.path());
        if (entry.path().extension() == ".jsonl") {
            continue; // it tells how long each took
        }
        CHECK(content::read_file(entry.path()) ==
              content::read_file(four.path() / entry.path().filename()));
    }
}

TEST_CASE("a batch in two languages names its files after both", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const auto said =
        printer_says({"batch", "--posters", "official-way", "--formats", "board-240x120", "--langs",
                      "all", "--second-lang", "id", "--proof", "--out", folder.path().string()});
    CHECK(said.exit_code == 0);
    CHECK_THAT(said.err, Contains("[1/1] ok official-way board-240x120 en,id"));
    CHECK(fs::exists(folder.path() / "official-way_board-240x120_en-id_contoh.pdf"));
}

TEST_CASE("a batch makes pictures for phones without a PDF", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> options{"--formats", "square-1080", "--proof", "--gallery"};
    REQUIRE(batch(folder.path(), options).exit_code == 0);
    CHECK(files_in(folder.path()) == 4);
    const auto html = content::read_file(folder.path() / "index.html");
    CHECK_THAT(html, Contains("1080 x 1080 px") && !Contains(".pdf"));
    CHECK_THAT(batch(folder.path(), options).err, Contains(" up-to-date sweet-promises square"));
}

TEST_CASE("a batch keeps a flipchart's pages together", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const std::vector<std::string> words{"batch",
                                         "--posters",
                                         "meeting-flipchart",
                                         "--formats",
                                         "all",
                                         "--langs",
                                         "id",
                                         "--proof",
                                         "--gallery",
                                         "--out",
                                         folder.path().string()};
    REQUIRE(printer_says(words).exit_code == 0);
    // A PDF and its sign-off sheet, nine pictures, the record, the gallery, the log.
    CHECK(files_in(folder.path()) == 14);
    const auto html = content::read_file(folder.path() / "index.html");
    CHECK_THAT(html, Contains("flipchart-a3_id_contoh-1.png") &&
                         Contains("flipchart-a3_id_contoh-9.png") && Contains("PNG 9"));
    fs::remove(folder.path() / "meeting-flipchart_flipchart-a3_id_contoh-5.png");
    CHECK_THAT(printer_says(words).err, Contains("[1/1] ok meeting-flipchart"));
    CHECK_THAT(printer_says(words).err, Contains("[1/1] up-to-date meeting-flipchart"));
}
