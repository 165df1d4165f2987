#include "printer/boxes.hpp"

#include "printer/stamps.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <vector>

namespace printer {

namespace {

constexpr int box_decimals = 4; // Of a point; PRINT.md asks for 0.01.

QPDFObjectHandle box_object(const PageBox& box)
{
    std::vector<QPDFObjectHandle> corners;
    for (const double place : {box.left, box.bottom, box.right, box.top}) {
        corners.push_back(QPDFObjectHandle::newReal(place, box_decimals));
    }
    return QPDFObjectHandle::newArray(corners);
}

void set_dates(QPDF& pdf, const std::string& date)
{
    QPDFObjectHandle info = pdf.getTrailer().getKey("/Info");
    if (!info.isDictionary()) {
        info = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
        pdf.getTrailer().replaceKey("/Info", info);
    }
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(date));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(date));
}

void set_metadata(QPDF& pdf, const std::string& packet)
{
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, packet);
    stream.getDict().replaceKey("/Type", QPDFObjectHandle::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", QPDFObjectHandle::newName("/XML"));
    pdf.getRoot().replaceKey("/Metadata", stream);
}

std::string written(QPDF& pdf)
{
    Pl_Flate::setCompressionLevel(content_level);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_disable); // Old RIPs cannot read them.
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace

void set_boxes(QPDFObjectHandle page, const Sheet& sheet)
{
    page.replaceKey("/MediaBox", box_object(sheet.media_box));
    page.replaceKey("/BleedBox", box_object(sheet.bleed));
    page.replaceKey("/TrimBox", box_object(sheet.trim));
    if (sheet.user_unit > 1) {
        page.replaceKey("/UserUnit", QPDFObjectHandle::newInteger(sheet.user_unit));
    }
}

std::string add_boxes(const paint::PdfWithPlaces& pdf, const Sheet& sheet, const std::string& date,
                      const std::string& metadata)
{
    QPDF document;
    document.setSuppressWarnings(true); // What cannot be mended is thrown.
    document.processMemoryFile("sheet", pdf.bytes.data(), pdf.bytes.size());
    fill_stamp_places(document, pdf.stamps);
    for (auto& page : QPDFPageDocumentHelper(document).getAllPages()) {
        set_boxes(page.getObjectHandle(), sheet);
    }
    set_dates(document, date);
    if (!metadata.empty()) {
        set_metadata(document, metadata);
    }
    return written(document);
}

} // namespace printer
