#include "fonts/text_scratch.hpp"

#include "fonts/text_buffers.hpp"

#include <stdexcept>

namespace fonts {

namespace {

BreakIterator open_iterator(UBreakIteratorType kind, const std::string& language)
{
    UErrorCode status = U_ZERO_ERROR;
    // A language ICU does not know gives the root rules and a warning: not an error (edge 15).
    BreakIterator iterator(ubrk_open(kind, language.c_str(), nullptr, 0, &status));
    if (U_FAILURE(status) || !iterator) {
        throw std::runtime_error(std::string("ICU cannot break text: ") + u_errorName(status));
    }
    return iterator;
}

} // namespace

TextScratch::TextScratch() : buffers_(std::make_unique<Buffers>()) {}
TextScratch::~TextScratch() = default;

UBreakIterator& TextScratch::Buffers::iterate(UBreakIteratorType kind, const std::string& language,
                                              std::u16string_view text)
{
    auto& iterator = breaks[{kind, language}];
    if (!iterator) {
        iterator = open_iterator(kind, language);
    }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
    return *iterator;
}

} // namespace fonts
