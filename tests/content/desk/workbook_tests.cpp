#include "content/desk/workbook.hpp"

#include "content/desk/exchange.hpp"
#include "content/desk/xml.hpp"
#include "content/model/review.hpp"
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

TEST_CASE("a workbook that LibreOffice opened and saved keeps every text and approval (long)",
          "[desk][exchange][xlsx]")
{
    if (!support::have_program("soffice")) {
        WARN("Without LibreOffice (libreoffice-calc): its own files are not tried");
        return;
    }
    Exchange office(ExchangeFormat::Xlsx);
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    REQUIRE(office.approve("ui.home", "en", "language", "rina") == Exit::Done);
    const std::string text = office.catalogue();
    const auto path = office.send();
    const auto save_again = [&](const fs::path& file, const fs::path& folder) {
        const auto saved = support::run(
            {"soffice", "--headless",
             "-env:UserInstallation=file://" + office.file("profile").string(), "--convert-to",
             "xlsx:Calc MS Excel 2007 XML", "--outdir", folder.string(), file.string()});
        INFO(saved.err);
        REQUIRE(saved.exit_code == 0);
        return folder / (file.stem().string() + ".xlsx");
    };
    const auto saved = save_again(path, office.file("saved"));
    CHECK(office.take(saved) == Exit::Done);
    CHECK(office.catalogue() == text);
    CHECK_THAT(office.out.str(), Contains(": 0 taken, 0 taken as needing work"));
    const auto guide = office.load();
    CHECK(content::approval_of(*guide, *guide->find_unit("ui.home"), "en").approved);
    office.translate(saved, "Back", "Go back");
    CHECK(office.take(save_again(saved, office.file("saved-twice"))) == Exit::Done);
    CHECK(office.english("ui.back").translation == "Go back");
    CHECK_THAT(office.out.str(), Contains(": 1 taken"));
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
