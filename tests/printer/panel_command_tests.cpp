#include "content/model/files.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

support::Finished program(const std::vector<std::string>& words)
{
    std::vector<std::string> command{
        "env",        "LC_ALL=C", support::bin_dir() + "/pelita-printer", "--today",
        "2026-11-24", "--guide",  support::approved_guide().string()};
    command.insert(command.end(), words.begin(), words.end());
    return support::run(command);
}

support::Finished render(const std::string& format, const std::string& file,
                         const std::vector<std::string>& more)
{
    const std::string poster = format == "leaflet-a4" ? "seven-steps" : "official-way";
    std::vector<std::string> words{"render", "--poster", poster,  "--format", format,
                                   "--lang", "id",       "--out", file};
    words.insert(words.end(), more.begin(), more.end());
    return program(words);
}

} // namespace

TEST_CASE("panels are for press files of one page, on a roll that exists", "[printer][panels]")
{
    const support::TemporaryFolder folder;
    const std::string pdf = (folder.path() / "board.pdf").string();
    const auto refused = [&](const std::string& format, const std::string& file,
                             const std::vector<std::string>& more) {
        const auto said = render(format, file, more);
        CHECK(said.exit_code == 2);
        CHECK_FALSE(fs::exists(file));
        return said.err;
    };
    CHECK_THAT(refused("baliho-6x4", pdf, {"--panels", "3200", "--proof"}),
               Contains("--panels is for files for the press"));
    CHECK_THAT(refused("baliho-6x4", (folder.path() / "board.png").string(), {"--panels", "3200"}),
               Contains("--panels is for files for the press"));
    CHECK_THAT(refused("leaflet-a4", pdf, {"--panels", "3200"}), Contains("more than one page"));
    CHECK_THAT(refused("baliho-6x4", pdf, {"--panels", "12"}), Contains("--panels"));
    CHECK_THAT(refused("baliho-6x4", pdf, {"--panels", "3200", "--scale", "1:1"}),
               Contains("1:10")); // 6 m long panels: this poster's seam runs across.
    const std::string png = (folder.path() / "guides.png").string();
    CHECK(render("baliho-6x4", png, {"--panels", "3200", "--guides"}).exit_code == 0);
    const auto made = render("baliho-6x4", pdf, {"--panels", "3200"});
    CHECK(made.exit_code == 0);
    CHECK_THAT(made.err, Contains("2 panels that overlap by 20 mm"));
    CHECK(program({"preflight", pdf}).exit_code == 0);
}

TEST_CASE("panels of pixels are a file each, named by its place", "[printer][panels]")
{
    if (!support::have_program("tiffinfo")) {
        WARN("no tiffinfo (libtiff-tools): skipped");
        return;
    }
    const support::TemporaryFolder folder;
    const auto said =
        render("baliho-4x6", (folder.path() / "board.tif").string(), {"--panels", "3200"});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK_FALSE(fs::exists(folder.path() / "board.tif"));
    int rows = 0;
    for (const char* name : {"board-p1of2.tif", "board-p2of2.tif"}) {
        const std::string facts = support::run({"tiffinfo", (folder.path() / name).string()}).out;
        CHECK_THAT(facts, Contains("tumpang tindih 20 mm") && Contains("Image Width: 11509"));
        const auto length = facts.find("Image Length: ");
        REQUIRE(length != std::string::npos);
        rows += std::stoi(facts.substr(length + 14));
    }
    const double overlapping = 6060 + 20; // mm; at 72 pixels an inch
    CHECK(rows == Approx(overlapping * 72 / 25.4).margin(2));
}

TEST_CASE("a batch for a roll makes panels of what is wider and leaves the rest whole",
          "[printer][panels]")
{
    const support::TemporaryFolder folder;
    const auto batch = [&](const char* roll) {
        return program({"batch", "--posters", "seven-steps,official-way", "--formats",
                        "leaflet-a4,baliho-4x6", "--langs", "id", "--jobs", "2", "--panels", roll,
                        "--out", folder.path().string()});
    };
    const auto first = batch("3200");
    INFO(first.err);
    CHECK(first.exit_code == 0);
    const auto pages = [&](const char* file) {
        return support::run({"qpdf", "--show-npages", (folder.path() / file).string()}).out;
    };
    CHECK(pages("official-way_baliho-4x6_id_1-10.pdf") == "2\n");
    CHECK(pages("seven-steps_leaflet-a4_id.pdf") == "2\n"); // Its two sides, not panels.
    CHECK_THAT(batch("3200").err, Contains("up-to-date") && !Contains("ok baliho"));
    CHECK_THAT(batch("5000").err, !Contains("up-to-date"));
    CHECK(pages("official-way_baliho-4x6_id_1-10.pdf") == "1\n");
}

TEST_CASE("a batch goes on past a board whose panels are too long for a PDF", "[printer][panels]")
{
    const support::TemporaryFolder folder;
    const auto said =
        program({"batch", "--posters", "official-way", "--formats", "baliho-6x4", "--langs", "id",
                 "--scale", "1:1", "--panels", "3200", "--out", folder.path().string()});
    CHECK(said.exit_code == 1); // Neither wrong usage for the others nor the machine's fault.
    CHECK_THAT(said.err, Contains("use --scale 1:10"));
    CHECK_THAT(content::read_file(folder.path() / "progress-1-of-1.jsonl"), // Whoever's machine.
               Contains("pakai --scale 1:10") && !Contains("use --scale"));
    CHECK_FALSE(fs::exists(folder.path() / "official-way_baliho-6x4_id.pdf"));
}

TEST_CASE("every board of the guide goes on rolls of 3.2 and 5 m, press-ready (long)",
          "[printer][panels]")
{
    for (const char* roll : {"3200", "5000"}) {
        const support::TemporaryFolder folder;
        const auto made =
            program({"batch", "--posters", "all", "--formats",
                     "baliho-6x4,baliho-4x6,baliho-3x4,spanduk-5x1,board-240x120", "--langs", "id",
                     "--jobs", "2", "--panels", roll, "--out", folder.path().string()});
        INFO(made.err);
        REQUIRE(made.exit_code == 0);
        int files = 0;
        for (const auto& entry : fs::directory_iterator(folder.path())) {
            const std::string stem = entry.path().stem().string();
            const bool paper = stem.ends_with("_tiket") || stem.ends_with("_bukti");
            if (entry.path().extension() != ".pdf" || paper) {
                continue;
            }
            ++files;
            const std::string file = entry.path().string();
            const auto judged = program({"preflight", file});
            INFO(file << '\n' << judged.out);
            CHECK(judged.exit_code == 0);
            CHECK(support::run({"qpdf", "--check", file}).exit_code == 0);
            CHECK_THAT(support::run({"pdfinfo", file}).out, Contains("PDF/X-4"));
        }
        CHECK(files > 30);
    }
}
