#include "content/model/finding.hpp"

#include "content/model/messages.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <optional>
#include <set>

using content::Finding;
using content::MessageLanguage;
using content::Severity;

namespace {

Finding finding_of(std::string code, std::vector<std::pair<std::string, std::string>> arguments,
                   std::string variant = {})
{
    Finding finding;
    finding.code = std::move(code);
    finding.variant = std::move(variant);
    finding.arguments = std::move(arguments);
    return finding;
}

std::string english(const Finding& finding)
{
    return content::message(finding, MessageLanguage::English);
}

std::string indonesian(const Finding& finding)
{
    return content::message(finding, MessageLanguage::Indonesian);
}

/// Names of the {marks} of a message.
std::set<std::string> marks_of(std::string_view text)
{
    std::set<std::string> marks;
    for (std::size_t open = 0; (open = text.find('{', open)) != std::string_view::npos; ++open) {
        const auto close = text.find_first_of("{}", open + 1);
        if (close != std::string_view::npos && text[close] == '}') {
            marks.emplace(text.substr(open + 1, close - open - 1));
        }
    }
    return marks;
}

/// The three variables of the environment, as given, and as they were afterwards.
class Environment {
  public:
    Environment(const char* all, const char* messages, const char* lang)
    {
        set("LC_ALL", all);
        set("LC_MESSAGES", messages);
        set("LANG", lang);
    }
    ~Environment()
    {
        for (const auto& [name, value] : before_) {
            put(name, value ? value->c_str() : nullptr);
        }
    }
    Environment(const Environment&) = delete;
    Environment& operator=(const Environment&) = delete;

  private:
    static void put(const char* name, const char* value)
    {
        if (value != nullptr) {
            ::setenv(name, value, 1);
        } else {
            ::unsetenv(name);
        }
    }
    void set(const char* name, const char* value)
    {
        const char* old = std::getenv(name);
        before_[name] = old != nullptr ? std::optional<std::string>(old) : std::nullopt;
        put(name, value);
    }

    std::map<const char*, std::optional<std::string>> before_;
};

} // namespace

TEST_CASE("every code of the table K001-K072 and of the print checks has a message", "[finding]")
{
    std::set<std::string_view> codes;
    for (const auto& text : content::message_texts()) {
        codes.insert(text.code);
    }
    const std::vector<std::pair<int, int>> ranges{{1, 8},   {10, 39}, {40, 44},
                                                  {50, 57}, {60, 62}, {70, 72}};
    for (const auto& [first, last] : ranges) {
        for (int number = first; number <= last; ++number) {
            const std::string code = (number < 10 ? "K00" : "K0") + std::to_string(number);
            INFO(code);
            CHECK(codes.count(code) == 1);
        }
    }
    for (int number = 1; number <= 30; ++number) {
        const std::string code = (number < 10 ? "P0" : "P") + std::to_string(number);
        INFO(code);
        CHECK(codes.count(code) == 1);
    }
}

TEST_CASE("a message says the same things in both languages", "[finding]")
{
    std::set<std::pair<std::string_view, std::string_view>> seen;
    for (const auto& text : content::message_texts()) {
        INFO(text.code << " " << text.variant);
        CHECK(seen.emplace(text.code, text.variant).second);
        CHECK(marks_of(text.english) == marks_of(text.indonesian));
        CHECK_FALSE(text.english.empty());
        CHECK(text.english != text.indonesian);
    }
}

TEST_CASE("a message is filled from the finding's arguments", "[finding]")
{
    CHECK(english(finding_of("P20", {{"cap", "18.0"}, {"least", "25.0"}})) ==
          "capitals are 18.0 mm high; from this distance 25.0 mm are needed");
    CHECK(indonesian(finding_of("K004", {{"name", "stpe"}, {"suggestion", "step"}})) ==
          "\"stpe\" tidak dikenal di sini; maksudnya \"step\"?");
    CHECK(english(finding_of("K004", {{"name", "lagkah"}, {"suggestion", ""}})) ==
          "\"lagkah\" is not known here");
    CHECK(english(finding_of("K020", {{"name", "pasport_fee"}, {"suggestion", "passport_fee"}})) ==
          "unknown {pasport_fee}; did you mean \"passport_fee\"?");
}

TEST_CASE("a text that is quoted in a message keeps its own braces", "[finding]")
{
    const Finding stale = finding_of("K012", {{"place", "topics/passport.toml:21"},
                                              {"old", "Biaya: {new} {passport_fee}"},
                                              {"new", "Resmi: {old}"}});
    CHECK(english(stale) == "the Indonesian changed (topics/passport.toml:21). "
                            "Old: \"Biaya: {new} {passport_fee}\" New: \"Resmi: {old}\"");
}

TEST_CASE("what a finding does not carry stays visible", "[finding]")
{
    CHECK(english(finding_of("P20", {{"cap", "18.0"}})) ==
          "capitals are 18.0 mm high; from this distance {least} mm are needed");
    CHECK(english(finding_of("P22", {{"found", "9"}, {"max", "7"}}, "no-such-variant")) ==
          "9 words; at most 7");
    CHECK(english(finding_of("K999", {{"name", "paspor"}, {"line", "3"}})) ==
          "name paspor, line 3");
}

TEST_CASE("a finding is one line with file, line and column", "[finding]")
{
    Finding finding = finding_of("K023", {{"found", "35000"}});
    finding.place = {"translations/mkn.po", 12, 9};
    CHECK(content::format_finding(finding, MessageLanguage::English) ==
          "translations/mkn.po:12:9: error K023: the number 35000 is not in the Indonesian; "
          "correct it");
    finding.severity = Severity::Warning;
    finding.place = {"translations/mkn.po", 0, 0};
    finding.unit = "passport.fee@poster";
    finding.language = "mkn";
    CHECK(content::format_finding(finding, MessageLanguage::Indonesian) ==
          "translations/mkn.po: warning K023: passport.fee@poster [mkn]: angka 35000 tidak ada "
          "dalam teks Indonesia; perbaiki");
}

TEST_CASE("findings are sorted by place and repeats are dropped", "[finding]")
{
    const auto at = [](const char* file, int line, int column, const char* code) {
        Finding finding = finding_of(code, {});
        finding.place = {file, line, column};
        return finding;
    };
    std::vector<Finding> findings{at("b.po", 1, 1, "K010"), at("a.po", 10, 1, "K010"),
                                  at("a.po", 9, 2, "K024"), at("a.po", 9, 2, "K023"),
                                  at("b.po", 1, 1, "K010")};
    content::sort_findings(findings);
    std::vector<std::string> order;
    for (const Finding& finding : findings) {
        order.push_back(finding.place.file + ":" + std::to_string(finding.place.line) + " " +
                        finding.code);
    }
    CHECK(order ==
          std::vector<std::string>{"a.po:9 K023", "a.po:9 K024", "a.po:10 K010", "b.po:1 K010"});
}

TEST_CASE("warnings alone are no errors", "[finding]")
{
    std::vector<Finding> findings{finding_of("K010", {}), finding_of("K011", {})};
    findings[0].severity = findings[1].severity = Severity::Warning;
    CHECK_FALSE(content::has_errors(findings));
    findings[1].severity = Severity::Error;
    CHECK(content::has_errors(findings));
}

TEST_CASE("an id of a foreign file is shown as harmless UTF-8", "[finding]")
{
    Finding finding = finding_of("K008", {});
    finding.unit = "a\xFF\x1B[2J";
    CHECK(content::format_finding(finding, MessageLanguage::English).find("a\uFFFD<U+001B>[2J: ") !=
          std::string::npos);
}

TEST_CASE("a mistyped name is recognised, a different one is not", "[finding]")
{
    const std::vector<std::string> facts{"bpjs_before", "passport_fee", "passport_fine"};
    CHECK(content::closest_name("pasport_fee", facts) == "passport_fee");  // one letter missing
    CHECK(content::closest_name("passprot_fee", facts) == "passport_fee"); // two swapped
    CHECK(content::closest_name("passport_fine", facts) == "passport_fine");
    CHECK(content::closest_name("hotline_home", facts).empty());
    CHECK(content::closest_name("stpe", {"check", "step"}) == "step");
    CHECK(content::closest_name("", facts).empty());
}

TEST_CASE("messages follow LC_ALL, then LC_MESSAGES, then LANG", "[finding]")
{
    const auto language = [](const char* all, const char* messages, const char* lang) {
        const Environment environment(all, messages, lang);
        return content::message_language_of_environment();
    };
    CHECK(language("id_ID.UTF-8", "de_DE", "de_DE") == MessageLanguage::Indonesian);
    CHECK(language(nullptr, "id_ID", "en_US") == MessageLanguage::Indonesian);
    CHECK(language("", "", "id") == MessageLanguage::Indonesian);
    CHECK(language("C", "id_ID", "id_ID") == MessageLanguage::English);
    CHECK(language(nullptr, nullptr, nullptr) == MessageLanguage::English);
}
