#include "printer/sign_off.hpp"

#include "printer/paper_facts.hpp"
#include "tests/printer/paper_reading.hpp"

using namespace paper_reading;

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

TEST_CASE("a sign-off sheet shows what a phone reads from the code, and no such part without one",
          "[printer][papers][bukti]")
{
    const auto papers = press({"under-18", "poster-a4", "id", std::nullopt});
    const auto texts = printer::qr_texts(papers.sheet);
    REQUIRE(texts.size() == 1);
    const std::string letters = letters_of(papers.sign_off());
    const auto part = letters.find(letters_of("Yang dibaca ponsel dari kode QR"));
    REQUIRE(part != std::string::npos);
    const auto read = letters.find(letters_of(texts.front()), part);
    REQUIRE(read != std::string::npos);
    CHECK(read < letters.find(letters_of("Angka, nomor, dan alamat")));
    CHECK_THAT(letters_of(press({"official-way", "baliho-6x4", "id", std::nullopt}).sign_off()),
               !Contains(letters_of("Yang dibaca ponsel")));
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

TEST_CASE(
    "Arabic begins at the right of its column on a sign-off sheet, its headline among the facts "
    "too",
    "[printer][papers][bukti]")
{
    const Workshop& shop = support::scripts_shop();
    const Job job{shop.guide->posters.front().id, "poster-a2", "ar", {}};
    const auto proof = prove(job, shop);
    printer::SignOffInput input{*shop.guide, shop.words, proof.sheet, job};
    input.date = "D:20261124000000Z";
    layout::TextScratch scratch;
    const std::string title = printer::title_of(proof.sheet);
    int arabic = 0;
    int titles = 0;
    for (const auto& page :
         printer::lay_out_sign_off(input, shop.theme, *shop.fonts, scratch).finish("kaki")) {
        for (const layout::TextBlock& text : page.texts) {
            if (text.role == layout::Role::Footer) {
                continue; // Page numbers stand at the end.
            }
            INFO(text.text);
            const bool right = text.language == "ar";
            const auto aside =
                right ? text.ink.right() - text.frame.right() : text.ink.x - text.frame.x;
            CHECK(aside.value() == Approx(0).margin(0.5));
            arabic += right ? 1 : 0;
            titles += right && text.text == title ? 1 : 0;
        }
    }
    CHECK(arabic >= 8);
    CHECK(titles == 2); // Among the facts, and in what a phone reads.
}
