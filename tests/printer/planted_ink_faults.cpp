#include "tests/printer/planted_ink_faults.hpp"

#include "tests/printer/planted_edits.hpp"

#include <qpdf/Pl_Flate.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDF.hh>

namespace support {

namespace {

using namespace planting;

constexpr const char* cmyk_photo = "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                                   "/BitsPerComponent 8 /ColorSpace /DeviceCMYK >>";
constexpr const char* packed_photo = "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                                     "/BitsPerComponent 8 /ColorSpace /DeviceCMYK "
                                     "/Filter /FlateDecode >>";

std::string packed(const std::string& bytes)
{
    constexpr int usual_level =
        6; // Other tests set their own, and the damage would fall elsewhere.
    Pl_Flate::setCompressionLevel(usual_level);
    std::string out;
    Pl_String end("packed", nullptr, out);
    Pl_Flate flate("flate", &end, Pl_Flate::a_deflate);
    flate.write(reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    flate.finish();
    return out;
}

/// Pixels of little ink that do not pack to nothing.
std::string thin_pixels()
{
    std::string pixels;
    for (unsigned i = 0; i < 400U * 300 * 4; ++i) {
        pixels += static_cast<char>(i * 2654435761U >> 27U);
    }
    return pixels;
}

void put_shading(QPDF& pdf, const Object& shading)
{
    resources(pdf, "/Shading").replaceKey("/Dusk", shading);
}

/// The second line of the good sheet, which is black, filled with a pattern.
void fill_letters(QPDF& pdf, const Object& pattern)
{
    resources(pdf, "/Pattern").replaceKey("/Letters", pattern);
    edit_content(pdf, "0 0 0 1 k\n/PlKop gs", "/Pattern cs /Letters scn");
}

/// A pattern of one cell.
Object tiling(QPDF& pdf, const std::string& content)
{
    return add_stream(pdf,
                      "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
                      "/BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >> >>",
                      content);
}

/// The same with an uncoloured one. @param ink its four parts.
void fill_letters_uncoloured(QPDF& pdf, const std::string& ink)
{
    resources(pdf, "/ColorSpace")
        .replaceKey("/Weaver", Object::parse(&pdf, "[/Pattern /DeviceCMYK]"));
    // What its cell sets counts for nothing.
    Object cell = tiling(pdf, "0 0 0 1 k 0 0 10 10 re f");
    cell.getDict().replaceKey("/PaintType", Object::newInteger(2));
    resources(pdf, "/Pattern").replaceKey("/Letters", cell);
    edit_content(pdf, "0 0 0 1 k\n/PlKop gs", "/Weaver cs " + ink + " /Letters scn");
}

Object shading_pattern(QPDF& pdf, const char* end)
{
    return Object::parse(&pdf, "<< /Type /Pattern /PatternType 2 /Shading << /ShadingType 2 "
                               "/ColorSpace /DeviceCMYK /Coords [0 0 600 0] /Function "
                               "<< /FunctionType 2 /Domain [0 1] /C0 [0 0.9 0.9 0] /C1 " +
                                   std::string(end) + " /N 1 >> >> >>");
}

const std::vector<PlantedFault> faults{
    {"a picture that is cut off after a third",
     {"P17"},
     [](QPDF& pdf) { replace_photo(pdf, cmyk_photo, std::string(400 * 100 * 4, '\x20')); }},
    {"a picture whose packed bytes are damaged",
     {"P17"},
     [](QPDF& pdf) {
         std::string bytes = packed(thin_pixels());
         bytes.replace(bytes.size() / 2, 64, std::string(64, '\x55'));
         replace_photo(pdf, packed_photo, bytes);
     }},
    {"a picture in a packing nobody knows",
     {"P17"},
     [](QPDF& pdf) {
         replace_photo(
             pdf,
             "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 /BitsPerComponent 8 "
             "/ColorSpace /DeviceCMYK /Filter /BrotliDecode >>",
             "?");
     }},
    {"a mesh shading",
     {"P17"},
     [](QPDF& pdf) {
         put_shading(pdf,
                     add_stream(pdf,
                                "<< /ShadingType 4 /ColorSpace /DeviceCMYK /BitsPerCoordinate 8 "
                                "/BitsPerComponent 8 /BitsPerFlag 8 /Decode [0 1 0 1 0 1 0 1 0 1 0 "
                                "1] >>",
                                std::string("\0\0\0\xff\xff\xff\xff", 7)));
     }},
    {"a shading over a plane",
     {"P17"},
     [](QPDF& pdf) {
         put_shading(pdf, Object::parse(&pdf, "<< /ShadingType 1 /ColorSpace /DeviceCMYK >>"));
     }},
    {"letters filled with a pattern of 4-colour black",
     {"P15"},
     [](QPDF& pdf) { fill_letters(pdf, tiling(pdf, "0.6 0.5 0.5 0.9 k 0 0 10 10 re f")); }},
    {"letters filled with a pattern of black that does not overprint",
     {"P15"},
     [](QPDF& pdf) { fill_letters(pdf, tiling(pdf, "0 0 0 1 k 0 0 10 10 re f")); }},
    {"letters filled with an uncoloured pattern in 4-colour black",
     {"P15"},
     [](QPDF& pdf) { fill_letters_uncoloured(pdf, "0.6 0.5 0.5 0.9"); }},
    {"letters filled with an uncoloured pattern without its ink",
     {"P10", "P15"}, // Its space begins with black.
     [](QPDF& pdf) { fill_letters_uncoloured(pdf, ""); }},
    {"letters filled with a shading that ends in 4-colour black",
     {"P15"},
     [](QPDF& pdf) { fill_letters(pdf, shading_pattern(pdf, "[0.6 0.5 0.5 0.9]")); }},
    {"letters filled with a mesh shading",
     {"P15", "P17"},
     [](QPDF& pdf) {
         fill_letters(pdf, Object::parse(&pdf, "<< /Type /Pattern /PatternType 2 /Shading "
                                               "<< /ShadingType 7 /ColorSpace /DeviceCMYK >> >>"));
     }},
    {"letters filled with a picture",
     {"P15"},
     [](QPDF& pdf) {
         Object cell = tiling(pdf, "q 10 0 0 10 0 0 cm /Photo Do Q");
         cell.getDict().getKey("/Resources").replaceKey("/XObject", resources(pdf, "/XObject"));
         fill_letters(pdf, cell);
     }},
};

} // namespace

std::span<const PlantedFault> planted_ink_faults()
{
    return faults;
}

void fill_letters_with_red(QPDF& pdf)
{
    fill_letters(pdf, shading_pattern(pdf, "[0 0.3 0.9 0]"));
}

void fill_letters_with_one_red(QPDF& pdf)
{
    fill_letters_uncoloured(pdf, "0 0.9 0.9 0");
}

void cut_off_dark_photo(QPDF& pdf)
{
    replace_photo(pdf, cmyk_photo, std::string(400 * 120 * 4, '\xff'));
}

void put_fax_photo(QPDF& pdf)
{
    replace_photo(pdf,
                  "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 /BitsPerComponent 1 "
                  "/ColorSpace /DeviceGray /Filter /CCITTFaxDecode >>",
                  "?");
}

} // namespace support
