#include "content/model/files.hpp"
#include "printer/marks.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/printer_program.hpp"
#include "tests/support/small_profile.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace {

/// What preflight found under a number in the record beside a press file.
std::vector<std::string> told_under(const nlohmann::json& record, const std::string& id)
{
    std::vector<std::string> messages;
    for (const auto& check : record["checks"]) {
        if (check["id"] == id && check["state"] != "pass") {
            messages.push_back(check["message"].get<std::string>());
        }
    }
    return messages;
}

/// Points from the left where the last sign of a line begins.
double last_sign(const layout::GlyphRunItem& line)
{
    double last = 0;
    for (const auto& glyph : line.run.glyphs) {
        last = std::max(last, glyph.x);
    }
    return last;
}

constexpr const char* long_name = "Percetakan Nusa Indah Kupang, Epson SureColor S80670, "
                                  "Flexi Korea 340 g, 720 x 1440 dpi, 8 lintasan";

} // namespace

TEST_CASE("a long profile name runs neither through the arrow and crop marks nor off the page",
          "[printer][press]")
{
    const auto& shop = support::plain_shop();
    const auto format = layout::make_format(shop.guide->formats.at("handbill-a5"));
    const auto sheet = printer::make_sheet(format, std::nullopt);
    const printer::SlugSpace space(format, sheet);
    layout::TextScratch scratch;
    const std::vector<std::string> parts{"PKG77R",
                                         "official-way",
                                         "bp3mi_ntt",
                                         "bahasa mkn,id",
                                         "Selebaran A5 148 x 210 mm",
                                         "skala 1:1",
                                         "lebihan 3 mm",
                                         std::string("profil ") + long_name,
                                         "tinta maks. 300 %",
                                         "isi 2026-11-24",
                                         "revisi 9f3c71ab"};
    const auto items = printer::make_slug(space, {parts, "atas"}, *shop.fonts, scratch);
    const layout::Points middle = space.trim().x + space.trim().width / 2;
    const layout::Points arrow = space.trim().right() - space.of_mark(20);
    std::string words;
    for (const auto& item : items) {
        const auto* line = std::get_if<layout::GlyphRunItem>(&item.what);
        if (line == nullptr || line->run.text == "atas") {
            continue;
        }
        words += line->run.text + "\n";
        INFO(line->run.text);
        const double sign = line->run.size * 0.6;
        const bool left = line->run.glyphs.front().x < middle.value();
        CHECK(last_sign(*line) + sign <= (left ? middle : arrow).value());
        CHECK(line->run.glyphs.front().y + line->run.size * 0.25 <= sheet.media.height.value());
    }
    INFO(words);
    for (const char* part : {"PKG77R", "bahasa mkn,id", "profil Percetakan Nusa", "\u2026",
                             "tinta maks. 300 %", "revisi 9f3c71ab"}) {
        CHECK(words.find(part) != std::string::npos);
    }
}

TEST_CASE("a shop whose paper takes less ink than the guide's recipes gets its sheet",
          "[printer][press]")
{
    const support::TemporaryFolder folder;
    const auto profile = folder.path() / "newsprint.icc";
    content::write_file(profile, support::small_profile(220, long_name));
    const auto file = folder.path() / "sheet.pdf";
    const auto made = support::run_printer(support::approved_guide(),
                                           {"render", "--poster", "official-way", "--format",
                                            "poster-a4", "--lang", "id", "--profile",
                                            profile.string(), "--out", file.string()});
    INFO(made.out << made.err);
    REQUIRE(made.exit_code == 0);
    const auto record =
        nlohmann::json::parse(content::read_file(folder.path() / "sheet.preflight.json"));
    CHECK(told_under(record, "P17").empty());
    CHECK(record["press_ready"] == true);
    const auto ticket =
        nlohmann::json::parse(content::read_file(folder.path() / "sheet_tiket.json"));
    CHECK(ticket.dump().find(long_name) != std::string::npos);
    const auto xmp = support::run({"pdfinfo", "-meta", file.string()});
    CHECK(xmp.out.find(long_name) != std::string::npos);
}
