#include "fonts/bidi.hpp"
#include "fonts/place.hpp"
#include "tests/fonts/hb_shape.hpp"
#include "tests/fonts/shaping.hpp"
#include "tests/support/declarations.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <set>

using namespace fonts;

namespace {

/// A paragraph beside the judge's answers for its runs.
struct Judged {
    std::shared_ptr<const Paragraph> paragraph;
    std::vector<std::size_t> jobs; ///< One a run.
};

/// Index of each UTF-16 unit's code point, from the run's start.
std::vector<std::uint32_t> code_point_indices(const Paragraph& paragraph, const Paragraph::Run& run)
{
    std::vector<std::uint32_t> indices;
    std::uint32_t count = 0;
    for (std::uint32_t unit = run.begin; unit < run.end; ++unit) {
        const bool second = (paragraph.text16[unit] & 0xFC00U) == 0xDC00U;
        indices.push_back(second ? count - 1 : count++);
    }
    return indices;
}

std::string described(std::uint32_t id, std::uint32_t cluster, int advance, int dx, int dy)
{
    return std::to_string(id) + "=" + std::to_string(cluster) + "@" + std::to_string(dx) + "," +
           std::to_string(dy) + "+" + std::to_string(advance);
}

/// What differs between a run's glyphs and the judge's; empty if nothing does.
std::string difference(const Paragraph& paragraph, const Paragraph::Run& run,
                       const std::vector<support::JudgeGlyph>& judged)
{
    if (judged.size() != run.glyph_count) {
        return std::to_string(run.glyph_count) + " glyphs, hb-shape has " +
               std::to_string(judged.size());
    }
    const auto indices = code_point_indices(paragraph, run);
    const float letter_spacing = paragraph.styles[run.style].letter_spacing_em;
    for (std::size_t i = 0; i < judged.size(); ++i) {
        const auto& ours = paragraph.glyphs.at(run.first_glyph + i);
        const auto& theirs = judged[i];
        const auto cluster = indices.at(ours.cluster - run.begin);
        const bool same_advance = letter_spacing != 0 || ours.advance == theirs.advance;
        const bool unsafe = (paragraph.flags[ours.cluster] & Paragraph::UnsafeToBreak) != 0;
        if (ours.id != theirs.id || cluster != theirs.cluster || !same_advance ||
            ours.dx != theirs.dx || ours.dy != theirs.dy || (theirs.unsafe && !unsafe)) {
            return "glyph " + std::to_string(i) + " is " +
                   described(ours.id, cluster, ours.advance, ours.dx, ours.dy) + ", hb-shape has " +
                   described(theirs.id, theirs.cluster, theirs.advance, theirs.dx, theirs.dy);
        }
    }
    return {};
}

/// Sum of the judge's advances in em.
double judged_width(const Judged& judged, const support::HbShape& judge)
{
    double width = 0;
    for (std::size_t i = 0; i < judged.jobs.size(); ++i) {
        const auto& run = judged.paragraph->runs[i];
        const int upem = judged.paragraph->faces[run.face]->units_per_em();
        for (const auto& glyph : judge.glyphs(judged.jobs[i])) {
            width += static_cast<double>(glyph.advance) / upem;
        }
    }
    return width;
}

/// The whole paragraph on one line by the judge's glyphs: runs in visual order from the left edge.
std::vector<GlyphRun::Glyph> judged_line(const Judged& judged, const support::HbShape& judge,
                                         double size)
{
    std::vector<std::uint8_t> levels;
    for (const auto& run : judged.paragraph->runs) {
        levels.push_back(run.level);
    }
    std::vector<std::uint32_t> order;
    visual_order(levels, order);
    std::vector<GlyphRun::Glyph> glyphs;
    double pen = 0;
    for (const auto index : order) {
        const auto& run = judged.paragraph->runs[index];
        const double scale = size / judged.paragraph->faces[run.face]->units_per_em();
        for (const auto& glyph : judge.glyphs(judged.jobs[index])) {
            glyphs.push_back({glyph.id, pen + glyph.dx * scale, -glyph.dy * scale});
            pen += glyph.advance * scale;
        }
    }
    return glyphs;
}

/// What `place` does with the whole paragraph on one line whose left edge is 0.
std::vector<GlyphRun::Glyph> placed_line(const Paragraph& paragraph, double size,
                                         TextScratch& scratch)
{
    const LineBox line = wrap(paragraph, 1e6F, scratch).front();
    LinePlace where;
    where.size = size;
    where.align = paragraph.right_to_left() ? Align::End : Align::Start;
    where.width = 1e4;
    std::vector<GlyphRun> runs;
    place(paragraph, line, where, scratch, runs);
    std::vector<GlyphRun::Glyph> glyphs;
    for (const auto& run : runs) {
        glyphs.insert(glyphs.end(), run.glyphs.begin(), run.glyphs.end());
    }
    return glyphs;
}

std::string place_difference(const std::vector<GlyphRun::Glyph>& ours,
                             const std::vector<GlyphRun::Glyph>& theirs)
{
    if (ours.size() != theirs.size()) {
        return std::to_string(ours.size()) + " glyphs placed, hb-shape has " +
               std::to_string(theirs.size());
    }
    for (std::size_t i = 0; i < ours.size(); ++i) {
        const double dx = ours[i].x - theirs[i].x;
        const double dy = ours[i].y - theirs[i].y;
        if (ours[i].id != theirs[i].id || std::abs(dx) > 0.01 || std::abs(dy) > 0.01) {
            return "placed glyph " + std::to_string(i) + " is " + std::to_string(ours[i].id) +
                   " at " + std::to_string(ours[i].x) + ", hb-shape has " +
                   std::to_string(theirs[i].id) + " at " + std::to_string(theirs[i].x);
        }
    }
    return {};
}

/// Shapes texts, asks the judge about all of them at once, then compares.
class Court {
  public:
    std::size_t runs_of(const std::string& text, const TextStyle& style)
    {
        const TextSpan span{text, style};
        return fonts::shape({&span, 1}, *shaper.catalogue, shaper.scratch)->runs.size();
    }

    void hear(std::span<const TextSpan> spans)
    {
        Judged judged{fonts::shape(spans, *shaper.catalogue, shaper.scratch), {}};
        for (const auto& run : judged.paragraph->runs) {
            judged.jobs.push_back(judge_.add(*judged.paragraph, run));
            files_.insert(judged.paragraph->faces[run.face]->file());
        }
        cases_.push_back(std::move(judged));
    }

    void hear(const std::string& text, const TextStyle& style)
    {
        const TextSpan span{text, style};
        hear({&span, 1});
    }

    /// Fails a check for each paragraph that differs.
    void judge(const std::string& name)
    {
        judge_.run();
        std::size_t runs = 0;
        std::size_t wrong = 0;
        for (const auto& judged : cases_) {
            runs += judged.jobs.size();
            const std::string found = difference_of(judged);
            if (!found.empty()) {
                ++wrong;
                FAIL_CHECK(judged.paragraph->styles.front().language
                           << ": " << judged.paragraph->text << ": " << found);
            }
        }
        std::cout << name << ": " << cases_.size() << " texts, " << runs << " runs, " << wrong
                  << " differ, " << judge_.processes() << " processes" << std::endl;
    }

    std::size_t heard() const { return cases_.size(); }
    const std::set<std::filesystem::path>& files() const { return files_; }
    support::Shaper shaper;

  private:
    std::string difference_of(const Judged& judged)
    {
        constexpr double size = 10;
        const Paragraph& paragraph = *judged.paragraph;
        for (std::size_t i = 0; i < judged.jobs.size(); ++i) {
            const auto found =
                difference(paragraph, paragraph.runs[i], judge_.glyphs(judged.jobs[i]));
            if (!found.empty()) {
                return "run " + std::to_string(i) + ": " + found;
            }
        }
        const bool spaced = std::ranges::any_of(
            paragraph.styles, [](const auto& style) { return style.letter_spacing_em != 0; });
        if (spaced) {
            return {}; // its advances are not the judge's
        }
        if (std::abs(judged_width(judged, judge_) - static_cast<double>(paragraph.width_em())) >
            1e-4 * std::max(1.0, static_cast<double>(paragraph.width_em()))) {
            return "is " + std::to_string(paragraph.width_em()) + " em wide, hb-shape says " +
                   std::to_string(judged_width(judged, judge_));
        }
        return place_difference(placed_line(paragraph, size, shaper.scratch),
                                judged_line(judged, judge_, size));
    }

    support::HbShape judge_;
    std::vector<Judged> cases_;
    std::set<std::filesystem::path> files_;
};

bool judge_is_missing()
{
    if (support::HbShape::available()) {
        return false;
    }
    WARN("skipped: hb-shape is not installed (Debian package libharfbuzz-bin)");
    return true;
}

/// Sentences for each script of the catalogue, with the family that has to show it.
struct Sentence {
    const char* text;
    const char* language;
};

constexpr Sentence sentences[]{
    {"Jangan serahkan paspor Anda. Tanya dulu: AVA, Wakil, fi, ffl!", "id"},
    {"Haꞌu lia diꞌa-diꞌak, ꞋAta saaꞌ-saaꞌ nebé tenke hatene.", "tet-ID"},
    {"Au ꞌroo ꞌnao, Uab Metô, dꞌèno bꞌara ɓaku ɗue", "aoz"},
    {"Nga\u0303, karja\u0301 di luar negri\u0301; m\u0331b\u0327", "mkn"},
    {"اذهب إلى المكتب، لا تدفع لأحد. الله", "ar"},
    {"ڤرݢي كڤجابت، جاڠن سرهكن ڤاسڤورت", "ms-Arab"},
    {"ꦠꦏꦺꦴꦤ꧀ꦝꦶꦱꦶꦏ꧀꧈ꦒꦮꦤꦼꦤ꧀ꦭꦪꦁꦩꦸ꧉", "jv-Java"},
    {"ᬒᬁᬲ᭄ᬯᬲ᭄ᬢ᭄ᬬᬲ᭄ᬢᬸ᭞ᬲᬸᬓ᭄ᬱ᭄ᬫ᭟", "ban-Bali"},
    {"ᮘᮞ ᮞᮥᮔ᮪ᮓ ᮕᮀᮍᮜᮙᮔ᮪ ᮊᮛ᮪ᮒ", "su-Sund"},
    {"ᨅᨔ ᨕᨘᨁᨗ ᨒᨚᨈᨑ ᨆᨀᨔᨔ", "bug-Bugi"},
    {"ទៅការិយាល័យ។ យកឯកសាររបស់អ្នក។", "km"},
    {"သင့်စာရွက်စာတမ်းများကို ယူလာပါ။ ကြိုတင်မေးပါ။", "my"},
    {"ไปที่สำนักงานและนำเอกสารของคุณไปด้วย น้ำ ปี่", "th"},
    {"আপনার কাগজপত্র সঙ্গে রাখুন। কর্মী ক্ষতি", "bn"},
    {"உங்கள் ஆவணங்களை எடுத்துச் செல்லுங்கள் ஸ்ரீ", "ta"},
    {"अपने दस्तावेज़ अपने पास रखें। कर्मचारी क्षति", "hi"},
    {"☎ ⚠ ✗ ☎⚠", "id"},
    // Languages for which a face has letters of its own.
    {"शल झाड ५८", "mr"},
    {"ấn tượng ề, số điện thoại", "vi"},
};

std::vector<TextStyle> all_styles(const std::string& language)
{
    std::vector<TextStyle> styles;
    for (const Weight weight : {Weight::Regular, Weight::Bold}) {
        for (const Slant slant : {Slant::Upright, Slant::Italic}) {
            TextStyle style;
            style.language = language;
            style.weight = weight;
            style.slant = slant;
            styles.push_back(style);
        }
    }
    return styles;
}

} // namespace

TEST_CASE("every face of the catalogue shapes its scripts as hb-shape does",
          "[fonts][shape][oracle]")
{
    if (judge_is_missing()) {
        return;
    }
    Court court;
    for (const auto& sentence : sentences) {
        for (const auto& style : all_styles(sentence.language)) {
            court.hear(sentence.text, style);
        }
    }
    court.judge("one sentence a script");
    for (const auto& file : court.shaper.catalogue->files()) {
        INFO(file << " was used by no sentence");
        CHECK(court.files().contains(file));
    }
}

TEST_CASE("paragraphs of several scripts, directions and styles are shaped as hb-shape does",
          "[fonts][shape][oracle][bidi]")
{
    if (judge_is_missing()) {
        return;
    }
    Court court;
    const Sentence mixed[]{
        {"اتصل بـ BP3MI على 0800-1000 الآن (مجاني).", "ar"},
        {"المكتب (Disnakertrans) مفتوح من 08.00 إلى 15.30؛ ١٢٣", "ar"},
        {"Kantor (المكتب) buka 08.00–15.30, hotline ไทย 1422.", "id"},
        {"ꦏꦤ꧀ꦠꦺꦴꦂ Disnakertrans ꧇꧑꧒꧙꧇ buka", "jv-Java"},
        {"ទៅ BP3MI ថ្ងៃចន្ទ 08:00 ☎ 129", "km"},
        {"☎ 129 ⚠ Awas: ဘာသာ, भाषा, ভাষা, மொழி", "id"},
        {"Lia \u2067سلام 12 abc\u2069 remata", "tet-ID"},
        {"🙂 tidak ada di muka huruf \U00013000.", "id"},
    };
    for (const auto& sentence : mixed) {
        const auto styles = all_styles(sentence.language);
        court.hear(sentence.text, styles.front());
        court.hear(sentence.text, styles.back());
    }
    TextStyle bold;
    bold.weight = Weight::Bold;
    TextStyle large_glottal;
    large_glottal.language = "tet-ID";
    large_glottal.features = "cv70=1";
    TextStyle spaced;
    spaced.letter_spacing_em = 0.1F;
    const TextSpan spans[]{{"Jangan ", {}},     {"bayar", bold},
                           {" dulu, ", {}},     {"saaꞌ-saaꞌ", large_glottal},
                           {" fi AVA", spaced}, {"!", {}}};
    court.hear(spans);
    TextStyle arabic;
    arabic.language = "ar";
    TextStyle bold_arabic = arabic;
    bold_arabic.weight = Weight::Bold;
    const TextSpan joined[]{{"المك", arabic}, {"تب", bold_arabic}, {" مفتوح", arabic}};
    court.hear(joined);
    court.judge("mixed paragraphs");
}

TEST_CASE("the declaration of human rights is shaped as hb-shape does",
          "[fonts][shape][oracle][data]")
{
    if (judge_is_missing()) {
        return;
    }
    if (!std::filesystem::exists(support::declaration_folder())) {
        WARN("skipped: no test data in build/data (.ci/data fetches it)");
        return;
    }
    constexpr Sentence translations[]{
        {"ind", "id"},    {"eng", "en"},  {"jav", "jv"}, {"jav_java", "jv-Java"},
        {"sun", "su"},    {"tet", "tdt"}, {"arb", "ar"}, {"mly_arab", "ms-Arab"},
        {"urd", "ur"},    {"khm", "km"},  {"mya", "my"}, {"tha", "th"},
        {"ben", "bn"},    {"tam", "ta"},  {"hin", "hi"}, {"por_PT", "pt"},
        {"hau_NG", "ha"},
    };
    // A text of several runs costs the judge one process a run.
    constexpr std::size_t most_runs = 16;
    Court court;
    for (const auto& translation : translations) {
        TextStyle style;
        style.language = translation.language;
        std::size_t runs = 0;
        for (const auto& text : support::read_declaration(translation.text)) {
            style.weight = style.weight == Weight::Bold ? Weight::Regular : Weight::Bold;
            const auto count = court.runs_of(text, style);
            if (count == 1 || runs + count <= most_runs) {
                court.hear(text, style);
                runs += count == 1 ? 0 : count;
            }
        }
    }
    court.judge("declaration of human rights");
    CHECK(court.heard() > 700);
}
