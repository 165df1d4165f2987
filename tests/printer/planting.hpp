#pragma once

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <stdexcept>
#include <string>
#include <string_view>

/// What faults are planted with: parts of the good sheet, and ways to change them.
namespace planting {

using Object = QPDFObjectHandle;

inline Object page_of(QPDF& pdf)
{
    return pdf.getAllPages().front();
}

inline Object resources_of(QPDF& pdf, const char* kind)
{
    return page_of(pdf).getKey("/Resources").getKey(kind);
}

/// Puts other words into the content of the page.
inline void edit_content(QPDF& pdf, std::string_view from, std::string_view to)
{
    Object content = page_of(pdf).getKey("/Contents");
    const auto data = content.getStreamData();
    std::string text(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    const auto at = text.find(from);
    if (at == std::string::npos) {
        throw std::runtime_error("the good page has no \"" + std::string(from) + "\"");
    }
    content.replaceStreamData(text.replace(at, from.size(), to), Object::newNull(),
                              Object::newNull());
}

inline Object add_stream(QPDF& pdf, const char* dictionary, const std::string& data)
{
    Object made = Object::newStream(&pdf, data);
    made.replaceDict(Object::parse(&pdf, dictionary));
    return pdf.makeIndirectObject(made);
}

/// Another photo in the place of the good one.
inline void put_photo(QPDF& pdf, const char* dictionary, const std::string& data)
{
    resources_of(pdf, "/XObject").replaceKey("/Photo", add_stream(pdf, dictionary, data));
}

} // namespace planting
