#include "content/model/gate.hpp"
#include "content/model/review.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using desk_tests::Office;
namespace fs = std::filesystem;

namespace {

/// A critical text: its translation wants the roles language and content.
const std::string hotline = "official-way.hotline@poster";

/// How the English text of a unit stands now.
content::Approval english(const Office& office, const std::string& unit)
{
    const auto guide = office.load();
    return content::approval_of(*guide, *guide->find_unit(unit), "en");
}

/// Enters an English review line by hand, as an old version or a merge may have left it.
void enter(const Office& office, const std::string& unit, const std::string& role,
           const std::string& name)
{
    const auto guide = office.load();
    const auto& message = *guide->catalogs.at("en").find(unit);
    content::append_file(office.guide / "reviews/en.tsv",
                         content::write_ledger_line(
                             {unit,
                              content::text_hash("en", unit, message.source, message.translation),
                              "ok",
                              role,
                              name,
                              "2026-11-23T08:00Z",
                              "",
                              "",
                              {}}));
}

} // namespace

TEST_CASE("a text that one person approved in two roles is mended by a second person",
          "[desk][approve]")
{
    Office office;
    office.replace("guide.toml", "dinas = { roles = [\"content\", \"editor\"] }",
                   "dinas = { roles = [\"content\", \"language\"] }");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    enter(office, hotline, "language", "dinas");
    enter(office, hotline, "content", "dinas");
    REQUIRE(english(office, hotline).same_person);
    CHECK(office.approve(hotline, "en", "language", "rina") == Exit::Done);
    CHECK_FALSE(english(office, hotline).same_person);
    CHECK(english(office, hotline).missing_roles.empty());
}

TEST_CASE("a text that only its translator approved is mended by another speaker",
          "[desk][approve]")
{
    Office office;
    office.replace("guide.toml", "dinas = {", "maria = { roles = [\"language\"] }\ndinas = {");
    const std::string ask = "official-way.ask@poster";
    REQUIRE(desk::update(office.at_desk(), "en", "rina") == Exit::Done);
    enter(office, ask, "language", "rina");
    REQUIRE(english(office, ask).same_person);
    CHECK(office.approve(ask, "en", "language", "maria") == Exit::Done);
    CHECK_FALSE(english(office, ask).same_person);
}

TEST_CASE("nobody approves in two roles unless another person can stand for one of them",
          "[desk][approve]")
{
    Office office;
    office.replace("guide.toml", "dinas = { roles = [\"content\", \"editor\"] }",
                   "dinas = { roles = [\"content\", \"language\"] }");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    std::string unit = hotline;
    SECTION("critical text") {}
    SECTION("normal text, where the guide asks for two roles")
    {
        office.replace("guide.toml", "roles = { normal = [\"language\"]",
                       "roles = { normal = [\"language\", \"content\"]");
        unit = "official-way.ask@poster";
    }
    REQUIRE(office.approve(unit, "en", "language", "dinas") == Exit::Done);
    const auto before = office.lines("en");
    CHECK(office.approve(unit, "en", "content", "dinas") == Exit::ContentAtFault);
    CHECK(office.err.str().find("ask another person") != std::string::npos);
    CHECK(office.lines("en") == before);
    REQUIRE(office.approve(unit, "en", "language", "rina") == Exit::Done);
    CHECK(office.approve(unit, "en", "content", "dinas") == Exit::Done);
    CHECK(english(office, unit).missing_roles.empty());
    CHECK_FALSE(english(office, unit).same_person);
}

TEST_CASE("a signature that does not fit is mended by a new approval", "[desk][approve]")
{
    Office office;
    office.replace("guide.toml", "dinas = {", "dinas = { key = \"AAAA\",");
    const auto guide = office.load();
    const std::string ask = "official-way.ask@poster";
    const auto& text = guide->find_unit(ask)->source.text;
    fs::create_directories(office.guide / "reviews");
    content::append_file(office.guide / "reviews/id.tsv",
                         content::write_ledger_line({ask,
                                                     content::text_hash("id", ask, text, text),
                                                     "no",
                                                     "content",
                                                     "dinas",
                                                     "2026-11-23T08:00Z",
                                                     "",
                                                     "c2ln",
                                                     {}}));
    CHECK(office.approve(ask, "id", "content", "dinas") == Exit::Done);
}

namespace {

/// The unit whose Indonesian is mended in the tests below: a normal text, and a critical one.
const std::string back = "ui.back";

content::Approval indonesian(const Office& office, const std::string& unit)
{
    const auto guide = office.load();
    return content::approval_of(*guide, *guide->find_unit(unit), "id");
}

Exit same_meaning(Office& office, const std::vector<std::string>& ids, const std::string& key = {},
                  const std::string& name = "edi")
{
    desk::ApproveRequest request;
    request.units = {ids, ids.empty()};
    request.language = "id";
    request.role = "editor";
    request.name = name;
    request.same_meaning = true;
    request.key_file = key;
    return desk::approve(office.at_desk(), request);
}

/// "ui.back" is approved in Indonesian and English; then a typing error in the Indonesian is
/// mended.
void mend_typing_error(Office& office)
{
    REQUIRE(office.approve(back, "id", "content", "dinas") == Exit::Done);
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    REQUIRE(office.approve(back, "en", "language", "rina") == Exit::Done);
    REQUIRE(english(office, back).approved);
    office.replace("ui.toml", "\"Kembali\"", "\"Kembali.\"");
    office.options.today = *content::parse_date("2026-11-25");
}

} // namespace

TEST_CASE("a source mended in form only keeps its translation and the approvals of it",
          "[desk][approve][update]")
{
    Office office;
    mend_typing_error(office);
    SECTION("said before anybody runs update") {}
    SECTION("said after update has asked for work")
    {
        REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
        REQUIRE_FALSE(english(office, back).current);
    }
    REQUIRE(same_meaning(office, {back}) == Exit::Done);
    REQUIRE(office.approve(back, "id", "content", "dinas") == Exit::Done);
    REQUIRE(desk::update(office.at_desk(), "en", "maria") == Exit::Done);
    CHECK(english(office, back).approved);
    const auto guide = office.load();
    const auto& message = *guide->catalogs.at("en").find(back);
    CHECK(message.source == "Kembali.");
    CHECK_FALSE(message.previous_source);
    const auto hash = content::text_hash("en", back, message.source, message.translation);
    const auto old = content::text_hash("en", back, "Kembali", message.translation);
    std::vector<std::string> said;
    for (const auto& line : guide->ledgers.at("en").lines) {
        if (line.hash == hash) {
            said.push_back(line.verdict + " " + line.name);
            CHECK(line.extra == old);
        }
    }
    CHECK(said == std::vector<std::string>{"made anton", "ok rina"});
    const auto lines = office.lines("en");
    REQUIRE(desk::update(office.at_desk(), "en", "maria") == Exit::Done);
    CHECK(office.lines("en") == lines);
}

TEST_CASE("the same meaning counts only once the content role has read the new text",
          "[desk][approve][update]")
{
    Office office;
    mend_typing_error(office);
    REQUIRE(same_meaning(office, {back}) == Exit::Done);
    CHECK_FALSE(indonesian(office, back).approved);
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    CHECK_FALSE(english(office, back).current);
}

TEST_CASE("the same meaning needs two people: one to say it, another to read the new text",
          "[desk][approve][update]")
{
    Office office;
    mend_typing_error(office);
    REQUIRE(same_meaning(office, {back}, {}, "dinas") == Exit::Done); // editor and content role
    REQUIRE(office.approve(back, "id", "content", "dinas") == Exit::Done);
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    CHECK_FALSE(english(office, back).current);
}

TEST_CASE("the same meaning said by one who is no editor carries nothing over",
          "[desk][approve][update]")
{
    Office office;
    mend_typing_error(office);
    REQUIRE(same_meaning(office, {back}) == Exit::Done);
    REQUIRE(office.approve(back, "id", "content", "dinas") == Exit::Done);
    office.replace("guide.toml", "edi = { roles = [\"editor\"] }",
                   "edi = { roles = [\"language\"] }");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    CHECK_FALSE(english(office, back).current);
}

TEST_CASE("the same meaning carries the word of the safety role over", "[desk][approve]")
{
    Office office;
    REQUIRE(office.approve(hotline, "id", "content", "dinas") == Exit::Done);
    REQUIRE(office.approve(hotline, "id", "safety", "aman") == Exit::Done);
    office.replace("posters/official-way.toml", "text.poster = \"Gratis\"",
                   "text.poster = \"Gratis!\"");
    office.options.today = *content::parse_date("2026-11-25");
    REQUIRE(same_meaning(office, {hotline}) == Exit::Done);
    CHECK_FALSE(indonesian(office, hotline).approved);
    REQUIRE(office.approve(hotline, "id", "content", "dinas") == Exit::Done);
    CHECK(indonesian(office, hotline).approved);
}

TEST_CASE("the same meaning of all is said of changed texts only, and counted", "[desk][approve]")
{
    Office office;
    mend_typing_error(office);
    REQUIRE(office.approve("ui.home", "id", "content", "dinas") == Exit::Done);
    office.out.str("");
    REQUIRE(same_meaning(office, {}) == Exit::Done);
    CHECK(office.out.str().find("1 texts entered as same in meaning") != std::string::npos);
    office.out.str("");
    REQUIRE(same_meaning(office, {}) == Exit::Done);
    CHECK(office.out.str().find("0 texts entered") != std::string::npos);
}

TEST_CASE("the same meaning of a text that is not there is wrong usage", "[desk][approve]")
{
    Office office;
    CHECK_THROWS_AS(same_meaning(office, {"ui.bak"}), content::UsageError);
    CHECK(same_meaning(office, {back}) == Exit::ContentAtFault); // nobody had approved it
}

TEST_CASE("a guide that counts signed lines only demands the right key", "[desk][approve][keygen]")
{
    Office office;
    mend_typing_error(office);
    const auto key = office.make_key("dinas");
    const auto other = office.file("other.key");
    REQUIRE(desk::keygen(office.at_desk(), "other", other) == Exit::Done);
    office.replace("guide.toml", "signed = false", "signed = true");
    const auto before = office.lines("id");
    CHECK_THROWS_WITH(office.approve(back, "id", "content", "dinas"), Catch::Contains("--key"));
    CHECK_THROWS_WITH(office.approve(back, "id", "content", "dinas", other),
                      Catch::Contains("not the key"));
    CHECK_THROWS_AS(same_meaning(office, {back}), content::UsageError);
    CHECK(office.lines("id") == before);
    CHECK(office.approve(back, "id", "content", "dinas", key) == Exit::Done);
    CHECK(indonesian(office, back).approved);
    // The line that stood unsigned from before counts no more: it can be said again.
    office.replace("ui.toml", "\"Kembali.\"", "\"Kembali\"");
    CHECK(office.approve(back, "id", "content", "dinas", key) == Exit::Done);
    office.replace("ui.toml", "\"Kembali\"", "\"Kembali!\"");
    REQUIRE(same_meaning(office, {back}, office.make_key("edi")) == Exit::Done);
    const auto ledger = office.load()->ledgers.at("id");
    const auto same = std::ranges::find(ledger.lines, "same", &content::LedgerLine::verdict);
    REQUIRE(same != ledger.lines.end());
    CHECK_FALSE(same->sig.empty());
}

TEST_CASE("a name that would break a ledger is wrong usage", "[desk][approve]")
{
    Office office;
    for (const std::string name : {"", "Rina", "ri na", "rina\tok", "rina\n"}) {
        CHECK_THROWS_AS(office.approve(back, "id", "content", name), content::UsageError);
        CHECK_THROWS_AS(desk::update(office.at_desk(), "en", name), content::UsageError);
        CHECK_THROWS_AS(desk::keygen(office.at_desk(), name, office.file("x.key")),
                        content::UsageError);
        desk::ConfirmRequest confirm;
        confirm.values.all = true;
        confirm.name = name;
        CHECK_THROWS_AS(desk::facts_confirm(office.at_desk(), confirm), content::UsageError);
    }
    CHECK(office.lines("en") == 0);
    CHECK_FALSE(fs::exists(office.file("x.key")));
}
