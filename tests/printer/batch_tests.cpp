#include "printer/batch.hpp"

#include "tests/printer/batch_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <fstream>

using Catch::Matchers::Contains;
using support::BatchRun;

namespace fs = std::filesystem;

namespace {

/// Makes the same sheets whole, in parts and under other circumstances: all files must be alike.
void check_same_bytes(const BatchRun& one, const BatchRun& four, const BatchRun& parts)
{
    const auto first = one.run({"--jobs", "1", "--gallery"});
    INFO(first.err);
    REQUIRE(first.exit_code == 0);
    const auto files = one.files();
    REQUIRE(files.size() >= 8);
    REQUIRE(files.count("index.html") == 1);
    REQUIRE(four.run({"--jobs", "4", "--gallery"}, {"TZ=Asia/Makassar", "LC_ALL=id_ID.UTF-8"})
                .exit_code == 0);
    CHECK(four.files() == files);
    for (const char* part : {"2/3", "3/3", "1/3"}) {
        REQUIRE(parts
                    .run({"--shard", part, "--jobs", "2", "--gallery"},
                         {"TZ=America/Caracas", "LC_ALL=de_DE.UTF-8"})
                    .exit_code == 0);
    }
    CHECK(parts.files() == files);
    const auto jobs = parts.logged_jobs();
    CHECK(jobs == one.logged_jobs());
    CHECK(std::set<std::string>(jobs.begin(), jobs.end()).size() == jobs.size());
}

struct Log {
    std::vector<nlohmann::json> lines;

    explicit Log(const fs::path& file)
    {
        std::ifstream in(file);
        for (std::string line; std::getline(in, line);) {
            lines.push_back(nlohmann::json::parse(line));
        }
    }
};

} // namespace

TEST_CASE("a batch is the same bytes with any number of workers and in any number of parts",
          "[printer][batch]")
{
    const auto make = [] {
        return std::make_unique<BatchRun>("under-18", "handbill-a5,square-1080,poster-a4", "id");
    };
    check_same_bytes(*make(), *make(), *make());
}

TEST_CASE("many sheets are the same bytes however they were made (long)", "[printer][batch]")
{
    const auto make = [] {
        return std::make_unique<BatchRun>("official-way,papers-checklist",
                                          "baliho-6x4,poster-a3,leaflet-a4,story-1080x1920",
                                          "id,en");
    };
    check_same_bytes(*make(), *make(), *make());
}

TEST_CASE("the log of a batch tells programs what became of each sheet", "[printer][batch]")
{
    const BatchRun batch("under-18", "handbill-a5,square-1080", "id");
    REQUIRE(batch.run().exit_code == 0);
    const auto file = batch.out() / "progress-1-of-1.jsonl";
    const Log log(file);
    REQUIRE(log.lines.size() == 2);
    const auto& line =
        log.lines[0]["job"] == "under-18_handbill-a5_id" ? log.lines[0] : log.lines[1];
    CHECK(line["state"] == "ok");
    CHECK(line["seconds"] > 0);
    CHECK(line["messages"].is_array());
    const std::string pdf = "under-18_handbill-a5_id.pdf";
    CHECK(line["files"][pdf] == content::sha256(content::read_file(batch.out() / pdf)));
    REQUIRE(batch.run().exit_code == 0);
    const Log again(file);
    REQUIRE(again.lines.size() == 2);
    CHECK(again.lines[0]["state"] == "up-to-date");
    CHECK(again.lines[0]["files"].size() >= 1);
}

TEST_CASE("a part of a batch is named by the flag, else by the environment",
          "[printer][batch][shard]")
{
    const BatchRun batch("under-18", "handbill-a5", "id");
    for (const char* nonsense : {"0/3", "4/3", "3", "1/0", "1/2/3", "-1/3", "one/3", "1/3 "}) {
        INFO(nonsense);
        CHECK(batch.run({"--shard", nonsense}).exit_code == 2);
        CHECK(batch.run({}, {std::string("PELITA_SHARD=") + nonsense}).exit_code == 2);
    }
    CHECK_FALSE(fs::exists(batch.out()));
    const auto said = batch.run({"--shard", "2/2"}, {"PELITA_SHARD=1/2"});
    CHECK(said.exit_code == 0); // the only sheet is in the other part
    CHECK(fs::exists(batch.out() / "progress-2-of-2.jsonl"));
    CHECK(batch.files().empty());
    CHECK(batch.run({}, {"PELITA_SHARD=1/2"}).exit_code == 0);
    CHECK(fs::exists(batch.out() / "under-18_handbill-a5_id.pdf"));
}

TEST_CASE("the gallery of a part shows what other parts have made and refused",
          "[printer][batch][shard][gallery]")
{
    const BatchRun batch("under-18,sweet-promises", "handbill-a5,square-1080", "id,mkn");
    const int first = batch.run({"--shard", "1/2", "--gallery"}).exit_code;
    const auto alone = content::read_file(batch.out() / "index.html");
    CHECK_THAT(alone, Contains("data-state=\"waiting\""));
    const int second = batch.run({"--shard", "2/2", "--gallery"}).exit_code;
    CHECK(std::max(first, second) == 1); // Nobody approves a language in preview.
    const auto whole = content::read_file(batch.out() / "index.html");
    CHECK_THAT(whole, !Contains("data-state=\"waiting\""));
    CHECK_THAT(whole, Contains("data-state=\"unjudged\""));
    const auto count = [&whole](const std::string& word) {
        std::size_t found = 0;
        for (auto at = whole.find(word); at != std::string::npos; at = whole.find(word, at + 1)) {
            ++found;
        }
        return found;
    };
    CHECK(count("data-state=\"refused\"") > 0);
    CHECK(count("data-state=\"refused\"") == count("data-language=\"mkn\""));
}

TEST_CASE("the gallery and the log give a sheet's reasons in Indonesian whoever's machine made it",
          "[printer][batch][gallery]")
{
    const BatchRun batch("under-18", "square-1080", "mkn"); // Nobody approves a preview.
    const auto made = [&](const char* language) {
        const auto said = batch.run({"--gallery"}, {std::string("LC_ALL=") + language});
        CHECK(said.exit_code == 1);
        const Log log(batch.out() / "progress-1-of-1.jsonl");
        REQUIRE(log.lines.size() == 1);
        return std::tuple(content::read_file(batch.out() / "index.html"), log.lines[0]["messages"],
                          said.err + said.out);
    };
    const auto [page, messages, english] = made("C");
    CHECK_THAT(page, Contains("[diperbaiki oleh: ") && !Contains("[to be mended by: "));
    CHECK_THAT(english, Contains("[to be mended by: ") && !Contains("[diperbaiki oleh: "));
    const auto [same_page, same_messages, indonesian] = made("id_ID.UTF-8");
    CHECK(same_page == page);
    CHECK(same_messages == messages);
    CHECK_THAT(indonesian, Contains("[diperbaiki oleh: "));
}

TEST_CASE("a batch of tiles is for office printers: named so, and without what nobody would glue",
          "[printer][batch][tiles]")
{
    const BatchRun batch("under-18", "handbill-a5,square-1080", "id");
    const std::string guide = support::approved_guide().string();
    const auto said = support::run_printer(support::approved_guide(),
                                           {"batch", "--posters", "under-18", "--langs", "id",
                                            "--formats", "handbill-a5,square-1080", "--tile", "a4",
                                            "--gallery", "--out", batch.out().string()});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const auto stem = (batch.out() / "under-18_handbill-a5_id_a4").string();
    CHECK(content::read_file(stem + ".pdf").starts_with("%PDF-"));
    CHECK(fs::exists(stem + ".png"));
    CHECK(fs::exists(batch.out() / "under-18_square-1080_id.png"));
    CHECK_FALSE(fs::exists(stem + "_tiket.pdf"));
    CHECK_FALSE(fs::exists(stem + ".preflight.json"));
    CHECK_THAT(content::read_file(batch.out() / "index.html"),
               Contains("data-state=\"unjudged\"") && !Contains("data-state=\"ready\""));

    const auto large = support::run_printer(support::approved_guide(),
                                            {"batch", "--posters", "official-way", "--langs", "id",
                                             "--formats", "baliho-6x4", "--tile", "a4", "--out",
                                             (batch.folder() / "no").string()});
    CHECK(large.exit_code == 2);
    CHECK_THAT(large.err, Contains("more than anybody glues"));
    CHECK(batch.run({"--tile", "a4"}).exit_code == 2); // --profile: nothing a tile has
    CHECK_FALSE(fs::exists(batch.folder() / "no"));
}

TEST_CASE("what a proof cannot keep is wrong usage of a batch", "[printer][batch]")
{
    const BatchRun batch("under-18", "handbill-a5", "id");
    for (const char* option : {"--outline-text", "--no-marks", "--no-bar", "--no-slug"}) {
        const auto said = batch.run({"--proof", option});
        CHECK(said.exit_code == 2);
        CHECK_THAT(said.err, Contains("leave out --outline-text"));
    }
    CHECK_FALSE(fs::exists(batch.out()));
}

TEST_CASE("a TIFF that somebody made of a sheet stays beside the new one and is named",
          "[printer][batch]")
{
    const BatchRun batch("under-18", "handbill-a5", "id");
    fs::create_directories(batch.out());
    const std::vector<const char*> beside{"under-18_handbill-a5_id.tif.preflight.json",
                                          "under-18_handbill-a5_id.tif_tiket.pdf"};
    for (const char* name : {"under-18_handbill-a5_id.tif", "under-18_handbill-a5_id-p1of2.tiff",
                             beside[0], beside[1]}) {
        content::write_file(batch.out() / name, "somebody's own");
    }
    const auto said = batch.run();
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const Log log(batch.out() / "progress-1-of-1.jsonl");
    const std::string logged = log.lines.at(0)["messages"].dump();
    CHECK_THAT(logged, Contains("dari pembuatan sebelumnya masih ada dan BUKAN lembar ini") &&
                           !Contains("earlier run"));
    for (const char* name : {"under-18_handbill-a5_id.tif", "under-18_handbill-a5_id-p1of2.tiff"}) {
        CHECK(content::read_file(batch.out() / name) == "somebody's own");
        CHECK_THAT(said.err, Contains(std::string(name) + " of an earlier run is still there"));
        CHECK_THAT(logged, Contains(name));
    }
    for (const char* name : beside) { // register needs the one, the shop the other
        CHECK(content::read_file(batch.out() / name) == "somebody's own");
    }
}

TEST_CASE("a warning of a batch names the sheet it is about", "[printer][batch]")
{
    const BatchRun batch("official-way", "baliho-6x4", "id");
    const auto said = batch.run({"--panels", "3200"});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK_THAT(said.err, Contains("official-way_baliho-6x4_id_1-10: ") && Contains("2 panels"));
}

TEST_CASE("files of an older guide that no record vouches for are gone once new ones stand",
          "[printer][batch]")
{
    const BatchRun batch("under-18", "handbill-a5", "id");
    fs::create_directories(batch.out());
    const auto stem = batch.out() / "under-18_handbill-a5_id";
    for (const char* end : {".pdf", ".png", ".preflight.json", "_tiket.pdf", ".pdf.aB3xY_.part"}) {
        content::write_file(stem.string() + end, "of an older guide");
    }
    content::write_file(batch.out() / "index.html", "another program's page");
    // What has no successor cannot be removed: it is a folder.
    fs::create_directories(stem.string() + "-1.png/full");
    const auto said = batch.run();
    CHECK(said.exit_code == 3);
    CHECK_FALSE(fs::exists(stem.string() + ".preflight.json"));
    fs::remove_all(stem.string() + "-1.png");
    CHECK(batch.run().exit_code == 0);
    CHECK(content::read_file(stem.string() + "_tiket.pdf").starts_with("%PDF-"));
    CHECK_FALSE(fs::exists(stem.string() + ".pdf.aB3xY_.part"));
    CHECK(content::read_file(batch.out() / "index.html") == "another program's page");
    CHECK(content::read_file(stem.string() + ".pdf").starts_with("%PDF-1.6"));
}

namespace {

/// The lines of printer/README.md that make one part of a batch.
std::vector<std::string> lines_of_readme()
{
    std::istringstream readme(content::read_file(support::source_dir() / "printer/README.md"));
    std::vector<std::string> lines;
    for (std::string line; std::getline(readme, line);) {
        if (line.starts_with("    ") && line.find("--shard ") != std::string::npos) {
            lines.push_back(line.substr(4));
        }
    }
    return lines;
}

/// A `pelita-printer` for a shell: the real one with a guide and few sheets.
class ReadmeShell {
  public:
    ReadmeShell()
    {
        std::string script = "#!/bin/sh\nexec";
        for (const auto& word : support::printer_command(support::approved_guide(), {})) {
            script += " '" + word + "'";
        }
        const auto file = folder_.path() / "pelita-printer";
        content::write_file(file, script +
                                      " \"$@\" --posters under-18 --langs id --proof --formats "
                                      "square-1080,handbill-a5,poster-a4\n");
        fs::permissions(file, fs::perms{0755});
    }

    support::Finished run(const std::string& line,
                          const std::vector<std::string>& environment) const
    {
        std::vector<std::string> command{"env", "-C", folder_.path().string(),
                                         "PATH=" + folder_.path().string() + ":" +
                                             std::getenv("PATH")};
        command.insert(command.end(), environment.begin(), environment.end());
        command.insert(command.end(), {"sh", "-c", line});
        return support::run(command);
    }

    /// All sheets are there, each made by one part, and the folder is empty again.
    void check_union() const
    {
        const auto out = folder_.path() / "DIR";
        std::multiset<std::string> jobs;
        for (int part = 1; part <= 8; ++part) {
            const auto name = "progress-" + std::to_string(part) + "-of-8.jsonl";
            REQUIRE(fs::exists(out / name));
            for (const auto& line : Log(out / name).lines) {
                CHECK(line["state"] == "ok");
                jobs.insert(line["job"].get<std::string>());
            }
        }
        CHECK(jobs == std::multiset<std::string>{"under-18_handbill-a5_id_contoh",
                                                 "under-18_poster-a4_id_contoh",
                                                 "under-18_square-1080_id_contoh"});
        fs::remove_all(out);
    }

  private:
    support::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("the lines of the README make each sheet once on many machines (long)",
          "[printer][batch][shard]")
{
    const auto lines = lines_of_readme();
    REQUIRE(lines.size() == 3);
    const ReadmeShell shell;
    for (int part = 1; part <= 8; ++part) {
        REQUIRE(shell
                    .run(lines[1], {"SLURM_ARRAY_TASK_ID=" + std::to_string(part),
                                    "SLURM_ARRAY_TASK_COUNT=8"})
                    .exit_code == 0);
    }
    shell.check_union();
    CHECK(shell.run(lines[1], {"SLURM_ARRAY_TASK_ID=0", "SLURM_ARRAY_TASK_COUNT=8"}).exit_code ==
          2);
    for (int index = 0; index < 8; ++index) {
        REQUIRE(shell.run(lines[2], {"JOB_COMPLETION_INDEX=" + std::to_string(index)}).exit_code ==
                0);
    }
    shell.check_union();
    if (!support::have_program("parallel")) {
        WARN("no GNU parallel: its line was not run");
        return;
    }
    const auto said = shell.run(lines[0], {"HOME=/nonexistent", "PARALLEL_HOME=.parallel"});
    INFO(said.err);
    CHECK(said.exit_code == 0);
    shell.check_union();
}
