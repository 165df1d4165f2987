#include "printer/register.hpp"

#include "content/model/files.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/printer_program.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

/// An office with a guide of its own that prints sheets and enters them.
class Office {
  public:
    Office() { fs::copy(support::approved_guide(), guide_, fs::copy_options::recursive); }

    support::Finished printer(const std::vector<std::string>& words,
                              const std::string& locale = "C") const
    {
        return support::run_printer(guide_, words, {"LC_ALL=" + locale});
    }

    fs::path press_file(const std::string& name) const
    {
        const fs::path file = folder_.path() / name;
        const auto made = printer({"render", "--poster", "under-18", "--format", "poster-a4",
                                   "--lang", "id", "--out", file.string()});
        INFO(made.err);
        REQUIRE(made.exit_code == 0);
        return file;
    }

    support::Finished enter(const std::vector<fs::path>& files,
                            const std::string& place = "Balai desa Oesapa",
                            const std::string& locale = "C") const
    {
        std::vector<std::string> words{"register"};
        for (const auto& file : files) {
            words.push_back(file.string());
        }
        words.insert(words.end(), {"--place", place, "--copies", "12", "--by", "dinas"});
        return printer(words, locale);
    }

    std::string register_text() const
    {
        const auto file = guide_ / "reviews/prints.tsv";
        return fs::exists(file) ? content::read_file(file) : "";
    }

    const fs::path& guide() const { return guide_; }

  private:
    support::TemporaryFolder folder_;
    fs::path guide_ = folder_.path() / "guide";
};

} // namespace

TEST_CASE("a sheet that was printed is entered and found again when its number changes",
          "[printer][register]")
{
    const Office office;
    const auto file = office.press_file("sheet.pdf");
    const auto entered = office.enter({file});
    INFO(entered.err);
    REQUIRE(entered.exit_code == 0);
    CHECK_THAT(entered.out, Contains("prints entered in reviews/prints.tsv: 1\n"));
    CHECK_THAT(
        office.register_text(),
        Contains("\tunder-18\tposter-a4\tid\tBalai desa Oesapa\t12\tdinas\t2026-11-24T00:00Z\t"));

    const auto before = office.printer({"recall", "hotline_home"});
    CHECK(before.exit_code == 0);
    CHECK_THAT(before.out, Contains("Balai desa Oesapa") && Contains("still holds"));
    auto contacts = content::read_file(office.guide() / "contacts.toml");
    const auto number = contacts.find("\"0800-1000\"");
    REQUIRE(number != std::string::npos);
    content::write_file(office.guide() / "contacts.toml",
                        contacts.replace(number, 11, "\"0800-1001\""));
    CHECK_THAT(office.printer({"recall", "hotline_home"}).out,
               Contains("Balai desa Oesapa") && Contains("CHANGED since"));
}

TEST_CASE("a file that is not the one that was judged, or has no report, is not entered, nor what "
          "comes with it",
          "[printer][register]")
{
    const Office office;
    const auto good = office.press_file("good.pdf");
    const auto changed = office.press_file("changed.pdf");
    content::append_file(changed, "%\n");
    const auto said = office.enter({good, changed});
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err, Contains("changed.pdf: it is not the file that was judged") &&
                             Contains("Nothing was entered"));
    const auto alone = office.press_file("alone.pdf");
    fs::remove(office.guide().parent_path() / "alone.preflight.json");
    CHECK_THAT(office.enter({alone}).err, Contains("there is no alone.preflight.json beside it"));
    const auto spoilt = office.press_file("spoilt.pdf");
    content::write_file(office.guide().parent_path() / "spoilt.preflight.json", "{}");
    CHECK_THAT(office.enter({spoilt}).err, Contains("is not one that pelita-printer wrote"));
    CHECK(office.register_text().empty());
}

TEST_CASE("a TIFF is entered like a PDF, and the panels of one board are one print",
          "[printer][register][tiff]")
{
    const Office office;
    const auto file = office.press_file("sheet.tif");
    REQUIRE(office.enter({file}).exit_code == 0);
    CHECK_THAT(office.printer({"recall", "hotline_home"}).out, Contains("Balai desa Oesapa"));
    const auto changed = office.press_file("changed.tif");
    content::append_file(changed, "x");
    CHECK_THAT(office.enter({changed}).err, Contains("it is not the file that was judged"));

    const auto folder = office.guide().parent_path();
    const auto leaflet =
        office.printer({"render", "--poster", "papers-checklist", "--format", "leaflet-a4",
                        "--lang", "id", "--out", (folder / "leaflet.tiff").string()});
    INFO(leaflet.err);
    REQUIRE(leaflet.exit_code == 0);
    const auto both = office.enter({folder / "leaflet-1.tiff", folder / "leaflet-2.tiff"});
    INFO(both.err);
    REQUIRE(both.exit_code == 0);
    CHECK_THAT(both.out, Contains("prints.tsv: 1\n"));
    CHECK(std::ranges::count(office.register_text(), '\n') == 2);
    const auto again = office.enter({folder / "leaflet-2.tiff"}); // The second alone is the same.
    CHECK(again.exit_code == 1);
    CHECK_THAT(again.err, Contains("entered already"));
}

TEST_CASE("a PDF and a TIFF of one name are entered as the two prints they are",
          "[printer][register][tiff]")
{
    const Office office;
    const auto pdf = office.press_file("sheet.pdf");
    const auto tiff = office.press_file("sheet.tif");
    const auto entered = office.enter({pdf, tiff});
    INFO(entered.err);
    CHECK(entered.exit_code == 0);
    CHECK_THAT(entered.out, Contains("prints.tsv: 2\n"));
    fs::remove(office.guide().parent_path() / "sheet.tif.preflight.json");
    CHECK_THAT(office.enter({tiff}, "Pasar Kupang").err,
               Contains("there is no sheet.tif.preflight.json beside it"));
}

TEST_CASE("a place with a tab, no copies and a missing file are said", "[printer][register]")
{
    const Office office;
    const auto file = office.press_file("sheet.pdf");
    CHECK(office.enter({file}, "Oesapa\tbalai").exit_code == 2);
    CHECK(office.enter({file}, "").exit_code == 2);
    CHECK(office.enter({office.guide() / "none.pdf"}).exit_code == 3);
    CHECK(office.printer({"register", file.string(), "--place", "x", "--copies", "0", "--by", "y"})
              .exit_code == 2);
    CHECK(office.register_text().empty());
}

TEST_CASE("the office on a sheet is recalled like its number", "[printer][register]")
{
    const Office office;
    const auto file = office.guide().parent_path() / "office.pdf";
    const auto made =
        office.printer({"render", "--poster", "under-18", "--format", "poster-a4", "--lang", "id",
                        "--place", "bp3mi_ntt", "--out", file.string()});
    INFO(made.err);
    REQUIRE(made.exit_code == 0);
    REQUIRE(office.enter({file}).exit_code == 0);
    CHECK_THAT(office.printer({"recall", "bp3mi_ntt"}).out, Contains("Balai desa Oesapa"));
}

TEST_CASE("to enter a print makes no sheet old, and no print is entered twice in a minute",
          "[printer][register]")
{
    const Office office;
    const auto file = office.press_file("sheet.pdf");
    REQUIRE(office.enter({file}).exit_code == 0);
    CHECK_THAT(office.printer({"preflight", file.string()}).out, Contains("not judged: 0"));
    const auto again = office.enter({file});
    CHECK(again.exit_code == 1);
    CHECK_THAT(again.err, Contains("entered already"));
    CHECK(std::ranges::count(office.register_text(), '\n') == 1);
    CHECK(office.enter({file}, "Bal\xe9").exit_code == 2);
}

TEST_CASE("recall gives no answer from a guide that cannot be read whole", "[printer][recall]")
{
    const Office office;
    REQUIRE(office.enter({office.press_file("sheet.pdf")}).exit_code == 0);
    content::append_file(office.guide() / "contacts.toml", "[broken\n");
    const auto said = office.printer({"recall", "hotline_home"});
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.err, Contains("mend them first"));
    CHECK(said.out.empty());
    fs::remove(office.guide() / "guide.toml");
    CHECK(office.enter({office.guide().parent_path() / "sheet.pdf"}).exit_code == 2);
}

TEST_CASE("who works in Indonesian is answered in Indonesian by register and recall",
          "[printer][register][recall]")
{
    const Office office;
    const std::string locale = "id_ID.UTF-8";
    const auto file = office.press_file("sheet.pdf");
    const auto changed = office.press_file("changed.pdf");
    content::append_file(changed, "%\n");
    CHECK_THAT(office.enter({changed}, "Balai desa", locale).err,
               Contains("ini bukan berkas yang sudah diperiksa") &&
                   Contains("Tidak ada yang dicatat."));
    CHECK_THAT(office.enter({file}, "Balai\tdesa", locale).err,
               Contains("ditulis dalam satu baris"));
    CHECK_THAT(office.enter({file}, "Balai desa", locale).out,
               Contains("cetakan yang dicatat di reviews/prints.tsv: 1\n"));
    CHECK_THAT(office.enter({file}, "Balai desa", locale).err,
               Contains("sudah tercatat") && Contains("Tidak ada yang dicatat."));
    CHECK_THAT(office.printer({"recall", "hotline_home"}, locale).out,
               Contains("masih berlaku") && Contains("1 cetakan, 12 lembar seluruhnya"));
    CHECK_THAT(office.printer({"recall", "nomor_siapa"}, locale).err,
               Contains("bukan fakta atau kontak dalam panduan"));
    fs::remove(office.guide().parent_path() / "sheet.preflight.json");
    CHECK_THAT(office.enter({file}, "Balai desa", locale).err,
               Contains("tidak ada sheet.preflight.json di sampingnya"));
    content::append_file(office.guide() / "contacts.toml", "[broken\n");
    CHECK_THAT(office.printer({"recall", "hotline_home"}, locale).err,
               Contains("Panduan ini masih salah"));
    fs::remove(office.guide() / "guide.toml");
    CHECK_THAT(office.enter({file}, "Balai desa", locale).err, Contains("bukan panduan"));
}
