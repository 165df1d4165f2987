#include "tests/support/pango_text.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <stdexcept>

namespace support {

namespace {

struct Unref {
    void operator()(void* object) const { g_object_unref(object); }
};
template <class T>
using Ref = std::unique_ptr<T, Unref>;

struct FreeDescription {
    void operator()(PangoFontDescription* description) const
    {
        pango_font_description_free(description);
    }
};
using Description = std::unique_ptr<PangoFontDescription, FreeDescription>;

constexpr double smallest_size = 4;
constexpr double largest_size = 400;
constexpr double line_height_em = 1.5;

int in_pango_units(double length)
{
    return static_cast<int>(length * PANGO_SCALE);
}

PangoFontMap* make_map(std::span<const std::filesystem::path> files)
{
    FcConfig* config = FcConfigCreate();
    for (const auto& file : files) {
        if (FcConfigAppFontAddFile(config, reinterpret_cast<const FcChar8*>(file.c_str())) !=
            FcTrue) {
            throw std::runtime_error(file.string() + ": fontconfig cannot read it");
        }
    }
    PangoFontMap* map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
    pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map), config);
    FcConfigDestroy(config);
    return map;
}

PangoContext* make_context(PangoFontMap* map, const std::string& language)
{
    PangoContext* context = pango_font_map_create_context(map);
    cairo_font_options_t* options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    pango_cairo_context_set_font_options(context, options);
    cairo_font_options_destroy(options);
    pango_context_set_round_glyph_positions(context, FALSE);
    pango_context_set_language(context, pango_language_from_string(language.c_str()));
    return context;
}

} // namespace

struct PangoText::Handles {
    Ref<PangoFontMap> map;
    Ref<PangoContext> context;
    std::string families;
    Description description; ///< At the size last asked for.
    double size = 0;

    const PangoFontDescription* at_size(double wanted)
    {
        if (wanted != size) {
            size = wanted;
            pango_font_description_set_absolute_size(description.get(), wanted * PANGO_SCALE);
        }
        return description.get();
    }

    Ref<PangoLayout> make_layout(std::string_view text)
    {
        Ref<PangoLayout> layout(pango_layout_new(context.get()));
        pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
        pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
        return layout;
    }

    Ref<PangoLayout> make_layout(std::string_view text, double wanted, double width)
    {
        auto layout = make_layout(text);
        pango_layout_set_font_description(layout.get(), at_size(wanted));
        pango_layout_set_width(layout.get(), in_pango_units(width));
        return layout;
    }
};

PangoText::PangoText(std::span<const std::filesystem::path> files, const std::string& families,
                     const std::string& language)
    : handles_(std::make_unique<Handles>())
{
    handles_->map.reset(make_map(files));
    handles_->context.reset(make_context(handles_->map.get(), language));
    handles_->description.reset(pango_font_description_from_string(families.c_str()));
}

PangoText::~PangoText() = default;

int PangoText::count_lines(std::string_view text, double size, double width) const
{
    return pango_layout_get_line_count(handles_->make_layout(text, size, width).get());
}

std::vector<std::uint32_t> PangoText::line_ends(std::string_view text, double size,
                                                double width) const
{
    const auto layout = handles_->make_layout(text, size, width);
    std::vector<std::uint32_t> ends;
    for (const GSList* line = pango_layout_get_lines_readonly(layout.get()); line != nullptr;
         line = line->next) {
        const auto* at = static_cast<const PangoLayoutLine*>(line->data);
        ends.push_back(static_cast<std::uint32_t>(at->start_index + at->length));
    }
    return ends;
}

double PangoText::width(std::string_view text, double size) const
{
    const auto layout = handles_->make_layout(text);
    pango_layout_set_font_description(layout.get(), handles_->at_size(size));
    int units = 0;
    pango_layout_get_size(layout.get(), &units, nullptr);
    return static_cast<double>(units) / PANGO_SCALE;
}

double PangoText::fit(std::span<const std::string> paragraphs, double width, double height,
                      int steps) const
{
    std::vector<Ref<PangoLayout>> layouts;
    for (const auto& text : paragraphs) {
        layouts.push_back(handles_->make_layout(text));
        pango_layout_set_width(layouts.back().get(), in_pango_units(width));
    }
    double low = smallest_size;
    double high = largest_size;
    for (int step = 0; step < steps; ++step) {
        const double size = (low + high) / 2;
        int lines = 0;
        for (const auto& layout : layouts) {
            pango_layout_set_font_description(layout.get(), handles_->at_size(size));
            lines += pango_layout_get_line_count(layout.get());
        }
        (lines * line_height_em * size <= height ? low : high) = size;
    }
    return low;
}

} // namespace support
