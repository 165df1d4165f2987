#include "content/model/check.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

#include <map>

using content::Exit;
using content::UsageError;
using desk_tests::Office;
namespace fs = std::filesystem;

namespace {

/// Every file of the guide, by its path there.
std::map<std::string, std::string> files_of(const Office& office)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(office.guide)) {
        if (entry.is_regular_file()) {
            files[fs::relative(entry.path(), office.guide)] = content::read_file(entry.path());
        }
    }
    return files;
}

std::vector<std::string> errors_in(const Office& office, const std::string& file)
{
    std::vector<std::string> codes;
    for (const auto& finding : content::check(*office.load(), office.options.today)) {
        if (finding.place.file == file && finding.severity == content::Severity::Error) {
            codes.push_back(finding.code);
        }
    }
    return codes;
}

desk::NewLanguageRequest coba(const std::string& tag = "qaa")
{
    return {tag, "Bahasa Coba", "Coba", "mkn,id"};
}

} // namespace

TEST_CASE("a new topic loads, and check names what is to be filled in", "[desk][new]")
{
    Office office;
    auto before = files_of(office);
    REQUIRE(desk::new_topic(office.at_desk(), "visa-2") == Exit::Done);
    auto after = files_of(office);
    CHECK(after.erase("topics/visa-2.toml") == 1);
    CHECK(after == before);
    const auto loaded = content::load_guide(office.guide, office.options.today);
    CHECK(loaded.findings.empty());
    REQUIRE(loaded.guide->find_topic("visa-2") != nullptr);
    for (const char* id : {"visa-2.tile", "visa-2.title", "visa-2.step-1"}) {
        CHECK(loaded.guide->find_unit(id) != nullptr);
    }
    auto codes = errors_in(office, "topics/visa-2.toml");
    std::ranges::sort(codes);
    CHECK(codes == std::vector<std::string>{"K020", "K020", "K020", "K051", "K051"});
    const auto said = office.out.str();
    CHECK(said.find("guide.toml") != std::string::npos);
}

TEST_CASE("a filled-in topic has no error", "[desk][new]")
{
    Office office;
    REQUIRE(desk::new_topic(office.at_desk(), "visa") == Exit::Done);
    for (int i = 0; i < 3; ++i) {
        office.replace("topics/visa.toml", "= \"{isi}\"", "= \"Visa kerja\"");
    }
    for (int i = 0; i < 2; ++i) {
        office.replace("topics/visa.toml", "\nsource = []", "\nsource = [\"P04\"]");
    }
    CHECK(errors_in(office, "topics/visa.toml").empty());
}

TEST_CASE("a topic is not begun under an id that is taken or none", "[desk][new]")
{
    Office office;
    const auto before = files_of(office);
    for (const std::string id : {"papers", "official-way", "ui", "facts", "", "Visa", "visa kerja",
                                 "visa_kerja", "../visa", "visa.toml", "é"}) {
        INFO(id);
        CHECK_THROWS_AS(desk::new_topic(office.at_desk(), id), UsageError);
    }
    CHECK(files_of(office) == before);
}

TEST_CASE("a new language stands at the end of languages.toml, with a file to fill", "[desk][new]")
{
    Office office;
    auto before = files_of(office);
    REQUIRE(desk::new_language(office.at_desk(), coba()) == Exit::Done);
    auto after = files_of(office);
    CHECK(after["languages.toml"] == before["languages.toml"] +
                                         "\n[qaa]\n"
                                         "name = { endonym = \"Bahasa Coba\", id = \"Coba\" }\n"
                                         "status = \"preview\"\nfallback = [\"mkn\", \"id\"]\n"
                                         "format_locale = \"id\"\n");
    CHECK(after.erase("translations/qaa.po") == 1);
    before.erase("languages.toml");
    after.erase("languages.toml");
    CHECK(after == before);
    const auto loaded = content::load_guide(office.guide, office.options.today);
    CHECK(loaded.findings.empty());
    CHECK(loaded.guide->catalogs.at("qaa").messages.size() == loaded.guide->units.size());
    const auto found = content::check(*loaded.guide, office.options.today, "qaa");
    CHECK(std::ranges::none_of(found, [](const content::Finding& finding) {
        return finding.language == "qaa" && finding.severity == content::Severity::Error;
    }));
    const auto file = office.read("translations/qaa.po");
    REQUIRE(desk::update(office.at_desk(), "qaa", "anton") == Exit::Done);
    CHECK(office.read("translations/qaa.po") == file); // as `update` writes it
}

TEST_CASE("a language's name and the file's line ends come through as they are", "[desk][new]")
{
    Office office;
    std::string text = office.read("languages.toml");
    const bool crlf = GENERATE(false, true);
    if (crlf) {
        std::string lines;
        for (const char c : text) {
            lines += c == '\n' ? "\r\n" : std::string(1, c);
        }
        text = lines;
    }
    text.resize(text.size() - (crlf ? 2 : 1)); // an editor left the last line open
    content::write_file(office.guide / "languages.toml", text);
    auto request = coba("su-Latn-ID-x-coba");
    request.endonym = " Basa \"Coba\\ꞌ ";
    request.indonesian.clear();
    request.fallback = " en , mkn,en";
    REQUIRE(desk::new_language(office.at_desk(), request) == Exit::Done);
    const auto now = office.read("languages.toml");
    CHECK(now.starts_with(text));
    CHECK((now.find("\r\n[su-Latn-ID-x-coba]\r\n") != std::string::npos) == crlf);
    const auto guide = office.load();
    const auto* language = guide->find_language("su-Latn-ID-x-coba");
    REQUIRE(language != nullptr);
    CHECK(language->endonym == "Basa \"Coba\\ꞌ");
    CHECK(language->indonesian_name == language->endonym);
    CHECK(language->fallback == std::vector<std::string>{"en", "mkn", "id"});
    CHECK(language->status == content::LanguageStatus::Preview);
}

TEST_CASE("a language is not begun under a tag that is taken or none", "[desk][new]")
{
    Office office;
    const auto before = files_of(office);
    for (const std::string tag :
         {"", "q", "QAA", "qaa-", "-qaa", "qaaa", "qaa_ID", "qaa-id", "qaa-LATN", "qaa-Latn-Latn",
          "qaa-x", "../qaa", "qaa.po", "facts", "x-qaa", "12", "en", "id", "mkn"}) {
        INFO(tag);
        CHECK_THROWS_AS(desk::new_language(office.at_desk(), coba(tag)), UsageError);
    }
    CHECK_THROWS_WITH(desk::new_language(office.at_desk(), coba("aoz")),
                      Catch::Contains("pelita-content update aoz"));
    auto request = coba();
    request.fallback = "mkm";
    CHECK_THROWS_WITH(desk::new_language(office.at_desk(), request), Catch::Contains("\"mkn\"?"));
    request = coba();
    for (const std::string name : {"", "  ", "a\nb", "a\u200Bb", "\xff"}) {
        request.endonym = name;
        CHECK_THROWS_AS(desk::new_language(office.at_desk(), request), UsageError);
    }
    CHECK(files_of(office) == before);
}
