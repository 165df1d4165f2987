#pragma once

#include <memory>

namespace fonts {

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

  private:
    std::unique_ptr<Buffers> buffers_;
};

} // namespace fonts
