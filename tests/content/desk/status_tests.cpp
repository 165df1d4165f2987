#include "content/desk/status.hpp"

#include "content/model/text.hpp"
#include "tests/content/desk/office.hpp"

#include <catch2/catch.hpp>

using content::Exit;
using desk_tests::Office;

namespace {

desk::Status status_of(const Office& office)
{
    return desk::compute_status(content::load_guide(office.guide, office.options.today),
                                office.options.today);
}

std::size_t column_of(const desk::Status& status, const std::string& language)
{
    const auto found = std::ranges::find(status.languages, language, &desk::StatusLanguage::tag);
    REQUIRE(found != status.languages.end());
    return static_cast<std::size_t>(found - status.languages.begin());
}

const desk::StatusRow& row_of(const desk::Status& status, const std::string& id)
{
    const auto found = std::ranges::find(status.rows, id, &desk::StatusRow::id);
    REQUIRE(found != status.rows.end());
    return *found;
}

const desk::StatusCell& cell_of(const desk::Status& status, const std::string& id,
                                const std::string& language)
{
    return row_of(status, id).cells[column_of(status, language)];
}

const desk::StatusWaits& waits_of(const desk::Status& status, const std::string& language)
{
    return status.languages[column_of(status, language)].waits;
}

void confirm_all(Office& office)
{
    desk::ConfirmRequest request;
    request.values.all = true;
    request.name = "dinas";
    REQUIRE(desk::facts_confirm(office.at_desk(), request) == Exit::Done);
}

} // namespace

TEST_CASE("before anybody approved anything all gates are shut and the reviewers are waited for",
          "[desk][status]")
{
    const Office office;
    const auto status = status_of(office);
    const auto guide = office.load();
    REQUIRE(status.rows.size() == guide->topics.size() + guide->posters.size() + 1);
    for (const auto& row : status.rows) {
        for (const auto& cell : row.cells) {
            CHECK(cell.approved == 0);
            CHECK_FALSE(cell.open);
        }
        CHECK(row.cells[column_of(status, "id")].translated == row.texts);
        CHECK(row.cells[column_of(status, "hvn")].translated == 0);
    }
    const auto texts = static_cast<int>(guide->units.size());
    CHECK(waits_of(status, "id").roles.at("content") == texts);
    CHECK(waits_of(status, "hvn").roles.at("translator") == texts);
    CHECK(status.values.size() == status.all_values);
}

TEST_CASE("hidden languages are not in the status", "[desk][status]")
{
    const Office office;
    const auto status = status_of(office);
    CHECK(std::ranges::find(status.languages, "tdt", &desk::StatusLanguage::tag) ==
          status.languages.end());
    CHECK(status.languages.front().tag == "id");
}

TEST_CASE("every text of the guide is in a row of the status", "[desk][status]")
{
    const Office office;
    const auto status = status_of(office);
    const auto guide = office.load();
    int all = 0;
    for (const auto& row : status.rows) {
        all += row.texts; // a poster may show a topic's text: counted in both
    }
    CHECK(all >= static_cast<int>(guide->units.size()));
    CHECK(row_of(status, "go-safe").texts ==
          std::ranges::count_if(guide->units, [](const content::Unit& unit) {
              return unit.owner == "go-safe" && unit.variant == content::Variant::Kiosk;
          }));
    CHECK(row_of(status, "official-way").texts > 2);
    CHECK(row_of(status, "").texts > 50);
}

TEST_CASE("approved texts are counted and their gate opens", "[desk][status]")
{
    Office office;
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    auto status = status_of(office);
    const int without_safety = cell_of(status, "official-way", "id").approved;
    CHECK_FALSE(cell_of(status, "official-way", "id").open);
    CHECK(waits_of(status, "id").roles.count("content") == 0);
    CHECK(waits_of(status, "id").roles.at("safety") > 0);

    REQUIRE(office.approve("", "id", "safety", "aman") == Exit::Done);
    status = status_of(office);
    CHECK(cell_of(status, "official-way", "id").approved >= without_safety);
    CHECK(cell_of(status, "official-way", "id").approved == row_of(status, "official-way").texts);
    CHECK(waits_of(status, "id").roles.empty());

    confirm_all(office);
    status = status_of(office);
    CHECK(cell_of(status, "official-way", "id").open);
    CHECK_FALSE(cell_of(status, "official-way", "en").open);
    CHECK(cell_of(status, "official-way", "en").approved == 0);
    CHECK(status.values.size() < status.all_values);
}

TEST_CASE("values nobody confirmed keep the gate shut when all texts are approved",
          "[desk][status]")
{
    Office office;
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    REQUIRE(office.approve("", "id", "safety", "aman") == Exit::Done);
    const auto status = status_of(office);
    CHECK(cell_of(status, "safe-home", "id").approved == row_of(status, "safe-home").texts);
    CHECK_FALSE(cell_of(status, "safe-home", "id").open);
    CHECK(std::ranges::count(waits_of(status, "id").reasons, "K057",
                             [](const auto& r) { return r.finding.code; }) > 0);
}

TEST_CASE("an answer of the wizard that lost its approval shuts the topic's gate", "[desk][status]")
{
    Office office;
    REQUIRE(office.approve("", "id", "content", "dinas") == Exit::Done);
    REQUIRE(office.approve("", "id", "safety", "aman") == Exit::Done);
    confirm_all(office);
    REQUIRE(cell_of(status_of(office), "check-offer", "id").open);
    office.replace("topics/check-offer.toml", "Umurmu belum 18 tahun.", "Umurmu masih muda.");
    CHECK_FALSE(cell_of(status_of(office), "check-offer", "id").open);
}

TEST_CASE("a changed Indonesian text is counted as stale", "[desk][status]")
{
    Office office;
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    REQUIRE(cell_of(status_of(office), "", "en").stale == 0);
    office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
    const auto status = status_of(office);
    CHECK(cell_of(status, "", "en").stale == 1);
    CHECK(waits_of(status, "en").roles.at("translator") >= 1);
}

TEST_CASE("the status is read on a screen of 100 columns", "[desk][status]")
{
    const Office office;
    const auto status = status_of(office);
    for (const auto language :
         {content::MessageLanguage::English, content::MessageLanguage::Indonesian}) {
        std::ostringstream out;
        desk::print_status(status, language, out);
        const std::string text = out.str();
        INFO(text);
        for (const auto line : content::split(text, '\n')) {
            CHECK(content::column_at(line, line.size()) <= 101);
        }
        CHECK(text.find("\ngo-safe ") != std::string::npos);
        CHECK(text.find("tet-ID") != std::string::npos);
    }
    std::ostringstream out;
    desk::print_status(status, content::MessageLanguage::Indonesian, out);
    CHECK_THAT(out.str(), Catch::Contains("boleh terbit") && Catch::Contains("(lainnya)"));
}

TEST_CASE("the status of a guide with an error is shown, with exit 1", "[desk][status]")
{
    Office office;
    CHECK(desk::status(office.at_desk()) == Exit::Done);
    content::append_file(office.guide / "facts.toml", "biaya = \"350000\n");
    office.out.str("");
    CHECK(desk::status(office.at_desk()) == Exit::ContentAtFault);
    CHECK_THAT(office.out.str(), Catch::Contains("go-safe"));
}
