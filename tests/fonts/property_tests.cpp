#include "tests/fonts/random_text.hpp"
#include "tests/fonts/shaping.hpp"
#include "tests/support/text_invariants.hpp"

#include <catch2/catch.hpp>
#include <unicode/unistr.h>
#include <unicode/unorm2.h>

#include <array>
#include <string>
#include <vector>

using namespace fonts;

namespace {

constexpr int rounds = 600;

/// Calls `check` with made-up paragraphs and a width that wraps them.
template <class Check>
void each_paragraph(std::uint32_t seed, const Check& check)
{
    support::Shaper shaper;
    support::RandomText random(seed);
    for (int round = 0; round < rounds; ++round) {
        const auto spans = random.spans();
        const auto paragraph = shape(spans, *shaper.catalogue, shaper.scratch);
        const float width = 0.5F + static_cast<float>(random.below(400)) / 16;
        CAPTURE(seed, round, width, paragraph->text);
        check(*paragraph, width, shaper.scratch);
    }
}

std::vector<LineBox> copy(std::span<const LineBox> lines)
{
    return {lines.begin(), lines.end()};
}

std::u16string normalised(std::u16string_view text, const UNormalizer2* form)
{
    UErrorCode status = U_ZERO_ERROR;
    std::u16string out(text.size() * 4 + 4, u'\0');
    const auto length =
        unorm2_normalize(form, text.data(), static_cast<std::int32_t>(text.size()), out.data(),
                         static_cast<std::int32_t>(out.size()), &status);
    REQUIRE(U_SUCCESS(status));
    out.resize(static_cast<std::size_t>(length));
    return out;
}

std::string to_utf8(std::u16string_view text)
{
    std::string out;
    return icu::UnicodeString(text.data(), static_cast<std::int32_t>(text.size()))
        .toUTF8String(out);
}

/// Composed text up to each line's end.
std::vector<std::u16string> line_ends(const Paragraph& paragraph, float width, TextScratch& scratch)
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* composed = unorm2_getNFCInstance(&status);
    std::vector<std::u16string> ends;
    for (const LineBox& line : wrap(paragraph, width, scratch)) {
        ends.push_back(
            normalised(std::u16string_view(paragraph.text16).substr(0, line.end_all), composed));
    }
    return ends;
}

} // namespace

TEST_CASE("a paragraph of any bytes keeps its text, in runs that tile it", "[fonts][shape]")
{
    support::Shaper shaper;
    support::RandomText random(1);
    for (int round = 0; round < rounds; ++round) {
        const auto spans = random.spans();
        std::string text;
        for (const auto& span : spans) {
            icu::UnicodeString::fromUTF8({span.text.data(), static_cast<int>(span.text.size())})
                .toUTF8String(text);
        }
        const auto paragraph = shape(spans, *shaper.catalogue, shaper.scratch);
        INFO("round " << round);
        CHECK(paragraph->text == text);
        CHECK(support::check_arrays(*paragraph) == "");
    }
}

TEST_CASE("lines of any text tile it, fit the width and stay when wrapped again", "[fonts][wrap]")
{
    each_paragraph(2, [](const Paragraph& paragraph, float width, TextScratch& scratch) {
        for (const float factor : {1.0F, 0.3F, 2.0F}) {
            CHECK(support::check_wrapping(paragraph, width * factor, scratch) == "");
        }
    });
}

TEST_CASE("balanced and even lines are as many as greedy ones, limited ones no more than asked",
          "[fonts][wrap]")
{
    std::uint32_t most = 0;
    each_paragraph(3, [&](const Paragraph& paragraph, float width, TextScratch& scratch) {
        most = most % 4 + 1;
        CHECK(support::check_other_wrappings(paragraph, width, most, scratch) == "");
    });
}

TEST_CASE("placed lines hold every byte once and as much width as wrapping measured",
          "[fonts][place]")
{
    std::uint32_t round = 0;
    each_paragraph(4, [&](const Paragraph& paragraph, float width, TextScratch& scratch) {
        const LinePlace where{12, 5, 300, 20, static_cast<Align>(round++ % 4)};
        for (const LineBox& line : copy(wrap(paragraph, width, scratch))) {
            CHECK(support::check_placed(paragraph, line, where, scratch) == "");
            CHECK(support::check_shaped_afresh(paragraph, line, support::Cuts::All, scratch) == "");
        }
        const LineBox ended = wrap_limited(paragraph, width, 2, scratch).back();
        CHECK(support::check_placed(paragraph, ended, where, scratch) == "");
        CHECK(support::check_shaped_afresh(paragraph, ended, support::Cuts::All, scratch) == "");
    });
}

TEST_CASE("a finger on the middle of a letter hits that letter", "[fonts][hit]")
{
    std::uint32_t round = 0;
    each_paragraph(5, [&](const Paragraph& paragraph, float width, TextScratch& scratch) {
        const LinePlace where{12, 5, 300, 20, static_cast<Align>(round++ % 4)};
        for (const LineBox& line : copy(wrap(paragraph, width, scratch))) {
            CHECK(support::check_hits(paragraph, line, where, scratch) == "");
        }
        const LineBox ended = wrap_limited(paragraph, width, 1, scratch).back();
        CHECK(support::check_hits(paragraph, ended, where, scratch) == "");
    });
}

TEST_CASE("what fit finds fits, cuts no word, and the next size does not fit", "[fonts][fit]")
{
    std::uint32_t most = 0;
    each_paragraph(6, [&](const Paragraph& paragraph, float width, TextScratch& scratch) {
        most = (most + 1) % 5;
        std::array<FitBlock, 2> blocks;
        blocks[0] = {&paragraph, 1.7F, 1.3F, 0.0F, most};
        blocks[1] = {&paragraph, 1.0F, 1.5F, 0.6F, 0};
        CHECK(support::check_fit(blocks, {width * 20, 260, 1, 200}, scratch) == "");
    });
}

TEST_CASE("composed and decomposed Latin is as wide and ends its lines alike", "[fonts][shape]")
{
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2* decomposed = unorm2_getNFDInstance(&status);
    const support::Alphabet accented{
        "mkn", {"á", "è", "ò", "ô", "ế", "ü", "ñ", "ç", "ꞌ", "ba", "rat", "nggu", "ẹ́"}};
    support::Shaper shaper;
    support::RandomText random(7);
    for (int round = 0; round < rounds; ++round) {
        const std::string text = random.sentence(accented, 1 + random.below(12));
        const auto one = shaper.shape(text, "mkn");
        const auto other = shaper.shape(to_utf8(normalised(one->text16, decomposed)), "mkn");
        CAPTURE(text);
        CHECK(other->text16.size() >= one->text16.size());
        CHECK(one->width_em() == Approx(other->width_em()).margin(1e-4));
        const float width = 2 + static_cast<float>(random.below(100)) / 8;
        CHECK(line_ends(*one, width, shaper.scratch) == line_ends(*other, width, shaper.scratch));
    }
}

TEST_CASE("splitting at line ends loses no text", "[fonts][shape]")
{
    const std::vector<std::string> ends{"\n", "\r\n", "\u0085", "\u2028", "\u2029"};
    support::Shaper shaper;
    support::RandomText random(8);
    for (int round = 0; round < rounds; ++round) {
        std::vector<std::string> wanted;
        std::string text;
        for (std::uint32_t left = 1 + random.below(5); left > 0; --left) {
            const auto& alphabet = support::alphabets()[random.below(support::alphabets().size())];
            wanted.push_back(random.sentence(alphabet, random.below(4)));
            text += wanted.back() + (left > 1 ? ends[random.below(ends.size())] : "");
        }
        std::vector<std::string> shaped;
        for (const auto line : split_lines(text)) {
            shaped.push_back(shaper.shape(std::string(line), "id")->text);
        }
        CAPTURE(text);
        CHECK(shaped == wanted);
    }
}
