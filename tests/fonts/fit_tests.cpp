#include "fonts/fit.hpp"

#include "fonts/wrap.hpp"
#include "tests/fonts/shaping.hpp"
#include "tests/support/declarations.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace {

constexpr double line_height = 1.5;
constexpr double size_step = 1.0 / 64.0; ///< Sizes come in these, rounded down.
constexpr double smallest = 1;
constexpr double largest = 1000;

/// The first paragraphs of the Indonesian declaration as one stack.
class Stack {
  public:
    Stack()
    {
        auto texts = support::read_declaration("ind");
        texts.resize(6);
        for (const auto& text : texts) {
            paragraphs_.push_back(shaper_.shape(text, "id"));
            fonts::FitBlock block;
            block.paragraph = paragraphs_.back().get();
            block.line_height_em = static_cast<float>(line_height);
            blocks_.push_back(block);
            longest_piece_ = std::max(
                longest_piece_, static_cast<double>(fonts::longest_piece_em(*paragraphs_.back())));
        }
    }

    fonts::FitResult fit(double width, double height)
    {
        const fonts::FitBox box{static_cast<float>(width), static_cast<float>(height),
                                static_cast<float>(smallest), static_cast<float>(largest)};
        return fonts::fit(blocks_, box, shaper_.scratch);
    }

    double height_at(double size, double width)
    {
        std::size_t lines = 0;
        for (const auto& paragraph : paragraphs_) {
            lines +=
                fonts::wrap(*paragraph, static_cast<float>(width / size), shaper_.scratch).size();
        }
        return static_cast<double>(lines) * line_height * size;
    }

    /// What `fit` must find, the slow way, before rounding.
    double bisect(double width, double height)
    {
        double low = smallest;
        double high = std::min(largest, width / longest_piece_);
        for (int step = 0; step < 40; ++step) {
            const double middle = (low + high) / 2;
            (height_at(middle, width) <= height ? low : high) = middle;
        }
        return low;
    }

  private:
    support::Shaper shaper_;
    std::vector<std::shared_ptr<const fonts::Paragraph>> paragraphs_;
    std::vector<fonts::FitBlock> blocks_;
    double longest_piece_ = 0;
};

/// Both round down to steps of 1/64. Where the size found by halving lies within 1e-5 of a step,
/// either side of it is right.
bool agrees(double fitted, double exact)
{
    const double below = std::floor(exact * (1 - 1e-5) / size_step) * size_step;
    const double above = std::floor(exact * (1 + 1e-5) / size_step) * size_step;
    return fitted == below || fitted == above;
}

} // namespace

TEST_CASE("the size that fit() finds is the largest there is, in every box", "[fonts][fit][data]")
{
    if (!std::filesystem::exists(support::declaration_folder())) {
        WARN("skipped: no test data in build/data (.ci/data fetches it)");
        return;
    }
    Stack stack;
    int boxes = 0;
    int differing = 0;
    for (int width = 200; width <= 3000; width += 37) {
        for (int height = 200; height <= 3000; height += 61) {
            ++boxes;
            const auto result = stack.fit(width, height);
            const auto size = static_cast<double>(result.size);
            const double exact = stack.bisect(width, height);
            if (!result.fits || !agrees(size, exact) ||
                stack.height_at(size, width) > height * (1 + 1e-6)) {
                ++differing;
                UNSCOPED_INFO(width << " x " << height << ": fit " << size << ", halving "
                                    << exact);
            }
        }
    }
    CHECK(boxes >= 3000);
    CHECK(differing == 0);
}
