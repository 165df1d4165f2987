#include "content/desk/exchange.hpp"

#include "content/desk/findings_out.hpp"
#include "content/model/review.hpp"
#include "tests/content/desk/exchange_office.hpp"
#include "tests/content/desk/review_office.hpp"

#include <catch2/catch.hpp>

#include <fstream>

using Catch::Matchers::Contains;
using content::Exit;
using desk::ExchangeFormat;
using desk_tests::Exchange;
namespace fs = std::filesystem;

namespace {

/// Stamps that know no translation.
void forget_texts(std::string& bytes)
{
    constexpr std::size_t hash = 32;
    const std::string word = "pelita ";
    for (auto at = bytes.find(word); at != std::string::npos; at = bytes.find(word, at + 1)) {
        const auto second = at + word.size() + hash + 1;
        if (bytes.size() > second + hash && bytes[second - 1] == ' ') {
            bytes.replace(second, hash, hash, '0');
        }
    }
}

std::ptrdiff_t changed_lines(const std::string& a, const std::string& b)
{
    std::istringstream one(a);
    std::istringstream other(b);
    std::string x;
    std::string y;
    std::ptrdiff_t changed = 0;
    while (std::getline(one, x)) {
        changed += std::getline(other, y) && x == y ? 0 : 1;
    }
    return changed;
}

const auto formats = {ExchangeFormat::Po, ExchangeFormat::Xliff, ExchangeFormat::Xlsx};

} // namespace

TEST_CASE("a file that comes back unchanged changes nothing", "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        office.replace("ui.toml", "\"Kembali\"", "\"Balik\""); // one text that needs work
        REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
        const std::string text = office.catalogue();
        const auto lines = office.lines("en");
        CHECK(office.take(office.send()) == Exit::Done);
        CHECK(office.catalogue() == text);
        CHECK(office.lines("en") == lines);
        CHECK_THAT(office.out.str(), Contains(": 0 taken, 0 taken as needing work"));
    }
}

TEST_CASE("what was exported and taken into an empty catalogue is the catalogue, byte for byte",
          "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        office.replace("translations/en.po", "msgid \"Kembali\"\nmsgstr \"Back\"",
                       "msgid \"Kembali\"\nmsgstr \"\"\n\"\\\"Go\\\" <b> & \\\\\\n\"\n\"Métô ꞌ\"");
        office.replace("translations/en.po", "#: ui.toml\nmsgctxt \"ui.back\"",
                       "#: ui.toml\n#, fuzzy\nmsgctxt \"ui.back\"");
        office.replace("translations/en.po", "#. KIOS", "# balik: Pilih jalan resmi\n#. KIOS");
        REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
        const std::string text = office.catalogue();
        REQUIRE(text.find("Métô") != std::string::npos);
        const auto file = office.send();
        fs::remove(office.guide / "translations/en.po");
        fs::remove(office.guide / "reviews/en.tsv");
        office.edit_file(file, forget_texts); // every text is newer than what is not there
        CHECK(office.take(file) == Exit::Done);
        CHECK(office.catalogue() == text);
    }
}

TEST_CASE("one changed text is one changed entry, and its translator is entered",
          "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        const std::string text = office.catalogue();
        const auto lines = office.lines("en");
        const auto file = office.send();
        office.translate(file, "Back", "Go back");
        CHECK(office.take(file) == Exit::Done);
        CHECK(changed_lines(text, office.catalogue()) == 1);
        CHECK(office.english("ui.back").translation == "Go back");
        CHECK(office.lines("en") == lines + 1);
        CHECK_THAT(office.read("reviews/en.tsv"), Contains("made\ttranslator\tsari"));
        CHECK_THAT(office.out.str(), Contains("ui.back: taken"));
        const std::string taken = office.catalogue();
        CHECK(office.take(file) == Exit::Done);
        CHECK(office.catalogue() == taken);
    }
}

TEST_CASE("approvals of texts that did not change stay", "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
        REQUIRE(office.approve("ui.home", "en", "language", "rina") == Exit::Done);
        REQUIRE(office.approve("ui.back", "en", "language", "rina") == Exit::Done);
        const auto approved = [&](const std::string& unit) {
            const auto guide = office.load();
            return content::approval_of(*guide, *guide->find_unit(unit), "en").approved;
        };
        REQUIRE(approved("ui.home"));
        const auto file = office.send();
        office.translate(file, "Back", "Go back");
        CHECK(office.take(file) == Exit::Done);
        CHECK(approved("ui.home"));
        CHECK_FALSE(approved("ui.back"));
    }
}

TEST_CASE("a file made from an older Indonesian loses nothing and marks what must be looked at",
          "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        const auto file = office.send();
        office.translate(file, "Back", "Go back");
        office.translate(file, "Home", "Start");
        office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
        office.replace("ui.toml", "\"Beranda\"", "\"Awal\"");
        REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
        office.replace("translations/en.po",
                       "#, fuzzy\n#| msgid \"Beranda\"\nmsgctxt \"ui.home\"\n"
                       "msgid \"Awal\"\nmsgstr \"Home\"",
                       "msgctxt \"ui.home\"\nmsgid \"Awal\"\nmsgstr \"Beginning\"");
        CHECK(office.take(file) == Exit::Done);
        const auto back = office.english("ui.back");
        CHECK(back.translation == "Go back");
        CHECK(back.source == "Balik");
        CHECK(back.fuzzy);
        CHECK(back.previous_source == "Kembali");
        const auto home = office.english("ui.home");
        CHECK(home.translation == "Beginning");
        CHECK_FALSE(home.fuzzy);
        REQUIRE_FALSE(home.comments.empty());
        CHECK_THAT(home.comments.back(), Contains("tanya: ") && Contains("\"Start\""));
        CHECK_THAT(office.err.str(), Contains("K012"));
        const std::string text = office.catalogue();
        CHECK(office.take(file) == Exit::Done);
        CHECK(office.catalogue() == text);
    }
}

TEST_CASE("a text that was changed here and in the file is kept twice and needs work",
          "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        const auto file = office.send();
        office.translate(file, "Back", "Go back");
        office.replace("translations/en.po", "msgstr \"Back\"", "msgstr \"Return\"");
        CHECK(office.take(file) == Exit::ContentAtFault);
        CHECK(office.english("ui.back").translation == "Return");
        CHECK(office.english("ui.back").fuzzy);
        CHECK_THAT(office.english("ui.back").comments.back(), Contains("\"Go back\""));
        CHECK_THAT(office.err.str(), Contains("K011"));
    }
}

TEST_CASE("an old file does not take a newer text back, nor empty it", "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        const auto file = office.send();
        const auto emptied = office.send("en", "emptied");
        office.translate(emptied, "Home", "");
        office.replace("translations/en.po", "msgstr \"Back\"", "msgstr \"Return\"");
        REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
        const std::string text = office.catalogue();
        CHECK(office.take(file) == Exit::Done);
        CHECK(office.catalogue() == text);
        CHECK(office.take(emptied) == Exit::Done);
        CHECK(office.catalogue() == text);
        CHECK_THAT(office.err.str(), Contains("K010") && Contains("ui.home"));
    }
}

TEST_CASE("unknown ids, repeated ids and an edited Indonesian are refused, the rest is taken",
          "[desk][exchange]")
{
    for (const auto format : formats) {
        Exchange office(format);
        const auto file = office.send();
        office.translate(file, "Back", "Go back");
        office.translate(file, "Home", "Start");
        office.translate(file, "Call now.", "Ring now.");
        office.edit_quoted(file, "ui.home", "ui.homme");
        office.edit_quoted(file, "Telepon sekarang.", "Jangan telepon.");
        CHECK(office.take(file) == Exit::ContentAtFault);
        CHECK(office.english("ui.back").translation == "Go back");
        CHECK(office.english("ui.home").translation == "Home");
        CHECK(office.english("ui.call-now").translation != "Ring now.");
        CHECK_THAT(office.err.str(),
                   Contains("ui.homme") && Contains("K007") && Contains("ui.call-now"));
    }
}

TEST_CASE("an export replaces no file, least of all one of the guide", "[desk][exchange][export]")
{
    Exchange office(ExchangeFormat::Po);
    const auto export_to = [&](const fs::path& path, bool force) {
        return desk::export_texts(office.at_desk(), {"en", ExchangeFormat::Po, path, force});
    };
    const std::string topic = office.read("topics/go-safe.toml");
    const auto refused = Contains("in the folder of the guide");
    for (const bool force : {false, true}) {
        CHECK_THROWS_WITH(export_to(office.guide / "topics/go-safe.toml", force), refused);
        CHECK_THROWS_WITH(export_to(office.guide / "topics/../new.po", force), refused);
        CHECK_THROWS_WITH(export_to(office.guide / "translations" / "xx.po", force), refused);
    }
    CHECK(office.read("topics/go-safe.toml") == topic);
    CHECK_FALSE(fs::exists(office.guide / "new.po"));
    // By another way into the folder, and with a slash behind the folder's name.
    fs::create_directory_symlink(office.guide, office.file("panduan"));
    CHECK_THROWS_WITH(export_to(office.file("panduan") / "ui.toml", true), refused);
    office.options.guide = office.guide / "";
    CHECK_THROWS_WITH(export_to(office.guide / "ui.toml", true), refused);

    content::write_file(office.file("en.po"), "kerja penerjemah");
    CHECK_THROWS_WITH(export_to(office.file("en.po"), false), Contains("--force"));
    CHECK(content::read_file(office.file("en.po")) == "kerja penerjemah");
    CHECK(export_to(office.file("en.po"), true) == Exit::Done);
    CHECK(export_to(office.file("guide-en.po"), false) == Exit::Done); // beside "guide", not in it
}

TEST_CASE("reports and pictures are not written over files of the guide", "[desk][export]")
{
    Exchange office(ExchangeFormat::Po);
    const auto refused = Contains("in the folder of the guide");
    const std::string words = office.read("ui.toml");
    const auto file = office.guide / "ui.toml";
    CHECK_THROWS_WITH(desk::status(office.at_desk(), file), refused);
    desk::ReviewRequest review;
    review.language = "en";
    review.role = "language";
    review.html = file;
    CHECK_THROWS_WITH(desk::review(office.at_desk(), review), refused);
    desk::PreviewRequest preview;
    preview.id = "ui.back";
    preview.language = "en";
    preview.out = file;
    CHECK_THROWS_WITH(desk::preview(office.at_desk(), preview), refused);
    CHECK(office.read("ui.toml") == words);
}

TEST_CASE("a spoilt catalogue of one language does not stop the translators of another",
          "[desk][exchange]")
{
    Exchange office(ExchangeFormat::Po);
    const auto spoil = [&](const std::string& file) {
        std::ofstream(office.guide / file, std::ios::app) << "oops\n";
    };
    spoil("translations/mkn.po");
    spoil("reviews/mkn.tsv");
    const std::string spoilt = office.read("translations/mkn.po");
    const auto path = office.send();
    office.translate(path, "Back", "Go back");
    CHECK(office.take(path) == Exit::Done);
    CHECK(office.english("ui.back").translation == "Go back");
    CHECK(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    CHECK(desk::update(office.at_desk(), "mkn", "anton") == Exit::ContentAtFault);
    CHECK(office.take(path, "mkn") == Exit::ContentAtFault);
    CHECK(office.read("translations/mkn.po") == spoilt);
    spoil("reviews/id.tsv"); // the source is everybody's
    CHECK(desk::update(office.at_desk(), "en", "anton") == Exit::ContentAtFault);
}

TEST_CASE("update, import and check close in Indonesian for who works in Indonesian",
          "[desk][exchange]")
{
    Exchange office(ExchangeFormat::Po);
    const auto path = office.send();
    office.translate(path, "Back", "Go back");
    const desk_tests::Locale indonesian("id_ID.UTF-8");
    CHECK(office.take(path) == Exit::Done);
    CHECK_THAT(office.out.str(), Contains("ui.back: diambil\n") && Contains(": 1 diambil, 0 ") &&
                                     Contains("0 ditolak, ") && Contains(" tidak berubah\n"));
    CHECK(office.take_bytes("") == Exit::ContentAtFault);
    CHECK_THAT(office.err.str(), Contains("Tidak ada yang diambil."));
    office.out.str("");
    CHECK(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    CHECK_THAT(office.out.str(),
               Contains("en.po: tidak berubah, 0 dari ") && Contains(" teks perlu dikerjakan\n"));
    CHECK(desk::text_of({}, content::MessageLanguage::Indonesian) == "0 kesalahan, 0 peringatan\n");
    CHECK(desk::text_of({}, content::MessageLanguage::English) == "0 errors, 0 warnings\n");
}
