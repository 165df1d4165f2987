#include "tests/printer/planted_edits.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace support {

using namespace planting;

std::vector<PlantedFault> faults_of_ink()
{
    return {
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
             edit_content(pdf, "0 0 0 0 k\nq 1 0 0 1 60 120",
                          "/PlKop gs 0 0 0 0 k\nq 1 0 0 1 60 120");
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
        {"a line of 0.1 pt",
         {"P18"},
         [](QPDF& pdf) { edit_content(pdf, "0.5 w 0 0", "0.1 w 0 0"); }},
        {"a line of width 0",
         {"P18"},
         [](QPDF& pdf) { edit_content(pdf, "0.5 w 0 0", "0 w 0 0"); }},
        {"a line thinned by its scale",
         {"P18"},
         [](QPDF& pdf) {
             edit_content(pdf, "60 700 m 400 700 l S",
                          "q 1 0 0 0.2 0 0 cm 60 3500 m 400 3500 l S Q");
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
        {"tags nobody is told of",
         {"P29"},
         [](QPDF& pdf) { pdf.getRoot().removeKey("/MarkInfo"); }},
        {"a picture without words",
         {"P29"},
         [](QPDF& pdf) { pdf.getRoot().getKey("/StructTreeRoot").getKey("/K").removeKey("/Alt"); }},
        {"CONTOH",
         {"P30"},
         [](QPDF& pdf) { edit_xmp(pdf, "pelita:proof=\"false\"", "pelita:proof=\"true\""); }},
    };
}

} // namespace support
