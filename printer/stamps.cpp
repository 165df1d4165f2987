#include "printer/stamps.hpp"

#include "content/paint/paint_error.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <cstddef>
#include <optional>
#include <vector>

namespace printer {

namespace {

constexpr int decimals = 9; // Of a scale: on the largest page a thousandth of a point.

/// The number of the stamp whose place a form is, from 1; none for any other object.
std::optional<std::size_t> place_number(QPDFObjectHandle object)
{
    if (!object.isStream()) {
        return std::nullopt;
    }
    QPDFObjectHandle box = object.getDict().getKey("/BBox");
    if (!box.isArray() || box.getArrayNItems() != 4 || !box.getArrayItem(2).isNumber() ||
        box.getArrayItem(2).getNumericValue() != paint::stamp_place_width) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(box.getArrayItem(3).getNumericValue());
}

QPDFObjectHandle numbers(const std::vector<double>& values)
{
    QPDFObjectHandle array = QPDFObjectHandle::newArray();
    for (const double value : values) {
        array.appendItem(QPDFObjectHandle::newReal(value, decimals));
    }
    return array;
}

/// The stamp's own units are mapped onto the place's, so that the page need not be touched.
void fill(QPDFObjectHandle form, const paint::Stamp& stamp, std::size_t number)
{
    QPDFObjectHandle dictionary = QPDFObjectHandle::newDictionary();
    dictionary.replaceKey("/Type", QPDFObjectHandle::newName("/XObject"));
    dictionary.replaceKey("/Subtype", QPDFObjectHandle::newName("/Form"));
    // Room around it: a clip on the very edge would soften the edge a second time.
    dictionary.replaceKey("/BBox", numbers({-1, -1, stamp.width + 1, stamp.height + 1}));
    dictionary.replaceKey("/Matrix", numbers({paint::stamp_place_width / stamp.width, 0, 0,
                                              static_cast<double>(number) / stamp.height, 0, 0}));
    dictionary.replaceKey("/Resources", QPDFObjectHandle::newDictionary());
    form.replaceDict(dictionary);
    form.replaceStreamData(stamp.content, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

} // namespace

void fill_stamp_places(QPDF& pdf, std::span<const paint::Stamp> stamps)
{
    std::size_t filled = 0;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        QPDFObjectHandle forms =
            page.getObjectHandle().getKeyIfDict("/Resources").getKeyIfDict("/XObject");
        if (!forms.isDictionary()) {
            continue;
        }
        for (const auto& [name, object] : forms.getDictAsMap()) {
            const auto number = place_number(object);
            if (number && *number >= 1 && *number <= stamps.size()) {
                fill(object, stamps[*number - 1], *number);
                ++filled;
            }
        }
    }
    if (filled != stamps.size()) {
        throw paint::PaintError("a drawing is missing from the PDF of the sheet");
    }
}

std::string all_bytes(const paint::PdfWithPlaces& pdf)
{
    std::string bytes = pdf.bytes;
    for (const paint::Stamp& stamp : pdf.stamps) {
        bytes += stamp.content;
    }
    return bytes;
}

} // namespace printer
