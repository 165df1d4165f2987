#include "printer/press_names.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

namespace printer {

namespace {

QPDFObjectHandle category_of(QPDFObjectHandle resources, const char* category)
{
    QPDFObjectHandle names = resources.getKey(category);
    if (!names.isDictionary()) {
        names = QPDFObjectHandle::newDictionary();
        resources.replaceKey(category, names);
    }
    return names;
}

} // namespace

bool OwnNames::is_own(QPDFObjectHandle object) const
{
    const int id = object.isIndirect() ? object.getObjectID() : 0;
    return id != 0 && (id == overprint_on_ || id == overprint_off_ || id == registration_);
}

std::string OwnNames::taken_in(QPDFObjectHandle resources) const
{
    for (const char* category : {"/ExtGState", "/ColorSpace"}) {
        QPDFObjectHandle names = resources.getKey(category);
        if (!names.isDictionary()) {
            continue;
        }
        for (const std::string& key : names.getKeys()) {
            if (key.starts_with("/Pl") && !is_own(names.getKey(key))) {
                return "the name " + key + " is taken; it is the press pass's own";
            }
        }
    }
    return {};
}

QPDFObjectHandle OwnNames::shared(int& id, const char* source)
{
    if (id == 0) {
        id = pdf_.makeIndirectObject(QPDFObjectHandle::parse(source)).getObjectID();
    }
    return pdf_.getObjectByID(id, 0);
}

void OwnNames::add(QPDFObjectHandle resources, const FilteredContent& filtered)
{
    if (filtered.uses_overprint) {
        QPDFObjectHandle states = category_of(resources, "/ExtGState");
        states.replaceKey(std::string(overprint_on_name),
                          shared(overprint_on_, "<< /Type /ExtGState /OP true /op true /OPM 1 >>"));
        states.replaceKey(
            std::string(overprint_off_name),
            shared(overprint_off_, "<< /Type /ExtGState /OP false /op false /OPM 0 >>"));
    }
    if (filtered.uses_registration) {
        category_of(resources, "/ColorSpace")
            .replaceKey(std::string(registration_name),
                        shared(registration_, "[ /Separation /All /DeviceCMYK << /FunctionType 2 "
                                              "/Domain [ 0 1 ] /C0 [ 0 0 0 0 ] /C1 [ 1 1 1 1 ] "
                                              "/N 1 >> ]"));
    }
}

} // namespace printer
