#include "printer/sheet.hpp"

#include "content/model/program.hpp"

#include <catch2/catch.hpp>

namespace {

constexpr double hundredth = 0.01; // Of a point (PRINT.md 1, row 2).

content::FormatSpec spec(double width, double height, double bleed, double slug, int scale)
{
    content::FormatSpec spec;
    spec.id = "test";
    spec.width = width;
    spec.height = height;
    spec.bleed = {bleed, bleed, bleed, bleed};
    spec.slug = slug;
    spec.scale = scale;
    return spec;
}

printer::Sheet sheet_of(const content::FormatSpec& spec, std::optional<int> scale = {})
{
    return printer::make_sheet(layout::make_format(spec), scale);
}

} // namespace

TEST_CASE("an A3 sheet has its trim where PRINT.md says", "[printer][sheet]")
{
    const auto sheet = sheet_of(spec(297, 420, 3, 10, 1));
    CHECK(sheet.trim.left == Approx(36.85).margin(hundredth));
    CHECK(sheet.trim.right == Approx(878.74).margin(hundredth));
    CHECK(sheet.bleed.left == Approx(28.35).margin(hundredth));
}

TEST_CASE("an A2 sheet: trim, bleed all round, slug all round that", "[printer][sheet]")
{
    const auto sheet = sheet_of(spec(420, 594, 5, 10, 1));
    CHECK(sheet.trim.right - sheet.trim.left == Approx(1190.55).margin(hundredth));
    CHECK(sheet.trim.top - sheet.trim.bottom == Approx(1683.78).margin(hundredth));
    CHECK(sheet.trim.left - sheet.bleed.left == Approx(14.17).margin(hundredth));
    CHECK(sheet.bleed.left == Approx(28.35).margin(hundredth));
    CHECK(sheet.media.width.value() == Approx(1275.59).margin(hundredth));
    CHECK(sheet.media_box.top == Approx(1768.82).margin(hundredth));
    CHECK(sheet.origin.x.value() == Approx(sheet.trim.left));
}

TEST_CASE("a bleed that differs by side keeps the trim upright in the file", "[printer][sheet]")
{
    auto rollup = spec(850, 2000, 0, 10, 1);
    rollup.bleed = {20, 5, 150, 5};
    const auto sheet = sheet_of(rollup);
    CHECK(sheet.trim.bottom == Approx(160 * 72 / 25.4).margin(hundredth));
    CHECK(sheet.origin.y.value() == Approx(30 * 72 / 25.4).margin(hundredth));
    CHECK(sheet.media.height.value() ==
          Approx(sheet.origin.y.value() + sheet.trim.top).margin(hundredth));
}

TEST_CASE("a baliho is written at a tenth of its size", "[printer][sheet]")
{
    const auto sheet = sheet_of(spec(6000, 4000, 30, 40, 10));
    CHECK(sheet.denominator == 10);
    CHECK(sheet.trim.right - sheet.trim.left == Approx(600 * 72 / 25.4).margin(hundredth));
    CHECK(sheet.media.height.value() == Approx(414 * 72 / 25.4).margin(hundredth));
}

TEST_CASE("a scale that makes the page too long for a PDF is wrong usage", "[printer][sheet]")
{
    const auto baliho = spec(6000, 4000, 30, 40, 10);
    CHECK_THROWS_AS(sheet_of(baliho, 1), content::UsageError);
    CHECK(sheet_of(baliho, 2).denominator == 2);
    CHECK_NOTHROW(sheet_of(spec(5000, 1000, 20, 15, 1)));
}

TEST_CASE("scales are read as they are written", "[printer][sheet]")
{
    CHECK(printer::parse_scale("1:10") == 10);
    CHECK(printer::parse_scale("1:1") == 1);
    for (const char* wrong : {"1:3", "10", "1:010", "", "1:-1", "2:1"}) {
        CHECK_FALSE(printer::parse_scale(wrong).has_value());
    }
}
