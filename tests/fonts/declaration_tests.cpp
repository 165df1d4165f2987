#include "fonts/paragraph.hpp"
#include "fonts/wrap.hpp"
#include "tests/support/declarations.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// A translation of the declaration and the BCP 47 tag we shape it with.
struct Translation {
    const char* file;
    const char* language;
};

constexpr Translation translations[]{{"ind", "id"},           {"eng", "en"}, {"tet", "tdt"},
                                     {"arb", "ar"},           {"khm", "km"}, {"tha", "th"},
                                     {"jav_java", "jv-Java"}, {"hin", "hi"}, {"mya", "my"}};

/// Lines must tile the text: nothing lost, nothing twice, nothing wider than asked.
void check_lines(const fonts::Paragraph& paragraph, float width, fonts::TextScratch& scratch)
{
    const auto lines = fonts::wrap(paragraph, width, scratch);
    std::uint32_t at = 0;
    float widest = 0;
    for (const auto& line : lines) {
        CHECK(line.begin == at);
        CHECK(line.width_em <= width + 1e-3F);
        at = line.end_all;
        widest = std::max(widest, line.width_em);
    }
    CHECK(at == paragraph.length());
    const std::vector<fonts::LineBox> first(lines.begin(), lines.end());
    const auto again = fonts::wrap(paragraph, widest, scratch);
    CHECK(std::vector<fonts::LineBox>(again.begin(), again.end()) == first);
}

} // namespace

TEST_CASE("the declaration of human rights wraps without loss in nine languages",
          "[fonts][wrap][data]")
{
    if (!fs::exists(support::declaration_folder())) {
        WARN("skipped: no test data in build/data (.ci/data fetches it)");
        return;
    }
    const auto catalogue =
        fonts::FontCatalogue::load(support::source_dir() / "fonts/catalogue.toml");
    fonts::TextScratch scratch;
    int read = 0;
    for (const Translation& translation : translations) {
        const fs::path file =
            support::declaration_folder() / (std::string(translation.file) + ".html");
        if (!fs::exists(file)) {
            continue;
        }
        ++read;
        CAPTURE(translation.file);
        const auto paragraphs = support::read_declaration(translation.file);
        CHECK(paragraphs.size() > 20);
        for (const std::string& text : paragraphs) {
            fonts::TextSpan span{text, {}};
            span.style.language = translation.language;
            const auto paragraph = fonts::shape({&span, 1}, *catalogue, scratch);
            CAPTURE(text.substr(0, 60));
            CHECK(paragraph->missing().empty());
            // No narrower than the longest piece: words are not cut here.
            const float width = std::max(12.0F, fonts::longest_piece_em(*paragraph) + 0.01F);
            check_lines(*paragraph, width, scratch);
        }
    }
    CHECK(read >= 7);
}
