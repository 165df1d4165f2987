#include "printer/papers.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "content/model/paper_words.hpp"
#include "content/model/text.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/panels.hpp"
#include "printer/paper_facts.hpp"
#include "printer/render.hpp"
#include "printer/sign_off.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>

using Catch::Matchers::Contains;
using printer::Job;
using printer::MadeFile;
using printer::PressOptions;
using printer::Workshop;
namespace fs = std::filesystem;

namespace {

constexpr auto file_name = "lembar.pdf";

/// Letters alone: poppler may put spaces inside words, and lines break where they must.
std::string letters_of(const std::string& text)
{
    std::string out = content::to_nfc(text);
    for (const std::string_view space : {" ", "\n", "\f", "\r", "\u00A0"}) {
        for (auto at = out.find(space); at != std::string::npos; at = out.find(space, at)) {
            out.erase(at, space.size());
        }
    }
    return out;
}

std::string text_of(const std::string& pdf, const std::string& layout = "-raw")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "paper.pdf";
    content::write_file(file, pdf);
    const auto read = support::run({"pdftotext", layout, file.string(), "-"});
    INFO(read.err);
    REQUIRE(read.exit_code == 0);
    return read.out;
}

/// Papers of a sheet that was pressed, whether or not its gate is open.
struct Papers {
    printer::Composition sheet;
    printer::PressFile file;
    std::vector<MadeFile> made;

    std::string bytes(const std::string& end) const
    {
        const auto found = std::ranges::find_if(
            made, [&](const MadeFile& one) { return one.path.string().ends_with(end); });
        REQUIRE(found != made.end());
        return found->bytes;
    }
    std::string ticket() const { return text_of(bytes("_tiket.pdf")); }
    std::string sign_off() const { return text_of(bytes("_bukti.pdf")); }
    nlohmann::json json() const { return nlohmann::json::parse(bytes("_tiket.json")); }
};

Papers press(const Job& job, const PressOptions& options = {},
             const Workshop& shop = support::approved_shop())
{
    printer::Renderer renderer(shop);
    const auto room = printer::open_press_room(shop, std::nullopt);
    std::ostringstream messages;
    auto sheet = renderer.pass_gate(job, printer::Purpose::Press, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    auto file = renderer.judged_press_file(*sheet, job, room, options, file_name, messages);
    INFO(messages.str());
    REQUIRE(file);
    auto made = renderer.papers(*sheet, job, room, options, file_name, *file);
    return {std::move(*sheet), std::move(*file), std::move(made)};
}

/// The sign-off sheet of a proof.
struct Proof {
    printer::Composition sheet;
    std::string pdf;
};

Proof prove(const Job& job, const Workshop& shop)
{
    printer::Renderer renderer(shop);
    std::ostringstream messages;
    auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    auto paper = renderer.proof_paper(*sheet, job, file_name);
    CHECK(paper.path == "lembar_bukti.pdf");
    return {std::move(*sheet), std::move(paper.bytes)};
}

/// Words of a sign-off sheet without those in its picture, as a reader of the PDF gets them.
std::string words_beside_picture(const printer::Composition& sheet, const Job& job,
                                 const Workshop& shop)
{
    layout::TextScratch scratch;
    printer::SignOffInput input{*shop.guide, shop.words, sheet, job};
    input.date = "D:20261124000000Z";
    const auto pages =
        printer::lay_out_sign_off(input, shop.theme, *shop.fonts, scratch).finish("kaki");
    std::vector<paint::PdfPage> paper;
    for (const auto& page : pages) {
        paper.push_back({&page, page.size, {}});
    }
    paint::Painter painter(paint::PictogramSet(shop.guide->folder / "pictograms"));
    return text_of(paint::write_pdf(paper, {"bukti", input.date}, painter));
}

/// Every text and number of a document, as letters, is on the paper.
void check_texts(const content::Document& document, const std::string& paper)
{
    const std::string letters = letters_of(paper);
    for (const auto& block : document.blocks) {
        for (const auto& line : block.lines) {
            const std::string text = content::plain_text({line});
            INFO(text);
            CHECK_THAT(letters, Contains(letters_of(text)));
        }
        if (block.contact) {
            CHECK_THAT(letters, Contains(letters_of(block.contact->value)));
        }
    }
}

/// Fields as a reader of the file meets them.
void check_order(const std::string& text, const std::vector<std::string>& labels)
{
    const std::string letters = letters_of(text);
    std::size_t at = 0;
    for (const std::string& label : labels) {
        INFO(label);
        const auto found = letters.find(letters_of(label), at);
        REQUIRE(found != std::string::npos);
        at = found;
    }
}

const std::vector<std::string> labels{"Nomor pekerjaan",
                                      "Judul dan bahasa",
                                      "Ukuran jadi",
                                      "Ukuran dan skala berkas",
                                      "Lebihan",
                                      "Bahan",
                                      "Finishing",
                                      "Panel dan sambungan",
                                      "Profil warna, batas tinta",
                                      "Teks hitam K100, jangan diubah",
                                      "Jumlah",
                                      "Berkas",
                                      "sha256",
                                      "Revisi dan tanggal isi",
                                      "Pemesan"};

} // namespace

TEST_CASE("a ticket tells a shop what it must know of a billboard, in order",
          "[printer][papers][ticket]")
{
    const auto papers = press({"official-way", "baliho-6x4", "id", std::nullopt});
    const std::string text = papers.ticket();
    check_order(text, labels);
    const std::string letters = letters_of(text);
    for (const char* words :
         {"6000 x 4000 mm", "Skala 1:10: cetak 1000 %", "30 mm di semua sisi", "Pada ukuran jadi",
          "Flexi 440 g", "Lipat dan las 25 mm: semua sisi, di luar ukuran jadi",
          "Mata ayam 34 buah, titik tengah 50 mm dari tepi", "Jarak 590 mm mendatar, 557 mm tegak",
          "ISO Coated v2 300% (basICColor)", "Tinta paling banyak 260 %", "Tidak ada kode QR",
          "Indonesia (id)", file_name}) {
        INFO(words);
        CHECK_THAT(letters, Contains(letters_of(words)));
    }
    CHECK_THAT(letters,
               Contains(papers.sheet.job_code) && Contains(content::sha256(papers.file.pdf)));
    CHECK_THAT(letters, !Contains("Huruf sudah menjadi garis"));
}

TEST_CASE("a ticket says which side a leaflet turns over, and where it folds",
          "[printer][papers][ticket]")
{
    const std::string letters =
        letters_of(press({"papers-checklist", "leaflet-a4", "id", std::nullopt}).ticket());
    for (const char* words :
         {"2 halaman", "Cetak dua muka, balik pada sisi pendek",
          "Lipat 2 kali: 97, 197 mm dari kiri halaman 1", "Panel 97 mm masuk lebih dulu",
          "Jangan memperkecil kode QR", "Skala 1:1: cetak 100 %"}) {
        INFO(words);
        CHECK_THAT(letters, Contains(letters_of(words)));
    }
}

TEST_CASE("a ticket warns that outlined text is lost to search and to those who listen",
          "[printer][papers][ticket]")
{
    PressOptions options;
    options.outline_text = true;
    const auto papers = press({"under-18", "poster-a4", "id", std::nullopt}, options);
    CHECK_THAT(letters_of(papers.ticket()),
               Contains(letters_of("teks tidak bisa dicari, tidak bisa dibacakan komputer")));
    CHECK(papers.json()["outlined_text"] == true);
}

TEST_CASE("a ticket of a board in panels says how many, how wide and how they are welded",
          "[printer][papers][ticket]")
{
    const Job job{"official-way", "baliho-6x4", "id", std::nullopt};
    const Workshop& shop = support::approved_shop();
    const auto papers = press(job);
    const auto room = printer::open_press_room(shop, std::nullopt);
    const PressOptions options;
    const auto plan = printer::plan_panels(papers.sheet.format, papers.sheet.pages.front(),
                                           layout::Millimetres(3200));
    const auto pages = printer::file_pages(papers.sheet, job, plan);
    printer::TicketInput input{*shop.guide, shop.words, papers.sheet,       job, pages.papers, room,
                               options,     {},         "D:20261124000000Z"};
    input.panels = &plan;
    std::string said;
    for (const auto& field : printer::ticket_fields(input)) {
        for (const auto& line : field.lines) {
            said += line.text + "\n";
        }
    }
    CHECK_THAT(said, Contains("2 panel untuk rol 3200 mm") &&
                         Contains("Tindih 20 mm di setiap sambungan, lalu las") &&
                         Contains("Panel 1: ") && Contains("Panel 2: "));
    const auto json = nlohmann::json::parse(printer::ticket_json(input));
    CHECK(json["panels"]["roll_mm"] == 3200);
    CHECK(json["panels"]["sizes_mm"].size() == 2);
    // A panel's page is its own: bleed of 3 mm and slug of 4 mm all round, at 1:10.
    CHECK_THAT(said, Contains("Halaman 1: ") && Contains("Halaman 2: "));
    REQUIRE(json["file_pages_mm"].size() == 2);
    for (std::size_t page = 0; page < 2; ++page) {
        CHECK(json["file_pages_mm"][page][1].get<double>() ==
              Approx(json["panels"]["sizes_mm"][page][1].get<double>() / 10 + 8).margin(0.1));
    }
    CHECK(json["panels"]["sizes_mm"][0][1].get<double>() ==
          Approx(layout::to_millimetres(plan.panels[0].bleed.height).value()).margin(0.05));
}

TEST_CASE("a ticket of a board in eight panels goes on on another page",
          "[printer][papers][ticket]")
{
    const Workshop& shop = support::approved_shop();
    const Job job{"official-way", "baliho-6x4", "id", std::nullopt};
    const auto papers = press(job);
    const auto room = printer::open_press_room(shop, std::nullopt);
    PressOptions options;
    options.outline_text = true;
    const auto plan = printer::plan_panels(papers.sheet.format, papers.sheet.pages.front(),
                                           layout::Millimetres(600));
    REQUIRE(plan.panels.size() >= 8);
    const auto pages = printer::file_pages(papers.sheet, job, plan);
    printer::TicketInput input{*shop.guide, shop.words, papers.sheet,       job, pages.papers, room,
                               options,     {},         "D:20261124000000Z"};
    input.panels = &plan;
    layout::TextScratch scratch;
    const auto lists =
        printer::lay_out_ticket(input, shop.theme, *shop.fonts, scratch).finish("kaki");
    CHECK(lists.size() >= 3);
    const layout::Points foot = layout::Paper::height - layout::Paper::margin;
    for (const auto& list : lists) {
        CHECK(list.findings.empty());
        for (const auto& text : list.texts) {
            INFO(text.unit);
            CHECK(text.ink.bottom() <= foot + layout::Points(0.5));
        }
    }
}

TEST_CASE("a ticket of a file without marks sends nobody to look for them",
          "[printer][papers][ticket]")
{
    PressOptions options;
    options.marks = false;
    const auto papers = press({"under-18", "poster-a4", "id", std::nullopt}, options);
    const std::string said = letters_of(papers.ticket());
    CHECK_THAT(said, Contains(letters_of("Dengan lebihan, tanpa tanda potong")) &&
                         Contains(letters_of("Potong pada ukuran jadi")));
    CHECK_THAT(letters_of(press({"under-18", "poster-a4", "id", std::nullopt}).ticket()),
               Contains(letters_of("Potong pada tanda potong")));
}

TEST_CASE("programs read from the ticket what people do", "[printer][papers][ticket]")
{
    Job job{"under-18", "poster-a4", "id", std::nullopt};
    job.place = "bp3mi_ntt";
    const auto papers = press(job);
    const auto json = papers.json();
    CHECK(json["job_code"] == papers.sheet.job_code);
    CHECK(json["files"][0]["name"] == file_name);
    CHECK(json["files"][0]["sha256"] == content::sha256(papers.file.pdf));
    CHECK(json["trim_mm"] == nlohmann::json({210, 297}));
    CHECK(json["file_pages_mm"] == nlohmann::json::array({{236, 323}}));
    CHECK(json["scale"] == "1:1");
    CHECK(json["copies"].is_null());
    CHECK(json["customer"]["id"] == "bp3mi_ntt");
    CHECK(json["ink_limit_percent"] == 300);
    CHECK_THAT(letters_of(papers.ticket()), Contains(letters_of(json["customer"]["name"])));
    const auto billboard = press({"official-way", "baliho-6x4", "id", std::nullopt}).json();
    CHECK(billboard["finishing"]["eyelets"]["count"] == 34);
    CHECK(billboard["finishing"]["bands"][0]["kind"] == "lipat");
    CHECK(billboard["customer"].is_null());
}

TEST_CASE("papers are the same bytes for the same sheet", "[printer][papers]")
{
    const Job job{"under-18", "handbill-a5", "id", std::nullopt};
    const auto first = press(job);
    const auto second = press(job);
    REQUIRE(first.made.size() == second.made.size());
    for (std::size_t at = 0; at < first.made.size(); ++at) {
        CHECK(first.made[at].path == second.made[at].path);
        CHECK(first.made[at].bytes == second.made[at].bytes);
    }
}

TEST_CASE("an office that moves gets another job code on sheet and ticket",
          "[printer][papers][ticket]")
{
    Job job{"under-18", "poster-a4", "id", std::nullopt};
    job.place = "bp3mi_ntt";
    const support::TemporaryFolder folder;
    const auto guide = folder.path() / "guide";
    fs::copy(support::source_dir() / "content/guide", guide, fs::copy_options::recursive);
    const auto code = [&] { return prove(job, support::open_shop(guide)).sheet.job_code; };
    const std::string before = code();
    CHECK(code() == before);
    auto contacts = content::read_file(guide / "contacts.toml");
    const auto office = contacts.find("[bp3mi_ntt]");
    const auto address = contacts.find("value = \"", office);
    REQUIRE(address != std::string::npos);
    contacts.insert(address + 9, "Gedung baru, ");
    content::write_file(guide / "contacts.toml", contacts);
    CHECK(code() != before);
}

TEST_CASE("a sign-off sheet has each text beside its source, and who confirmed each number",
          "[printer][papers][bukti]")
{
    const Job job{"seven-steps", "poster-a2", "en", std::nullopt};
    const auto papers = press(job);
    const std::string text = papers.sign_off();
    REQUIRE(papers.sheet.source);
    CHECK(papers.sheet.source->language == "id");
    const auto words = words_beside_picture(papers.sheet, job, support::approved_shop());
    check_texts(papers.sheet.document, words);
    check_texts(*papers.sheet.source, words);
    const std::string letters = letters_of(text);
    for (const char* said : {"Diperiksa demo-isi, 24-11-2026", "hotline_home", "Setuju cetak",
                             "Nama", "Jabatan", "Tanggal", "Tanda tangan", "420 x 594 mm"}) {
        INFO(said);
        CHECK_THAT(letters, Contains(letters_of(said)));
    }
    CHECK_THAT(letters, Contains(papers.sheet.job_code) && !Contains("BELUMDISETUJUI"));
}

TEST_CASE("a sign-off sheet of a sheet in two languages has both, and its office",
          "[printer][papers][bukti]")
{
    Job job{"official-way", "board-240x120", "en", std::nullopt, "id"};
    job.place = "bp3mi_ntt";
    const auto papers = press(job);
    const std::string text = papers.sign_off();
    REQUIRE(papers.sheet.second);
    const auto words = words_beside_picture(papers.sheet, job, support::approved_shop());
    check_texts(papers.sheet.document, words);
    check_texts(*papers.sheet.second, words);
    CHECK_FALSE(papers.sheet.source);
    CHECK_THAT(letters_of(text), Contains(letters_of("Kantor yang memasang BP3MI NTT")));
}

TEST_CASE("the sign-off sheet of a proof says that it is not approved, why, and takes no consent",
          "[printer][papers][bukti]")
{
    const Job job{"official-way", "poster-a4", "mkn", std::nullopt};
    const auto proof = prove(job, support::plain_shop());
    const std::string text = text_of(proof.pdf);
    const std::string letters = letters_of(text);
    CHECK_THAT(letters, Contains(letters_of("BELUM DISETUJUI.")) &&
                            Contains(letters_of("BELUM DIPERIKSA")) && Contains("K013") &&
                            Contains(letters_of("Sudah dibaca")) &&
                            !Contains(letters_of("Setuju cetak")));
    CHECK(letters.find("BELUMDISETUJUI") < letters.find("Judul"));
    REQUIRE(proof.sheet.source);
    const auto words = words_beside_picture(proof.sheet, job, support::plain_shop());
    check_texts(proof.sheet.document, words);
    check_texts(*proof.sheet.source, words);
}

TEST_CASE("texts of hard scripts are whole on a sign-off sheet", "[printer][papers][bukti]")
{
    const Workshop& shop = support::scripts_shop();
    for (const char* language : {"km", "jv-Java"}) {
        INFO(language);
        const Job job{shop.guide->posters.front().id, "poster-a2", language, {}};
        const auto proof = prove(job, shop);
        check_texts(proof.sheet.document, words_beside_picture(proof.sheet, job, shop));
    }
    // poppler turns some Arabic letters round (PRINT.md 3, 5): every letter is there all the same.
    const Job job{shop.guide->posters.front().id, "poster-a2", "ar", {}};
    const auto proof = prove(job, shop);
    std::string all;
    for (const auto& block : proof.sheet.document.blocks) {
        all += content::plain_text(block.lines);
    }
    const std::string read = words_beside_picture(proof.sheet, job, shop);
    const auto count = [](const std::string& text, const std::string& letter) {
        std::size_t found = 0;
        for (std::size_t at = text.find(letter); at != std::string::npos;
             at = text.find(letter, at + letter.size())) {
            ++found;
        }
        return found;
    };
    for (const char* letter : {"\u0645", "\u0644", "\u0639", "\u0631", "\u0628", "\u064A"}) {
        INFO(letter);
        CHECK(count(all, letter) > 0);
        CHECK(count(read, letter) >= count(all, letter));
    }
}

TEST_CASE("papers are A4, keep to their pages and are nowhere set too small", "[printer][papers]")
{
    struct Case {
        const Workshop& shop;
        Job job;
    };
    const std::string script = support::scripts_shop().guide->posters.front().id;
    for (const Case& one :
         {Case{support::plain_shop(), {"meeting-flipchart", "flipchart-a3", "id", {}}},
          Case{support::plain_shop(), {"papers-checklist", "leaflet-a4", "en", {}}},
          Case{support::plain_shop(), {"official-way", "spanduk-5x1", "id", {}}},
          Case{support::scripts_shop(), {script, "poster-a2", "jv-Java", {}}}}) {
        INFO(one.job.format << ' ' << one.job.language);
        printer::Renderer renderer(one.shop);
        std::ostringstream messages;
        const auto sheet = renderer.pass_gate(one.job, printer::Purpose::Proof, messages);
        REQUIRE(sheet);
        layout::TextScratch scratch;
        printer::SignOffInput input{*one.shop.guide, one.shop.words, *sheet, one.job};
        input.date = "D:20261124000000Z";
        input.gate = renderer.pass_gate(one.job, printer::Purpose::Proof, messages)->gate;
        auto paper = printer::lay_out_sign_off(input, one.shop.theme, *one.shop.fonts, scratch);
        CHECK(std::ranges::count_if(paper.insets(), [](const auto&) { return true; }) ==
              std::ssize(sheet->pages));
        const auto pages = std::move(paper).finish("kaki");
        const layout::Rect inside{layout::Paper::margin, layout::Paper::margin, layout::Paper::room,
                                  layout::Paper::height - layout::Paper::margin * 2};
        for (const auto& page : pages) {
            CHECK(page.size == layout::Size{layout::Paper::width, layout::Paper::height});
            CHECK(page.findings.empty());
            for (const auto& text : page.texts) {
                INFO(text.text);
                CHECK(inside.contains(text.ink, layout::Points(0.5)));
            }
            for (const auto& item : page.items) {
                if (const auto* run = std::get_if<layout::GlyphRunItem>(&item.what)) {
                    CHECK(run->run.size >= layout::least_paper_type.value() - 0.01);
                }
            }
        }
    }
}

TEST_CASE("every word that printing takes is in the guide, and the guide has no others",
          "[printer][papers]")
{
    const auto read = content::read_paper_words(*support::plain_shop().guide);
    CHECK(read.findings.empty());
    for (const std::string_view id : content::paper_word_ids()) {
        INFO(id);
        CHECK_FALSE(read.words.text(id).empty());
    }
}

TEST_CASE("an empty word is seen by the check, with what it is for", "[printer][papers]")
{
    const support::TemporaryFolder folder;
    const auto guide = folder.path() / "guide";
    fs::copy(support::source_dir() / "content/guide", guide, fs::copy_options::recursive);
    auto words = content::read_file(guide / "ui.toml");
    const auto at = words.find("id = \"keep-qr\"");
    REQUIRE(at != std::string::npos);
    content::write_file(guide / "ui.toml", words.replace(at, 14, "id = \"keep-it\""));
    const auto said = support::run({"env", "LC_ALL=C", support::bin_dir() + "/pelita-content",
                                    "check", "--today", "2026-11-24", "--guide", guide.string()});
    CHECK(said.exit_code == 1);
    CHECK_THAT(said.out + said.err, Contains("K004") &&
                                        Contains("tickets and press files: keep-qr") &&
                                        Contains("\"keep-it\" is not known here"));
}

TEST_CASE("render leaves a ticket and a sign-off sheet beside a press file, and no old ones beside "
          "a proof",
          "[printer][papers][render]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "lembar.pdf";
    const auto render = [&](const std::vector<std::string>& options) {
        std::vector<std::string> words{"env",
                                       "LC_ALL=C",
                                       support::bin_dir() + "/pelita-printer",
                                       "--today",
                                       "2026-11-24",
                                       "--guide",
                                       support::approved_guide().string(),
                                       "render",
                                       "--poster",
                                       "under-18",
                                       "--format",
                                       "poster-a4",
                                       "--lang",
                                       "id",
                                       "--out",
                                       file.string()};
        words.insert(words.end(), options.begin(), options.end());
        return support::run(words);
    };
    REQUIRE(render({}).exit_code == 0);
    const auto names = printer::paper_names(file);
    for (const auto& paper : names.all()) {
        CHECK(fs::exists(paper));
    }
    const auto json = nlohmann::json::parse(content::read_file(names.ticket_json));
    CHECK(json["files"][0]["sha256"] == content::sha256(content::read_file(file)));
    REQUIRE(render({"--proof"}).exit_code == 0);
    CHECK_FALSE(fs::exists(names.ticket));
    CHECK_FALSE(fs::exists(names.ticket_json));
    CHECK_FALSE(fs::exists(folder.path() / "lembar.preflight.json"));
    CHECK_THAT(letters_of(text_of(content::read_file(names.sign_off))), Contains("BELUMDISETUJUI"));
}
