#include "fonts/line_walk.hpp"
#include "tests/support/text_invariants.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <cmath>
#include <sstream>
#include <vector>

namespace support {

using namespace fonts;

namespace {

/// How much wider than asked a line may measure: widths are sums of floats.
constexpr float tolerance = 1 + 2e-6F;

template <class... Values>
Violation say(const Values&... values)
{
    std::ostringstream out;
    (out << ... << values);
    return out.str();
}

Violation describe(const LineBox& line)
{
    return say("line ", line.begin, "..", line.end, "..", line.end_all, ", ", line.width_em, " em");
}

std::vector<LineBox> copy(std::span<const LineBox> lines)
{
    return {lines.begin(), lines.end()};
}

float widest(std::span<const LineBox> lines)
{
    float width = 0;
    for (const LineBox& line : lines) {
        width = std::max(width, line.width_em);
    }
    return width;
}

/// Whether a line could have been cut before `unit`.
bool may_cut(const Paragraph& paragraph, std::uint32_t unit)
{
    constexpr int start = Paragraph::ClusterStart | Paragraph::GraphemeStart;
    return (paragraph.flags[unit] & start) == start &&
           u_getCombiningClass(paragraph.text16[unit - 1]) != 9;
}

bool is_whole(const Paragraph& paragraph, const LineBox& line)
{
    for (std::uint32_t unit = line.begin + 1; unit < line.end; ++unit) {
        if (may_cut(paragraph, unit)) {
            return false;
        }
    }
    return true;
}

Violation check_runs(const Paragraph& paragraph)
{
    std::uint32_t at = 0;
    std::uint32_t glyph = 0;
    for (const auto& run : paragraph.runs) {
        if (run.begin != at || run.end <= at || run.first_glyph != glyph) {
            return say("run ", run.begin, "..", run.end, " does not follow ", at);
        }
        at = run.end;
        glyph += run.glyph_count;
        if (run.face >= paragraph.faces.size() || run.style >= paragraph.styles.size()) {
            return say("run at ", run.begin, " has no face or style");
        }
    }
    return at != paragraph.length() || glyph != paragraph.glyphs.size()
               ? say("runs end at ", at, ", glyph ", glyph)
               : Violation();
}

Violation check_breaks(const Paragraph& paragraph)
{
    std::uint32_t before = 0;
    for (std::size_t k = 0; k < paragraph.breaks.size(); ++k) {
        const std::uint32_t at = paragraph.breaks[k];
        if ((at <= before && at != 0) || paragraph.trims[k] > at) {
            return say("break ", at, " with trim ", paragraph.trims[k], " behind ", before);
        }
        if (at < paragraph.length() && (paragraph.flags[at] & Paragraph::GraphemeStart) == 0) {
            return say("a line may start inside the grapheme at ", at);
        }
        before = at;
    }
    return before != paragraph.length() ? say("the last break is ", before) : Violation();
}

} // namespace

Violation check_arrays(const Paragraph& paragraph)
{
    const std::size_t length = paragraph.length();
    if (paragraph.x.size() != length + 1 || paragraph.utf8_offset.size() != length + 1 ||
        (length > 0 && paragraph.flags.size() != length + 1) || paragraph.breaks.empty() ||
        paragraph.trims.size() != paragraph.breaks.size()) {
        return "an array has the wrong length";
    }
    if (paragraph.utf8_offset.back() != paragraph.text.size() || paragraph.x.front() != 0) {
        return "the offsets do not span the text";
    }
    if (!std::ranges::is_sorted(paragraph.utf8_offset)) {
        return "the offsets do not ascend";
    }
    const Violation runs = check_runs(paragraph);
    return runs.empty() ? check_breaks(paragraph) : runs;
}

Violation check_lines(const Paragraph& paragraph, std::span<const LineBox> lines, float width_em)
{
    std::uint32_t at = 0;
    for (const LineBox& line : lines) {
        if (line.begin != at || line.end < line.begin || line.end_all < line.end ||
            (line.end_all == line.begin && paragraph.length() != 0)) {
            return describe(line) + " does not tile the text";
        }
        if (!std::isfinite(line.width_em)) {
            return describe(line) + " has no width";
        }
        const bool mark_alone = line.mark == LineMark::Ellipsis && line.end == line.begin;
        if (line.width_em > width_em * tolerance && !mark_alone && !is_whole(paragraph, line)) {
            return describe(line) + say(" is wider than ", width_em);
        }
        at = line.end_all;
    }
    return at != paragraph.length() ? say("lines end at ", at, " of ", paragraph.length())
                                    : Violation();
}

Violation check_wrapping(const Paragraph& paragraph, float width_em, TextScratch& scratch)
{
    const auto lines = copy(wrap(paragraph, width_em, scratch));
    const Violation broken = check_lines(paragraph, lines, width_em);
    if (!broken.empty()) {
        return say("wrap at ", width_em, ": ", broken);
    }
    if (count_lines(paragraph, width_em, scratch) != lines.size()) {
        return "count_lines differs from wrap";
    }
    const float measured = widest(lines);
    if (measured > width_em || measured <= 0) {
        return {};
    }
    const auto again = copy(wrap(paragraph, measured, scratch));
    if (again != lines) {
        const auto found = std::ranges::mismatch(lines, again);
        return say("wrapped at ", width_em, " and again at ", measured, ": ", lines.size(), " and ",
                   again.size(), " lines; ",
                   found.in1 == lines.end() ? "none" : describe(*found.in1), " became ",
                   found.in2 == again.end() ? "none" : describe(*found.in2));
    }
    return {};
}

Violation check_other_wrappings(const Paragraph& paragraph, float width_em,
                                std::uint32_t most_lines, TextScratch& scratch)
{
    const auto count = wrap(paragraph, width_em, scratch).size();
    const auto check = [&](const char* name, std::span<const LineBox> lines, std::size_t wanted) {
        if (lines.size() != wanted) {
            return say(name, " at ", width_em, ": ", lines.size(), " lines, not ", wanted);
        }
        const Violation broken = check_lines(paragraph, lines, width_em);
        return broken.empty() ? broken : say(name, " at ", width_em, ": ", broken);
    };
    Violation broken = check("wrap_balanced", wrap_balanced(paragraph, width_em, scratch), count);
    if (broken.empty()) {
        broken = check("wrap_even", wrap_even(paragraph, width_em, scratch), count);
    }
    if (broken.empty()) {
        broken = check("wrap_limited", wrap_limited(paragraph, width_em, most_lines, scratch),
                       std::min<std::size_t>(count, most_lines));
    }
    return broken;
}

namespace {

/// Whether blocks fit a box at a size, by wrapping; `cut` tells whether a word was cut.
bool fits_at(std::span<const FitBlock> blocks, const FitBox& box, float size, bool& cut,
             TextScratch& scratch)
{
    double height = 0;
    bool within = true;
    for (const FitBlock& block : blocks) {
        const auto lines = wrap(*block.paragraph, box.width / (size * block.ratio), scratch);
        within = within && (block.max_lines == 0 || lines.size() <= block.max_lines);
        const float gap = &block == blocks.data() ? 0 : block.gap_em;
        height += static_cast<double>(
            block.ratio * (gap + block.line_height_em * static_cast<float>(lines.size())));
        for (const LineBox& line : lines) {
            cut = cut || !std::ranges::binary_search(block.paragraph->breaks, line.end_all);
        }
    }
    return within &&
           height * static_cast<double>(size) <= static_cast<double>(box.height) * (1 + 1e-5);
}

} // namespace

Violation check_fit(std::span<const FitBlock> blocks, const FitBox& box, TextScratch& scratch)
{
    const FitResult found = fit(blocks, box, scratch);
    if (!found.fits) {
        return found.size != box.smallest ? "fit failed and named a size" : Violation();
    }
    if (found.size < box.smallest || found.size > box.largest) {
        return say("fit left the range: ", found.size);
    }
    bool cut = false;
    if (!fits_at(blocks, box, found.size, cut, scratch)) {
        return say("the size ", found.size, " does not fit");
    }
    if (cut) {
        return say("a word is cut at size ", found.size);
    }
    float longest = 0;
    for (const FitBlock& block : blocks) {
        const float piece = widest_piece(*block.paragraph, scratch).width_em;
        longest = std::max(longest, piece * block.ratio);
    }
    const float next = (found.size + 1.0F / 64) * (1 + 1e-5F);
    if (next <= box.largest && longest * next <= box.width &&
        fits_at(blocks, box, next, cut, scratch) && !cut) {
        return say("the size ", next, " fits too, fit found ", found.size);
    }
    return {};
}

} // namespace support
