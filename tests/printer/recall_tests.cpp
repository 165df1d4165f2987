#include "printer/recall.hpp"

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using content::MessageLanguage;
using content::PrintHolds;
namespace fs = std::filesystem;

namespace {

/// Twelve posters in the port, with a help line on them.
content::Recalled port_posters(PrintHolds state)
{
    content::Print print;
    print.job_code = "B7QCRA";
    print.poster = "official-way";
    print.format = "poster-a2";
    print.languages = "mkn,id";
    print.place = "Pelabuhan Tenau";
    print.copies = 12;
    print.time = "2026-11-24T09:10Z";
    return {print, {{"hotline_home", state}}};
}

/// The guide of the tree with a register in which one line is of no use.
class RegisteredGuide {
  public:
    RegisteredGuide()
    {
        fs::copy(support::source_dir() / "content/guide", guide_, fs::copy_options::recursive);
        fs::create_directory(guide_ / "reviews");
        auto print = port_posters(PrintHolds::Yes).print;
        print.values = {{"hotline_home", "0000"}};
        content::write_file(guide_ / "reviews/prints.tsv", content::write_print_line(print));
    }

    support::Finished recall(const std::vector<std::string>& words) const
    {
        std::vector<std::string> all{"recall"};
        all.insert(all.end(), words.begin(), words.end());
        return support::run_printer(guide_, all);
    }

    const fs::path& path() const { return guide_; }

  private:
    support::TemporaryFolder folder_;
    fs::path guide_ = folder_.path() / "guide";
};

} // namespace

TEST_CASE("recall says where sheets hang, how many, and what no longer holds", "[printer][recall]")
{
    const auto found = {port_posters(PrintHolds::Changed), port_posters(PrintHolds::Yes)};
    CHECK(printer::recall_text(found, "hotline_home", MessageLanguage::English) ==
          "B7QCRA  official-way poster-a2 mkn,id, 12 copies, 2026-11-24: Pelabuhan Tenau\n"
          "        hotline_home: CHANGED since: take the sheet down or print it anew\n"
          "B7QCRA  official-way poster-a2 mkn,id, 12 copies, 2026-11-24: Pelabuhan Tenau\n"
          "        hotline_home: still holds\n"
          "2 prints, 24 copies in all\n");
    CHECK_THAT(printer::recall_text(found, "hotline_home", MessageLanguage::Indonesian),
               Contains("12 lembar") && Contains("SUDAH BERUBAH"));
    CHECK_THAT(printer::recall_text({}, "hotline_home", MessageLanguage::Indonesian),
               Contains("Tidak ada cetakan terdaftar yang memuat hotline_home"));
}

TEST_CASE("a changed number is recalled by its id and by the code on the sheet",
          "[printer][recall]")
{
    const RegisteredGuide guide;
    for (const std::string key : {"hotline_home", "B7QCRA"}) {
        const auto said = guide.recall({key});
        CHECK(said.exit_code == 0);
        CHECK_THAT(said.out, Contains("Pelabuhan Tenau") && Contains("CHANGED since"));
    }
    CHECK_THAT(guide.recall({"hotline_home", "--json"}).out,
               Contains("\"state\": \"changed\"") && Contains("\"copies\": 12"));
    const auto none = guide.recall({"disnakertrans"});
    CHECK(none.exit_code == 0);
    CHECK_THAT(none.out, Contains("No registered print"));
}

TEST_CASE("an unknown id, and a register that was damaged, are said and exit with 1",
          "[printer][recall]")
{
    const RegisteredGuide guide;
    const auto unknown = guide.recall({"hotline_hom"});
    CHECK(unknown.exit_code == 1);
    CHECK_THAT(unknown.err, Contains("\"hotline_hom\" is no fact or contact"));
    content::append_file(guide.path() / "reviews/prints.tsv", "B7QCRB\tcut\n");
    const auto damaged = guide.recall({"hotline_home"});
    CHECK(damaged.exit_code == 1);
    CHECK_THAT(damaged.err, Contains("reviews/prints.tsv:2:1: error K001"));
    CHECK_THAT(damaged.out, Contains("Pelabuhan Tenau"));
}
