#include "content/model/source.hpp"

#include <catch2/catch.hpp>
#include <string>

namespace {

/// "5:9 K001 quote" for each finding, in order.
std::vector<std::string> said(std::string_view toml)
{
    std::vector<std::string> all;
    for (const content::Finding& finding : content::parse_source(toml, "t.toml").findings) {
        all.push_back(std::to_string(finding.place.line) + ":" +
                      std::to_string(finding.place.column) + " " + finding.code + " " +
                      finding.variant);
    }
    return all;
}

std::string argument(const content::Finding& finding, std::string_view name)
{
    for (const auto& [key, value] : finding.arguments) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

content::SourceValue parsed(std::string_view toml)
{
    const content::ParsedSource source = content::parse_source(toml, "t.toml");
    REQUIRE(source.root);
    return *source.root;
}

content::Place at(int line, int column)
{
    return {"t.toml", line, column};
}

using Said = std::vector<std::string>;

} // namespace

TEST_CASE("a text without closing quote is reported where the quote opens", "[model][source]")
{
    CHECK(said("id = \"paspor\"\ntile = \"Urus paspor\nstrip = \"nila\"\n") ==
          Said{"2:8 K001 quote"});
    CHECK(said("id = \"a\"\nnote = \"\"\"Angka\ndiisi komputer.\n") == Said{"2:8 K001 quote"});
    CHECK(said("x = [\"Uab Metô\", \"ꞌ\nz = 1\n") == Said{"1:18 K001 quote"});
}

TEST_CASE("a typographic quote around a text is named, inside a text it is fine", "[model][source]")
{
    CHECK(said("id = “paspor”\n") == Said{"1:6 K003 curly"});
    CHECK(said("text = \"Kata mereka: “gaji besar”.\"\n").empty());
}

TEST_CASE("conflict markers stop the reading at the first", "[model][source]")
{
    CHECK(said("id = \"a\"\n<<<<<<< HEAD\nv = 1\n=======\nv = 2\n>>>>>>> other\n") ==
          Said{"2:1 K002 "});
}

TEST_CASE("byte order mark and CRLF are warnings and do not shift places", "[model][source]")
{
    const content::ParsedSource source =
        content::parse_source("\xEF\xBB\xBFid = \"a\"\r\ntile = \"b\"\r\n", "t.toml");
    REQUIRE(source.findings.size() == 2);
    CHECK(source.findings[0].variant == "bom");
    CHECK(source.findings[1].variant == "crlf");
    CHECK_FALSE(content::has_errors(source.findings));
    REQUIRE(source.root);
    CHECK(source.root->find("id")->place == at(1, 7));
    CHECK(source.root->find("tile")->place == at(2, 9));
}

TEST_CASE("what is not UTF-8 is reported at its first byte", "[model][source]")
{
    CHECK(said("id = \"a\"\ntile = \"Met\xF4\"\n") == Said{"2:12 K003 encoding"});
    CHECK(said("\xFF\xFEi\0d\0") == Said{"1:1 K003 encoding"});
    CHECK(said("tile = \"\xC0\xAF\"\n") == Said{"1:9 K003 encoding"});
    CHECK(said("tile = \"\xED\xA0\x80\"\n") == Said{"1:9 K003 encoding"});
}

TEST_CASE("an empty file says so, one with only a comment is fine", "[model][source]")
{
    CHECK(said("") == Said{"0:0 K001 empty"});
    CHECK(said(" \n\n") == Said{"0:0 K001 empty"});
    CHECK(said("# nothing yet\n").empty());
}

TEST_CASE("a text over 64 KiB is refused", "[model][source]")
{
    CHECK(said("a = \"" + std::string(content::longest_text, 'x') + "\"\n").empty());
    CHECK(said("a = \"" + std::string(content::longest_text + 1, 'x') + "\"\n") ==
          Said{"1:6 K001 long"});
}

TEST_CASE("a key written twice and a day that does not exist are said in our words",
          "[model][source]")
{
    const auto twice = content::parse_source("id = \"a\"\nid = \"b\"\n", "t.toml").findings;
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].variant == "duplicate");
    CHECK(twice[0].place.line == 2);
    CHECK(argument(twice[0], "name") == "id");

    const auto day = content::parse_source("a = 1\nrecheck = 2026-13-01\n", "t.toml").findings;
    REQUIRE(day.size() == 1);
    CHECK(day[0].variant == "date");
    CHECK(day[0].place == at(2, 11));
    CHECK(argument(day[0], "found") == "2026-13-01");
    CHECK(said("recheck = 2026-02-30\n") == Said{"1:11 K001 date"});
}

TEST_CASE("any other fault has a place and no word of the library", "[model][source]")
{
    CHECK(said("id = \"a\"\ntile \"b\"\n") == Said{"2:6 K001 "});
    CHECK(said("a = [1, 2\n").size() == 1);
}

TEST_CASE("values keep their kind, place and file order", "[model][source]")
{
    const auto root = parsed("z = 2026-03-02\n"
                             "a = [\"Rp\", 1, 0.5, true]\n"
                             "[b]\n"
                             "text.kiosk = \"Métô\"\n"
                             "long = \"\"\"\nBaris satu.\n\"\"\"\n");
    REQUIRE(root.entries.size() == 3);
    CHECK(root.entries[0].key == "z");
    CHECK(root.entries[0].value.kind == content::ValueKind::Day);
    CHECK(root.entries[0].value.day == *content::parse_date("2026-03-02"));

    const auto& list = root.entries[1].value;
    REQUIRE(list.items.size() == 4);
    CHECK(list.items[0].place == at(2, 7));
    CHECK(list.items[1].kind == content::ValueKind::Integer);
    CHECK(list.items[2].number == 0.5);
    CHECK(list.items[3].truth);

    const auto& table = root.entries[2].value;
    CHECK(table.find("text")->find("kiosk")->place == at(4, 15));
    CHECK(table.find("text")->place == at(4, 1));
    CHECK(table.find("long")->place == at(6, 1));
    CHECK(table.find("missing") == nullptr);
}

TEST_CASE("a text that is not composed is named and composed on reading", "[model][source]")
{
    CHECK(said("a = \"Meto\u0302\"\n") == Said{"1:6 K028 nfc"});
    CHECK(parsed("a = \"Meto\u0302\"\n").find("a")->text == "Metô");
}

TEST_CASE("what toml++ takes for granted is refused at its place", "[model][source]")
{
    CHECK(said("id = \"a\"\n[[") == Said{"2:3 K001 end"});
    CHECK(said("[[\nid = 1\n") == Said{"1:3 K001 "});
    CHECK(said("[[block]]\nid = 1\n[[block]]\nx = [1, }\n") == Said{"4:9 K001 "});
    CHECK(said("a = 1\nb = { = 2 }\nc = 3\n") == Said{"2:7 K001 "});
    CHECK(said("a = [11\u00e9 = 1]\n") == Said{"1:8 K001 "}); // a letter its tables of spaces miss
    CHECK(said("a = [1, \u0416]\n") == Said{"1:9 K001 "});
}

TEST_CASE("characters behind escapes and line breaks keep their place in the file",
          "[model][source]")
{
    const auto place = [](const content::SourceValue& value, std::string_view word) {
        return content::place_in_text(value.place, value.jumps, value.text, value.text.find(word));
    };
    const auto root = parsed("plain = \"Urus paspor\"\n"
                             "quoted = \"Kata \\\"calo\\\" itu \\u00e9 baru\"\n"
                             "lines = \"\"\"\nSatu\ndua tiga\\\n   empat\"\"\"\n"
                             "raw = 'C:\\dua tiga'\n");
    CHECK(place(*root.find("plain"), "paspor") == at(1, 15));
    CHECK(place(*root.find("quoted"), "calo") == at(2, 18));
    CHECK(place(*root.find("quoted"), "baru") == at(2, 36));
    CHECK(place(*root.find("lines"), "Satu") == at(4, 1));
    CHECK(place(*root.find("lines"), "tiga") == at(5, 5));
    CHECK(place(*root.find("lines"), "empat") == at(6, 4));
    CHECK(place(*root.find("raw"), "tiga") == at(7, 15));
    CHECK(root.find("plain")->jumps.empty());
}
