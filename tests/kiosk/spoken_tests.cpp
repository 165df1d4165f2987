#include "kiosk/spoken.hpp"

#include "content/layout/screens/reading.hpp"
#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using namespace std::chrono_literals;
using kiosk::Key;
using kiosk::spell_numbers;
using kiosk::Spoken;
using kiosk::SpokenReason;
using support::all_screens;
using support::RealGuide;
using support::Visitor;

/// A visitor and everything that would have been spoken to him.
struct Listening {
    std::vector<Spoken> heard;
    Visitor visitor;

    Listening()
    {
        visitor.kiosk().set_speaker(
            [this](const Spoken& spoken, kiosk::Moment) { heard.push_back(spoken); });
    }
    Listening(const Listening&) = delete;
    Listening& operator=(const Listening&) = delete;

    /// What was spoken since the last look, "reason: words".
    std::vector<std::string> take()
    {
        std::vector<std::string> lines;
        for (const Spoken& spoken : heard) {
            lines.push_back(std::string(name_of(spoken.reason)) + ": " + spoken.text());
        }
        heard.clear();
        return lines;
    }
    std::vector<std::string> after(Key key)
    {
        heard.clear();
        visitor.key(key);
        return take();
    }
};
using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a number that is called is spelled digit by digit", "[kiosk][speech]")
{
    CHECK(spell_numbers("0800-1000") == "0 8 0 0 1 0 0 0");
    CHECK(spell_numbers("+62 21 2924 4800") == "+ 6 2 2 1 2 9 2 4 4 8 0 0");
    CHECK(spell_numbers("Telepon 0811-8080-141.") == "Telepon 0 8 1 1 8 0 8 0 1 4 1.");
    CHECK(spell_numbers("Rp 370.000 untuk 12 orang") == "Rp 370.000 untuk 12 orang");
    CHECK(spell_numbers("Diperiksa 05-11-2026, 03-2026") == "Diperiksa 05-11-2026, 03-2026");
    CHECK(spell_numbers("Umur 18 tahun, 0 rupiah, 100000") == "Umur 18 tahun, 0 rupiah, 100000");
    CHECK(spell_numbers("").empty());
    CHECK(spell_numbers("+").size() == 1);
}

TEST_CASE("a finger's user hears nothing that he did not ask for", "[kiosk][speech][T15]")
{
    Listening listening;
    Visitor& visitor = listening.visitor;
    visitor.begin();
    visitor.open("topic/papers");
    REQUIRE(visitor.tap("next"));
    CHECK(listening.take().empty());
    REQUIRE(visitor.tap("listen"));
    const Lines lines = listening.take();
    REQUIRE(lines.size() == 1);
    CHECK_THAT(lines.front(), Catch::Matchers::StartsWith("repeat: "));
}

TEST_CASE("T15: attract is silent, also when it has been looked at for an hour",
          "[kiosk][speech][T15]")
{
    Listening listening;
    listening.visitor.wait(1h);
    CHECK(listening.take().empty());
}

TEST_CASE("with keys every page speaks its words when it opens, and the focus what it stands on",
          "[kiosk][speech]")
{
    Listening listening;
    Visitor& visitor = listening.visitor;
    visitor.begin();
    CHECK(listening.after(Key::Next) == Lines{"focus: Sentuh gambar."});
    CHECK(listening.after(Key::Next) == Lines{"focus: Pilih jalan resmi"});
    CHECK(listening.after(Key::Enter).front().rfind("page: Pilih jalan resmi | ", 0) == 0);
    CHECK(visitor.kiosk().session().focus == layout::screens::text_stop);
    const Lines repeated = listening.after(Key::Replay);
    REQUIRE(repeated.size() == 1);
    CHECK(repeated.front().rfind("repeat: Pilih jalan resmi | ", 0) == 0);
}

TEST_CASE("a question is spoken with its answers", "[kiosk][speech]")
{
    Listening listening;
    listening.visitor.begin();
    listening.visitor.key(Key::Next);
    listening.heard.clear();
    listening.visitor.open("check-offer/visa");
    CHECK(listening.take() == Lines{"page: Tawaran ini aman? | Kamu akan memakai visa kerja? | Ya "
                                    "| Tidak | Tidak tahu"});
}

TEST_CASE("the idle question is spoken to everybody, once", "[kiosk][speech][idle]")
{
    for (const bool keys : {false, true}) {
        Listening listening;
        listening.visitor.begin();
        if (keys) {
            listening.visitor.key(Key::Next);
        }
        listening.heard.clear();
        listening.visitor.wait(149s);
        INFO((keys ? "keys" : "fingers"));
        CHECK(listening.take() == Lines{"idle: Masih di sini? | 30 | Ya, lanjut"});
    }
}

TEST_CASE("on the page of settings what became different is spoken", "[kiosk][speech]")
{
    Listening listening;
    listening.visitor.begin();
    listening.visitor.key(Key::Next);
    listening.visitor.open("help#2");
    listening.heard.clear();
    for (int i = 0; i < 20 && listening.visitor.kiosk().session().focus != "speech:faster"; ++i) {
        listening.visitor.key(Key::Next);
    }
    CHECK(listening.after(Key::Enter) == Lines{"change: 125 %"});
    CHECK(listening.after(Key::Louder) == Lines{"change: 4 / 5"});
}

TEST_CASE("a text that is not translated is spoken in the language that is shown",
          "[kiosk][speech]")
{
    Visitor visitor;
    visitor.begin("mkn");
    visitor.open("contacts");
    const auto parts = kiosk::words_of_page(visitor.page());
    const std::size_t others = static_cast<std::size_t>(
        std::ranges::count(parts, std::string("id"), &kiosk::SpokenPart::language));
    CHECK(others > 0);
    for (const auto& text : visitor.page().texts) {
        const auto said = std::ranges::find(parts, text.unit, &kiosk::SpokenPart::unit);
        if (!text.unit.empty() && said != parts.end() && text.role == layout::Role::Body) {
            INFO(text.unit);
            CHECK(said->language == text.language);
        }
    }
}

TEST_CASE("T26: every stop of every page has words that can be spoken", "[kiosk][speech][T26]")
{
    for (const std::string& name : all_screens()) {
        if (name.rfind("service", 0) == 0) {
            continue; // The technician's.
        }
        for (const auto size : {"M", "XL"}) {
            Visitor visitor;
            visitor.begin();
            visitor.kiosk().act(std::string("size:") + size, visitor.now());
            visitor.open(name);
            for (const auto& stop : layout::screens::reading_stops(visitor.page())) {
                INFO(name << " " << size << " " << stop.action);
                const auto words = kiosk::words_of_stop(visitor.page(), stop.action);
                REQUIRE_FALSE(words.empty());
                CHECK_FALSE(words.front().text.empty());
                CHECK_FALSE(words.front().language.empty());
            }
        }
    }
}

TEST_CASE("after the end of a visit nothing of it is repeated", "[kiosk][speech][idle]")
{
    Listening listening;
    Visitor& visitor = listening.visitor;
    visitor.begin();
    visitor.open("contacts");
    visitor.key(Key::Next);
    visitor.key(Key::Replay);
    REQUIRE(visitor.tap("finish"));
    CHECK_FALSE(visitor.kiosk().state_hash().empty());
    CHECK(visitor.kiosk().state_hash() == Visitor().kiosk().state_hash());
    visitor.begin();
    const Lines lines = listening.after(Key::Replay);
    REQUIRE(lines.size() == 1);
    CHECK(lines.front() == "repeat: Sentuh gambar.");
}

TEST_CASE("T11: whatever ends a visit ends what is being spoken, before the next visitor comes",
          "[kiosk][speech][idle][T11]")
{
    for (const bool by_time : {false, true}) {
        INFO((by_time ? "left" : "finished"));
        Listening listening;
        Visitor& visitor = listening.visitor;
        visitor.begin();
        visitor.open("topic/papers");
        REQUIRE(visitor.tap("listen"));
        listening.heard.clear();
        if (by_time) {
            visitor.wait(120s);
            CHECK(listening.take().size() == 1); // "Still there?" takes its place.
            visitor.wait(30s);
        } else {
            REQUIRE(visitor.tap("finish"));
        }
        CHECK(listening.take() == Lines{"silence: "});
        visitor.wait(3h); // Told once.
        CHECK(listening.take().empty());
    }
}

TEST_CASE("a change of language stops what is being spoken in the one that is left",
          "[kiosk][speech]")
{
    Listening listening;
    Visitor& visitor = listening.visitor;
    visitor.begin();
    visitor.open("topic/papers");
    REQUIRE(visitor.tap("listen"));
    listening.heard.clear();
    visitor.kiosk().act("language:en", visitor.now()); // Before any page of it is made.
    CHECK(listening.take() == Lines{"silence: "});
    visitor.kiosk().act("language:id", visitor.now());
    CHECK(listening.take().empty()); // Nothing was being spoken.
}

TEST_CASE("T13: another page stops what a finger's user has asked to hear", "[kiosk][speech][T13]")
{
    Listening listening;
    Visitor& visitor = listening.visitor;
    visitor.begin();
    visitor.open("topic/papers");
    REQUIRE(visitor.tap("listen"));
    listening.heard.clear();
    REQUIRE(visitor.tap("next"));
    CHECK(listening.take() == Lines{"silence: "});
}
