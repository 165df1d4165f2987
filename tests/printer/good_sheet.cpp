#include "tests/printer/good_sheet.hpp"

#include "content/model/files.hpp"
#include "content/paint/write_pdf.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/wrap.hpp"
#include "tests/support/golden.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <stdexcept>

namespace support {

namespace {

using Object = QPDFObjectHandle;

constexpr const char* boxes = "<< /Type /Page "
                              "/MediaBox [0 0 915.5906 1264.2520] "
                              "/BleedBox [28.3465 28.3465 887.2441 1235.9055] "
                              "/TrimBox [36.8504 36.8504 878.7402 1227.4016] >>";

constexpr const char* xmp = R"(<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pelita="urn:pelita:press:1" pelita:format="poster-a3" pelita:scale="1:1"
 pelita:proof="false" xmp:MetadataDate="2026-11-24T07:00:00+07:00">
<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">Tujuh langkah</rdf:li></rdf:Alt></dc:title>
<dc:format>application/pdf</dc:format>
<xmp:CreateDate>2026-11-24T07:00:00+07:00</xmp:CreateDate>
<xmp:ModifyDate>2026-11-24T07:00:00+07:00</xmp:ModifyDate>
<xmpMM:DocumentID>uuid:7c9a3f5e-0001-4000-8000-000000000001</xmpMM:DocumentID>
<xmpMM:InstanceID>uuid:7c9a3f5e-0001-4000-8000-000000000002</xmpMM:InstanceID>
<xmpMM:VersionID>1</xmpMM:VersionID><xmpMM:RenditionClass>default</xmpMM:RenditionClass>
<pdf:Trapped>False</pdf:Trapped><pdf:Producer>by hand</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>)";

/// A line of text as Cairo writes it: its BT to ET, and its fonts.
struct CairoText {
    std::string block;
    Object fonts;
};

std::string cairo_pdf()
{
    const auto catalogue = fonts::FontCatalogue::load(source_dir() / "fonts/catalogue.toml");
    fonts::TextScratch scratch;
    const fonts::TextSpan span{"Periksa dulu sebelum berangkat", {}};
    const auto paragraph = fonts::shape({&span, 1}, *catalogue, scratch);
    const auto lines = fonts::wrap(*paragraph, 40, scratch);
    std::vector<fonts::GlyphRun> runs;
    fonts::place(*paragraph, lines.front(), {24, 0, 700, 40, fonts::Align::Start}, scratch, runs);
    layout::DisplayList list;
    list.size = {layout::Points(800), layout::Points(60)};
    for (auto& run : runs) {
        list.items.push_back(
            {layout::Role::Body, layout::GlyphRunItem{std::move(run), {}}, std::nullopt});
    }
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const paint::PdfPage page{&list, list.size, {}, 1};
    return paint::write_pdf({&page, 1}, {"Teks", "D:20261124000000Z"}, painter);
}

CairoText take_text(QPDF& pdf)
{
    const std::string bytes = cairo_pdf();
    QPDF source;
    source.setImmediateCopyFrom(true);
    source.processMemoryFile("cairo", bytes.data(), bytes.size());
    Object page = source.getAllPages().front();
    const auto content = page.getKey("/Contents").getStreamData();
    const std::string text(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
    const auto begin = text.find("BT");
    const auto end = text.find("ET", begin);
    Object fonts = page.getKey("/Resources").getKey("/Font");
    if (end == std::string::npos || !fonts.isDictionary()) {
        throw std::runtime_error("Cairo wrote no text");
    }
    return {text.substr(begin, end + 2 - begin),
            pdf.copyForeignObject(source.makeIndirectObject(fonts))};
}

Object stream(QPDF& pdf, const char* dictionary, const std::string& data)
{
    Object made = Object::newStream(&pdf, data);
    made.replaceDict(Object::parse(&pdf, dictionary));
    return pdf.makeIndirectObject(made);
}

/// 400 x 300 pixels in four inks, at most 250 %.
Object picture(QPDF& pdf)
{
    std::string pixels;
    for (int i = 0; i < 400 * 300; ++i) {
        for (const int ink : {i % 200, 100, 60, i % 90}) {
            pixels += static_cast<char>(ink);
        }
    }
    return stream(pdf,
                  "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 /BitsPerComponent 8 "
                  "/ColorSpace /DeviceCMYK >>",
                  pixels);
}

Object resources(QPDF& pdf, Object fonts)
{
    Object made = Object::parse(
        &pdf,
        "<< /ExtGState << /PlKop << /OP true /op true /OPM 1 >> "
        "/PlKno << /OP false /op false /OPM 0 >> /Half << /ca 0.5 /CA 0.5 >> >> "
        "/ColorSpace << /PlReg [/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] "
        "/C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>] >> "
        "/Shading << /Dusk << /ShadingType 2 /ColorSpace /DeviceCMYK /Coords [0 0 100 0] "
        "/Extend [true true] /Function << /FunctionType 3 /Domain [0 1] /Bounds [0.5] "
        "/Encode [0 1 0 1] /Functions [<< /FunctionType 2 /Domain [0 1] /C0 [0 0.1 0.4 0] "
        "/C1 [0 0.2 0.9 0] /N 1 >> << /FunctionType 2 /Domain [0 1] /C0 [0 0.2 0.9 0] "
        "/C1 [0.95 0.82 0.25 0.35] /N 1 >>] >> >> >> "
        "/XObject << >> /Pattern << >> >>");
    made.replaceKey("/Font", fonts);
    Object objects = made.getKey("/XObject");
    objects.replaceKey("/Photo", picture(pdf));
    objects.replaceKey("/Glow", stream(pdf,
                                       "<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] "
                                       "/Group << /S /Transparency /CS /DeviceCMYK /I true >> >>",
                                       "0 0.21 0.9 0 k 0 0 100 100 re f\n"));
    made.getKey("/Pattern")
        .replaceKey("/Weave", stream(pdf,
                                     "<< /Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 "
                                     "/BBox [0 0 10 10] /XStep 10 /YStep 10 /Resources << >> >>",
                                     "1 0.9 0.32 0.6 k 0 0 5 10 re f\n"));
    return made;
}

/// Black squares on a white box, 4 quiet squares around: a code, to the eye of a checker.
std::string code_of_squares()
{
    std::string text = "0 0 0 0 k 500 100 116 116 re f\n0 0 0 1 k\n";
    for (int row = 0; row < 21; ++row) {
        for (int column = 0; column < 21; ++column) {
            if ((row * 7 + column * 3) % 5 < 2) {
                text += std::to_string(516 + column * 4) + " " + std::to_string(116 + row * 4) +
                        " 4 4 re\n";
            }
        }
    }
    return text + "f\n";
}

std::string content_of(const std::string& text)
{
    return "0 0.01 0.07 0 k 28.3465 28.3465 858.8976 1207.5590 re f\n"
           "1 0.9 0.32 0.6 k 28.3465 28.3465 858.8976 300 re f\n"
           "q 1 0 0 1 60 800 cm 300 0 0 60 0 0 cm /Dusk sh Q\n"
           "q 113.3858 0 0 85.0394 60 900 cm /Photo Do Q\n"
           "q /Pattern cs /Weave scn 300 900 80 80 re f Q\n"
           "q /Half gs 1 0 0 1 400 900 cm /Glow Do Q\n"
           "0.5 w 0 0 0 1 K 60 700 m 400 700 l S\n"
           "/PlReg CS 1 SCN 0.25 w 14 36.8504 m 0 36.8504 l S\n" +
           code_of_squares() + "0 0 0 0 k\nq 1 0 0 1 60 120 cm\n" + text +
           "\nQ\n0 0 0 1 k\n/PlKop gs\nq 1 0 0 1 60 500 cm\n" + text + "\nQ\n/PlKno gs\n";
}

void add_catalogue(QPDF& pdf)
{
    Object root = pdf.getRoot();
    root.replaceKey("/Metadata", stream(pdf, "<< /Type /Metadata /Subtype /XML >>", xmp));
    root.replaceKey("/MarkInfo", Object::parse("<< /Marked true >>"));
    root.replaceKey("/Lang", Object::newString("id"));
    root.replaceKey("/StructTreeRoot",
                    pdf.makeIndirectObject(
                        Object::parse("<< /Type /StructTreeRoot /K << /Type /StructElem /S /Figure "
                                      "/Alt (Tiga orang memeriksa surat) >> >>")));
    Object profile = stream(pdf, "<< /N 4 >>", content::read_file(coated_profile));
    Object intent = Object::parse("<< /Type /OutputIntent /S /GTS_PDFX "
                                  "/OutputConditionIdentifier (FOGRA39) "
                                  "/RegistryName (http://www.color.org) >>");
    intent.replaceKey("/DestOutputProfile", profile);
    root.replaceKey("/OutputIntents", Object::newArray({pdf.makeIndirectObject(intent)}));
    pdf.getTrailer().replaceKey(
        "/Info", pdf.makeIndirectObject(Object::parse(
                     "<< /Title (Tujuh langkah) /CreationDate (D:20261124070000+07'00') "
                     "/GTS_PDFXVersion (PDF/X-4) /ModDate (D:20261124070000+07'00') /Producer (by "
                     "hand) /Trapped /False >>")));
}

} // namespace

content::FormatSpec good_format()
{
    content::FormatSpec format;
    format.id = "poster-a3";
    format.width = 297;
    format.height = 420;
    format.bleed = {3, 3, 3, 3};
    format.slug = 10;
    format.warn_ppi = 200;
    format.fail_ppi = 100;
    format.tac = 300;
    return format;
}

std::string good_sheet()
{
    QPDF pdf;
    pdf.emptyPDF();
    CairoText text = take_text(pdf);
    Object page = Object::parse(boxes);
    page.replaceKey("/Resources", resources(pdf, text.fonts));
    page.replaceKey("/Contents", Object::newStream(&pdf, content_of(text.block)));
    page.replaceKey("/Group", Object::parse("<< /S /Transparency /CS /DeviceCMYK >>"));
    pdf.addPage(pdf.makeIndirectObject(page), false);
    add_catalogue(pdf);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setStreamDataMode(qpdf_s_uncompress);
    writer.forcePDFVersion("1.6");
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace support
