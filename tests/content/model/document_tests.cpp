#include "content/model/document.hpp"

#include "tests/content/model/small_guide.hpp"

#include <catch2/catch.hpp>

using namespace content;
using model_tests::codes;
using model_tests::SmallGuide;
using model_tests::today;
using Codes = std::vector<std::string>;

TEST_CASE("a poster in a translated language is filled, approved and dated", "[model][document]")
{
    const SmallGuide small;
    const Resolved resolved =
        resolve(small.guide, "official-way", "de", Variant::Poster, {today()});
    CHECK(codes(resolved.findings) == Codes{});
    CHECK(resolved.document.approved);
    REQUIRE(resolved.document.blocks.size() == 2);
    CHECK(resolved.document.blocks[0].lines ==
          std::vector<SpanLine>{{{"Der ", false, false, {}},
                                 {"amtliche", true, false, {}},
                                 {" Weg.", false, false, {}}}});
    REQUIRE(resolved.document.blocks[1].contact);
    CHECK(resolved.document.blocks[1].contact->value == "0800-000-000");
    CHECK(resolved.document.checked == parse_date("2026-09-01"));
}

TEST_CASE("an unconfirmed number is drawn on a proof only", "[model][document]")
{
    SmallGuide small;
    small.guide.contacts["hotline_home"].value = "0800-000-001";
    const Resolved press = resolve(small.guide, "official-way", "de", Variant::Poster, {today()});
    CHECK(codes(press.findings) == Codes{"K057"});
    CHECK(press.document.blocks[1].contact->value.empty());
    const Resolved proof =
        resolve(small.guide, "official-way", "de", Variant::Poster, {today(), Unconfirmed::Show});
    CHECK(proof.document.blocks[1].contact->value == "0800-000-001");
    CHECK_FALSE(proof.document.approved);
    CHECK_FALSE(proof.document.checked);
}

TEST_CASE("an unverified number is shown nowhere, a fresh replacement in its place",
          "[model][document]")
{
    SmallGuide small;
    Contact fresh = small.guide.contacts["hotline_home"];
    fresh.id = "hotline_new";
    fresh.value = "0800-000-002";
    small.guide.contacts["hotline_home"].unverified = true;
    const ResolveOptions proof{today(), Unconfirmed::Show};
    const Resolved hidden = resolve(small.guide, "official-way", "de", Variant::Poster, proof);
    CHECK(codes(hidden.findings) == Codes{"K056"});
    CHECK(hidden.document.blocks[1].contact->value.empty());
    small.guide.contacts["hotline_home"].replaced_by = "hotline_new";
    small.guide.contacts["hotline_new"] = fresh;
    small.confirm("hotline_new", "2026-11-01");
    const Resolved replaced = resolve(small.guide, "official-way", "de", Variant::Poster, proof);
    CHECK(codes(replaced.findings) == Codes{});
    CHECK(replaced.document.blocks[1].contact->value == "0800-000-002");
}

TEST_CASE("a poster leaves an untranslated block out and reports it", "[model][document]")
{
    SmallGuide small;
    small.german("official-way.headline@poster").translation.clear();
    const Resolved resolved =
        resolve(small.guide, "official-way", "de", Variant::Poster, {today()});
    REQUIRE(codes(resolved.findings) == Codes{"K010"});
    CHECK(resolved.findings[0].unit == "official-way.headline@poster");
    CHECK(resolved.document.blocks.size() == 1);
}

TEST_CASE("a billboard draws the title's poster text and a number without a label",
          "[model][document]")
{
    const SmallGuide small;
    const Document sheet =
        resolve(small.guide, "official-way", "de", Variant::Billboard, {today()}).document;
    REQUIRE(sheet.blocks.size() == 2);
    CHECK(plain_text(sheet.blocks[0].lines) == "Der amtliche Weg.");
    CHECK(sheet.blocks[1].lines.empty());
    CHECK(sheet.blocks[1].contact->value == "0800-000-000");
}

TEST_CASE("a kiosk falls back by block; an approved old text is shown as being updated",
          "[model][document]")
{
    SmallGuide small;
    const auto fee = [&] {
        return resolve(small.guide, "passport", "de", Variant::Kiosk, {today()}).document.blocks[0];
    };
    CHECK_FALSE(fee().fallback);
    small.unit("passport.fee").source.text = "Biaya sah {passport_fee}.";
    CHECK(fee().being_updated);
    CHECK(fee().language == "de");
    small.unit("passport.fee").critical = true;
    CHECK(fee().fallback);
    CHECK(fee().language == "id");
}

TEST_CASE("a kiosk block whose value may not be shown sends the visitor to the staff",
          "[model][document]")
{
    SmallGuide small;
    small.guide.facts["passport_fee"].amount = 360000;
    const Document topic =
        resolve(small.guide, "passport", "de", Variant::Kiosk, {today()}).document;
    CHECK(plain_text(topic.blocks[0].lines) == "Frag das Personal hier.");
    CHECK_FALSE(topic.approved);
}

TEST_CASE("a value is one unbreakable span that knows where it came from", "[model][document]")
{
    const SmallGuide small;
    const Document topic =
        resolve(small.guide, "passport", "de", Variant::Kiosk, {today()}).document;
    const Span& fee = topic.blocks[0].lines[0][1];
    CHECK(fee.text == "Rp\u00A0350.000");
    CHECK(fee.no_break);
    CHECK(fee.value == "passport_fee");
}
