#include "printer/preflight_walker.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

constexpr std::size_t most_patterns = 1U << 16;

bool is_capital(char letter)
{
    return letter >= 'A' && letter <= 'Z';
}

Matrix matrix_of(QPDFObjectHandle array)
{
    std::array<double, 6> parts{1, 0, 0, 1, 0, 0};
    if (array.isArray() && array.getArrayNItems() == 6) {
        for (int i = 0; i < 6; ++i) {
            parts[static_cast<std::size_t>(i)] = number_of(array.getArrayItem(i)).value_or(0);
        }
    }
    return {parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]};
}

std::optional<PdfBox> form_box(QPDFObjectHandle array)
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

} // namespace

bool is_uncoloured(QPDFObjectHandle pattern)
{
    constexpr int uncoloured = 2;
    QPDFObjectHandle kind =
        pattern.isStream() ? pattern.getDict().getKey("/PaintType") : QPDFObjectHandle::newNull();
    return kind.isInteger() && kind.getIntValue() == uncoloured;
}

void Walker::store_ink(bool stroke, Ink ink, std::size_t pattern)
{
    if (ink_is_given_) {
        return;
    }
    (stroke ? state_.stroke : state_.fill) = std::move(ink);
    (stroke ? state_.stroke_pattern : state_.fill_pattern) = pattern;
    const Painted how = painted(stroke ? With::Stroke : With::Fill, page_.media);
    for (ContentVisitor* visitor : visitors_) {
        visitor->colour(how);
    }
}

void Walker::set_space(const Operation& operation)
{
    const std::string_view name = operation.last_name();
    QPDFObjectHandle space = resource("/ColorSpace", name);
    if (space.isNull()) {
        space = QPDFObjectHandle::newName("/" + std::string(name));
    }
    const bool stroke = operation.name == "CS";
    Ink ink = initial_ink(space);
    if (ink.space == Ink::Space::Pattern) {
        const bool has_colours = space.isArray() && space.getArrayNItems() > 1;
        (stroke ? state_.stroke_under : state_.fill_under) =
            has_colours ? initial_ink(space.getArrayItem(1)) : ink;
    }
    store_ink(stroke, std::move(ink), 0);
}

void Walker::set_colour(const Operation& operation)
{
    const bool stroke = is_capital(operation.name.front());
    Ink ink = stroke ? state_.stroke : state_.fill;
    std::vector<double> parts;
    for (const Operand& operand : operation.operands) {
        if (operand.kind == Operand::Kind::Number) {
            parts.push_back(operand.number);
        }
    }
    const std::string_view name = operation.last_name();
    if (name.empty()) {
        if (parts.size() != ink.parts.size()) {
            tell_foreign("damaged", operation.name);
            parts.resize(ink.parts.size());
        }
        ink.parts = std::move(parts);
        store_ink(stroke, std::move(ink), 0);
        return;
    }
    store_pattern(stroke, name, std::move(parts));
}

/// @param parts of the ink for an uncoloured cell.
void Walker::store_pattern(bool stroke, std::string_view name, std::vector<double> parts)
{
    QPDFObjectHandle pattern = resource("/Pattern", name);
    if (pattern.isNull() || patterns_.size() >= most_patterns) {
        tell_foreign("resource", std::string(name));
        return;
    }
    Ink under = stroke ? state_.stroke_under : state_.fill_under;
    if (parts.size() == under.parts.size()) {
        under.parts = std::move(parts);
    } else if (is_uncoloured(pattern)) {
        tell_foreign("damaged", std::string(name));
    }
    patterns_.push_back(pattern);
    pattern_inks_.push_back(std::move(under));
    store_ink(stroke, {Ink::Space::Pattern, "Pattern", {}, {}}, patterns_.size() - 1);
}

void Walker::set_device_colour(const Operation& operation)
{
    const bool stroke = is_capital(operation.name.front());
    const std::string& name = operation.name;
    const bool gray = name == "g" || name == "G";
    const bool cmyk = name == "k" || name == "K";
    const std::size_t count = gray ? 1 : cmyk ? 4 : 3;
    Ink ink{gray   ? Ink::Space::Gray
            : cmyk ? Ink::Space::Cmyk
                   : Ink::Space::Rgb,
            gray   ? "DeviceGray"
            : cmyk ? "DeviceCMYK"
                   : "DeviceRGB",
            {},
            {}};
    for (std::size_t i = count; i-- > 0;) {
        ink.parts.push_back(std::clamp(operation.number_from_end(i), 0.0, 1.0));
    }
    store_ink(stroke, std::move(ink), 0);
}

void Walker::paint_shading(const Operation& operation)
{
    QPDFObjectHandle shading = resource("/Shading", operation.last_name());
    const Painted how = painted(With::Fill, state_.clip);
    if (shading.isNull()) {
        tell_foreign("resource", std::string(operation.last_name()));
    } else if (!how.box.empty()) {
        for (ContentVisitor* visitor : visitors_) {
            visitor->shading(how, shading);
        }
    }
}

void Walker::paint_object(const Operation& operation)
{
    QPDFObjectHandle object = resource("/XObject", operation.last_name());
    if (!object.isStream()) {
        tell_foreign("resource", std::string(operation.last_name()));
        return;
    }
    QPDFObjectHandle kind = object.getDict().getKey("/Subtype");
    if (kind.isNameAndEquals("/Image")) {
        paint_image(object);
    } else if (kind.isNameAndEquals("/Form")) {
        paint_form(object);
    } // PostScript is P13's.
}

void Walker::paint_image(QPDFObjectHandle image)
{
    const Painted how = painted(With::Fill, state_.ctm.apply(PdfBox{0, 0, 1, 1}));
    if (how.box.empty()) {
        return;
    }
    const Matrix& m = state_.ctm;
    const double inch = page_.scale / 72;
    const std::array<double, 2> inches{std::hypot(m.a, m.b) * inch, std::hypot(m.c, m.d) * inch};
    QPDFObjectHandle stencil = image.getDict().getKey("/ImageMask");
    for (ContentVisitor* visitor : visitors_) {
        visitor->picture(how, image, inches);
    }
    if (stencil.isBool() && stencil.getBoolValue()) {
        paint(With::Fill, how.box, &ContentVisitor::area);
    }
}

/// Small pictures inside the content: their data is not judged, so none may be there.
void Walker::paint_inline_image(const Operation&)
{
    const Painted how = painted(With::Fill, state_.ctm.apply(PdfBox{0, 0, 1, 1}));
    for (ContentVisitor* visitor : visitors_) {
        visitor->foreign({page_, "inline", "BI", how.box});
    }
}

void Walker::paint_form(QPDFObjectHandle form)
{
    QPDFObjectHandle dictionary = form.getDict();
    const GraphicsState around = state_;
    const Matrix matrix = matrix_of(dictionary.getKey("/Matrix"));
    if (const auto box = form_box(dictionary.getKey("/BBox")); box && !cell_) {
        state_.clip = state_.clip.meet(matrix.after(state_.ctm).apply(*box));
    }
    walk_inside(form, matrix);
    state_ = around;
}

void Walker::walk_inside(QPDFObjectHandle stream, const Matrix& matrix)
{
    const std::pair key{stream.getObjectID(), stream.getGeneration()};
    constexpr std::size_t deepest_forms = 24;
    if (open_.contains(key) || open_.size() >= deepest_forms) {
        tell_foreign("loop", "");
        return;
    }
    const std::string* content = budget_.content(stream);
    if (content == nullptr) {
        tell_foreign("unreadable", "form");
        return;
    }
    QPDFObjectHandle own = stream.getDict().getKey("/Resources");
    const Matrix base = base_;
    const Matrix text = text_;
    const Matrix line = line_;
    const std::size_t floor = saved_floor_;
    const std::size_t depth = saved_.size();
    const auto path = path_;
    saved_floor_ = depth;
    state_.ctm = matrix.after(state_.ctm);
    base_ = state_.ctm;
    open_.insert(key);
    path_.clear();
    walk(*content, own.isDictionary() ? own : resources_.back());
    open_.erase(key);
    saved_.resize(depth);
    saved_floor_ = floor;
    base_ = base;
    text_ = text;
    line_ = line;
    path_ = path;
}

} // namespace printer
