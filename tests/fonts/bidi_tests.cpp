#include "fonts/bidi.hpp"

#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

using namespace fonts;

/// The rules of UAX #9 are tested by text_conformance; here, that shaping keeps to them.
TEST_CASE("the runs of a paragraph have the levels of the bidi algorithm", "[fonts][bidi]")
{
    const support::Sample texts[]{
        {"Kantor (المكتب) buka 08.00–15.30, hotline ไทย 1422.", "id"},
        {"اتصل بـ BP3MI على 0800-1000 الآن (مجاني) 🙂.", "ar"},
        {"المكتب (Disnakertrans) مفتوح من 08.00 إلى 15.30؛ ١٢٣", "ar"},
        {"Lia \u2067dalam 12 abc\u2069 remata", "tet-ID"},
        {"satu \u202Edua tiga\u202C empat", "id"},
        {"huruf \uFB1D dan \uFEFB dan \U0001E900\U0001E901 12", "id"},
        {"tanda \u200F! dan \u061C? dan \u200E.", "id"},
        {"08.00 \u05D0-\u05D1 12%", "id"},
        {"Tanya dulu ke kantor desa (gratis).", "ar"},
        {"ke kantor", "ms-Arab"},
    };
    support::Shaper shaper;
    for (const auto& sample : texts) {
        const auto paragraph = shaper.shape(sample.text, sample.language);
        const auto base =
            paragraph->right_to_left() ? BaseDirection::RightToLeft : BaseDirection::LeftToRight;
        CHECK(paragraph->right_to_left() == is_right_to_left(sample.language));
        std::vector<std::uint8_t> expected;
        CHECK(bidi_levels(paragraph->text16, base, shaper.scratch, expected) ==
              paragraph->base_level);
        std::vector<std::uint8_t> found;
        for (const auto& run : paragraph->runs) {
            CHECK(run.begin == found.size());
            found.insert(found.end(), run.end - run.begin, run.level);
        }
        INFO(sample.language << ": " << sample.text);
        CHECK(found == expected);
    }
}

TEST_CASE("a paragraph starts from its first strong letter only when asked", "[fonts][bidi]")
{
    TextScratch scratch;
    std::vector<std::uint8_t> levels;
    const std::u16string text = u"12 \u05D0";
    CHECK(bidi_levels(text, BaseDirection::FirstStrong, scratch, levels) == 1);
    CHECK(levels == std::vector<std::uint8_t>{2, 2, 1, 1});
    CHECK(bidi_levels(text, BaseDirection::LeftToRight, scratch, levels) == 0);
    CHECK(levels == std::vector<std::uint8_t>{0, 0, 0, 1});
    CHECK(bidi_levels(u"", BaseDirection::RightToLeft, scratch, levels) == 1);
    CHECK(levels.empty());
}

TEST_CASE("visual order turns nested levels from the highest down", "[fonts][bidi]")
{
    std::vector<std::uint32_t> order;
    const std::vector<std::uint8_t> levels{0, 1, 1, 2, 2, 1, 0};
    visual_order(levels, order);
    CHECK(order == std::vector<std::uint32_t>{0, 5, 3, 4, 2, 1, 6});
    visual_order({}, order);
    CHECK(order.empty());
}
