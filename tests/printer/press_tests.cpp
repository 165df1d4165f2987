#include "printer/press.hpp"

#include "printer/preflight.hpp"
#include "printer/preflight_intent.hpp"
#include "tests/printer/plates.hpp"
#include "tests/printer/pressed_page.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <jpeglib.h>

using Catch::Matchers::Contains;
using namespace pressed_page;

namespace {

/// 8 x 8 pixels of red.
std::string red_jpeg()
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = 8;
    jpeg.image_height = 8;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    std::string row;
    for (int pixel = 0; pixel < 8; ++pixel) {
        row += "\xE0\x20\x10";
    }
    auto* start = reinterpret_cast<unsigned char*>(row.data());
    for (int line = 0; line < 8; ++line) {
        jpeg_write_scanlines(&jpeg, &start, 1);
    }
    jpeg_finish_compress(&jpeg);
    std::string made(reinterpret_cast<const char*>(bytes), size);
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return made;
}

/// Whether preflight takes a file of one picture over the whole page for text turned into pixels.
bool is_taken_for_pixels(const std::string& dictionary, const std::string& data)
{
    const auto result =
        pressed(written("/XObject << /x1 10 0 R >>", "q 330 0 0 330 0 0 cm /x1 Do Q",
                        {stream("/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB "
                                "/BitsPerComponent 8 " +
                                    dictionary,
                                data)}));
    REQUIRE(first_fault(result) == "");
    printer::IntentCache intents;
    const std::map<std::string, content::FormatSpec> formats;
    const auto judged = printer::preflight_file({"sheet.pdf", result.pdf, formats, intents});
    return std::ranges::any_of(judged.report.checks, [](const auto& check) {
        return check.finding.code == "P14" && check.state == printer::CheckState::Fail;
    });
}

} // namespace

TEST_CASE("a gradient becomes 256 mixtures of ink", "[printer][press]")
{
    for (const bool radial : {false, true}) {
        const auto result = pressed(drawn([radial](cairo_t* context) {
            cairo_pattern_t* gradient = radial ? cairo_pattern_create_radial(50, 50, 0, 50, 50, 40)
                                               : cairo_pattern_create_linear(0, 0, 100, 0);
            cairo_pattern_add_color_stop_rgb(gradient, 0, 1, 1, 1);
            cairo_pattern_add_color_stop_rgb(gradient, 0.3, 0.8, 0.2, 0.1);
            cairo_pattern_add_color_stop_rgb(gradient, 1, 0, 0, 0);
            cairo_set_source(context, gradient);
            cairo_paint(context);
            cairo_pattern_destroy(gradient);
        }));
        REQUIRE(first_fault(result) == "");
        CHECK(result.shadings == 1);
        const auto text = opened(result.pdf);
        CHECK_THAT(text, !Contains("/DeviceRGB") && Contains("/FunctionType 0") &&
                             Contains("/BitsPerSample 16"));
        const auto data = text.find("stream\n", text.find("/FunctionType 0")) + 7;
        CHECK(text.substr(data, 8) == std::string(8, '\0')); // white is bare paper
        CHECK(text.substr(data + 255 * 8, 8) == std::string("\0\0\0\0\0\0\xFF\xFF", 8));
    }
}

TEST_CASE("a gradient with alpha keeps its gray mask", "[printer][press]")
{
    const auto result = pressed(drawn([](cairo_t* context) {
        cairo_pattern_t* gradient = cairo_pattern_create_linear(0, 0, 100, 0);
        cairo_pattern_add_color_stop_rgba(gradient, 0, 0.8, 0.2, 0.1, 1);
        cairo_pattern_add_color_stop_rgba(gradient, 1, 0.1, 0.2, 0.9, 0.2);
        cairo_set_source(context, gradient);
        cairo_paint(context);
        cairo_pattern_destroy(gradient);
    }));
    REQUIRE(first_fault(result) == "");
    CHECK_THAT(opened(result.pdf), Contains("/Luminosity") && Contains("/DeviceGray") &&
                                       Contains("/DeviceCMYK") && !Contains("/DeviceRGB"));
}

TEST_CASE("pictures become ink, their masks stay gray, groups are in CMYK", "[printer][press]")
{
    for (const bool alpha : {false, true}) {
        const auto result = pressed(drawn([alpha](cairo_t* context) {
            const auto shown = picture(alpha);
            cairo_set_source_surface(context, shown.get(), 10, 10);
            cairo_paint_with_alpha(context, 0.5);
        }));
        REQUIRE(first_fault(result) == "");
        CHECK(result.pictures == 1);
        CHECK(result.groups >= 1);
        const auto text = opened(result.pdf);
        CHECK_THAT(text, !Contains("/DeviceRGB") && Contains("/DeviceCMYK"));
        if (alpha) {
            CHECK_THAT(text, Contains("/SMask"));
        }
    }
}

TEST_CASE("forms, alpha masks and tiles are converted too", "[printer][press]")
{
    const auto result = pressed(drawn([](cairo_t* context) {
        cairo_push_group(context);
        cairo_set_source_rgb(context, 0.2, 0.4, 0.9);
        cairo_rectangle(context, 0, 0, 50, 50);
        cairo_fill(context);
        cairo_pop_group_to_source(context);
        cairo_paint_with_alpha(context, 0.4);

        const paint::Surface tile(
            cairo_surface_create_similar(cairo_get_target(context), CAIRO_CONTENT_COLOR, 10, 10));
        {
            const paint::Context inside = paint::make_context(tile);
            cairo_set_source_rgb(inside.get(), 0.9, 0.1, 0.5);
            cairo_rectangle(inside.get(), 0, 0, 5, 5);
            cairo_fill(inside.get());
        }
        cairo_set_source_surface(context, tile.get(), 0, 0);
        cairo_pattern_set_extend(cairo_get_source(context), CAIRO_EXTEND_REPEAT);
        cairo_rectangle(context, 100, 100, 80, 80);
        cairo_fill(context);
    }));
    REQUIRE(first_fault(result) == "");
    const auto text = opened(result.pdf);
    CHECK_THAT(text, !Contains("/DeviceRGB") && !Contains(" rg") && Contains("/PatternType 1"));
    CHECK(result.operators >= 2);
}

TEST_CASE("a JPEG stays a JPEG, in four inks that are not turned over", "[printer][press]")
{
    const std::string rgb = "/Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceRGB "
                            "/BitsPerComponent 8";
    const auto jpeg = red_jpeg();
    const auto result = pressed(written("/XObject << /x1 10 0 R >>", "q 90 0 0 90 0 0 cm /x1 Do Q",
                                        {stream(rgb + " /Filter /DCTDecode", jpeg)}));
    REQUIRE(first_fault(result) == "");
    CHECK_THAT(result.pdf, Contains("/DCTDecode") && Contains("Adobe") && !Contains("/Decode "));
    const auto plates = support::separate(result.pdf, 72);
    if (!plates) {
        WARN("no ghostscript: its inks were not looked at");
        return;
    }
    const auto middle = (plates->height - 45) * plates->width + 45;
    CHECK(plates->cyan[middle] < 0.15 * 255);
    CHECK(plates->magenta[middle] > 0.85 * 255);
    CHECK(plates->yellow[middle] > 0.85 * 255);
    CHECK(plates->black[middle] < 0.15 * 255);
}

TEST_CASE("a photograph that fills the sheet is not taken for text that became pixels",
          "[printer][press]")
{
    CHECK_FALSE(is_taken_for_pixels("/Filter /DCTDecode", red_jpeg()));
    CHECK(is_taken_for_pixels("", std::string(8 * 8 * 3, '\x60'))); // as Cairo's own would be
}

TEST_CASE("what must not be in a press file is left out", "[printer][press]")
{
    const auto result =
        pressed(written("", "1 0 0 rg 0 0 9 9 re f", {},
                        "/CropBox [1 1 2 2] /ArtBox [1 1 2 2] /Annots [] /AA << >>"));
    REQUIRE(first_fault(result) == "");
    CHECK_THAT(opened(result.pdf), !Contains("JavaScript") && !Contains("/CropBox") &&
                                       !Contains("/ArtBox") && !Contains("/Annots") &&
                                       !Contains("/OpenAction"));
}

TEST_CASE("the file says what it is, twice and alike", "[printer][press]")
{
    const auto result = pressed(written("", "1 0 0 rg 0 0 9 9 re f"));
    REQUIRE(first_fault(result) == "");
    const auto text = opened(result.pdf);
    CHECK_THAT(result.pdf, Catch::Matchers::StartsWith("%PDF-1.6"));
    CHECK_THAT(text, Contains("/Trapped /False") && Contains("/GTS_PDFXVersion (PDF/X-4)") &&
                         Contains("/S /GTS_PDFX") && Contains("(FOGRA39)"));
    CHECK_THAT(text, Contains("<pdfxid:GTS_PDFXVersion>PDF/X-4<") &&
                         Contains("<xmp:CreateDate>2026-11-24T00:00:00Z<") &&
                         Contains("Jalan &amp; resmi &lt;1&gt;") &&
                         Contains("<pelita:job>PKG77R<") && Contains("<pelita:proof>false<"));
    CHECK(result.pdf == pressed(written("", "1 0 0 rg 0 0 9 9 re f")).pdf);
    CHECK(result.pdf != pressed(written("", "1 0 0 rg 0 0 9 8 re f")).pdf);
}

TEST_CASE("a shop's own condition is described, not looked up in a registry", "[printer][press]")
{
    const std::string file = "/usr/share/color/icc/ghostscript/default_cmyk.icc";
    if (!std::filesystem::exists(file)) {
        WARN("no libgs-common: skipped");
        return;
    }
    const auto own = printer::load_output_profile(file);
    const printer::Separation separation(own);
    const printer::InkTable table(separation, press_fixture::inks(), own.tac);
    const auto pdf = written("", "0.0705882 0.117647 0.258824 rg 0.3 0.5 0.2 RG 0 0 9 9 re B");
    const auto result = printer::press({pdf, {}}, identity(), {table, own, {{small_sheet()}}});
    REQUIRE(first_fault(result) == "");
    const auto text = opened(result.pdf);
    CHECK_THAT(text, Contains("/OutputConditionIdentifier (Custom)") && !Contains("RegistryName"));
    CHECK_THAT(opened(pressed(pdf).pdf), Contains("/RegistryName (http://www.color.org)"));
    CHECK_THAT(text, Contains("1 0.9 0.32 0.6 k")); // a recipe is a recipe
}
