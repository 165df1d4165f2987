#include "content/desk/desk.hpp"

#include "content/desk/signing.hpp"
#include "content/model/gate.hpp"
#include "content/model/review.hpp"
#include "tests/content/desk/office.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

namespace fs = std::filesystem;
using content::Exit;
using desk_tests::Office;

TEST_CASE("update is idempotent and enters who translated", "[desk][update]")
{
    Office office;
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const std::string text = office.read("translations/en.po");
    const auto lines = office.lines("en");
    CHECK(lines > 100);
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    CHECK(office.read("translations/en.po") == text);
    CHECK(office.lines("en") == lines);
}

TEST_CASE("a changed source makes the translation need work and keeps the oldest text",
          "[desk][update]")
{
    Office office;
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    office.replace("ui.toml", "\"Balik\"", "\"Mundur\"");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const auto guide = content::load_guide(office.guide, office.options.today).guide;
    const auto* message = guide->catalogs.at("en").find("ui.back");
    REQUIRE(message != nullptr);
    CHECK(message->fuzzy);
    CHECK(message->source == "Mundur");
    CHECK(message->previous_source == "Kembali");
    CHECK(message->translation == "Back");
}

TEST_CASE("the source language has no translation file", "[desk][update]")
{
    Office office;
    CHECK_THROWS_AS(desk::update(office.at_desk(), "id", "anton"), content::UsageError);
}

TEST_CASE("who is not in the guide, or lacks the role, approves nothing", "[desk][approve]")
{
    Office office;
    CHECK(office.approve("official-way", "id", "content", "nobody") == Exit::ContentAtFault);
    CHECK(office.approve("official-way", "id", "content", "rina") == Exit::ContentAtFault);
    CHECK(office.lines("id") == 0);
}

TEST_CASE("a translator does not approve the own text", "[desk][approve]")
{
    Office office;
    REQUIRE(desk::update(office.at_desk(), "en", "rina") == Exit::Done);
    const auto before = office.lines("en");
    CHECK(office.approve("official-way.ask@poster", "en", "language", "rina") ==
          Exit::ContentAtFault);
    CHECK(office.err.str().find("ask another speaker") != std::string::npos);
    CHECK(office.lines("en") == before);
}

TEST_CASE("approving all twice adds nothing the second time", "[desk][approve]")
{
    Office office;
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    const auto lines = office.lines("id");
    CHECK(lines > 100);
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    CHECK(office.lines("id") == lines);
}

TEST_CASE("a signed approval fits its key", "[desk][approve][keygen]")
{
    Office office;
    const auto key = office.make_key("dinas");
    CHECK((fs::status(key).permissions() & fs::perms::mask) ==
          (fs::perms::owner_read | fs::perms::owner_write));
    const auto open = office.load()->people.at("dinas").key;
    REQUIRE(office.approve("official-way.ask@poster", "id", "content", "dinas", key) == Exit::Done);
    auto ledger = content::parse_ledger(office.read("reviews/id.tsv"), "reviews/id.tsv").ledger;
    REQUIRE(ledger.lines.size() == 1);
    CHECK(content::signature_fits(ledger.lines.front(), open));
    ledger.lines.front().verdict = "no";
    CHECK_FALSE(content::signature_fits(ledger.lines.front(), open));
}

TEST_CASE("confirming all passes the unverified values over and a changed digit lapses it",
          "[desk][facts]")
{
    Office office;
    desk::ConfirmRequest request;
    request.values.all = true;
    request.name = "dinas";
    REQUIRE(desk::facts_confirm(office.at_desk(), request) == Exit::Done);
    auto guide = content::load_guide(office.guide, office.options.today).guide;
    const auto state = [&](const std::string& id) {
        return content::state_of(*guide, guide->contacts.at(id), office.options.today);
    };
    CHECK(state("hotline_home") == content::ValueState::Good);
    CHECK(state("police_110") == content::ValueState::Unverified);
    office.replace("contacts.toml", "value = \"129\"", "value = \"148\"");
    guide = content::load_guide(office.guide, office.options.today).guide;
    CHECK(state("sapa_129") == content::ValueState::Unconfirmed);
    CHECK(state("hotline_home") == content::ValueState::Good);
}

TEST_CASE("check finds no error in the guide and explains its codes", "[desk][check]")
{
    Office office;
    CHECK(desk::check(office.at_desk(), {}) == Exit::Done);
    CHECK(desk::explain(office.at_desk(), "K020") == Exit::Done);
    CHECK(office.out.str().find("tidak dikenal") != std::string::npos);
    CHECK_THROWS_AS(desk::explain(office.at_desk(), "K999"), content::UsageError);
}

TEST_CASE("a preview shows source and translation side by side", "[desk][preview]")
{
    Office office;
    const auto out = office.file("preview.png");
    CHECK(desk::preview(office.at_desk(), {"official-way.ask@poster", "mkn", "", out}) ==
          Exit::Done);
    CHECK(content::read_file(out).substr(1, 3) == "PNG");
}

TEST_CASE("the demonstration guide opens the gate of every poster in id and en", "[desk][demo]")
{
    const Office office;
    const auto target = office.file("approved");
    const auto made =
        support::run({"env", "PELITA_BIN=" + support::bin_dir(), "PELITA_TODAY=2026-11-24",
                      (support::source_dir() / "tests/support/approved-guide").string(),
                      (support::source_dir() / "content/guide").string(), target.string()});
    INFO(made.out << made.err);
    REQUIRE(made.exit_code == 0);
    const auto guide = content::load_guide(target, office.options.today).guide;
    CHECK(guide->publish.label == "DEMO");
    for (const auto& poster : guide->posters) {
        for (const std::string language : {"id", "en"}) {
            INFO(poster.id << " " << language);
            CHECK(content::judge(*guide, {poster.id, language, content::Variant::Poster},
                                 content::GateMode::Press, office.options.today, {})
                      .open());
        }
    }
    CHECK_FALSE(content::judge(*guide, {"official-way", "mkn", content::Variant::Poster},
                               content::GateMode::Press, office.options.today, {})
                    .open());
}
