#include "printer/batch.hpp"

#include "tests/printer/batch_fixture.hpp"
#include "tests/printer/kill_after.hpp"

#include <catch2/catch.hpp>

#include <random>

using Catch::Matchers::Contains;
using support::BatchRun;
using support::kill_after;
using Clock = std::chrono::steady_clock;

namespace fs = std::filesystem;

namespace {

/// What stands under a final name is whole: PDFs and pictures to their ends, and each record fits
/// the files it names.
void check_whole(const fs::path& folder)
{
    for (const auto& entry : fs::directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        INFO(name);
        if (name.ends_with(".pdf")) {
            const auto said = support::run({"qpdf", "--check", entry.path().string()});
            INFO(said.out << said.err);
            CHECK(said.exit_code == 0);
        } else if (name.ends_with(".png")) {
            CHECK_THAT(content::read_file(entry.path()),
                       Catch::Matchers::EndsWith(std::string("IEND\xAE\x42\x60\x82")));
        } else if (name.ends_with("_tiket.json")) {
            const auto ticket = nlohmann::json::parse(content::read_file(entry.path()));
            for (const auto& file : ticket.at("files")) { // No other sheet is ordered with it.
                CHECK(file.at("sha256") == content::sha256(content::read_file(
                                               folder / file.at("name").get<std::string>())));
            }
        } else if (name.ends_with(".json")) { // A record.
            const auto record = nlohmann::json::parse(content::read_file(entry.path()));
            REQUIRE_FALSE(record.at("files").empty());
            for (const auto& [file, hash] : record["files"].items()) {
                CHECK(hash == content::sha256(content::read_file(folder / file)));
            }
        }
    }
}

/// Kills a batch at seeded moments of the time it takes, in an empty folder and over the sheets of
/// another day's order by turns; each time a run after it ends the work.
void check_kills(const std::string& formats, const std::string& languages, int kills)
{
    if (!support::have_program("qpdf")) {
        WARN("no qpdf: skipped");
        return;
    }
    const BatchRun whole("under-18", formats, languages);
    REQUIRE(whole.run({"--shard", "2/1000"}).exit_code == 0); // The guide is approved by now.
    const auto start = Clock::now();
    REQUIRE(whole.run({"--jobs", "2"}).exit_code == 0);
    const std::chrono::duration<double> takes = Clock::now() - start;
    const auto files = whole.files();

    const BatchRun older("under-18", formats, languages);
    REQUIRE(older.run({"--jobs", "2", "--no-bar"}).exit_code == 0);

    const BatchRun killed("under-18", formats, languages);
    std::mt19937 random(20261124);
    std::uniform_real_distribution<double> moment(0.1, 0.9);
    int caught = 0;
    int finished = 0;
    for (int kill = 0; kill < kills; ++kill) {
        INFO("kill " << kill);
        fs::remove_all(killed.out());
        if (kill % 2 == 1) {
            fs::copy(older.out(), killed.out());
        }
        caught += kill_after(killed.command({"--jobs", "2"}), takes * moment(random)) ? 1 : 0;
        if (fs::exists(killed.out())) {
            check_whole(killed.out());
        }
        const auto again = killed.run({"--jobs", "2"});
        INFO(again.err);
        CHECK(again.exit_code == 0);
        finished += killed.files() == files ? 1 : 0;
    }
    CHECK(finished == kills);
    CHECK(caught > kills / 2); // else nothing was tried
}

} // namespace

TEST_CASE("a batch that is killed leaves nothing half, and the next run ends it",
          "[printer][batch][kill]")
{
    check_kills("handbill-a5,square-1080", "id", 8);
}

TEST_CASE("a batch that is killed at any of fifty moments is finished by the next run (long)",
          "[printer][batch][kill]")
{
    check_kills("handbill-a5,square-1080,poster-a4", "id,en", 50);
}

TEST_CASE("a file that the disk cannot hold ends a batch as the machine's fault",
          "[printer][batch][disk]")
{
    const BatchRun batch("under-18", "poster-a4,square-1080", "id");
    // Without a small disk at hand: no file over 20 kB can be written.
    std::vector<std::string> command{"sh", "-c", "trap '' XFSZ; ulimit -f 40; exec \"$@\"", "sh"};
    const auto words = batch.command({"--jobs", "1", "--gallery"});
    command.insert(command.end(), words.begin(), words.end());
    const auto said = support::run(command);
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("File too large") && Contains("under-18_poster-a4_id"));
    CHECK(batch.files().size() == 1); // no file without its record, no half file
    CHECK_THAT(content::read_file(batch.out() / "index.html"), !Contains("data-state=\"ready\""));
    CHECK(batch.run().exit_code == 0);
}

TEST_CASE("a batch that the disk stops leaves yesterday's sheets whole and says that they are",
          "[printer][batch][disk]")
{
    const BatchRun batch("under-18", "poster-a4,square-1080", "id");
    REQUIRE(batch.run({"--jobs", "1", "--no-bar"}).exit_code == 0);
    const auto yesterday = batch.files();
    std::vector<std::string> command{"sh", "-c", "trap '' XFSZ; ulimit -f 40; exec \"$@\"", "sh"};
    const auto words = batch.command({"--jobs", "1"});
    command.insert(command.end(), words.begin(), words.end());
    const auto said = support::run(command);
    CHECK(said.exit_code == 3);
    CHECK(batch.files() == yesterday);
    CHECK_THAT(said.err, Contains("under-18_poster-a4_id: failed") &&
                             Contains("the files of an earlier run are still there"));
    REQUIRE(batch.run().exit_code == 0);
    CHECK(batch.files().size() == yesterday.size());
    CHECK(batch.files().at("under-18_poster-a4_id.pdf") !=
          yesterday.at("under-18_poster-a4_id.pdf"));
}

TEST_CASE("a full disk ends a batch as the machine's fault", "[printer][batch][disk]")
{
    const BatchRun batch("under-18", "poster-a4,square-1080", "id");
    fs::create_directories(batch.out());
    const auto with_small_disk = [&](const std::vector<std::string>& words) {
        std::vector<std::string> command{
            "unshare",
            "-m",
            "sh",
            "-c",
            "mount -t tmpfs -o size=60k tmpfs \"$0\" && { \"$@\"; end=$?; ls \"$0\"; exit $end; }",
            batch.out().string()};
        command.insert(command.end(), words.begin(), words.end());
        return support::run(command);
    };
    if (with_small_disk({"true"}).exit_code != 0) {
        WARN("no small disk can be mounted here: a full one was not tried");
        return;
    }
    const auto said = with_small_disk(batch.command({"--jobs", "1"}));
    INFO(said.err);
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("No space left on device"));
    CHECK(said.out == "progress-1-of-1.jsonl\n");
}

TEST_CASE("a folder that may not be written ends a batch as the machine's fault",
          "[printer][batch][disk]")
{
    const BatchRun batch("under-18", "square-1080", "id");
    fs::create_directories(batch.out());
    fs::permissions(batch.out(), fs::perms{0555});
    std::vector<std::string> command;
    if (::geteuid() == 0) { // whom no permission stops
        fs::permissions(batch.folder(), fs::perms{0755});
        fs::permissions(support::approved_guide().parent_path(), fs::perms{0755});
        command = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
        auto probe = command;
        probe.insert(probe.end(), {"test", "-x", support::bin_dir() + "/pelita-printer"});
        if (support::run(probe).exit_code != 0) {
            WARN("root alone reads this build: a folder that may not be written was not tried");
            return;
        }
    }
    const auto words = batch.command();
    command.insert(command.end(), words.begin(), words.end());
    const auto said = support::run(command);
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("progress-1-of-1.jsonl: Permission denied"));
    CHECK(fs::is_empty(batch.out()));
}

TEST_CASE("what stands in a batch's way is named", "[printer][batch][disk]")
{
    const BatchRun batch("under-18", "handbill-a5", "id");
    content::write_file(batch.out(), "a file where the folder should be");
    const auto on_file = batch.run();
    CHECK(on_file.exit_code == 3);
    CHECK_THAT(on_file.err, Contains(batch.out().string() + ": "));
    fs::remove(batch.out());

    const auto profile = content::read_file(batch.profile());
    content::write_file(batch.profile(), profile.substr(0, profile.size() / 2));
    const auto damaged = batch.run();
    CHECK(damaged.exit_code == 3);
    CHECK_THAT(damaged.err, Contains("small.icc: a damaged ICC profile"));
    fs::remove(batch.profile());
    const auto missing = batch.run();
    CHECK(missing.exit_code == 3);
    CHECK_THAT(missing.err, Contains("small.icc: No such file"));
    CHECK_FALSE(fs::exists(batch.out()));

    const auto pdf = batch.folder() / "damaged.pdf";
    content::write_file(pdf, "%PDF-1.6\n1 0 obj <</Type/Catalog>> endobj");
    const auto judged =
        support::run_printer(support::approved_guide(), {"preflight", pdf.string()});
    CHECK(judged.exit_code == 1);
    CHECK_THAT(judged.err, Contains("damaged.pdf"));
}
