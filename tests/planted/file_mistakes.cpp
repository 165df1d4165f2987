#include "tests/planted/mistakes.hpp"

namespace planted {

namespace {

const std::string steps = "topics/go-safe.toml";
const std::string poster = "posters/official-way.toml";

std::string repeated(const std::string& text, int times)
{
    std::string all;
    for (int i = 0; i < times; ++i) {
        all += text;
    }
    return all;
}

std::vector<Mistake> unreadable_files()
{
    return {
        {"a text without its closing quote",
         "K001",
         {{steps, "\"Ikut pelatihan dan uji kerja.\"", "¦\"Ikut pelatihan dan uji kerja."}}},
        {"a key twice in one block",
         "K001",
         {{steps, "id = \"training\"\n", "id = \"training\"\n¦id = \"again\"\n"}}},
        {"a month that does not exist",
         "K001",
         {{"facts.toml", "recheck = 2027-03-01", "recheck = ¦2027-13-01"}}},
        {"a file that ends in [[", "K001", {{"notices.toml", "notice = []\n", "notice = []\n[[¦"}}},
        {"a list that ends in a brace",
         "K001",
         {{steps, "source = [\"P01\"]", "source = [\"P01\", ¦}"}}},
        {"a key that begins with a brace",
         "K001",
         {{"contacts.toml", "name = { id = \"Dari luar negeri\" }", "name = { ¦= 1 }"}}},
        {"an empty file", "K001", {{"notices.toml", "", ""}}, "notices.toml"},
        {"a text longer than 64 KiB",
         "K001",
         {{"notices.toml", "", "a = \"¦" + std::string(70000, 'a') + "\"\n"}}},
        {"lists inside lists without end",
         "K001",
         {{"notices.toml", "", "a = " + repeated("[", 32) + "¦" + repeated("[", 3000) + "\n"}}},
        {"both sides of a conflict",
         "K002",
         {{"ui.toml", "message = [", "¦<<<<<<< ours\nmessage = ["}}},
        {"another encoding",
         "K003",
         {{"ui.toml", "\"Kembali\"",
           "\"Kemb¦\xE1"
           "li\""}}},
        {"typographic quotes round a text",
         "K003",
         {{"ui.toml", "\"Kembali\"", "¦\u201CKembali\u201D"}}},
        {"a byte order mark", "K003", {{"notices.toml", "#", "\xEF\xBB\xBF#"}}, "notices.toml:1:1"},
        {"Windows line ends", "K003", {{"notices.toml", "notice = []\n", "notice = []¦\r\n"}}},
    };
}

std::vector<Mistake> unknown_names()
{
    return {
        {"a misspelt key", "K004", {{poster, "ground = ", "¦grond = "}}},
        {"a kind of block that does not exist",
         "K004",
         {{steps, "kind = \"summary\"", "kind = \"¦sumary\""}}},
        {"a number where a text belongs",
         "K004",
         {{steps, "owner = \"disnakertrans\"", "owner = ¦12"}}},
        {"a role nobody has",
         "K004",
         {{"guide.toml", "[people]\n", "[people]\nrina = { roles = [\"¦langauge\"] }\n"}}},
        {"a language state that does not exist",
         "K004",
         {{"languages.toml", "status = \"live\"", "status = \"¦alive\""}}},
        {"one id for two blocks", "K005", {{steps, "id = \"register\"", "id = \"¦office\""}}},
        {"one id for two words",
         "K005",
         {{"ui.toml", "id = \"home\", text = \"", "id = \"back\", text = \"¦"}}},
        {"a source that is not listed",
         "K006",
         {{steps, "source = [\"P01\", \"N02\"]", "source = [\"P01\", \"¦N92\"]"}}},
        {"a contact that is not listed",
         "K006",
         {{poster, "\"hotline_home\"", "\"¦hotline_hme\""}}},
        {"a drawing that is not there",
         "K006",
         {{steps, "pictogram = \"health\"", "pictogram = \"¦healt\""}}},
        {"an answer that goes nowhere",
         "K006",
         {{"topics/check-offer.toml", "go = \"contract-later\"", "go = \"¦contract-latr\""}}},
        {"a format that is not there", "K006", {{poster, "\"baliho-6x4\"", "\"¦baliho-6x5\""}}},
        {"a text taken from a block that is not there",
         "K006",
         {{"posters/seven-steps.toml", "\"go-safe.office\"", "\"¦go-safe.ofice\""}}},
        {"a tile that leads nowhere", "K006", {{"guide.toml", "\"papers\"", "\"¦paper\""}}},
        {"a translation of no language",
         "K006",
         {{"translations/xx.po", "", "msgid \"\"\nmsgstr \"\"\n"}},
         "translations/xx.po"},
        {"an id with capitals", "K019", {{steps, "id = \"visa\"", "id = \"¦Visa\""}}},
        {"a file name with a space",
         "K019",
         {{"topics/go safe.toml", "", "id = \"go-safe\"\n"}},
         "topics/go safe.toml"},
        {"an id that is not the file's name",
         "K019",
         {{steps, "id = \"go-safe\"", "id = \"¦go-saf\""}}},
    };
}

} // namespace

std::vector<Mistake> file_mistakes()
{
    auto all = unreadable_files();
    for (Mistake& mistake : unknown_names()) {
        all.push_back(std::move(mistake));
    }
    return all;
}

} // namespace planted
