#include "content/desk/exchange.hpp"
#include "content/desk/workbook.hpp"
#include "tests/content/desk/exchange_office.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using content::Exit;
using desk_tests::Exchange;
using desk_tests::ExchangeFormat;
namespace fs = std::filesystem;

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
