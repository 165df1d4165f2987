#include "tests/support/approved_guide.hpp"
#include "tests/support/broken_guide.hpp"

#include <functional>
#include <memory>

using support::BrokenGuide;
using support::has;
namespace fs = std::filesystem;

namespace {

/// Something done to a guide, and what the printer then says when it refuses.
struct Mistake {
    std::string name;
    std::function<void(BrokenGuide&)> make;
    std::string said;
};

std::function<void(BrokenGuide&)> replaced(const std::string& file, const std::string& from,
                                           const std::string& to)
{
    return [=](BrokenGuide& guide) { guide.replace(file, from, to); };
}

std::function<void(BrokenGuide&)> written(const std::string& file, const std::string& text)
{
    return [=](BrokenGuide& guide) {
        fs::create_directories((guide.folder() / file).parent_path());
        guide.write(file, text);
    };
}

using Sheet = std::array<std::string, 4>;

/// The sheet is refused in the words of the mistake and no file is left.
void check_refused(const BrokenGuide& guide, const Sheet& sheet, const std::string& said)
{
    const auto out = guide.file("refused.pdf");
    const auto rendered = guide.render_sheet(sheet, {"--out", out.string()});
    INFO(rendered.out << rendered.err);
    CHECK(rendered.exit_code == 1);
    CHECK(has(rendered.err, said));
    CHECK_FALSE(fs::exists(out));
}

void check_printed(const BrokenGuide& guide, const Sheet& sheet)
{
    const auto out = guide.file("sheet.pdf");
    const auto rendered = guide.render_sheet(sheet, {"--out", out.string()});
    INFO(rendered.out << rendered.err);
    CHECK(rendered.exit_code == 0);
    REQUIRE(fs::exists(out));
    const bool is_press_file = has(content::read_file(out), "/GTS_PDFX");
    CHECK(is_press_file == (sheet[3] == "--press"));
}

const Sheet proof{"official-way", "poster-a2", "id", "--proof"};
const Sheet press{"official-way", "poster-a2", "id", "--press"};

} // namespace

TEST_CASE("no proof leaves the house without the words of its sash", "[guide][gate][sash]")
{
    const std::string words = "\"CONTOH. Belum diperiksa penutur.\"";
    const auto repeated = [](int times) {
        std::string text = "\"CONTOH.";
        for (int i = 0; i < times; ++i) {
            text += " Belum diperiksa penutur.";
        }
        return text + "\"";
    };
    const std::vector<Mistake> mistakes{
        {"empty", replaced("ui.toml", words, "\"\""), "ui.sash"},
        {"blank", replaced("ui.toml", words, "\"   \""), "error K004: ui.sash"},
        {"missing", replaced("ui.toml", "\"sash\"", "\"sas\""), "error K004: ui.sash"},
        {"in conflict", replaced("ui.toml", "message = [", "<<<<<<< ours\nmessage = ["),
         "ui.toml:2:1: error K002"},
        {"no file", [](BrokenGuide& guide) { fs::remove(guide.folder() / "ui.toml"); },
         "ui.toml: error K004: ui.sash"},
        {"no glyphs", replaced("ui.toml", words, "\"\U00012000\U00012001\""),
         "error K042: ui.sash"},
        {"too long to read", replaced("ui.toml", words, repeated(12)),
         "ui.toml:42:28: error P21: ui.sash"},
        {"too long to fit", replaced("ui.toml", words, repeated(120)),
         "ui.toml:42:28: error K040: ui.sash"},
    };
    for (const auto& mistake : mistakes) {
        DYNAMIC_SECTION(mistake.name)
        {
            BrokenGuide guide;
            mistake.make(guide);
            check_refused(guide, proof, mistake.said);
        }
    }
}

TEST_CASE("an error anywhere that a sheet may depend on refuses it, also as a proof",
          "[guide][gate]")
{
    const std::string ledger_hash = "c5bea22fb85dda80ca5de0d71a1fbbbd";
    const std::vector<Mistake> mistakes{
        {"a number nobody can dial", replaced("contacts.toml", "\"0800-1000\"", "\"12\""),
         "error K052: contacts.hotline_home"},
        {"a drawing with script",
         written("pictograms/official-way.svg",
                 "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>"),
         "pictograms/official-way.svg:1:42: error K072"},
        {"a drawing that is a link",
         [](BrokenGuide& guide) {
             const auto svg = guide.folder() / "pictograms/labour-office.svg";
             fs::rename(svg, guide.file("outside.svg"));
             fs::create_symlink(guide.file("outside.svg"), svg);
         },
         "pictograms/labour-office.svg: error K072"},
        {"a poster without a drawing",
         replaced("posters/official-way.toml", "pictogram = \"official-way\"\n", ""), "error K006"},
        {"a cut line of a ledger", written("reviews/facts.tsv", "hotline_home\t" + ledger_hash),
         "reviews/facts.tsv:1:1: error K001"},
        {"a ledger in conflict", written("reviews/id.tsv", "<<<<<<< ours\n"),
         "reviews/id.tsv:1:1: error K002"},
        {"a confirmation of days to come",
         written("reviews/facts.tsv", "hotline_home\t" + ledger_hash +
                                          "\tok\tcontent\tdinas-2\t2099-01-01T09:00Z\t\t\n"),
         "reviews/facts.tsv:1:1: error K004"},
        {"an unknown kind in a topic",
         replaced("topics/go-safe.toml", "kind = \"step\"", "kind = \"stepp\""),
         "topics/go-safe.toml"},
        {"a guide that asks nobody", replaced("guide.toml", "[publish]", "[publis]"), "error K004"},
        {"an empty list of roles",
         replaced("guide.toml", "source_roles = { normal = [\"content\"]",
                  "source_roles = { normal = []"),
         "error K004"},
        {"two contacts on one sheet",
         replaced("posters/official-way.toml", "[[block]]\nid = \"hotline\"",
                  "[[block]]\nid = \"second\"\nkind = \"contact\"\ncontact = \"sapa_129\"\n\n"
                  "[[block]]\nid = \"hotline\""),
         "error K040: official-way.hotline@poster"},
        {"a headline too long for its QR code",
         replaced("posters/official-way.toml", "Kerja di luar negeri?",
                  std::string(2400, 'a') + "?"),
         "error P25: official-way.headline@poster"},
    };
    for (const auto& mistake : mistakes) {
        DYNAMIC_SECTION(mistake.name)
        {
            BrokenGuide guide;
            mistake.make(guide);
            check_refused(guide, proof, mistake.said);
        }
    }
}

TEST_CASE("an amount that is no number is refused where a sheet needs it", "[guide][gate]")
{
    for (const std::string amount : {"nan", "inf", "-inf", "1e15"}) {
        DYNAMIC_SECTION(amount)
        {
            BrokenGuide guide;
            guide.replace("facts.toml", "amount = 370000", "amount = " + amount);
            check_printed(guide, proof);
            guide.replace("posters/official-way.toml", "Pegang paspormu sendiri.",
                          "Bayar {bpjs_24_months}.");
            check_refused(guide, proof, "error K052: facts.bpjs_24_months");
        }
    }
}

TEST_CASE("an error of another poster, topic or number does not keep a sheet back (long)",
          "[guide][gate]")
{
    std::string long_sentence = "\"satu";
    for (int i = 0; i < 30; ++i) {
        long_sentence += " kata";
    }
    const std::vector<Mistake> mistakes{
        {"number", replaced("contacts.toml", "\"129\"", "\"12\""), "K052"},
        {"poster",
         replaced("posters/safe-home.toml", "\"Datang ke petugas BP3MI atau P4MI.\"",
                  long_sentence + ".\""),
         "K035"},
        {"topic",
         replaced("topics/red-flags.toml", "\"Gaji sangat besar, syarat sangat mudah.\"",
                  long_sentence + ".\""),
         "K035"},
        {"word of the kiosk", replaced("ui.toml", "\"Kembali\"", long_sentence + ".\""), "K035"},
    };
    for (const auto& mistake : mistakes) {
        DYNAMIC_SECTION(mistake.name)
        {
            BrokenGuide guide;
            mistake.make(guide);
            const auto checked = guide.check();
            INFO(checked.out.substr(0, 2000));
            REQUIRE(has(checked.out, "error " + mistake.said));
            check_printed(guide, proof);
        }
    }
}

TEST_CASE("an approved sheet is refused for what no approval covers", "[guide][gate][press]")
{
    const std::vector<Mistake> mistakes{
        {"a contact without a source",
         replaced("contacts.toml", "source = [\"S29\", \"S72\", \"S73\"]", "source = []"),
         "error K051: contacts.hotline_home"},
        {"more words than the format takes",
         replaced("formats/poster-a2.toml", "all = 120", "all = 5"), "error P22: official-way"},
        {"a number that was given up",
         replaced("contacts.toml", "source = [\"S29\", \"S72\", \"S73\"]",
                  "source = [\"S29\"]\nreplaced_by = \"kemlu_hotline\""),
         "error K054: official-way.hotline@poster"},
        {"a capital too small for its distance",
         replaced("formats/poster-a2.toml", "far_m = 2", "far_m = 5"),
         "posters/official-way.toml:"},
    };
    check_printed(BrokenGuide(support::approved_guide()), press);
    for (const auto& mistake : mistakes) {
        DYNAMIC_SECTION(mistake.name)
        {
            BrokenGuide guide(support::approved_guide());
            mistake.make(guide);
            check_refused(guide, press, mistake.said);
        }
    }
}

TEST_CASE("a fact in words is not printed before it is approved", "[guide][gate][press]")
{
    BrokenGuide guide(support::approved_guide());
    guide.replace("facts.toml", "[bpjs_before]",
                  "[where]\nvalue = { type = \"text\", text = \"kantor desa\" }\n"
                  "source = [\"S32\"]\nlast_seen = 2026-09-01\n\n[bpjs_before]");
    guide.replace("posters/official-way.toml", "Tanya Disnakertrans dulu.", "Tanya {where} dulu.");
    const auto done = [&](const std::vector<std::string>& words) {
        const auto said = guide.desk(words);
        INFO(said.out << said.err);
        REQUIRE(said.exit_code == 0);
    };
    const auto approve = [&](const std::string& unit) {
        done({"approve", unit, "--lang", "id", "--role", "content", "--by", "demo-isi"});
    };
    done({"facts", "confirm", "where", "--by", "demo-isi"});
    approve("official-way.ask@poster");
    check_refused(guide, press, "error K013: facts.where");
    approve("facts.where");
    check_printed(guide, press);
}

TEST_CASE("a picture under the sash says why it carries it", "[guide][gate][sash]")
{
    const BrokenGuide guide;
    const auto said =
        support::run({support::bin_dir() + "/pelita-printer", "--guide", guide.folder().string(),
                      "--today", "2026-11-24", "render", "--poster", "official-way", "--format",
                      "poster-a2", "--lang", "id", "--out", guide.file("sheet.png").string()});
    CHECK(said.exit_code == 0);
    CHECK(has(said.err, "Under the sash"));
    CHECK(has(said.err, "error K013: official-way.headline@poster"));
}
