#include "content/desk/exchange.hpp"
#include "content/desk/workbook.hpp"
#include "tests/content/desk/exchange_office.hpp"

#include <catch2/catch.hpp>

#include <random>

using Catch::Matchers::Contains;
using content::Exit;
using desk_tests::Exchange;
using desk_tests::ExchangeFormat;
using desk_tests::make_zip;

namespace {

using Parts = std::map<std::string, std::string>;

const std::string relations =
    "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
const std::string workbook =
    "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Teks\" r:id=\"rId1\"/></sheets></workbook>";

Parts parts_with(const std::string& sheet)
{
    return {{"xl/workbook.xml", workbook},
            {"xl/_rels/workbook.xml.rels", relations},
            {"xl/worksheets/sheet1.xml", sheet}};
}

std::string heading_row()
{
    std::string row = "<row r=\"1\">";
    for (const auto heading : desk::column_headings) {
        row += "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">" + std::string(heading) +
               "</t></is></c>";
    }
    return row + "</row>";
}

/// Nothing is taken, the file is named, nothing is written.
void check_refused(Exchange& office, const std::string& bytes, const std::string& words)
{
    INFO(words);
    const std::string text = office.catalogue();
    CHECK(office.take_bytes(bytes) == Exit::ContentAtFault);
    CHECK_THAT(office.err.str(), Contains("returned") && Contains(words));
    CHECK(office.catalogue() == text);
}

} // namespace

TEST_CASE("a ZIP bomb is unpacked no further than the limit", "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xlsx);
    check_refused(office, make_zip(parts_with(std::string(desk::largest_part + 1, ' '))),
                  "too large");
    Parts many;
    for (int i = 0; i < 3; ++i) {
        many["xl/worksheets/" + std::to_string(i)] = std::string(desk::largest_part - 1, ' ');
    }
    check_refused(office, make_zip(many), "too large");
}

TEST_CASE("a sheet with its headings and no rows says that it holds no texts",
          "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xlsx);
    check_refused(office, make_zip(parts_with("<worksheet>" + heading_row() + "</worksheet>")),
                  "no texts");
}

TEST_CASE("a huge sheet is not read to its end", "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xlsx);
    std::string rows;
    for (int i = 0; i < 30000; ++i) {
        rows += "<row><c><v>" + std::to_string(i) + "</v></c></row>";
    }
    check_refused(office,
                  make_zip(parts_with("<worksheet>" + heading_row() + rows + "</worksheet>")),
                  "too large");
    // One long text that many cells share.
    auto parts = parts_with("");
    std::string cells;
    for (int i = 0; i < 2000; ++i) {
        cells += "<row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c></row>";
    }
    parts["xl/worksheets/sheet1.xml"] = "<worksheet>" + heading_row() + cells + "</worksheet>";
    parts["xl/sharedStrings.xml"] =
        "<sst><si><t>" + std::string(desk::largest_part / 2, 'a') + "</t></si></sst>";
    check_refused(office, make_zip(parts), "too large");
}

TEST_CASE("entities are never expanded", "[desk][exchange][hostile]")
{
    const std::string bomb = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b "
                             "\"&a;&a;\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]>";
    Exchange xliff(ExchangeFormat::Xliff);
    check_refused(xliff,
                  bomb + "<xliff version=\"1.2\"><file><body><trans-unit id=\"ui.back\">"
                         "<source>Kembali</source><target>&b;&f;</target></trans-unit></body>"
                         "</file></xliff>",
                  "entities");
    Exchange xlsx(ExchangeFormat::Xlsx);
    check_refused(xlsx, make_zip(parts_with(bomb + "<worksheet/>")), "entities");
}

TEST_CASE("damaged and foreign files are findings", "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xlsx);
    const std::string good = content::read_file(office.send());
    check_refused(office, good.substr(0, good.size() / 2), "K001");
    check_refused(office, "PK\x03\x04", "K001");
    check_refused(office, make_zip({{"mimetype", "application/zip"}}),
                  "xl/_rels/workbook.xml.rels");
    check_refused(office, make_zip(parts_with("<worksheet><row><c><v>1</v></c></row></worksheet>")),
                  "heading \"id\" is gone");
    auto outside = parts_with("<worksheet/>");
    outside["xl/_rels/workbook.xml.rels"] =
        "<r><r Id=\"rId1\" TargetMode=\"External\" Target=\"worksheets/sheet1.xml\"/></r>";
    check_refused(office, make_zip(outside), "K001");
    check_refused(office, "<xliff version=\"1.2\"><file><body>", "XML");
    check_refused(office, "<xliff version=\"2.0\"/>", "XLIFF 1.2");
    check_refused(office, "<!DOCTYPE html><title>Pelita</title>", "page to edit");
    check_refused(office, "", "no texts");
    check_refused(office, std::string(17U << 20U, ' '), "too large");
    check_refused(office, "msgctxt \"ui.back\"\nmsgid \"Kembali\"\nmsgstr \"\xFF\"\n", "UTF-8");
    check_refused(office, std::string("\xFF\xFEm\0s\0g\0", 8), "UTF-8");
    check_refused(office, "<<<<<<< ours\nmsgctxt \"ui.back\"\nmsgid \"a\"\nmsgstr \"b\"\n", "K002");
    CHECK_THROWS_AS(office.take("/dev/zero"), content::UsageError);
    CHECK_THROWS_AS(office.take(office.file("none")), content::UsageError);
}

TEST_CASE("deep nesting and bad bytes inside a text do no harm", "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xliff);
    std::string deep;
    std::string close;
    for (int i = 0; i < 200000; ++i) {
        deep += "<g>";
        close += "</g>";
    }
    const auto file = office.send();
    office.translate(file, "Back", deep + "Go back" + close);
    office.translate(file, "Home", "St\xC3");
    CHECK(office.take(file) == Exit::ContentAtFault);
    CHECK(office.english("ui.back").translation == "Go back");
    CHECK(office.english("ui.home").translation == "Home");
    CHECK_THAT(office.err.str(), Contains("ui.home") && Contains("UTF-8"));
}

TEST_CASE("a comment of a file cannot become lines of the catalogue", "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xliff);
    const auto file = office.send();
    office.translate(file, "Back",
                     "Go back</target><note>x\n\nmsgctxt \"ui.home\"\nmsgid \"\"\nmsgstr \"Bad\""
                     "</note><target>Go back");
    CHECK(office.take(file) == Exit::Done);
    CHECK(office.english("ui.home").translation == "Home");
    CHECK(office.english("ui.back").comments.front().find("msgstr \"Bad\"") != std::string::npos);
}

TEST_CASE("a file for another language is not taken", "[desk][exchange][hostile]")
{
    for (const auto format : {ExchangeFormat::Po, ExchangeFormat::Xliff, ExchangeFormat::Xlsx}) {
        Exchange office(format);
        const auto file = office.send("mkn", "mkn");
        CHECK(office.take(file, "en") == Exit::ContentAtFault);
        CHECK_THAT(office.err.str(),
                   Contains("\"mkn\", not \"en\"") && Contains("Nothing was taken"));
    }
}

TEST_CASE("a file that names two languages is not taken, whichever stands last",
          "[desk][exchange][hostile]")
{
    Exchange office(ExchangeFormat::Xliff);
    const auto part = [](const std::string& language, const std::string& id) {
        return "<file target-language=\"" + language + "\"><body><trans-unit id=\"" + id +
               "\"><source>Kembali</source><target>Pulang</target></trans-unit></body></file>";
    };
    const auto xliff = [&](const std::string& one, const std::string& other) {
        return "<xliff version=\"1.2\">" + part(one, "ui.back") + part(other, "ui.home") +
               "</xliff>";
    };
    check_refused(office, xliff("mkn", "en"), "two languages, \"mkn\" and \"en\"");
    check_refused(office, xliff("en", "mkn"), "two languages, \"en\" and \"mkn\"");
    office.take_bytes(xliff("EN", "")); // a part that does not say is no second language
    CHECK(office.err.str().find("two languages") == std::string::npos);
    CHECK(office.english("ui.back").translation == "Pulang");
    check_refused(office,
                  "msgid \"\"\nmsgstr \"\"\n\"Language: mkn\\n\"\n\"Language: en\\n\"\n\n"
                  "msgctxt \"ui.back\"\nmsgid \"Kembali\"\nmsgstr \"Pulang\"\n",
                  "two languages, \"mkn\" and \"en\"");
}

TEST_CASE("files broken at random are read without harm", "[desk][exchange][hostile]")
{
    std::mt19937 random(7);
    for (const auto format : {ExchangeFormat::Po, ExchangeFormat::Xliff, ExchangeFormat::Xlsx}) {
        Exchange office(format);
        const std::string good = content::read_file(office.send());
        for (int turn = 0; turn < 60; ++turn) {
            std::string bytes = good;
            for (int i = 0; i < 1 + turn % 5; ++i) {
                const auto at = random() % bytes.size();
                bytes[at] = static_cast<char>(random());
                bytes.erase(random() % bytes.size(), turn % 3 == 0 ? 1 + random() % 40 : 0);
            }
            const auto returned = format == ExchangeFormat::Po      ? desk::read_po(bytes, "f")
                                  : format == ExchangeFormat::Xliff ? desk::read_xliff(bytes, "f")
                                                                    : desk::read_xlsx(bytes, "f");
            CHECK(returned.texts.size() + returned.findings.size() > 0);
        }
    }
}
