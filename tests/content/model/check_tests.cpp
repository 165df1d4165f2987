#include "content/model/check.hpp"

#include "tests/content/model/small_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace content;
using model_tests::codes;
using model_tests::SmallGuide;
using model_tests::today;
using Codes = std::vector<std::string>;

namespace {

/// Codes of a guide whose German and Indonesian of one ui text are these, both approved.
Codes pair(const std::string& indonesian, const std::string& german, SmallGuide small = {})
{
    small.add_unit("passport.note", indonesian);
    small.translate("passport.note", german);
    small.approve("passport.note");
    return codes(check(small.guide, today()));
}

Codes checked(const SmallGuide& small)
{
    return codes(check(small.guide, today()));
}

} // namespace

TEST_CASE("nothing is found in a clean guide", "[model][check]")
{
    CHECK(checked(SmallGuide()) == Codes{});
    CHECK(pair("Umur 18 tahun, biaya {passport_fee}.", "Alter 18 Jahre, Kosten {passport_fee}.") ==
          Codes{});
    CHECK(pair("Jangan bayar calo P3MI.", "ຢ່າຈ່າຍ P3MI") == Codes{});
}

TEST_CASE("a wrong, missing or doubled value is one finding each", "[model][check]")
{
    const std::string source = "Bayar {passport_fee}, telepon {hotline_home}.";
    CHECK(pair(source, "Zahle {pasport_fee}, ruf {hotline_home}.") == Codes{"K020"});
    CHECK(pair(source, "Zahle {passport_fee}.") == Codes{"K021"});
    CHECK(pair(source, "{passport_fee} {passport_fee}, ruf {hotline_home}.") == Codes{"K037"});
    CHECK(pair(source, "Zahle '{passport_fee}', ruf {hotline_home}.") == Codes{"K022"});
    CHECK(pair("Bayar {biaya_x}.", "Zahle {biaya_x}.") == Codes{"K020"});
}

TEST_CASE("numbers are those of the Indonesian; telephone numbers are never typed",
          "[model][check]")
{
    CHECK(pair("Umur 18 tahun.", "Alter 19 Jahre.") == Codes{"K023"});
    CHECK(pair("Umur 18 tahun.", "Das richtige Alter.") == Codes{"K024"});
    CHECK(pair("Telepon kantor.", "Ruf 0812 345-678 an.") == Codes{"K025"});
    CHECK(pair("Biaya 350.000 rupiah.", "Kosten 350,000 Rupiah.") == Codes{});
}

TEST_CASE("addresses, broken markup and invisible signs are errors", "[model][check]")
{
    CHECK(pair("Buka situs.", "Öffne siskop2mi.go.id jetzt.") == Codes{"K026"});
    CHECK(pair("Tulis surat.", "Schreib an amt@beispiel.de.") == Codes{"K026"});
    CHECK(pair("Lewat jalan resmi.", "Der **amtliche Weg.") == Codes{"K027"});
    CHECK(pair("Lewat jalan resmi.", "Der amt\u200Bliche Weg.") == Codes{"K028"});
    CHECK(pair("Lewat jalan resmi.", "Der u\u0308bliche Weg.") == Codes{"K028"});
}

TEST_CASE("letters, glottals, ends, negation and terms are compared", "[model][check]")
{
    SmallGuide small;
    Language& german = small.guide.languages[1];
    SECTION("a look-alike of the glottal letter")
    {
        german.glottal = "ꞌ";
        CHECK(pair("Saya mau.", "Ma'u.", small) == Codes{"K029"});
        CHECK(pair("Saya mau.", "Maꞌu.", small) == Codes{});
    }
    SECTION("letters outside the list")
    {
        german.letters = "a b c d e f g h i j k l m n o p q r s t u v w x y z ä ö ü ß";
        CHECK(pair("Lewat jalan resmi.", "Der ŵeg.", small) == Codes{"K030"});
    }
    SECTION("the end mark or spaces")
    {
        CHECK(pair("Lewat jalan resmi.", "Der amtliche Weg!") == Codes{"K031"});
        CHECK(pair("Lewat jalan resmi.", "Der  amtliche Weg.") == Codes{"K031"});
    }
    SECTION("a lost do-not")
    {
        german.negators = {"nicht", "kein"};
        CHECK(pair("Jangan bayar calo.", "Zahle dem Schlepper.", small) == Codes{"K032"});
        CHECK(pair("Jangan bayar calo.", "Zahle dem Schlepper nicht.", small) == Codes{});
    }
    SECTION("a term of the glossary")
    {
        GlossaryTerm term;
        term.term = "calo";
        term.use["de"] = {"Schlepper"};
        small.guide.glossary = {term};
        CHECK(pair("Lapor calo.", "Melde Betrüger.", small) == Codes{"K033"});
        CHECK(pair("Lapor calo.", "Melde Schlepper.", small) == Codes{});
    }
}

TEST_CASE("copies, long sentences and two translations of one text are warnings", "[model][check]")
{
    CHECK(pair("Lewat jalan resmi.", "Lewat jalan resmi.") == Codes{"K034"});
    CHECK(pair("Lewat jalan resmi.",
               "Eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn.") ==
          Codes{"K035"});
    CHECK(pair("Gratis", "Umsonst") == Codes{"K036"});
}

TEST_CASE("a waiver with a reason counts while the text is approved", "[model][check]")
{
    SmallGuide small;
    small.add_unit("passport.note", "Umur 2 tahun.");
    small.translate("passport.note", "Zwei Jahre alt.");
    small.german("passport.note").comments = {"waive: K024 - number word"};
    CHECK(checked(small) == Codes{"K013", "K013", "K016", "K024"});
    small.approve("passport.note");
    CHECK(checked(small) == Codes{});
    small.german("passport.note").comments = {"abaikan: K024"};
    CHECK(checked(small) == Codes{"K018", "K024"});
}

TEST_CASE("a waiver added after the approval waits for a new one", "[model][check]")
{
    SmallGuide small;
    small.add_unit("passport.note", "Umur 2 tahun.");
    small.translate("passport.note", "Zwei Jahre alt.");
    small.approve("passport.note");
    small.german("passport.note").comments = {"waive: K024 - number word"};
    CHECK(checked(small) == Codes{"K024"});
    small.approve("passport.note");
    CHECK(checked(small) == Codes{});
}

TEST_CASE("numbers count when letters touch them, and decimals are not thousands", "[model][check]")
{
    const std::string fee = "Bayar {passport_fee} di BP3MI.";
    CHECK(pair(fee, "Zahl {passport_fee} bei BP3MI.") == Codes{});
    CHECK(pair(fee, "Zahl {passport_fee} beim Amt.") == Codes{});
    for (const char* typed : {"Rp350.000", "Rp500ribu", "2x", "1e6", "BP4MI"}) {
        INFO(typed);
        CHECK(pair(fee, "Zahl {passport_fee}, " + std::string(typed) + ", bei BP3MI.") ==
              Codes{"K023"});
    }
    CHECK(pair("Umur 18 tahun.", "Alter 1,8 Jahre.") == Codes{"K023"});
    CHECK(pair("Umur 18 tahun.", "Alter 18Jahre.") == Codes{});
    CHECK(pair("Lebih dari 350.000 orang.", "Mehr als 350000 Leute.") == Codes{});
}

TEST_CASE("entries that another program moved are told from those that are left over",
          "[model][check]")
{
    SmallGuide small;
    small.german("passport.fee").previous_context = "passport.warn";
    CHECK(checked(small) == Codes{"K008"});
    small.german("passport.fee").previous_context.reset();
    Message left_over;
    left_over.context = "passport.gone";
    small.guide.catalogs["de"].messages.push_back(left_over);
    CHECK(checked(small) == Codes{"K007"});
}

TEST_CASE("values without source, sense, date or confirmation are found", "[model][check]")
{
    SmallGuide small;
    Fact& fee = small.guide.facts["passport_fee"];
    Contact& line = small.guide.contacts["hotline_home"];
    SECTION("past its recheck")
    {
        fee.recheck = parse_date("2026-11-23");
        CHECK(checked(small) == Codes{"K050"});
    }
    SECTION("no source")
    {
        fee.source.clear();
        CHECK(checked(small) == Codes{"K051"});
    }
    SECTION("a block without a source")
    {
        small.guide.topics[0].blocks[0].source.clear();
        CHECK(checked(small) == Codes{"K051"});
    }
    SECTION("a number nobody can dial, unconfirmed for it changed")
    {
        line.value = "12-34";
        CHECK(checked(small) == Codes{"K052", "K057"});
    }
    SECTION("seen tomorrow")
    {
        fee.last_seen = parse_date("2026-11-25");
        CHECK(checked(small) == Codes{"K052"});
    }
    SECTION("replaced, inactive, stale, unverified")
    {
        line.replaced_by = "hotline_home";
        CHECK(checked(small) == Codes{"K054"});
        line.replaced_by.clear();
        line.office = OfficeStatus::Planned;
        CHECK(checked(small) == Codes{"K055"});
        small.guide.posters[0].blocks[1].contact.clear();
        CHECK(checked(small) == Codes{}); // only listed: the kiosk shows its status
        small.guide.posters[0].blocks[1].contact = "hotline_home";
        line.office = OfficeStatus::None;
        line.stale_after_days = 10;
        CHECK(checked(small) == Codes{"K053"});
        line.unverified = true;
        CHECK(checked(small) == Codes{"K056"});
    }
}

TEST_CASE("a wizard leads everywhere, never in a circle, and to three outcomes", "[model][check]")
{
    SmallGuide small;
    Topic wizard;
    wizard.id = "check-offer";
    const auto add = [&wizard](const std::string& id, BlockKind kind) -> Block& {
        Block block;
        block.id = id;
        block.kind = kind;
        block.source = {"P04"};
        wizard.blocks.push_back(block);
        return wizard.blocks.back();
    };
    add("visa", BlockKind::Question).answers = {{"yes", "next", {}, {}, {}, {}},
                                                {"no", "red", {}, {}, {}, {}}};
    add("company", BlockKind::Question).answers = {{"yes", "next", {}, {}, {}, {}}};
    for (const char* colour : {"red", "yellow", "green"}) {
        Block& outcome = add(colour, BlockKind::Outcome);
        outcome.colour = colour;
        outcome.contacts = {"hotline_home"};
    }
    const auto found = [&] {
        small.guide.topics.push_back(wizard);
        Codes list = checked(small);
        small.guide.topics.pop_back();
        return list;
    };
    CHECK(found() == Codes{});
    wizard.blocks[1].answers[0].go = "company";
    CHECK(found() == Codes{"K060"});
    wizard.blocks[1].answers.clear();
    CHECK(found() == Codes{"K060"});
    wizard.blocks[1].answers = {{"yes", "next", {}, {}, {}, {}}};
    wizard.blocks.back().contacts.clear();
    CHECK(found() == Codes{"K061"});
    wizard.blocks.pop_back();
    CHECK(found() == Codes{"K060"});
}

TEST_CASE("a live language names itself and falls back to the source", "[model][check]")
{
    SmallGuide small;
    small.guide.languages[1].endonym.clear();
    CHECK(checked(small) == Codes{"K062"});
    small.guide.languages[1].endonym = "Deutsch";
    small.guide.languages[1].fallback = {"de"};
    CHECK(checked(small) == Codes{"K062"});
}

TEST_CASE("a drawing without words is reported once", "[model][check]")
{
    SmallGuide small;
    small.guide.topics[0].pictogram = "passport-in-hand";
    small.guide.posters[0].pictogram = "passport-in-hand";
    CHECK(checked(small) == Codes{}); // there is none: K006, said by the reader
    small.guide.pictograms["passport-in-hand"] = "";
    CHECK(checked(small) == Codes{"K071"});
}

TEST_CASE("a finding in a translation points at the sign itself", "[model][check]")
{
    SmallGuide small;
    small.add_unit("passport.note", "Umur 18 tahun.");
    small.translate("passport.note", "Älter 19 Jahre.");
    small.approve("passport.note");
    const std::vector<Finding> found = check(small.guide, today(), "de");
    REQUIRE(codes(found) == Codes{"K023"});
    CHECK(found[0].place == Place{"translations/de.po", 22, 15});
}

TEST_CASE("an amount that is no number, or that nobody can read, is not sane", "[model][check]")
{
    SmallGuide small;
    Fact& fee = small.guide.facts["passport_fee"];
    for (const FactType type : {FactType::Money, FactType::Number, FactType::Percent}) {
        fee.type = type;
        for (const double amount : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e300, 2e12}) {
            INFO(static_cast<int>(type) << " " << amount);
            fee.amount = amount;
            CHECK(checked(small) == Codes{"K052", "K057"});
        }
    }
}

TEST_CASE("the words that stand on every sheet must be there", "[model][check]")
{
    for (const char* unit : {"ui.sash", "ui.checked-on", "ui.not-checked"}) {
        SmallGuide small;
        small.unit(unit).source.text = " ";
        const auto found = check(small.guide, today());
        const auto missing = std::find_if(found.begin(), found.end(), [](const Finding& finding) {
            return finding.code == "K004";
        });
        INFO(unit);
        REQUIRE(missing != found.end());
        CHECK(missing->severity == Severity::Error);
        CHECK(missing->unit == unit);
    }
}

TEST_CASE("a stale translation is judged by the Indonesian it was made from", "[model][check]")
{
    SmallGuide small;
    small.add_unit("passport.note", "Umur 18 tahun.");
    small.translate("passport.note", "Alter 18 Jahre.");
    small.approve("passport.note");
    small.unit("passport.note").source.text = "Umur 21 tahun, telepon {hotline_home}.";
    const Codes found = checked(small);
    CHECK(std::ranges::count(found, "K012") == 1);
    for (const std::string code : {"K021", "K023", "K024"}) {
        CHECK(std::ranges::count(found, code) == 0);
    }
}

TEST_CASE("number words are compared by their place in the lists", "[model][check]")
{
    SmallGuide small;
    CHECK(pair("Bawa dua surat.", "Nimm drei Papiere.", small) == Codes{});
    small.guide.languages[0].number_words = {"satu", "dua", "tiga"};
    small.guide.languages[1].number_words = {"ein", "zwei", "drei"};
    CHECK(pair("Bawa dua surat.", "Nimm zwei Papiere.", small) == Codes{});
    CHECK(pair("Bawa dua surat.", "Nimm drei Papiere.", small) == Codes{"K038"});
    CHECK(pair("Bawa surat.", "Nimm drei Papiere.", small) == Codes{"K038"});
}

TEST_CASE("more letters than the author or a headline takes are named", "[model][check]")
{
    SmallGuide small;
    small.add_unit("passport.note", "Bayar resmi.").source.max = 12;
    small.translate("passport.note", "Amtlich zahlen.");
    small.approve("passport.note");
    CHECK(checked(small) == Codes{"K041"});
}

TEST_CASE("an emergency number must answer at home, a poster's not on flood days only",
          "[model][check]")
{
    SmallGuide small;
    small.guide.emergency = "hotline_home";
    CHECK(checked(small) == Codes{});
    small.guide.contacts.at("hotline_home").scope = Scope::Abroad;
    const Codes found = checked(small);
    CHECK(std::ranges::count(found, "K055") == 1);
}
