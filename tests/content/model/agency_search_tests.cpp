#include "content/model/agency_search.hpp"

#include <catch2/catch.hpp>

namespace {

using content::Agency;
using content::AgencyList;
using content::find_agencies;
using content::fold_agency_name;
using content::similar_agencies;
using Names = std::vector<std::string>;

Agency agency(const std::string& name, const Names& aliases = {})
{
    Agency made;
    made.name = name;
    made.aliases = aliases;
    return made;
}

/// Invented names; none is a company.
AgencyList list()
{
    AgencyList list;
    list.sample = false;
    list.published =
        content::Date{std::chrono::year{2026}, std::chrono::November, std::chrono::day{1}};
    list.agencies = {agency("PT. Contoh Maju Jaya", {"CMJ"}), agency("PT Contoh Maju Raya"),
                     agency("CV Lontar-Sabu Mandiri"), agency("PT Ama\u2019 Tobo Nusa"),
                     agency("P.T. Palu\uA78Ce Bahari")};
    return list;
}

Names names_of(const std::vector<const Agency*>& agencies)
{
    Names names;
    for (const Agency* one : agencies) {
        names.push_back(one->name);
    }
    return names;
}

Names found(const std::string& typed)
{
    return names_of(find_agencies(list(), typed).found);
}

} // namespace

TEST_CASE("a company's name is compared without legal form, case and stops", "[content][agency]")
{
    for (const char* written :
         {"PT. Maju Jaya", "PT Maju Jaya", "pt.maju jaya", "P.T. Maju Jaya", "MAJU JAYA",
          "Maju  Jaya", " maju-jaya ", "Maju Jaya, PT", "PT Maju Jaya Tbk", "PT. Maju/Jaya",
          "CV Maju Jaya", "P T Maju Jaya", "Maju\u00A0Jaya"}) {
        INFO(written);
        CHECK(fold_agency_name(written) == "maju jaya");
    }
}

TEST_CASE("marks and full-width letters are folded", "[content][agency]")
{
    CHECK(fold_agency_name("Kéo Métô") == "keo meto");
    CHECK(fold_agency_name("Ke\u0301o") == "keo");
    CHECK(fold_agency_name("\uFF2D\uFF21\uFF2A\uFF35") == "maju");
}

TEST_CASE("an apostrophe, a saltillo or none: the same name", "[content][agency]")
{
    for (const char* written : {"Palu'e", "Palu\u2019e", "Palu\u2018e", "Palu\uA78Ce",
                                "Palu\uA78Be", "Palu\u02BCe", "PALUE"}) {
        INFO(written);
        CHECK(fold_agency_name(written) == "palue");
    }
}

TEST_CASE("a name of nothing but a legal form is empty", "[content][agency]")
{
    CHECK(fold_agency_name("PT.").empty());
    CHECK(fold_agency_name("").empty());
    CHECK(fold_agency_name(" - ").empty());
    CHECK(fold_agency_name("PTS Jaya") == "pts jaya"); // Only whole words are legal forms.
}

TEST_CASE("the beginning of any word finds a company", "[content][agency]")
{
    CHECK(found("CONT") == Names{"PT. Contoh Maju Jaya", "PT Contoh Maju Raya"});
    CHECK(found("MAJU J") == Names{"PT. Contoh Maju Jaya"});
    CHECK(found("RAYA") == Names{"PT Contoh Maju Raya"});
    CHECK(found("SABU") == Names{"CV Lontar-Sabu Mandiri"});
    CHECK(found("AMA TOBO") == Names{"PT Ama\u2019 Tobo Nusa"});
    CHECK(found("CMJ") == Names{"PT. Contoh Maju Jaya"});
    CHECK(found("ONTOH").empty()); // Not from the middle of a word.
    CHECK(found("PT CONTOH MAJU JAYA") == Names{"PT. Contoh Maju Jaya"});
}

TEST_CASE("only a whole name or alias is exact", "[content][agency]")
{
    CHECK_FALSE(find_agencies(list(), "CONTOH MAJU JAYA").exact.empty());
    CHECK_FALSE(find_agencies(list(), "CMJ").exact.empty());
    CHECK(find_agencies(list(), "CONTOH MAJU").exact.empty());
    CHECK(find_agencies(list(), "MAJU JAYA").exact.empty());
    CHECK(find_agencies(list(), "").exact.empty());
}

TEST_CASE("the pad lights the keys that lead on to a name", "[content][agency]")
{
    CHECK(find_agencies(list(), "").next ==
          std::set<char>{'A', 'B', 'C', 'J', 'L', 'M', 'N', 'P', 'R', 'S', 'T'});
    CHECK(find_agencies(list(), "P").next == std::set<char>{'A', 'T'});
    CHECK(find_agencies(list(), "C").next == std::set<char>{'M', 'O', 'V'});
    CHECK(find_agencies(list(), "CONTOH MAJU ").next == std::set<char>{'J', 'R'});
    CHECK(find_agencies(list(), "CONTOH MAJU").next == std::set<char>{' '});
    CHECK(find_agencies(list(), "CONTOH MAJU JAYA").next.empty());
    CHECK(find_agencies(list(), "XYZ").next.empty());
}

TEST_CASE("every name can be typed to its end with the lit keys alone", "[content][agency]")
{
    for (const Agency& one : list().agencies) {
        const std::string form = one.name[0] == 'C' ? "cv " : "pt ";
        for (const std::string& lead : {std::string(), form}) {
            std::string typed;
            for (const char letter : lead + fold_agency_name(one.name)) {
                const char key =
                    static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
                INFO(one.name << " after \"" << typed << '"');
                CHECK(find_agencies(list(), typed).next.count(key) == 1);
                typed += key;
            }
            INFO(one.name);
            CHECK_FALSE(find_agencies(list(), typed).exact.empty());
        }
    }
}

TEST_CASE("nothing typed finds nothing", "[content][agency]")
{
    CHECK(found("").empty());
    CHECK(found(" ").empty());
}

TEST_CASE("names near to one that is not listed come nearest first, three at most",
          "[content][agency]")
{
    const AgencyList all = list();
    CHECK(names_of(similar_agencies(all, "CONTOH MAJU JAYA")) ==
          Names{"PT. Contoh Maju Jaya", "PT Contoh Maju Raya"});
    CHECK(names_of(similar_agencies(all, "CONTOH MAJU RAJA")).front() == "PT Contoh Maju Raya");
    CHECK(similar_agencies(all, "WXYZ").empty());

    AgencyList alike;
    for (const char* name : {"Sinar A", "Sinar B", "Sinar C", "Sinar D", "Sinar E"}) {
        alike.agencies.push_back(agency(name));
    }
    const auto near = names_of(similar_agencies(alike, "SINAR C"));
    REQUIRE(near.size() == 3);
    CHECK(near.front() == "Sinar C");
}

TEST_CASE("an empty list finds nothing and lights no key", "[content][agency]")
{
    const AgencyList empty;
    const auto search = find_agencies(empty, "MAJU");
    CHECK(search.found.empty());
    CHECK(search.exact.empty());
    CHECK(search.next.empty());
    CHECK(similar_agencies(empty, "MAJU").empty());
}

TEST_CASE("a list can answer only if it is filled in and dated", "[content][agency]")
{
    CHECK(list().usable());
    CHECK_FALSE(AgencyList{}.usable());
    AgencyList sample = list();
    sample.sample = true;
    CHECK_FALSE(sample.usable());
    AgencyList undated = list();
    undated.published.reset();
    CHECK_FALSE(undated.usable());
    AgencyList none = list();
    none.agencies.clear();
    CHECK_FALSE(none.usable());
}

TEST_CASE("a legal form that is written into the name hides no company", "[content][agency]")
{
    for (const char* typed : {"PTCONTOH", "PTCONTOH MAJU", "CVLONTAR", "PTLONTAR"}) {
        INFO(typed);
        CHECK_FALSE(found(typed).empty());
    }
    CHECK_FALSE(find_agencies(list(), "PTCONTOH MAJU JAYA").exact.empty());
    CHECK(names_of(similar_agencies(list(), "PTCONTOH MAJU JAJA")).front() ==
          "PT. Contoh Maju Jaya");
    CHECK(find_agencies(list(), "PTC").next.count('O') == 1);
}
