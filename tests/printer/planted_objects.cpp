#include "tests/printer/planted_edits.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace support {

using namespace planting;

namespace {

/// "AAAA..." in LZW: literals of 9 bits only, so short that the code length stays.
std::string lzw_of(std::size_t zeros)
{
    std::string bits = "100000000"; // clear
    for (std::size_t i = 0; i < zeros; ++i) {
        bits += "000100000"; // a blank
    }
    bits += "100000001"; // end
    bits.resize((bits.size() + 7) / 8 * 8, '0');
    std::string bytes;
    for (std::size_t at = 0; at < bits.size(); at += 8) {
        bytes += static_cast<char>(std::stoi(bits.substr(at, 8), nullptr, 2));
    }
    return bytes;
}

} // namespace

std::vector<PlantedFault> faults_of_objects()
{
    return {
        {"one rg",
         {"P10"},
         [](QPDF& pdf) { add_content(pdf, "q 0.8 0.25 0.16 rg 60 600 50 50 re f Q"); }},
        {"an RGB colour that nothing is painted with",
         {"P10"},
         [](QPDF& pdf) { add_content(pdf, "q 1 0 0 RG Q"); }},
        {"an RGB picture",
         {"P10"},
         [](QPDF& pdf) {
             replace_photo(pdf,
                           "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                           "/BitsPerComponent 8 /ColorSpace /DeviceRGB >>",
                           std::string(400 * 300 * 3, '\x60'));
         }},
        {"an ICCBased picture of three colours",
         {"P10"},
         [](QPDF& pdf) {
             replace_photo(pdf,
                           "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                           "/BitsPerComponent 8 >>",
                           std::string(400 * 300 * 3, '\x60'));
             Object profile = pdf.makeIndirectObject(Object::newStream(&pdf, "no profile"));
             profile.getDict().replaceKey("/N", Object::newInteger(3));
             resource(pdf, "/XObject", "/Photo")
                 .getDict()
                 .replaceKey("/ColorSpace",
                             Object::newArray({Object::newName("/ICCBased"), profile}));
         }},
        {"a palette of RGB",
         {"P10"},
         [](QPDF& pdf) {
             replace_photo(
                 pdf,
                 "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                 "/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 1 <000000FFFFFF>] >>",
                 std::string(400 * 300, '\1'));
         }},
        {"an RGB shading",
         {"P10"},
         [](QPDF& pdf) {
             put_resource(pdf, "/Shading", "/Dusk",
                          "<< /ShadingType 2 /ColorSpace /DeviceRGB /Coords [0 0 1 0] /Function "
                          "<< /FunctionType 2 /Domain [0 1] /C0 [1 0 0] /C1 [0 0 1] /N 1 >> >>");
         }},
        {"RGB inside a form",
         {"P10"},
         [](QPDF& pdf) {
             edit_stream(resource(pdf, "/XObject", "/Glow"), "0 0.21 0.9 0 k", "1 0 0 rg");
         }},
        {"RGB inside a pattern",
         {"P10"},
         [](QPDF& pdf) {
             edit_stream(resource(pdf, "/Pattern", "/Weave"), "1 0.9 0.32 0.6 k", "1 0 0 rg");
         }},
        {"RGB in an object that no page uses",
         {"P10"},
         [](QPDF& pdf) {
             pdf.getRoot().replaceKey("/Left", pdf.makeIndirectObject(Object::parse(
                                                   "<< /ColorSpace [/CalRGB << >>] >>")));
         }},
        {"a spot colour",
         {"P10"},
         [](QPDF& pdf) {
             put_resource(
                 pdf, "/ColorSpace", "/Gold",
                 "[/Separation /PANTONE#20871 /DeviceCMYK << /FunctionType 2 /Domain [0 1] "
                 "/C0 [0 0 0 0] /C1 [0.2 0.25 0.6 0.25] /N 1 >>]");
             add_content(pdf, "q /Gold cs 1 scn 60 600 50 50 re f Q");
         }},
        {"an operator that does not exist",
         {"P10"},
         [](QPDF& pdf) { add_content(pdf, "1 2 blend"); }},
        {"an inline picture",
         {"P10"},
         [](QPDF& pdf) {
             add_content(pdf, "q 9 0 0 9 60 600 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x7f EI Q");
         }},
        {"content that is cut off",
         {"P10"},
         [](QPDF& pdf) { edit_content(pdf, "\nQ\n/PlKno gs", "("); }},
        {"a form that holds itself",
         {"P10"},
         [](QPDF& pdf) {
             Object form = resource(pdf, "/XObject", "/Glow");
             edit_stream(form, "re f", "re f /Glow Do");
             form.getDict().replaceKey("/Resources", Object::parse("<< /XObject << >> >>"));
             form.getDict().getKey("/Resources").getKey("/XObject").replaceKey("/Glow", form);
         }},
        {"an RGB group",
         {"P11"},
         [](QPDF& pdf) {
             resource(pdf, "/XObject", "/Glow")
                 .getDict()
                 .getKey("/Group")
                 .replaceKey("/CS", Object::newName("/DeviceRGB"));
         }},
        {"a gray group that is no mask",
         {"P11"},
         [](QPDF& pdf) {
             page_of(pdf).getKey("/Group").replaceKey("/CS", Object::newName("/DeviceGray"));
         }},
        {"LZW",
         {"P12"},
         [](QPDF& pdf) {
             Object form = resource(pdf, "/XObject", "/Glow");
             form.replaceStreamData(lzw_of(40), Object::newName("/LZWDecode"), Object::newNull());
         }},
        {"a picture of 16 bits",
         {"P12"},
         [](QPDF& pdf) {
             replace_photo(pdf,
                           "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                           "/BitsPerComponent 16 /ColorSpace /DeviceCMYK >>",
                           std::string(400 * 300 * 8, '\x20'));
         }},
        {"an annotation inside",
         {"P13"},
         [](QPDF& pdf) {
             page_of(pdf).replaceKey(
                 "/Annots",
                 Object::parse("[<< /Type /Annot /Subtype /Text /Rect [99 99 120 120] >>]"));
         }},
        {"JavaScript",
         {"P13"},
         [](QPDF& pdf) {
             pdf.getRoot().replaceKey("/OpenAction",
                                      Object::parse("<< /S /JavaScript /JS (app.alert\\(1\\)) >>"));
         }},
        {"a form to fill in",
         {"P13"},
         [](QPDF& pdf) {
             pdf.getRoot().replaceKey("/AcroForm", Object::parse("<< /Fields [] >>"));
         }},
        {"a transfer curve",
         {"P13"},
         [](QPDF& pdf) {
             resource(pdf, "/ExtGState", "/PlKno").replaceKey("/TR", Object::newName("/Identity"));
         }},
        {"the whole sheet as one picture",
         {"P14"},
         [](QPDF& pdf) {
             replace_photo(pdf,
                           "<< /Type /XObject /Subtype /Image /Width 2480 /Height 3508 "
                           "/BitsPerComponent 8 /ColorSpace /DeviceGray >>",
                           std::string(std::size_t{3508} * 2480, '\xf0'));
             edit_content(pdf, "113.3858 0 0 85.0394 60 900 cm", "858.9 0 0 1207.6 28.3 28.3 cm");
             edit_xmp(pdf, "pelita:format=", "pelita:pictures=\"400x300\" pelita:format=");
         }},
    };
}

} // namespace support
