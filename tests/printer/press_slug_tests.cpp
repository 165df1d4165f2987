#include "printer/colour_bar.hpp"

#include "tests/printer/pdf_programs.hpp"
#include "tests/printer/plates.hpp"
#include "tests/printer/pressed_sheet.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using printer::Job;
using printer::PressOptions;
using support::ask;
using support::press_sheet;
using support::without_spaces;

namespace {

/// Percent of each ink.
using Recipe = std::array<double, 4>;

/// The left row of the colour bar: the inks, their overprints, their halves.
const std::vector<Recipe> process_row{{100, 0, 0, 0},   {0, 100, 0, 0},     {0, 0, 100, 0},
                                      {0, 0, 0, 100},   {100, 100, 0, 0},   {0, 100, 100, 0},
                                      {100, 0, 100, 0}, {100, 100, 100, 0}, {50, 0, 0, 0},
                                      {0, 50, 0, 0},    {0, 0, 50, 0},      {0, 0, 0, 50}};

/// The right row: greys of black and of three inks, then the guide's colours as a paper takes them.
std::vector<Recipe> guide_row(double limit)
{
    std::vector<Recipe> row{{0, 0, 0, 25}, {25, 19, 19, 0}, {0, 0, 0, 75}, {75, 66, 66, 0}};
    for (const char* name :
         {"nila", "kunyit", "cahaya", "kapas", "mengkudu", "daun", "arang", "arang_solid"}) {
        const auto& inks = support::plain_shop().guide->inks;
        const auto ink = std::ranges::find(inks, name, &content::Ink::name);
        REQUIRE(ink != inks.end());
        const auto sum = ink->cmyk[0] + ink->cmyk[1] + ink->cmyk[2] + ink->cmyk[3];
        row.push_back(sum > limit ? ink->newsprint.value() : ink->cmyk);
    }
    return row;
}

/// Plates and the lengths of their file in mm.
struct MeasuredPlates {
    support::Plates plates;
    double pixels_per_mm = 0;

    Recipe at(double x_mm, double y_mm) const
    {
        const auto column = static_cast<std::size_t>(x_mm * pixels_per_mm);
        const auto row = static_cast<std::size_t>(y_mm * pixels_per_mm);
        const auto place = row * plates.width + column;
        return {plates.cyan.at(place) / 2.55, plates.magenta.at(place) / 2.55,
                plates.yellow.at(place) / 2.55, plates.black.at(place) / 2.55};
    }
};

/// Patches side by side, bare paper before, behind and above: each is looked at near its four
/// corners.
void check_row(const MeasuredPlates& file, double left, double top, double side,
               const std::vector<Recipe>& row)
{
    const double edge = side / 8;
    const double right = left + side * static_cast<double>(row.size());
    for (std::size_t patch = 0; patch < row.size(); ++patch) {
        const double x = left + side * static_cast<double>(patch);
        for (const double column : {x + edge, x + side - edge}) {
            for (const double line : {top + edge, top + side - edge}) {
                const Recipe seen = file.at(column, line);
                for (std::size_t plate = 0; plate < seen.size(); ++plate) {
                    INFO("patch " << patch + 1 << ", plate " << plate);
                    CHECK(seen[plate] == Approx(row[patch][plate]).margin(0.6));
                }
            }
            CHECK(file.at(column, top - edge) == Recipe{});
        }
    }
    CHECK(file.at(left - edge, top + side / 2) == Recipe{});
    CHECK(file.at(right + edge, top + side / 2) == Recipe{});
}

std::optional<MeasuredPlates> measured(const std::string& pdf, int density)
{
    auto plates = support::separate(pdf, density);
    if (!plates) {
        WARN("no ghostscript: skipped");
        return std::nullopt;
    }
    return MeasuredPlates{std::move(*plates), density / 25.4};
}

/// What stands beyond the bleed of an A5 handbill.
struct InSlug {
    bool marks = false;
    bool bar = false;
    bool words = false;
    bool operator==(const InSlug&) const = default;
};

std::ostream& operator<<(std::ostream& out, const InSlug& seen)
{
    return out << "marks " << seen.marks << ", bar " << seen.bar << ", words " << seen.words;
}

/// Looks where they have to be: slug 10 mm, bleed 3 mm, trim 148 x 210 mm.
InSlug seen_around(const std::string& pdf, const MeasuredPlates& file)
{
    InSlug seen;
    const double upper_patches = 6.5;
    seen.bar = file.at(13 + 8 + 2.5, upper_patches) == Recipe{100, 0, 0, 0};
    const double pixels = file.pixels_per_mm;
    const auto crop_mark = file.plates.most_near(6.5 * pixels, (13 + 210) * pixels, 1);
    seen.marks = *std::ranges::min_element(crop_mark) > 200;
    const auto open = ask(pdf, {"qpdf", "--qdf"}, {"-"});
    CHECK((open.find("/Separation") != std::string::npos) == seen.marks);
    seen.words =
        without_spaces(ask(pdf, {"pdftotext"}, {"-"})).find("skala1:1") != std::string::npos;
    return seen;
}

} // namespace

TEST_CASE("the colour bar has every patch in its place and its inks, 5 mm or on a billboard 30",
          "[printer][press][slug][plates]")
{
    struct Case {
        const char* format;
        double ink_limit;
        double scale;
        double trim_left; ///< mm of the finished sheet from the page's left, bleed and slug,
        double trim_right;
        double slug;
        double growth; ///< Of the marks: six where the slug is 40 mm.
        int density;
    };
    for (const Case& one : {Case{"poster-a2", 300, 1, 15, 435, 10, 1, 72},
                            Case{"baliho-6x4", 260, 0.1, 70, 6070, 40, 6, 144}}) {
        INFO(one.format);
        const auto file =
            measured(press_sheet({"official-way", one.format, "id", {}}).pdf, one.density);
        if (!file) {
            return;
        }
        const double side = 5 * one.growth * one.scale;
        const double from_edge = 8 * one.growth * one.scale; // crop marks stand there
        const double top = (one.slug - 1) * one.scale - side;
        check_row(*file, one.trim_left * one.scale + from_edge, top, side, process_row);
        const auto inks = guide_row(one.ink_limit);
        check_row(*file,
                  one.trim_right * one.scale - from_edge - side * static_cast<double>(inks.size()),
                  top, side, inks);
    }
}

TEST_CASE("marks, bar or slug go where a shop forbids them, and the others stay",
          "[printer][press][slug][plates]")
{
    struct Case {
        PressOptions options;
        InSlug left;
    };
    PressOptions no_marks;
    no_marks.marks = false;
    PressOptions no_bar;
    no_bar.bar = false;
    PressOptions no_slug;
    no_slug.slug = false;
    PressOptions bare = no_marks;
    bare.bar = false;
    bare.slug = false;
    for (const Case& one : {Case{{}, {true, true, true}}, Case{no_marks, {false, true, true}},
                            Case{no_bar, {true, false, true}}, Case{no_slug, {true, true, false}},
                            Case{bare, {false, false, false}}}) {
        const auto sheet = press_sheet({"official-way", "handbill-a5", "id", {}}, one.options);
        const auto file = measured(sheet.pdf, 100);
        if (!file) {
            return;
        }
        CHECK(seen_around(sheet.pdf, *file) == one.left);
    }
}

TEST_CASE("the slug says what the file is", "[printer][press][slug]")
{
    const auto words =
        ask(press_sheet({"official-way", "poster-a3", "id", {}}).pdf, {"pdftotext"}, {"-"});
    CHECK_THAT(without_spaces(words), Contains("skala1:1") && Contains("lebihan3mm") &&
                                          Contains("profilISOCoatedv2300%(basICColor)") &&
                                          Contains("tintamaks.300%") && Contains("atas"));
}
