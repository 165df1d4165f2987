#include "tests/bench/text_passes.hpp"

#include "fonts/wrap.hpp"

#include <hb.h>
#include <malloc.h>

#include <algorithm>

namespace bench {

namespace {

std::size_t heap_in_use()
{
    const struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

} // namespace

Engine::Engine(const support::TextSet& set, std::span<const std::string> paragraphs,
               const fonts::FontCatalogue& catalogue)
    : texts_(paragraphs), catalogue_(catalogue), paragraphs_(paragraphs.size()),
      lines_(paragraphs.size()), style_(support::style_of(set))
{
    shape_all();
    wrap_all(line_width);
}

std::shared_ptr<const fonts::Paragraph> Engine::shape(std::string_view text)
{
    const fonts::TextSpan span{text, style_};
    return fonts::shape({&span, 1}, catalogue_, scratch_);
}

void Engine::place_lines(const fonts::Paragraph& paragraph, std::span<const fonts::LineBox> lines)
{
    runs_.clear();
    fonts::LinePlace where{font_size, 0, line_width, 0, fonts::Align::Start};
    for (const auto& line : lines) {
        where.baseline += line_height_em * font_size;
        fonts::place(paragraph, line, where, scratch_, runs_);
    }
}

void Engine::run_all()
{
    std::vector<fonts::LineBox> lines;
    for (const auto& text : texts_) {
        for (const auto& part : fonts::split_lines(text)) {
            const auto paragraph = shape(part);
            const auto wrapped =
                fonts::wrap(*paragraph, static_cast<float>(line_width / font_size), scratch_);
            lines.assign(wrapped.begin(), wrapped.end()); // `place` may use the scratch.
            place_lines(*paragraph, lines);
        }
    }
}

void Engine::shape_all()
{
    for (std::size_t i = 0; i < texts_.size(); ++i) {
        paragraphs_[i] = shape(texts_[i]);
    }
}

void Engine::wrap_all(double width)
{
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
        const auto lines =
            fonts::wrap(*paragraphs_[i], static_cast<float>(width / font_size), scratch_);
        lines_[i].assign(lines.begin(), lines.end());
    }
}

std::size_t Engine::rewrap_all(double width)
{
    std::size_t lines = 0;
    for (const auto& paragraph : paragraphs_) {
        lines += fonts::wrap(*paragraph, static_cast<float>(width / font_size), scratch_).size();
    }
    return lines;
}

void Engine::place_all()
{
    for (std::size_t i = 0; i < paragraphs_.size(); ++i) {
        place_lines(*paragraphs_[i], lines_[i]);
    }
}

float Engine::fit(std::size_t count, double width, double height)
{
    blocks_.clear();
    for (std::size_t i = 0; i < count; ++i) {
        fonts::FitBlock block;
        block.paragraph = paragraphs_[i].get();
        block.line_height_em = static_cast<float>(line_height_em);
        blocks_.push_back(block);
    }
    const fonts::FitBox box{static_cast<float>(width), static_cast<float>(height), 1, 1000};
    return fonts::fit(blocks_, box, scratch_).size;
}

float Engine::fit_shaped(std::size_t count, double width, double height)
{
    return fit(std::min(count, texts_.size()), width, height);
}

float Engine::shape_and_fit(std::size_t count, double width, double height)
{
    count = std::min(count, texts_.size());
    for (std::size_t i = 0; i < count; ++i) {
        paragraphs_[i] = shape(texts_[i]);
    }
    return fit(count, width, height);
}

std::size_t Engine::measure_bytes()
{
    shape_all(); // What the scratch needs is there now.
    for (auto& paragraph : paragraphs_) {
        paragraph.reset();
    }
    const std::size_t before = heap_in_use();
    shape_all();
    return heap_in_use() - before;
}

BareHarfBuzz::BareHarfBuzz(const support::TextSet& set, std::span<const std::string> paragraphs,
                           const fonts::FontCatalogue& catalogue)
    : script_(hb_script_from_string(set.script, -1)),
      right_to_left_(fonts::is_right_to_left(set.language)),
      language_(hb_language_from_string(set.language, -1)), buffer_(hb_buffer_create())
{
    const auto faces = catalogue.faces(support::style_of(set), set.script);
    for (const auto& text : paragraphs) {
        add_runs(text, faces);
    }
}

BareHarfBuzz::~BareHarfBuzz()
{
    hb_buffer_destroy(buffer_);
}

void BareHarfBuzz::add_runs(const std::string& text,
                            std::span<const std::shared_ptr<const fonts::FontFace>> faces)
{
    hb_buffer_reset(buffer_);
    hb_buffer_add_utf8(buffer_, text.data(), static_cast<int>(text.size()), 0, -1);
    unsigned count = 0;
    const hb_glyph_info_t* characters = hb_buffer_get_glyph_infos(buffer_, &count);
    for (unsigned i = 0; i < count; ++i) {
        const bool main_face = faces.size() < 2 || faces[0]->covers(characters[i].codepoint) ||
                               !faces[1]->covers(characters[i].codepoint);
        const bool goes_on = i > 0 && runs_.back().main_face == main_face;
        if (!goes_on) {
            runs_.push_back(
                {&text, faces[main_face ? 0 : 1]->hb_font(), characters[i].cluster, 0, main_face});
        }
        runs_.back().end =
            i + 1 < count ? characters[i + 1].cluster : static_cast<unsigned>(text.size());
    }
}

void BareHarfBuzz::shape_all()
{
    // Debian's HarfBuzz would also try Graphite; our faces have no tables for it.
    static constexpr const char* shapers[] = {"ot", nullptr};
    for (const Run& run : runs_) {
        hb_buffer_reset(buffer_);
        hb_buffer_add_utf8(buffer_, run.text->data(), static_cast<int>(run.text->size()), run.begin,
                           static_cast<int>(run.end - run.begin));
        hb_buffer_set_script(buffer_,
                             run.main_face ? static_cast<hb_script_t>(script_) : HB_SCRIPT_LATIN);
        hb_buffer_set_language(buffer_, language_);
        hb_buffer_set_direction(buffer_, run.main_face && right_to_left_ ? HB_DIRECTION_RTL
                                                                         : HB_DIRECTION_LTR);
        hb_shape_full(run.font, buffer_, nullptr, 0, shapers);
    }
}

} // namespace bench
