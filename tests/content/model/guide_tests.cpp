#include "content/model/guide.hpp"

#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

namespace {

namespace fs = std::filesystem;
using Said = std::vector<std::string>;

/// A day after everything that the tests' ledgers say.
const content::Date late_day = *content::parse_date("2027-06-01");

/// The policy every guide must have.
const std::string policy = "[publish]\n"
                           "roles = { normal = [\"language\"], critical = [\"language\"] }\n"
                           "source_roles = { normal = [\"content\"], critical = [\"content\"] }\n";

/// A guide of a few files in a folder of its own.
class SmallGuide {
  public:
    SmallGuide()
    {
        write_settings("home = [\"contacts\"]\n");
        write("sources.toml", "P20 = { says = \"Passport fee\", from = [\"S32\"] }\n"
                              "S32 = { title = \"Permenaker 4/2023\" }\n");
        write("facts.toml",
              "passport_fee = { value = { type = \"money\", amount = 350000, currency = \"IDR\" }, "
              "source = [\"S32\"], last_seen = 2026-03-02, recheck = 2026-09-01 }\n");
        write("contacts.toml",
              "[hotline_home]\n"
              "name = { id = \"Pusat bantuan\" }\n"
              "reach = { kind = \"phone\", value = \"0800-000-000\", scope = \"home\", cost = "
              "\"free\" }\n"
              "hours = \"24 jam\"\n"
              "source = [\"S32\"]\n");
        write("pictograms/passport.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>\n");
    }

    const fs::path& path() const { return folder_.path(); }

    SmallGuide& write_settings(const std::string& settings)
    {
        return write("guide.toml", "id = \"small\"\n" + settings +
                                       "[people]\n"
                                       "dinas-2 = { roles = [\"content\"] }\n"
                                       "rina = { roles = [\"language\"] }\n" +
                                       policy);
    }

    SmallGuide& write(const std::string& file, const std::string& text)
    {
        fs::create_directories((path() / file).parent_path());
        content::write_file(path() / file, text);
        return *this;
    }

    std::shared_ptr<const content::Guide> load() const
    {
        return content::load_guide(path(), late_day).guide;
    }

    /// "topics/passport.toml:4:8 K004 key" for each finding, in order.
    Said said() const
    {
        Said all;
        for (const content::Finding& finding : content::load_guide(path(), late_day).findings) {
            all.push_back(finding.place.file + ":" + std::to_string(finding.place.line) + ":" +
                          std::to_string(finding.place.column) + " " + finding.code + " " +
                          finding.variant);
        }
        return all;
    }

  private:
    support::TemporaryFolder folder_;
};

const std::string passport = "id = \"passport\"\n"
                             "owner = \"hotline_home\"\n"
                             "pictogram = \"passport\"\n"
                             "tile = \"Urus paspor\"\n";

std::string topic_with(const std::string& block)
{
    return passport + "[[block]]\n" + block;
}

std::string suggestion(const content::Finding& finding)
{
    for (const auto& [name, value] : finding.arguments) {
        if (name == "suggestion") {
            return value;
        }
    }
    return {};
}

content::Date day(std::string_view text)
{
    return *content::parse_date(text);
}

} // namespace

TEST_CASE("the guide of the repository reads without an error", "[model][guide]")
{
    const content::LoadedGuide loaded =
        content::load_guide(support::source_dir() / "content/guide", late_day);
    for (const content::Finding& finding : loaded.findings) {
        UNSCOPED_INFO(content::format_finding(finding, content::MessageLanguage::English));
    }
    CHECK_FALSE(content::has_errors(loaded.findings));
    CHECK(loaded.guide->find_topic("go-safe") != nullptr);
    CHECK(loaded.guide->find_poster("official-way") != nullptr);
    CHECK(loaded.guide->find_language("tet-ID") != nullptr);
    CHECK(loaded.guide->formats.count("baliho-6x4") == 1);
    CHECK(loaded.guide->contacts.at("hotline_home").value == "0800-1000");
}

TEST_CASE("units have the ids translators know, in source order", "[model][guide]")
{
    SmallGuide small;
    small.write_settings("home = [\"passport\", \"contacts\"]\n");
    small.write(
        "topics/passport.toml",
        topic_with("id = \"fee\"\nkind = \"step\"\nsource = [\"P20\"]\n"
                   "text.kiosk = \"Biaya resmi {passport_fee}.\"\n"
                   "text.poster = { text = \"Resmi: {passport_fee}\", lines = 1, max = 30 }\n"
                   "text.billboard = \"Resmi!\"\n"));
    small.write(
        "topics/check-offer.toml",
        "id = \"check-offer\"\n"
        "block = [\n"
        "  { id = \"visa\", kind = \"question\", text.kiosk = \"Visa kerja?\", answer = [\n"
        "    { id = \"yes\", verdict = \"next\" },\n"
        "    { id = \"no\", verdict = \"red\", text = \"Bukan\", reason = \"Tanda bahaya.\" }] },\n"
        "  { id = \"red\", kind = \"outcome\", colour = \"red\", word = \"BERHENTI\", "
        "order = \"Jangan berangkat.\", comfort = \"Kamu tidak salah.\", contacts = [\n"
        "    \"hotline_home\"] },\n"
        "]\n");
    small.write(
        "posters/official-way.toml",
        "id = \"official-way\"\nground = \"nila\"\n"
        "block = [ { id = \"headline\", kind = \"title\", text.poster = \"Lewat jalan resmi.\" },\n"
        "  { use = \"passport.fee\" } ]\n");
    small.write("ui.toml",
                "message = [{ id = \"back\", text = \"Kembali\", note = \"Tombol.\" }]\n");
    small.write("notices.toml",
                "notice = [{ id = \"moratorium\", text = \"Tanya.\", source = [\"P20\"], "
                "from = 2026-11-01, until = 2027-01-31, offices = [] }]\n");
    small.write("pictograms/alt.toml", "passport = \"Paspor\"\n");
    CHECK(small.said().empty());

    const auto guide = small.load();
    Said ids;
    for (const content::Unit& unit : guide->units) {
        ids.push_back(unit.id);
    }
    CHECK(ids == Said{"passport.tile", "passport.fee", "passport.fee@poster",
                      "passport.fee@billboard", "check-offer.visa", "check-offer.visa/no",
                      "check-offer.visa/no/reason", "check-offer.red/word", "check-offer.red/order",
                      "check-offer.red/comfort", "official-way.headline@poster", "ui.back",
                      "notices.moratorium", "contacts.hotline_home", "contacts.hotline_home/hours",
                      "pictograms.passport"});

    const content::Unit* const fee = guide->find_unit("passport.fee@poster");
    REQUIRE(fee != nullptr);
    CHECK(fee->variant == content::Variant::Poster);
    CHECK(fee->source.text == "Resmi: {passport_fee}");
    CHECK(fee->source.lines == 1);
    CHECK(fee->source.max == 30);
    CHECK(fee->place == content::Place{"topics/passport.toml", 10, 25});
    CHECK_FALSE(fee->critical);
    REQUIRE(guide->find_unit("check-offer.red/word") != nullptr);
    CHECK(guide->find_unit("check-offer.red/word")->critical);
    CHECK(guide->find_unit("ui.back")->note == "Tombol.");
    CHECK(guide->find_unit("passport.nothing") == nullptr);
    CHECK(guide->find_poster("official-way")->blocks[1].kind == content::BlockKind::Step);
}

TEST_CASE("topics come in the order of the home screen, then by id", "[model][guide]")
{
    SmallGuide small;
    small.write_settings("home = [\"passport\", \"contacts\"]\n");
    for (const char* const id : {"aaa", "passport", "bbb"}) {
        small.write("topics/" + std::string(id) + ".toml", "id = \"" + std::string(id) + "\"\n");
    }
    Said ids;
    const auto guide = small.load();
    for (const content::Topic& topic : guide->topics) {
        ids.push_back(topic.id);
    }
    CHECK(ids == Said{"passport", "aaa", "bbb"});
}

TEST_CASE("an unknown key, kind or value is found with what was meant", "[model][guide]")
{
    SmallGuide small;
    small.write("topics/passport.toml",
                topic_with("id = \"fee\"\nkind = \"stepp\"\nserverity = \"critical\"\n"));
    const auto findings = content::load_guide(small.path(), late_day).findings;
    CHECK(small.said() ==
          Said{"topics/passport.toml:7:9 K004 value", "topics/passport.toml:8:1 K004 key"});
    REQUIRE(findings.size() == 2);
    CHECK(suggestion(findings[0]) == "step");
    CHECK(suggestion(findings[1]) == "severity");
}

TEST_CASE("a value of the wrong sort is found at the value", "[model][guide]")
{
    SmallGuide small;
    small.write("topics/passport.toml",
                topic_with("id = \"fee\"\nkind = \"step\"\nsource = \"P20\"\ntext.kiosk = 7\n"));
    small.write("facts.toml",
                "fee = { value = { type = \"text\", text = \"x\" }, source = [\"S32\"], "
                "recheck = \"2026-09-01\" }\n");
    CHECK(small.said() == Said{"facts.toml:1:77 K004 type", "topics/passport.toml:8:11 K004 type",
                               "topics/passport.toml:9:14 K004 type"});
}

TEST_CASE("an id met twice is found at the second", "[model][guide]")
{
    SmallGuide small;
    const std::string block = "id = \"fee\"\nkind = \"step\"\n";
    small.write("topics/passport.toml", topic_with(block + "[[block]]\n" + block));
    small.write("posters/passport.toml", "id = \"passport\"\nground = \"daun\"\n");
    small.write("ui.toml", "message = [{ id = \"back\", text = \"Kembali\" },\n"
                           "  { id = \"back\", text = \"Balik\" }]\n");
    CHECK(small.said() == Said{"posters/passport.toml:1:1 K005 ", "topics/passport.toml:9:7 K005 ",
                               "ui.toml:2:26 K005 "});
}

TEST_CASE("a fact and a contact share one id space", "[model][guide]")
{
    SmallGuide small;
    small.write("facts.toml", "hotline_home = { value = { type = \"text\", text = \"x\" } }\n");
    CHECK(small.said() == Said{"facts.toml:1:1 K005 "});
}

TEST_CASE("names that name nothing are found", "[model][guide]")
{
    SmallGuide small;
    small.write("topics/passport.toml",
                "id = \"passport\"\n"
                "owner = \"hotline_hom\"\n"
                "block = [\n"
                "  { id = \"a\", kind = \"step\", source = [\"P21\"], pictogram = \"pasport\" },\n"
                "  { id = \"b\", kind = \"question\", answer = [ { id = \"yes\", verdict = "
                "\"next\", go = \"c\" } ] },\n"
                "]\n");
    small.write("posters/way.toml", "id = \"way\"\nground = \"nila\"\nformats = [\"poster-a9\"]\n"
                                    "block = [ { use = \"passport.aa\" } ]\n");
    CHECK(small.said() ==
          Said{"posters/way.toml:3:13 K006 format", "posters/way.toml:4:20 K006 use",
               "topics/passport.toml:2:10 K006 contact", "topics/passport.toml:4:41 K006 source",
               "topics/passport.toml:4:61 K006 pictogram", "topics/passport.toml:5:83 K006 go"});
    CHECK(suggestion(content::load_guide(small.path(), late_day).findings[2]) == "hotline_home");
}

TEST_CASE("files and roles of unknown languages and people are found", "[model][guide]")
{
    SmallGuide small;
    small.write("languages.toml", "[aoz]\nname = { id = \"Uab Meto\" }\nstatus = \"preview\"\n"
                                  "fallback = [\"mkn\", \"id\"]\n");
    small.write("translations/aox.po", "msgid \"\"\nmsgstr \"\"\n");
    small.write("guide.toml",
                "id = \"small\"\n[people]\nrina = { roles = [\"langage\"] }\n" + policy);
    CHECK(small.said() == Said{"guide.toml:3:20 K004 role", "languages.toml:4:14 K006 language",
                               "translations/aox.po:0:0 K006 language"});
}

TEST_CASE("a home tile without its topic is found", "[model][guide]")
{
    SmallGuide small;
    small.write_settings("home = [\"pasport\", \"contacts\"]\n");
    small.write("topics/passport.toml", passport);
    CHECK(small.said() == Said{"guide.toml:2:10 K006 topic"});
    CHECK(suggestion(content::load_guide(small.path(), late_day).findings[0]) == "passport");
}

TEST_CASE("bad ids and file names are found", "[model][guide]")
{
    SmallGuide small;
    small.write("topics/Passport 2.toml", "id = \"x\"\n");
    small.write("topics/passport.toml",
                "id = \"pasport\"\n[[block]]\nid = \"Fee!\"\nkind = \"step\"\n"
                "[[block]]\nid = \"tile\"\nkind = \"step\"\n");
    small.write("topics/ui.toml", "id = \"ui\"\n");
    CHECK(small.said() ==
          Said{"topics/Passport 2.toml:0:0 K019 file", "topics/passport.toml:1:7 K019 differs",
               "topics/passport.toml:3:7 K019 id", "topics/passport.toml:6:7 K019 reserved",
               "topics/ui.toml:1:1 K019 reserved"});
}

TEST_CASE("a picture name that leads out of the guide is never followed", "[model][guide]")
{
    SmallGuide small;
    small.write("topics/passport.toml", "id = \"passport\"\npictogram = \"../secret\"\n");
    CHECK(small.said() == Said{"topics/passport.toml:2:14 K072 path"});
}

TEST_CASE("a drawing with script, outside reference or entity is unsafe", "[model][guide]")
{
    const std::string open = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n";
    const auto said = [&](const std::string& drawing) {
        return SmallGuide().write("pictograms/passport.svg", drawing).said();
    };
    CHECK(said(open + "<g fill=\"url(#a)\"><use href=\"#b\"/></g></svg>").empty());
    CHECK(said(open + "<script>alert(1)</script></svg>") ==
          Said{"pictograms/passport.svg:2:2 K072 "});
    CHECK(said(open + "<g onclick=\"x()\"/></svg>").size() == 1);
    CHECK(said(open + "<image xlink:href=\"/etc/passwd\"/></svg>").size() == 1);
    CHECK(said(open + "<g style=\"fill: url('http://a/b')\"/></svg>").size() == 1);
    CHECK(said(open + "<style>@import 'a.css';</style></svg>").size() == 1);
    CHECK(said("<!DOCTYPE svg [<!ENTITY a SYSTEM \"b\">]>\n" + open + "</svg>").size() == 1);
    CHECK(said(open + "<g></svg>").size() == 1);
}

TEST_CASE("links are named and not read", "[model][guide]")
{
    const support::TemporaryFolder elsewhere;
    content::write_file(elsewhere.path() / "secret.toml", "id = \"secret\"\n");
    SmallGuide small;
    fs::create_directories(small.path() / "topics");
    fs::create_symlink(elsewhere.path() / "secret.toml", small.path() / "topics/secret.toml");
    fs::create_directory_symlink(elsewhere.path(), small.path() / "posters");
    CHECK(small.said() == Said{"posters:0:0 K072 link", "topics/secret.toml:0:0 K072 link"});
    CHECK(small.load()->topics.empty());
}

TEST_CASE("a folder without guide.toml says so and keeps the rest", "[model][guide]")
{
    SmallGuide small;
    fs::remove(small.path() / "guide.toml");
    CHECK(small.said() == Said{"guide.toml:0:0 K001 missing"});
    CHECK(small.load()->facts.size() == 1);
    CHECK_THROWS_AS(content::load_guide(small.path() / "nowhere", late_day), fs::filesystem_error);
}

TEST_CASE("inks need a recipe within the ink limit and a colour of their own", "[model][guide]")
{
    SmallGuide small;
    small.write("guide.toml",
                "id = \"small\"\n"
                "ink = [\n"
                "  { name = \"nila\", srgb = \"#121E42\", cmyk = [100, 90, 60, 60] },\n"
                "  { name = \"sama\", srgb = \"#121e42\", cmyk = [1, 2, 3, 4] },\n"
                "  { name = \"tanda\", srgb = \"#010203\", cmyk = [0, 0, 0, 100] },\n"
                "  { name = \"kunyit\", srgb = \"FFC629\", cmyk = [0, 21, 101, 0] },\n"
                "]\n" +
                    policy);
    CHECK(small.said() == Said{"guide.toml:3:3 K004 ink-tac", "guide.toml:4:3 K004 ink-twice",
                               "guide.toml:5:3 K004 ink-reserved", "guide.toml:6:30 K004 colour",
                               "guide.toml:6:46 K004 recipe"});
}

TEST_CASE("a fact is good once the content role has confirmed its value", "[model][guide]")
{
    SmallGuide small;
    const std::string hash = "1246cece9d14752d55306e052a895fed";
    const auto state = [&](std::string_view today) {
        const auto guide = small.load();
        return content::state_of(*guide, guide->facts.at("passport_fee"), day(today));
    };
    const auto line = [&](const std::string& verdict, const std::string& name,
                          const std::string& time, const std::string& extra) {
        const std::string role = name == "rina" ? "language" : "content";
        return "passport_fee\t" + hash + "\t" + verdict + "\t" + role + "\t" + name + "\t" + time +
               "\t" + extra + "\t\n";
    };
    CHECK(state("2026-04-01") == content::ValueState::Unconfirmed);

    small.write("reviews/facts.tsv", line("ok", "rina", "2026-03-03T09:00Z", ""));
    CHECK(state("2026-04-01") == content::ValueState::Unconfirmed);

    const std::string confirmed = line("ok", "dinas-2", "2026-03-03T09:00Z", "");
    small.write("reviews/facts.tsv", confirmed);
    CHECK(state("2026-09-01") == content::ValueState::Good);
    CHECK(state("2026-09-02") == content::ValueState::Expired);
    const auto guide = small.load();
    CHECK(content::confirmed_on(*guide, guide->facts.at("passport_fee")) == day("2026-03-03"));
    CHECK(content::revision_date(*guide) == day("2026-03-03"));

    small.write("reviews/facts.tsv", confirmed + line("no", "dinas-2", "2026-03-03T09:00Z", ""));
    CHECK(state("2026-04-01") == content::ValueState::Unconfirmed);

    small.write("reviews/facts.tsv",
                confirmed + line("ok", "dinas-2", "2026-05-01T09:00Z", "2027-01-01"));
    CHECK(state("2026-12-31") == content::ValueState::Good);
    const auto later = small.load();
    CHECK(content::due_on(*later, later->facts.at("passport_fee")) == day("2027-01-01"));
}

TEST_CASE("a changed digit lapses the confirmation", "[model][guide]")
{
    SmallGuide small;
    small.write("reviews/facts.tsv", "passport_fee\t1246cece9d14752d55306e052a895fed\tok\tcontent\t"
                                     "dinas-2\t2026-03-03T09:00Z\t\t\n");
    small.write(
        "facts.toml",
        "passport_fee = { value = { type = \"money\", amount = 350001, currency = \"IDR\" }, "
        "source = [\"S32\"] }\n");
    const auto guide = small.load();
    CHECK_FALSE(content::confirmed_on(*guide, guide->facts.at("passport_fee")));
}

TEST_CASE("a contact grows stale a year after its confirmation", "[model][guide]")
{
    SmallGuide small;
    small.write("reviews/facts.tsv", "hotline_home\tc5bea22fb85dda80ca5de0d71a1fbbbd\tok\tcontent\t"
                                     "dinas-2\t2026-03-03T09:00Z\t\t\n");
    const auto guide = small.load();
    const content::Contact& hotline = guide->contacts.at("hotline_home");
    CHECK(hotline.stale_after_days == 365);
    CHECK(content::state_of(*guide, hotline, day("2027-03-03")) == content::ValueState::Good);
    CHECK(content::state_of(*guide, hotline, day("2027-03-04")) == content::ValueState::Stale);
}

TEST_CASE("a guide says who approves its texts, in both tables and for both severities",
          "[model][guide][publish]")
{
    SmallGuide small;
    const auto said = [&](const std::string& publish) {
        return small.write("guide.toml", "id = \"small\"\n" + publish).said();
    };
    CHECK(said("") == Said{"guide.toml:1:1 K004 missing"});
    CHECK(said("[publish]\nroles = { normal = [\"language\"], critical = [\"language\"] }\n") ==
          Said{"guide.toml:2:1 K004 missing"});
    CHECK(said("[publish]\nroles = { normal = [\"language\"] }\n"
               "source_roles = { normal = [\"content\"], critical = [] }\n") ==
          Said{"guide.toml:3:9 K004 missing", "guide.toml:4:51 K004 no-roles"});
}

TEST_CASE("a ledger line of days to come is found and counts for nothing", "[model][guide]")
{
    SmallGuide small;
    small.write("reviews/facts.tsv", "hotline_home\tc5bea22fb85dda80ca5de0d71a1fbbbd\tok\tcontent\t"
                                     "dinas-2\t2099-03-03T09:00Z\t\t\n");
    CHECK(small.said() == Said{"reviews/facts.tsv:1:1 K004 future"});
    const auto guide = small.load();
    const content::Contact& hotline = guide->contacts.at("hotline_home");
    CHECK(content::state_of(*guide, hotline, late_day) == content::ValueState::Unconfirmed);

    const auto load_on = [&](std::string_view today) {
        return content::load_guide(small.path(), day(today)).findings.size();
    };
    CHECK(load_on("2099-03-02") == 0); // clocks differ by less than a day
    CHECK(load_on("2099-03-01") == 1);
}

TEST_CASE("a notice for next month was not written next month; the companies' list is dated",
          "[model][guide]")
{
    SmallGuide small;
    CHECK(content::revision_date(*small.load()) == day("2026-03-02")); // last_seen
    small.write("notices.toml", "notice = [{ id = \"fair\", text = \"Bursa kerja.\", source = "
                                "[\"S32\"], from = 2026-12-01, until = 2027-01-31 }]\n");
    CHECK(content::revision_date(*small.load()) == day("2026-03-02"));
    small.write("agencies.toml",
                "[list]\nsample = false\nsource = \"S32\"\npublished = 2026-04-01\nentered = "
                "2026-04-09\nentered_by = \"dinas-2\"\ncovers = \"NTT\"\ncomplete = true\n"
                "[[agency]]\nname = \"PT Maju\"\nlicence = \"1\"\nstatus = \"active\"\n"
                "valid_until = 2029-01-01\nseat = \"Kupang\"\nprovince = \"NTT\"\n");
    const auto guide = small.load();
    CHECK(content::days_of_making(*guide) ==
          std::vector{day("2026-03-02"), day("2026-04-01"), day("2026-04-09")});
    CHECK(content::revision_date(*guide) == day("2026-04-09"));
    CHECK(content::revision_date(*guide, day("2026-04-08")) == day("2026-04-01"));
    CHECK(content::revision_date(*guide, day("2020-01-01")) == day("2026-04-09"));
}

TEST_CASE("a guide read before the day was known is the one that is read on that day",
          "[model][guide]")
{
    SmallGuide small;
    const auto unconfirmed = small.load();
    const std::string hash = content::text_hash(
        {}, "passport_fee", content::hashed_words(unconfirmed->facts.at("passport_fee")), {});
    small.write("reviews/facts.tsv",
                "passport_fee\t" + hash + "\tok\tcontent\tdinas-2\t2030-01-01T09:00Z\t\t\n");
    const auto whole = content::load_guide(small.path(), day("2035-01-01")).guide;
    const auto& fee = whole->facts.at("passport_fee");
    CHECK(content::confirmed_on(*whole, fee) == day("2030-01-01"));
    const auto later = content::as_of(whole, day("2029-12-31"));
    CHECK(later.guide == whole);
    CHECK(later.findings.empty());
    const auto before = content::as_of(whole, day("2026-05-01"));
    CHECK_FALSE(content::confirmed_on(*before.guide, fee)); // As the desk says it.
    REQUIRE(before.findings.size() == 1);
    CHECK(before.findings[0].code == "K004");
    const auto desk = content::load_guide(small.path(), day("2026-05-01"));
    REQUIRE(desk.findings.size() == 1);
    CHECK(desk.findings[0].place == before.findings[0].place);
    CHECK(before.guide->units.size() == desk.guide->units.size());
}
