#include "tests/printer/planted_edits.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace support {

using namespace planting;

std::vector<PlantedFault> faults_of_identity()
{
    return {
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
         [](QPDF& pdf) {
             info_of(pdf).replaceKey("/Title", Object::newString("Delapan langkah"));
         }},
        {"another standard in Info",
         {"P03"},
         [](QPDF& pdf) {
             info_of(pdf).replaceKey("/GTS_PDFXVersion", Object::newString("PDF/X-3:2003"));
         }},
        {"no document id",
         {"P03"},
         [](QPDF& pdf) {
             edit_xmp(
                 pdf,
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
    };
}

} // namespace support
