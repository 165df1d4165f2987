#include "printer/file_set.hpp"

#include "tests/printer/kill_after.hpp"
#include "tests/printer/read_tiff.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/printer_program.hpp"

#include <catch2/catch.hpp>

#include <set>

namespace fs = std::filesystem;

namespace {

fs::path make_old(const fs::path& file)
{
    content::write_file(file, "old");
    return file;
}

std::vector<std::string> leaflet_command(const std::string& language, const fs::path& out)
{
    return support::printer_command(support::approved_guide(),
                                    {"render", "--poster", "seven-steps", "--format", "leaflet-a4",
                                     "--lang", language, "--out", out.string()});
}

/// Languages that the pages of a TIFF say they are in.
std::set<std::string> languages_in(const fs::path& folder)
{
    std::set<std::string> languages;
    for (const auto& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".tif") {
            const std::string said = support::read_tiff(entry.path()).description;
            languages.insert(said.substr(said.find("bahasa "), 9));
        }
    }
    return languages;
}

} // namespace

TEST_CASE("files that replace others are cut short: none of the older stands beside a new one",
          "[printer][files]")
{
    const support::TemporaryFolder folder;
    const auto first = make_old(folder.path() / "b-p1of2.tif");
    const auto second = make_old(folder.path() / "b-p2of2.tif");
    const auto ticket = make_old(folder.path() / "b.tif_tiket.json");
    const auto record = make_old(folder.path() / "b.tif.preflight.json");
    const auto taken = folder.path() / "taken";
    fs::create_directories(taken / "full"); // No file can get this name.
    CHECK_THROWS_AS(
        printer::replace_files({{first, "new"}, {taken, "new"}}, {first, second, ticket, record}),
        content::FileError);
    CHECK(content::read_file(first) == "new");
    CHECK_FALSE(fs::exists(second));
    CHECK_FALSE(fs::exists(ticket));
    CHECK_FALSE(fs::exists(record));
    CHECK(support::files_in(folder.path()) == 2); // And the folder: no unfinished file is left.
}

TEST_CASE("files that cannot be written leave the older ones as they are", "[printer][files]")
{
    const support::TemporaryFolder folder;
    const auto sheet = make_old(folder.path() / "b.pdf");
    const auto record = make_old(folder.path() / "b.preflight.json");
    CHECK_THROWS_AS(
        printer::replace_files({{sheet, "new"}, {folder.path() / "no-folder/b_tiket.pdf", "new"}},
                               {sheet, record}),
        content::FileError);
    CHECK(content::read_file(sheet) == "old");
    CHECK(content::read_file(record) == "old");
    CHECK(support::files_in(folder.path()) == 2);
}

TEST_CASE("a shop never finds pages of two sheets under one name, whenever we are killed (long)",
          "[printer][files][tiff]")
{
    const support::TemporaryFolder older;
    REQUIRE(support::run(leaflet_command("en", older.path() / "b.tif")).exit_code == 0);
    REQUIRE(languages_in(older.path()) == std::set<std::string>{"bahasa en"});
    const support::TemporaryFolder measured;
    const auto begin = std::chrono::steady_clock::now();
    REQUIRE(support::run(leaflet_command("id", measured.path() / "b.tif")).exit_code == 0);
    const std::chrono::duration<double> whole = std::chrono::steady_clock::now() - begin;
    constexpr int kills = 16;
    int killed = 0;
    for (int kill = 1; kill <= kills; ++kill) {
        const support::TemporaryFolder folder;
        fs::copy(older.path(), folder.path());
        killed += support::kill_after(leaflet_command("id", folder.path() / "b.tif"),
                                      whole * (0.3 + 0.7 * kill / kills))
                      ? 1
                      : 0;
        INFO("kill " << kill);
        CHECK(languages_in(folder.path()).size() <= 1);
        if (fs::exists(folder.path() / "b.tif_tiket.json")) {
            CHECK(languages_in(folder.path()).size() == 1);
        }
    }
    CHECK(killed >= kills / 4);
}
