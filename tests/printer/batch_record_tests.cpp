#include "printer/batch_record.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "printer/file_set.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printer_program.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace fs = std::filesystem;

namespace {

void write_record(const printer::JobFiles& files, const std::string& input,
                  const std::vector<printer::MadeFile>& made, const std::string& report = "{}")
{
    const auto record = printer::record_of(files, input, made, report);
    content::write_file(record.path, record.bytes);
}

/// A sheet's files as a first run left them.
class Made {
  public:
    Made() : files(printer::files_of(folder_.path(), "safe-home_poster-a2_id", printer::Judged::No))
    {
        content::write_file(files.pdf, "pdf");
        content::write_file(files.png, "png");
        write_record(files, "input", {{files.pdf, "pdf"}, {files.png, "png"}});
    }

    bool is_up_to_date(const std::string& record) const
    {
        content::write_file(files.record, record);
        return printer::is_up_to_date(files, "input");
    }

  private:
    support::TemporaryFolder folder_;

  public:
    printer::JobFiles files;
};

/// A workshop whose guide and fonts are files of the test, and a program to run it.
class Shop {
  public:
    Shop()
    {
        fs::create_directory(file("guide"));
        write("guide/guide.toml", "id = \"safe-migration\"\n");
        write("program", "first build");
        write("Andika.ttf", "first outlines");
        write("catalogue.toml",
              "[[face]]\nfamily = \"Andika\"\nweight = \"regular\"\nfile = \"Andika.ttf\"\n"
              "sha256 = \"0\"\nscripts = [\"Latn\"]\n");
    }

    fs::path file(const std::string& name) const { return folder_.path() / name; }
    void write(const std::string& name, const std::string& text) const
    {
        content::write_file(file(name), text);
    }

    std::string hash() const
    {
        content::CommonOptions options;
        options.guide = file("guide");
        options.fonts = file("catalogue.toml");
        options.today = *content::parse_date("2026-11-24");
        return printer::run_hash(printer::open_workshop(options), file("program"));
    }

  private:
    support::TemporaryFolder folder_;
};

} // namespace

TEST_CASE("files are up to date by their record and their bytes", "[printer][batch]")
{
    const Made made;
    CHECK(printer::is_up_to_date(made.files, "input"));
    CHECK_FALSE(printer::is_up_to_date(made.files, "another input"));
    CHECK(printer::is_older_set(made.files, "another input"));
    CHECK_FALSE(printer::is_older_set(made.files, "input"));
    content::write_file(made.files.pdf, "spoilt");
    CHECK_FALSE(printer::is_up_to_date(made.files, "input"));
    CHECK_FALSE(printer::is_older_set(made.files, "another input"));
}

TEST_CASE("a record that is broken or not ours is none", "[printer][batch]")
{
    const Made made;
    CHECK_FALSE(made.is_up_to_date("{\"input\": 7}"));
    CHECK_FALSE(made.is_up_to_date("{\"input\": \"input\", \"files\": [1]}"));
    CHECK_FALSE(made.is_up_to_date("{\"input\": \"input\", \"files\": {}}"));
    CHECK_FALSE(made.is_up_to_date("{\"input\": \"input\", \"files\": {\"a.png\": 1}}"));
    CHECK_FALSE(made.is_up_to_date("{\"input\": null}"));
    CHECK_FALSE(made.is_up_to_date("[\"input\"]"));
    CHECK_FALSE(made.is_up_to_date("\"input\""));
    CHECK_FALSE(made.is_up_to_date("{"));
    CHECK_FALSE(made.is_up_to_date(""));
}

TEST_CASE("another program, font file or guide is another run", "[printer][batch]")
{
    const Shop shop;
    const std::string first = shop.hash();
    CHECK(shop.hash() == first);
    shop.write("program", "second build");
    const std::string second = shop.hash();
    CHECK(second != first);
    shop.write("Andika.ttf", "other outlines");
    const std::string third = shop.hash();
    CHECK(third != second);
    shop.write("guide/guide.toml", "id = \"other\"\n");
    CHECK(shop.hash() != third);
}

TEST_CASE("removing a sheet's files is done once they are gone", "[printer][batch]")
{
    const Made made;
    const auto papers = printer::paper_names(made.files.pdf).all();
    for (const auto& paper : papers) {
        content::write_file(paper, "paper");
    }
    printer::remove_files(made.files);
    for (const auto& paper : papers) {
        CHECK_FALSE(fs::exists(paper)); // a ticket without its file would be ordered from
    }
    CHECK_FALSE(fs::exists(made.files.pdf));
    CHECK_FALSE(fs::exists(made.files.png));
    CHECK_FALSE(fs::exists(made.files.record));
    CHECK_NOTHROW(printer::remove_files(made.files));
}

TEST_CASE("new files take the place of old ones, and what has no successor goes",
          "[printer][batch]")
{
    const Made made;
    const fs::path folder = made.files.folder();
    const auto ticket = printer::paper_names(made.files.pdf).ticket;
    const auto page = printer::page_file(made.files.png, 2, 3);
    for (const auto& file : {ticket, page}) {
        content::write_file(file, "old");
    }
    const std::vector<fs::path> old{made.files.pdf, made.files.png, page, ticket,
                                    made.files.record};
    const std::vector<printer::MadeFile> files{{made.files.pdf, "new"}, {made.files.record, "{}"}};
    printer::replace_files(files, old);
    CHECK(content::read_file(made.files.pdf) == "new");
    CHECK(content::read_file(made.files.record) == "{}");
    CHECK(support::files_in(folder) == 2);
}

TEST_CASE("a sheet of many pages is up to date while each page is there", "[printer][batch]")
{
    const Made made;
    const auto page = [&](std::size_t number) {
        return printer::page_file(made.files.png, number, 3);
    };
    const std::vector<printer::MadeFile> all{
        {made.files.pdf, "pdf"}, {page(0), "one"}, {page(1), "two"}, {page(2), "three"}};
    for (const auto& file : all) {
        content::write_file(file.path, file.bytes);
    }
    write_record(made.files, "input", all);
    CHECK(printer::is_up_to_date(made.files, "input"));
    CHECK(printer::read_record(made.files).value().names() ==
          std::vector<std::string>{"safe-home_poster-a2_id.pdf", "safe-home_poster-a2_id-1.png",
                                   "safe-home_poster-a2_id-2.png", "safe-home_poster-a2_id-3.png"});
    fs::remove(page(1));
    CHECK_FALSE(printer::is_up_to_date(made.files, "input"));
    const auto other = made.files.png.parent_path() / "safe-home_poster-a2_id-x.png";
    content::write_file(other, "not ours");
    const auto half = made.files.pdf.string() + ".aB3xY_.part"; // of a run that was killed
    content::write_file(half, "ha");
    printer::remove_files(made.files);
    CHECK_FALSE(fs::exists(half));
    CHECK_FALSE(fs::exists(page(0)));
    CHECK_FALSE(fs::exists(page(2)));
    CHECK(fs::exists(other));
}

TEST_CASE("the record of a press file is its preflight report", "[printer][batch]")
{
    const support::TemporaryFolder folder;
    const auto files =
        printer::files_of(folder.path(), "safe-home_poster-a2_id", printer::Judged::Yes);
    CHECK(files.record.filename() == "safe-home_poster-a2_id.preflight.json");
    content::write_file(files.pdf, "pdf");
    const std::string report = R"({"sha256": "9f", "press_ready": true, "checks": [
        {"id": "P01", "state": "pass", "message": ""},
        {"id": "P22", "state": "fail", "message": "Terlalu banyak kata"}]})";
    write_record(files, "input", {{files.pdf, "pdf"}}, report);
    CHECK(printer::is_up_to_date(files, "input"));
    const auto record = printer::read_record(files);
    REQUIRE(record);
    CHECK(record->judged == printer::Judged::Yes);
    CHECK(record->warnings ==
          std::vector<std::pair<std::string, std::string>>{{"P22", "Terlalu banyak kata"}});
    CHECK_THAT(content::read_file(files.record), Catch::Matchers::Contains("\"sha256\": \"9f\""));
}

TEST_CASE("a sheet's files are told from those of its neighbours", "[printer][batch]")
{
    for (const char* ending : {".pdf", ".png", "-1.png", "-12.png", ".tif", "-p1of2.tif", ".json",
                               ".preflight.json", "_tiket.pdf", "_tiket.json", "_bukti.pdf",
                               ".pdf.aB3xY_.part", ".preflight.json.aB3xY_.part"}) {
        INFO(ending);
        CHECK(printer::is_ending_of_job(ending));
    }
    for (const char* ending :
         {"", "-id.pdf", "_bp3mi_ntt.pdf", "_1-10.pdf", "_contoh.pdf", "-x.png", "-.png",
          "-p1of.tif", "-p1.tif", ".txt", ".pdf.part", "_tiket"}) {
        INFO(ending);
        CHECK_FALSE(printer::is_ending_of_job(ending));
    }
    const support::TemporaryFolder folder;
    for (const char* name : {"a_poster-a2_mkn.pdf", "a_poster-a2_mkn-id.pdf", "index.html",
                             "a_poster-a2_mkn_contoh.pdf", "a_poster-a2_mkn-1.png"}) {
        content::write_file(folder.path() / name, "x");
    }
    auto found = printer::files_there(folder.path(), {"a_poster-a2_mkn", "a_poster-a2_id"});
    REQUIRE(found.size() == 1);
    CHECK(found["a_poster-a2_mkn"].size() == 2);
}
