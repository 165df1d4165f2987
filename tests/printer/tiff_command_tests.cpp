#include "printer/tiff.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "tests/printer/read_tiff.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Matchers::Contains;
using support::files_in;

namespace {

/// How the program ends when it is asked for a sheet of the approved guide.
support::Finished render_approved(const std::string& poster, const std::string& format,
                                  const std::filesystem::path& out,
                                  const std::vector<std::string>& options = {})
{
    std::vector<std::string> words{"render", "--poster", poster,  "--format",  format,
                                   "--lang", "id",       "--out", out.string()};
    words.insert(words.end(), options.begin(), options.end());
    return support::run_printer(support::approved_guide(), words, {"LC_ALL=C"});
}

} // namespace

TEST_CASE("a TIFF is clean to libtiff's own tool and the same on every run", "[printer][tiff]")
{
    const support::TemporaryFolder folder;
    const auto first = folder.path() / "first.tif";
    const auto second = folder.path() / "second.tiff";
    REQUIRE(render_approved("official-way", "poster-a4", first).exit_code == 0);
    REQUIRE(render_approved("official-way", "poster-a4", second).exit_code == 0);
    CHECK(content::read_file(first) == content::read_file(second));
    CHECK(files_in(folder.path()) == 2 * 5); // Each with its three papers and its report.
    if (!support::have_program("tiffinfo")) {
        WARN("no tiffinfo (libtiff-tools): skipped");
        return;
    }
    const auto said = support::run({"tiffinfo", "-d", first.string()});
    CHECK(said.exit_code == 0);
    CHECK(said.err.empty());
    CHECK_THAT(said.out, Contains("Image Width: 2551 Image Length: 3579") &&
                             Contains("Resolution: 300, 300 pixels/inch") &&
                             Contains("bahasa id") && Contains("skala 1:1"));
}

TEST_CASE("a PDF and a TIFF of one name have a report and papers each, whichever was made last",
          "[printer][tiff][papers]")
{
    const support::TemporaryFolder folder;
    const auto pdf = folder.path() / "lembar.pdf";
    const auto tiff = folder.path() / "lembar.tif";
    const auto ordered = [&](const char* ticket) {
        const auto json = nlohmann::json::parse(content::read_file(folder.path() / ticket));
        return std::pair(json["files"][0]["name"].get<std::string>(),
                         json["files"][0]["sha256"].get<std::string>());
    };
    const auto check_both = [&] {
        CHECK(files_in(folder.path()) == 2 * 5);
        CHECK(ordered("lembar_tiket.json") ==
              std::pair(std::string("lembar.pdf"), content::sha256(content::read_file(pdf))));
        CHECK(ordered("lembar.tif_tiket.json") ==
              std::pair(std::string("lembar.tif"), content::sha256(content::read_file(tiff))));
    };
    REQUIRE(render_approved("under-18", "handbill-a5", pdf).exit_code == 0);
    REQUIRE(render_approved("under-18", "handbill-a5", tiff).exit_code == 0);
    check_both();
    REQUIRE(render_approved("under-18", "handbill-a5", pdf).exit_code == 0);
    check_both();
    // A proof in the PDF's place takes away what the PDF had, and nothing of the TIFF.
    REQUIRE(render_approved("under-18", "handbill-a5", pdf, {"--proof"}).exit_code == 0);
    CHECK(files_in(folder.path()) == 5 + 2);
    CHECK(std::filesystem::exists(folder.path() / "lembar.tif.preflight.json"));
}

TEST_CASE("a leaflet is a TIFF a page; what may not be printed is none", "[printer][tiff]")
{
    const support::TemporaryFolder folder;
    const auto out = folder.path() / "leaflet.tif";
    const auto made = render_approved("seven-steps", "leaflet-a4", out);
    INFO(made.err);
    CHECK(made.exit_code == 0);
    CHECK(std::filesystem::exists(folder.path() / "leaflet-1.tif"));
    CHECK_THAT(support::read_tiff(folder.path() / "leaflet-2.tif").description,
               Contains("skala 1:1") && Contains("lembar 2/2"));
    // Its ticket names both files with their sums.
    const auto ticket =
        nlohmann::json::parse(content::read_file(folder.path() / "leaflet.tif_tiket.json"));
    REQUIRE(ticket["files"].size() == 2);
    CHECK(ticket["files"][1]["name"] == "leaflet-2.tif");
    CHECK(ticket["files"][1]["sha256"] ==
          content::sha256(content::read_file(folder.path() / "leaflet-2.tif")));
    CHECK(ticket["file_pages_mm"][0] == nlohmann::json({303, 216}));
    CHECK(ticket["scale"] == "1:1");
    CHECK(files_in(folder.path()) == 2 + 3 + 1); // Pages, papers, one report for both.
    const auto other = folder.path() / "other.tif";
    CHECK(render_approved("sweet-promises", "story-1080x1920", other).exit_code == 2);
    CHECK(render_approved("sweet-promises", "poster-a4", other, {"--proof"}).exit_code == 2);
    CHECK(render_approved("sweet-promises", "poster-a4", other, {"--guides"}).exit_code == 2);
    CHECK(render_approved("sweet-promises", "poster-a4", other, {"--profile", "shop.icc"})
              .exit_code == 3);
    CHECK(render_approved("sweet-promises", "poster-a4", other, {"--outline-text"}).exit_code == 2);
    CHECK(files_in(folder.path()) == 6);
}
