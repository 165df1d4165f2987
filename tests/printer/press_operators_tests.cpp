#include "printer/press_operators.hpp"

#include "tests/printer/press_fixture.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using Catch::Matchers::Contains;
using printer::Drawn;
using printer::FilteredContent;
using printer::GraphicsStates;

namespace {

const GraphicsStates states{{"/a0", {true, {}, {}}},
                            {"/a5", {false, {}, {}}},
                            {"/mul", {{}, false, {}}},
                            {"/soft", {{}, {}, true}}};

FilteredContent filtered(std::string_view content, Drawn drawn = Drawn::OnPage)
{
    return printer::filter_content(content, drawn, states, press_fixture::table());
}

/// One line, one space between words.
std::string converted(std::string_view content, Drawn drawn = Drawn::OnPage)
{
    const auto result = filtered(content, drawn);
    INFO(content);
    REQUIRE(result.fault.empty());
    std::string out;
    for (const char letter : result.content) {
        const char one = letter == '\n' ? ' ' : letter;
        if (one != ' ' || !out.ends_with(' ')) {
            out += one;
        }
    }
    return out;
}

std::string fault_of(std::string_view content, Drawn drawn = Drawn::OnPage)
{
    return filtered(content, drawn).fault;
}

} // namespace

TEST_CASE("sRGB operators become inks and nothing else changes", "[printer][press][operators]")
{
    CHECK(converted("q 0.0705882 0.117647 0.258824 rg /a0 gs 0 0 10 10 re f Q") ==
          "q 1 0.9 0.32 0.6 k /a0 gs 0 0 10 10 re f Q");
    CHECK(converted("1 0.776471 0.160784 RG 2 w 0 0 m 9 9 l S") ==
          "0 0.21 0.9 0 K 2 w 0 0 m 9 9 l S");
    CHECK(converted("1 g 0 G 0.25 g 0 0 1 1 re B") ==
          "0 0 0 0 k 0 0 0 1 K 0 0 0 0.75 k 0 0 1 1 re B");
    CHECK(filtered("1 g 0 0 1 RG 0 0 1 1 re B").converted == 2);
}

TEST_CASE("strings, arrays and dictionaries are no operators", "[printer][press][operators]")
{
    const std::string text =
        "/Span << /ActualText <FEFF0041> /L [1 (rg) <<>>] >> BDC\n"
        "BT /f-0-0 1 Tf [(1 0 0 rg \\) \\\\)-3(()q)]TJ (a)' ET EMC % 1 0 0 rg\n";
    const auto result = filtered("1 g " + text);
    CHECK(result.fault.empty());
    CHECK(result.content == "0 0 0 0 k " + text);
}

TEST_CASE("black text overprints, and only black text", "[printer][press][operators]")
{
    CHECK(converted("0.0901961 0.0745098 0.0588235 rg BT (a) Tj ET 0 0 1 1 re f") ==
          "0 0 0 1 k /PlKop gs BT (a) Tj ET /PlKno gs 0 0 1 1 re f");
    CHECK(filtered("0 g BT (a) Tj ET").uses_overprint);
    for (const char* colour : {"1 1 1 rg", "1 0.776471 0.160784 rg", "0.3 g", "1 g"}) {
        CHECK_THAT(converted(std::string(colour) + " BT (a) Tj ET"), !Contains("/PlK"));
    }
}

TEST_CASE("black under transparency does not overprint", "[printer][press][operators]")
{
    for (const char* state : {"/a5", "/mul", "/soft"}) {
        const std::string set = std::string(state) + " gs ";
        CHECK_THAT(converted("0 g " + set + "BT (a) Tj ET"), !Contains("/PlK"));
        CHECK_THAT(converted("q " + set + "Q 0 g BT (a) Tj ET"), Contains("/PlKop gs BT"));
    }
    CHECK_THAT(converted("0 g /a5 gs /a0 gs BT (a) Tj ET"), Contains("/PlKop gs BT"));
}

TEST_CASE("q and Q keep and give back the fill", "[printer][press][operators]")
{
    CHECK_THAT(converted("0 g q 1 g Q BT (a) Tj ET"), Contains("Q /PlKop gs BT"));
    CHECK_THAT(converted("1 g q 0 g Q BT (a) Tj ET"), !Contains("/PlK"));
}

TEST_CASE("a pattern is not black, whatever the fill was before", "[printer][press][operators]")
{
    CHECK_THAT(fault_of("0 g /Pattern cs /p5 scn BT (a) Tj ET"),
               Contains("letters in a pattern or in the caller's colour, at byte 24"));
    CHECK_THAT(fault_of("/Pattern cs /p5 scn 3 Tr BT 0 Tr (a) Tj ET"), Contains("letters in a"));
    CHECK_THAT(converted("0 g /Pattern cs /p5 scn 0 0 9 9 re f 0 g BT (a) Tj ET"),
               Contains("/PlKop gs BT"));
    CHECK_THAT(converted("0 g /Pattern CS /p5 SCN BT (a) Tj ET"), Contains("/PlKop gs BT"));
}

TEST_CASE("a page begins black, a form in a colour it cannot know", "[printer][press][operators]")
{
    CHECK_THAT(converted("BT (a) Tj ET", Drawn::OnPage), Contains("/PlKop"));
    CHECK_THAT(fault_of("BT (a) Tj ET", Drawn::InForm), Contains("the caller's colour"));
    CHECK_THAT(converted("0 g BT (a) Tj ET", Drawn::InForm), Contains("/PlKop"));
}

TEST_CASE("marks go on every plate", "[printer][press][operators]")
{
    const auto fill = filtered("0.00392157 0.00784314 0.0117647 rg 0 0 1 1 re f");
    CHECK(fill.content == "/PlReg cs 1 scn 0 0 1 1 re f");
    CHECK(fill.uses_registration);
    CHECK(converted("0.00392157 0.00784314 0.0117647 RG 0 0 m 1 1 l S") ==
          "/PlReg CS 1 SCN 0 0 m 1 1 l S");
    CHECK_THAT(converted("0.00392157 0.00784314 0.0117647 rg BT (a) Tj ET"), !Contains("/PlK"));
}

TEST_CASE("outlined letters overprint as text does, what stands between does not",
          "[printer][press][operators]")
{
    CHECK(converted(
              "0.0117647 0.00784314 0.00392157 rg 0 0 m f 1 1 m f /x5 Do 2 2 m f 1 g 3 3 m f") ==
          "0 0 0 1 k /PlKop gs 0 0 m f 1 1 m f /PlKno gs /x5 Do /PlKop gs 2 2 m f "
          "0 0 0 0 k /PlKno gs 3 3 m f");
    CHECK_THAT(converted("0.0117647 0.00784314 0.00392157 rg 1 0 0 RG 0 0 m 1 1 l S"),
               !Contains("/PlK"));
}

TEST_CASE("a luminosity mask is left as it is, and may hold no colour",
          "[printer][press][operators]")
{
    const std::string mask = "q 0.5 g 0 0 1 1 re f BT (a) Tj ET Q";
    CHECK(filtered(mask, Drawn::AsLuminosity).content == mask);
    CHECK_THAT(fault_of("1 0 0 rg", Drawn::AsLuminosity), Contains("rg in a luminosity mask"));
}

TEST_CASE("what the pass does not know is a fault with its place", "[printer][press][operators]")
{
    CHECK_THAT(fault_of("0 0 m 1 0 0 sh2"), Contains("unknown operator sh2 at byte 6"));
    CHECK_THAT(fault_of("q BI /W 1 ID \x01 EI Q"), Contains("unknown operator BI"));
    CHECK_THAT(fault_of("0 0 0 1 k"), Contains("colour operator k"));
    CHECK_THAT(fault_of("0 0 0 1 K"), Contains("colour operator K"));
    CHECK_THAT(fault_of("1 0 0 sc"), Contains("colour operator sc"));
    CHECK_THAT(fault_of("/CS0 cs"), Contains("colour space /CS0"));
    CHECK_THAT(fault_of("/DeviceRGB cs 1 0 0 scn"), Contains("colour space /DeviceRGB"));
    CHECK_THAT(fault_of("1 0 0 scn"), Contains("scn takes 1 operands and has 3"));
    CHECK_THAT(fault_of("0.5 scn"), Contains("without a pattern's name"));
    CHECK_THAT(fault_of("BT (a) Tj ET [(a) 9 (b)] TJ"), Contains("TJ outside BT and ET"));
    CHECK_THAT(fault_of("(a) '"), Contains("outside BT and ET"));
    CHECK_THAT(fault_of("0 0 rg"), Contains("rg takes 3 operands and has 2"));
    CHECK_THAT(fault_of("0 0 (a) rg"), Contains("rg without numbers"));
    CHECK_THAT(fault_of("/a9 gs"), Contains("graphics state /a9"));
    CHECK_THAT(fault_of("BT 1 g (a) Tj ET"), Contains("g between BT and ET"));
    CHECK_THAT(fault_of("BT BT ET"), Contains("BT between BT and ET"));
    CHECK_THAT(fault_of("0 0 m 1 0 0 rg f"), Contains("colour changes inside a path"));
    CHECK_THAT(fault_of("ET"), Contains("ET without BT"));
    CHECK_THAT(fault_of("0 g BT 2 Tr (a) Tj ET"), Contains("Tr 2 in overprinting text"));
    CHECK_THAT(fault_of("Q"), Contains("Q without q"));
    CHECK_THAT(fault_of("q q Q"), Contains("without its end"));
    CHECK_THAT(fault_of("BT (a) Tj"), Contains("without its end"));
    CHECK_THAT(fault_of("1 0 0"), Contains("operands without an operator"));
}

TEST_CASE("damaged streams end in a fault, not in a crash", "[printer][press][operators]")
{
    for (const char* damaged : {"(abc", "(abc\\", "<41", "<4G> Tj", "<< /A 1", "[1 2", "[1 >> TJ",
                                ")", ">", ">>", "]", "{ }", "<< /A ( >> BDC", "[[[[[[[["}) {
        CHECK_THAT(fault_of(damaged), Contains("broken"));
    }
    CHECK_THAT(fault_of(std::string(40, '[') + std::string(40, ']') + " TJ"), Contains("broken"));
    CHECK_THAT(fault_of(std::string(10000, 'q')), Contains("unknown operator"));
    std::string deep;
    for (int level = 0; level < 300; ++level) {
        deep += "q ";
    }
    CHECK_THAT(fault_of(deep), Contains("too deep"));
}

TEST_CASE("what only begins like a number is none", "[printer][press][operators]")
{
    CHECK_THAT(fault_of("01P253 0 n"), Contains("unknown operator 01P253"));
    for (const char* word : {"1.2.3", "-", "+", ".", "--1", "1-2", "1e3"}) {
        CHECK_THAT(fault_of(std::string(word) + " w"), Contains("unknown operator"));
    }
    CHECK_THAT(fault_of("[9 01P] TJ"), Contains("broken"));
    CHECK_THAT(converted("-.5 w [1. +2 null] 0 d"), Contains("-.5 w"));
}

TEST_CASE("inks are written short and alike everywhere", "[printer][press][operators]")
{
    CHECK(printer::operands_of({1, 0.9, 0.32, 0.6}) == "1 0.9 0.32 0.6");
    CHECK(printer::operands_of({0.123456, 0.00004, 0.99996, 0}) == "0.1235 0 1 0");
}
