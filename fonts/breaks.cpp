#include "fonts/breaks.hpp"

#include "fonts/text_buffers.hpp"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>

namespace fonts {

namespace {

constexpr char16_t soft_hyphen = 0x00AD;

/// Trailing characters that do not count to a line's width; U+00A0 does (edge 19).
bool is_trimmed(char16_t unit)
{
    return unit == u' ' || unit == 0x200B || unit == 0x3000 || unit == u'\t';
}

bool inside_no_break(const Paragraph& paragraph, const std::vector<StyleRange>& ranges,
                     std::uint32_t at)
{
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (paragraph.styles[i].no_break && at > ranges[i].begin && at < ranges[i].end) {
            return true;
        }
    }
    return false;
}

bool has_syllable_breaks(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_JAVANESE:
    case USCRIPT_BALINESE:
    case USCRIPT_SUNDANESE:
    case USCRIPT_BATAK:
    case USCRIPT_BUGINESE:
        return true;
    default:
        return false;
    }
}

/// Signs that join the next letter below the last: Javanese pangkon, Balinese adeg-adeg, Sundanese.
bool is_virama(char16_t unit)
{
    return unit == 0xA9C0 || unit == 0x1B44 || unit == 0x1BAB;
}

/// ICU 72 sees no break inside a phrase of these scripts: one may stand before every letter that
/// begins a syllable and follows a letter or sign of the script.
bool starts_syllable(const Paragraph& paragraph, std::uint32_t at)
{
    const char16_t before = paragraph.text16[at - 1];
    const char16_t unit = paragraph.text16[at];
    return (paragraph.flags[at] & Paragraph::GraphemeStart) != 0 && has_syllable_breaks(unit) &&
           u_charType(unit) == U_OTHER_LETTER && has_syllable_breaks(before) &&
           u_ispunct(before) == 0 && !is_virama(before);
}

UBreakIteratorType kind_of(Boundary kind)
{
    switch (kind) {
    case Boundary::Line:
        return UBRK_LINE;
    case Boundary::Grapheme:
        return UBRK_CHARACTER;
    case Boundary::Word:
        return UBRK_WORD;
    }
    return UBRK_LINE;
}

} // namespace

void find_boundaries(std::u16string_view text, Boundary kind, const std::string& language,
                     TextScratch& scratch, std::vector<std::uint32_t>& offsets)
{
    offsets.clear();
    if (text.empty()) {
        return;
    }
    UBreakIterator& iterator = scratch.buffers().iterate(kind_of(kind), language, text);
    for (std::int32_t at = ubrk_first(&iterator); at != UBRK_DONE; at = ubrk_next(&iterator)) {
        offsets.push_back(static_cast<std::uint32_t>(at));
    }
}

void find_breaks(Paragraph& paragraph, const std::vector<StyleRange>& ranges, TextScratch& scratch)
{
    const std::uint32_t length = paragraph.length();
    const std::string& language = paragraph.styles.front().language;
    UBreakIterator& lines = scratch.buffers().iterate(UBRK_LINE, language, paragraph.text16);
    std::vector<bool> legal(length + 1, false);
    for (std::int32_t at = ubrk_first(&lines); at != UBRK_DONE; at = ubrk_next(&lines)) {
        legal[static_cast<std::size_t>(at)] = true;
    }
    for (std::uint32_t at = 1; at < length; ++at) {
        const bool allowed = legal[at] || starts_syllable(paragraph, at);
        if (!allowed || inside_no_break(paragraph, ranges, at)) {
            continue;
        }
        paragraph.flags[at] |= Paragraph::BreakBefore;
        if (paragraph.text16[at - 1] == soft_hyphen) {
            paragraph.flags[at] |= Paragraph::SoftHyphenBefore;
        }
        paragraph.breaks.push_back(at);
    }
    paragraph.breaks.push_back(length);
    std::uint32_t start = 0;
    for (const std::uint32_t at : paragraph.breaks) {
        std::uint32_t end = at;
        while (end > start && is_trimmed(paragraph.text16[end - 1])) {
            --end;
        }
        paragraph.trims.push_back(end);
        start = at;
    }
}

} // namespace fonts
