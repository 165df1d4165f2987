#include "printer/preflight_judges.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <set>

namespace printer {

namespace {

/// Keys that may stand nowhere in a press file, and the variant that says why.
constexpr auto refused_keys = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"/JS", "script"},
    {"/JavaScript", "script"},
    {"/AA", "action"},
    {"/OpenAction", "action"},
    {"/AcroForm", "form"},
    {"/XFA", "form"},
    {"/EmbeddedFiles", "embedded"},
    {"/EF", "embedded"},
    {"/HTP", "transfer"},
    {"/OPI", "opi"},
    {"/Alternates", "alternates"},
});

constexpr auto action_types = std::to_array<std::string_view>(
    {"/GoTo", "/GoToR", "/GoToE", "/Launch", "/Thread", "/URI", "/Sound", "/Movie", "/Hide",
     "/Named", "/SubmitForm", "/ResetForm", "/ImportData", "/JavaScript", "/SetOCGState",
     "/Rendition", "/Trans", "/GoTo3DView"});

/// Why a value may not be there; empty if it may.
std::string_view refusal(QPDFObjectHandle value, const std::string& key, QPDFObjectHandle parent)
{
    const auto* known =
        std::ranges::find(refused_keys, key, &std::pair<std::string_view, std::string_view>::first);
    if (known != refused_keys.end()) {
        return known->second;
    }
    // A soft mask's own /TR is no transfer curve of the plates; a role map may name a table row.
    const bool state = parent.isDictionary() && !parent.hasKey("/G") && !parent.hasKey("/Table");
    if (key == "/TR" && state && (!value.isName() || value.isNameAndEquals("/Identity"))) {
        return "transfer";
    }
    if (key == "/TR2" && !value.isNameAndEquals("/Default")) {
        return "transfer";
    }
    const bool subtype = key == "/Subtype" || key == "/Subtype2";
    if ((subtype && value.isNameAndEquals("/PS")) || (key == "/PS" && value.isStream())) {
        return "postscript";
    }
    if (key == "/Type" && value.isNameAndEquals("/EmbeddedFile")) {
        return "embedded";
    }
    const bool action =
        (key == "/A" || key == "/Next") && value.isDictionary() && value.getKey("/S").isName() &&
        std::ranges::find(action_types, value.getKey("/S").getName()) != action_types.end();
    return action || (key == "/Type" && value.isNameAndEquals("/Action")) ? "action" : "";
}

std::optional<PdfBox> rectangle(QPDFObjectHandle array)
{
    if (!array.isArray() || array.getArrayNItems() != 4) {
        return std::nullopt;
    }
    std::array<double, 4> corners{};
    for (int i = 0; i < 4; ++i) {
        corners[static_cast<std::size_t>(i)] = number_of(array.getArrayItem(i)).value_or(0);
    }
    return PdfBox{std::min(corners[0], corners[2]), std::min(corners[1], corners[3]),
                  std::max(corners[0], corners[2]), std::max(corners[1], corners[3])};
}

/// Annotations may lie outside the bleed, where they are cut off.
void judge_annotations(QPDFObjectHandle object, const PageGeometry& page, CheckList& checks)
{
    QPDFObjectHandle list = object.getKey("/Annots");
    const int count = list.isArray() ? list.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle annotation = list.getArrayItem(i);
        if (!annotation.isDictionary()) {
            continue;
        }
        const auto box = rectangle(annotation.getKey("/Rect"));
        const bool outside = box && box->meet(page.bleed).empty() && !box->empty();
        if (!outside) {
            checks.add({"P13",
                        "annotation",
                        {},
                        "",
                        "",
                        page.number,
                        box ? std::optional(page.place(*box)) : std::nullopt});
        }
    }
}

/// P13
void judge_refused(PressDocument& document, CheckList& checks)
{
    std::set<std::pair<std::string_view, int>> told; // A script's action is one fault, not three.
    visit_values(*document.pdf, [&](QPDFObjectHandle value, const std::string& key,
                                    QPDFObjectHandle parent, int object) {
        const std::string_view why = value.isNull() ? "" : refusal(value, key, parent);
        if (!why.empty() && told.emplace(why, object).second) {
            checks.add({"P13",
                        std::string(why),
                        {{"found", key.empty() ? "?" : key.substr(1)},
                         {"object", std::to_string(object)}}});
        }
    });
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        judge_annotations(document.page_objects[i], document.pages[i], checks);
    }
}

/// P29: pictures in the structure tree have words.
void judge_figures(PressDocument& document, CheckList& checks)
{
    visit_values(*document.pdf,
                 [&](QPDFObjectHandle value, const std::string&, QPDFObjectHandle, int object) {
                     if (!value.isDictionary() || !value.getKey("/S").isNameAndEquals("/Figure")) {
                         return;
                     }
                     const auto has_text = [&](const char* key) {
                         QPDFObjectHandle text = value.getKey(key);
                         return text.isString() && !text.getUTF8Value().empty();
                     };
                     // An indirect element is visited under its parent too: one fault for each.
                     const bool own_turn = !value.isIndirect() || value.getObjectID() == object;
                     if (own_turn && !has_text("/Alt") && !has_text("/ActualText")) {
                         checks.add({"P29", "alt", {{"object", std::to_string(object)}}});
                     }
                 });
}

void judge_tags(PressDocument& document, CheckList& checks)
{
    QPDFObjectHandle root = document.pdf->getRoot();
    QPDFObjectHandle mark = root.getKey("/MarkInfo");
    const bool marked = mark.isDictionary() && mark.getKey("/Marked").isBool() &&
                        mark.getKey("/Marked").getBoolValue();
    const bool tree = root.getKey("/StructTreeRoot").isDictionary();
    if (marked != tree) {
        checks.add({"P29", marked ? "tree" : "", {}});
    }
    if (!tree) {
        return;
    }
    QPDFObjectHandle language = root.getKey("/Lang");
    if (!language.isString() || language.getUTF8Value().empty()) {
        checks.add({"P29", "language", {}});
    }
    judge_figures(document, checks);
}

} // namespace

void judge_structure(PressDocument& document, CheckList& checks)
{
    judge_refused(document, checks);
    judge_tags(document, checks);
}

} // namespace printer
