#include "fonts/itemize.hpp"

#include "fonts/bidi.hpp"
#include "fonts/breaks.hpp"
#include "fonts/scripts.hpp"
#include "fonts/text_buffers.hpp"

#include <hb-icu.h>
#include <unicode/unorm2.h>

#include <algorithm>
#include <array>
#include <optional>

namespace fonts {

namespace {

/// Sets GraphemeStart; only text with marks, jamo, flags and the like is given to ICU.
void find_graphemes(Paragraph& paragraph, TextScratch& scratch)
{
    auto& flags = paragraph.flags;
    const std::u16string_view text = paragraph.text16;
    auto& characters = scratch.buffers().characters;
    if (all_points(text, [&](char32_t c) { return characters.of(c).stands_alone; })) {
        for (std::size_t unit = 0; unit < text.size(); ++unit) {
            if (!U16_IS_TRAIL(text[unit])) {
                flags[unit] |= Paragraph::GraphemeStart;
            }
        }
        return;
    }
    flags.front() |= Paragraph::GraphemeStart;
    flag_boundaries(paragraph, Boundary::Grapheme, Paragraph::GraphemeStart, scratch);
}

bool has_right_to_left(std::u16string_view text)
{
    return std::ranges::any_of(text, [](char16_t unit) {
        return unit >= 0x0590 && (unit <= 0x08FF || (unit >= 0x200E && unit <= 0x202E) ||
                                  (unit >= 0x2066 && unit <= 0x2069) ||
                                  (unit >= 0xD800 && unit <= 0xDFFF) || unit >= 0xFB1D);
    });
}

std::u16string normalised(std::u16string_view text, const UNormalizer2* form)
{
    std::array<char16_t, 64> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()), buffer.data(),
                         buffer.size(), &status);
    return U_FAILURE(status) ? std::u16string(text)
                             : std::u16string(buffer.data(), static_cast<std::size_t>(length));
}

/// Chooses faces and collects them in the paragraph.
class FaceChooser {
  public:
    FaceChooser(Paragraph& paragraph, const FontCatalogue& catalogue, TextScratch& scratch)
        : paragraph_(paragraph), catalogue_(catalogue), scratch_(scratch),
          characters_(scratch.buffers().characters)
    {}

    /// Index in `paragraph.faces` for the cluster [begin, end).
    std::uint32_t choose(std::uint32_t begin, std::uint32_t end, std::uint32_t style,
                         UScriptCode script)
    {
        const auto cluster = std::u16string_view(paragraph_.text16).substr(begin, end - begin);
        if (style != style_ || script != script_) {
            look_up(style, script);
        } else if (last_ && *last_ == first_ && covers(*chain_->front(), cluster)) {
            return *last_; // most text: the first face of its script
        }
        if (last_ && stays(cluster)) {
            return *last_;
        }
        const FontFace::Pointer* found = find(cluster);
        if (found == nullptr) {
            note_missing(paragraph_, begin, end);
            found = &chain_->front();
        }
        last_ = index_of(*found);
        return *last_;
    }

    /// Whether an ASCII letter, digit or space of Latin text in this style needs no choice: the
    /// face before is the style's own and has them all.
    bool goes_on(std::uint32_t style) const
    {
        return last_ && style == style_ && script_ == USCRIPT_LATIN && *last_ == first_ &&
               chain_->front()->covers_ascii();
    }

  private:
    bool covers(const FontFace& face, std::u16string_view cluster) const
    {
        return all_points(
            cluster, [&](char32_t c) { return face.covers(c) || characters_.of(c).ignorable; });
    }

    void look_up(std::uint32_t style, UScriptCode script)
    {
        if (style != style_) {
            last_.reset();
        }
        style_ = style;
        script_ = script;
        const TextStyle& wanted = paragraph_.styles[style];
        auto& chain = scratch_.buffers().facts(wanted, catalogue_).chains[script];
        if (chain.empty()) {
            const auto faces = catalogue_.faces(wanted, uscript_getShortName(script));
            chain.assign(faces.begin(), faces.end());
        }
        chain_ = &chain;
        first_ = index_if_used(chain.front());
    }

    /// Spaces and punctuation stay in the face before if it has them, ignorables always. Digits are
    /// those of the style's own face, so that a number looks alike in every script.
    bool stays(std::u16string_view cluster) const
    {
        if (all_points(cluster, [&](char32_t c) { return characters_.of(c).ignorable; })) {
            return true;
        }
        if (cluster.front() >= u'0' && cluster.front() <= u'9') {
            return false;
        }
        return all_points(cluster,
                          [&](char32_t c) { return is_common(characters_.of(c).script_code()); }) &&
               covers(*paragraph_.faces[*last_], cluster);
    }

    /// The first face with the whole cluster, as it is, composed or decomposed: a mark from another
    /// face would miss its base.
    const FontFace::Pointer* find(std::u16string_view cluster) const
    {
        const auto covering = [&](std::u16string_view text) -> const FontFace::Pointer* {
            const auto face = std::ranges::find_if(
                *chain_, [&](const auto& candidate) { return covers(*candidate, text); });
            return face == chain_->end() ? nullptr : &*face;
        };
        if (const auto* face = covering(cluster)) {
            return face;
        }
        UErrorCode status = U_ZERO_ERROR;
        if (const auto* face = covering(normalised(cluster, unorm2_getNFCInstance(&status)))) {
            return face;
        }
        return covering(normalised(cluster, unorm2_getNFDInstance(&status)));
    }

    std::optional<std::uint32_t> index_if_used(const FontFace::Pointer& face) const
    {
        const auto found = std::ranges::find(paragraph_.faces, face);
        return found == paragraph_.faces.end()
                   ? std::nullopt
                   : std::optional(static_cast<std::uint32_t>(found - paragraph_.faces.begin()));
    }

    std::uint32_t index_of(const FontFace::Pointer& face)
    {
        auto index = index_if_used(face);
        if (!index) {
            paragraph_.faces.push_back(face);
            index = static_cast<std::uint32_t>(paragraph_.faces.size() - 1);
        }
        if (face == chain_->front()) {
            first_ = index;
        }
        return *index;
    }

    Paragraph& paragraph_;
    const FontCatalogue& catalogue_;
    TextScratch& scratch_;
    Characters& characters_;
    const StyleFacts::Chain* chain_ = nullptr;
    std::optional<std::uint32_t> first_; ///< The chain's first face, if the paragraph uses it.
    std::optional<std::uint32_t> last_;  ///< Face of the cluster before.
    std::uint32_t style_ = UINT32_MAX;
    UScriptCode script_ = USCRIPT_INVALID_CODE;
};

void add_run(Paragraph& paragraph, std::uint32_t end, const Paragraph::Run& cluster)
{
    if (!paragraph.runs.empty()) {
        auto& last = paragraph.runs.back();
        if (last.face == cluster.face && last.style == cluster.style &&
            last.script == cluster.script && last.level == cluster.level) {
            last.end = end;
            return;
        }
    }
    paragraph.runs.push_back(cluster);
    paragraph.runs.back().end = end;
}

/// End of the stretch from `begin` in which every unit is a cluster of Latin text with nothing to
/// decide: most of what is shaped.
std::uint32_t pass_latin(const Paragraph& paragraph, const ScriptResolver& scripts,
                         std::uint32_t begin, std::uint32_t end)
{
    std::uint32_t at = begin;
    while (at < end && scripts.goes_on(paragraph.text16[at]) &&
           paragraph.has(at + 1, Paragraph::GraphemeStart)) {
        ++at;
    }
    return at;
}

} // namespace

std::uint32_t grapheme_end(const Paragraph& paragraph, std::uint32_t unit, std::uint32_t limit)
{
    ++unit;
    while (unit < limit && !paragraph.has(unit, Paragraph::GraphemeStart)) {
        ++unit;
    }
    return unit;
}

void note_missing(Paragraph& paragraph, std::uint32_t begin, std::uint32_t end)
{
    const auto text = std::u16string_view(paragraph.text16).substr(begin, end - begin);
    MissingGrapheme missing{paragraph.utf8_offset[begin], paragraph.utf8_offset[end], {}};
    all_points(text, [&](char32_t c) {
        missing.code_points.push_back(c);
        return true;
    });
    paragraph.missing_.push_back(std::move(missing));
}

void itemize(Paragraph& paragraph, std::span<const StyleRange> ranges,
             const FontCatalogue& catalogue, TextScratch& scratch)
{
    find_graphemes(paragraph, scratch);
    auto& levels = scratch.buffers().levels;
    const bool bidi = paragraph.base_level != 0 || has_right_to_left(paragraph.text16);
    if (bidi) {
        bidi_levels(paragraph.text16, static_cast<BaseDirection>(paragraph.base_level), scratch,
                    levels);
    }
    ScriptResolver scripts(paragraph.text16, scratch.buffers().characters,
                           scratch.buffers().open_brackets);
    FaceChooser chooser(paragraph, catalogue, scratch);
    std::uint32_t style = 0;
    for (std::uint32_t begin = 0; begin < paragraph.length();) {
        while (style + 1 < ranges.size() && begin >= ranges[style].end) {
            ++style;
        }
        if (!bidi && chooser.goes_on(style)) {
            const std::uint32_t passed = pass_latin(paragraph, scripts, begin, ranges[style].end);
            if (passed > begin) {
                paragraph.runs.back().end = passed;
                begin = passed;
                continue;
            }
        }
        const std::uint32_t end = grapheme_end(paragraph, begin, paragraph.length());
        const UScriptCode script = scripts.resolve(begin, end);
        Paragraph::Run cluster;
        cluster.begin = begin;
        cluster.face = chooser.choose(begin, end, style, script);
        cluster.style = style;
        cluster.script = static_cast<std::uint32_t>(script);
        cluster.level = bidi ? levels[begin] : std::uint8_t{0};
        add_run(paragraph, end, cluster);
        begin = end;
    }
    for (auto& run : paragraph.runs) {
        run.script = static_cast<std::uint32_t>(
            hb_icu_script_to_script(static_cast<UScriptCode>(run.script)));
    }
}

} // namespace fonts
