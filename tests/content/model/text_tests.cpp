#include "content/model/text.hpp"

#include <catch2/catch.hpp>

using content::column_at;
using content::first_invalid_byte;
using content::is_nfc;
using content::split;
using content::to_nfc;
using content::trimmed;

using Parts = std::vector<std::string_view>;

TEST_CASE("accents are composed, and what is composed stays", "[text]")
{
    CHECK(to_nfc("Uab Meto\u0302") == "Uab Metô");
    CHECK(to_nfc("Uab Metô") == "Uab Metô");
    CHECK(to_nfc("ma\uA78Cu") == "ma\uA78Cu"); // the glottal letter has no other form
    CHECK(to_nfc("Biaya resmi") == "Biaya resmi");
    CHECK(is_nfc("Uab Metô"));
    CHECK_FALSE(is_nfc("Uab Meto\u0302"));
    CHECK(is_nfc(""));
}

TEST_CASE("the first byte that is not UTF-8 is found", "[text]")
{
    CHECK_FALSE(first_invalid_byte("Paspor, ភាសាខ្មែร, 𝒜").has_value());
    CHECK(first_invalid_byte("Biaya \xE9") == 6U);                       // Latin-1
    CHECK(first_invalid_byte("ab\xC0\xAF") == 2U);                       // overlong
    CHECK(first_invalid_byte("\xE0\x80\xAF") == 0U);                     // overlong
    CHECK(first_invalid_byte("ab\xED\xA0\x80") == 2U);                   // surrogate
    CHECK(first_invalid_byte("\xF4\x90\x80\x80") == 0U);                 // above U+10FFFF
    CHECK(first_invalid_byte("Met\xC3") == 3U);                          // cut
    CHECK(first_invalid_byte(std::string_view("\xFF\xFEP\0", 4)) == 0U); // UTF-16
}

TEST_CASE("columns count code points", "[text]")
{
    const std::string_view line = "Uab Metô ꞌ x";
    CHECK(column_at(line, 0) == 1);
    CHECK(column_at(line, line.find("ꞌ")) == 10);
    CHECK(column_at(line, line.find('x')) == 12);
    CHECK(column_at(line, line.size()) == 13);
}

TEST_CASE("a text is split at every separator and loses only outer blanks", "[text]")
{
    CHECK(split("a\tb\t\t", '\t') == Parts{"a", "b", "", ""});
    CHECK(split("", '\t') == Parts{""});
    CHECK(trimmed(" \t Urus  paspor \t") == "Urus  paspor");
    CHECK(trimmed("\u00A0Rp") == "\u00A0Rp"); // a no-break space is text
    CHECK(trimmed(" \t").empty());
}

TEST_CASE("git's conflict marks are known from text that resembles them", "[text]")
{
    CHECK(content::is_conflict_mark("<<<<<<< HEAD"));
    CHECK(content::is_conflict_mark("======="));
    CHECK(content::is_conflict_mark(">>>>>>> anton"));
    CHECK_FALSE(content::is_conflict_mark("# ======="));
    CHECK_FALSE(content::is_conflict_mark("\"<<<<<<<\""));
}
