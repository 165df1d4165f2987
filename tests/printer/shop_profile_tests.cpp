#include "content/model/files.hpp"
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

} // namespace

TEST_CASE("a shop whose paper takes less ink than the guide's recipes gets its sheet",
          "[printer][press]")
{
    const support::TemporaryFolder folder;
    const auto profile = folder.path() / "newsprint.icc";
    content::write_file(profile, support::small_profile(220));
    const auto file = folder.path() / "sheet.pdf";
    const auto made = support::run_printer(
        support::approved_guide(),
        {"render", "--poster", "official-way", "--format", "poster-a4", "--lang", "id", "--profile",
         profile.string(), "--out", file.string()});
    INFO(made.out << made.err);
    REQUIRE(made.exit_code == 0);
    const auto record =
        nlohmann::json::parse(content::read_file(folder.path() / "sheet.preflight.json"));
    CHECK(told_under(record, "P17").empty());
    CHECK(record["press_ready"] == true);
}
