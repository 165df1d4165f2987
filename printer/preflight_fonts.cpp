#include "printer/preflight_judges.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>

namespace printer {

namespace {

/// A simple font or the descendant of a composite one: what has a program of its own.
bool has_own_program(QPDFObjectHandle font)
{
    constexpr auto kinds = std::to_array<std::string_view>(
        {"/Type1", "/MMType1", "/TrueType", "/CIDFontType0", "/CIDFontType2"});
    QPDFObjectHandle kind = font.getKey("/Subtype");
    return kind.isName() && std::ranges::find(kinds, kind.getName()) != kinds.end() &&
           (font.hasKey("/BaseFont") || font.getKey("/Type").isNameAndEquals("/Font"));
}

std::string font_name(QPDFObjectHandle font)
{
    QPDFObjectHandle name = font.getKey("/BaseFont");
    return name.isName() ? name.getName().substr(1) : "?";
}

bool is_embedded(QPDFObjectHandle font)
{
    QPDFObjectHandle descriptor = font.getKey("/FontDescriptor");
    return descriptor.isDictionary() && (descriptor.getKey("/FontFile").isStream() ||
                                         descriptor.getKey("/FontFile2").isStream() ||
                                         descriptor.getKey("/FontFile3").isStream());
}

} // namespace

void judge_fonts(PressDocument& document, CheckList& checks)
{
    visit_values(*document.pdf, [&](QPDFObjectHandle value, const std::string&, QPDFObjectHandle,
                                    int object) {
        const bool own_turn = !value.isIndirect() || value.getObjectID() == object;
        if (!value.isDictionary() || !own_turn) {
            return;
        }
        if (value.getKey("/Subtype").isNameAndEquals("/Type3") && value.hasKey("/CharProcs")) {
            checks.add({"P09", "type3", {{"name", font_name(value)}}, "Type3"});
        } else if (has_own_program(value) && !is_embedded(value)) {
            checks.add({"P09", "", {{"name", font_name(value)}}, font_name(value)});
        }
    });
}

} // namespace printer
