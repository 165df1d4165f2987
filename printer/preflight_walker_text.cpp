#include "printer/preflight_walker.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <cmath>

namespace printer {

namespace {

/// What a glyph is taken to span where its widths are not read, ems: enough to point at a text.
constexpr double usual_advance = 0.5;
constexpr double usual_ascent = 0.8;
constexpr double usual_descent = 0.25;

} // namespace

const std::map<std::string, Walker::Handler, std::less<>>& Walker::handlers()
{
    static const std::map<std::string, Handler, std::less<>> table = [] {
        std::map<std::string, Handler, std::less<>> made;
        const auto add = [&](std::initializer_list<const char*> names, Handler handler) {
            for (const char* name : names) {
                made.emplace(name, handler);
            }
        };
        add({"MP", "DP", "BMC", "BDC", "EMC", "ri", "i", "M", "J", "j", "d", "d0", "d1", "ET", "h"},
            &Walker::ignore);
        add({"q"}, &Walker::save);
        add({"Q"}, &Walker::restore);
        add({"cm"}, &Walker::concatenate);
        add({"w"}, &Walker::set_width);
        add({"gs"}, &Walker::set_parameters);
        add({"m", "l", "c", "v", "y"}, &Walker::path_point);
        add({"re"}, &Walker::path_rectangle);
        add({"W", "W*"}, &Walker::clip_path);
        add({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "n"}, &Walker::paint_path);
        add({"cs", "CS"}, &Walker::set_space);
        add({"sc", "scn", "SC", "SCN"}, &Walker::set_colour);
        add({"g", "G", "rg", "RG", "k", "K"}, &Walker::set_device_colour);
        add({"BT"}, &Walker::begin_text);
        add({"Tc", "Tw", "Tz", "TL", "Tr", "Ts"}, &Walker::set_text_number);
        add({"Tf"}, &Walker::set_font);
        add({"Td", "TD"}, &Walker::move_text);
        add({"Tm"}, &Walker::set_text_matrix);
        add({"T*"}, &Walker::next_line);
        add({"Tj", "TJ", "'", "\""}, &Walker::show_text);
        add({"sh"}, &Walker::paint_shading);
        add({"Do"}, &Walker::paint_object);
        add({"BI"}, &Walker::paint_inline_image);
        return made;
    }();
    return table;
}

void Walker::begin_text(const Operation&)
{
    text_ = line_ = Matrix{};
}

void Walker::set_text_number(const Operation& operation)
{
    const double number = operation.number_from_end(0);
    switch (operation.name[1]) {
    case 'z':
        state_.text_width = number / 100;
        break;
    case 'L':
        state_.leading = number;
        break;
    case 'r':
        state_.text_mode = static_cast<int>(number);
        break;
    case 's':
        state_.rise = number;
        break;
    default: // Spaces between letters move too little to matter.
        break;
    }
}

void Walker::set_font(const Operation& operation)
{
    state_.font_size = operation.number_from_end(0);
    const bool named =
        operation.operands.size() >= 2 && operation.operands[0].kind == Operand::Kind::Name;
    QPDFObjectHandle font =
        named ? resource("/Font", operation.operands[0].text) : QPDFObjectHandle::newNull();
    if (!font.isDictionary()) {
        tell_foreign("resource", named ? operation.operands[0].text : "Tf");
        return;
    }
    state_.bytes_a_glyph = font.getKey("/Subtype").isNameAndEquals("/Type0") ? 2 : 1;
}

void Walker::move_text(const Operation& operation)
{
    if (operation.name == "TD") {
        state_.leading = -operation.number_from_end(0);
    }
    const Matrix move{1, 0, 0, 1, operation.number_from_end(1), operation.number_from_end(0)};
    text_ = line_ = move.after(line_);
}

void Walker::set_text_matrix(const Operation& operation)
{
    text_ = line_ = {operation.number_from_end(5), operation.number_from_end(4),
                     operation.number_from_end(3), operation.number_from_end(2),
                     operation.number_from_end(1), operation.number_from_end(0)};
}

void Walker::next_line(const Operation&)
{
    text_ = line_ = Matrix{1, 0, 0, 1, 0, -state_.leading}.after(line_);
}

void Walker::show_text(const Operation& operation)
{
    if (operation.name == "'" || operation.name == "\"") {
        next_line(operation);
    }
    if (operation.operands.empty()) {
        return;
    }
    const Operand& last = operation.operands.back();
    if (last.kind == Operand::Kind::Text) {
        show_glyphs(last);
    }
    for (const Operand& item : last.items) {
        if (item.kind == Operand::Kind::Text) {
            show_glyphs(item);
        } else if (item.kind == Operand::Kind::Number) {
            const double back = item.number / 1000 * state_.font_size * state_.text_width;
            text_ = Matrix{1, 0, 0, 1, -back, 0}.after(text_);
        }
    }
}

void Walker::show_glyphs(const Operand& operand)
{
    const double glyphs = std::ceil(static_cast<double>(operand.text.size()) /
                                    static_cast<double>(state_.bytes_a_glyph));
    if (glyphs <= 0) {
        return;
    }
    const Matrix size{state_.font_size * state_.text_width, 0, 0, state_.font_size, 0, state_.rise};
    const PdfBox em{0, -usual_descent, usual_advance * glyphs, usual_ascent};
    const PdfBox box = size.after(text_).after(state_.ctm).apply(em);
    const double advance = usual_advance * glyphs * state_.font_size * state_.text_width;
    text_ = Matrix{1, 0, 0, 1, advance, 0}.after(text_);
    constexpr int invisible = 3;
    const int mode = state_.text_mode & 3; // 4 to 7 also clip
    if (mode == invisible) {
        return;
    }
    if (mode == 0 || mode == 2) {
        paint(With::Fill, box, &ContentVisitor::text);
    }
    if (mode == 1 || mode == 2) {
        paint(With::Stroke, box, &ContentVisitor::text);
    }
}

} // namespace printer
