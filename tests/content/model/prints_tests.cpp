#include "content/model/prints.hpp"

#include "content/model/files.hpp"
#include "tests/content/model/small_guide.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

using content::parse_prints;
using content::Print;
using content::PrintHolds;
using content::recall;
using model_tests::SmallGuide;
using model_tests::today;

namespace {

/// Twelve posters in the port of Tenau, with the help line and a fee on them.
Print port_posters(const SmallGuide& small)
{
    const std::vector<std::string> shown{"hotline_home", "passport_fee", "hotline_home"};
    Print print;
    print.job_code = "B7QCRA";
    print.sha256 = std::string(64, 'a');
    print.poster = "official-way";
    print.format = "poster-a2";
    print.languages = "mkn,id";
    print.place = "Pelabuhan Tenau, ruang tunggu";
    print.copies = 12;
    print.name = "dinas";
    print.time = "2026-11-24T09:10Z";
    print.revision = "7";
    print.values = content::printed_values(small.guide, shown);
    return print;
}

std::vector<std::string> said(const content::ParsedPrints& parsed)
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

TEST_CASE("a print is read as it was written", "[prints]")
{
    const SmallGuide small;
    const Print print = port_posters(small);
    REQUIRE(print.values.size() == 2);
    const std::string line = content::write_print_line(print);
    const auto parsed = parse_prints(line, "reviews/prints.tsv");
    CHECK(said(parsed).empty());
    REQUIRE(parsed.prints.size() == 1);
    const Print& read = parsed.prints.front();
    CHECK(content::write_print_line(read) == line);
    CHECK(read.place == "Pelabuhan Tenau, ruang tunggu");
    CHECK(read.copies == 12);
    CHECK(read.values == print.values);
}

TEST_CASE("a print without values is read too", "[prints]")
{
    Print print = port_posters(SmallGuide());
    print.values.clear();
    CHECK(parse_prints(content::write_print_line(print), "p").prints.size() == 1);
}

TEST_CASE("a merged register loses nothing and says nothing twice", "[prints]")
{
    Print later = port_posters(SmallGuide());
    Print earlier = later;
    earlier.time = "2026-01-02T08:00Z";
    const std::string text = content::write_print_line(later) + content::write_print_line(earlier) +
                             content::write_print_line(later);
    const auto parsed = parse_prints(text, "p");
    REQUIRE(parsed.prints.size() == 2);
    CHECK(parsed.prints[0].time == earlier.time);
    CHECK(parsed.prints[1].time == later.time);
}

TEST_CASE("lines of the register that are cut or changed by hand are named with their place",
          "[prints]")
{
    const std::string good = content::write_print_line(port_posters(SmallGuide()));
    const auto broken = [&](const std::string& from, const std::string& to) {
        std::string text = good;
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        return said(parse_prints(text.replace(at, from.size(), to) + good, "p"));
    };
    const auto column = [&](std::string_view found) {
        return std::to_string(good.find(found) + 1); // the line is ASCII
    };
    CHECK(broken("\t12\t", "\t") == Said{"1:1 K001 print-columns"});
    for (const std::string copies : {"0", "-3", "12x", "dua"}) {
        CHECK(broken("\t12\t", "\t" + copies + "\t") ==
              Said{"1:" + column("12\t") + " K001 print-copies"});
    }
    CHECK(broken("T09:10Z", " 09:10") == Said{"1:" + column("2026-11") + " K001 time"});
    CHECK(broken("hotline_home=", "hotline_home ") ==
          Said{"1:" + column("hotline_home=") + " K001 print-values"});
    CHECK(broken("B7QCRA", "<<<<<<< B7QCRA") == Said{"1:1 K002 "});
}

TEST_CASE("a place with a tab in it is refused: it would be read as another column", "[prints]")
{
    Print print = port_posters(SmallGuide());
    print.place = "Tenau\tdermaga";
    CHECK_THROWS_AS(content::write_print_line(print), std::invalid_argument);
}

TEST_CASE("a changed digit is found on every print that carries it", "[prints][recall]")
{
    SmallGuide small;
    const std::vector<Print> prints{port_posters(small)};
    auto found = recall(small.guide, prints, "passport_fee", today());
    REQUIRE(found);
    REQUIRE(found->size() == 1);
    REQUIRE(found->front().values.size() == 1);
    CHECK(found->front().values.front().holds == PrintHolds::Yes);

    small.guide.facts["passport_fee"].amount = 350001;
    found = recall(small.guide, prints, "passport_fee", today());
    CHECK(found->front().values.front().holds == PrintHolds::Changed);
    found = recall(small.guide, prints, "B7QCRA", today());
    REQUIRE(found->front().values.size() == 2);
    CHECK(found->front().values[0].holds == PrintHolds::Yes);
    CHECK(found->front().values[1].holds == PrintHolds::Changed);
}

TEST_CASE("a value nobody confirmed since, or that is gone, is told apart from a changed one",
          "[prints][recall]")
{
    SmallGuide small;
    const std::vector<Print> prints{port_posters(small)};
    const auto of = [&](const std::string& id) {
        return recall(small.guide, prints, id, today())->front().values.front().holds;
    };
    small.guide.facts["passport_fee"].recheck = content::parse_date("2026-11-01");
    CHECK(of("passport_fee") == PrintHolds::Doubted);
    small.guide.facts.erase("passport_fee");
    CHECK(of("passport_fee") == PrintHolds::Gone);
}

TEST_CASE("a value on no print is found on none, an unknown id is none", "[prints][recall]")
{
    const SmallGuide small;
    const std::vector<Print> none;
    REQUIRE(recall(small.guide, none, "passport_fee", today()));
    CHECK(recall(small.guide, none, "passport_fee", today())->empty());
    CHECK_FALSE(recall(small.guide, none, "pasport_fee", today()));
    CHECK_FALSE(recall(small.guide, none, "B7QCRA", today()));
}

TEST_CASE("a guide without a register has no prints", "[prints]")
{
    const support::TemporaryFolder folder;
    SmallGuide small;
    small.guide.folder = folder.path();
    CHECK(content::read_prints(small.guide).prints.empty());
    std::filesystem::create_directory(folder.path() / "reviews");
    content::write_file(folder.path() / "reviews/prints.tsv",
                        content::write_print_line(port_posters(small)));
    CHECK(content::read_prints(small.guide).prints.size() == 1);
}
