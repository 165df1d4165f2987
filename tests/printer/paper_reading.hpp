#pragma once

#include "content/model/files.hpp"
#include "content/model/text.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/papers.hpp"
#include "printer/render.hpp"
#include "printer/sign_off.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

/// Tickets and sign-off sheets of sheets of the guide, and what a reader finds on them.
namespace paper_reading {

using Catch::Matchers::Contains;
using printer::Job;
using printer::MadeFile;
using printer::PressOptions;
using printer::Workshop;

constexpr auto file_name = "lembar.pdf";

/// Letters alone: poppler may put spaces inside words, and lines break where they must.
inline std::string letters_of(const std::string& text)
{
    std::string out = content::to_nfc(text);
    for (const std::string_view space : {" ", "\n", "\f", "\r", "\u00A0"}) {
        for (auto at = out.find(space); at != std::string::npos; at = out.find(space, at)) {
            out.erase(at, space.size());
        }
    }
    return out;
}

inline std::string text_of(const std::string& pdf, const std::string& layout = "-raw")
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

inline Papers press(const Job& job, const PressOptions& options = {},
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

inline Proof prove(const Job& job, const Workshop& shop)
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
inline std::string words_beside_picture(const printer::Composition& sheet, const Job& job,
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
inline void check_texts(const content::Document& document, const std::string& paper)
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
inline void check_order(const std::string& text, const std::vector<std::string>& labels)
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

inline const std::vector<std::string> labels{"Nomor pekerjaan",
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

} // namespace paper_reading
