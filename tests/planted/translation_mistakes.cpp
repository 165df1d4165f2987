#include "tests/planted/mistakes.hpp"

#include "content/model/files.hpp"
#include "content/model/ledger.hpp"

namespace planted {

namespace {

const std::string english = "translations/en.po";

/// The English of one text replaced by another.
Change msgstr(const std::string& from, const std::string& to)
{
    return {english, "msgstr \"" + from + "\"", "msgstr \"" + to + "\""};
}

const std::string join = "Join training and a skill test.";
const std::string leave = "Do not leave if one paper is missing.";
const std::string rina =
    "[people]\nrina = { roles = [\"language\"] }\ndinas = { roles = [\"content\"] }\n";

content::LedgerLine line_for(const std::string& verdict, const std::string& role,
                             const std::string& name, const std::string& translation)
{
    content::LedgerLine line;
    line.unit = "go-safe.training";
    line.hash = content::text_hash("en", line.unit, "Ikut pelatihan dan uji kerja.", translation);
    line.verdict = verdict;
    line.role = role;
    line.name = name;
    line.time = "2026-11-20T09:10Z";
    return line;
}

/// Lines of the English ledger.
std::function<void(const std::filesystem::path&)>
ledger(const std::vector<content::LedgerLine>& lines)
{
    return [lines](const std::filesystem::path& guide) {
        std::string text;
        for (const auto& line : lines) {
            text += content::write_ledger_line(line);
        }
        std::filesystem::create_directories(guide / "reviews");
        content::write_file(guide / "reviews/en.tsv", text);
    };
}

Mistake ledger_line(const std::string& what, const std::string& code, const std::string& line)
{
    return {what, code, {{"reviews/en.tsv", "", line}}};
}

std::vector<Mistake> broken_files()
{
    return {
        {"a translation without its closing quote",
         "K001",
         {{english, "msgstr \"Back\"", "msgstr ¦\"Back"}}},
        {"a line that is no PO", "K001", {{english, "msgstr \"Back\"", "¦mgstr \"Back\""}}},
        {"a conflict in a translation",
         "K002",
         {{english, "msgstr \"Back\"", "¦<<<<<<< ours\nmsgstr \"Back\""}}},
        {"a translation in another encoding",
         "K003",
         {msgstr("Back", "B¦\xE4"
                         "ck")}},
        {"a translation with a byte order mark",
         "K003",
         {{english, "msgid \"\"", "\xEF\xBB\xBFmsgid \"\""}},
         english + ":1:1"},
        {"one id twice", "K005", {{english, "msgctxt \"ui.home\"", "¦msgctxt \"ui.back\""}}},
        {"an id of no text", "K007", {{english, "msgctxt \"ui.back\"", "¦msgctxt \"ui.bak\""}}},
        {"a text that msgmerge moved",
         "K008",
         {{english, "msgctxt \"go-safe.all-papers\"",
           "#| msgctxt \"go-safe.opp\"\n¦msgctxt \"go-safe.all-papers\""}}},
        {"a plural",
         "K008",
         {{english, "msgctxt \"ui.back\"\nmsgid \"Kembali\"\nmsgstr \"Back\"",
           "¦msgctxt \"ui.back\"\nmsgid \"Kembali\"\nmsgid_plural \"Kembali\"\nmsgstr[0] \"Back\"\n"
           "msgstr[1] \"Back\""}}},
        ledger_line("a cut line of a ledger", "K001", "¦ui.back\tabc\tok\n"),
        ledger_line("a verdict that does not exist", "K001",
                    "ui.back\tabc\t¦yes\tlanguage\trina\t2026-11-24T09:10Z\t\t\n"),
        ledger_line("a time that is none", "K001",
                    "ui.back\tabc\tok\tlanguage\trina\t¦yesterday\t\t\n"),
        ledger_line("a conflict in a ledger", "K002", "¦<<<<<<< ours\n"),
        ledger_line("an approval of days to come", "K004",
                    "¦ui.back\tabc\tok\tlanguage\trina\t2099-11-24T09:10Z\t\t\n"),
    };
}

std::vector<Mistake> states()
{
    return {
        {"a text not translated", "K010", {msgstr(join, "¦")}},
        {"a text that needs work",
         "K011",
         {{english, "msgctxt \"go-safe.training\"", "#, fuzzy\nmsgctxt \"go-safe.training\""},
          msgstr(join, "¦" + join)}},
        {"an Indonesian text that changed",
         "K012",
         {{"topics/go-safe.toml", "Ikut pelatihan dan uji kerja.", "Ikut pelatihan dulu."},
          msgstr(join, "¦" + join)}},
        {"a text edited after its approval",
         "K014",
         {{"guide.toml", "[people]\n", rina}, msgstr(join, "¦Join training and a test.")},
         {},
         Needs::Texts,
         ledger({line_for("ok", "language", "rina", join)})},
        {"a translator who approves the own text",
         "K015",
         {{"guide.toml", "[people]\n", rina}, msgstr(join, "¦" + join)},
         {},
         Needs::Texts,
         ledger({line_for("made", "translator", "rina", join),
                 line_for("ok", "language", "rina", join)})},
        {"a waiver without a reason",
         "K018",
         {{english, "msgctxt \"go-safe.training\"", "# waive: K030\nmsgctxt \"go-safe.training\""},
          msgstr(join, "¦" + join)}},
        {"a waiver of what nobody may waive",
         "K018",
         {{english, "msgctxt \"go-safe.training\"",
           "# waive: K020 - on purpose\nmsgctxt \"go-safe.training\""},
          msgstr(join, "¦" + join)}},
        {"a signature of nobody",
         "K039",
         {{"guide.toml", "[people]\n",
           "[people]\nrina = { roles = [\"language\"], key = "
           "\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\" }\n"}},
         "reviews/en.tsv:1:1",
         Needs::Texts,
         [](const std::filesystem::path& guide) {
             auto line = line_for("ok", "language", "rina", join);
             line.sig = std::string(86, 'A') + "==";
             ledger({line})(guide);
         }},
    };
}

std::vector<Mistake> against_the_source()
{
    const std::string call = "Call {hotline_home}.";
    return {
        {"a misspelt value in a translation", "K020", {msgstr(call, "Call ¦{hotline_hme}.")}},
        {"a value the Indonesian does not have",
         "K020",
         {msgstr(join, "Join training, ¦{hotline_home}.")}},
        {"a misspelt value in the second line of a translation",
         "K020",
         {{english, "msgstr \"" + call + "\"",
           "msgstr \"\"\n\"Please call \"\n\"now ¦{hotlin}.\""}}},
        {"a value left out", "K021", {msgstr(call, "¦Call.")}},
        {"a value in quotes", "K022", {msgstr(call, "Call '¦{hotline_home}'.")}},
        {"another number", "K023", {{english, "for 2 years:", "for ¦3 years:"}}},
        {"a number left out",
         "K024",
         {msgstr("Social security for 2 years: {bpjs_24_months} (2023 rule).",
                 "¦Social security for long: {bpjs_24_months} (2023 rule).")}},
        {"a telephone number typed into a translation",
         "K025",
         {msgstr(join, "Call ¦0812 345 678.")}},
        {"a mail address in a translation",
         "K026",
         {msgstr(join, "Write to ¦office@example.org.")}},
        {"bold that is not closed in a translation", "K027", {msgstr(join, "Join ¦**training.")}},
        {"a zero-width joiner between Latin letters",
         "K028",
         {msgstr(join, "Join tr¦\u200Daining.")}},
        {"a tab behind an escape",
         "K028",
         {msgstr("\\\"Admin\\\" or \\\"operator\\\" work in {scam_countries}.",
                 "\\\"Admin\\\" or ¦\\t\\\"operator\\\" work in {scam_countries}.")}},
        {"marks stored apart in a translation",
         "K028",
         {msgstr(join, "Join th¦e\u0301 training.")}},
        {"an apostrophe for the glottal letter",
         "K029",
         {{"languages.toml", "endonym = \"English\", id = \"Inggris\" }",
           "endonym = \"English\", id = \"Inggris\" }\nglottal = \"ꞌ\""},
          msgstr(join, "Don¦'t skip training.")}},
        {"a letter the language does not use",
         "K030",
         {{"languages.toml", "endonym = \"English\", id = \"Inggris\" }",
           "endonym = \"English\", id = \"Inggris\" }\nletters = \"a b c d e f g h i j k l m n o p "
           "q "
           "r s t u v w x y z\""},
          msgstr(join, "Join tr¦äining.")}},
        {"two spaces together", "K031", {msgstr(join, "Join training¦  and a skill test.")}},
        {"another end mark", "K031", {msgstr(join, "Join training and a skill test¦!")}},
        {"a lost \"do not\"",
         "K032",
         {{"languages.toml", "endonym = \"English\", id = \"Inggris\" }",
           "endonym = \"English\", id = \"Inggris\" }\nnegators = [\"not\", \"no\", \"don't\"]"},
          msgstr(leave, "¦Leave if one paper is missing.")}},
        {"a word the glossary forbids",
         "K033",
         {{"glossary.toml", "di BP3MI\" }",
           "di BP3MI\", en = { use = [\"OPP\"], never = [\"briefing\"] } }"},
          msgstr("Attend OPP at BP3MI. Get E-PMI. Then leave.",
                 "Attend the ¦briefing at BP3MI. Get E-PMI. Then leave.")}},
        {"a translation that is the Indonesian",
         "K034",
         {msgstr(join, "¦Ikut pelatihan dan uji kerja.")}},
        {"one Indonesian text in two ways",
         "K036",
         {{english,
           "msgctxt \"pictograms.lamp-on-nila\"\nmsgid \"Lampu pelita\"\nmsgstr \"Oil lamp\"",
           "msgctxt \"pictograms.lamp-on-nila\"\nmsgid \"Lampu pelita\"\nmsgstr \"¦Lamp of "
           "oil\""}}},
        {"a value twice", "K037", {msgstr(call, "Call {hotline_home}, ¦{hotline_home}.")}},
        {"another number in words",
         "K038",
         {{"languages.toml", "endonym = \"Bahasa Indonesia\", id = \"Indonesia\" }",
           "endonym = \"Bahasa Indonesia\", id = \"Indonesia\" }\nnumber_words = [\"satu\", "
           "\"dua\"]"},
          {"languages.toml", "endonym = \"English\", id = \"Inggris\" }",
           "endonym = \"English\", id = \"Inggris\" }\nnumber_words = [\"one\", \"two\"]"},
          msgstr(leave, "¦Do not leave if two papers are missing.")}},
    };
}

} // namespace

std::vector<Mistake> translation_mistakes()
{
    auto all = broken_files();
    for (auto& list : {states(), against_the_source()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

} // namespace planted
