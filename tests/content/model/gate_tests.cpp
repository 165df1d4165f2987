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
              const std::vector<Finding>& findings = {})
{
    Codes list;
    for (const GateReason& reason : judge(guide, target, mode, today(), findings).reasons) {
        if (std::find(list.begin(), list.end(), reason.finding.code) == list.end()) {
            list.push_back(reason.finding.code);
        }
    }
    return list;
}

Codes press(const SmallGuide& small, const std::vector<Finding>& findings = {})
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
        return std::vector{finding};
    };
    CHECK(press(small, of("P20", Severity::Error)) == Codes{"P20"});
    CHECK(press(small, of("P20", Severity::Warning)) == Codes{});
    CHECK(press(small, of("K044", Severity::Warning)) == Codes{"K044"});
    CHECK(press(small, of("K044", Severity::Warning, "used")) == Codes{});
    auto elsewhere = of("K040", Severity::Error);
    elsewhere[0].unit = "passport.fee";
    CHECK(press(small, elsewhere) == Codes{});
}

TEST_CASE("the Kupang Malay draft is printable as a proof; an empty poster never is",
          "[model][gate][guide]")
{
    const auto loaded = load_guide(support::source_dir() / "content/guide");
    const GateTarget draft{"official-way", "mkn", Variant::Poster};
    CHECK(reasons(*loaded.guide, draft, GateMode::Proof) == Codes{});
    CHECK(reasons(*loaded.guide, draft, GateMode::Press) ==
          Codes{"K062", "K013", "K016", "K017", "K011", "K057"});
    const GateTarget empty{"seven-steps", "mkn", Variant::Poster};
    CHECK(reasons(*loaded.guide, empty, GateMode::Proof) == Codes{"K010"});
}
