#include "fonts/fit.hpp"
#include "fonts/wrap.hpp"
#include "tests/fonts/shaping.hpp"
#include "tests/support/declarations.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace fonts;

namespace {

constexpr double size_step = 1.0 / 64.0; ///< Sizes come in these, rounded down.
constexpr double smallest = 1;
constexpr double largest = 400;

/// A heading and paragraphs below it, as on a poster: sizes, line heights and gaps differ, the
/// heading has two lines at most.
class Poster {
  public:
    Poster(const support::TextSet& set, const FontCatalogue& catalogue, TextScratch& scratch)
        : scratch_(scratch)
    {
        auto texts = support::read_declaration(set.name);
        texts.resize(8);
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const TextSpan span{texts[i], support::style_of(set)};
            paragraphs_.push_back(shape({&span, 1}, catalogue, scratch));
            FitBlock block;
            block.paragraph = paragraphs_.back().get();
            block.ratio = i == 0 ? 2.5F : i == 1 ? 1.25F : 1.0F;
            block.line_height_em = i == 0 ? 1.2F : 1.55F;
            block.gap_em = 0.35F * static_cast<float>(i);
            block.max_lines = i == 0 ? 2 : 0;
            blocks_.push_back(block);
            longest_piece_ = std::max(longest_piece_, static_cast<double>(block.ratio) *
                                                          longest_piece_em(*block.paragraph));
        }
    }

    double fit(double width, double height)
    {
        const auto found = fonts::fit(blocks_,
                                      {static_cast<float>(width), static_cast<float>(height),
                                       static_cast<float>(smallest), static_cast<float>(largest)},
                                      scratch_);
        return found.fits ? static_cast<double>(found.size) : 0;
    }

    /// What `fit` must find, the slow way, before rounding; 0 if there is none.
    double bisect(double width, double height)
    {
        was_halved_ = false;
        double low = smallest;
        double high = std::min(largest, width / longest_piece_);
        if (high < smallest || !fits(low, width, height)) {
            return 0;
        }
        if (fits(high, width, height)) {
            return high;
        }
        was_halved_ = true;
        for (int step = 0; step < 40; ++step) {
            const double middle = (low + high) / 2;
            (fits(middle, width, height) ? low : high) = middle;
        }
        return low;
    }

    /// Whether neither a long word nor the largest size decided the last `bisect`.
    bool was_halved() const { return was_halved_; }

  private:
    bool fits(double size, double width, double height)
    {
        double used = 0;
        for (const FitBlock& block : blocks_) {
            const double own = size * static_cast<double>(block.ratio);
            const auto lines = wrap(*block.paragraph, static_cast<float>(width / own), scratch_);
            if (block.max_lines != 0 && lines.size() > block.max_lines) {
                return false;
            }
            const double gap = &block == blocks_.data() ? 0 : static_cast<double>(block.gap_em);
            used += own * (gap + static_cast<double>(block.line_height_em) *
                                     static_cast<double>(lines.size()));
        }
        return used <= height;
    }

    TextScratch& scratch_;
    std::vector<std::shared_ptr<const Paragraph>> paragraphs_;
    std::vector<FitBlock> blocks_;
    double longest_piece_ = 0;
    bool was_halved_ = false;
};

/// How far the fitted size is from the steps of 1/64 below the exact size or a hundred-thousandth
/// beside it, in parts of the size.
double deviation(double fitted, double exact)
{
    double least = HUGE_VAL;
    for (const double side : {1 - 1e-5, 1.0, 1 + 1e-5}) {
        const double step = std::floor(exact * side / size_step) * size_step;
        least = std::min(least, std::abs(fitted - std::max(step, exact > 0 ? smallest : 0.0)));
    }
    return exact > 0 ? least / exact : fitted;
}

} // namespace

TEST_CASE("posters of ten languages get the largest size there is, in every box",
          "[fonts][fit][data]")
{
    if (!std::filesystem::exists(support::declaration_folder())) {
        WARN("skipped: no test data in build/data (.ci/data fetches it)");
        return;
    }
    support::Shaper shaper;
    int boxes = 0;
    int halved = 0;
    double worst = 0;
    for (const auto& set : support::text_sets) {
        if (set.script == std::string("Hani")) {
            continue; // its face is not in the catalogue of the programs
        }
        Poster poster(set, *shaper.catalogue, shaper.scratch);
        for (int width = 150; width <= 2400; width += 131) {
            for (int height = 100; height <= 1200; height += 67) {
                ++boxes;
                const double found = poster.fit(width, height);
                const double exact = poster.bisect(width, height);
                halved += poster.was_halved() ? 1 : 0;
                worst = std::max(worst, deviation(found, exact));
                INFO(set.name << ", " << width << " x " << height << ": fit " << found
                              << ", halving " << exact);
                CHECK(deviation(found, exact) == 0);
            }
        }
    }
    INFO(boxes << " boxes, " << halved << " limited by height, largest deviation " << worst);
    CHECK(boxes >= 3000);
    CHECK(halved >= 2000);
    CHECK(worst == 0);
}
