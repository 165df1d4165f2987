#include "printer/preflight.hpp"

#include "content/model/files.hpp"
#include "printer/preflight_checks.hpp"
#include "printer/preflight_intent.hpp"
#include "tests/printer/good_sheet.hpp"
#include "tests/printer/planted_faults.hpp"
#include "tests/printer/planted_ink_faults.hpp"
#include "tests/printer/planted_structure_faults.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>
#include <set>

using Catch::Matchers::Contains;
using content::MessageLanguage;
using printer::CheckState;
namespace fs = std::filesystem;

namespace {

const std::string& good()
{
    static const std::string bytes = support::good_sheet();
    return bytes;
}

printer::IntentCache& intents()
{
    static printer::IntentCache cache;
    return cache;
}

printer::Preflight judge(const std::string& bytes, printer::PreflightLimits limits = {})
{
    const std::map<std::string, content::FormatSpec> formats{{"poster-a3", support::good_format()}};
    return printer::preflight_file({"sheet.pdf", bytes, formats, intents(), limits}).report;
}

std::set<std::string> failed(const printer::Preflight& report)
{
    std::set<std::string> ids;
    for (const auto& check : report.checks) {
        if (check.state == CheckState::Fail) {
            ids.insert(check.finding.code);
        }
    }
    return ids;
}

const printer::Check& row(const printer::Preflight& report, const std::string& id)
{
    const auto found = std::ranges::find_if(
        report.checks, [&](const auto& check) { return check.finding.code == id; });
    REQUIRE(found != report.checks.end());
    return *found;
}

std::vector<support::PlantedFault> all_faults()
{
    std::vector<support::PlantedFault> all;
    for (const auto faults : {support::planted_faults(), support::planted_ink_faults(),
                              support::planted_structure_faults()}) {
        all.insert(all.end(), faults.begin(), faults.end());
    }
    return all;
}

const support::PlantedFault& fault_named(const std::string& what)
{
    const auto faults = support::planted_faults();
    const auto found = std::ranges::find(faults, what, &support::PlantedFault::what);
    REQUIRE(found != faults.end());
    return *found;
}

printer::Preflight judge_fault(const std::string& what)
{
    return judge(support::with_fault(good(), fault_named(what)));
}

support::Finished program(const std::vector<std::string>& words)
{
    return support::run_printer(support::source_dir() / "content/guide", words);
}

} // namespace

TEST_CASE("a good press file raises nothing, and every check stands in its report",
          "[printer][preflight]")
{
    const auto report = judge(good());
    INFO(printer::preflight_text(report, MessageLanguage::English));
    CHECK(report.press_ready());
    CHECK(failed(report).empty());
    CHECK(report.format == "poster-a3");
    std::vector<std::string> ids;
    for (const auto& check : report.checks) {
        ids.push_back(check.finding.code);
        const bool layout = check.state == CheckState::NotJudged;
        const std::set<std::string> layout_ids{"P08", "P20", "P21", "P22", "P23",
                                               "P24", "P25", "P26", "P27", "P28"};
        CHECK(layout == layout_ids.contains(check.finding.code));
    }
    CHECK(ids.size() == 30);
    CHECK(std::ranges::is_sorted(ids));
}

TEST_CASE("the good file is sound for others too", "[printer][preflight]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "good.pdf";
    content::write_file(file, good());
    CHECK(support::run({"qpdf", "--check", file.string()}).exit_code == 0);
    CHECK_THAT(support::run({"pdfinfo", file.string()}).out, Contains("PDF/X-4"));
    CHECK_THAT(support::run({"pdftotext", file.string(), "-"}).out,
               Contains("Periksa dulu sebelum berangkat"));
}

TEST_CASE("each planted fault is found under its own number and no other", "[printer][preflight]")
{
    CHECK(support::planted_faults().size() >= 30);
    for (const auto& fault : all_faults()) {
        const auto report = judge(support::with_fault(good(), fault));
        INFO(fault.what << "\n" << printer::preflight_text(report, MessageLanguage::English));
        CHECK(failed(report) == fault.ids);
    }
}

TEST_CASE("planting nothing leaves the good file good", "[printer][preflight]")
{
    CHECK(failed(judge(support::with_fault(good(), {"nothing", {}}))).empty());
}

TEST_CASE("marks around the sheet that are one path lie outside its bleed", "[printer][preflight]")
{
    const auto report =
        judge(support::with_fault(good(), {"marks", {}, support::add_marks_in_one_path}));
    INFO(printer::preflight_text(report, MessageLanguage::English));
    CHECK(failed(report).empty());
}

TEST_CASE("every fault has a whole sentence in both languages", "[printer][preflight]")
{
    for (const auto& fault : all_faults()) {
        const auto report = judge(support::with_fault(good(), fault));
        for (const auto& check : report.checks) {
            if (check.state != CheckState::Fail) {
                continue;
            }
            const auto english = content::message(check.finding, MessageLanguage::English);
            const auto indonesian = content::message(check.finding, MessageLanguage::Indonesian);
            INFO(fault.what << ": " << english);
            CHECK(english.find('{') == std::string::npos);
            CHECK(indonesian.find('{') == std::string::npos);
            CHECK(english != indonesian);
        }
    }
}

TEST_CASE("a fault says where it lies, in mm of the finished sheet", "[printer][preflight]")
{
    const auto report = judge_fault("one rg");
    const auto& check = row(report, "P10");
    CHECK(check.page == 1);
    REQUIRE(check.box);
    CHECK(check.box->x == Approx((60 - 36.8504) * 25.4 / 72).margin(0.01));
    CHECK(check.box->y == Approx((1227.4016 - 650) * 25.4 / 72).margin(0.01));
    CHECK(check.box->width == Approx(50 * 25.4 / 72).margin(0.01));
    const auto text = printer::preflight_text(report, MessageLanguage::English);
    CHECK_THAT(text,
               Contains("sheet.pdf: NOT press-ready\nerrors: 1, warnings: 0, not judged: 10\n"));
    CHECK_THAT(text, Contains("P10 error: page 1, 17.6 x 17.6 mm at 8.2, 203.7 mm from the trim's "
                              "top left: painted in DeviceRGB; convert it to CMYK\n"));
    CHECK_THAT(printer::preflight_text(report, MessageLanguage::Indonesian),
               Contains("P10 kesalahan: halaman 1, ") &&
                   Contains("digambar dengan DeviceRGB; ubah ke CMYK\n"));
}

TEST_CASE("quantities are told with their limits", "[printer][preflight]")
{
    const auto ink = judge_fault("a TAC 400 patch");
    CHECK(row(ink, "P17").value == "400 %");
    CHECK(row(ink, "P17").limit == "300 %");
    const auto photo = judge_fault("a 20 ppi photo");
    CHECK(row(photo, "P19").value == "20 ppi");
    CHECK(row(photo, "P19").limit == "100 ppi");
    CHECK(row(photo, "P19").finding.severity == content::Severity::Error);
    const auto small = judge_fault("a photo a little too small");
    CHECK(row(small, "P19").finding.severity == content::Severity::Warning);
    CHECK(small.press_ready());
    const auto line = judge_fault("a line of 0.1 pt");
    CHECK(row(line, "P18").value == "0.1 pt");
    CHECK(line.press_ready());
}

TEST_CASE("what is there of a photo in too much ink counts, though the rest is cut off",
          "[printer][preflight]")
{
    const auto report =
        judge(support::with_fault(good(), {"cut off", {}, support::cut_off_dark_photo}));
    INFO(printer::preflight_text(report, MessageLanguage::English));
    CHECK_FALSE(report.press_ready());
    CHECK(row(report, "P17").value == "400 %");
    CHECK(std::ranges::any_of(
        report.checks, [](const auto& check) { return check.finding.variant == "damaged"; }));
}

TEST_CASE("a photo too large to measure is not press-ready", "[printer][preflight]")
{
    const auto report = judge(good(), {.picture_pixels = 1000});
    INFO(printer::preflight_text(report, MessageLanguage::English));
    CHECK_FALSE(report.press_ready());
    CHECK(failed(report) == std::set<std::string>{"P17"});
    CHECK(row(report, "P17").finding.variant == "unread");
}

TEST_CASE("pictures in black ink alone and letters in a coloured shading are no fault",
          "[printer][preflight]")
{
    for (const auto& plant : {support::put_fax_photo, support::fill_letters_with_red,
                              support::fill_letters_with_one_red}) {
        const auto report = judge(support::with_fault(good(), {"harmless", {}, plant}));
        INFO(printer::preflight_text(report, MessageLanguage::English));
        CHECK(failed(report).empty());
        CHECK(row(report, "P17").state == CheckState::Pass);
    }
}

TEST_CASE("the report as JSON has what PRINT.md names, for every check", "[printer][preflight]")
{
    const auto report = judge_fault("a 20 ppi photo");
    const auto json =
        nlohmann::json::parse(printer::preflight_json(report, MessageLanguage::English));
    CHECK(json["file"] == "sheet.pdf");
    CHECK(json["sha256"].get<std::string>().size() == 64);
    CHECK(json["format"] == "poster-a3");
    CHECK(json["press_ready"] == false);
    REQUIRE(json["checks"].size() == 30);
    for (const auto& check : json["checks"]) {
        for (const char* key :
             {"id", "severity", "state", "value", "limit", "page", "box", "message"}) {
            CHECK(check.contains(key));
        }
    }
    const auto& ppi = json["checks"][18];
    CHECK(ppi["id"] == "P19");
    CHECK(ppi["state"] == "fail");
    CHECK(ppi["severity"] == "error");
    CHECK(ppi["page"] == 1);
    CHECK(ppi["box"]["width_mm"] == 40.0);
    CHECK(json["checks"][19]["state"] == "not judged");
    CHECK(json["checks"][0]["message"].is_null());
}

TEST_CASE("a fault that stands everywhere is shown in its first places and counted",
          "[printer][preflight]")
{
    printer::CheckList checks;
    for (int page = 1; page <= 40; ++page) {
        checks.add({"P18", "", {{"found", "0.1"}}, "", "", page, {}, content::Severity::Warning});
    }
    checks.add({"P18", "", {{"found", "0"}}, "", "", 41});
    const auto rows = std::move(checks).finish(printer::JudgedFrom::File);
    const auto shown =
        std::ranges::count_if(rows, [](const auto& check) { return check.finding.code == "P18"; });
    CHECK(shown == 14); // twelve, the one error, and how many more
    CHECK(std::ranges::any_of(rows, [](const auto& check) {
        return check.page == 41 && check.finding.severity == content::Severity::Error;
    }));
    CHECK(std::ranges::any_of(rows, [](const auto& check) {
        return check.finding.variant == printer::more_places && check.value == "28";
    }));
}

TEST_CASE("a file nobody can place is judged by common rules and said to be of unknown format",
          "[printer][preflight]")
{
    const std::map<std::string, content::FormatSpec> none;
    const auto report = printer::preflight_file({"sheet.pdf", good(), none, intents()}).report;
    CHECK(report.format == "unknown");
    CHECK(failed(report) == std::set<std::string>{"P05"});
    CHECK(row(report, "P05").finding.severity == content::Severity::Warning);
    CHECK(report.press_ready());
    CHECK(row(report, "P19").state == CheckState::NotJudged);
    CHECK(row(report, "P19").value == "254 ppi");
}

TEST_CASE("a sheet of 3 m is right at 1:10, and with a UserUnit of 10", "[printer][preflight]")
{
    auto format = support::good_format();
    format.id = "poster-a3";
    format.width *= 10;
    format.height *= 10;
    format.bleed = {30, 30, 30, 30};
    format.slug = 100;
    format.warn_ppi = 20;
    const std::map<std::string, content::FormatSpec> formats{{"poster-a3", format}};
    const auto judge_as = [&](void (*plant)(QPDF&)) {
        const auto bytes = support::with_fault(good(), {"larger", {}, plant});
        return printer::preflight_file({"sheet.pdf", bytes, formats, intents()}).report;
    };
    const auto small = judge_as(
        [](QPDF& pdf) { support::edit_xmp(pdf, "pelita:scale=\"1:1\"", "pelita:scale=\"1:10\""); });
    INFO(printer::preflight_text(small, MessageLanguage::English));
    CHECK(failed(small).empty());
    const auto unit = judge_as([](QPDF& pdf) { support::set_user_unit(pdf, 10); });
    INFO(printer::preflight_text(unit, MessageLanguage::English));
    CHECK(failed(unit).empty());
    const auto both = judge_as([](QPDF& pdf) {
        support::set_user_unit(pdf, 10);
        support::edit_xmp(pdf, "pelita:scale=\"1:1\"", "pelita:scale=\"1:10\"");
    });
    CHECK(failed(both).contains("P06"));
}

TEST_CASE("what is no PDF, or too damaged to read, is an error with the file's name",
          "[printer][preflight]")
{
    CHECK_THROWS_AS(judge(""), printer::DamagedPdf);
    CHECK_THROWS_AS(judge("<html></html>"), printer::DamagedPdf);
    CHECK_THROWS_WITH(judge("%PDF-1.6\n1 0 obj <<"), Contains("sheet.pdf: "));
}

TEST_CASE("a file cut off anywhere is refused or has faults, and nothing else happens",
          "[printer][preflight]")
{
    for (std::size_t length = 0; length < good().size(); length += good().size() / 23) {
        INFO(length << " of " << good().size() << " bytes");
        bool press_ready = false;
        try {
            press_ready = judge(good().substr(0, length)).press_ready();
        } catch (const printer::DamagedPdf&) { // as good as a fault
        }
        CHECK_FALSE(press_ready);
    }
}

TEST_CASE("content that takes too long to judge is a finding", "[printer][preflight]")
{
    const auto report = judge(good(), {.operations = 50});
    CHECK_FALSE(report.press_ready());
    CHECK(row(report, "P10").finding.variant == "too-much");
    const auto bytes = judge(good(), {.decoded_bytes = 1000});
    CHECK_FALSE(bytes.press_ready());
}

TEST_CASE("preflight exits 0 only for a file that is press-ready", "[printer][preflight]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, good());
    const auto clean = program({"preflight", file.string()});
    INFO(clean.out << clean.err);
    CHECK(clean.exit_code == 0);
    CHECK_THAT(clean.out, Contains(": press-ready\nerrors: 0, warnings: 0"));

    content::write_file(file, support::with_fault(good(), fault_named("CONTOH")));
    const auto proof = program({"preflight", file.string(), "--json"});
    CHECK(proof.exit_code == 1);
    const auto json = nlohmann::json::parse(proof.out);
    CHECK(json["press_ready"] == false);

    content::write_file(file, "%PDF-1.6 nothing more");
    const auto damaged = program({"preflight", file.string()});
    CHECK(damaged.exit_code == 1);
    CHECK_THAT(damaged.err, Contains("sheet.pdf: "));
    CHECK(damaged.out.empty());

    CHECK(program({"preflight", (folder.path() / "none.pdf").string()}).exit_code == 3);
    CHECK(program({"preflight", folder.path().string()}).exit_code == 3);
    CHECK(program({"preflight"}).exit_code == 2);
}

TEST_CASE("a gray group is right in a luminosity mask and in what the mask paints",
          "[printer][preflight]")
{
    const auto plant = [](QPDF& pdf) { support::add_gray_mask(pdf); };
    const auto report = judge(support::with_fault(good(), {"mask", {}, plant}));
    INFO(printer::preflight_text(report, MessageLanguage::English));
    CHECK(failed(report).empty());
}

TEST_CASE("an encrypted file is refused", "[printer][preflight]")
{
    const support::TemporaryFolder folder;
    const auto open = folder.path() / "open.pdf";
    const auto locked = folder.path() / "locked.pdf";
    content::write_file(open, good());
    for (const std::string password : {"", "rahasia"}) {
        const auto made =
            support::run({"qpdf", "--allow-weak-crypto", "--encrypt", password, "kunci", "128",
                          "--use-aes=y", "--", open.string(), locked.string()});
        REQUIRE(made.exit_code == 0);
        const auto said = program({"preflight", locked.string()});
        CHECK(said.exit_code == 1);
        CHECK_THAT(said.out + said.err, Contains("P01 error") || Contains("password"));
    }
}

TEST_CASE("a proof is told that it is one, and what a shop needs and it lacks",
          "[printer][preflight]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "proof.pdf";
    const auto made = program({"render", "--proof", "--poster", "sweet-promises", "--format",
                               "poster-a3", "--lang", "id", "--out", file.string()});
    REQUIRE(made.exit_code == 0);
    const auto report = judge(content::read_file(file));
    const auto ids = failed(report);
    INFO(printer::preflight_text(report, MessageLanguage::English));
    for (const char* id : {"P02", "P03", "P04", "P10", "P11", "P30"}) {
        CHECK(ids.contains(id));
    }
    CHECK_FALSE(ids.contains("P05")); // it names its format, and its boxes are right
    CHECK_FALSE(ids.contains("P09"));
}
