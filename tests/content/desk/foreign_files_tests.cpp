#include "content/desk/exchange.hpp"
#include "content/desk/workbook.hpp"
#include "content/desk/xml.hpp"
#include "tests/content/desk/exchange_office.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using content::Exit;
using desk_tests::Exchange;
using desk_tests::ExchangeFormat;
using desk_tests::make_zip;
namespace fs = std::filesystem;

namespace {

/// A cell as office programs write them: shared, inline, in runs, with reading aids.
std::string cell(const std::string& text, std::size_t kind, std::vector<std::string>& shared)
{
    const auto run = [](const std::string& part) {
        return "<r><rPr><sz val=\"11\"/></rPr>\n<t xml:space=\"preserve\">" +
               desk::xml_escaped(part) + "</t></r>";
    };
    const auto half = text.find(' ');
    if (kind % 3 == 0 && half != std::string::npos) {
        shared.push_back("<si>" + run(text.substr(0, half)) + "\n" + run(text.substr(half)) +
                         "<rPh sb=\"0\" eb=\"1\"><t>baca</t></rPh></si>");
    } else if (kind % 3 == 1) {
        return "<c t=\"inlineStr\"><is>" + run(text) + "</is></c>";
    } else {
        shared.push_back("<si><t xml:space=\"preserve\">" + desk::xml_escaped(text) + "</t></si>");
    }
    return "<c t=\"s\"><v>" + std::to_string(shared.size() - 1) + "</v></c>";
}

/// A workbook as another office program saves it: the sheets in another order, a column moved to
/// the end, names in full, no cell references.
std::string saved_elsewhere(const desk::ReturnedFile& file)
{
    std::vector<std::string> shared;
    std::string rows = "<row>";
    for (std::size_t i = 0; i < desk::column_headings.size(); ++i) {
        const std::string heading(desk::column_headings.at(i));
        rows += cell(heading + (i == 7 ? file.language : ""), 2, shared);
    }
    rows += "</row>\n<row r=\"2\" customFormat=\"1\"/>";
    std::size_t kind = 0;
    for (const auto& text : file.texts) {
        rows += "<row>";
        for (const auto& value :
             {text.unit, std::string("di mana"), text.source, text.translation, std::string(),
              std::string(), std::string(text.needs_work.value_or(false) ? "perlu" : ""),
              desk::write_stamp(*text.stamp)}) {
            rows += value.empty() ? "<c s=\"3\"/>" : cell(value, kind++, shared);
        }
        rows += "</row>";
    }
    std::string strings = "<sst>";
    for (const auto& one : shared) {
        strings += one;
    }
    return make_zip(
        {{"xl/workbook.xml",
          "<workbook xmlns:q=\"q\"><sheets><sheet name=\"Glosarium\" sheetId=\"1\" q:id=\"rId2\"/>"
          "<sheet name=\"Teks\" sheetId=\"2\" q:id=\"rId1\"/></sheets></workbook>"},
         {"xl/_rels/workbook.xml.rels",
          "<Relationships><Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet1.xml\"/>"
          "<Relationship Id=\"rId1\" Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>"},
         {"xl/sharedStrings.xml", strings + "</sst>"},
         {"xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c t=\"str\"><v>istilah</v></c>"
                                      "</row></sheetData></worksheet>"},
         {"xl/worksheets/sheet2.xml",
          "<x:worksheet xmlns:x=\"x\"><sheetData>" + rows + "</sheetData></x:worksheet>"}});
}

} // namespace

TEST_CASE("a workbook saved by another office program is read as ours", "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    const std::string text = office.catalogue();
    auto file = desk::read_xlsx(content::read_file(office.send()), "ours");
    REQUIRE(file.findings.empty());
    CHECK(office.take_bytes(saved_elsewhere(file)) == Exit::Done);
    CHECK(office.catalogue() == text);
    std::swap(file.texts.front(), file.texts.back()); // sorted by another column
    for (auto& one : file.texts) {
        if (one.unit == "ui.back") {
            one.translation = "Go _x0041_ back\nnow";
        }
    }
    CHECK(office.take_bytes(saved_elsewhere(file)) == Exit::Done);
    CHECK(office.english("ui.back").translation == "Go A back\nnow");
    CHECK_THAT(office.out.str(), Contains("1 taken"));
}

TEST_CASE("rows whose columns were sorted apart are refused with their places",
          "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    const std::string text = office.catalogue();
    auto file = desk::read_xlsx(content::read_file(office.send()), "ours");
    REQUIRE(file.texts.size() > 10);
    std::swap(file.texts[0].unit, file.texts[1].unit);
    std::swap(file.texts[2].stamp, file.texts[3].stamp);
    CHECK(office.take_bytes(saved_elsewhere(file)) == Exit::ContentAtFault);
    CHECK(office.catalogue() == text);
    CHECK_THAT(office.err.str(), Contains("returned!Teks!D3: error K007") &&
                                     Contains("returned!Teks!D6: error K007"));
}

TEST_CASE("cells pushed down a row are refused, all of them", "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    const std::string text = office.catalogue();
    auto file = desk::read_xlsx(content::read_file(office.send()), "ours");
    REQUIRE(file.texts.size() > 50);
    for (std::size_t i = 40; i > 30; --i) {
        file.texts[i].translation = file.texts[i - 1].translation;
    }
    CHECK(office.take_bytes(saved_elsewhere(file)) == Exit::ContentAtFault);
    CHECK(office.catalogue() == text);
    CHECK_THAT(office.out.str(), Contains(": 0 taken, 0 taken as needing work"));
    CHECK_THAT(office.err.str(), Contains("returned!Teks!D41: error K008") &&
                                     Contains("this is the text of \"" + file.texts[38].unit));
    const auto back = std::ranges::find(file.texts, "ui.back", &desk::ReturnedText::unit);
    REQUIRE(back != file.texts.end());
    back->translation = "Go back"; // what stands in its place is taken all the same
    CHECK(office.take_bytes(saved_elsewhere(file)) == Exit::ContentAtFault);
    CHECK(office.english("ui.back").translation == "Go back");
    CHECK_THAT(office.out.str(), Contains(": 1 taken, 0 taken as needing work"));
}

TEST_CASE("a pair put right and a word used more than once are taken", "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    auto file = desk::read_xlsx(content::read_file(office.send()), "ours");
    REQUIRE(file.texts.size() > 50);
    std::swap(file.texts[30].translation, file.texts[31].translation);
    for (std::size_t i = 41; i < 46; ++i) {
        file.texts[i].translation = file.texts[40].translation;
    }
    CHECK(office.take_bytes(saved_elsewhere(file)) == Exit::Done);
    CHECK_THAT(office.out.str(), Contains(": 7 taken, 0 taken as needing work"));
}

TEST_CASE("formulas, errors and TRUE are no translations", "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    const std::string text = office.catalogue();
    auto zip = desk::unpack_zip(content::read_file(office.send()), [](auto&) { return true; });
    auto& sheet = zip.parts.at("xl/worksheets/sheet1.xml");
    const auto put = [&](const std::string& place, const std::string& cell) {
        const auto start = sheet.find("<c r=\"" + place + "\"");
        REQUIRE(start != std::string::npos);
        sheet.replace(start, sheet.find("</c>", start) + 4 - start,
                      "<c r=\"" + place + "\" " + cell + "</c>");
    };
    put("D3", "><f>1+1</f><v>2</v>");
    put("D4", "t=\"e\"><v>#REF!</v>");
    put("D5", "t=\"b\"><v>1</v>");
    put("D6", "t=\"str\"><f>D7</f><v>Call now.</v>");
    CHECK(office.take_bytes(make_zip(zip.parts)) == Exit::ContentAtFault);
    CHECK(office.catalogue() == text);
    CHECK_THAT(office.out.str(), Contains(": 0 taken") && Contains("4 refused"));
    for (const std::string place : {"D3", "D4", "D5", "D6"}) {
        CHECK_THAT(office.err.str(), Contains("returned!Teks!" + place + ": error K008"));
    }
    CHECK_THAT(office.err.str(), Contains("(#REF!)"));
}

TEST_CASE("a copy of our sheet in the workbook is named, for it is not read",
          "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    auto zip = desk::unpack_zip(content::read_file(office.send()), [](auto&) { return true; });
    const auto add = [&](const std::string& part, const std::string& before,
                         const std::string& words) {
        auto& xml = zip.parts.at(part);
        REQUIRE(xml.find(before) != std::string::npos);
        xml.insert(xml.find(before), words);
    };
    add("xl/workbook.xml", "</sheets>", "<sheet name=\"Salinan\" sheetId=\"9\" r:id=\"r9\"/>");
    add("xl/_rels/workbook.xml.rels", "</Relationships>",
        "<Relationship Id=\"r9\" Target=\"worksheets/sheet9.xml\"/>");
    zip.parts["xl/worksheets/sheet9.xml"] = zip.parts.at("xl/worksheets/sheet1.xml");
    CHECK(office.take_bytes(make_zip(zip.parts)) == Exit::Done);
    CHECK_THAT(office.err.str(),
               Contains("warning K001") && Contains("\"Salinan\"") && Contains("only \"Teks\""));
    CHECK(office.err.str().find("Glosarium") == std::string::npos);
}

TEST_CASE("a text that looks like an escape of the workbook stays as it is",
          "[desk][exchange][xlsx]")
{
    Exchange office(ExchangeFormat::Xlsx);
    office.replace("translations/en.po", "msgstr \"Back\"", "msgstr \" _x0041_ <&> \\\"\\n \"");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const auto file = desk::read_xlsx(content::read_file(office.send()), "ours");
    const auto back = std::ranges::find(file.texts, "ui.back", &desk::ReturnedText::unit);
    REQUIRE(back != file.texts.end());
    CHECK(back->translation == " _x0041_ <&> \"\n ");
}

TEST_CASE("exports of the same guide are the same bytes", "[desk][exchange]")
{
    for (const auto format :
         {ExchangeFormat::Po, ExchangeFormat::Xliff, ExchangeFormat::Xlsx, ExchangeFormat::Html}) {
        Exchange office(format);
        CHECK(content::read_file(office.send("en", "a")) ==
              content::read_file(office.send("en", "b")));
    }
}

TEST_CASE("questions and back-translations come back from every format", "[desk][exchange]")
{
    Exchange office(ExchangeFormat::Xlsx);
    auto file = desk::read_xlsx(content::read_file(office.send()), "ours");
    for (auto& one : file.texts) {
        if (one.unit == "ui.back") {
            one.comments = {"tanya: layar mana?", "balik: kembali"};
        }
    }
    office.replace("translations/en.po", "msgctxt \"ui.back\"",
                   "# ask: layar mana?\nmsgctxt \"ui.back\"");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const std::string text = office.catalogue();
    CHECK(office.take(office.send()) == Exit::Done);
    CHECK(office.catalogue() == text);
}

TEST_CASE("a PO as Poedit saves it, with its own header and line breaks, changes one entry",
          "[desk][exchange][po]")
{
    Exchange office(ExchangeFormat::Po);
    const auto path = office.send();
    std::string po = content::read_file(path);
    const auto header = po.find("\"Language: en\\n\"");
    REQUIRE(header != std::string::npos);
    po.insert(header,
              "\"Project-Id-Version: \\n\"\n\"PO-Revision-Date: 2026-11-24 10:00+0800\\n\"\n"
              "\"Last-Translator: \\n\"\n\"X-Generator: Poedit 3.2.2\\n\"\n"
              "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n");
    const auto back = po.find("msgstr \"Back\"");
    REQUIRE(back != std::string::npos);
    po.replace(back, 13, "msgstr \"\"\n\"Go \"\n\"back\"");
    std::string windows = "\xEF\xBB\xBF";
    for (const char c : po) {
        windows += c == '\n' ? "\r\n" : std::string(1, c);
    }
    CHECK(office.take_bytes(windows) == Exit::Done);
    CHECK(office.english("ui.back").translation == "Go back");
    CHECK_THAT(office.out.str(), Contains(": 1 taken, 0 taken as needing work"));
    CHECK(office.catalogue().find("Poedit") == std::string::npos);
}

TEST_CASE("the catalogue itself, sent without an export, comes back like an export",
          "[desk][exchange][po]")
{
    Exchange office(ExchangeFormat::Po);
    const std::string text = office.catalogue();
    CHECK(office.take_bytes(text) == Exit::Done);
    CHECK(office.catalogue() == text);
    const std::string word = "msgstr \"Back\"";
    std::string better = text;
    better.replace(better.find(word), word.size(), "msgstr \"Return\"");
    CHECK(office.take_bytes(better) == Exit::Done);
    CHECK(office.catalogue() == better);
    CHECK(office.take_bytes(text) == Exit::Done); // an old copy
    CHECK(office.catalogue() == better);
    CHECK_THAT(office.err.str(), Contains("K012") && Contains("ui.back"));
}

TEST_CASE("a PO that msgcat wrapped anew changes nothing", "[desk][exchange][po]")
{
    if (!support::have_program("msgcat")) {
        WARN("Without msgcat (gettext): re-wrapped files are not tried");
        return;
    }
    Exchange office(ExchangeFormat::Po);
    const std::string text = office.catalogue();
    const auto path = office.send();
    for (const std::string how : {"--width=60", "--sort-output", "--no-location"}) {
        const auto wrapped = support::run({"msgcat", how, path.string()});
        REQUIRE(wrapped.exit_code == 0);
        CHECK(office.take_bytes(wrapped.out) == Exit::Done);
        CHECK(office.catalogue() == text);
    }
}

TEST_CASE("the opposite warning that msgmerge guesses never becomes a translation",
          "[desk][exchange][po]")
{
    Exchange office(ExchangeFormat::Po);
    const auto path = office.send();
    const std::string guessed = "msgid \"Telepon sekarang.\"\nmsgstr \"Back\"";
    office.edit(path, "msgid \"Telepon sekarang.\"\nmsgstr \"Call now.\"", guessed);
    office.edit(path, "msgctxt \"ui.call-now\"", "#, fuzzy\nmsgctxt \"ui.call-now\"");
    const std::string text = office.catalogue();
    SECTION("with the trace it leaves")
    {
        office.edit(path, "msgctxt \"ui.call-now\"",
                    "#| msgctxt \"ui.back\"\n#| msgid \"Kembali\"\nmsgctxt \"ui.call-now\"");
    }
    SECTION("without") {}
    CHECK(office.take(path) == Exit::ContentAtFault);
    CHECK(office.catalogue() == text);
    CHECK_THAT(office.err.str(), Contains("K008") && Contains("ui.back"));
}

TEST_CASE("the XLIFF we write is well-formed and says what is approved", "[desk][exchange][xliff]")
{
    Exchange office(ExchangeFormat::Xliff);
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    REQUIRE(office.approve("ui.back", "en", "language", "rina") == Exit::Done);
    const auto path = office.send();
    const std::string xml = content::read_file(path);
    CHECK_THAT(xml, Contains("<trans-unit id=\"ui.back\" approved=\"yes\"") &&
                        Contains("<trans-unit id=\"ui.home\" approved=\"no\"") &&
                        Contains("<target state=\"final\">Back</target>"));
    if (!support::have_program("xmllint")) {
        WARN("Without xmllint (libxml2-utils): our XLIFF has one reader less");
        return;
    }
    CHECK(support::run({"xmllint", "--noout", path.string()}).exit_code == 0);
}

TEST_CASE("an XLIFF that says nothing of states leaves the mark \"needs work\" on its text",
          "[desk][exchange][xliff]")
{
    Exchange office(ExchangeFormat::Xliff);
    office.replace("translations/en.po", "msgctxt \"ui.back\"", "#, fuzzy\nmsgctxt \"ui.back\"");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const std::string text = office.catalogue();
    const auto bare = [](const std::string& words) {
        return "<xliff version=\"1.2\"><file target-language=\"en\"><body><trans-unit "
               "id=\"ui.back\">"
               "<source>Kembali</source><target>" +
               words + "</target></trans-unit></body></file></xliff>";
    };
    CHECK(office.take_bytes(bare("Back")) == Exit::Done);
    CHECK_THAT(office.out.str(), Contains("0 taken,") && Contains("1 unchanged"));
    CHECK(office.catalogue() == text);
    CHECK(office.take_bytes(bare("Go back")) == Exit::Done); // new words are finished ones
    CHECK_FALSE(office.english("ui.back").fuzzy);
}

TEST_CASE("the page is one file that reaches for nothing, and its PO comes back",
          "[desk][exchange][html]")
{
    Exchange office(ExchangeFormat::Html);
    office.replace("translations/en.po", "msgstr \"Back\"", "msgstr \"</script><b>\\\"\\\\\"");
    office.replace("translations/en.po", "#: ui.toml\nmsgctxt \"ui.home\"",
                   "#: ui.toml\n#, fuzzy\n#| msgid \"a\\n\"\n#| \"b\"\nmsgctxt \"ui.home\"");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const auto page = office.send();
    const std::string html = content::read_file(page);
    for (const std::string reach : {"http:", "https:", "src=", "href=", "@import", "url("}) {
        INFO(reach);
        CHECK(html.find(reach) == std::string::npos);
    }
    CHECK(html.find("</script><b>") == std::string::npos);
    if (!support::have_program("node")) {
        WARN("Without node: the page's checks and its PO are not tried");
        return;
    }
    const auto made = support::run(
        {"node", (support::source_dir() / "tests/content/desk/edit_page_test.js").string(),
         (support::source_dir() / "content/desk/pages/edit_checks.js").string(), page.string(),
         office.file("page.po").string()});
    INFO(made.out << made.err);
    REQUIRE(made.exit_code == 0);
    const std::string text = office.catalogue();
    CHECK(office.take(office.file("page.po")) == Exit::Done);
    CHECK(office.english("ui.call-now").translation == "Ring now.");
    CHECK(office.english("ui.call-now").comments ==
          std::vector<std::string>{"balik: telepon", "tanya: siapa?"});
    office.replace("translations/en.po", "msgstr \"Ring now.\"", "msgstr \"Call now.\"");
    office.replace("translations/en.po", "# balik: telepon\n# tanya: siapa?\n", "");
    CHECK(office.catalogue() == text);
}
