#include "printer/preflight_walker.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace printer {

namespace {

/// ISO 32000 annex C asks readers for 28; nothing on paper needs more than this.
constexpr std::size_t deepest_nesting = 512;

PdfBox around(std::initializer_list<std::pair<double, double>> points)
{
    PdfBox box{points.begin()->first, points.begin()->second, points.begin()->first,
               points.begin()->second};
    for (const auto& [x, y] : points) {
        box = {std::min(box.left, x), std::min(box.bottom, y), std::max(box.right, x),
               std::max(box.top, y)};
    }
    return box;
}

/// A box nothing has been put into.
constexpr PdfBox nowhere{1e30, 1e30, -1e30, -1e30};

/// A path of so many parts is a texture: what it covers is told as one box.
constexpr std::size_t most_path_parts = 256;

PdfBox united(const PdfBox& one, const PdfBox& other)
{
    return {std::min(one.left, other.left), std::min(one.bottom, other.bottom),
            std::max(one.right, other.right), std::max(one.top, other.top)};
}

} // namespace

void WalkBudget::take_operation()
{
    if (operations_ == 0) {
        throw TooMuchContent("operators");
    }
    --operations_;
}

const std::string* WalkBudget::content(QPDFObjectHandle stream)
{
    const std::pair key{stream.getObjectID(), stream.getGeneration()};
    const auto known = decoded_.find(key);
    auto& text =
        known != decoded_.end() ? known->second : decoded_[key] = decoded_stream(document_, stream);
    return text ? &*text : nullptr;
}

Matrix Matrix::after(const Matrix& outer) const
{
    return {a * outer.a + b * outer.c,           a * outer.b + b * outer.d,
            c * outer.a + d * outer.c,           c * outer.b + d * outer.d,
            e * outer.a + f * outer.c + outer.e, e * outer.b + f * outer.d + outer.f};
}

std::pair<double, double> Matrix::apply(double x, double y) const
{
    return {a * x + c * y + e, b * x + d * y + f};
}

PdfBox Matrix::apply(const PdfBox& box) const
{
    return around({apply(box.left, box.bottom), apply(box.right, box.bottom),
                   apply(box.left, box.top), apply(box.right, box.top)});
}

double Matrix::thinnest() const
{
    const double sum = a * a + b * b + c * c + d * d;
    const double determinant = a * d - b * c;
    const double root = std::sqrt(std::max(0.0, sum * sum / 4 - determinant * determinant));
    return std::sqrt(std::max(0.0, sum / 2 - root));
}

Walker::Walker(WalkBudget& budget, const PageGeometry& page,
               const std::vector<ContentVisitor*>& visitors)
    : budget_(budget), page_(page), visitors_(visitors)
{
    patterns_.push_back(QPDFObjectHandle::newNull());
    pattern_inks_.emplace_back();
    state_.clip = page.media;
}

Walker::~Walker() = default;

void Walker::walk(const std::string& content, QPDFObjectHandle resources)
{
    resources_.push_back(resources);
    ContentScanner scanner(content);
    Operation operation;
    while (scanner.next(operation)) {
        budget_.take_operation();
        do_operation(operation);
    }
    if (scanner.damaged()) {
        tell_foreign("damaged", "");
    }
    resources_.pop_back();
}

void Walker::tell_foreign(std::string variant, std::string name)
{
    for (ContentVisitor* visitor : visitors_) {
        visitor->foreign({page_, variant, name, std::nullopt});
    }
}

void Walker::do_operation(const Operation& operation)
{
    const auto handler = handlers().find(operation.name);
    if (handler == handlers().end()) {
        tell_foreign("operator", operation.name);
        return;
    }
    (this->*handler->second)(operation);
}

void Walker::save(const Operation&)
{
    if (saved_.size() >= deepest_nesting) {
        throw TooMuchContent("q");
    }
    saved_.push_back(state_);
}

void Walker::restore(const Operation&)
{
    if (saved_.size() <= saved_floor_) {
        tell_foreign("damaged", "Q");
        return;
    }
    state_ = std::move(saved_.back());
    saved_.pop_back();
}

void Walker::concatenate(const Operation& operation)
{
    const Matrix matrix{operation.number_from_end(5), operation.number_from_end(4),
                        operation.number_from_end(3), operation.number_from_end(2),
                        operation.number_from_end(1), operation.number_from_end(0)};
    state_.ctm = matrix.after(state_.ctm);
}

void Walker::set_width(const Operation& operation)
{
    state_.line_width = std::abs(operation.number_from_end(0));
}

void Walker::set_parameters(const Operation& operation)
{
    QPDFObjectHandle parameters = resource("/ExtGState", operation.last_name());
    if (!parameters.isDictionary()) {
        tell_foreign("resource", std::string(operation.last_name()));
        return;
    }
    apply_parameters(parameters);
}

void Walker::apply_parameters(QPDFObjectHandle parameters)
{
    const auto flag = [&](const char* key) -> std::optional<bool> {
        QPDFObjectHandle value = parameters.getKey(key);
        return value.isBool() ? std::optional(value.getBoolValue()) : std::nullopt;
    };
    if (const auto stroke = flag("/OP")) { // Sets both unless `op` says otherwise.
        state_.stroke_overprints = *stroke;
        state_.fill_overprints = *stroke;
    }
    state_.fill_overprints = flag("/op").value_or(state_.fill_overprints);
    const auto number = [&](const char* key, double otherwise) {
        return number_of(parameters.getKey(key)).value_or(otherwise);
    };
    state_.overprint_mode = static_cast<int>(number("/OPM", state_.overprint_mode));
    state_.fill_alpha = number("/ca", state_.fill_alpha);
    state_.stroke_alpha = number("/CA", state_.stroke_alpha);
    state_.line_width = number("/LW", state_.line_width);
    QPDFObjectHandle blend = parameters.getKey("/BM");
    if (!blend.isNull()) {
        state_.blends = !blend.isNameAndEquals("/Normal") && !blend.isNameAndEquals("/Compatible");
    }
    apply_soft_mask(parameters.getKey("/SMask"));
}

void Walker::apply_soft_mask(QPDFObjectHandle mask)
{
    if (mask.isNull()) {
        return;
    }
    state_.masked = mask.isDictionary();
    QPDFObjectHandle group = mask.isDictionary() ? mask.getKey("/G") : QPDFObjectHandle::newNull();
    if (!group.isStream()) {
        return;
    }
    const bool outside = in_mask_;
    in_mask_ = true;
    paint_form(group);
    in_mask_ = outside;
}

/// Marks around a sheet are one path: its parts lie outside the bleed, its box does not.
void Walker::begin_path_part()
{
    if (path_.size() == most_path_parts) {
        path_ = {*whole_path()};
    }
    path_.push_back(nowhere);
}

std::optional<PdfBox> Walker::whole_path() const
{
    if (path_.empty()) {
        return std::nullopt;
    }
    return std::accumulate(path_.begin(), path_.end(), nowhere, united);
}

void Walker::path_point(const Operation& operation)
{
    if (operation.name == "m" || path_.empty()) {
        begin_path_part();
    }
    for (std::size_t back = 0; back + 1 < operation.operands.size(); back += 2) {
        const auto [x, y] =
            state_.ctm.apply(operation.number_from_end(back + 1), operation.number_from_end(back));
        path_.back() = united(path_.back(), {x, y, x, y});
    }
}

void Walker::path_rectangle(const Operation& operation)
{
    const double x = operation.number_from_end(3);
    const double y = operation.number_from_end(2);
    const double width = operation.number_from_end(1);
    const double height = operation.number_from_end(0);
    begin_path_part();
    path_.back() = state_.ctm.apply(PdfBox{x, y, x + width, y + height});
}

void Walker::clip_path(const Operation&)
{
    clips_ = true;
}

void Walker::end_path()
{
    if (clips_) {
        state_.clip = state_.clip.meet(whole_path().value_or(PdfBox{}));
    }
    clips_ = false;
    path_.clear();
}

void Walker::paint_path(const Operation& operation)
{
    const std::string& name = operation.name;
    const char kind = name.front();
    if (kind == 'f' || kind == 'F' || kind == 'b' || kind == 'B') {
        const auto parts = path_; // A pattern has paths of its own.
        for (const PdfBox& part : parts) {
            paint(With::Fill, part, &ContentVisitor::area);
        }
    }
    if (!path_.empty() && (kind == 's' || kind == 'S' || kind == 'b' || kind == 'B')) {
        tell_line();
    }
    end_path();
}

void Walker::tell_line()
{
    const double width = state_.line_width * state_.ctm.thinnest();
    const double half = std::max(width, 0.001) / 2; // A line of width 0 is one pixel wide.
    const auto inked = [half](const PdfBox& box) {
        return PdfBox{box.left - half, box.bottom - half, box.right + half, box.top + half};
    };
    const Painted how = painted(With::Stroke, inked(*whole_path()));
    if (!how.box.empty()) {
        for (ContentVisitor* visitor : visitors_) {
            visitor->line(how, width * page_.scale);
        }
    }
    const auto parts = path_; // A pattern has paths of its own.
    for (const PdfBox& part : parts) {
        paint(With::Stroke, inked(part), &ContentVisitor::area);
    }
}

Painted Walker::painted(With with, const PdfBox& box) const
{
    const bool stroke = with == With::Stroke;
    const double alpha = stroke ? state_.stroke_alpha : state_.fill_alpha;
    const PdfBox seen = cell_.value_or(box).meet(state_.clip);
    return {page_,
            cell_ ? *cell_ : seen,
            stroke ? state_.stroke : state_.fill,
            stroke ? state_.stroke_overprints : state_.fill_overprints,
            state_.overprint_mode,
            alpha >= 1 && !state_.blends && !state_.masked,
            in_mask_,
            in_letters_};
}

void Walker::paint(With with, const PdfBox& box, void (ContentVisitor::*tell)(const Painted&))
{
    const Painted how = painted(with, box);
    if (how.box.empty()) {
        return;
    }
    for (ContentVisitor* visitor : visitors_) {
        (visitor->*tell)(how);
    }
    const std::size_t pattern = with == With::Stroke ? state_.stroke_pattern : state_.fill_pattern;
    if (pattern != 0) {
        const bool outside = in_letters_;
        in_letters_ = in_letters_ || tell == &ContentVisitor::text;
        paint_pattern(pattern, how);
        in_letters_ = outside;
    }
}

void Walker::paint_pattern(std::size_t index, const Painted& how)
{
    QPDFObjectHandle pattern = patterns_.at(index);
    if (pattern.isStream()) {
        const Ink ink = pattern_inks_.at(index); // The cell may choose more patterns.
        paint_cell(pattern, ink, how);
        return;
    }
    if (!pattern.isDictionary()) {
        return;
    }
    Painted through = how;
    through.in_letters = in_letters_;
    for (ContentVisitor* visitor : visitors_) {
        visitor->shading(through, pattern.getKey("/Shading"));
    }
}

void Walker::paint_cell(QPDFObjectHandle tiling, const Ink& ink, const Painted& how)
{
    const auto outside = cell_;
    const bool ink_was_given = ink_is_given_;
    cell_ = how.box;
    const GraphicsState around = state_;
    state_ = GraphicsState{};
    state_.ctm = base_;
    state_.clip = how.box;
    ink_is_given_ = is_uncoloured(tiling);
    if (ink_is_given_) {
        state_.fill = state_.stroke = ink;
    }
    walk_inside(tiling, Matrix{});
    ink_is_given_ = ink_was_given;
    state_ = around;
    cell_ = outside;
}

QPDFObjectHandle Walker::resource(const char* kind, std::string_view name)
{
    QPDFObjectHandle resources = resources_.back();
    QPDFObjectHandle table =
        resources.isDictionary() ? resources.getKey(kind) : QPDFObjectHandle::newNull();
    const std::string key = "/" + std::string(name);
    return table.isDictionary() && table.hasKey(key) ? table.getKey(key)
                                                     : QPDFObjectHandle::newNull();
}

} // namespace printer
