#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using content::Exit;
using desk_tests::Office;
namespace fs = std::filesystem;

namespace {

Exit fix(Office& office, const std::string& language = {},
         desk::CheckFormat format = desk::CheckFormat::Text)
{
    office.out.str("");
    office.err.str("");
    desk::CheckRequest request;
    request.language = language;
    request.format = format;
    request.fix = true;
    return desk::check(office.at_desk(), request);
}

} // namespace

TEST_CASE("check --fix mends what needs no judgement, says where, and checks", "[desk][fix]")
{
    Office office;
    office.replace("translations/en.po", "msgstr \"Back\"", "msgstr \" Ba\u0301ck \"");
    office.replace("ui.toml", "\"Kembali\"", "\"Ke\u0301mbali\"");
    const std::string facts = office.read("facts.toml");
    content::write_file(office.guide / "facts.toml", "\xEF\xBB\xBF" + facts);
    CHECK(fix(office) == Exit::Done);
    CHECK_THAT(office.out.str(), Contains("translations/en.po: 1 places mended\n") &&
                                     Contains("ui.toml: 1 places mended\n") &&
                                     Contains("facts.toml: 1 places mended\n") &&
                                     Contains("0 errors") && !Contains("K003"));
    CHECK_THAT(office.read("translations/en.po"), Contains("msgstr \"Báck\"\n"));
    CHECK_THAT(office.read("ui.toml"), Contains("\"Kémbali\""));
    CHECK(office.read("facts.toml") == facts);
    fix(office);
    CHECK_THAT(office.out.str(), !Contains("mended"));
}

TEST_CASE("check --fix finds nothing to do in the guide as it is", "[desk][fix]")
{
    Office office;
    CHECK(fix(office) == Exit::Done);
    CHECK_THAT(office.out.str(), !Contains("mended"));
}

TEST_CASE("check --fix leaves the spaces of an Indonesian text that others build on", "[desk][fix]")
{
    Office office;
    fs::remove_all(office.guide / "translations");
    office.replace("ui.toml", "\"Kembali\"", "\"Kembali  saja\"");
    office.replace("ui.toml", "\"Beranda\"", "\"Ke  beranda\"");
    REQUIRE(office.approve("ui.back", "id", "content", "dinas") == Exit::Done);
    const std::string ledger = office.read("reviews/id.tsv");
    fix(office);
    CHECK_THAT(office.read("ui.toml"), Contains("\"Kembali  saja\"") && Contains("\"Ke beranda\""));
    CHECK(office.read("reviews/id.tsv") == ledger);
}

TEST_CASE("check --fix --lang mends no other language, follows no link and keeps JSON clean",
          "[desk][fix]")
{
    Office office;
    const auto outside = office.file("outside.po");
    content::write_file(outside, "msgid \"a\"\r\nmsgstr \"b\"");
    fs::create_symlink(outside, office.guide / "translations/de.po");
    office.replace("translations/en.po", "msgstr \"Back\"", "msgstr \"Back \"");
    office.replace("translations/mkn.po", "msgstr \"", "msgstr \"\"\r\n\"");
    const std::string draft = office.read("translations/mkn.po");
    fix(office, "en", desk::CheckFormat::Json);
    CHECK_THAT(office.err.str(), Contains("translations/en.po: 1 places mended"));
    CHECK_THAT(office.out.str(), Catch::Matchers::StartsWith("["));
    CHECK(office.read("translations/mkn.po") == draft);
    CHECK(content::read_file(outside) == "msgid \"a\"\r\nmsgstr \"b\"");
    CHECK_THROWS_AS(fix(office, "xx"), content::UsageError);
}
