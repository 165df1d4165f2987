#include "content/model/files.hpp"
#include "tests/printer/pdf_programs.hpp"
#include "tests/printer/read_tiff.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/printer_program.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using Catch::Matchers::Contains;

namespace {

/// How the program ends when it makes a handbill while the environment says this date.
support::Finished render_dated(const std::filesystem::path& out, const std::string& epoch)
{
    return support::run_printer(support::approved_guide(),
                                {"render", "--poster", "under-18", "--format", "handbill-a5",
                                 "--lang", "id", "--out", out.string()},
                                {"SOURCE_DATE_EPOCH=" + epoch, "TZ=Asia/Makassar"});
}

} // namespace

TEST_CASE("a date from the environment stands in file, XMP, slug and papers alike",
          "[printer][date]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "lembar.pdf";
    // 20:30:07 of the last day of 2024, UTC: in Kupang it is the next year already.
    const auto made = render_dated(file, "1735677007");
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    const auto pdf = content::read_file(file);
    CHECK_THAT(pdf, Contains("/CreationDate (D:20241231203007Z)") &&
                        Contains("/ModDate (D:20241231203007Z)") &&
                        Contains("<xmp:CreateDate>2024-12-31T20:30:07Z") &&
                        Contains("<xmp:ModifyDate>2024-12-31T20:30:07Z") &&
                        Contains("<xmp:MetadataDate>2024-12-31T20:30:07Z"));
    CHECK_THAT(support::ask(pdf, {"pdftotext"}, {"-"}), Contains("isi 31-12-2024"));
    const auto ticket = content::read_file(folder.path() / "lembar_tiket.pdf");
    CHECK_THAT(support::ask(ticket, {"pdftotext"}, {"-"}), Contains("Isi per 31-12-2024"));
    CHECK_THAT(support::ask(ticket, {"pdfinfo", "-rawdates"}),
               Contains("CreationDate:    ") && Contains("20241231203007Z"));
    const auto json =
        nlohmann::json::parse(content::read_file(folder.path() / "lembar_tiket.json"));
    CHECK(json["content_date"] == "2024-12-31");
}

TEST_CASE("a TIFF has the date of the environment too", "[printer][date][tiff]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "lembar.tif";
    REQUIRE(render_dated(file, "1735677007").exit_code == 0);
    CHECK_THAT(content::read_file(file), Contains("2024:12:31 20:30:07"));
}

TEST_CASE("what is no date of the environment is refused and leaves no file", "[printer][date]")
{
    const support::TemporaryFolder folder;
    for (const char* epoch : {"", "besok", "1735677007x", "-1", "253402300800", "1e9"}) {
        const auto made = render_dated(folder.path() / "lembar.pdf", epoch);
        INFO("SOURCE_DATE_EPOCH=" << epoch << '\n' << made.err);
        CHECK(made.exit_code == 2);
        CHECK_THAT(made.err, Contains("SOURCE_DATE_EPOCH is \"" + std::string(epoch) + "\""));
        CHECK(support::files_in(folder.path()) == 0);
    }
}
