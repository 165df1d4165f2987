#include "tests/support/broken_guide.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

using support::BrokenGuide;
using support::has;
namespace fs = std::filesystem;

TEST_CASE("the guide as it is has no errors", "[guide]")
{
    const BrokenGuide guide;
    const auto checked = guide.check();
    INFO(checked.out << checked.err);
    CHECK(checked.exit_code == 0);
    CHECK(has(checked.out, "0 errors"));
}

TEST_CASE("a mistake in a file is named by file, line and column, and check exits with 1 (long)",
          "[guide][broken]")
{
    struct Mistake {
        std::string file;
        std::string from;
        std::string to;
        std::string said;
    };
    const std::vector<Mistake> mistakes{
        {"posters/official-way.toml",
         "ground = ", "grond = ", "posters/official-way.toml:2:1: error K004"},
        {"facts.toml", "recheck = 2027-03-01", "recheck = 2027-13-01",
         "facts.toml:7:11: error K001"},
        {"topics/go-safe.toml", "id = \"register\"", "id = \"office\"", "error K005"},
        {"topics/red-flags.toml", "{hotline_home}", "{hotlin_home}",
         "did you mean \"hotline_home\"?"},
        {"ui.toml", "message = [", "<<<<<<< ours\nmessage = [", "ui.toml:2:1: error K002"},
        {"ui.toml", "\"Kembali\"", "\u201CKembali\u201D", "error K003"},
        {"posters/under-18.toml", "\"age-18\"", "\"../../../etc/passwd\"", "error K072"},
        {"posters/under-18.toml", "\"hotline_home\"", "\"hotline_hme\"",
         "did you mean \"hotline_home\"?"},
        {"translations/en.po", "msgstr \"Back\"", "msgstr \"Back", "error K001"},
    };
    for (const auto& mistake : mistakes) {
        DYNAMIC_SECTION(mistake.file << " " << mistake.to)
        {
            BrokenGuide guide;
            guide.replace(mistake.file, mistake.from, mistake.to);
            const auto checked = guide.check();
            INFO(checked.out.substr(0, 2000) << checked.err);
            CHECK(checked.exit_code == 1);
            CHECK(has(checked.out, mistake.said));
        }
    }
}

TEST_CASE("an empty file is a finding, not a crash", "[guide][broken]")
{
    BrokenGuide guide;
    guide.write("contacts.toml", "");
    const auto checked = guide.check();
    CHECK(checked.exit_code == 1);
    CHECK(has(checked.out, "contacts.toml: error K001"));
}

TEST_CASE("a missing face names file and package and exits with 3", "[guide][broken]")
{
    const BrokenGuide guide;
    const auto catalogue = guide.file("catalogue.toml");
    content::write_file(catalogue, "[[face]]\nfamily = \"Andika\"\nweight = \"regular\"\n"
                                   "file = \"/nowhere/Andika.ttf\"\nsha256 = \"00\"\n"
                                   "scripts = [\"Latn\"]\npackage = \"fonts-sil-andika\"\n");
    const auto out = guide.file("x.pdf");
    const auto rendered = guide.render({"--fonts", catalogue.string(), "--out", out.string()});
    CHECK(rendered.exit_code == 3);
    CHECK(has(rendered.err, "/nowhere/Andika.ttf"));
    CHECK(has(rendered.err, "fonts-sil-andika"));
    CHECK_FALSE(fs::exists(out));
}

TEST_CASE("a catalogue without a Latin face exits with 3 and says what is missing",
          "[guide][broken][fonts]")
{
    const BrokenGuide guide;
    const auto catalogue = guide.file("catalogue.toml");
    content::write_file(catalogue,
                        "[[face]]\nfamily = \"Noto Naskh Arabic\"\nweight = \"regular\"\n"
                        "file = \"/nowhere/a.ttf\"\nsha256 = \"00\"\n"
                        "scripts = [\"Arab\"]\n");
    const auto rendered =
        guide.render({"--fonts", catalogue.string(), "--out", guide.file("x.pdf").string()});
    CHECK(rendered.exit_code == 3);
    CHECK(has(rendered.err, "Andika"));
}

TEST_CASE("a face of another version is named once on stderr, not refused",
          "[guide][broken][fonts]")
{
    const BrokenGuide guide;
    std::string text = content::read_file(support::source_dir() / "fonts/catalogue.toml");
    for (auto at = text.find("sha256 = \""); at != std::string::npos;
         at = text.find("sha256 = \"", at + 1)) {
        text.replace(at + 10, 8, "00000000");
    }
    const auto catalogue = guide.file("catalogue.toml");
    content::write_file(catalogue, text);
    const auto rendered =
        guide.render({"--fonts", catalogue.string(), "--out", guide.file("x.pdf").string()});
    INFO(rendered.err);
    CHECK(rendered.exit_code == 0);
    const auto first = rendered.err.find("Andika-Regular.ttf");
    REQUIRE(first != std::string::npos);
    CHECK(rendered.err.find("Andika-Regular.ttf", first + 1) == std::string::npos);
}

TEST_CASE("a guide that is not there is wrong usage, named in words", "[guide][broken]")
{
    for (const std::string program : {"pelita-printer", "pelita-content"}) {
        const std::string command = program == "pelita-printer" ? "list" : "check";
        const auto said =
            support::run({support::bin_dir() + "/" + program, "--guide", "nope", command});
        CHECK(said.exit_code == 2);
        CHECK(has(said.err, "no guide in nope: there is no such folder"));
    }
}

TEST_CASE("an output that cannot be written exits with 3 and names it", "[guide][broken]")
{
    const BrokenGuide guide;
    const auto rendered = guide.render({"--out", "/proc/nowhere/x.pdf"});
    CHECK(rendered.exit_code == 3);
    CHECK(has(rendered.err, "/proc/nowhere"));
}

TEST_CASE("wrong words on the command line exit with 2", "[guide][broken]")
{
    const BrokenGuide guide;
    CHECK(support::run({support::bin_dir() + "/pelita-content", "chek"}).exit_code == 2);
    CHECK(support::run({support::bin_dir() + "/pelita-printer", "--today", "tomorrow", "list"})
              .exit_code == 2);
    CHECK(support::run({support::bin_dir() + "/pelita-printer", "--help"}).exit_code == 0);
    CHECK(support::run({support::bin_dir() + "/pelita-content", "--version"}).exit_code == 0);
}
