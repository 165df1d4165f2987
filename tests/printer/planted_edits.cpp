#include "tests/printer/planted_edits.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>

#include <stdexcept>

namespace support::planting {

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

Object resources(QPDF& pdf, const char* kind)
{
    return page_of(pdf).getKey("/Resources").getKey(kind);
}

Object resource(QPDF& pdf, const char* kind, const char* name)
{
    return resources(pdf, kind).getKey(name);
}

void put_resource(QPDF& pdf, const char* kind, const char* name, const char* value)
{
    resources(pdf, kind).replaceKey(name, Object::parse(&pdf, value));
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

Object add_stream(QPDF& pdf, const char* dictionary, const std::string& data)
{
    Object made = Object::newStream(&pdf, data);
    made.replaceDict(Object::parse(&pdf, dictionary));
    return pdf.makeIndirectObject(made);
}

void replace_photo(QPDF& pdf, const char* dictionary, const std::string& pixels)
{
    resources(pdf, "/XObject").replaceKey("/Photo", add_stream(pdf, dictionary, pixels));
}

} // namespace support::planting
