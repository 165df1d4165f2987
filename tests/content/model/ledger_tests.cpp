#include "content/model/ledger.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <stdexcept>

using content::parse_ledger;
using content::text_hash;

namespace {

const std::string hash = "80bdcb048521ef575f8daf7c111f12f4";

std::string line(const std::string& verdict, const std::string& name, const std::string& time)
{
    return "passport.fee@poster\t" + hash + "\t" + verdict + "\tlanguage\t" + name + "\t" + time +
           "\t\t\n";
}

std::string verdicts_of(const content::Ledger& ledger)
{
    std::string verdicts;
    for (const auto& entry : ledger.lines) {
        verdicts += entry.verdict + " " + entry.name + "; ";
    }
    return verdicts;
}

/// "3:1 K001 columns" for each finding.
std::vector<std::string> said(const content::ParsedLedger& parsed)
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

} // namespace

TEST_CASE("the hash of a text is that of the written rule", "[ledger][hash]")
{
    CHECK(text_hash("aoz", "passport.fee@poster", "Resmi: {passport_fee}", "AOZ {passport_fee}") ==
          "80bdcb048521ef575f8daf7c111f12f4");
    CHECK(text_hash("mkn", "passport.fee@poster", "Resmi: {passport_fee}", "AOZ {passport_fee}") ==
          "78f9eb80fca74eacb78a003ffa8a5980");
}

TEST_CASE("the hash sees any letter, but not how an accent is stored", "[ledger][hash]")
{
    const auto of = [](const char* translation) {
        return text_hash("aoz", "home.title", "Bahasa", translation);
    };
    CHECK(of("Uab Metô") == of("Uab Meto\u0302"));
    CHECK(of("Uab Metô") != of("Uab Meto"));
    CHECK(of("Uab Metô") != of("Uab Metô "));
}

TEST_CASE("the hash keeps its fields apart", "[ledger][hash]")
{
    CHECK(text_hash("id", "ab", "c", "") != text_hash("id", "a", "bc", ""));
    CHECK(text_hash("id", "a", "", "b") != text_hash("id", "a", "b", ""));
}

TEST_CASE("a ledger line has eight columns and is written as it was read", "[ledger]")
{
    const std::string text =
        "fee\t" + hash + "\tsame\teditor\trina\t2026-11-24T09:10Z\told\tc2ln\n";
    const auto parsed = parse_ledger(text, "reviews/id.tsv");
    CHECK(parsed.findings.empty());
    REQUIRE(parsed.ledger.lines.size() == 1);
    const auto& read = parsed.ledger.lines.front();
    CHECK(read.unit == "fee");
    CHECK(read.hash == hash);
    CHECK(read.verdict == "same");
    CHECK(read.role == "editor");
    CHECK(read.name == "rina");
    CHECK(read.time == "2026-11-24T09:10Z");
    CHECK(read.extra == "old");
    CHECK(read.sig == "c2ln");
    CHECK(read.place == content::Place{"reviews/id.tsv", 1, 1});
    CHECK(content::write_ledger_line(read) == text);
}

TEST_CASE("a column that would be read as two is not written", "[ledger]")
{
    content::LedgerLine line{"fee", hash, "ok", "content", "rina", "2026-11-24T09:10Z", "", "", {}};
    CHECK_NOTHROW(content::write_ledger_line(line));
    for (const std::string name : {"rina\tok", "rina\nfee", "rina\r"}) {
        line.name = name;
        CHECK_THROWS_AS(content::write_ledger_line(line), std::invalid_argument);
    }
}

TEST_CASE("a union merge neither reorders nor doubles approvals", "[ledger]")
{
    const std::string made = line("made", "anton", "2026-11-24T09:10Z");
    const std::string ok = line("ok", "rina", "2026-11-24T11:02Z");
    const std::string no = line("no", "maria", "2026-11-25T08:00Z");
    const std::string wanted = "made anton; ok rina; no maria; ";
    CHECK(verdicts_of(parse_ledger(made + ok + no, "x").ledger) == wanted);
    CHECK(verdicts_of(parse_ledger(no + ok + made + ok + no, "x").ledger) == wanted);
}

TEST_CASE("lines of one minute stay in the order of the file", "[ledger]")
{
    const std::string time = "2026-11-24T11:02Z";
    const auto parsed = parse_ledger(
        line("ok", "rina", time) + line("no", "maria", time) + line("ok", "rina", time), "x");
    CHECK(verdicts_of(parsed.ledger) == "ok rina; no maria; ");
}

TEST_CASE("a broken line is reported and the others count", "[ledger]")
{
    const std::string good = line("ok", "rina", "2026-11-24T11:02Z");
    const auto parsed = parse_ledger(
        good + "passport.fee\t80bd\tok\n" + line("OK", "anton", "2026-11-24T11:02Z") + "\n" +
            line("ok", "anton", "24-11-2026") + line("ok", "ant\xF6n", "2026-11-24T11:02Z") +
            line("ok", "anton", "2026-02-30T11:02Z"),
        "reviews/aoz.tsv");
    CHECK(said(parsed) == Said{"2:1 K001 columns", "3:54 K001 verdict", "5:72 K001 time",
                               "6:69 K003 encoding", "7:72 K001 time"});
    CHECK(verdicts_of(parsed.ledger) == "ok rina; ");
}

TEST_CASE("conflict marks in a ledger are named as such", "[ledger]")
{
    const auto parsed =
        parse_ledger("<<<<<<< HEAD\n" + line("ok", "rina", "2026-11-24T11:02Z"), "x");
    CHECK(said(parsed) == Said{"1:1 K002 "});
    CHECK(parsed.ledger.lines.size() == 1);
}

TEST_CASE("a ledger saved on Windows reads alike", "[ledger]")
{
    const auto parsed =
        parse_ledger("fee\t" + hash + "\tok\tcontent\trina\t2026-11-24T11:02Z\t\t\r\n", "x");
    CHECK(parsed.findings.empty());
    REQUIRE(parsed.ledger.lines.size() == 1);
    CHECK(parsed.ledger.lines.front().sig.empty());
}

TEST_CASE("the day of a ledger time is the one that people in Kupang had then", "[ledger]")
{
    // What was confirmed in Kupang at seven in the morning is not of the day before.
    CHECK(content::ledger_day("2026-11-24T15:59Z") == content::parse_date("2026-11-24"));
    CHECK(content::ledger_day("2026-11-24T16:00Z") == content::parse_date("2026-11-25"));
    CHECK(content::ledger_day("2026-11-24T23:59Z") == content::parse_date("2026-11-25"));
    CHECK_FALSE(content::ledger_day("2026-11-24T24:00Z").has_value());
    CHECK_FALSE(content::ledger_day("gestern").has_value());
}

TEST_CASE("a line end of an old Mac in a ledger's line is said, and the line does not count",
          "[ledger]")
{
    const auto parsed = parse_ledger(line("ok", "ri\rna", "2026-11-24T09:10Z"), "reviews/en.tsv");
    CHECK(parsed.ledger.lines.empty());
    CHECK(said(parsed) == Said{"1:68 K003 crlf"});
}
