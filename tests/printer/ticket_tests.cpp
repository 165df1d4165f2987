#include "printer/ticket.hpp"

#include "content/model/digest.hpp"
#include "printer/file_pages.hpp"
#include "printer/paper_facts.hpp"
#include "tests/printer/paper_reading.hpp"

using namespace paper_reading;
namespace fs = std::filesystem;

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
    const auto plan = *printer::plan_of(papers.sheet, shop.faces, layout::Millimetres(3200));
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

TEST_CASE("panels without a number beside them are told to the shop before it mixes them up",
          "[printer][papers][ticket][panels]")
{
    const Workshop& shop = support::approved_shop();
    const Job job{"official-way", "baliho-6x4", "id", std::nullopt};
    const auto papers = press(job);
    const printer::PaperSubject subject{papers.sheet, job, "lembar.pdf"};
    const auto plan = printer::plan_of(papers.sheet, shop.faces, layout::Millimetres(3200));
    const auto room = printer::open_press_room(shop, std::nullopt);
    const auto told = [&](const printer::PrintedFiles& printed, const PressOptions& options) {
        printer::TicketInput input{*shop.guide,        shop.words, papers.sheet, job,
                                   printed.papers,     room,       options,      {},
                                   "D:20261124000000Z"};
        input.panels = &*printed.panels;
        input.numbered = printed.numbered;
        for (const auto& field : printer::ticket_fields(input)) {
            for (const auto& line : field.lines) {
                if (line.text.starts_with("Nomor panel tidak ikut tercetak")) {
                    return line.voice == printer::TicketField::Voice::Loud;
                }
            }
        }
        return false;
    };
    PressOptions bare;
    bare.slug = false;
    CHECK(told(printer::printed_pdf(subject, bare, plan, ""), bare));
    CHECK(told(printer::printed_tiffs(subject, plan, {}), {}));
    CHECK_FALSE(told(printer::printed_pdf(subject, {}, plan, ""), {}));
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
    const auto plan = *printer::plan_of(papers.sheet, shop.faces, layout::Millimetres(600));
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
