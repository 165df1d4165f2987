#pragma once

#include "fonts/fit.hpp"
#include "fonts/font_catalogue.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/text_scratch.hpp"
#include "tests/support/declarations.hpp"

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <vector>

struct hb_buffer_t;
struct hb_font_t;
struct hb_language_impl_t;

namespace bench {

constexpr double font_size = 20;
constexpr double line_width = 600;
constexpr double line_height_em = 1.5;

/// All paragraphs of one set through our engine, whole or stage by stage. Nothing is cached.
class Engine {
  public:
    Engine(const support::TextSet& set, std::span<const std::string> paragraphs,
           const fonts::FontCatalogue& catalogue);

    /// UTF-8 in, placed glyphs out.
    void run_all();

    /// The three stages on their own. `shape_all` first: the others use its paragraphs.
    void shape_all();
    void wrap_all(double width);
    void place_all();

    /// Wraps the shaped paragraphs once more; the lines stay in the scratch. Returns their number.
    std::size_t rewrap_all(double width);

    /// Size at which the first `count` paragraphs fit a box. With or without shaping them.
    float shape_and_fit(std::size_t count, double width, double height);
    float fit_shaped(std::size_t count, double width, double height);

    /// Heap that the shaped paragraphs hold, allocator's overhead included.
    std::size_t measure_bytes();

  private:
    std::shared_ptr<const fonts::Paragraph> shape(std::string_view text);
    void place_lines(const fonts::Paragraph& paragraph, std::span<const fonts::LineBox> lines);
    float fit(std::size_t count, double width, double height);

    std::span<const std::string> texts_;
    const fonts::FontCatalogue& catalogue_;
    fonts::TextStyle style_;
    fonts::TextScratch scratch_;
    std::vector<std::shared_ptr<const fonts::Paragraph>> paragraphs_;
    std::vector<std::vector<fonts::LineBox>> lines_;
    std::vector<fonts::GlyphRun> runs_;
    std::vector<fonts::FitBlock> blocks_;
};

/// The floor: bare `hb_shape`, one reused buffer, script, language and direction set, the same
/// faces. A paragraph is one run of the set's face; where that face lacks a character (its
/// neighbour in a mixed text: Latin digits, quotes), the stretch is one run of Andika.
class BareHarfBuzz {
  public:
    BareHarfBuzz(const support::TextSet& set, std::span<const std::string> paragraphs,
                 const fonts::FontCatalogue& catalogue);
    ~BareHarfBuzz();
    BareHarfBuzz(const BareHarfBuzz&) = delete;
    BareHarfBuzz& operator=(const BareHarfBuzz&) = delete;

    void shape_all();

    std::size_t run_count() const { return runs_.size(); }

  private:
    struct Run {
        const std::string* text = nullptr;
        hb_font_t* font = nullptr;
        unsigned begin = 0; ///< Bytes.
        unsigned end = 0;
        bool main_face = true;
    };
    void add_runs(const std::string& text, std::span<const std::shared_ptr<const fonts::FontFace>>);

    std::vector<Run> runs_;
    unsigned script_;
    bool right_to_left_;
    const hb_language_impl_t* language_;
    hb_buffer_t* buffer_;
};

} // namespace bench
