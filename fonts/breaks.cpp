#include "fonts/breaks.hpp"

#include "fonts/text_buffers.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace fonts {

namespace {

constexpr char16_t soft_hyphen = 0x00AD;

/// Takes a break away.
constexpr auto keep_together = static_cast<std::uint8_t>(~Paragraph::BreakBefore);

/// By Boundary.
constexpr std::array<UBreakIteratorType, 4> kinds{UBRK_LINE, UBRK_CHARACTER, UBRK_WORD,
                                                  UBRK_SENTENCE};

/// Trailing characters that do not count to a line's width; U+00A0 does (edge 19).
bool is_trimmed(char16_t unit)
{
    return unit == u' ' || unit == 0x200B || unit == 0x3000 || unit == u'\t';
}

bool has_syllable_breaks(std::uint32_t script)
{
    return script == HB_SCRIPT_JAVANESE || script == HB_SCRIPT_BALINESE ||
           script == HB_SCRIPT_SUNDANESE || script == HB_SCRIPT_BATAK ||
           script == HB_SCRIPT_BUGINESE;
}

/// Signs that join the next letter below the last: Javanese pangkon, Balinese adeg-adeg, Sundanese
/// virama.
bool joins_next(char16_t unit)
{
    return unit == 0xA9C0 || unit == 0x1B44 || unit == 0x1BAB;
}

/// Signs that leave a letter without its vowel, so that it ends the syllable before: Sundanese
/// pamaaeh, Batak pangolat and panongonan.
bool ends_syllable(char16_t unit)
{
    return unit == 0x1BAA || unit == 0x1BF2 || unit == 0x1BF3;
}

/// Pallawa and the end of section, which ICU 72 takes for letters.
bool is_buginese_stop(char16_t unit)
{
    return unit == 0x1A1E || unit == 0x1A1F;
}

bool is_letter(char16_t unit)
{
    return u_charType(unit) == U_OTHER_LETTER;
}

/// ICU 72 sees no break inside a phrase of these scripts: one may stand before every letter that
/// begins a syllable and follows a letter or sign of the run. Their letters are all in plane 0.
bool starts_syllable(const Paragraph& paragraph, const Paragraph::Run& run, std::uint32_t at)
{
    const auto& text = paragraph.text16;
    const char16_t before = text[at - 1];
    if (!paragraph.has(at, Paragraph::GraphemeStart) || !is_letter(text[at]) ||
        joins_next(before)) {
        return false;
    }
    constexpr auto syllable = U_GC_LO_MASK | U_GC_MN_MASK | U_GC_MC_MASK;
    if ((U_GET_GC_MASK(before) & syllable) == 0 && !is_buginese_stop(before)) {
        return false; // after a space, a sign or another script ICU's own rule holds
    }
    std::uint32_t next = at + 1;
    while (next < run.end && (U_GET_GC_MASK(text[next]) & (U_GC_MN_MASK | U_GC_MC_MASK)) != 0 &&
           !ends_syllable(text[next]) && !joins_next(text[next])) {
        ++next;
    }
    if (next == run.end) {
        return true;
    }
    const bool joined = joins_next(text[next]) && next + 1 < run.end && is_letter(text[next + 1]);
    return joined || !(ends_syllable(text[next]) || joins_next(text[next]));
}

void allow_syllables(Paragraph& paragraph, const Paragraph::Run& run)
{
    for (std::uint32_t at = run.begin + 1; at < run.end; ++at) {
        if (starts_syllable(paragraph, run, at)) {
            paragraph.flags[at] |= Paragraph::BreakBefore;
        }
    }
}

void forbid_inside(Paragraph& paragraph, std::span<const StyleRange> ranges)
{
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        if (paragraph.styles[i].no_break) {
            for (std::uint32_t at = ranges[i].begin + 1; at < ranges[i].end; ++at) {
                paragraph.flags[at] &= keep_together;
            }
        }
    }
}

/// A space that is trimmed may share its cluster with a sign before it: cut like text that HarfBuzz
/// calls unsafe to cut.
void note_cut(Paragraph& paragraph, std::uint32_t unit)
{
    if (!paragraph.has(unit, Paragraph::ClusterStart)) {
        paragraph.flags[unit] |= Paragraph::UnsafeToBreak;
    }
    paragraph.has_unsafe_breaks |= paragraph.has(unit, Paragraph::UnsafeToBreak);
}

/// A dictionary may part letters that stack (Burmese, Khmer), UAX #14 a space from its mark; what
/// is one cluster or grapheme stays.
void forbid_inside_clusters(Paragraph& paragraph)
{
    for (auto& flags : paragraph.flags) {
        if ((flags & Paragraph::WholeStart) != Paragraph::WholeStart) {
            flags &= keep_together;
        }
    }
}

bool waits_for_dictionary(char16_t unit)
{
    return u_getIntPropertyValue(unit, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT;
}

/// Takes back the breaks that only a dictionary can have found: between two letters of class SA,
/// which without one are letters like any other.
void forget_dictionary(Paragraph& paragraph)
{
    for (std::uint32_t at = 1; at < paragraph.length(); ++at) {
        if (paragraph.has(at, Paragraph::BreakBefore) &&
            waits_for_dictionary(paragraph.text16[at - 1]) &&
            waits_for_dictionary(paragraph.text16[at])) {
            paragraph.flags[at] &= keep_together;
        }
    }
}

/// From the flags to `breaks` and `trims`.
void list_breaks(Paragraph& paragraph)
{
    const std::uint32_t length = paragraph.length();
    const auto count =
        std::count_if(paragraph.flags.begin(), paragraph.flags.end(),
                      [](std::uint8_t flags) { return (flags & Paragraph::BreakBefore) != 0; });
    paragraph.breaks.reserve(static_cast<std::size_t>(count) + 1);
    paragraph.trims.reserve(static_cast<std::size_t>(count) + 1);
    std::uint32_t start = 0;
    for (std::uint32_t at = 1; at <= length; ++at) {
        if (at < length && !paragraph.has(at, Paragraph::BreakBefore)) {
            continue;
        }
        if (at < length && paragraph.text16[at - 1] == soft_hyphen) {
            paragraph.flags[at] |= Paragraph::SoftHyphenBefore;
            paragraph.has_soft_hyphens = true;
        }
        std::uint32_t end = at;
        while (end > start && is_trimmed(paragraph.text16[end - 1])) {
            --end;
        }
        for (const std::uint32_t cut : {at, end}) {
            if (cut < length && cut > 0) {
                note_cut(paragraph, cut);
            }
        }
        paragraph.breaks.push_back(at);
        paragraph.trims.push_back(end);
        start = at;
    }
}

} // namespace

void find_boundaries(std::u16string_view text, Boundary kind, const std::string& language,
                     TextScratch& scratch, std::vector<std::uint32_t>& offsets)
{
    offsets.clear();
    if (text.empty()) {
        return;
    }
    UBreakIterator& iterator =
        scratch.buffers().iterate(kinds[static_cast<std::size_t>(kind)], language, text);
    for (std::int32_t at = ubrk_first(&iterator); at != UBRK_DONE; at = ubrk_next(&iterator)) {
        offsets.push_back(static_cast<std::uint32_t>(at));
    }
}

void find_words(std::u16string_view text, const std::string& language, TextScratch& scratch,
                std::vector<WordPiece>& pieces)
{
    pieces.clear();
    UBreakIterator& iterator = scratch.buffers().iterate(UBRK_WORD, language, text);
    std::int32_t begin = ubrk_first(&iterator);
    for (auto end = ubrk_next(&iterator); end != UBRK_DONE; end = ubrk_next(&iterator)) {
        pieces.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end),
                          ubrk_getRuleStatus(&iterator) != UBRK_WORD_NONE});
        begin = end;
    }
}

void flag_boundaries(Paragraph& paragraph, Boundary kind, Paragraph::Flag flag,
                     TextScratch& scratch)
{
    UBreakIterator& iterator = scratch.buffers().iterate(
        kinds[static_cast<std::size_t>(kind)], paragraph.styles.front().language, paragraph.text16);
    const auto length = static_cast<std::int32_t>(paragraph.length());
    ubrk_first(&iterator);
    for (auto at = ubrk_next(&iterator); at < length && at != UBRK_DONE;
         at = ubrk_next(&iterator)) {
        paragraph.flags[static_cast<std::size_t>(at)] |= flag;
    }
}

void find_breaks(Paragraph& paragraph, std::span<const StyleRange> ranges, bool has_dictionary,
                 TextScratch& scratch)
{
    flag_boundaries(paragraph, Boundary::Line, Paragraph::BreakBefore, scratch);
    if (!has_dictionary) {
        forget_dictionary(paragraph);
    }
    for (const auto& run : paragraph.runs) {
        if (has_syllable_breaks(run.script)) {
            allow_syllables(paragraph, run);
        }
    }
    forbid_inside_clusters(paragraph);
    forbid_inside(paragraph, ranges);
    list_breaks(paragraph);
}

} // namespace fonts
