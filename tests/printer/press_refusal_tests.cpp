#include "printer/press.hpp"

#include "tests/printer/pressed_page.hpp"

#include <random>

using Catch::Matchers::Contains;
using namespace pressed_page;

TEST_CASE("what the pass does not know is named with its place and leaves no file",
          "[printer][press]")
{
    const std::string image = "/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace ";
    const auto with_image = [](const std::string& object, std::vector<std::string> more = {}) {
        more.insert(more.begin(), object);
        return fault_of(written("/XObject << /x1 10 0 R >>", "/x1 Do", more));
    };
    CHECK_THAT(with_image(stream(image + "[/Indexed /DeviceRGB 0 <102030>]", "a")),
               Contains("page 1, /XObject /x1: ") && Contains("/Indexed"));
    CHECK_THAT(with_image(stream(image + "[/ICCBased 11 0 R]", "abc"), {stream("/N 3", "icc")}),
               Contains("/ICCBased"));
    CHECK_THAT(with_image(stream(image + "[/CalRGB << >>]", "abc")), Contains("/CalRGB"));
    CHECK_THAT(with_image(stream(image + "/DeviceCMYK", "abcd")), Contains("/DeviceCMYK"));
    CHECK_THAT(with_image(stream("/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 16 "
                                 "/ColorSpace /DeviceRGB",
                                 "abcdef")),
               Contains("8 bits"));
    CHECK_THAT(with_image(stream(image + "/DeviceRGB", "ab")), Contains("not of its size"));
    CHECK_THAT(with_image(stream(image + "/DeviceRGB /Decode [1 0 1 0 1 0]", "abc")),
               Contains("decode"));
    CHECK_THAT(with_image(stream(image + "/DeviceRGB /SMask 11 0 R", "abc"),
                          {stream(image + "/DeviceRGB", "abc")}),
               Contains("where only gray may be"));
    CHECK_THAT(with_image(stream("/Subtype /PS", "x")), Contains("no form and no image"));
    CHECK_THAT(with_image(stream("/Subtype /Form /BBox [0 0 1 1]", "")),
               Contains("a form without resources"));
    CHECK_THAT(with_image(stream("/Subtype /Form /BBox [0 0 1 1] /Resources << >> "
                                 "/Group << /S /Transparency /CS /DeviceGray >>",
                                 "")),
               Contains("no luminosity mask"));
    CHECK_THAT(fault_of(written("/Shading << /s 10 0 R >>", "/s sh",
                                {"<< /ShadingType 1 /ColorSpace /DeviceRGB >>"})),
               Contains("shading of type 1"));
    CHECK_THAT(fault_of(written("/Shading << /s 10 0 R >>", "/s sh",
                                {"<< /ShadingType 2 /ColorSpace /DeviceRGB /Function 11 0 R >>",
                                 stream("/FunctionType 4 /Domain [0 1] /Range [0 1]", "{ }")})),
               Contains("not of type 2 or 3"));
    CHECK_THAT(fault_of(written("/Font << /f << /Subtype /Type3 >> >>", "BT /f 1 Tf ET")),
               Contains("Type 3"));
    CHECK_THAT(fault_of(written("/ColorSpace << /C [/ICCBased 10 0 R] >>", "", {stream("", "")})),
               Contains("does not know"));
    CHECK_THAT(fault_of(written("/ExtGState << /PlKop << /OP true >> >>", "")),
               Contains("/PlKop is taken"));
    CHECK_THAT(fault_of(written("/ExtGState << /g << /TR /Identity >> >>", "")), Contains("/TR"));
    CHECK_THAT(fault_of(written("", "", {}, "/Group << /S /Transparency /CS /CalRGB >>")),
               Contains("transparency group"));
    CHECK_THAT(fault_of(written("", "1 0 0 rg BI ID EI")), Contains("page 1: unknown operator BI"));
}

TEST_CASE("no reader of a pressed file misses what its content names", "[printer][press]")
{
    CHECK_THAT(fault_of(written("", "/x1 Do")), Contains("its /XObject /x1 is not in"));
    CHECK_THAT(fault_of(written("", "/s5 sh")), Contains("its /Shading /s5 is not in"));
    CHECK_THAT(fault_of(written("/Pattern << /p1 null >>", "/Pattern cs /p1 scn 0 0 9 9 re f")),
               Contains("its /Pattern /p1 is not in"));
    CHECK_THAT(fault_of(written("/XObject << /f 1 0 R >>", "BT /f 9 Tf ET")),
               Contains("its /Font /f is not in"));
}

TEST_CASE("a form that holds itself would never be drawn to its end", "[printer][press]")
{
    const auto form = [](const std::string& inner) {
        return stream("/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /x " + inner +
                          " >> >>",
                      "/x Do");
    };
    const std::string page = "/XObject << /x 10 0 R >>";
    CHECK_THAT(fault_of(written(page, "/x Do", {form("10 0 R")})), Contains("inside itself"));
    CHECK_THAT(fault_of(written(page, "/x Do", {form("11 0 R"), form("10 0 R")})),
               Contains("inside itself"));
}

TEST_CASE("a damaged file is a fault", "[printer][press]")
{
    CHECK_FALSE(fault_of("<html></html>").empty());
    CHECK_FALSE(fault_of("").empty());
    const auto whole = drawn([](cairo_t* context) { cairo_paint(context); });
    for (std::size_t length = 0; length < whole.size(); length += 97) {
        CHECK_FALSE(pressed(whole.substr(0, length)).faults.empty());
    }
}

TEST_CASE("a file with spoilt bytes is a fault, or a file without sRGB all the same",
          "[printer][press]")
{
    const auto whole = drawn([](cairo_t* context) {
        cairo_pattern_t* gradient = cairo_pattern_create_linear(0, 0, 100, 0);
        cairo_pattern_add_color_stop_rgba(gradient, 0, 0.8, 0.2, 0.1, 1);
        cairo_pattern_add_color_stop_rgba(gradient, 1, 0, 0, 0, 0.3);
        cairo_set_source(context, gradient);
        cairo_paint(context);
        cairo_pattern_destroy(gradient);
        const auto shown = picture(true);
        cairo_set_source_surface(context, shown.get(), 10, 10);
        cairo_paint_with_alpha(context, 0.5);
    });
    REQUIRE(first_fault(pressed(whole)) == "");
    std::mt19937 random(20261124);
    int passed = 0;
    for (int round = 0; round < 300; ++round) {
        std::string spoilt = whole;
        for (unsigned change = 0; change <= random() % 4; ++change) {
            spoilt[random() % spoilt.size()] = static_cast<char>(random() % 256);
        }
        const auto result = pressed(spoilt);
        CHECK(result.faults.empty() == !result.pdf.empty());
        CHECK_THAT(result.pdf, !Contains("/DeviceRGB"));
        passed += result.faults.empty() ? 1 : 0;
    }
    CHECK(passed < 300);
}
