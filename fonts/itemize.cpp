#include "fonts/itemize.hpp"

#include "fonts/text_buffers.hpp"

#include <hb-icu.h>
#include <unicode/uchar.h>
#include <unicode/uloc.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <array>
#include <optional>

namespace fonts {

namespace {

using CodePoints = std::u32string;

CodePoints code_points(std::u16string_view text)
{
    CodePoints points;
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U16_NEXT(text.data(), at, length, c);
        points.push_back(static_cast<char32_t>(c));
    }
    return points;
}

bool is_common(UScriptCode script)
{
    return script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN;
}

UScriptCode script_of(char32_t c)
{
    UErrorCode status = U_ZERO_ERROR;
    return uscript_getScript(static_cast<UChar32>(c), &status);
}

bool ignorable(char32_t c)
{
    const auto point = static_cast<UChar32>(c);
    return u_hasBinaryProperty(point, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) || u_iscntrl(point);
}

/// A grapheme cluster with what itemisation decides about it.
struct Cluster {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    CodePoints points;
    UScriptCode script = USCRIPT_COMMON;
    std::uint8_t level = 0;
    std::uint32_t style = 0;
    std::uint32_t face = 0;
};

std::vector<Cluster> clusters_of(Paragraph& paragraph, TextScratch& scratch)
{
    std::vector<Cluster> clusters;
    const auto& text = paragraph.text16;
    const std::string& language = paragraph.styles.front().language;
    UBreakIterator& graphemes = scratch.buffers().iterate(UBRK_CHARACTER, language, text);
    std::int32_t begin = ubrk_first(&graphemes);
    for (std::int32_t end = ubrk_next(&graphemes); end != UBRK_DONE; end = ubrk_next(&graphemes)) {
        Cluster cluster;
        cluster.begin = static_cast<std::uint32_t>(begin);
        cluster.end = static_cast<std::uint32_t>(end);
        cluster.points = code_points(
            std::u16string_view(text).substr(cluster.begin, cluster.end - cluster.begin));
        paragraph.flags[cluster.begin] |= Paragraph::GraphemeStart;
        clusters.push_back(std::move(cluster));
        begin = end;
    }
    return clusters;
}

/// The script a cluster's own letters say; Common if none does.
UScriptCode own_script(const CodePoints& points)
{
    for (const char32_t c : points) {
        const UScriptCode script = script_of(c);
        if (!is_common(script)) {
            return script;
        }
    }
    return USCRIPT_COMMON;
}

/// Signs shared by a few scripts (Script_Extensions) do not end a run of one of them.
bool extends(const CodePoints& points, UScriptCode script)
{
    return std::ranges::all_of(points, [&](char32_t c) {
        return is_common(script_of(c)) || uscript_hasScript(static_cast<UChar32>(c), script);
    });
}

/// Common clusters take the script before them, leading ones the first script that follows; a
/// closing bracket takes its opener's (UAX #24).
void resolve_scripts(std::vector<Cluster>& clusters)
{
    UScriptCode current = USCRIPT_LATIN;
    for (const Cluster& cluster : clusters) {
        const UScriptCode script = own_script(cluster.points);
        if (!is_common(script)) {
            current = script;
            break;
        }
    }
    std::vector<std::pair<char32_t, UScriptCode>> open;
    for (Cluster& cluster : clusters) {
        const UScriptCode own = own_script(cluster.points);
        if (!is_common(own) && !extends(cluster.points, current)) {
            current = own;
        }
        cluster.script = current;
        const auto first = static_cast<UChar32>(cluster.points.front());
        const auto kind = u_getIntPropertyValue(first, UCHAR_BIDI_PAIRED_BRACKET_TYPE);
        if (kind == U_BPT_OPEN) {
            open.emplace_back(static_cast<char32_t>(u_getBidiPairedBracket(first)), current);
        } else if (kind == U_BPT_CLOSE) {
            const auto opener = std::find_if(open.rbegin(), open.rend(), [&](const auto& pair) {
                return pair.first == cluster.points.front();
            });
            if (opener != open.rend()) {
                current = opener->second;
                cluster.script = current;
                open.erase(std::prev(opener.base()), open.end());
            }
        }
    }
}

bool has_right_to_left(const std::u16string& text)
{
    return std::ranges::any_of(text, [](char16_t unit) {
        return (unit >= 0x0590 && unit <= 0x08FF) || (unit >= 0x200E && unit <= 0x202E) ||
               (unit >= 0x2066 && unit <= 0x2069) || unit >= 0xD800;
    });
}

void resolve_levels(std::vector<Cluster>& clusters, const Paragraph& paragraph,
                    TextScratch& scratch)
{
    if (paragraph.base_level == 0 && !has_right_to_left(paragraph.text16)) {
        return;
    }
    UBiDi* bidi = scratch.buffers().bidi.get();
    UErrorCode status = U_ZERO_ERROR;
    ubidi_setPara(bidi, paragraph.text16.data(), static_cast<std::int32_t>(paragraph.length()),
                  paragraph.base_level, nullptr, &status);
    const UBiDiLevel* levels = ubidi_getLevels(bidi, &status);
    if (U_FAILURE(status)) {
        return;
    }
    for (Cluster& cluster : clusters) {
        cluster.level = levels[cluster.begin];
    }
}

bool covers(const FontFace& face, const CodePoints& points)
{
    return std::ranges::all_of(points, [&](char32_t c) { return ignorable(c) || face.covers(c); });
}

/// The cluster in another normal form; a mark from another face would miss its base.
CodePoints normalised(std::u16string_view text, const UNormalizer2* form)
{
    std::array<char16_t, 64> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t length =
        unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()), buffer.data(),
                         buffer.size(), &status);
    return U_FAILURE(status) ? CodePoints()
                             : code_points({buffer.data(), static_cast<std::size_t>(length)});
}

/// Chooses faces and collects them in the paragraph.
class FaceChooser {
  public:
    FaceChooser(Paragraph& paragraph, const FontCatalogue& catalogue)
        : paragraph_(paragraph), catalogue_(catalogue)
    {}

    void choose(Cluster& cluster)
    {
        const TextStyle& style = paragraph_.styles[cluster.style];
        const auto chain = catalogue_.faces(style, uscript_getShortName(cluster.script));
        if (stays(cluster)) {
            cluster.face = *last_;
            return;
        }
        const auto found = find(chain, cluster);
        if (!found) {
            note_missing(cluster);
        }
        cluster.face = index_of(found ? *found : chain.front());
        last_ = cluster.face;
        last_style_ = cluster.style;
    }

  private:
    /// Spaces, digits and punctuation stay in the face before if it has them; ignorables always.
    bool stays(const Cluster& cluster) const
    {
        if (!last_ || last_style_ != cluster.style) {
            return false;
        }
        const bool common = is_common(own_script(cluster.points));
        return std::ranges::all_of(cluster.points, ignorable) ||
               (common && covers(*paragraph_.faces[*last_], cluster.points));
    }

    std::optional<std::shared_ptr<const FontFace>>
    find(std::span<const std::shared_ptr<const FontFace>> chain, const Cluster& cluster) const
    {
        UErrorCode status = U_ZERO_ERROR;
        const auto text = std::u16string_view(paragraph_.text16)
                              .substr(cluster.begin, cluster.end - cluster.begin);
        for (const auto& points : {cluster.points, normalised(text, unorm2_getNFCInstance(&status)),
                                   normalised(text, unorm2_getNFDInstance(&status))}) {
            const auto face = std::ranges::find_if(chain, [&](const auto& candidate) {
                return !points.empty() && covers(*candidate, points);
            });
            if (face != chain.end()) {
                return *face;
            }
        }
        return std::nullopt;
    }

    void note_missing(const Cluster& cluster)
    {
        paragraph_.missing_.push_back({paragraph_.utf8_offset[cluster.begin],
                                       paragraph_.utf8_offset[cluster.end], cluster.points});
    }

    std::uint32_t index_of(const std::shared_ptr<const FontFace>& face)
    {
        const auto found = std::ranges::find(paragraph_.faces, face);
        if (found != paragraph_.faces.end()) {
            return static_cast<std::uint32_t>(found - paragraph_.faces.begin());
        }
        paragraph_.faces.push_back(face);
        return static_cast<std::uint32_t>(paragraph_.faces.size() - 1);
    }

    Paragraph& paragraph_;
    const FontCatalogue& catalogue_;
    std::optional<std::uint32_t> last_;
    std::uint32_t last_style_ = 0;
};

void add_run(Paragraph& paragraph, const Cluster& cluster)
{
    const auto script = hb_icu_script_to_script(cluster.script);
    if (!paragraph.runs.empty()) {
        auto& last = paragraph.runs.back();
        if (last.face == cluster.face && last.style == cluster.style &&
            last.script == static_cast<std::uint32_t>(script) && last.level == cluster.level) {
            last.end = cluster.end;
            return;
        }
    }
    Paragraph::Run run;
    run.begin = cluster.begin;
    run.end = cluster.end;
    run.face = cluster.face;
    run.style = cluster.style;
    run.script = static_cast<std::uint32_t>(script);
    run.level = cluster.level;
    paragraph.runs.push_back(run);
}

} // namespace

void itemize(Paragraph& paragraph, const std::vector<StyleRange>& ranges,
             const FontCatalogue& catalogue, TextScratch& scratch)
{
    auto clusters = clusters_of(paragraph, scratch);
    resolve_scripts(clusters);
    resolve_levels(clusters, paragraph, scratch);
    FaceChooser chooser(paragraph, catalogue);
    std::uint32_t style = 0;
    for (Cluster& cluster : clusters) {
        while (style + 1 < ranges.size() && cluster.begin >= ranges[style].end) {
            ++style;
        }
        cluster.style = style;
        chooser.choose(cluster);
        add_run(paragraph, cluster);
    }
}

bool is_right_to_left(const std::string& language)
{
    UErrorCode status = U_ZERO_ERROR;
    std::array<char, 128> locale{};
    std::int32_t parsed = 0;
    uloc_forLanguageTag(language.c_str(), locale.data(), locale.size(), &parsed, &status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale.data());
}

} // namespace fonts
