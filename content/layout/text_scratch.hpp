#pragma once

#include "content/layout/paragraph_cache.hpp"
#include "fonts/text_scratch.hpp"

namespace layout {

/// What laying out needs and threads cannot share: the text engine's scratch, and the paragraphs
/// shaped before. They outlive pages, so that a page's texts are found again on the next one. One
/// per thread, passed by reference.
class TextScratch : public fonts::TextScratch {
  public:
    ParagraphCache& paragraphs() { return paragraphs_; }

  private:
    ParagraphCache paragraphs_;
};

} // namespace layout
