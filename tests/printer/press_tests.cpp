#include "printer/press.hpp"

#include "content/model/files.hpp"
#include "content/paint/cairo_handles.hpp"
#include "tests/printer/press_fixture.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <cairo-pdf.h>
#include <catch2/catch.hpp>

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <jpeglib.h>
#include <random>

using Catch::Matchers::Contains;
using printer::PressResult;

namespace {

printer::Sheet small_sheet()
{
    content::FormatSpec spec;
    spec.width = 100;
    spec.height = 100;
    spec.bleed = {3, 3, 3, 3};
    spec.slug = 10;
    return printer::make_sheet(layout::make_format(spec), std::nullopt);
}

printer::PressIdentity identity()
{
    printer::PressIdentity identity;
    identity.title = "Jalan & resmi <1>";
    identity.language = "id";
    identity.languages = "id";
    identity.date = "D:20261124000000Z";
    identity.poster = "official-way";
    identity.format = "poster-a2";
    identity.revision = "9f3c71ab";
    identity.job_code = "PKG77R";
    return identity;
}

cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// One page of Cairo's.
std::string drawn(const std::function<void(cairo_t*)>& draw)
{
    std::string bytes;
    const auto media = small_sheet().media;
    const paint::Surface surface(cairo_pdf_surface_create_for_stream(
        append_bytes, &bytes, media.width.value(), media.height.value()));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2026-11-24T00:00:00Z");
    {
        const paint::Context context = paint::make_context(surface);
        draw(context.get());
    }
    cairo_surface_finish(surface.get());
    return bytes;
}

PressResult pressed(const std::string& pdf)
{
    const auto table = press_fixture::table();
    return printer::press({pdf, {}}, identity(),
                          {table, press_fixture::profile(), {{small_sheet()}}});
}

/// The file with all its streams readable.
std::string opened(const std::string& pdf)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    const auto checked = support::run({"qpdf", "--check", file.string()});
    INFO(checked.err << checked.out);
    CHECK(checked.exit_code == 0);
    const auto said = support::run({"qpdf", "--qdf", "--object-streams=disable",
                                    "--no-original-object-ids", file.string(), "-"});
    REQUIRE(said.exit_code == 0);
    return said.out;
}

/// A PDF written by hand: one page with these resources, this content and these objects from 10 on.
std::string written(const std::string& resources, const std::string& content,
                    const std::vector<std::string>& objects = {}, const std::string& page = {})
{
    std::vector<std::pair<int, std::string>> all{
        {1, "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>"},
        {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
        {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Resources << " + resources +
                " >> /Contents 4 0 R " + page + " >>"},
        {4, "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                "\nendstream"}};
    int number = 10;
    for (const auto& object : objects) {
        all.emplace_back(number++, object);
    }
    std::string pdf = "%PDF-1.5\n";
    std::string table;
    for (const auto& [id, text] : all) {
        std::string offset = std::to_string(pdf.size());
        offset.insert(0, 10 - offset.size(), '0');
        table += std::to_string(id) + " 1\n" + offset + " 00000 n \n";
        pdf += std::to_string(id) + " 0 obj\n" + text + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size());
    return pdf + "xref\n0 1\n0000000000 65535 f \n" + table + "trailer << /Size " +
           std::to_string(all.back().first + 1) + " /Root 1 0 R >>\nstartxref\n" + start +
           "\n%%EOF\n";
}

std::string stream(const std::string& dictionary, const std::string& data)
{
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
           "\nendstream";
}

std::string first_fault(const PressResult& result)
{
    return result.faults.empty() ? "" : result.faults[0].where + ": " + result.faults[0].what;
}

std::string fault_of(const std::string& pdf)
{
    const auto result = pressed(pdf);
    CHECK(result.pdf.empty());
    return first_fault(result);
}

/// An 8 x 8 picture in Cairo, in red shades, or with alpha.
paint::Surface picture(bool alpha)
{
    paint::Surface surface(
        cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, 8, 8));
    const paint::Context context = paint::make_context(surface);
    for (int row = 0; row < 8; ++row) {
        cairo_set_source_rgba(context.get(), 0.8, row / 10.0, 0.1, alpha ? 0.5 : 1);
        cairo_rectangle(context.get(), 0, row, 8, 1);
        cairo_fill(context.get());
    }
    return surface;
}

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
