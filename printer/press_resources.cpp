#include "printer/press_resources.hpp"

#include "printer/press_lexer.hpp"
#include "printer/press_names.hpp"
#include "printer/press_operators.hpp"
#include "printer/press_picture.hpp"
#include "printer/press_shading.hpp"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <algorithm>
#include <exception>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace printer {

namespace {

constexpr int deepest_form = 16; // Forms inside forms; ours go four deep.
constexpr std::size_t largest_content = std::size_t{256} << 20U;

/// A way to an object, for messages: "page 1, /XObject /x5".
std::string inside(const std::string& where, const std::string& category, const std::string& key)
{
    return where + ", " + category + " " + key;
}

std::string name_of(QPDFObjectHandle dictionary, const char* key)
{
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isName() ? value.getName() : std::string();
}

std::string group_space(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle group = dictionary.getKey("/Group");
    return group.isDictionary() ? name_of(group, "/CS") : std::string();
}

class PagePass {
  public:
    PagePass(QPDF& pdf, const InkTable& inks, PressResult& result)
        : pdf_(pdf), inks_(inks), result_(result), names_(pdf)
    {}

    /// @param under goes beneath the page.
    void convert(QPDFPageObjectHelper page, const std::string& under, const std::string& where)
    {
        under_ = under;
        QPDFObjectHandle dictionary = page.getObjectHandle();
        QPDFObjectHandle resources = page.getAttribute("/Resources", true);
        if (!resources.isDictionary()) {
            fault(where, "a page without resources");
            return;
        }
        convert_group(dictionary, where);
        page.coalesceContentStreams();
        QPDFObjectHandle contents = dictionary.getKey("/Contents");
        if (!contents.isStream()) {
            fault(where, "a page without contents");
            return;
        }
        convert_content(contents, resources, Drawn::OnPage, where, 0);
    }

  private:
    void fault(const std::string& where, std::string what)
    {
        result_.faults.push_back({where, std::move(what)});
    }

    /// Whether the object is met for the first time. A direct one belongs to one parent alone.
    bool is_new(QPDFObjectHandle object)
    {
        return !object.isIndirect() || seen_.insert(object.getObjGen()).second;
    }

    void convert_group(QPDFObjectHandle dictionary, const std::string& where)
    {
        QPDFObjectHandle group = dictionary.getKey("/Group");
        if (!group.isDictionary()) {
            return;
        }
        const std::string space = name_of(group, "/CS");
        if (space == "/DeviceRGB") {
            group.replaceKey("/CS", QPDFObjectHandle::newName("/DeviceCMYK"));
            ++result_.groups;
        } else if (group.hasKey("/CS") && space != "/DeviceCMYK") {
            fault(where, "a transparency group in another colour space than sRGB");
        }
    }

    void convert_content(QPDFObjectHandle stream, QPDFObjectHandle resources, Drawn drawn,
                         const std::string& where, int depth)
    {
        if (depth > deepest_form) {
            fault(where, "forms inside forms too deep");
            return;
        }
        report(where, names_.taken_in(resources));
        const GraphicsStates states = take_states(resources, where, depth);
        const auto data = stream.getStreamData(qpdf_dl_generalized);
        if (data->getSize() > largest_content) {
            fault(where, "a content stream beyond all measure");
            return;
        }
        const std::string_view text(reinterpret_cast<const char*>(data->getBuffer()),
                                    data->getSize());
        FilteredContent filtered = filter_content(text, drawn, states, inks_);
        if (!filtered.fault.empty()) {
            fault(where, filtered.fault);
            return;
        }
        require_names(resources, filtered, where);
        if (drawn != Drawn::AsLuminosity) {
            const auto none = QPDFObjectHandle::newNull();
            stream.replaceStreamData(
                drawn == Drawn::OnPage ? under_ + filtered.content : filtered.content, none, none);
            result_.operators += filtered.converted;
        }
        take_resources(resources, drawn, where, depth);
        names_.add(resources, filtered);
    }

    /// What is named and not there would be left out by one reader and stop another.
    void require_names(QPDFObjectHandle resources, const FilteredContent& filtered,
                       const std::string& where)
    {
        for (const auto& [category, name] : filtered.names) {
            QPDFObjectHandle there = resources.getKey(category);
            if (!there.isDictionary() || !there.hasKey(name)) {
                fault(where,
                      fmt::format("its {} {} is not in the resources", category, shown_word(name)));
            }
        }
    }

    GraphicsStates take_states(QPDFObjectHandle resources, const std::string& where, int depth)
    {
        GraphicsStates states;
        QPDFObjectHandle names = resources.getKey("/ExtGState");
        if (!names.isDictionary()) {
            return states;
        }
        for (const std::string& key : names.getKeys()) {
            if (!names_.is_own(names.getKey(key))) {
                states[key] =
                    take_state(names.getKey(key), inside(where, "/ExtGState", key), depth);
            }
        }
        return states;
    }

    GraphicsStateChange take_state(QPDFObjectHandle state, const std::string& where, int depth)
    {
        GraphicsStateChange change;
        if (!state.isDictionary()) {
            fault(where, "no graphics state");
            return change;
        }
        for (const std::string& key : state.getKeys()) {
            QPDFObjectHandle value = state.getKey(key);
            if (key == "/ca" && value.isNumber()) {
                change.opaque = value.getNumericValue() >= 1;
            } else if (key == "/BM" && value.isName()) {
                change.normal = value.getName() == "/Normal";
            } else if (key == "/SMask") {
                change.masked = !value.isNameAndEquals("/None");
                take_soft_mask(value, where, depth);
            } else if (key != "/Type" && key != "/CA" && key != "/AIS" && key != "/LW") {
                fault(where, "the key " + key + " in a graphics state");
            }
        }
        return change;
    }

    void take_soft_mask(QPDFObjectHandle mask, const std::string& where, int depth)
    {
        if (mask.isNameAndEquals("/None")) {
            return;
        }
        if (!mask.isDictionary() || mask.hasKey("/TR") || mask.hasKey("/BC")) {
            fault(where, "a soft mask of another kind than Cairo's");
            return;
        }
        QPDFObjectHandle form = mask.getKey("/G");
        const std::string kind = name_of(mask, "/S");
        if (!form.isStream() || (kind != "/Luminosity" && kind != "/Alpha")) {
            fault(where, "a soft mask of another kind than Cairo's");
        } else if (kind == "/Alpha") {
            take_form(form, Drawn::InForm, where, depth);
        } else if (group_space(form.getDict()) != "/DeviceGray") {
            fault(where, "a luminosity mask that is not gray");
        } else {
            take_form(form, Drawn::AsLuminosity, where, depth);
        }
    }

    void take_resources(QPDFObjectHandle resources, Drawn drawn, const std::string& where,
                        int depth)
    {
        for (const std::string& category : resources.getKeys()) {
            QPDFObjectHandle names = resources.getKey(category);
            if (category == "/ProcSet" || category == "/Properties" || category == "/ExtGState") {
                continue;
            }
            if (!names.isDictionary()) {
                fault(where, "resources " + category + " that are no dictionary");
                continue;
            }
            for (const std::string& key : names.getKeys()) {
                take_resource(category, names.getKey(key), drawn, inside(where, category, key),
                              depth);
            }
        }
    }

    void take_resource(const std::string& category, QPDFObjectHandle object, Drawn drawn,
                       const std::string& where, int depth)
    {
        if (category == "/XObject" && object.isStream()) {
            take_external(object, drawn, where, depth);
        } else if (category == "/Pattern") {
            take_pattern(object, drawn, where, depth);
        } else if (category == "/Shading" && object.isDictionary()) {
            take_shading(object, drawn, where);
        } else if (category == "/Font" && object.isDictionary()) {
            if (name_of(object, "/Subtype") == "/Type3") {
                fault(where, "a Type 3 font");
            }
        } else if (category != "/ColorSpace" || !names_.is_own(object)) {
            fault(where, "a resource the press pass does not know");
        }
    }

    void take_external(QPDFObjectHandle object, Drawn drawn, const std::string& where, int depth)
    {
        const std::string kind = name_of(object.getDict(), "/Subtype");
        if (kind == "/Form") {
            const bool gray = group_space(object.getDict()) == "/DeviceGray";
            if (gray && drawn != Drawn::AsLuminosity) {
                fault(where, "a gray group that is no luminosity mask");
                return;
            }
            take_form(object, drawn == Drawn::AsLuminosity ? drawn : Drawn::InForm, where, depth);
        } else if (kind == "/Image") {
            take_picture(object, drawn, where);
        } else {
            fault(where, "an external object that is no form and no image");
        }
    }

    void take_form(QPDFObjectHandle form, Drawn drawn, const std::string& where, int depth)
    {
        if (open_.count(form.getObjGen()) != 0) {
            fault(where, "a form inside itself");
            return;
        }
        auto& met = drawn == Drawn::AsLuminosity ? masks_ : forms_;
        if (!met.insert(form.getObjGen()).second) {
            return;
        }
        if (masks_.count(form.getObjGen()) != 0 && forms_.count(form.getObjGen()) != 0) {
            fault(where, "a form that is both drawn and a luminosity mask");
            return;
        }
        QPDFObjectHandle dictionary = form.getDict();
        QPDFObjectHandle resources = dictionary.getKey("/Resources");
        if (!resources.isDictionary()) {
            fault(where, "a form without resources");
            return;
        }
        for (const char* key : {"/OPI", "/PS", "/Ref"}) {
            if (dictionary.hasKey(key)) {
                fault(where, std::string("a form with ") + key);
            }
        }
        if (drawn != Drawn::AsLuminosity) {
            convert_group(dictionary, where);
        }
        open_.insert(form.getObjGen());
        convert_content(form, resources, drawn, where, depth + 1);
        open_.erase(form.getObjGen());
    }

    void take_picture(QPDFObjectHandle image, Drawn drawn, const std::string& where)
    {
        if (!is_new(image)) {
            return;
        }
        for (const char* key : {"/SMask", "/Mask"}) {
            QPDFObjectHandle mask = image.getDict().getKey(key);
            if (mask.isStream() && is_new(mask)) {
                report(where, fault_of_gray_picture(mask));
            }
        }
        if (drawn == Drawn::AsLuminosity) {
            report(where, fault_of_gray_picture(image));
            return;
        }
        const PictureResult picture = convert_picture(image, inks_);
        report(where, picture.fault);
        result_.pictures += picture.converted ? 1 : 0;
        if (!picture.photo.empty()) {
            result_.photos.insert(picture.photo);
        }
    }

    void take_pattern(QPDFObjectHandle pattern, Drawn drawn, const std::string& where, int depth)
    {
        QPDFObjectHandle dictionary = pattern.isStream() ? pattern.getDict() : pattern;
        QPDFObjectHandle type =
            dictionary.isDictionary() ? dictionary.getKey("/PatternType") : dictionary;
        const auto kind = type.isInteger() ? type.getIntValue() : 0;
        if (kind == 2 && pattern.isDictionary() && dictionary.getKey("/Shading").isDictionary() &&
            !dictionary.hasKey("/ExtGState")) {
            take_shading(dictionary.getKey("/Shading"), drawn, where);
            return;
        }
        QPDFObjectHandle paint = kind == 1 ? dictionary.getKey("/PaintType") : type;
        if (kind != 1 || !pattern.isStream() || !paint.isInteger() || paint.getIntValue() != 1) {
            fault(where, "a pattern of another kind than Cairo's");
            return;
        }
        // A tile starts in the page's own black, not in its caller's colour (8.7.3.1).
        take_form(pattern, drawn == Drawn::AsLuminosity ? drawn : Drawn::InForm, where, depth);
    }

    void take_shading(QPDFObjectHandle shading, Drawn drawn, const std::string& where)
    {
        if (!is_new(shading)) {
            return;
        }
        if (drawn == Drawn::AsLuminosity) {
            report(where, fault_of_gray_shading(shading));
            return;
        }
        std::string what = convert_shading(shading, inks_, pdf_);
        if (what.empty()) {
            ++result_.shadings;
        } else {
            fault(where, std::move(what));
        }
    }

    void report(const std::string& where, const std::string& what)
    {
        if (!what.empty()) {
            fault(where, what);
        }
    }

    QPDF& pdf_;
    const InkTable& inks_;
    std::string under_; ///< Of the page at hand.
    PressResult& result_;
    std::set<QPDFObjGen> seen_;
    std::set<QPDFObjGen> forms_;
    std::set<QPDFObjGen> masks_;
    std::set<QPDFObjGen> open_; ///< Forms that are being walked.
    OwnNames names_;
};

} // namespace

void convert_pages(QPDF& pdf, const InkTable& inks, const std::vector<std::string>& under,
                   PressResult& result)
{
    PagePass pass(pdf, inks, result);
    std::size_t number = 0;
    for (auto& page : QPDFPageDocumentHelper(pdf).getAllPages()) {
        const std::string& operators = under[std::min(number, under.size() - 1)];
        pass.convert(page, operators, fmt::format("page {}", ++number));
    }
    if (number == 0) {
        result.faults.push_back({"the file", "no pages"});
    }
}

} // namespace printer
