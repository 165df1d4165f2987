#include "content/model/check.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using desk_tests::Office;
namespace fs = std::filesystem;

namespace {

void update(Office& office)
{
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
}

content::Message english(const Office& office, const std::string& unit)
{
    const auto guide = office.load();
    const auto* message = guide->catalogs.at("en").find(unit);
    REQUIRE(message != nullptr);
    return *message;
}

std::ptrdiff_t count(const std::string& text, const std::string& part)
{
    std::ptrdiff_t found = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++found;
    }
    return found;
}

/// How often a code is found in English.
std::ptrdiff_t found(const Office& office, const std::string& code)
{
    const auto guide = office.load();
    const auto findings = content::check(*guide, office.options.today, "en");
    return std::ranges::count(findings, code, &content::Finding::code);
}

} // namespace

TEST_CASE("a translator who takes the fuzzy mark off has acted: the oldest text goes",
          "[desk][update]")
{
    Office office;
    update(office);
    office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
    update(office);
    office.replace("translations/en.po", "#, fuzzy\n#| msgid \"Kembali\"", "#| msgid \"Kembali\"");
    SECTION("the Indonesian stays")
    {
        update(office);
        CHECK_FALSE(english(office, "ui.back").fuzzy);
        CHECK_FALSE(english(office, "ui.back").previous_source);
    }
    SECTION("the Indonesian changes again: the translation was made from the second text")
    {
        office.replace("ui.toml", "\"Balik\"", "\"Mundur\"");
        update(office);
        CHECK(english(office, "ui.back").fuzzy);
        CHECK(english(office, "ui.back").previous_source == "Balik");
    }
}

TEST_CASE("entries of another program, without msgctxt, are all kept", "[desk][update]")
{
    Office office;
    content::append_file(office.guide / "translations/en.po",
                         "\nmsgid \"Satu\"\nmsgstr \"One\"\n"
                         "\nmsgid \"Dua\"\nmsgstr \"Two\"\n"
                         "\nmsgctxt \"lama.satu\"\nmsgid \"Tiga\"\nmsgstr \"Three\"\n"
                         "\n#~ msgid \"Empat\"\n#~ msgstr \"Four\"\n");
    update(office);
    const std::string text = office.read("translations/en.po");
    for (const char* word : {"One", "Two", "Three", "Four"}) {
        INFO(word);
        CHECK(count(text, "#~ msgstr \"" + std::string(word) + "\"\n") == 1);
    }
    CHECK(count(text, "msgctxt \"\"") == 0);
    update(office);
    CHECK(office.read("translations/en.po") == text);
}

TEST_CASE("what msgmerge moved stays visible and nobody is entered as its translator",
          "[desk][update]")
{
    Office office;
    office.replace("translations/en.po", "msgctxt \"ui.back\"",
                   "#| msgctxt \"ui.home\"\nmsgctxt \"ui.back\"");
    REQUIRE(found(office, "K008") == 1);
    update(office);
    CHECK(found(office, "K008") == 1);
    CHECK(english(office, "ui.back").previous_context == "ui.home");
    CHECK(count(office.read("reviews/en.tsv"), "ui.back\t") == 0);
    const std::string text = office.read("translations/en.po");
    update(office);
    CHECK(office.read("translations/en.po") == text);
}

TEST_CASE("a plural is kept with all its forms until a person has sorted it out", "[desk][update]")
{
    Office office;
    office.replace("translations/en.po", "msgstr \"Back\"",
                   "msgid_plural \"Kembali semua\"\nmsgstr[0] \"Back\"\nmsgstr[1] \"Backs\"");
    REQUIRE(found(office, "K008") == 1);
    update(office);
    CHECK(found(office, "K008") == 1);
    CHECK(count(office.read("reviews/en.tsv"), "ui.back\t") == 0);
    const std::string text = office.read("translations/en.po");
    CHECK(count(text, "msgid_plural \"Kembali semua\"\nmsgstr[0] \"Back\"\n"
                      "msgstr[1] \"Backs\"\n") == 1);
    update(office);
    CHECK(office.read("translations/en.po") == text);
}

TEST_CASE("a reference is a path inside the guide, wherever the guide lies", "[desk][update]")
{
    Office office;
    update(office);
    const std::string text = office.read("translations/en.po");
    CHECK(count(text, "content/guide/") == 0);
    CHECK(count(text, "\n#: ui.toml\n") > 0);
    CHECK(count(text, "\n#: posters/official-way.toml\n") > 0);
}

TEST_CASE("a ledger whose last line was cut short is not joined to the next", "[desk][update]")
{
    Office office;
    fs::create_directories(office.guide / "reviews");
    content::append_file(office.guide / "reviews/en.tsv",
                         "ui.back\tabc\tok\tlanguage\trina\t2026-11-02T10:00Z\t\t");
    update(office);
    const auto loaded = content::load_guide(office.guide, office.options.today);
    CHECK_FALSE(content::has_errors(loaded.findings));
    CHECK(office.read("reviews/en.tsv").find("2026-11-02T10:00Z\t\t\n") != std::string::npos);
}
