#include "tests/printer/planted_faults.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>
#include <string_view>

namespace support {

namespace {

using Object = QPDFObjectHandle;

Object page_of(QPDF& pdf)
{
    return pdf.getAllPages().front();
}

Object root_intent(QPDF& pdf)
{
    return pdf.getRoot().getKey("/OutputIntents").getArrayItem(0);
}

Object info_of(QPDF& pdf)
{
    return pdf.getTrailer().getKey("/Info");
}

Object resource(QPDF& pdf, const char* kind, const char* name)
{
    return page_of(pdf).getKey("/Resources").getKey(kind).getKey(name);
}

void put_resource(QPDF& pdf, const char* kind, const char* name, const char* value)
{
    page_of(pdf).getKey("/Resources").getKey(kind).replaceKey(name, Object::parse(&pdf, value));
}

std::string replaced(std::string text, std::string_view from, std::string_view to)
{
    const auto at = text.find(from);
    if (at == std::string::npos) {
        throw std::runtime_error("the good file has no \"" + std::string(from) + "\"");
    }
    return text.replace(at, from.size(), to);
}

void edit_stream(Object stream, std::string_view from, std::string_view to)
{
    const auto data = stream.getStreamData();
    const std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    stream.replaceStreamData(replaced(text, from, to), Object::newNull(), Object::newNull());
}

void edit_content(QPDF& pdf, std::string_view from, std::string_view to)
{
    edit_stream(page_of(pdf).getKey("/Contents"), from, to);
}

void add_content(QPDF& pdf, const std::string& more)
{
    edit_content(pdf, "0.5 w 0 0 0 1 K", more + "\n0.5 w 0 0 0 1 K");
}

void put_box(QPDF& pdf, const char* name, const char* box)
{
    page_of(pdf).replaceKey(name, Object::parse(box));
}

/// Pixels of the photo anew; `dictionary` is what describes them.
void replace_photo(QPDF& pdf, const char* dictionary, const std::string& pixels)
{
    Object photo = Object::newStream(&pdf, pixels);
    photo.replaceDict(Object::parse(&pdf, dictionary));
    page_of(pdf)
        .getKey("/Resources")
        .getKey("/XObject")
        .replaceKey("/Photo", pdf.makeIndirectObject(photo));
}

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

const std::vector<PlantedFault> faults{
    {"version 1.7", {"P01"}, nullptr, nullptr, "1.7"},
    {"no file identifier",
     {"P01"},
     nullptr,
     [](std::string& bytes) { bytes = replaced(bytes, "/ID [", "/IX ["); }},
    {"a damaged cross-reference table",
     {"P01"},
     nullptr,
     [](std::string& bytes) { bytes = replaced(bytes, "startxref\n", "startxref\n9"); }},
    {"no XMP", {"P02", "P03", "P05"}, [](QPDF& pdf) { pdf.getRoot().removeKey("/Metadata"); }},
    {"XMP says PDF/X-3",
     {"P02", "P03"},
     [](QPDF& pdf) { edit_xmp(pdf, "PDF/X-4", "PDF/X-3:2003"); }},
    {"XMP date not Info's",
     {"P03"},
     [](QPDF& pdf) {
         info_of(pdf).replaceKey("/CreationDate", Object::newString("D:20261125000000Z"));
     }},
    {"a date of another zone",
     {"P03"},
     [](QPDF& pdf) {
         info_of(pdf).replaceKey("/ModDate", Object::newString("D:20261124070000Z"));
     }},
    {"another title in Info",
     {"P03"},
     [](QPDF& pdf) { info_of(pdf).replaceKey("/Title", Object::newString("Delapan langkah")); }},
    {"another standard in Info",
     {"P03"},
     [](QPDF& pdf) {
         info_of(pdf).replaceKey("/GTS_PDFXVersion", Object::newString("PDF/X-3:2003"));
     }},
    {"no document id",
     {"P03"},
     [](QPDF& pdf) {
         edit_xmp(pdf,
                  "<xmpMM:DocumentID>uuid:7c9a3f5e-0001-4000-8000-000000000001</xmpMM:DocumentID>",
                  "");
     },
     nullptr},
    {"Trapped as string",
     {"P03"},
     [](QPDF& pdf) { info_of(pdf).replaceKey("/Trapped", Object::newString("False")); }},
    {"two intents",
     {"P04"},
     [](QPDF& pdf) {
         pdf.getRoot().getKey("/OutputIntents").appendItem(root_intent(pdf).shallowCopy());
     }},
    {"an intent without a name",
     {"P04"},
     [](QPDF& pdf) { root_intent(pdf).removeKey("/OutputConditionIdentifier"); }},
    {"N 3",
     {"P04"},
     [](QPDF& pdf) {
         root_intent(pdf)
             .getKey("/DestOutputProfile")
             .getDict()
             .replaceKey("/N", Object::newInteger(3));
     }},
    {"no TrimBox", {"P05", "P07"}, [](QPDF& pdf) { page_of(pdf).removeKey("/TrimBox"); }},
    {"an ArtBox beside the TrimBox",
     {"P05"},
     [](QPDF& pdf) { put_box(pdf, "/ArtBox", "[40 40 800 1200]"); }},
    {"trim outside bleed",
     {"P05", "P07"},
     [](QPDF& pdf) { put_box(pdf, "/TrimBox", "[20 36.8504 861.8898 1227.4016]"); }},
    {"a trim half a millimetre too wide",
     {"P05", "P07"},
     [](QPDF& pdf) { put_box(pdf, "/TrimBox", "[36.8504 36.8504 880.1575 1227.4016]"); }},
    {"a trim that only the page tree has",
     {"P05", "P07"},
     [](QPDF& pdf) {
         Object page = page_of(pdf);
         page.getKey("/Parent").replaceKey("/TrimBox", page.getKey("/TrimBox"));
         page.removeKey("/TrimBox");
     }},
    {"a CropBox inside the bleed",
     {"P05"},
     [](QPDF& pdf) { put_box(pdf, "/CropBox", "[36.8504 36.8504 878.7402 1227.4016]"); }},
    {"6 m without UserUnit",
     {"P06"},
     [](QPDF& pdf) { put_box(pdf, "/MediaBox", "[0 0 17007.874 1264.2520]"); }},
    {"a scale that is not the file's",
     {"P05", "P06", "P19"},
     [](QPDF& pdf) { edit_xmp(pdf, "pelita:scale=\"1:1\"", "pelita:scale=\"1:10\""); }},
    {"bleed of 1 mm on the left",
     {"P05", "P07"},
     [](QPDF& pdf) { put_box(pdf, "/BleedBox", "[34.0157 28.3465 887.2441 1235.9055]"); }},
    {"an unembedded font",
     {"P09"},
     [](QPDF& pdf) {
         Object fonts = page_of(pdf).getKey("/Resources").getKey("/Font");
         Object font = fonts.getKey(*fonts.getKeys().begin());
         if (font.hasKey("/DescendantFonts")) {
             font = font.getKey("/DescendantFonts").getArrayItem(0);
         }
         font.getKey("/FontDescriptor").removeKey("/FontFile2");
     }},
    {"a Type 3 font",
     {"P09"},
     [](QPDF& pdf) {
         put_resource(
             pdf, "/Font", "/T3",
             "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] "
             "/CharProcs << >> /Encoding << /Differences [] >> /FirstChar 0 /LastChar 0 "
             "/Widths [0] >>");
     }},
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
             .replaceKey("/ColorSpace", Object::newArray({Object::newName("/ICCBased"), profile}));
     }},
    {"a palette of RGB",
     {"P10"},
     [](QPDF& pdf) {
         replace_photo(pdf,
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
         pdf.getRoot().replaceKey(
             "/Left", pdf.makeIndirectObject(Object::parse("<< /ColorSpace [/CalRGB << >>] >>")));
     }},
    {"a spot colour",
     {"P10"},
     [](QPDF& pdf) {
         put_resource(pdf, "/ColorSpace", "/Gold",
                      "[/Separation /PANTONE#20871 /DeviceCMYK << /FunctionType 2 /Domain [0 1] "
                      "/C0 [0 0 0 0] /C1 [0.2 0.25 0.6 0.25] /N 1 >>]");
         add_content(pdf, "q /Gold cs 1 scn 60 600 50 50 re f Q");
     }},
    {"an operator that does not exist", {"P10"}, [](QPDF& pdf) { add_content(pdf, "1 2 blend"); }},
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
             "/Annots", Object::parse("[<< /Type /Annot /Subtype /Text /Rect [99 99 120 120] >>]"));
     }},
    {"JavaScript",
     {"P13"},
     [](QPDF& pdf) {
         pdf.getRoot().replaceKey("/OpenAction",
                                  Object::parse("<< /S /JavaScript /JS (app.alert\\(1\\)) >>"));
     }},
    {"a form to fill in",
     {"P13"},
     [](QPDF& pdf) { pdf.getRoot().replaceKey("/AcroForm", Object::parse("<< /Fields [] >>")); }},
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
    {"4-colour black text",
     {"P15"},
     [](QPDF& pdf) { edit_content(pdf, "0 0 0 1 k\n/PlKop gs", "0.6 0.5 0.5 0.9 k"); }},
    {"black text that does not overprint",
     {"P15"},
     [](QPDF& pdf) { edit_content(pdf, "/PlKop gs", ""); }},
    {"black text with overprint mode 0",
     {"P15"},
     [](QPDF& pdf) {
         resource(pdf, "/ExtGState", "/PlKop").replaceKey("/OPM", Object::newInteger(0));
     }},
    {"white overprint",
     {"P16"},
     [](QPDF& pdf) {
         edit_content(pdf, "0 0 0 0 k\nq 1 0 0 1 60 120", "/PlKop gs 0 0 0 0 k\nq 1 0 0 1 60 120");
     }},
    {"tinted text that overprints",
     {"P16"},
     [](QPDF& pdf) { edit_content(pdf, "0 0 0 1 k\n/PlKop gs", "0 0.9 0.9 0 k\n/PlKop gs"); }},
    {"see-through black text that overprints",
     {"P16"},
     [](QPDF& pdf) { edit_content(pdf, "/PlKop gs", "/PlKop gs /Half gs"); }},
    {"a white area that overprints",
     {"P16"},
     [](QPDF& pdf) { add_content(pdf, "q /PlKop gs 0 0 0 0 k 60 600 50 50 re f Q"); }},
    {"a TAC 400 patch",
     {"P17"},
     [](QPDF& pdf) { add_content(pdf, "q 1 1 1 1 k 60 600 50 50 re f Q"); }},
    {"a registration mark inside the bleed",
     {"P17"},
     [](QPDF& pdf) { edit_content(pdf, "14 36.8504 m 0 36.8504 l", "200 600 m 300 600 l"); }},
    {"a picture with 320 % ink",
     {"P17"},
     [](QPDF& pdf) {
         replace_photo(pdf,
                       "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                       "/BitsPerComponent 8 /ColorSpace /DeviceCMYK >>",
                       std::string(400 * 300 * 4, '\xcc'));
     }},
    {"a shading that ends in 320 % ink",
     {"P17"},
     [](QPDF& pdf) {
         put_resource(pdf, "/Shading", "/Dusk",
                      "<< /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 1 0] /Function "
                      "<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0.8 0.8 0.8 0.8] "
                      "/N 1 >> >>");
     }},
    {"a line of 0.1 pt", {"P18"}, [](QPDF& pdf) { edit_content(pdf, "0.5 w 0 0", "0.1 w 0 0"); }},
    {"a line of width 0", {"P18"}, [](QPDF& pdf) { edit_content(pdf, "0.5 w 0 0", "0 w 0 0"); }},
    {"a line thinned by its scale",
     {"P18"},
     [](QPDF& pdf) {
         edit_content(pdf, "60 700 m 400 700 l S", "q 1 0 0 0.2 0 0 cm 60 3500 m 400 3500 l S Q");
     }},
    {"a 20 ppi photo",
     {"P19"},
     [](QPDF& pdf) {
         replace_photo(pdf,
                       "<< /Type /XObject /Subtype /Image /Width 32 /Height 24 "
                       "/BitsPerComponent 8 /ColorSpace /DeviceCMYK >>",
                       std::string(32 * 24 * 4, '\x20'));
     }},
    {"a photo a little too small",
     {"P19"},
     [](QPDF& pdf) {
         edit_content(pdf, "113.3858 0 0 85.0394 60 900 cm", "160 0 0 120 60 900 cm");
     }},
    {"no language", {"P29"}, [](QPDF& pdf) { pdf.getRoot().removeKey("/Lang"); }},
    {"tags nobody is told of", {"P29"}, [](QPDF& pdf) { pdf.getRoot().removeKey("/MarkInfo"); }},
    {"a picture without words",
     {"P29"},
     [](QPDF& pdf) { pdf.getRoot().getKey("/StructTreeRoot").getKey("/K").removeKey("/Alt"); }},
    {"CONTOH",
     {"P30"},
     [](QPDF& pdf) { edit_xmp(pdf, "pelita:proof=\"false\"", "pelita:proof=\"true\""); }},
};

} // namespace

void edit_xmp(QPDF& pdf, std::string_view from, std::string_view to)
{
    edit_stream(pdf.getRoot().getKey("/Metadata"), from, to);
}

void set_user_unit(QPDF& pdf, int unit)
{
    page_of(pdf).replaceKey("/UserUnit", Object::newInteger(unit));
}

void add_marks_in_one_path(QPDF& pdf)
{
    add_content(pdf, "q 1 1 1 1 K 0.25 w 14 36.85 m 0 36.85 l 901 36.85 m 915 36.85 l "
                     "14 1227 m 0 1227 l 901 1227 m 915 1227 l S Q");
}

void add_gray_mask(QPDF& pdf)
{
    constexpr const char* gray_form = "<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] "
                                      "/Group << /S /Transparency /CS /DeviceGray >> >>";
    Object inner = Object::newStream(&pdf, "0.5 g 0 0 100 100 re f");
    inner.replaceDict(Object::parse(gray_form));
    Object outer = Object::newStream(&pdf, "/Inner Do");
    outer.replaceDict(Object::parse(gray_form));
    Object resources = Object::parse("<< /XObject << >> >>");
    resources.getKey("/XObject").replaceKey("/Inner", pdf.makeIndirectObject(inner));
    outer.getDict().replaceKey("/Resources", resources);
    Object mask = Object::parse("<< /SMask << /S /Luminosity >> >>");
    mask.getKey("/SMask").replaceKey("/G", pdf.makeIndirectObject(outer));
    page_of(pdf).getKey("/Resources").getKey("/ExtGState").replaceKey("/Through", mask);
    edit_content(pdf, "q /Half gs", "q /Half gs /Through gs");
}

std::span<const PlantedFault> planted_faults()
{
    return faults;
}

std::string with_fault(const std::string& good, const PlantedFault& fault)
{
    QPDF pdf;
    pdf.processMemoryFile("good", good.data(), good.size());
    if (fault.plant != nullptr) {
        fault.plant(pdf);
    }
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_preserve);
    writer.forcePDFVersion(fault.version);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    std::string bytes(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
    if (fault.spoil != nullptr) {
        fault.spoil(bytes);
    }
    return bytes;
}

} // namespace support
