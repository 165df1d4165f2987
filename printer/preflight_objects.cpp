#include "printer/preflight_judges.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <set>

namespace printer {

namespace {

constexpr int deepest_values = 64;

void visit_inside(QPDFObjectHandle value, int object, int depth, const ValueVisitor& visit)
{
    if (depth > deepest_values) {
        return;
    }
    const auto go_on = [&](QPDFObjectHandle item, const std::string& key) {
        visit(item, key, value, object);
        if (!item.isIndirect()) { // The others have their own turn.
            visit_inside(item, object, depth + 1, visit);
        }
    };
    if (value.isArray()) {
        const int count = value.getArrayNItems();
        for (int i = 0; i < count; ++i) {
            go_on(value.getArrayItem(i), "");
        }
        return;
    }
    QPDFObjectHandle dictionary = value.isStream() ? value.getDict() : value;
    if (!dictionary.isDictionary()) {
        return;
    }
    for (const std::string& key : dictionary.getKeys()) {
        QPDFObjectHandle item = dictionary.getKey(key);
        visit(item, key, dictionary, object);
        if (!item.isIndirect()) {
            visit_inside(item, object, depth + 1, visit);
        }
    }
}

std::string object_name(int object)
{
    return object > 0 ? std::to_string(object) : "?";
}

bool is_group(QPDFObjectHandle dictionary)
{
    return dictionary.isDictionary() && dictionary.getKey("/S").isNameAndEquals("/Transparency");
}

/// The forms that a form paints.
void add_forms_of(QPDFObjectHandle form, std::vector<QPDFObjectHandle>& forms)
{
    QPDFObjectHandle resources = form.getDict().getKey("/Resources");
    QPDFObjectHandle table =
        resources.isDictionary() ? resources.getKey("/XObject") : QPDFObjectHandle::newNull();
    if (!table.isDictionary()) {
        return;
    }
    for (const std::string& key : table.getKeys()) {
        QPDFObjectHandle object = table.getKey(key);
        if (object.isStream() && object.getDict().getKey("/Subtype").isNameAndEquals("/Form")) {
            forms.push_back(object);
        }
    }
}

/// Forms that are luminosity masks or parts of one: their group may be gray.
std::set<int> luminosity_masks(QPDF& pdf)
{
    std::vector<QPDFObjectHandle> open;
    visit_values(pdf, [&](QPDFObjectHandle value, const std::string& key, QPDFObjectHandle parent,
                          int) {
        if (key == "/G" && value.isStream() && parent.getKey("/S").isNameAndEquals("/Luminosity")) {
            open.push_back(value);
        }
    });
    std::set<int> masks;
    while (!open.empty()) {
        QPDFObjectHandle form = open.back();
        open.pop_back();
        if (masks.insert(form.getObjectID()).second) {
            add_forms_of(form, open);
        }
    }
    return masks;
}

/// P11
void judge_group(QPDFObjectHandle group, bool mask, int object, CheckList& checks)
{
    QPDFObjectHandle space = group.getKey("/CS");
    if (space.isNull() || space.isNameAndEquals("/DeviceCMYK") ||
        (mask && space.isNameAndEquals("/DeviceGray"))) {
        return;
    }
    const std::string found =
        space.isName() ? space.getName().substr(1)
        : space.isArray() && space.getArrayNItems() > 0 && space.getArrayItem(0).isName()
            ? space.getArrayItem(0).getName().substr(1)
            : "?";
    checks.add(
        {"P11", "", {{"found", found}, {"object", object_name(object)}}, found, "DeviceCMYK"});
}

/// P12
void judge_filter(const std::string& filter, int object, CheckList& checks)
{
    constexpr auto refused = std::to_array<std::string_view>(
        {"/LZWDecode", "/LZW", "/JPXDecode", "/JBIG2Decode", "/Crypt"});
    if (std::ranges::find(refused, filter) != refused.end()) {
        checks.add({"P12",
                    "",
                    {{"found", filter.substr(1)}, {"object", object_name(object)}},
                    filter.substr(1)});
    }
}

void judge_stream(QPDFObjectHandle stream, int object, CheckList& checks)
{
    QPDFObjectHandle dictionary = stream.getDict();
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    if (filter.isName()) {
        judge_filter(filter.getName(), object, checks);
    }
    const int count = filter.isArray() ? filter.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
        if (filter.getArrayItem(i).isName()) {
            judge_filter(filter.getArrayItem(i).getName(), object, checks);
        }
    }
    const bool image = dictionary.getKey("/Subtype").isNameAndEquals("/Image");
    if (image && number_of(dictionary.getKey("/BitsPerComponent")) == 16.0) {
        checks.add({"P12", "bits", {{"object", object_name(object)}}, "16", "8"});
    }
}

/// Whether a value names RGB: a device or calibrated space, or a profile of three parts.
std::string rgb_name(QPDFObjectHandle value, QPDFObjectHandle parent)
{
    if (value.isNameAndEquals("/DeviceRGB") || value.isNameAndEquals("/CalRGB")) {
        return value.getName().substr(1);
    }
    const bool profile = value.isStream() && parent.isArray() && parent.getArrayNItems() == 2 &&
                         parent.getArrayItem(0).isNameAndEquals("/ICCBased");
    return profile && number_of(value.getDict().getKey("/N")) == 3.0 ? "ICCBased" : "";
}

} // namespace

void visit_values(QPDF& pdf, const ValueVisitor& visit)
{
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        const int id = object.getObjectID();
        visit(object, "", QPDFObjectHandle::newNull(), id);
        visit_inside(object, id, 0, visit);
    }
}

void judge_objects(PressDocument& document, CheckList& checks)
{
    const auto masks = luminosity_masks(*document.pdf);
    // The pages told it with its place.
    const bool shown = checks.has("P10", "") || checks.has("P10", "set");
    visit_values(*document.pdf, [&](QPDFObjectHandle value, const std::string& key,
                                    QPDFObjectHandle parent, int object) {
        if (key == "/Group" && is_group(value)) {
            const bool mask = masks.contains(object);
            judge_group(value, mask, object, checks);
        }
        if (value.isStream() && key.empty() && parent.isNull()) {
            judge_stream(value, object, checks);
        }
        const std::string rgb = rgb_name(value, parent);
        if (!rgb.empty() && !(key == "/CS" && is_group(parent)) && !shown) {
            checks.add({"P10", "object", {{"found", rgb}, {"object", object_name(object)}}, rgb});
        }
    });
}

} // namespace printer
