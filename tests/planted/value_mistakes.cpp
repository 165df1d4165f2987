#include "tests/planted/mistakes.hpp"

#include "content/model/files.hpp"

namespace planted {

namespace {

namespace fs = std::filesystem;

const std::string facts = "facts.toml";
const std::string contacts = "contacts.toml";
const std::string wizard = "topics/check-offer.toml";
const std::string first_amount =
    "value = { type = \"money\", amount = 370000, currency = \"IDR\" }";
const std::string drawing = "pictograms/stop.svg";
const std::string dinas = "[people]\ndinas = { roles = [\"content\"] }\n";

/// A confirmation, by the hash of the value as it was then.
Change confirmed(const std::string& id, const std::string& hash, const std::string& day)
{
    return {"reviews/facts.tsv", "",
            id + "\t" + hash + "\tok\tcontent\tdinas\t" + day + "T09:10Z\t\t\n"};
}

/// Of "phone 0800-1000 home free -" and of "money 370000 IDR".
const std::string hotline_hash = "5291995440131bf1459bcbeef51594fe";
const std::string amount_hash = "6981a27719f89663ec5970f78decc2fe";

std::vector<Mistake> wrong_values()
{
    const std::string money = "[bpjs_24_months]";
    return {
        {"a fact past its day",
         "K050",
         {{"guide.toml", "[people]\n", dinas},
          {facts, money, "[¦bpjs_24_months]"},
          {facts, "recheck = 2027-03-01", "recheck = 2026-11-01"},
          confirmed("bpjs_24_months", amount_hash, "2026-01-10")}},
        {"a fact without a source",
         "K051",
         {{facts, money, "[¦bpjs_24_months]"},
          {facts, "source = [\"S32\", \"S33\"]", "source = []"}}},
        {"a block without a source",
         "K051",
         {{"topics/go-safe.toml", "[[block]]\nid = \"visa\"\nkind = \"step\"\nsource = [\"P04\"]",
           "¦[[block]]\nid = \"visa\"\nkind = \"step\""}}},
        {"an amount below zero",
         "K052",
         {{facts, money, "[¦bpjs_24_months]"}, {facts, "amount = 370000", "amount = -370000"}}},
        {"a currency in small letters",
         "K052",
         {{facts, money, "[¦bpjs_24_months]"}, {facts, "\"IDR\"", "\"idr\""}}},
        {"a value seen in days to come",
         "K052",
         {{facts, money, "[¦bpjs_24_months]"}, {facts, "2024-09-01", "2027-09-01"}}},
        {"a number nobody can dial",
         "K052",
         {{contacts, "[hotline_home]", "[¦hotline_home]"}, {contacts, "\"0800-1000\"", "\"12\""}}},
        {"a number nobody has tried for two years",
         "K053",
         {{"guide.toml", "[people]\n", dinas},
          {contacts, "[hotline_home]", "[¦hotline_home]"},
          confirmed("hotline_home", hotline_hash, "2024-11-01")}},
        {"a contact that was replaced",
         "K054",
         {{contacts, "[hotline_home]", "[¦hotline_home]"},
          {contacts, "hours = \"24 jam\"", "replaced_by = \"sapa_129\""}}},
        {"a poster that sends people to a closed office",
         "K055",
         {{contacts, "office = \"active\"", "office = \"inactive\""},
          {"posters/official-way.toml",
           "[[block]]\nid = \"hotline\"\nkind = \"contact\"\nsource = [\"advice\"]\n"
           "contact = \"hotline_home\"",
           "¦[[block]]\nid = \"hotline\"\nkind = \"contact\"\nsource = [\"advice\"]\n"
           "contact = \"bp3mi_ntt\""}}},
        {"an emergency number that answers abroad only",
         "K055",
         {{"guide.toml", "emergency = \"hotline_home\"", "emergency = \"hotline_abroad\""},
          {contacts, "[hotline_abroad]", "[¦hotline_abroad]"}}},
        {"a value nobody has checked",
         "K056",
         {{facts, money, "[¦bpjs_24_months]"},
          {facts, "on_expiry = \"label\"", "on_expiry = \"label\"\nstatus = \"unverified\""}}},
        {"a digit changed after its confirmation",
         "K057",
         {{"guide.toml", "[people]\n", dinas},
          {facts, money, "[¦bpjs_24_months]"},
          {facts, "amount = 370000", "amount = 380000"},
          confirmed("bpjs_24_months", amount_hash, "2026-10-10")}},
    };
}

std::vector<Mistake> broken_questions()
{
    const std::string block = "[[block]]\nid = \"visa\"\nkind = \"question\"";
    return {
        {"a question without answers",
         "K060",
         {{wizard, block,
           "¦[[block]]\nid = \"dead\"\nkind = \"question\"\nsource = [\"P04\"]\n"
           "text.kiosk = \"Kamu tahu?\"\nanswer = []\n\n" +
               block}}},
        {"a question that nothing leads to",
         "K060",
         {{wizard, "verdict = \"next\", go = \"contract-later\"", "verdict = \"next\""},
          {wizard, "[[block]]\nid = \"contract-later\"", "¦[[block]]\nid = \"contract-later\""},
          {wizard,
           "{ id = \"no\", verdict = \"yellow\", reason = \"Kontrak tertulis belum ada.\" }",
           "{ id = \"no\", verdict = \"next\", go = \"contract-later\" }"}}},
        {"an answer that leads back",
         "K060",
         {{wizard, "[[block]]\nid = \"age\"", "¦[[block]]\nid = \"age\""},
          {wizard,
           "text.kiosk = \"Kamu akan memakai visa kerja?\"\nanswer = [\n    { id = \"yes\", "
           "verdict = \"next\" }",
           "text.kiosk = \"Kamu akan memakai visa kerja?\"\nanswer = [\n    { id = \"yes\", "
           "verdict "
           "= \"next\", go = \"age\" }"}}},
        {"a missing outcome",
         "K060",
         {{wizard, "[[block]]\nid = \"age\"", "¦[[block]]\nid = \"age\""},
          {wizard, "colour = \"green\"", "colour = \"yellow\""}}},
        {"an outcome without a contact",
         "K061",
         {{wizard, "[[block]]\nid = \"red\"", "¦[[block]]\nid = \"red\""},
          {wizard, "contacts = [\"hotline_home\", \"police_110\"]", "contacts = []"}}},
        {"a live language without its own name",
         "K062",
         {{"languages.toml", "[en]\nname = { endonym = \"English\", id", "[¦en]\nname = { id"}}},
        {"a fallback that does not end in Indonesian",
         "K062",
         {{"languages.toml", "[en]", "[¦en]"},
          {"languages.toml", "id = \"Inggris\" }\nstatus = \"live\"\nfallback = [\"id\"]",
           "id = \"Inggris\" }\nstatus = \"live\"\nfallback = [\"mkn\"]"}}},
    };
}

std::vector<Mistake> unsafe_files()
{
    const std::string svg = "<svg xmlns=\"http://www.w3.org/2000/svg\">";
    return {
        {"a drawing without words",
         "K071",
         {{"pictograms/alt.toml", "health = ", "contacts-2 = "},
          {"topics/go-safe.toml", "[[block]]\nid = \"health\"", "¦[[block]]\nid = \"health\""}}},
        {"a drawing with script", "K072", {{drawing, "", svg + "<¦script>x()</script></svg>"}}},
        {"a drawing that acts on a click",
         "K072",
         {{drawing, "", svg + "<¦g onclick=\"x()\"/></svg>"}}},
        {"a drawing with a picture from the network",
         "K072",
         {{drawing, "", svg + "<¦image href=\"https://example.org/a.png\"/></svg>"}}},
        {"a drawing with an entity",
         "K072",
         {{drawing, "", "<!DOCTYPE ¦svg [<!ENTITY a \"b\">]>" + svg + "&a;</svg>"}}},
        {"a drawing that is cut", "K001", {{drawing, "", svg + "<g>"}}, drawing},
        {"a path out of the guide",
         "K072",
         {{"posters/under-18.toml", "\"age-18\"", "\"¦../../../etc/passwd\""}}},
        {"a drawing that is a link",
         "K072",
         {},
         drawing,
         Needs::Texts,
         [](const fs::path& guide) {
             fs::remove(guide / drawing);
             fs::create_symlink("/etc/passwd", guide / drawing);
         }},
        {"a folder that is a link",
         "K072",
         {},
         "translations",
         Needs::Texts,
         [](const fs::path& guide) {
             fs::rename(guide / "translations", guide / "elsewhere");
             fs::create_directory_symlink(guide / "elsewhere", guide / "translations");
         }},
        {"a folder where a file belongs",
         "K001",
         {},
         "ui.toml",
         Needs::Texts,
         [](const fs::path& guide) {
             fs::remove(guide / "ui.toml");
             fs::create_directory(guide / "ui.toml");
         }},
    };
}

} // namespace

std::vector<Mistake> value_mistakes()
{
    auto all = wrong_values();
    for (auto& list : {broken_questions(), unsafe_files()}) {
        all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

} // namespace planted
