// One topic and its sheet from the first translation to a contact that went stale, as the people of
// an office live it: what is stale, blocked, shown and printed after each step.
#include "content/desk/status.hpp"
#include "content/model/document.hpp"
#include "tests/content/desk/office.hpp"
#include "tests/support/subprocess.hpp"

using content::Exit;
using content::Variant;
using desk_tests::Office;

namespace {

constexpr const char* topic = R"(id = "story"
owner = "disnakertrans"
pictogram = "official-way"
tile = "Iuran"
strip = "nila"

[[block]]
id = "title"
kind = "title"
source = ["P01"]
text.kiosk = "Bayar yang resmi."

[[block]]
id = "fee"
kind = "step"
source = ["P01"]
text.kiosk = "Iuran resmi {bpjs_24_months}."
text.poster = "Iuran {bpjs_24_months}."

[[block]]
id = "call"
kind = "warning"
source = ["P01"]
text.kiosk = "Diminta lebih? Telepon {hotline_home}."
)";

constexpr const char* sheet = R"(id = "story-sheet"
ground = "nila"
pictogram = "official-way"
formats = ["poster-a2"]

[[block]]
id = "headline"
kind = "title"
source = ["P01"]
text.poster = "Bayar yang resmi."

[[block]]
use = "story.fee"

[[block]]
id = "hotline"
kind = "contact"
source = ["P01"]
contact = "hotline_home"
text.poster = "Gratis"
)";

constexpr const char* language = R"(
[qaa]
name = { endonym = "Bahasa Uji", id = "Bahasa Uji" }
status = "live"
fallback = ["id"]
format_locale = "id"
)";

/// The office of the story; every step is an ordinary command.
class Story : public Office {
  public:
    Story()
    {
        content::write_file(guide / "topics/story.toml", topic);
        content::write_file(guide / "posters/story-sheet.toml", sheet);
        content::append_file(guide / "languages.toml", language);
        replace("guide.toml", "home = [", "home = [\"story\", ");
    }

    /// All texts of the story, "X" and the Indonesian, as a translator's file would bring them.
    void translate()
    {
        REQUIRE(desk::update(at_desk(), "qaa", "anton") == Exit::Done);
        content::Catalog catalog = load()->catalogs.at("qaa");
        for (content::Message& message : catalog.messages) {
            message.translation = "X " + message.source;
            message.fuzzy = false;
            message.previous_source.reset();
        }
        content::write_file(guide / "translations/qaa.po", content::write_catalog(catalog));
        REQUIRE(desk::update(at_desk(), "qaa", "anton") == Exit::Done);
    }

    void approve_source()
    {
        REQUIRE(approve("", "id", "content", "dinas") == Exit::Done);
        REQUIRE(approve("", "id", "safety", "aman") == Exit::Done);
    }

    void approve_translation()
    {
        for (const char* id : {"story", "story-sheet", "contacts.hotline_home"}) {
            approve(id, "qaa", "language", "rina");
            approve(id, "qaa", "content", "dinas");
        }
        REQUIRE(approve("", "qaa", "language", "rina") == Exit::Done);
        REQUIRE(approve("", "qaa", "content", "dinas") == Exit::Done);
    }

    void confirm(const std::string& id)
    {
        desk::ConfirmRequest request;
        request.values.ids = {id};
        request.name = "dinas";
        REQUIRE(desk::facts_confirm(at_desk(), request) == Exit::Done);
    }

    void today(const std::string& day) { options.today = *content::parse_date(day); }

    /// Whether paper may be printed, as status says and as the printer does.
    bool prints(const std::string& tag)
    {
        const auto finished =
            support::run({support::bin_dir() + "/pelita-printer", "render", "--poster",
                          "story-sheet", "--format", "poster-a2", "--lang", tag, "--press", "--out",
                          file("sheet.pdf").string(), "--guide", guide.string(), "--fonts",
                          options.fonts.string(), "--today", content::iso_date(options.today)});
        UNSCOPED_INFO(finished.out << finished.err);
        CHECK((finished.exit_code == 0 || finished.exit_code == 1));
        CHECK(cell("story-sheet", tag).open == (finished.exit_code == 0));
        return finished.exit_code == 0;
    }

    desk::StatusCell cell(const std::string& id, const std::string& tag)
    {
        const auto status = now_status();
        const auto row = std::ranges::find(status.rows, id, &desk::StatusRow::id);
        const auto column = std::ranges::find(status.languages, tag, &desk::StatusLanguage::tag);
        REQUIRE(row != status.rows.end());
        REQUIRE(column != status.languages.end());
        return row->cells[static_cast<std::size_t>(column - status.languages.begin())];
    }

    desk::Status now_status()
    {
        return desk::compute_status(content::load_guide(guide, options.today), options.today);
    }

    /// What a gated kiosk shows of a block: its language before its words.
    std::string kiosk(const std::string& block)
    {
        const auto guide_now = content::load_guide(guide, options.today).guide;
        const auto resolved = content::resolve(
            *guide_now, "story", "qaa", Variant::Kiosk,
            {options.today, content::Unconfirmed::Hide, content::Unapproved::Skip});
        for (const auto& shown : resolved.document.blocks) {
            if (shown.id == block) {
                return shown.language + (shown.being_updated ? "*: " : ": ") +
                       content::plain_text(shown.lines);
            }
        }
        return "left out";
    }

    bool lists_as_changed(const std::string& id)
    {
        const auto status = now_status();
        const auto found = std::ranges::find_if(
            status.values, [&](const desk::StatusValue& value) { return value.value.id == id; });
        return found != status.values.end() && found->changed &&
               std::ranges::find(found->shown_in, "story-sheet") != found->shown_in.end();
    }
};

} // namespace

TEST_CASE("the story of a topic, from its translation to a contact that went stale",
          "[desk][story]")
{
    Story story;

    INFO("nothing is translated");
    CHECK(story.cell("story", "qaa").translated == 0);
    CHECK_FALSE(story.prints("qaa"));
    CHECK_FALSE(story.prints("id"));

    INFO("translated, nobody has approved");
    story.translate();
    CHECK(story.cell("story", "qaa").translated == 4);
    CHECK(story.cell("story", "qaa").approved == 0);
    CHECK_FALSE(story.prints("qaa"));
    CHECK(story.kiosk("title") == "left out"); // nobody has approved the Indonesian either

    INFO("reviewed, but no value is confirmed");
    story.approve_source();
    story.approve_translation();
    CHECK(story.cell("story", "qaa").approved == 4);
    CHECK_FALSE(story.prints("qaa"));
    CHECK_THAT(story.kiosk("title"), Catch::StartsWith("qaa: X Bayar"));

    INFO("confirmed");
    story.confirm("bpjs_24_months");
    story.confirm("hotline_home");
    CHECK(story.prints("qaa"));
    CHECK(story.prints("id"));
    CHECK_THAT(story.kiosk("fee"), Catch::Contains("370.000"));

    INFO("a fee changes");
    story.replace("facts.toml", "amount = 370000", "amount = 380000");
    CHECK_FALSE(story.prints("qaa"));
    CHECK(story.cell("story", "qaa").stale == 0);
    CHECK(story.cell("story", "qaa").approved == 4);
    CHECK(story.lists_as_changed("bpjs_24_months"));
    CHECK_THAT(story.kiosk("fee"), !Catch::Contains("380.000") && !Catch::Contains("370.000"));
    story.confirm("bpjs_24_months");
    CHECK(story.prints("qaa"));
    CHECK_FALSE(story.lists_as_changed("bpjs_24_months"));
    CHECK_THAT(story.kiosk("fee"), Catch::Contains("380.000"));

    INFO("a sentence changes its meaning");
    story.replace("topics/story.toml", "\"Bayar yang resmi.\"", "\"Bayar di bank saja.\"");
    CHECK(story.cell("story", "qaa").stale == 1);
    CHECK(story.cell("story-sheet", "qaa").stale == 0);
    CHECK_THAT(story.kiosk("title"), Catch::StartsWith("qaa*: X Bayar yang resmi"));
    CHECK(story.prints("qaa")); // the sheet has a headline of its own
    story.replace("posters/story-sheet.toml", "\"Bayar yang resmi.\"", "\"Bayar di bank saja.\"");
    CHECK_FALSE(story.prints("qaa"));
    CHECK_FALSE(story.prints("id"));

    INFO("a critical sentence changes: a kiosk takes the next language");
    story.replace("topics/story.toml", "Diminta lebih?", "Diminta uang lain?");
    story.approve_source();
    CHECK(story.prints("id"));
    CHECK_THAT(story.kiosk("call"), Catch::StartsWith("id:"));
    CHECK_THAT(story.kiosk("title"), Catch::StartsWith("qaa*:"));

    INFO("translated again and reviewed");
    story.translate();
    CHECK(story.cell("story", "qaa").stale == 0);
    CHECK_FALSE(story.prints("qaa"));
    story.approve_translation();
    CHECK(story.prints("qaa"));
    CHECK_THAT(story.kiosk("call"), Catch::StartsWith("qaa: X Diminta uang lain?"));

    INFO("the same meaning in other letters: approvals are carried over");
    story.replace("posters/story-sheet.toml", "\"Bayar di bank saja.\"",
                  "\"Bayar lewat bank saja.\"");
    CHECK_FALSE(story.prints("qaa"));
    desk::ApproveRequest same;
    same.units.ids = {"story-sheet.headline@poster"};
    same.language = "id";
    same.role = "editor";
    same.name = "edi";
    same.same_meaning = true;
    REQUIRE(desk::approve(story.at_desk(), same) == Exit::Done);
    CHECK_FALSE(story.prints("qaa")); // the content role has not seen the new words
    story.approve_source();
    REQUIRE(desk::update(story.at_desk(), "qaa", "anton") == Exit::Done);
    CHECK(story.cell("story-sheet", "qaa").stale == 0);
    CHECK(story.prints("qaa"));
    CHECK(story.prints("id"));

    INFO("a year later nobody has called the number");
    story.today("2027-12-01");
    CHECK_FALSE(story.prints("qaa"));
    CHECK_FALSE(story.prints("id"));
    CHECK_THAT(story.kiosk("call"), !Catch::Contains("0800"));
    CHECK_THAT(story.kiosk("title"), Catch::StartsWith("qaa: X"));
    story.confirm("hotline_home");
    CHECK_FALSE(story.prints("qaa")); // the fee was to be checked by 2027-03-01
    story.replace("facts.toml", "recheck = 2027-03-01", "recheck = 2028-03-01");
    CHECK(story.prints("qaa"));
}
