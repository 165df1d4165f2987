#pragma once

#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"

#include <hb.h>
#include <unicode/ubidi.h>
#include <unicode/ubrk.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace fonts {

struct CloseBreaks {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, CloseBreaks>;

struct CloseBidi {
    void operator()(UBiDi* bidi) const { ubidi_close(bidi); }
};

struct DestroyBuffer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

/// The private half of TextScratch: seen by the text engine's own files only.
struct TextScratch::Buffers {
    std::unique_ptr<hb_buffer_t, DestroyBuffer> shaping{hb_buffer_create()};
    std::unique_ptr<UBiDi, CloseBidi> bidi{ubidi_open()};
    /// Opening an iterator costs a millisecond, so each (kind, language) is opened once.
    std::map<std::pair<UBreakIteratorType, std::string>, BreakIterator> breaks;
    std::vector<LineBox> lines;
    std::vector<std::uint32_t> counts;
    std::vector<std::uint32_t> tried_counts;

    /// Iterator over `text`, which must not move while it is used (TEXT.md edge 19).
    UBreakIterator& iterate(UBreakIteratorType kind, const std::string& language,
                            std::u16string_view text);
};

} // namespace fonts
