#include "printer/papers.hpp"

#include "content/model/digest.hpp"
#include "content/model/paper_words.hpp"
#include "tests/printer/paper_reading.hpp"

using namespace paper_reading;
namespace fs = std::filesystem;

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
