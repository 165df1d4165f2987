#include "content/model/mend.hpp"

#include "content/model/catalog.hpp"

#include <catch2/catch.hpp>

using content::mend_catalog;
using content::mend_source;

namespace {

const std::string header = "msgid \"\"\nmsgstr \"\"\n\"Language: aoz\\n\"\n\n";

std::string entry(const std::string& source, const std::string& translation)
{
    return header + "msgctxt \"passport.fee\"\nmsgid \"" + source + "\"\nmsgstr \"" + translation +
           "\"\n";
}

/// Places of a file whose only text stands behind `text = "`.
std::set<content::Place> first_text()
{
    return {{"ui.toml", 1, 9}};
}

} // namespace

TEST_CASE("a clean file is left alone", "[mend]")
{
    const std::string po = entry("Bahasa", "Uab Metô");
    CHECK(mend_catalog(po).places == 0);
    CHECK(mend_catalog(po).text == po);
    const std::string toml = "text = \"Uab  Metô\"\n";
    CHECK(mend_source(toml, {}).places == 0);
    CHECK(mend_source(toml, {}).text == toml);
    CHECK(mend_catalog("").places == 0);
}

TEST_CASE("letters and marks stored apart are joined in translations and in TOML values", "[mend]")
{
    CHECK(mend_catalog(entry("Bahasa", "Uab Meto\u0302")).text == entry("Bahasa", "Uab Metô"));
    const auto toml = mend_source("\"kunci o\u0302\" = 'Meto\u0302'\n"
                                  "use = [\"\"\"\nMeto\u0302\nkedua\"\"\", \"\"]\n",
                                  {});
    CHECK(toml.places == 2);
    CHECK(toml.text == "\"kunci o\u0302\" = 'Metô'\nuse = [\"\"\"\nMetô\nkedua\"\"\", \"\"]\n");
}

TEST_CASE("loose spaces of a translation go, unless the Indonesian has them too", "[mend]")
{
    const auto mended = mend_catalog(entry("Jalan resmi.", " Jalan  resmi . "));
    CHECK(mended.places == 1);
    CHECK(mended.text == entry("Jalan resmi.", "Jalan resmi ."));
    CHECK(mend_catalog(entry("Jalan  resmi.", "Jalan  resmi.")).places == 0);
    const auto lines = mend_catalog(header + "msgctxt \"a.b\"\nmsgid \"Satu\\nDua\"\n"
                                             "msgstr \"\"\n\"Satu \\n\"\n\"Dua\"\n");
    CHECK(lines.text == header + "msgctxt \"a.b\"\nmsgid \"Satu\\nDua\"\n"
                                 "msgstr \"\"\n\"Satu\\n\"\n\"Dua\"\n");
}

TEST_CASE("ids, sources, comments, plurals and gone entries are never touched", "[mend]")
{
    const std::string po = header +
                           "# o\u0302  o\n#. o\u0302\n#| msgid \"Meto\u0302  \"\n"
                           "msgctxt \"a.o\u0302  b\"\nmsgid \"Meto\u0302\"\nmsgstr \"a\"\n"
                           "\nmsgctxt \"a.c\"\nmsgid \"A\"\nmsgid_plural \"B  \"\n"
                           "msgstr[0] \" o\u0302\"\n"
                           "\n#~ msgctxt \"a.d\"\n#~ msgid \"A\"\n#~ msgstr \" o\u0302\"\n";
    CHECK(mend_catalog(po).places == 0);
    CHECK(mend_catalog(po).text == po);
}

TEST_CASE("the mark at the start, Windows line ends and a last line without one are mended",
          "[mend]")
{
    const auto po = mend_catalog("\xEF\xBB\xBFmsgctxt \"a\"\r\nmsgid \"b\"\r\nmsgstr \"c\"");
    CHECK(po.places == 4);
    CHECK(po.text == "msgctxt \"a\"\nmsgid \"b\"\nmsgstr \"c\"\n");
    const auto toml = mend_source("\xEF\xBB\xBFtext = \"Meto\u0302\"\r\n# akhir", {});
    CHECK(toml.places == 4);
    CHECK(toml.text == "text = \"Metô\"\n# akhir\n");
}

TEST_CASE("loose spaces of a source text go where it is asked", "[mend]")
{
    CHECK(mend_source("text = \" Jalan  resmi \\nsekali \" # a  b\n", first_text()).text ==
          "text = \"Jalan resmi\\nsekali\" # a  b\n");
    const std::string folded = "text = \"\"\"Jalan \\\n  resmi\"\"\"\n";
    CHECK(mend_source(folded, {{"ui.toml", 1, 11}}).text == folded);
    CHECK(mend_source("text = \"  \"\n", first_text()).places == 0);
}

TEST_CASE("what a person must look at first is left as it is", "[mend]")
{
    for (const std::string bytes : {"\xEF\xBB\xBF<<<<<<< HEAD\r\n",
                                    "<<<<<<< HEAD\nmsgstr \" a\"\r\n", "msgstr \"\xFF\"\r\n"}) {
        CHECK(mend_catalog(bytes).places == 0);
        CHECK(mend_source(bytes, {}).text == bytes);
    }
    CHECK(mend_source("text = \"Meto\u0302\r\n", {}).text == "text = \"Meto\u0302\n");
    CHECK(mend_catalog(entry("Bahasa", "Meto\u0302\" \"")).places == 0);
}

TEST_CASE("signs typed for the glottal letter become it, but not quotes", "[model][mend]")
{
    const auto mended = [](const std::string& text) {
        return mend_catalog(entry("Satu dua", text), "ꞌ").text;
    };
    CHECK(mended("ma'u nu’") == entry("Satu dua", "maꞌu nuꞌ"));
    CHECK(mended("'ana ma'u") == entry("Satu dua", "ꞌana maꞌu"));
    CHECK(mended("'kata' ma'u") == entry("Satu dua", "'kata' maꞌu"));
    CHECK(mended("5' tinggi") == entry("Satu dua", "5' tinggi"));
    CHECK(mend_catalog(entry("Satu", "ma'u")).places == 0);
}
