#include "content/model/guide.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using content::ValueState;
using desk_tests::Office;
namespace fs = std::filesystem;

namespace {

Exit confirm(Office& office, const std::string& id, const std::string& recheck = {},
             const std::string& key = {})
{
    desk::ConfirmRequest request;
    request.values.ids = {id};
    request.name = "dinas";
    request.recheck = recheck;
    request.key_file = key;
    return desk::facts_confirm(office.at_desk(), request);
}

ValueState state(const Office& office, const std::string& contact)
{
    const auto guide = office.load();
    return content::state_of(*guide, guide->contacts.at(contact), office.options.today);
}

/// The line of `facts due` about a value; empty if it is not due.
std::string due(Office& office, const std::string& id)
{
    office.out.str("");
    desk::facts_due(office.at_desk());
    const std::string said = "\n" + office.out.str();
    const auto at = said.find("\n" + id + "  ");
    return at == std::string::npos ? "" : said.substr(at + 1, said.find('\n', at + 1) - at - 1);
}

} // namespace

TEST_CASE("a guide that counts signed lines only takes a value confirmed with the right key",
          "[desk][facts]")
{
    Office office;
    const auto key = office.make_key("dinas");
    office.replace("guide.toml", "signed = false", "signed = true");
    CHECK_THROWS_WITH(confirm(office, "hotline_home"), Catch::Contains("--key"));
    const auto other = office.file("other.key");
    REQUIRE(desk::keygen(office.at_desk(), "other", other) == Exit::Done);
    CHECK_THROWS_WITH(confirm(office, "hotline_home", "", other), Catch::Contains("not the key"));
    CHECK(office.lines("facts") == 0);
    CHECK(confirm(office, "hotline_home", "", key) == Exit::Done);
    CHECK(state(office, "hotline_home") == ValueState::Good);
}

TEST_CASE("a value is due on the day that was named when it was confirmed", "[desk][facts]")
{
    Office office;
    REQUIRE(confirm(office, "hotline_home", "2026-12-24") == Exit::Done);
    CHECK_THAT(due(office, "hotline_home"), Catch::EndsWith("confirmed  due 2026-12-24"));
    REQUIRE(confirm(office, "sapa_129", "2028-12-24") == Exit::Done);
    CHECK(due(office, "sapa_129").empty());
    office.options.today = *content::parse_date("2027-12-01");
    CHECK(due(office, "sapa_129").empty());
    CHECK_THAT(due(office, "hotline_home"), Catch::Contains("confirmed too long ago"));
}

TEST_CASE("the list of what is due says that a file could not be read", "[desk][facts]")
{
    Office office;
    CHECK(desk::facts_due(office.at_desk()) == Exit::Done);
    content::append_file(office.guide / "facts.toml", "biaya = \"350000\n");
    CHECK(desk::facts_due(office.at_desk()) == Exit::ContentAtFault);
}

TEST_CASE("a recheck date that has passed is wrong usage", "[desk][facts]")
{
    Office office;
    CHECK_THROWS_AS(confirm(office, "hotline_home", "2026-11-23"), content::UsageError);
    CHECK_THROWS_AS(confirm(office, "hotline_home", "bulan depan"), content::UsageError);
    CHECK(office.lines("facts") == 0);
    CHECK(confirm(office, "hotline_home", "2026-11-24") == Exit::Done);
}

TEST_CASE("a number that cannot be dialled is not confirmed", "[desk][facts]")
{
    Office office;
    office.replace("contacts.toml", "value = \"129\"", "value = \"12\"");
    CHECK(confirm(office, "sapa_129") == Exit::ContentAtFault);
    CHECK_THAT(office.err.str(), Catch::Contains("sapa_129") && Catch::Contains("K052"));
    CHECK(office.lines("facts") == 0);
    desk::ConfirmRequest all;
    all.values.all = true;
    all.name = "dinas";
    CHECK(desk::facts_confirm(office.at_desk(), all) == Exit::ContentAtFault);
    CHECK(office.read("reviews/facts.tsv").find("sapa_129") == std::string::npos);
    CHECK(office.read("reviews/facts.tsv").find("hotline_home") != std::string::npos);
}

TEST_CASE("an id that is no value is named", "[desk][facts]")
{
    Office office;
    CHECK(confirm(office, "hotline_hom") == Exit::ContentAtFault);
    CHECK_THAT(office.err.str(), Catch::Contains("no fact or contact \"hotline_hom\""));
}
