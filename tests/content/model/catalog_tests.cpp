#include "content/model/catalog.hpp"

#include <catch2/catch.hpp>

#include <random>

using content::Catalog;
using content::Message;
using content::parse_catalog;
using content::ParsedCatalog;
using content::write_catalog;

namespace {

ParsedCatalog read(const std::string& text)
{
    return parse_catalog(text, "translations/aoz.po", "aoz");
}

/// "3:1 K001 po" for each finding.
std::vector<std::string> said(const ParsedCatalog& parsed)
{
    std::vector<std::string> list;
    for (const auto& finding : parsed.findings) {
        list.push_back(std::to_string(finding.place.line) + ":" +
                       std::to_string(finding.place.column) + " " + finding.code + " " +
                       finding.variant);
    }
    return list;
}

using Said = std::vector<std::string>;

/// All of a message but the places, which writing changes.
auto content_of(const Message& message)
{
    return std::tie(message.context, message.source, message.translation, message.fuzzy,
                    message.previous_source, message.previous_context, message.comments,
                    message.notes, message.references, message.flags, message.plural,
                    message.plural_source, message.other_forms);
}

bool same(const std::vector<Message>& a, const std::vector<Message>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& x, const auto& y) { return content_of(x) == content_of(y); });
}

const std::string header = "msgid \"\"\n"
                           "msgstr \"\"\n"
                           "\"Language: aoz\\n\"\n"
                           "\"MIME-Version: 1.0\\n\"\n"
                           "\"Content-Type: text/plain; charset=UTF-8\\n\"\n"
                           "\"Content-Transfer-Encoding: 8bit\\n\"\n";

const std::string fee = "\n"
                        "# back: Biaya sah: {passport_fee}\n"
                        "#. POSTER | langkah | 1 baris\n"
                        "#: content/guide/topics/passport.toml\n"
                        "#, fuzzy, no-wrap\n"
                        "#| msgid \"Biaya: {passport_fee}\"\n"
                        "msgctxt \"passport.fee@poster\"\n"
                        "msgid \"Resmi: {passport_fee}\"\n"
                        "msgstr \"AOZ {passport_fee}\"\n";

} // namespace

TEST_CASE("an entry is read with everything around it", "[catalog]")
{
    const auto parsed = read(header + fee);
    CHECK(parsed.findings.empty());
    CHECK(parsed.catalog.language == "aoz");
    CHECK(parsed.catalog.header.front() == std::pair<std::string, std::string>("Language", "aoz"));
    REQUIRE(parsed.catalog.messages.size() == 1);
    const Message& message = parsed.catalog.messages.front();
    CHECK(message.context == "passport.fee@poster");
    CHECK(message.source == "Resmi: {passport_fee}");
    CHECK(message.translation == "AOZ {passport_fee}");
    CHECK(message.fuzzy);
    CHECK(message.previous_source == "Biaya: {passport_fee}");
    CHECK(message.comments == Said{"back: Biaya sah: {passport_fee}"});
    CHECK(message.notes == Said{"POSTER | langkah | 1 baris"});
    CHECK(message.references == Said{"content/guide/topics/passport.toml"});
    CHECK(message.flags == Said{"no-wrap"});
    CHECK(message.place == content::Place{"translations/aoz.po", 13, 1});
    CHECK(message.translation_place == content::Place{"translations/aoz.po", 15, 9});
    CHECK(parsed.catalog.find("passport.fee@poster") == &message);
    CHECK(parsed.catalog.find("passport.fee") == nullptr);
}

TEST_CASE("the canonical form is written back byte for byte", "[catalog]")
{
    const std::string text = header + fee +
                             "\n"
                             "msgctxt \"ui.two-lines\"\n"
                             "msgid \"\"\n"
                             "\"Satu\\n\"\n"
                             "\"Dua \\\"tiga\\\"\"\n"
                             "msgstr \"C:\\\\satu\\tdua\"\n"
                             "\n"
                             "#~| msgid \"Lebih lama\"\n"
                             "#~ msgctxt \"passport.old\"\n"
                             "#~ msgid \"\"\n"
                             "#~ \"Lama\\n\"\n"
                             "#~ \"sekali\"\n"
                             "#~ msgstr \"\"\n"
                             "#~ \"AOZ\\n\"\n"
                             "#~ \"AOZ\"\n";
    const auto parsed = read(text);
    CHECK(parsed.findings.empty());
    CHECK(parsed.catalog.obsolete.size() == 1);
    CHECK(write_catalog(parsed.catalog) == text);
}

TEST_CASE("wrapping, order of comments and line ends do not change a text", "[catalog]")
{
    const auto parsed = read("msgctxt \"a\"\r\n"
                             "msgid \"\"\r\n"
                             "\"Biaya resmi paspor \"\r\n"
                             "  \"{passport_fee}.\"\r\n"
                             "msgstr \"\"\r\n"
                             "\"\"\r\n"
                             "\"Uab Metô\"\r\n"
                             "#. next\r\n"
                             "msgctxt \"b\"\r\n"
                             "msgid \"B\"\r\n"
                             "msgstr \"\"\r\n");
    CHECK(said(parsed) == Said{"1:1 K003 crlf"});
    REQUIRE(parsed.catalog.messages.size() == 2);
    CHECK(parsed.catalog.messages[0].source == "Biaya resmi paspor {passport_fee}.");
    CHECK(parsed.catalog.messages[0].translation == "Uab Metô");
    CHECK(parsed.catalog.messages[0].translation_place.line == 7);
    CHECK(parsed.catalog.messages[0].translation_place.column == 2);
    CHECK(parsed.catalog.messages[1].notes == Said{"next"});
}

TEST_CASE("the Indonesian is compared composed, the translation is kept as typed", "[catalog]")
{
    const auto parsed = read("msgctxt \"a\"\nmsgid \"Meto\u0302\"\nmsgstr \"Meto\u0302\"\n");
    REQUIRE(parsed.catalog.messages.size() == 1);
    CHECK(parsed.catalog.messages[0].source == "Metô");
    CHECK(parsed.catalog.messages[0].translation == "Meto\u0302"); // for K028 to find
}

TEST_CASE("traces of other programs are kept for check to judge", "[catalog]")
{
    const auto parsed = read("#| msgctxt \"passport.warn\"\n"
                             "#| msgid \"\"\n"
                             "#| \"Jangan \"\n"
                             "#| \"berangkat\"\n"
                             "msgctxt \"passport.fee\"\n"
                             "msgid \"A\"\n"
                             "msgid_plural \"As\"\n"
                             "msgstr[0] \"satu\"\n"
                             "msgstr[1] \"dua\"\n");
    CHECK(parsed.findings.empty());
    REQUIRE(parsed.catalog.messages.size() == 1);
    CHECK(parsed.catalog.messages[0].previous_context == "passport.warn");
    CHECK(parsed.catalog.messages[0].previous_source == "Jangan berangkat");
    CHECK(parsed.catalog.messages[0].plural);
    CHECK(parsed.catalog.messages[0].translation == "satu");
}

TEST_CASE("an entry whose msgstr is gone does not run into the next one", "[catalog]")
{
    const auto parsed = read("msgctxt \"fee\"\nmsgid \"A\"\nmsgctxt \"warn\"\nmsgid \"B\"\n"
                             "msgstr \"b\"\n"
                             "#~ msgctxt \"old\"\n#~ msgid \"C\"\n"
                             "msgctxt \"new\"\nmsgid \"D\"\nmsgstr \"d\"\n");
    REQUIRE(parsed.catalog.messages.size() == 3);
    CHECK(parsed.catalog.messages[0].context == "fee");
    CHECK(parsed.catalog.messages[0].translation.empty());
    CHECK(parsed.catalog.messages[1].context == "warn");
    CHECK(parsed.catalog.messages[1].translation == "b");
    CHECK(parsed.catalog.messages[2].context == "new");
    REQUIRE(parsed.catalog.obsolete.size() == 1);
    CHECK(parsed.catalog.obsolete[0].context == "old");
}

TEST_CASE("plural forms are kept in obsolete entries and without their msgid_plural", "[catalog]")
{
    const auto parsed = read("#~ msgctxt \"old\"\n#~ msgid \"A\"\n#~ msgid_plural \"As\"\n"
                             "#~ msgstr[0] \"satu\"\n#~ msgstr[1] \"dua\"\n\n"
                             "msgctxt \"new\"\nmsgid \"B\"\nmsgstr[1] \"tiga\"\n");
    CHECK(parsed.findings.empty());
    REQUIRE(parsed.catalog.obsolete.size() == 1);
    CHECK(parsed.catalog.obsolete[0].translation == "satu");
    CHECK(parsed.catalog.obsolete[0].other_forms == std::vector<std::string>{"dua"});
    REQUIRE(parsed.catalog.messages.size() == 1);
    CHECK(parsed.catalog.messages[0].plural);
    CHECK(parsed.catalog.messages[0].other_forms == std::vector<std::string>{"tiga"});
    CHECK(said(read("msgctxt \"a\"\nmsgid \"b\"\nmsgstr[x] \"c\"\n")) == Said{"3:1 K001 po"});
}

TEST_CASE("a repeated id is one finding that names the first line", "[catalog]")
{
    const std::string entry = "msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"x\"\n\n";
    const auto parsed = read(entry + entry);
    CHECK(said(parsed) == Said{"5:1 K005 "});
    CHECK(parsed.findings.front().arguments ==
          std::vector<std::pair<std::string, std::string>>{{"name", "a"},
                                                           {"file", "translations/aoz.po:1"}});
    CHECK(parsed.catalog.messages.size() == 1);
}

TEST_CASE("a merge conflict is one finding, whatever it doubled", "[catalog]")
{
    const auto parsed = read("<<<<<<< HEAD\n"
                             "msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"x\"\n"
                             "=======\n"
                             "msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"y\"\n"
                             ">>>>>>> anton\n"
                             "msgctxt \"b\"\nmsgid \"B\"\nmsgstr \"z\"\n");
    CHECK(said(parsed) == Said{"1:1 K002 "});
    CHECK(parsed.catalog.messages.size() == 2);
}

TEST_CASE("broken lines are reported where they stand and the rest is kept", "[catalog]")
{
    const auto parsed = read("msgctxt \"a\"\n"
                             "msgid \"A\n"
                             "msgstr \"Uab \"Metô\" x\"\n"
                             "\n"
                             "\"nowhere\"\n"
                             "  Catatan\n"
                             "msgctxt \"b\"\nmsgid \"B\"\nmsgstr \"z\\\"\n"
                             "\n"
                             "msgctxt \"c\"\nmsgid \"C\"\nmsgstr \"baik\"\n");
    CHECK(said(parsed) ==
          Said{"2:7 K001 quote", "3:8 K001 quote", "5:1 K001 po", "6:1 K001 po", "9:8 K001 quote"});
    REQUIRE(parsed.catalog.find("c") != nullptr);
    CHECK(parsed.catalog.find("c")->translation == "baik");
}

TEST_CASE("a translation whose msgid is gone is named, so that nothing overwrites it", "[catalog]")
{
    const auto lost = read("# balik: x\nmsgctxt \"a\"\nmsgstr \"Uab Metô\"\n\n"
                           "msgctxt \"b\"\nmsgid \"B\"\nmsgstr \"b\"\n");
    CHECK(said(lost) == Said{"2:1 K001 po"});
    CHECK(lost.findings.front().arguments.front().second == "msgctxt \"a\"");
    REQUIRE(lost.catalog.messages.size() == 1);
    CHECK(lost.catalog.messages.front().translation == "b");
    // Also by a blank line, at the end of the file, among obsolete entries, two ids in a row.
    CHECK(said(read("msgctxt \"a\"\nmsgid \"A\"\n\nmsgstr \"a\"\n")) == Said{"4:1 K001 po"});
    CHECK(said(read("msgctxt \"a\"\n")) == Said{"1:1 K001 po"});
    CHECK(said(read("#~ msgctxt \"a\"\n#~ msgstr \"x\"\n")) == Said{"1:1 K001 po"});
    CHECK(said(read("msgctxt \"a\"\nmsgctxt \"b\"\nmsgid \"B\"\nmsgstr \"b\"\n")) ==
          Said{"1:1 K001 po"});
    CHECK(said(read("msgid \"A\"\nmsgctxt \"a\"\nmsgstr \"x\"\n")) == Said{"2:1 K001 po"});
}

TEST_CASE("a second msgstr in an entry is named, not added to the first", "[catalog]")
{
    const auto twice = read("msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"Jangan.\"\n"
                            "msgstr \"Bayar\"\n\"lagi.\"\n");
    CHECK(said(twice) == Said{"4:1 K001 po"});
    REQUIRE(twice.catalog.messages.size() == 1);
    CHECK(twice.catalog.messages.front().translation == "Jangan.");
    CHECK(said(read("msgctxt \"a\"\nmsgid \"A\"\nmsgid_plural \"B\"\nmsgid_plural \"C\"\n"
                    "msgstr[0] \"x\"\nmsgstr \"y\"\n")) == Said{"4:1 K001 po", "6:1 K001 po"});
}

TEST_CASE("bytes that are not UTF-8 are named by line and column", "[catalog]")
{
    CHECK(said(read("# Metô\nmsgid \"Metô \xE9\"\n")) == Said{"2:13 K003 encoding"});
    CHECK(said(read(std::string("\xFF\xFEm\0s\0", 6))) == Said{"1:1 K003 encoding"});
}

TEST_CASE("a byte order mark is only a warning", "[catalog]")
{
    const auto parsed = read("\xEF\xBB\xBFmsgctxt \"a\"\nmsgid \"A\"\nmsgstr \"x\"\n");
    CHECK(said(parsed) == Said{"1:1 K003 bom"});
    CHECK_FALSE(content::has_errors(parsed.findings));
    CHECK(parsed.catalog.find("a") != nullptr);
}

TEST_CASE("a translation over 64 KiB is refused", "[catalog]")
{
    const std::string most(64 * 1024, 'a');
    CHECK(read("msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"" + most + "\"\n").findings.empty());
    CHECK(said(read("msgctxt \"a\"\nmsgid \"A\"\nmsgstr \"" + most + "a\"\n")) ==
          Said{"1:1 K001 long"});
}

TEST_CASE("entries without an id are no repeats of each other", "[catalog]")
{
    const auto parsed = read("msgid \"A\"\nmsgstr \"x\"\n\nmsgid \"B\"\nmsgstr \"y\"\n");
    CHECK(parsed.findings.empty());
    CHECK(parsed.catalog.messages.size() == 2);
}

namespace {

/// Texts of what may trouble a reader: quotes, escapes, marks, breaks, several scripts.
class MessageMaker {
  public:
    std::string text()
    {
        static const std::vector<std::string> pieces{"paspor", " ",    "\"",    "\\",     "\n",
                                                     "\t",     "\r",   "#",     "msgid ", "ꞌ",
                                                     "Metô",   "ខ្មែរ", "{fee}", "**"};
        std::string made;
        for (std::size_t count = below(8); count > 0; --count) {
            made += pieces[below(pieces.size())];
        }
        return made;
    }

    Message message(std::size_t number)
    {
        Message made;
        made.context = "topic.block" + std::to_string(number);
        made.source = text();
        made.translation = text();
        made.fuzzy = below(2) == 0;
        if (below(2) == 0) {
            made.previous_source = text();
        }
        if (below(3) == 0) {
            made.previous_context = "topic.other";
        }
        for (std::size_t count = below(3); count > 0; --count) {
            made.comments.push_back("back: x" + std::to_string(below(10)));
            made.notes.push_back(below(2) == 0 ? "" : "KIOS | langkah");
        }
        return made;
    }

    std::size_t below(std::size_t limit) { return random_() % limit; }

  private:
    std::mt19937 random_{20261124};
};

} // namespace

TEST_CASE("whatever is written is read back as it was", "[catalog]")
{
    MessageMaker maker;
    for (int round = 0; round < 200; ++round) {
        Catalog catalog;
        catalog.language = "aoz";
        catalog.header_comments = {"qaa"};
        for (std::size_t i = 0; i < 5; ++i) {
            (maker.below(4) == 0 ? catalog.obsolete : catalog.messages).push_back(maker.message(i));
        }
        const std::string text = write_catalog(catalog);
        const auto parsed = read(text);
        INFO(text);
        REQUIRE(parsed.findings.empty());
        REQUIRE(same(parsed.catalog.messages, catalog.messages));
        REQUIRE(same(parsed.catalog.obsolete, catalog.obsolete));
        REQUIRE(parsed.catalog.header_comments == catalog.header_comments);
        REQUIRE(write_catalog(parsed.catalog) == text);
    }
}

TEST_CASE("no broken file makes the reader fail", "[catalog]")
{
    const std::string good = header + fee + "\n#~ msgctxt \"x\"\n#~ msgid \"y\"\n#~ msgstr \"z\"\n";
    MessageMaker maker;
    for (int round = 0; round < 2000; ++round) {
        std::string text = good;
        for (std::size_t edits = 1 + maker.below(4); edits > 0; --edits) {
            const std::size_t at = maker.below(text.size());
            switch (maker.below(3)) {
            case 0:
                text.erase(at, 1 + maker.below(12));
                break;
            case 1:
                text.insert(at, maker.text());
                break;
            default:
                text[at] = "\"#\\\n~|mé"[maker.below(8)];
            }
            text += "\n";
        }
        const auto first = read(text);
        REQUIRE(write_catalog(read(write_catalog(first.catalog)).catalog) ==
                write_catalog(first.catalog));
    }
}

TEST_CASE("characters of a translation keep their place in the file", "[model][catalog]")
{
    const auto parsed = read("msgctxt \"a.b\"\nmsgid \"Satu\"\n"
                             "msgstr \"\"\n"
                             "\"Eins \\\"zwei\\\" \"\n"
                             "  \"drei\\nvier\"\n");
    REQUIRE(parsed.catalog.messages.size() == 1);
    const Message& message = parsed.catalog.messages.front();
    const auto place = [&](std::string_view word) {
        const auto found =
            content::place_in_text(message.translation_place, message.translation_jumps,
                                   message.translation, message.translation.find(word));
        return std::pair(found.line, found.column);
    };
    CHECK(place("Eins") == std::pair(4, 2));
    CHECK(place("zwei") == std::pair(4, 9));
    CHECK(place("drei") == std::pair(5, 4));
    CHECK(place("vier") == std::pair(5, 10));
}
