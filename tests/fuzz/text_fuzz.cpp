#include "tests/fuzz/fuzz_support.hpp"
#include "tests/support/text_invariants.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

using namespace fonts;

namespace {

/// Splits the text into spans; the byte behind it is the style of the next.
constexpr char new_span = '\x1D';

constexpr std::array languages{"id",       "tet-ID", "aaz", "ar", "ms-Arab",  "jv-Java",
                               "ban-Bali", "su",     "km",  "my", "bug-Bugi", "th",
                               "bn",       "ta",     "hi",  ""};

void require(const support::Violation& broken)
{
    fuzz::require(broken.empty(), "text", broken);
}

TextStyle style_of(unsigned char bits)
{
    TextStyle style;
    style.language = languages[bits % languages.size()];
    style.weight = (bits & 0x10U) != 0 ? Weight::Bold : Weight::Regular;
    style.no_break = (bits & 0x20U) != 0;
    style.letter_spacing_em = (bits & 0x40U) != 0 ? 0.05F : 0.0F;
    style.features = (bits & 0x80U) != 0 ? "cv70=1" : "";
    return style;
}

std::vector<TextSpan> read_spans(unsigned char first, std::string_view text)
{
    std::vector<TextSpan> spans;
    TextStyle style = style_of(first);
    for (;;) {
        const auto end = text.find(new_span);
        spans.push_back({text.substr(0, end), style});
        if (end == std::string_view::npos) {
            return spans;
        }
        text.remove_prefix(end + 1);
        style = style_of(text.empty() ? 0 : static_cast<unsigned char>(text.front()));
        text.remove_prefix(text.empty() ? 0 : 1);
    }
}

void check_separators(std::string_view text)
{
    std::size_t bytes = 0;
    const auto lines = split_lines(text);
    for (const auto line : lines) {
        bytes += line.size();
    }
    const char* end = lines.back().data() + lines.back().size();
    if (end != text.data() + text.size() || bytes + 3 * (lines.size() - 1) < text.size()) {
        require("split_lines lost text");
    }
}

void check_paragraph(const Paragraph& paragraph, unsigned char seed, TextScratch& scratch)
{
    require(support::check_arrays(paragraph));
    const float width = 0.25F + static_cast<float>(seed) / 16;
    for (const float factor : {1.0F, 0.5F, 3.0F}) {
        require(support::check_wrapping(paragraph, width * factor, scratch));
    }
    const std::uint32_t most = 1 + seed % 4;
    require(support::check_other_wrappings(paragraph, width, most, scratch));
    const LinePlace where{16, 3, 200, 20, static_cast<Align>(seed % 4)};
    const auto limited = wrap_limited(paragraph, width, most, scratch);
    const LineBox ended = limited.back();
    require(support::check_shaped_afresh(paragraph, ended, support::Cuts::SafeOnly, scratch));
    for (const LineBox& line : std::vector(limited.begin(), limited.end())) {
        require(support::check_placed(paragraph, line, where, scratch));
    }
    require(support::check_hits(paragraph, ended, where, scratch));
    const auto greedy = wrap(paragraph, width, scratch);
    for (const LineBox& line : std::vector(greedy.begin(), greedy.end())) {
        require(support::check_shaped_afresh(paragraph, line, support::Cuts::SafeOnly, scratch));
    }
}

void check_stack(const Paragraph& paragraph, unsigned char bits, TextScratch& scratch)
{
    std::array<FitBlock, 2> blocks;
    blocks[0].paragraph = &paragraph;
    blocks[0].ratio = 1.5F;
    blocks[0].max_lines = bits % 4;
    blocks[1].paragraph = &paragraph;
    blocks[1].gap_em = 0.5F;
    const float side = 20 + static_cast<float>(bits) * 2;
    require(support::check_fit(blocks, {side, 300 - side / 2, 2, 90}, scratch));
}

} // namespace

/// Bytes: style of the first span, width, box, text.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    static const auto catalogue = FontCatalogue::load(PELITA_SOURCE_DIR "/fonts/catalogue.toml");
    static TextScratch scratch;
    if (size < 3) {
        return 0;
    }
    const std::string_view text(reinterpret_cast<const char*>(data) + 3, size - 3);
    check_separators(text);
    const auto paragraph = shape(read_spans(data[0], text), *catalogue, scratch);
    check_paragraph(*paragraph, data[1], scratch);
    check_stack(*paragraph, data[2], scratch);
    return 0;
}
