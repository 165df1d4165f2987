#include "fonts/fit.hpp"
#include "fonts/place.hpp"
#include "fonts/wrap.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <barrier>
#include <thread>
#include <vector>

using namespace fonts;

namespace {

using Paragraphs = std::vector<std::shared_ptr<const Paragraph>>;

/// All that a text comes to, for comparison between threads.
struct Outcome {
    std::vector<LineBox> lines;
    std::vector<float> numbers;
    std::vector<std::uint32_t> glyphs;

    bool operator==(const Outcome&) const = default;
};

Paragraphs shape_samples(const FontCatalogue& catalogue, TextScratch& scratch)
{
    Paragraphs paragraphs;
    for (const auto& sample : support::samples) {
        for (const Weight weight : {Weight::Regular, Weight::Bold}) {
            TextStyle style;
            style.language = sample.language;
            style.weight = weight;
            const TextSpan span{sample.text, style};
            paragraphs.push_back(shape({&span, 1}, catalogue, scratch));
        }
    }
    return paragraphs;
}

void add_outcome(const Paragraph& paragraph, TextScratch& scratch, Outcome& outcome)
{
    for (float width = 1; width < 20; width += 3.7F) {
        const auto wrapped = wrap(paragraph, width, scratch);
        const std::vector<LineBox> lines(wrapped.begin(), wrapped.end());
        outcome.lines.insert(outcome.lines.end(), lines.begin(), lines.end());
        std::vector<GlyphRun> runs;
        for (const LineBox& line : lines) {
            place(paragraph, line, {12, 0, 200, 20, Align::Justify}, scratch, runs);
        }
        for (const GlyphRun& run : runs) {
            for (const auto& glyph : run.glyphs) {
                outcome.glyphs.push_back(glyph.id);
                outcome.numbers.push_back(static_cast<float>(glyph.x));
            }
        }
    }
    const FitBlock block{&paragraph, 1.0F, 1.5F, 0.0F, 0};
    outcome.numbers.push_back(fit({&block, 1}, {400, 200, 1, 300}, scratch).size);
}

} // namespace

TEST_CASE("four threads share a catalogue and its paragraphs and find the same lines",
          "[fonts][threads]")
{
    constexpr std::size_t count = 4;
    const auto catalogue = FontCatalogue::load(PELITA_SOURCE_DIR "/fonts/catalogue.toml");
    std::array<Paragraphs, count> paragraphs;
    std::array<Outcome, count> outcomes;
    std::barrier all(static_cast<std::ptrdiff_t>(count));
    std::vector<std::thread> threads;
    for (std::size_t own = 0; own < count; ++own) {
        threads.emplace_back([&, own] {
            TextScratch scratch;
            all.arrive_and_wait(); // faces are opened and first shaped at once
            paragraphs[own] = shape_samples(*catalogue, scratch);
            all.arrive_and_wait();
            for (std::size_t i = 0; i < count; ++i) {
                for (const auto& paragraph : paragraphs[i]) {
                    add_outcome(*paragraph, scratch, outcomes[own]);
                }
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    CHECK(outcomes[0].glyphs.size() > 1000);
    for (const Outcome& outcome : outcomes) {
        CHECK((outcome == outcomes[0]));
    }
    CHECK(catalogue->other_versions().empty());
}
