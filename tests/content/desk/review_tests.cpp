#include "content/desk/review_session.hpp"
#include "tests/content/desk/review_office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using content::UsageError;
using desk_tests::has;
using desk_tests::Locale;
using desk_tests::ReviewOffice;
using desk_tests::shown_ids;

namespace {

/// A critical text: the roles language and content are asked.
const std::string hotline = "official-way.hotline@poster";
/// Normal texts.
const std::string back = "ui.back";
const std::string home = "ui.home";

/// Gives one line after the other, and counts the ledger's lines before each.
class Watcher : public std::streambuf {
  public:
    Watcher(const ReviewOffice& office, std::vector<std::string> typed)
        : office_(office), typed_(std::move(typed))
    {}
    std::vector<std::ptrdiff_t> lines;

  private:
    int_type underflow() override
    {
        lines.push_back(office_.lines("en"));
        if (next_ == typed_.size()) {
            return traits_type::eof();
        }
        std::string& line = typed_[next_++];
        setg(line.data(), line.data(), line.data() + line.size());
        return traits_type::to_int_type(line.front());
    }

    const ReviewOffice& office_;
    std::vector<std::string> typed_;
    std::size_t next_ = 0;
};

} // namespace

TEST_CASE("a review shows important texts first, then the others, both in the guide's order",
          "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    const auto ids = shown_ids(office.review(std::string(1000, '\n')));
    const auto guide = office.load();
    std::vector<std::string> expected;
    for (const bool critical : {true, false}) {
        for (const auto& unit : guide->units) {
            if (unit.critical == critical) {
                expected.push_back(unit.id);
            }
        }
    }
    CHECK(ids == expected);
}

TEST_CASE("ok and no stand in the ledger as approve writes them, the reason in one line",
          "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.keep_only({back, home, hotline});
    const auto said = office.review("o\n n \n\n  \t\nkurang\tjelas \x1b[2J\xff\n\n");
    const auto guide = office.load();
    const auto& text = *guide->catalogs.at("en").find(hotline);
    const auto ok = office.said(hotline);
    REQUIRE(ok.size() == 1);
    CHECK(ok[0].hash == content::text_hash("en", hotline, text.source, text.translation));
    CHECK(ok[0].verdict == "ok");
    CHECK(ok[0].role == "language");
    CHECK(ok[0].name == "rina");
    CHECK(ok[0].time == "2026-11-24T00:00Z");
    CHECK(ok[0].extra.empty());
    CHECK(office.language_ok(hotline));
    const auto no = office.said(home).empty() ? office.said(back) : office.said(home);
    REQUIRE(no.size() == 1);
    CHECK(no[0].verdict == "no");
    CHECK(no[0].extra == "kurang jelas  [2J\uFFFD");
    CHECK(desk_tests::count_of(said, "Why not? > ") == 3);
    CHECK(has(said, "1 ok, 1 no, 1 later.\n"));
    CHECK(content::load_guide(office.guide, office.options.today).findings.empty());
}

TEST_CASE("each answer is in the ledger before the next question", "[desk][review]")
{
    ReviewOffice office;
    Watcher typed(office, {"o\n", "n\n", "salah\n", "o\n"});
    std::istream in(&typed);
    const desk::Desk at{office.options, office.out, office.err, in};
    REQUIRE(desk::review(at, office.request()) == Exit::Done);
    const auto before = typed.lines.front();
    const std::vector<std::ptrdiff_t> expected{before, before + 1, before + 1, before + 2,
                                               before + 3};
    CHECK(typed.lines == expected);
}

TEST_CASE("an input that ends in the middle of a reason leaves no half answer", "[desk][review]")
{
    ReviewOffice office;
    const auto before = office.lines("en");
    office.review("n\n");
    CHECK(office.lines("en") == before);
}

TEST_CASE("a text with an open error is shown with it and cannot be approved", "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.keep_only({back});
    office.translate(back, "Back {where}");
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    const auto said = office.review("o\nn\ntypo\n");
    CHECK(has(said, "error K020"));
    CHECK(has(said, "it has errors"));
    REQUIRE(office.said(back).size() == 1);
    CHECK(office.said(back)[0].verdict == "no");
}

TEST_CASE("nobody is shown his own translation, or the second role of an important text",
          "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.replace("guide.toml", "dinas = { roles = [\"content\", \"editor\"] }",
                   "anton = { roles = [\"language\"] }\n"
                   "dinas = { roles = [\"content\", \"language\"] }");
    office.keep_only({back, hotline});
    const auto own = office.review("", office.request("en", "language", "anton"));
    CHECK(shown_ids(own).empty());
    CHECK(has(own, "2 texts wait for another person: anton translated them"));
    REQUIRE(office.approve(hotline, "en", "language", "dinas") == Exit::Done);
    CHECK(shown_ids(office.review("", office.request("en", "content", "dinas"))).empty());
    CHECK(shown_ids(office.review("")) == std::vector<std::string>{back});
}

TEST_CASE("a no that was wrong is taken back at once, and the ok counts", "[desk][review]")
{
    ReviewOffice office;
    office.keep_only({back, home});
    const auto ids = shown_ids(office.review("n\nsalah ketik\nb\no\nq\n"));
    REQUIRE(ids.size() == 4);
    CHECK(ids[2] == ids[0]);
    CHECK(office.said(ids[0]).size() == 2);
    CHECK(office.language_ok(ids[0]));
    office.review("n\nsalah\nq\n");
    CHECK_FALSE(office.language_ok(ids[1]));
}

TEST_CASE("an ok taken back in the same session is a no", "[desk][review]")
{
    ReviewOffice office;
    office.keep_only({back});
    office.translate(home, "Home");
    const auto ids = shown_ids(office.review("o\nb\nn\nsalah\nb\no\nb\nn\nsalah\n"));
    CHECK(office.said(ids[0]).size() == 4);
    CHECK_FALSE(office.language_ok(ids[0]));
}

TEST_CASE("a text with the reviewer's no comes back when it has changed; others see the reason",
          "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.replace("guide.toml", "dinas = {", "maria = { roles = [\"language\"] }\ndinas = {");
    office.keep_only({back});
    office.review("n\nbukan begitu\n");
    const auto again = office.review("");
    CHECK(shown_ids(again).empty());
    CHECK(has(again, "1 texts have your no"));
    const auto other = office.review("", office.request("en", "language", "maria"));
    CHECK(has(other, "rina (language) said no on 2026-11-24: bukan begitu"));
    office.translate(back, "Go back");
    CHECK(shown_ids(office.review("")) == std::vector<std::string>{back});
}

TEST_CASE("a lapsed approval says who gave it and what the Indonesian was then", "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.keep_only({back});
    REQUIRE(office.approve(back, "en", "language", "rina") == Exit::Done);
    REQUIRE(office.approve(back, "id", "content", "dinas") == Exit::Done);
    office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
    SECTION("a translator kept the text")
    {
        office.edit_message(back, [](content::Message& message) {
            message.previous_source = message.source;
            message.source = "Balik";
        });
        const auto said = office.review("");
        CHECK(has(said, "rina (language) approved an earlier text on 2026-11-24."));
        CHECK(has(said, "The Indonesian then: Kembali"));
        CHECK(has(said, "The translation is the one approved then."));
    }
    SECTION("in the Indonesian, by what translations still carry")
    {
        const auto said =
            office.review(std::string(1000, '\n'), office.request("id", "content", "dinas"));
        CHECK(has(said, "The Indonesian then: Kembali"));
        CHECK(shown_ids(said).size() == office.load()->units.size());
    }
}

TEST_CASE("Indonesian texts are reviewed by the roles that the guide asks for them",
          "[desk][review]")
{
    ReviewOffice office;
    const auto ids = shown_ids(office.review("o\n", office.request("id", "safety", "aman")));
    REQUIRE_FALSE(ids.empty());
    const auto guide = office.load();
    CHECK(guide->find_unit(ids[0])->critical);
    const auto& roles = office.approval(ids[0], "id").missing_roles;
    CHECK(roles == std::vector<std::string>{"content"});
}

TEST_CASE("stale and untranslated texts wait for the translator", "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.keep_only({back, home});
    office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
    const auto said = office.review("");
    CHECK(shown_ids(said) == std::vector<std::string>{home});
    const auto all = office.load()->units.size();
    CHECK(has(said, std::to_string(all - 1) + " texts wait for the translator."));
}

TEST_CASE("what a reviewer should know stands beside the text", "[desk][review]")
{
    const Locale locale("C");
    ReviewOffice office;
    office.keep_only({hotline});
    office.edit_message(hotline, [](content::Message& message) {
        message.translation = "Free\x1b[2J";
        message.comments = {"balik: Tidak bayar", "tanya: satu kata?"};
    });
    const auto said = office.review("");
    CHECK(has(said, "back              Tidak bayar\n"));
    CHECK(has(said, "question          satu kata?\n"));
    CHECK(has(said, "IMPORTANT | poster official-way | poster | contact | "));
    CHECK(has(said, "The Indonesian is not approved yet"));
    CHECK_FALSE(has(said, "\x1b"));
    CHECK(has(said, "<U+001B>"));
}

TEST_CASE("a guide that counts signed lines gets them from a review", "[desk][review]")
{
    ReviewOffice office;
    office.keep_only({back, home});
    const auto key = office.make_key("rina");
    office.replace("guide.toml", "signed = false", "signed = true");
    CHECK_THROWS_AS(desk::review(office.at_desk(), office.request()), UsageError);
    auto request = office.request();
    request.key_file = key;
    const auto ids = shown_ids(office.review("o\nn\nsalah\n", request));
    REQUIRE(ids.size() == 2);
    CHECK(office.language_ok(ids[0]));
    REQUIRE(office.said(ids[1]).size() == 1);
    CHECK(content::signature_fits(office.said(ids[1])[0], office.load()->people.at("rina").key));
}

TEST_CASE("who may not review is told before any text is shown", "[desk][review]")
{
    ReviewOffice office;
    office.replace("guide.toml", "rina = { roles", "rina = { languages = [\"mkn\"], roles");
    const auto refused = [&](const desk::ReviewRequest& request) {
        office.out.str("");
        return desk::review(office.at_desk(), request) == Exit::ContentAtFault &&
               office.out.str().empty();
    };
    CHECK(refused(office.request("en", "language", "rina")));  // another language
    CHECK(refused(office.request("en", "language", "dinas"))); // another role
    CHECK(refused(office.request("en", "language", "nobody")));
    auto neither = office.request();
    neither.terminal = false;
    CHECK_THROWS_AS(desk::review(office.at_desk(), neither), UsageError);
    CHECK_THROWS_AS(desk::review(office.at_desk(), office.request("en", "language", "")),
                    UsageError);
    CHECK_THROWS_AS(desk::review(office.at_desk(), office.request("xx")), UsageError);
}

TEST_CASE("a review speaks Indonesian where the machine does", "[desk][review]")
{
    ReviewOffice office;
    office.keep_only({hotline});
    const Locale locale("id_ID.UTF-8");
    const auto said = office.review("b\nx\no\n");
    CHECK(has(said, "1 teks menunggu rina (language, English), 1 di antaranya penting."));
    CHECK(has(said, "Ini teks yang pertama."));
    CHECK(has(said, "Ketik o, n, b, q, atau Enter saja."));
    CHECK(has(said, "1 setuju, 0 tidak, 0 nanti."));
    CHECK(has(office.review("", office.request("en", "editor", "dinas")),
              "tidak minta persetujuan English dari peran editor"));
}

TEST_CASE("the minute after midnight's last is the next day's first", "[desk][review]")
{
    CHECK(desk::minute_after("2026-11-24T09:10Z") == "2026-11-24T09:11Z");
    CHECK(desk::minute_after("2026-11-24T09:59Z") == "2026-11-24T10:00Z");
    CHECK(desk::minute_after("2026-12-31T23:59Z") == "2027-01-01T00:00Z");
}
