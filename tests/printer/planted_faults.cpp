#include "tests/printer/planted_faults.hpp"

#include "tests/printer/planted_edits.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <algorithm>
#include <iterator>

namespace support {

using namespace planting;

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
    static const std::vector<PlantedFault> all = [] {
        std::vector<PlantedFault> faults;
        for (auto&& kind : {faults_of_identity(), faults_of_objects(), faults_of_ink()}) {
            std::ranges::copy(kind, std::back_inserter(faults));
        }
        return faults;
    }();
    return all;
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
