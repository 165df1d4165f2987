#include "content/model/consequences.hpp"

#include <catch2/catch.hpp>

using content::Finding;
using content::Severity;

namespace {

Finding finding(const std::string& code, const std::string& file, const std::string& variant = {},
                const std::string& name = {})
{
    Finding made;
    made.code = code;
    made.place = {file, 3, 1};
    made.variant = variant;
    made.arguments = {{"name", name}};
    return made;
}

Finding about_unit(const std::string& code, const std::string& unit, const std::string& language)
{
    Finding made = finding(code, "translations/" + language + ".po");
    made.severity = Severity::Warning;
    made.unit = unit;
    made.language = language;
    return made;
}

std::size_t left(std::vector<Finding> findings)
{
    content::drop_consequences(findings);
    return findings.size();
}

} // namespace

TEST_CASE("names of a file that cannot be read are one finding", "[model][consequences]")
{
    const Finding broken = finding("K001", "contacts.toml", "quote");
    CHECK(left({broken, finding("K006", "guide.toml", "contact", "hotline_home"),
                finding("K020", "topics/cost.toml", "", "hotline_home"),
                about_unit("K007", "contacts.hotline_home", "en")}) == 1);
    CHECK(left({broken, finding("K006", "guide.toml", "topic", "cost")}) == 2);
    CHECK(left({finding("K001", "contacts.toml", "long"),
                finding("K006", "guide.toml", "contact", "hotline_home")}) == 2);
}

TEST_CASE("a topic that cannot be read takes its blocks with it", "[model][consequences]")
{
    const Finding broken = finding("K002", "topics/go-safe.toml");
    CHECK(left({broken, finding("K006", "posters/a.toml", "use", "go-safe.office"),
                finding("K006", "guide.toml", "topic", "go-safe"),
                about_unit("K007", "go-safe.office", "en")}) == 1);
    CHECK(left({broken, about_unit("K007", "cost.office", "en")}) == 2);
}

TEST_CASE("a translation file that cannot be read is not called untranslated",
          "[model][consequences]")
{
    Finding encoding = finding("K003", "translations/en.po", "encoding");
    CHECK(left({encoding, about_unit("K010", "ui.back", "en")}) == 1);
    CHECK(left({encoding, about_unit("K010", "ui.back", "mkn")}) == 2);
    encoding.severity = Severity::Warning; // a byte order mark is read past
    CHECK(left({encoding, about_unit("K010", "ui.back", "en")}) == 2);
}
