#include "content/model/document.hpp"
#include "content/model/gate.hpp"

#include "tests/content/model/small_guide.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace content;
using model_tests::SmallGuide;
using model_tests::today;
using Codes = std::vector<std::string>;

namespace {

const GateTarget german_poster{"official-way", "de", Variant::Poster};

Codes reasons(const Guide& guide, const GateTarget& target, GateMode mode,
              const GateFindings& findings = {})
{
    Codes list;
    for (const GateReason& reason : judge(guide, target, mode, today(), findings).reasons) {
        if (std::find(list.begin(), list.end(), reason.finding.code) == list.end()) {
            list.push_back(reason.finding.code);
        }
    }
    return list;
}

Codes press(const SmallGuide& small, const GateFindings& findings = {})
{
    return reasons(small.guide, german_poster, GateMode::Press, findings);
}

LedgerLine review(const SmallGuide& small, const std::string& verdict, const std::string& role,
                  const std::string& name, const std::string& time)
{
    const std::string unit = "official-way.headline@poster";
    for (const Message& message : small.guide.catalogs.at("de").messages) {
        if (message.context == unit) {
            return {unit,    text_hash("de", unit, message.source, message.translation),
                    verdict, role,
                    name,    time,
                    {},      {},
                    {}};
        }
    }
    return {};
}

} // namespace

TEST_CASE("a complete, approved, confirmed poster passes the gate", "[model][gate]")
{
    CHECK(press(SmallGuide()) == Codes{});
}

TEST_CASE("any edit shuts the gate until the text is approved again", "[model][gate]")
{
    SmallGuide small;
    small.german("official-way.headline@poster").translation += " ";
    CHECK(press(small) == Codes{"K014", "K017"});
}

TEST_CASE("a later no shuts the gate, also at the same minute, and an ok reopens it",
          "[model][gate]")
{
    SmallGuide small;
    small.say("de", review(small, "no", "language", "rina", "2026-11-02T10:00Z"));
    CHECK(press(small) == Codes{"K013"});
    small.say("de", review(small, "ok", "language", "rina", "2026-11-03T10:00Z"));
    CHECK(press(small) == Codes{});
}

TEST_CASE("a no by anybody with a role sends every earlier ok back; each role reads anew",
          "[model][gate]")
{
    SmallGuide small;
    small.unit("official-way.headline@poster").critical = true;
    small.say("de", review(small, "ok", "content", "dinas-2", "2026-11-03T10:00Z"));
    REQUIRE(press(small) == Codes{});
    small.guide.people["sari"] = {"sari", {"language"}, {}, {}};
    small.say("de", review(small, "no", "language", "sari", "2026-11-04T10:00Z"));
    CHECK(press(small) == Codes{"K013"});
    small.say("de", review(small, "ok", "language", "rina", "2026-11-05T10:00Z"));
    CHECK(press(small) == Codes{"K013"}); // the content role has not looked since
    small.say("de", review(small, "ok", "content", "dinas-2", "2026-11-05T11:00Z"));
    CHECK(press(small) == Codes{});
    small.say("de", review(small, "no", "language", "stranger", "2026-11-06T10:00Z"));
    CHECK(press(small) == Codes{});
}

TEST_CASE("a policy that asks nobody approves nothing", "[model][gate]")
{
    SmallGuide small;
    SECTION("no tables at all")
    {
        small.guide.publish.roles.clear();
        small.guide.publish.source_roles.clear();
        CHECK(press(small) == Codes{"K013", "K016"});
    }
    SECTION("an empty list")
    {
        small.guide.publish.source_roles["normal"].clear();
        CHECK(press(small) == Codes{"K016"});
    }
}

TEST_CASE("a fact in words is approved like a text, and on paper never left in Indonesian",
          "[model][gate]")
{
    SmallGuide small;
    Fact where;
    where.id = "where";
    where.text = "di kantor kabupaten";
    where.source = {"S32"};
    small.guide.facts["where"] = where;
    small.confirm("where", "2026-10-01");
    small.add_unit("facts.where", where.text).owner = "facts";
    small.unit("official-way.headline@poster").source.text = "Tanya {where}.";
    Message& headline = small.german("official-way.headline@poster");
    headline.source = "Tanya {where}.";
    headline.translation = "Frag {where}.";
    small.approve("official-way.headline@poster");
    LedgerLine made = review(small, "made", "translator", "anton", "2026-11-01T09:00Z");
    small.say("de", made);
    CHECK(press(small) == Codes{"K010"});
    const auto first = [&] {
        return resolve(small.guide, "official-way", "de", Variant::Poster, {today()})
            .document.blocks[0];
    };
    CHECK(plain_text(first().lines).find("kantor") == std::string::npos);

    small.translate("facts.where", "im Amt");
    CHECK(press(small) == Codes{"K013", "K016"});
    CHECK(reasons(small.guide, german_poster, GateMode::Proof) == Codes{});
    CHECK(plain_text(first().lines) == "Frag im Amt.");
    CHECK_FALSE(first().approved);

    small.approve("facts.where");
    CHECK(press(small) == Codes{});
    CHECK(first().approved);
}

TEST_CASE("a number that was given up is not printed; its replacement is, once it is confirmed",
          "[model][gate]")
{
    SmallGuide small;
    Contact fresh = small.guide.contacts["hotline_home"];
    fresh.id = "hotline_new";
    fresh.value = "0800-000-002";
    small.guide.contacts["hotline_home"].replaced_by = "hotline_new";
    small.guide.contacts["hotline_new"] = fresh;
    CHECK(press(small) == Codes{"K054"});
    CHECK(reasons(small.guide, german_poster, GateMode::Proof) == Codes{"K054"});
    small.confirm("hotline_new", "2026-11-01");
    CHECK(press(small) == Codes{});
    const auto shown = resolve(small.guide, "official-way", "de", Variant::Poster, {today()});
    CHECK(shown.document.blocks[1].contact->value == "0800-000-002");
    small.guide.contacts["hotline_new"].replaced_by = "hotline_home"; // round in a circle
    CHECK(press(small) == Codes{"K054"});
}

TEST_CASE("the translator's own ok and a stranger's do not count", "[model][gate]")
{
    SmallGuide small;
    auto& lines = small.guide.ledgers["de"].lines;
    SECTION("translator and reviewer are one")
    {
        for (LedgerLine& line : lines) {
            line.name = "rina";
        }
        CHECK(press(small) == Codes{"K015"});
    }
    SECTION("nobody of that name is in [people]")
    {
        small.guide.people.erase("rina");
        CHECK(press(small) == Codes{"K013"});
    }
    SECTION("a critical text needs two people")
    {
        small.unit("official-way.headline@poster").critical = true;
        small.guide.people["rina"].roles = {"language", "content"};
        small.say("de", review(small, "ok", "content", "rina", "2026-11-03T10:00Z"));
        CHECK(press(small) == Codes{"K015"});
        small.say("de", review(small, "ok", "content", "dinas-2", "2026-11-03T11:00Z"));
        CHECK(press(small) == Codes{});
    }
}

TEST_CASE("stale, untranslated and fuzzy texts are refused; a proof prints the fuzzy one",
          "[model][gate]")
{
    SmallGuide small;
    Message& headline = small.german("official-way.headline@poster");
    SECTION("fuzzy")
    {
        headline.fuzzy = true;
        CHECK(press(small) == Codes{"K011"});
        CHECK(reasons(small.guide, german_poster, GateMode::Proof) == Codes{});
    }
    SECTION("stale")
    {
        headline.source = "Lewat jalan lama.";
        CHECK(press(small) == Codes{"K012"});
        CHECK(reasons(small.guide, german_poster, GateMode::Proof) == Codes{"K012"});
    }
    SECTION("untranslated")
    {
        headline.translation.clear();
        CHECK(press(small) == Codes{"K010"});
        CHECK(reasons(small.guide, german_poster, GateMode::Proof) == Codes{"K010"});
    }
}

TEST_CASE("a number that nobody called lately is refused, also without findings handed over",
          "[model][gate]")
{
    SmallGuide small;
    small.guide.contacts["hotline_home"].stale_after_days = 30;
    CHECK(press(small) == Codes{"K053"});
    const GateTarget board{"official-way", "de", Variant::Billboard};
    CHECK(reasons(small.guide, board, GateMode::Press) == Codes{"K053"});
}

TEST_CASE("a language that is not live is printed as a proof only", "[model][gate]")
{
    SmallGuide small;
    small.guide.languages[1].status = LanguageStatus::Preview;
    CHECK(press(small) == Codes{"K062"});
    CHECK(reasons(small.guide, german_poster, GateMode::Proof) == Codes{});
}

TEST_CASE("layout's findings: errors and what paper refuses count, other warnings do not",
          "[model][gate]")
{
    const SmallGuide small;
    const auto of = [](const std::string& code, Severity severity,
                       const std::string& variant = {}) {
        Finding finding;
        finding.code = code;
        finding.severity = severity;
        finding.variant = variant;
        finding.unit = "official-way.headline@poster";
        finding.language = "de";
        return GateFindings{{}, {}, {finding}};
    };
    CHECK(press(small, of("P20", Severity::Error)) == Codes{"P20"});
    CHECK(press(small, of("P20", Severity::Warning)) == Codes{});
    CHECK(press(small, of("K044", Severity::Warning)) == Codes{"K044"});
    CHECK(press(small, of("K044", Severity::Warning, "used")) == Codes{});
    for (const char* unit : {"official-way", "contacts.hotline_home", "ui.checked-on", ""}) {
        auto of_the_sheet = of("P23", Severity::Error);
        of_the_sheet.sheet[0].unit = unit;
        CHECK(press(small, of_the_sheet) == Codes{"P23"});
    }
}

TEST_CASE("an error of check counts unless it is surely another document's", "[model][gate]")
{
    SmallGuide small;
    Contact other = small.guide.contacts["hotline_home"];
    other.id = "police";
    small.guide.contacts["police"] = other;
    const auto refused = [&](const std::string& unit, const std::string& language = {}) {
        Finding finding;
        finding.code = "K052";
        finding.unit = unit;
        finding.language = language;
        return !press(small, {{}, {finding}, {}}).empty();
    };
    for (const char* unit :
         {"", "official-way.headline@poster", "official-way.hotline", "contacts.hotline_home",
          "contacts.hotline_home/hours", "hotline_home", "ui.sash", "nobody.knows"}) {
        INFO(unit);
        CHECK(refused(unit));
    }
    for (const char* unit :
         {"passport.fee", "passport.fee@poster", "contacts.police", "police", "facts.passport_fee",
          "passport_fee", "ui.back", "notices.n", "pictograms.p"}) {
        INFO(unit);
        CHECK_FALSE(refused(unit));
    }
    CHECK_FALSE(refused("", "fr"));
    CHECK_FALSE(refused("ui.sash", "de"));
}

TEST_CASE("an error of loading refuses every sheet, press and proof", "[model][gate]")
{
    const SmallGuide small;
    Finding broken;
    broken.code = "K001";
    broken.unit = "passport.fee";
    broken.language = "fr";
    const GateFindings findings{{broken}, {}, {}};
    CHECK(press(small, findings) == Codes{"K001"});
    CHECK(reasons(small.guide, german_poster, GateMode::Proof, findings) == Codes{"K001"});
}

TEST_CASE("the Kupang Malay draft is printable as a proof; an empty poster never is",
          "[model][gate][guide]")
{
    const auto loaded = load_guide(support::source_dir() / "content/guide", today());
    const GateTarget draft{"official-way", "mkn", Variant::Poster};
    CHECK(reasons(*loaded.guide, draft, GateMode::Proof) == Codes{});
    CHECK(reasons(*loaded.guide, draft, GateMode::Press) ==
          Codes{"K062", "K013", "K016", "K017", "K011", "K057"});
    const GateTarget empty{"seven-steps", "mkn", Variant::Poster};
    CHECK(reasons(*loaded.guide, empty, GateMode::Proof) == Codes{"K010"});
}
