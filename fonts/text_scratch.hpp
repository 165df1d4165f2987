#pragma once

#include "fonts/paragraph.hpp"

#include <memory>
#include <string_view>

namespace fonts {

/// What a text is measured by besides its glyphs.
struct StyleMeasures {
    float cap_height_em = 1; ///< FontCatalogue::cap_height_em of a script.
    Strut strut;             ///< FontCatalogue::strut.
};

/// What text work needs and threads cannot share: HarfBuzz buffer, bidi object, cloned break
/// iterators, reused vectors. One per thread, passed by reference. Spans returned by `wrap` and
/// `fit` are backed by it and live until its next use.
class TextScratch {
  public:
    TextScratch();
    ~TextScratch();
    TextScratch(const TextScratch&) = delete;
    TextScratch& operator=(const TextScratch&) = delete;

    struct Buffers;
    Buffers& buffers() { return *buffers_; }
    /// As the catalogue measures them; looked up once for each style and script.
    StyleMeasures measures(const TextStyle& style, std::string_view script,
                           const FontCatalogue& catalogue);
    /// As the function of that name; looked up once for each style.
    bool is_right_to_left(const TextStyle& style);

  private:
    std::unique_ptr<Buffers> buffers_;
};

} // namespace fonts
