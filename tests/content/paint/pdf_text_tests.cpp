#include "content/paint/write_pdf.hpp"

#include "content/model/files.hpp"
#include "fonts/paragraph.hpp"
#include "fonts/place.hpp"
#include "fonts/wrap.hpp"
#include "tests/content/paint/pixels.hpp"
#include "tests/support/declarations.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <string>
#include <vector>

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>
#endif

namespace {

constexpr double page_width = 6000; ///< pdftotext drops what leaves the page: wide enough.
constexpr double size = 20;
constexpr double line_height = 40;
constexpr std::size_t paragraph_count = 12;
constexpr std::size_t longest_bytes = 450;

/// Hausa beside the measured sets: hooked letters.
std::vector<support::TextSet> sets()
{
    std::vector<support::TextSet> all(support::text_sets.begin(), support::text_sets.end());
    all.push_back({"hau_NG", "ha", "Latn", "Andika"});
    std::erase_if(all, [](const support::TextSet& set) { return set.name == std::string("jav"); });
    return all;
}

std::vector<std::string> first_paragraphs(const support::TextSet& set)
{
    auto texts = support::read_declaration(set.name);
    std::erase_if(texts, [](const std::string& text) { return text.size() > longest_bytes; });
    texts.resize(std::min(texts.size(), paragraph_count));
    return texts;
}

/// Every paragraph on a line of its own.
layout::DisplayList set_lines(const std::vector<std::string>& texts, const std::string& language,
                              const fonts::FontCatalogue& catalogue)
{
    fonts::TextScratch scratch;
    fonts::TextStyle style;
    style.language = language;
    auto list = support::square_sheet(page_width);
    double baseline = 0;
    for (const auto& text : texts) {
        baseline += line_height;
        const fonts::TextSpan span{text, style};
        const auto paragraph = fonts::shape({&span, 1}, catalogue, scratch);
        const auto lines = fonts::wrap(*paragraph, static_cast<float>(page_width / size), scratch);
        REQUIRE(lines.size() == 1);
        const fonts::LineBox line = lines.front();
        std::vector<fonts::GlyphRun> runs;
        fonts::place(*paragraph, line, {size, 0, page_width, baseline, fonts::Align::Start},
                     scratch, runs);
        for (auto& run : runs) {
            support::add(list, layout::GlyphRunItem{std::move(run), {}}, layout::Role::Body);
        }
    }
    return list;
}

/// Cairo 1.16 itself loses 768 bytes when it subsets a CFF font, which of all our faces only the
/// Chinese one is. Everything else stays watched.
class AllowCairoLeak {
  public:
    explicit AllowCairoLeak(bool allowed) : allowed_(allowed) { tell(true); }
    ~AllowCairoLeak() { tell(false); }
    AllowCairoLeak(const AllowCairoLeak&) = delete;
    AllowCairoLeak& operator=(const AllowCairoLeak&) = delete;

  private:
    void tell([[maybe_unused]] bool begins) const
    {
#ifdef __SANITIZE_ADDRESS__
        if (allowed_) {
            begins ? __lsan_disable() : __lsan_enable();
        }
#endif
    }
    [[maybe_unused]] bool allowed_;
};

std::string read_back(const layout::DisplayList& list)
{
    paint::Painter painter{paint::PictogramSet("no-such-folder")};
    const paint::PdfPage page{&list, list.size, {}, 1};
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "text.pdf";
    content::write_file(file, paint::write_pdf({&page, 1}, {"Teks", "D:20261124000000Z"}, painter));
    const auto finished = support::run({"pdftotext", "-raw", "-enc", "UTF-8", file.string(), "-"});
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

bool is_dropped(UChar32 c)
{
    return u_isUWhiteSpace(c) != 0 || u_iscntrl(c) != 0 || (c >= 0x200B && c <= 0x200F) ||
           (c >= 0x202A && c <= 0x202E);
}

/// NFC code points without white space and marks of direction.
std::u32string bare(const std::string& text)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* nfc = icu::Normalizer2::getNFCInstance(status);
    const auto normal = nfc->normalize(icu::UnicodeString::fromUTF8(text), status);
    REQUIRE(U_SUCCESS(status));
    std::u32string code_points;
    for (std::int32_t at = 0; at < normal.length(); at = normal.moveIndex32(at, 1)) {
        if (!is_dropped(normal.char32At(at))) {
            code_points += static_cast<char32_t>(normal.char32At(at));
        }
    }
    return code_points;
}

/// Length of the longest common subsequence.
std::size_t count_kept(const std::u32string& written, const std::u32string& read)
{
    std::vector<std::size_t> row(read.size() + 1, 0);
    for (const char32_t letter : written) {
        std::size_t diagonal = 0;
        for (std::size_t i = 0; i < read.size(); ++i) {
            const std::size_t above = row[i + 1];
            row[i + 1] = letter == read[i] ? diagonal + 1 : std::max(above, row[i]);
            diagonal = above;
        }
    }
    return row.back();
}

std::u32string sorted(std::u32string text)
{
    std::ranges::sort(text);
    return text;
}

} // namespace

TEST_CASE("real text comes out of the PDF as it went in, in eleven languages", "[paint][pdf][data]")
{
    if (!std::filesystem::exists(support::declaration_folder())) {
        WARN("skipped: no test data in build/data (.ci/data fetches it)");
        return;
    }
    const auto catalogue = support::load_catalogue_with_han();
    for (const auto& set : sets()) {
        const auto texts = first_paragraphs(set);
        std::string all;
        for (const auto& text : texts) {
            all += text + "\n";
        }
        const auto written = bare(all);
        const AllowCairoLeak allow(std::string(set.name) == "cmn_hans");
        const auto read = bare(read_back(set_lines(texts, set.language, *catalogue)));
        const std::size_t kept = count_kept(written, read);
        INFO(set.name << ": " << kept << " of " << written.size() << " characters in order, "
                      << read.size() << " read");
        CHECK(texts.size() == paragraph_count);
        if (std::string(set.name) == "arb") {
            // pdftotext itself turns visual order back and moves a few signs; none is lost.
            CHECK(sorted(read) == sorted(written));
            CHECK(static_cast<double>(kept) >= 0.99 * static_cast<double>(written.size()));
        } else {
            CHECK(read == written);
        }
    }
}
