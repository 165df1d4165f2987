// Every poster in every format in languages longer, shorter and taller than Indonesian: a sheet is
// right, or it is refused with the name of the text that is too long.
#include "content/model/catalog.hpp"
#include "content/model/files.hpp"
#include "tests/content/layout/sheets.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <regex>

using namespace layout;
using support::LaidOutSheet;
using support::SheetCase;
using support::SheetMaker;
namespace fs = std::filesystem;

namespace {

/// A word in a pseudo-language: its own letters again until it is longer by a factor, or the first
/// of them. What the computer fills in and marks of bold stay.
std::string pseudo_word(const std::string& word, double factor)
{
    const auto is_letter = [](unsigned char c) { return std::isalpha(c) != 0; };
    if (word.empty() || word.find('{') != std::string::npos ||
        !std::ranges::all_of(word, is_letter)) {
        return word;
    }
    const auto wanted = std::max<std::size_t>(
        1, static_cast<std::size_t>(std::lround(static_cast<double>(word.size()) * factor)));
    std::string result;
    while (result.size() < wanted) {
        result += static_cast<char>(
            std::tolower(static_cast<unsigned char>(word[result.size() % word.size()])));
    }
    result.resize(wanted);
    result[0] = word[0];
    return result;
}

std::string pseudo_text(const std::string& text, double factor)
{
    std::string result;
    std::string word;
    for (const char c : text + '\n') {
        const bool inside = std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '{' ||
                            c == '}' || c == '_' ||
                            std::isdigit(static_cast<unsigned char>(c)) != 0;
        if (inside) {
            word += c;
            continue;
        }
        result += pseudo_word(word, factor) + c;
        word.clear();
    }
    result.pop_back();
    return result;
}

/// The real guide with a language made from the Indonesian.
fs::path pseudo_guide(const support::TemporaryFolder& folder, const std::string& tag, double factor)
{
    const auto guide = folder.path() / "guide";
    fs::copy(support::source_dir() / "content/guide", guide, fs::copy_options::recursive);
    content::append_file(guide / "languages.toml",
                         "\n[" + tag + "]\nname = { endonym = \"" + tag + "\", id = \"" + tag +
                             "\" }\nstatus = \"preview\"\nfallback = [\"id\"]\n"
                             "format_locale = \"id\"\n");
    const auto today = *content::parse_date("2026-11-24");
    const auto loaded = content::load_guide(guide, today).guide;
    content::Catalog catalog;
    catalog.language = tag;
    for (const auto& unit : loaded->units) {
        content::Message message;
        message.context = unit.id;
        message.source = unit.source.text;
        message.translation = pseudo_text(unit.source.text, factor);
        catalog.messages.push_back(std::move(message));
    }
    content::write_file(guide / "translations" / (tag + ".po"), content::write_catalog(catalog));
    return guide;
}

/// Errors of a sheet that name the text, so that a translator can shorten it.
bool is_refused_by_name(const LaidOutSheet& sheet)
{
    const auto is_error = [](const content::Finding& finding) {
        return finding.severity == content::Severity::Error;
    };
    const auto names_text = [&](const content::Finding& finding) {
        return !is_error(finding) || !finding.unit.empty();
    };
    const auto& findings = sheet.list.findings;
    return std::ranges::any_of(findings, is_error) && std::ranges::all_of(findings, names_text);
}

/// Walks all sheets of a language. @return how many were refused by name.
int walk_language(SheetMaker& maker, const std::vector<SheetCase>& cases)
{
    int refused = 0;
    for (const SheetCase& one : cases) {
        INFO(one.name());
        const LaidOutSheet sheet = maker.lay_out(one, Sash::No);
        if (is_refused_by_name(sheet)) {
            ++refused;
        } else {
            support::check_sheet_rules(sheet);
        }
    }
    return refused;
}

/// The fixture of hard scripts with its poster on every format of the guide but the kiosk's slip.
fs::path scripts_guide(const support::TemporaryFolder& folder)
{
    const auto guide = folder.path() / "guide";
    fs::copy(support::fixtures() / "scripts-guide", guide, fs::copy_options::recursive);
    fs::copy(support::source_dir() / "content/guide/formats", guide / "formats");
    std::string formats;
    fs::remove(guide / "formats/slip-80.toml");
    for (const auto& entry : fs::directory_iterator(guide / "formats")) {
        formats += "\"" + entry.path().stem().string() + "\", ";
    }
    const auto poster = guide / "posters/safe-work.toml";
    content::write_file(poster, std::regex_replace(content::read_file(poster),
                                                   std::regex("formats = \\[[^\\]]*\\]"),
                                                   "formats = [" + formats + "]"));
    return guide;
}

} // namespace

TEST_CASE("a language 40 % longer than Indonesian fits or is refused by the text's name",
          "[layout][sheets][matrix]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(pseudo_guide(folder, "qaa", 1.4));
    const auto cases = maker.cases({"qaa"});
    REQUIRE(cases.size() >= 60);
    const int refused = walk_language(maker, cases);
    WARN("40 % longer: " << refused << " of " << cases.size() << " sheets refused by name");
    CHECK(refused * 2 < static_cast<int>(cases.size()));
}

TEST_CASE("a language 30 % shorter than Indonesian fits everywhere", "[layout][sheets][matrix]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(pseudo_guide(folder, "qab", 0.7));
    CHECK(walk_language(maker, maker.cases({"qab"})) == 0);
}

TEST_CASE("Arabic, Javanese and Khmer keep to the rules in every format or name the text",
          "[layout][sheets][matrix]")
{
    const support::TemporaryFolder folder;
    SheetMaker maker(scripts_guide(folder));
    const std::vector<std::string> languages{"ar", "jv-Java", "km"};
    for (const auto& language : languages) {
        DYNAMIC_SECTION(language)
        {
            const auto cases = maker.cases({language});
            REQUIRE(cases.size() >= 12);
            const int refused = walk_language(maker, cases);
            WARN(language << ": " << refused << " of " << cases.size()
                          << " sheets refused by name");
            CHECK(refused * 2 < static_cast<int>(cases.size()));
        }
    }
}
