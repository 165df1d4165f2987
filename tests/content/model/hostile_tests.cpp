#include "content/model/check.hpp"
#include "content/model/files.hpp"
#include "content/model/source.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <algorithm>
#include <random>

using content::Finding;
namespace fs = std::filesystem;

namespace {

const content::Date today = *content::parse_date("2026-11-24");

/// A copy of the real guide that somebody has tampered with.
class HostileGuide {
  public:
    HostileGuide() : guide(folder_.path() / "guide")
    {
        fs::copy(support::source_dir() / "content/guide", guide, fs::copy_options::recursive);
    }

    std::vector<Finding> check() const
    {
        auto loaded = content::load_guide(guide, today);
        auto findings = std::move(loaded.findings);
        std::ranges::move(content::check(*loaded.guide, today), std::back_inserter(findings));
        return findings;
    }

    /// Whether a finding of a code is about a file.
    bool says(const std::string& code, const std::string& file) const
    {
        const auto findings = check();
        return std::ranges::any_of(findings, [&](const Finding& finding) {
            return finding.code == code && finding.place.file == file;
        });
    }

    void write(const std::string& file, const std::string& text) const
    {
        fs::create_directories((guide / file).parent_path());
        content::write_file(guide / file, text);
    }

  private:
    support::TemporaryFolder folder_;

  public:
    fs::path guide;
};

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

} // namespace

TEST_CASE("links, pipes and folders in the place of files are findings", "[model][hostile]")
{
    const HostileGuide hostile;
    SECTION("a link out of the guide")
    {
        fs::remove(hostile.guide / "facts.toml");
        fs::create_symlink("/etc/passwd", hostile.guide / "facts.toml");
        CHECK(hostile.says("K072", "facts.toml"));
    }
    SECTION("a link that goes round in a circle")
    {
        fs::create_symlink("round.po", hostile.guide / "translations/round.po");
        CHECK(hostile.says("K072", "translations/round.po"));
    }
    SECTION("a link that leads nowhere")
    {
        fs::create_symlink("/nowhere", hostile.guide / "topics/nowhere.toml");
        CHECK(hostile.says("K072", "topics/nowhere.toml"));
    }
    SECTION("a pipe nobody writes into")
    {
        REQUIRE(::mkfifo((hostile.guide / "topics/pipe.toml").c_str(), 0600) == 0);
        CHECK(hostile.says("K001", "topics/pipe.toml"));
    }
    SECTION("a folder")
    {
        fs::create_directory(hostile.guide / "translations/de.po");
        CHECK(hostile.says("K001", "translations/de.po"));
    }
    SECTION("a file of 17 MiB")
    {
        hostile.write("notices.toml", "");
        fs::resize_file(hostile.guide / "notices.toml", 17 * 1024 * 1024);
        CHECK(hostile.says("K001", "notices.toml"));
    }
}

TEST_CASE("deep nesting is a finding, not the end of the stack", "[model][hostile]")
{
    const HostileGuide hostile;
    SECTION("lists")
    {
        hostile.write("notices.toml", "a = " + repeated("[", 100000));
        CHECK(hostile.says("K001", "notices.toml"));
    }
    SECTION("tables")
    {
        hostile.write("notices.toml", "a = " + repeated("{a=", 100000));
        CHECK(hostile.says("K001", "notices.toml"));
    }
    SECTION("names with many dots")
    {
        hostile.write("notices.toml", "a" + repeated(".a", 5000) + " = 1\n");
        CHECK(hostile.says("K001", "notices.toml"));
    }
    SECTION("drawings")
    {
        hostile.write("pictograms/stop.svg", "<svg>" + repeated("<g>", 200000));
        CHECK(hostile.says("K001", "pictograms/stop.svg"));
        hostile.write("pictograms/stop.svg",
                      "<svg>" + repeated("<g>", 50000) + repeated("</g>", 50000) + "</svg>");
        CHECK_NOTHROW(hostile.check());
    }
}

TEST_CASE("drawings that run, load or expand something are refused", "[model][hostile][svg]")
{
    const HostileGuide hostile;
    const std::string file = "pictograms/stop.svg";
    for (const std::string bad :
         {"<script>x()</script>", "<g onload=\"x()\"/>", "<image href=\"file:///etc/passwd\"/>",
          "<use xlink:href=\"other.svg#a\"/>", "<foreignObject/>", "<iframe src=\"x\"/>",
          "<style>@import 'a.css';</style>",
          "<style><![CDATA[ a { fill: url(http://a/b) } ]]></style>",
          "<rect fill=\"url(http://example.org/a)\"/>", "<set attributeName=\"href\" to=\"x\"/>",
          "<a href=\"javascript:x()\"/>"}) {
        INFO(bad);
        hostile.write(file, "<svg xmlns=\"http://www.w3.org/2000/svg\">" + bad + "</svg>");
        CHECK(hostile.says("K072", file));
    }
    hostile.write(file, "<?xml-stylesheet href=\"a.css\"?><svg/>");
    CHECK(hostile.says("K072", file));
    hostile.write(file,
                  "<!DOCTYPE svg [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><svg>&b;</svg>");
    CHECK(hostile.says("K072", file));
    hostile.write(file, "<svg><rect fill=\"url(#a)\"/><use href=\"#a\"/></svg>");
    CHECK_FALSE(hostile.says("K072", file));
}

TEST_CASE("signs that nobody sees are found in texts and in numbers", "[model][hostile][bidi]")
{
    const HostileGuide hostile;
    std::string contacts = content::read_file(hostile.guide / "contacts.toml");
    const std::string site = "\"peduliwni.kemlu.go.id\"";
    REQUIRE(contacts.find(site) != std::string::npos);
    contacts.replace(contacts.find(site), site.size(), "\"peduliwni\u202E.kemlu.go.id\"");
    hostile.write("contacts.toml", contacts);
    CHECK(hostile.says("K028", "contacts.toml"));
}

TEST_CASE("a message shows what a terminal would obey", "[model][hostile]")
{
    const HostileGuide hostile;
    hostile.write("translations/de.po", "msgid \"\"\nmsgstr \"\"\n\x1B]0;owned\x07\n");
    for (const Finding& finding : hostile.check()) {
        const auto line = content::format_finding(finding, content::MessageLanguage::English);
        CHECK(line.find('\x1B') == std::string::npos);
    }
}

TEST_CASE("a TOML file cut anywhere or with signs changed is read or refused, never a crash",
          "[model][hostile][source]")
{
    std::mt19937 random(20261124);
    constexpr std::string_view signs = "[]{}\"'=,.\n#\\-0a \xC3\xFF";
    for (const std::string file : {"facts.toml", "topics/check-offer.toml", "languages.toml"}) {
        const std::string whole =
            content::read_file(support::source_dir() / "content/guide" / file).substr(0, 3000);
        for (std::size_t cut = 0; cut < whole.size(); cut += 7) {
            const auto parsed = content::parse_source(whole.substr(0, cut), file);
            CHECK((parsed.root || !parsed.findings.empty()));
        }
        for (int round = 0; round < 300; ++round) {
            std::string changed = whole;
            for (int i = 0; i < 3; ++i) {
                changed[random() % changed.size()] = signs[random() % signs.size()];
            }
            const auto parsed = content::parse_source(changed, file);
            CHECK((parsed.root || !parsed.findings.empty()));
        }
    }
}

TEST_CASE("translations and ledgers of random bytes are findings", "[model][hostile]")
{
    std::mt19937 random(1);
    constexpr std::string_view signs = "msgidctxtr \"\\\n#~|,.:[0]\t\xC3\xA9\xFF\x01";
    for (int round = 0; round < 400; ++round) {
        std::string bytes = round % 2 == 0 ? "msgctxt \"a.b\"\nmsgid \"c\"\nmsgstr \"d\"\n" : "";
        for (int i = 0; i < 200; ++i) {
            bytes += signs[random() % signs.size()];
        }
        CHECK_NOTHROW(content::parse_catalog(bytes, "translations/de.po", "de"));
        CHECK_NOTHROW(content::parse_ledger(bytes, "reviews/de.tsv"));
    }
}
