#include "content/layout/screens/look.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace layout::screens {

namespace {

constexpr std::array<std::pair<std::string_view, TextSize>, 4> sizes{
    {{"S", TextSize::S}, {"M", TextSize::M}, {"L", TextSize::L}, {"XL", TextSize::XL}}};
constexpr std::array<std::pair<std::string_view, Contrast>, 3> contrasts{
    {{"normal", Contrast::Normal}, {"dark", Contrast::Dark}, {"light", Contrast::Light}}};

template <class Value, std::size_t size>
std::optional<Value> value_of(const std::array<std::pair<std::string_view, Value>, size>& table,
                              std::string_view name)
{
    const auto* found = std::ranges::find(table, name, &std::pair<std::string_view, Value>::first);
    return found == table.end() ? std::nullopt : std::optional(found->second);
}

template <class Value, std::size_t size>
std::string_view name_in(const std::array<std::pair<std::string_view, Value>, size>& table,
                         Value value)
{
    return std::ranges::find(table, value, &std::pair<std::string_view, Value>::second)->first;
}

constexpr Colour black{0, 0, 0};
constexpr Colour white{0xFF, 0xFF, 0xFF};

Palette normal_palette()
{
    const Theme theme;
    Palette palette{};
    palette.page = {theme.kapas, theme.arang, std::nullopt};
    palette.face = {theme.putih, theme.nila, theme.nila};
    palette.bar = {theme.nila, theme.putih, std::nullopt};
    palette.button = {theme.nila_2, theme.putih, std::nullopt};
    palette.primary = {theme.nila, theme.putih, std::nullopt};
    palette.emergency = {theme.kunyit, theme.arang, std::nullopt};
    palette.sash = {theme.kapas, theme.arang, std::nullopt};
    palette.reading = {theme.cahaya, theme.arang, std::nullopt};
    palette.now = {theme.kunyit, theme.arang, theme.arang};
    palette.done = {theme.nila, theme.putih, std::nullopt};
    palette.band = theme;
    return palette;
}

/// D11: pure black and white, no third colour; frames do what fills do elsewhere.
Palette contrast_palette(Colour ground, Colour lines)
{
    Palette palette{};
    const Surface outlined{ground, lines, lines};
    const Surface filled{lines, ground, std::nullopt};
    palette.page = {ground, lines, std::nullopt};
    palette.face = outlined;
    palette.bar = {ground, lines, std::nullopt};
    palette.button = outlined;
    palette.primary = filled;
    palette.emergency = filled;
    palette.sash = filled;
    palette.reading = {ground, lines, std::nullopt};
    palette.now = {lines, ground, lines};
    palette.done = outlined;
    palette.band.nila = ground;
    palette.band.kunyit = palette.band.merah = palette.band.kapas = lines;
    palette.filled = false;
    return palette;
}

/// T4 and D16: least cap height in mm and growth of each size.
struct SizeStep {
    double least;
    double factor;
};
constexpr std::array<SizeStep, 4> steps{{{3.8, 0.74}, {5.0, 1.0}, {6.8, 1.3}, {8.8, 1.72}}};

/// Roles up to this cap height at M grow in full, larger ones by a quarter (D16: m <= 1.3).
constexpr double small_role = 1.3 * 5.2 + 0.01;

constexpr double least_target = 20.0; // T1, primary tiles
constexpr double least_gap = 3.0;     // T2 asks for 2.54

} // namespace

std::optional<TextSize> parse_text_size(std::string_view name)
{
    return value_of(sizes, name);
}

std::string_view name_of(TextSize size)
{
    return name_in(sizes, size);
}

std::optional<Contrast> parse_contrast(std::string_view name)
{
    return value_of(contrasts, name);
}

std::string_view name_of(Contrast contrast)
{
    return name_in(contrasts, contrast);
}

std::optional<PanelPixels> parse_pixels(std::string_view text)
{
    constexpr int least = 320;
    constexpr int most = 8192;
    const auto cross = text.find('x');
    PanelPixels pixels;
    const auto read = [](std::string_view part, int& side) {
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), side);
        return error == std::errc() && end == part.data() + part.size() && side >= least &&
               side <= most;
    };
    const bool good = cross != std::string_view::npos &&
                      read(text.substr(0, cross), pixels.width) &&
                      read(text.substr(cross + 1), pixels.height);
    return good ? std::optional(pixels) : std::nullopt;
}

Size panel_size(const PanelPixels& pixels, double ppi)
{
    constexpr double points_per_inch = 72;
    return {Points(pixels.width * points_per_inch / ppi),
            Points(pixels.height * points_per_inch / ppi)};
}

bool has_room_for_fingers(const Size& panel)
{
    constexpr Points rounding(0.1);
    return std::max(panel.width, panel.height) + rounding >= to_points(200_mm) &&
           std::min(panel.width, panel.height) + rounding >= to_points(120_mm);
}

const Palette& palette_for(Contrast contrast)
{
    static const Palette normal = normal_palette();
    static const Palette dark = contrast_palette(black, white);
    static const Palette light = contrast_palette(white, black);
    switch (contrast) {
    case Contrast::Dark:
        return dark;
    case Contrast::Light:
        return light;
    case Contrast::Normal:
        break;
    }
    return normal;
}

Surface strip_surface(Contrast contrast, std::string_view token)
{
    if (contrast != Contrast::Normal) {
        return palette_for(contrast).face;
    }
    const Theme theme;
    if (token == "kunyit") {
        return {theme.kunyit, theme.arang, theme.arang};
    }
    const Colour ground = token_colour(theme, token).value_or(theme.nila);
    return {ground, theme.putih, ground};
}

Metrics::Metrics(const ScreenLook& look) : portrait_(look.panel.height > look.panel.width)
{
    constexpr double long_side = 480;
    constexpr double short_side = 270;
    const double width = to_millimetres(look.panel.width).value();
    const double height = to_millimetres(look.panel.height).value();
    scale_ = std::min(std::max(width, height) / long_side, std::min(width, height) / short_side);
    const SizeStep& step = steps[static_cast<std::size_t>(look.text)];
    size_factor_ = step.factor;
    least_cap_ = to_points(Millimetres(step.least));
}

Points Metrics::target(double reference) const
{
    return std::max(mm(reference), to_points(Millimetres(least_target)));
}

Points Metrics::gap(double reference) const
{
    return std::max(mm(reference), to_points(Millimetres(least_gap)));
}

Points Metrics::cap(double reference) const
{
    const double grown = reference <= small_role ? reference * size_factor_
                                                 : reference * (1 + (size_factor_ - 1) * 0.25);
    return std::max(mm(grown), least_cap_);
}

} // namespace layout::screens
