#include "printer/press_sheet.hpp"

#include "content/model/files.hpp"
#include "tests/printer/good_sheet.hpp"
#include "tests/printer/pressed_sheet.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace {

/// A page's pixels on a screen, three bytes each, as ghostscript shows what lies inside the bleed.
/// CMYK is shown through the profile the sheet was pressed with.
std::string shown_by_ghostscript(const std::string& pdf)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    const auto picture = folder.path() / "sheet.ppm";
    content::write_file(file, pdf);
    const std::string profile = support::coated_profile;
    const auto said = support::run(
        {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "--permit-file-read=" + profile,
         "-sDefaultCMYKProfile=" + profile, "-dUseBleedBox", "-dFirstPage=1", "-dLastPage=1",
         "-sDEVICE=ppmraw", "-r36", "-dTextAlphaBits=4", "-dGraphicsAlphaBits=4", "-o",
         picture.string(), file.string()});
    INFO(said.err << said.out);
    REQUIRE(said.exit_code == 0);
    return content::read_file(picture);
}

/// Root of the mean square of the differences of two pictures of one size, as a share of white.
double difference(const std::string& one, const std::string& other)
{
    REQUIRE(one.size() == other.size());
    double squares = 0;
    for (std::size_t at = 0; at < one.size(); ++at) {
        const double apart =
            static_cast<unsigned char>(one[at]) - static_cast<unsigned char>(other[at]);
        squares += apart * apart;
    }
    return std::sqrt(squares / static_cast<double>(one.size())) / 255;
}

} // namespace

TEST_CASE("a press file looks like its proof through the profile it names",
          "[printer][press][look]")
{
    if (!support::have_program("gs") || !std::filesystem::exists(support::coated_profile)) {
        WARN("no ghostscript or scribus-data: skipped");
        return;
    }
    for (const printer::Job& job : {printer::Job{"seven-steps", "poster-a4", "id", {}},
                                    printer::Job{"sweet-promises", "xbanner-60x160", "en", {}}}) {
        INFO(job.poster);
        const auto sheet = support::press_sheet(job);
        const double apart =
            difference(shown_by_ghostscript(sheet.rgb), shown_by_ghostscript(sheet.pdf));
        CHECK(apart <= 0.05); // PRINT.md 3, edge 8
        CHECK(apart > 0.001); // the profile took part
    }
}
