#include "fonts/place.hpp"
#include "tests/fonts/shaping.hpp"
#include "tests/support/declarations.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

/// One test for each trap of cutting lines and placing them (TEXT.md 3.3); its number is the
/// tag.
using namespace fonts;
using support::all_samples;
using support::burmese;
using support::lines_of;
using support::text_of;

namespace {

std::vector<GlyphRun> placed(const Paragraph& paragraph, const LineBox& line, TextScratch& scratch)
{
    std::vector<GlyphRun> runs;
    place(paragraph, line, {10, 0, 500, 0, Align::Start}, scratch, runs);
    return runs;
}

std::vector<std::uint32_t> glyph_ids(const std::vector<GlyphRun>& runs)
{
    std::vector<std::uint32_t> ids;
    for (const auto& run : runs) {
        for (const auto& glyph : run.glyphs) {
            ids.push_back(glyph.id);
        }
    }
    return ids;
}

/// Faces of the runs of a stretch; signs without a letter beside them may get another face.
std::vector<std::string> faces_of(const Paragraph& paragraph, std::uint32_t begin,
                                  std::uint32_t end)
{
    std::vector<std::string> files;
    for (const auto& run : paragraph.runs) {
        if (run.begin < end && run.end > begin) {
            files.push_back(paragraph.faces[run.face]->file().string());
        }
    }
    return files;
}

/// A line beside the same words shaped by themselves: as wide, and the same glyphs where they run
/// from left to right.
/// @returns whether the line could be compared.
bool check_line_alone(support::Shaper& shaper, const Paragraph& paragraph, const LineBox& line)
{
    const std::string& language = paragraph.styles.front().language;
    const std::string text = text_of(paragraph, line.begin, line.end);
    const auto alone = shaper.shape(text, language);
    if (faces_of(*alone, 0, alone->length()) != faces_of(paragraph, line.begin, line.end)) {
        return false;
    }
    INFO(language << ": " << text);
    CHECK(line.width_em == Approx(alone->width_em()).margin(1e-3));
    if (is_right_to_left(language)) {
        return true;
    }
    const LineBox whole = lines_of(*alone, 1e6F, shaper.scratch).front();
    auto ids = glyph_ids(placed(paragraph, line, shaper.scratch));
    const auto visible = glyph_ids(placed(*alone, whole, shaper.scratch));
    // The glyphs of trailing space stand behind the visible ones.
    ids.resize(std::min(ids.size(), visible.size()));
    CHECK(ids == visible);
    return true;
}

/// @returns number of lines compared.
int check_lines_alone(support::Shaper& shaper, const support::Sample& sample, float width)
{
    const auto paragraph = shaper.shape(sample.text, sample.language);
    int compared = 0;
    for (const auto& line : lines_of(*paragraph, width, shaper.scratch)) {
        compared += check_line_alone(shaper, *paragraph, line) ? 1 : 0;
    }
    return compared;
}

bool is_utf8_character_start(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// The rules of cairo_show_text_glyphs.
std::string cluster_fault(const GlyphRun& run)
{
    std::size_t byte = 0;
    std::size_t glyph = 0;
    for (const auto& cluster : run.clusters) {
        if (cluster.bytes < 0 || cluster.glyphs < 0 || cluster.bytes + cluster.glyphs == 0) {
            return "an empty cluster";
        }
        if (byte < run.text.size() && !is_utf8_character_start(run.text[byte])) {
            return "a cluster starts inside a character";
        }
        byte += static_cast<std::size_t>(cluster.bytes);
        glyph += static_cast<std::size_t>(cluster.glyphs);
    }
    if (byte != run.text.size() || glyph != run.glyphs.size()) {
        return "the clusters do not tile the run";
    }
    return {};
}

} // namespace

TEST_CASE("a break that is legal stays legal where shaping calls the cut unsafe",
          "[fonts][edge][edge-20]")
{
    support::Shaper shaper;
    const auto paragraph = shaper.shape(burmese.text, burmese.language);
    const auto unsafe = std::ranges::find_if(paragraph->breaks, [&](std::uint32_t at) {
        return (paragraph->flags[at] & Paragraph::UnsafeToBreak) != 0;
    });
    REQUIRE(unsafe != paragraph->breaks.end());
    CHECK((paragraph->flags[*unsafe] & Paragraph::BreakBefore) != 0);
    const auto before = unsafe == paragraph->breaks.begin() ? 0 : *std::prev(unsafe);
    // A line that has room for the words up to there and no more ends there.
    const auto rest = shaper.shape(text_of(*paragraph, before, paragraph->length()), "my");
    const auto end = *unsafe - before;
    const auto lines = lines_of(*rest, rest->x[end] * 1.001F, shaper.scratch);
    CHECK(lines.front().end_all == end);
}

TEST_CASE("a line is shaped as if its words stood alone, also where the cut was unsafe",
          "[fonts][edge][edge-20][edge-22]")
{
    support::Shaper shaper;
    for (const auto& sample : all_samples()) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        const float narrowest = longest_piece_em(*paragraph) * 1.01F;
        int compared = 0;
        for (float width = narrowest; width < narrowest * 4; width *= 1.07F) {
            compared += check_lines_alone(shaper, sample, width);
        }
        CHECK(compared > 10);
    }
}

TEST_CASE("lines of the declaration of human rights are shaped as if their words stood alone",
          "[fonts][edge][edge-20][edge-22][data]")
{
    if (!std::filesystem::exists(support::declaration_folder())) {
        WARN("skipped: no test data in build/data (.ci/data fetches it)");
        return;
    }
    support::Shaper shaper;
    const std::pair<const char*, const char*> translations[]{
        {"mya", "my"}, {"khm", "km"}, {"tha", "th"}, {"ben", "bn"}, {"ind", "id"}};
    for (const auto& [file, language] : translations) {
        for (const auto& text : support::read_declaration(file)) {
            const auto paragraph = shaper.shape(text, language);
            const float width = std::max(12.0F, longest_piece_em(*paragraph) * 1.01F);
            check_lines_alone(shaper, {text, language}, width);
        }
    }
}

TEST_CASE("a long word cut in the middle is shaped anew on both sides",
          "[fonts][edge][edge-20][edge-22]")
{
    support::Shaper shaper;
    for (float width = 1.5F; width < 6.0F; width *= 1.13F) {
        check_lines_alone(shaper, {"makahatuk-makiu efisiensi difficult", "id"}, width);
        check_lines_alone(shaper, burmese, width);
        check_lines_alone(shaper, {"ការិយាល័យការងារ", "km"}, width);
    }
}

TEST_CASE("twenty thousand characters keep their widths, and a line fits its own width",
          "[fonts][edge][edge-21]")
{
    support::Shaper shaper;
    std::string text;
    while (text.size() < 20000) {
        text += "Jangan serahkan paspor; tanya dulu ke kantor desa. ";
    }
    text.pop_back();
    const auto paragraph = shaper.shape(text, "id");
    double sum = 0;
    for (const auto& run : paragraph->runs) {
        const int upem = paragraph->faces[run.face]->units_per_em();
        for (std::uint32_t i = 0; i < run.glyph_count; ++i) {
            sum += static_cast<double>(paragraph->glyphs[run.first_glyph + i].advance) / upem;
        }
    }
    CHECK(static_cast<double>(paragraph->width_em()) == Approx(sum).epsilon(1e-6));
    CHECK(lines_of(*paragraph, paragraph->width_em(), shaper.scratch).size() == 1);
    for (const float width : {7.3F, 31.0F, 111.0F, 1500.0F}) {
        const auto lines = lines_of(*paragraph, width, shaper.scratch);
        float widest = 0;
        for (const auto& line : lines) {
            widest = std::max(widest, line.width_em);
        }
        INFO("at " << width);
        CHECK(lines_of(*paragraph, widest, shaper.scratch) == lines);
    }
}

TEST_CASE("clusters of every line are what Cairo accepts, words cut in the middle too",
          "[fonts][edge][edge-23]")
{
    support::Shaper shaper;
    for (const auto& sample : all_samples()) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        for (const float width : {0.3F, 1.1F, 2.3F, 4.0F, 9.0F, 50.0F}) {
            std::size_t bytes = 0;
            for (const auto& line : lines_of(*paragraph, width, shaper.scratch)) {
                for (const auto& run : placed(*paragraph, line, shaper.scratch)) {
                    INFO(sample.language << " at " << width << ": " << run.text);
                    CHECK(cluster_fault(run).empty());
                    bytes += run.text.size();
                }
            }
            CHECK(bytes == paragraph->text.size());
        }
    }
}
