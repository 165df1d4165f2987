#include "content/model/merge_catalogs.hpp"
#include "tests/content/desk/office.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using content::Exit;
using content::merge_catalogs;
namespace fs = std::filesystem;

namespace {

content::Message entry(const std::string& id, const std::string& source,
                       const std::string& translation)
{
    content::Message message;
    message.context = id;
    message.source = source;
    message.translation = translation;
    return message;
}

content::Catalog catalog(std::vector<content::Message> messages)
{
    content::Catalog made;
    made.language = "de";
    made.messages = std::move(messages);
    return made;
}

/// What is left of one text when both sides started from `base`.
content::MergedCatalog merged(const content::Message& base, const content::Message& ours,
                              const content::Message& theirs)
{
    return merge_catalogs(catalog({base}), catalog({ours}), catalog({theirs}));
}

/// A text as `update` leaves it when the Indonesian changed.
content::Message stale(content::Message message, const std::string& source)
{
    message.previous_source = message.source;
    message.source = source;
    message.fuzzy = true;
    return message;
}

const content::Message fee = entry("passport.fee", "Biaya resmi", "Amtliche Kosten");

} // namespace

TEST_CASE("what one side translated is taken, whichever side it is", "[desk][merge]")
{
    const auto better = entry("passport.fee", "Biaya resmi", "Amtliche Gebühr");
    for (const auto& result : {merged(fee, better, fee), merged(fee, fee, better)}) {
        CHECK(result.conflicts.empty());
        CHECK(result.catalog.messages.front().translation == "Amtliche Gebühr");
        CHECK_FALSE(result.catalog.messages.front().fuzzy);
    }
}

TEST_CASE("a text that both sides changed needs work and keeps both versions", "[desk][merge]")
{
    const auto result = merged(fee, entry("passport.fee", "Biaya resmi", "Gebühr\n\"amtlich\""),
                               entry("passport.fee", "Biaya resmi", "Preis\n\"amtlich\""));
    REQUIRE(result.conflicts == std::vector<std::string>{"passport.fee"});
    const auto& message = result.catalog.messages.front();
    CHECK(message.fuzzy);
    CHECK(message.translation == "Gebühr\n\"amtlich\"");
    REQUIRE(message.comments.size() == 1);
    CHECK_THAT(message.comments.front(),
               Catch::Matchers::StartsWith("tanya: ") && Contains("\"Preis\\n\\\"amtlich\\\"\""));
}

TEST_CASE("a translation that meets a changed Indonesian needs work and keeps the text it was made "
          "from",
          "[desk][merge]")
{
    const auto updated = stale(fee, "Biaya resmi saja");
    const auto better = entry("passport.fee", "Biaya resmi", "Amtliche Gebühr");
    for (const auto& result : {merged(fee, updated, better), merged(fee, better, updated)}) {
        CHECK(result.conflicts.empty());
        const auto& message = result.catalog.messages.front();
        CHECK(message.source == "Biaya resmi saja");
        CHECK(message.translation == "Amtliche Gebühr");
        CHECK(message.fuzzy);
        CHECK(message.previous_source == "Biaya resmi");
    }
}

TEST_CASE("a text somebody finished stays finished when the other side did nothing to it",
          "[desk][merge]")
{
    const auto before = stale(fee, "Biaya resmi saja");
    auto finished = before;
    finished.fuzzy = false;
    finished.previous_source.reset();
    for (const auto& result :
         {merged(before, finished, before), merged(before, before, finished)}) {
        CHECK_FALSE(result.catalog.messages.front().fuzzy);
        CHECK_FALSE(result.catalog.messages.front().previous_source);
    }
}

TEST_CASE("removed texts go, but not if the other side worked on them", "[desk][merge]")
{
    const auto step = entry("passport.step", "Datang", "Kommen");
    const auto base = catalog({fee, step});
    CHECK(merge_catalogs(base, catalog({fee}), base).catalog.messages.size() == 1);
    CHECK(merge_catalogs(base, base, catalog({step})).catalog.messages.size() == 1);
    const auto worked = catalog({fee, entry("passport.step", "Datang", "Hingehen")});
    CHECK(merge_catalogs(base, catalog({fee}), worked).catalog.messages.size() == 2);
    CHECK(merge_catalogs(base, worked, catalog({fee})).catalog.messages.size() == 2);
}

TEST_CASE("new texts stand beside their neighbours and comments of both sides stay",
          "[desk][merge]")
{
    auto ours = fee;
    ours.comments = {"balik: biaya"};
    auto theirs = fee;
    theirs.comments = {"tanya: rupiah?"};
    const auto result =
        merge_catalogs(catalog({fee}), catalog({ours, entry("z", "Akhir", "Ende")}),
                       catalog({entry("a", "Awal", "Anfang"), theirs, entry("b", "Lalu", "Dann")}));
    std::vector<std::string> ids;
    for (const auto& message : result.catalog.messages) {
        ids.push_back(message.context);
    }
    CHECK(ids == std::vector<std::string>{"a", "passport.fee", "b", "z"});
    CHECK(result.catalog.messages[1].comments ==
          std::vector<std::string>{"balik: biaya", "tanya: rupiah?"});
}

TEST_CASE("merging a file with itself changes nothing", "[desk][merge]")
{
    desk_tests::Office office;
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const auto file = office.guide / "translations/en.po";
    const std::string text = office.read("translations/en.po");
    CHECK(desk::merge(office.at_desk(), {file, file, file}) == Exit::Done);
    CHECK(office.read("translations/en.po") == text);
}

TEST_CASE("a file that cannot be read is not merged and nothing is written", "[desk][merge]")
{
    desk_tests::Office office;
    const auto good = office.guide / "translations/en.po";
    const auto bad = office.file("bad.po");
    const std::string text = office.read("translations/en.po");
    for (const std::string broken : {"<<<<<<< ours\nmsgid \"a\"\nmsgstr \"b\"\n",
                                     "msgid \"\xFF\"\n", "msgid \"a\nmsgstr \"b\"\n"}) {
        content::write_file(bad, broken);
        CHECK(desk::merge(office.at_desk(), {good, good, bad}) == Exit::ContentAtFault);
        CHECK(desk::merge(office.at_desk(), {good, bad, good}) == Exit::ContentAtFault);
        CHECK(office.read("translations/en.po") == text);
        CHECK(content::read_file(bad) == broken);
    }
    CHECK_THROWS_AS(desk::merge(office.at_desk(), {good, good, office.file("none.po")}),
                    content::UsageError);
}

TEST_CASE("git merges two translators' branches through the driver", "[desk][merge]")
{
    const support::TemporaryFolder folder;
    const auto git = [&](std::vector<std::string> words) {
        std::vector<std::string> command{"git",
                                         "-C",
                                         folder.path().string(),
                                         "-c",
                                         "user.name=Uji",
                                         "-c",
                                         "user.email=uji@localhost",
                                         "-c",
                                         "merge.pelita.driver=" + support::bin_dir() +
                                             "/pelita-content merge %O %A %B"};
        command.insert(command.end(), words.begin(), words.end());
        return support::run(command);
    };
    const auto commit = [&](const std::vector<content::Message>& messages) {
        content::write_file(folder.path() / "de.po", content::write_catalog(catalog(messages)));
        REQUIRE(git({"add", "-A"}).exit_code == 0);
        REQUIRE(git({"commit", "-qm", "Teks"}).exit_code == 0);
    };
    if (git({"init", "-q", "-b", "utama"}).exit_code != 0) {
        WARN("Without git: the merge driver is not tried");
        return;
    }
    content::write_file(folder.path() / ".gitattributes", "*.po merge=pelita\n");
    const auto step = entry("passport.step", "Datang", "Kommen");
    commit({fee, step});
    REQUIRE(git({"checkout", "-qb", "lain"}).exit_code == 0);
    commit({fee, entry("passport.step", "Datang", "Hingehen")});
    REQUIRE(git({"checkout", "-q", "utama"}).exit_code == 0);
    SECTION("neighbouring lines, no conflict")
    {
        commit({entry("passport.fee", "Biaya resmi", "Gebühr"), step});
        CHECK(git({"merge", "-q", "lain"}).exit_code == 0);
    }
    SECTION("the same text: git stops, both versions are in the file")
    {
        commit({entry("passport.fee", "Biaya resmi", "Gebühr"),
                entry("passport.step", "Datang", "Erscheinen")});
        CHECK(git({"merge", "-q", "lain"}).exit_code == 1);
        const std::string text = content::read_file(folder.path() / "de.po");
        CHECK_THAT(text, Contains("#, fuzzy") && Contains("msgstr \"Erscheinen\""));
    }
    CHECK_THAT(content::read_file(folder.path() / "de.po"),
               Contains("Gebühr") && Contains("Hingehen"));
}
