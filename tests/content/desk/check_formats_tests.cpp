#include "content/desk/findings_out.hpp"

#include "content/model/codes.hpp"
#include "content/model/messages.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using content::Finding;
using content::MessageLanguage;
using content::Severity;
using desk_tests::Office;

namespace {

/// One finding of each shape: a word in a text, a place without length, a whole file, no file.
std::vector<Finding> findings_of_each_shape()
{
    Finding word;
    word.code = "K020";
    word.place = {"translations/mkn.po", 12, 9};
    word.unit = "passport.fee@poster";
    word.language = "mkn";
    word.arguments = {{"name", "pasport_fee"}, {"suggestion", "passport_fee"}};
    word.length = 13;
    Finding letter;
    letter.code = "K030";
    letter.severity = Severity::Warning;
    letter.place = {"translations/mkn.po", 20, 0};
    letter.arguments = {{"found", "ü"}};
    Finding file;
    file.code = "K019";
    file.variant = "file";
    file.place = {"topics/jalan aman.toml", 0, 0};
    file.arguments = {{"file", "topics/jalan aman.toml"}, {"name", "jalan aman"}};
    Finding nowhere;
    nowhere.code = "K010";
    nowhere.variant = "empty";
    nowhere.severity = Severity::Warning;
    nowhere.language = "aoz";
    nowhere.arguments = {{"id", "aoz"}};
    return {word, letter, file, nowhere};
}

} // namespace

TEST_CASE("check writes text, JSON and SARIF in both languages", "[desk][check][golden]")
{
    const auto findings = findings_of_each_shape();
    const auto english = MessageLanguage::English;
    const auto indonesian = MessageLanguage::Indonesian;
    support::check_golden("desk/check_en.txt", desk::text_of(findings, english));
    support::check_golden("desk/check_id.txt", desk::text_of(findings, indonesian));
    support::check_golden("desk/check_en.json", desk::json_of(findings, english));
    support::check_golden("desk/check_en.sarif", desk::sarif_of(findings, english));
}

TEST_CASE("SARIF columns are code points and paths belong to the guide", "[desk][check]")
{
    const auto log =
        nlohmann::json::parse(desk::sarif_of(findings_of_each_shape(), MessageLanguage::English));
    CHECK(log.at("version") == "2.1.0");
    const auto& run = log.at("runs").at(0);
    CHECK(run.at("columnKind") == "unicodeCodePoints");
    const auto& results = run.at("results");
    REQUIRE(results.size() == 4);
    const auto& physical = results[0].at("locations").at(0).at("physicalLocation");
    CHECK(physical.at("artifactLocation").at("uriBaseId") == "GUIDE");
    CHECK(physical.at("region") ==
          nlohmann::json{{"startLine", 12}, {"startColumn", 9}, {"endColumn", 22}});
    CHECK(
        results[2].at("locations").at(0).at("physicalLocation").at("artifactLocation").at("uri") ==
        "topics/jalan%20aman.toml");
    CHECK_FALSE(results[3].contains("locations"));
    const auto& rules = run.at("tool").at("driver").at("rules");
    CHECK(rules.size() == content::code_texts().size());
    for (const auto& result : results) {
        CHECK(rules.at(result.at("ruleIndex").get<std::size_t>()).at("id") == result.at("ruleId"));
    }
}

TEST_CASE("bytes that are no UTF-8 do not break JSON or SARIF", "[desk][check]")
{
    Finding finding;
    finding.code = "K019";
    finding.variant = "file";
    finding.place = {"topics/\xFF\x1B[2J.toml", 0, 0};
    finding.arguments = {{"file", finding.place.file}, {"name", "\xC3"}};
    for (const auto& text : {desk::json_of({finding}, MessageLanguage::English),
                             desk::sarif_of({finding}, MessageLanguage::Indonesian)}) {
        CHECK_NOTHROW(nlohmann::json::parse(text));
    }
    const auto line = desk::text_of({finding}, MessageLanguage::English);
    CHECK(line.find('\x1B') == std::string::npos);
    CHECK(line.find("<U+001B>[2J.toml") != std::string::npos);
}

TEST_CASE("every code has a rule, a message in both languages and an explanation",
          "[desk][check][explain]")
{
    Office office;
    for (const auto& text : content::message_texts()) {
        INFO(text.code);
        CHECK(content::find_code(text.code) != nullptr);
    }
    for (const auto& code : content::code_texts()) {
        INFO(code.code);
        CHECK(content::find_message(code.code, "") != nullptr);
        CHECK(code.english != code.indonesian);
        office.out.str("");
        REQUIRE(desk::explain(office.at_desk(), std::string(code.code)) == content::Exit::Done);
        const std::string said = office.out.str();
        CHECK(said.find(std::string(code.indonesian)) != std::string::npos);
        CHECK(said.find("Who can mend it: ") != std::string::npos);
    }
    CHECK_THROWS_AS(desk::explain(office.at_desk(), "K999"), content::UsageError);
}

TEST_CASE("check --format sarif is one log, also with --fix", "[desk][check]")
{
    Office office;
    desk::CheckRequest request;
    request.language = "id";
    request.format = desk::CheckFormat::Sarif;
    request.fix = true;
    office.replace("notices.toml", "notice = []\n", "notice = []\r\n");
    CHECK(desk::check(office.at_desk(), request) == content::Exit::Done);
    CHECK_NOTHROW(nlohmann::json::parse(office.out.str()));
    CHECK(office.err.str().find("notices.toml: 1 places mended") != std::string::npos);
}

TEST_CASE("without fonts check still says what needs none", "[desk][check]")
{
    Office office;
    office.options.fonts = office.file("none.toml");
    content::write_file(office.options.fonts,
                        "[[face]]\nfamily = \"Andika\"\nweight = \"regular\"\n"
                        "file = \"/nowhere/Andika.ttf\"\nsha256 = \"00\"\n"
                        "scripts = [\"Latn\"]\npackage = \"fonts-sil-andika\"\n");
    office.replace("ui.toml", "\"Kembali\"", "\"Kembali {nama}\"");
    CHECK_THROWS(desk::check(office.at_desk(), {}));
    CHECK(office.out.str().find("error K020: ui.back") != std::string::npos);
}

TEST_CASE("a text that does not fit is one finding that names where", "[desk][check][fit]")
{
    Office office;
    const std::string line = "Tanya Disnakertrans dulu.";
    office.replace(
        "posters/official-way.toml", line,
        "Tanya dulu di kantor Disnakertrans kabupaten, lalu di BP3MI, lalu di desa, lalu "
        "tanya keluarga dan tetangga yang pernah pergi ke luar negeri.");
    desk::CheckRequest request;
    request.language = "id";
    CHECK(desk::check(office.at_desk(), request) == content::Exit::ContentAtFault);
    const std::string said = office.out.str();
    const auto at = said.find("error K040: official-way.ask@poster: does not fit poster-a0");
    REQUIRE(at != std::string::npos);
    CHECK(said.find("error K040", at + 1) == std::string::npos);
    CHECK(said.find("posters/official-way.toml:17:16: error K040") != std::string::npos);
}
