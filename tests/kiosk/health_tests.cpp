#include "content/model/files.hpp"
#include "kiosk/disk_worker.hpp"
#include "kiosk/health.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <atomic>
#include <future>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

kiosk::Health some_health()
{
    using namespace std::chrono;
    kiosk::Health health;
    health.version = "0.1.0";
    health.guide = "safe-migration-ntt";
    health.guide_version = 3;
    health.guide_hash = std::string(64, 'a');
    health.content_day = 2026y / 11 / 27;
    health.clock_trusted = true;
    health.up_seconds = 86'400;
    health.pages_drawn = 1234;
    health.boot_starts = 2;
    health.boot_crashes = 1;
    health.touches = {5, 2, 40, 500};
    health.touch_cells_masked = 1;
    health.touch_panels = 2;
    health.disk_free_bytes = 31'000'000'000;
    health.resident_bytes = 120'000'000;
    health.write_errors = 7;
    return health;
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// Prometheus' text format as node_exporter's textfile collector takes it: no timestamp, each
/// metric told about before its one sample, a line end at the end.
std::vector<std::string> faults_of(const std::string& text)
{
    static const std::regex help(R"(# HELP ([a-z_]+) [^\n]+)");
    static const std::regex type(R"(# TYPE ([a-z_]+) (gauge|counter))");
    static const std::string label = R"([a-z_]+="(?:[^"\\]|\\\\|\\"|\\n)*")";
    static const std::regex sample("([a-z_]+)(\\{" + label + "(?:," + label + ")*\\})? ([0-9]+)");
    std::vector<std::string> faults;
    if (!text.ends_with('\n')) {
        faults.push_back("no line end at the end");
    }
    std::set<std::string> told;
    std::string expected;
    for (const std::string& line : lines_of(text)) {
        std::smatch match;
        const bool is_help = std::regex_match(line, match, help);
        const bool is_type = !is_help && std::regex_match(line, match, type);
        const bool is_sample = !is_help && !is_type && std::regex_match(line, match, sample);
        if (!is_help && !is_type && !is_sample) {
            faults.push_back("no line of the format: " + line);
            continue;
        }
        const std::string name = match[1];
        if (is_help && !told.insert(name).second) {
            faults.push_back("twice: " + name);
        }
        if (!is_help && name != expected) {
            faults.push_back("not told about: " + line);
        }
        if (is_type && (match[2] == "counter") != name.ends_with("_total")) {
            faults.push_back("the name does not fit the type: " + line);
        }
        expected = name;
    }
    return faults;
}

} // namespace

TEST_CASE("the metrics keep to Prometheus' text format", "[kiosk][health]")
{
    kiosk::Health health = some_health();
    CHECK(faults_of(kiosk::prometheus_text(health)).empty());
    health.guide = "a \"guide\" of\n two lines\\";
    for (const std::string& fault : faults_of(kiosk::prometheus_text(health))) {
        FAIL_CHECK(fault);
    }
    CHECK(lines_of(kiosk::prometheus_text(some_health())).size() == 16 * 3);
}

TEST_CASE("the check of the format sees what is wrong", "[kiosk][health]")
{
    const std::string good = "# HELP a_total What.\n# TYPE a_total counter\na_total 1\n";
    CHECK(faults_of(good).empty());
    CHECK_FALSE(faults_of(good.substr(0, good.size() - 1)).empty());
    CHECK_FALSE(faults_of(good + good).empty());
    CHECK_FALSE(faults_of("a_total 1\n").empty());
    CHECK_FALSE(faults_of("# HELP a What.\n# TYPE a counter\na 1\n").empty());
    CHECK_FALSE(faults_of("# HELP a What.\n# TYPE a gauge\na 1 1764201600000\n").empty());
    CHECK_FALSE(faults_of("# HELP a What.\n# TYPE a gauge\na{b=\"\"\"} 1\n").empty());
}

TEST_CASE("promtool has nothing to say about the metrics", "[kiosk][health]")
{
    if (!support::have_program("promtool")) {
        WARN("skipped: promtool is missing (package prometheus)");
        return;
    }
    const support::TemporaryFolder folder;
    kiosk::write_health(folder.path(), some_health());
    const auto said = support::run(
        {"sh", "-c", "promtool check metrics <" + (folder.path() / "pelita.prom").string()});
    CHECK(said.exit_code == 0);
    CHECK(said.out + said.err == "");
}

TEST_CASE("status and metrics tell the same figures", "[kiosk][health]")
{
    const support::TemporaryFolder folder;
    kiosk::write_health(folder.path(), some_health());
    const auto json = nlohmann::json::parse(content::read_file(folder.path() / "status.json"));
    CHECK(json["version"] == "0.1.0");
    CHECK(json["guide_hash"] == std::string(64, 'a'));
    CHECK(json["content_day"] == "2026-11-27");
    CHECK(json["clock_trusted"] == true);
    CHECK(json["boot_crashes"] == 1);
    const std::string metrics = content::read_file(folder.path() / "pelita.prom");
    const auto has = [&](const std::string& line) {
        const auto lines = lines_of(metrics);
        return std::find(lines.begin(), lines.end(), line) != lines.end();
    };
    CHECK(has("pelita_info{version=\"0.1.0\",guide=\"safe-migration-ntt\",guide_version=\"3\","
              "guide_hash=\"" +
              std::string(64, 'a') + "\"} 1"));
    CHECK(has("pelita_pages_drawn_total 1234"));
    CHECK(has("pelita_disk_free_bytes 31000000000"));
    CHECK(has("pelita_touches_stuck_total 5"));
    CHECK(has("pelita_touch_restarts_total 2"));
    CHECK(has("pelita_touches_bounced_total 40"));
    CHECK(has("pelita_touches_masked_total 500"));
    CHECK(has("pelita_touch_cells_masked 1"));
    CHECK(has("pelita_touch_panels 2"));
    CHECK(has("pelita_state_write_errors_total 7"));
    CHECK(has("pelita_clock_trusted 1"));
    CHECK(has("pelita_content_day_seconds 1795737600"));
    std::size_t files = 0;
    for (const auto& entry : fs::directory_iterator(folder.path())) {
        CAPTURE(entry.path());
        ++files;
    }
    CHECK(files == 2);
}

TEST_CASE("a folder that cannot be written is said, memory and disk are real figures",
          "[kiosk][health]")
{
    CHECK_THROWS_AS(kiosk::write_health("/proc/nowhere", some_health()), content::FileError);
    CHECK(kiosk::resident_bytes() > 1'000'000);
    CHECK(kiosk::disk_free_bytes("/proc/nowhere") == 0);
    const support::TemporaryFolder folder;
    CHECK(kiosk::disk_free_bytes(folder.path()) > 0);
}

TEST_CASE("the disk's worker does its jobs in order, counts refusals and ends when all is done",
          "[kiosk][health]")
{
    std::string done;
    {
        kiosk::DiskWorker worker;
        for (const char job : {'a', 'b', 'c'}) {
            worker.post([&done, job] { done += job; });
        }
        worker.post([] { throw content::FileError("state.json", "No space left on device"); });
        REQUIRE(worker.finish(100s));
        CHECK(worker.is_idle());
        CHECK(worker.refusals() == 1);
        CHECK(done == "abc");
        worker.post([&done] { done += 'd'; });
    }
    CHECK(done == "abcd");
}

TEST_CASE(
    "a job that hangs stops neither those who wait nor the end, and the next one is forgotten",
    "[kiosk][health]")
{
    const auto released = std::make_shared<std::promise<void>>();
    const auto left = std::make_shared<std::promise<void>>();
    const auto next = std::make_shared<std::atomic<bool>>(false);
    const auto begin = std::chrono::steady_clock::now();
    {
        kiosk::DiskWorker worker;
        worker.post([released, left] {
            released->get_future().wait();
            left->set_value();
        });
        worker.post([next] { *next = true; });
        CHECK_FALSE(worker.finish(10ms));
    }
    CHECK(std::chrono::steady_clock::now() - begin < 60s); // Nobody has released it.
    released->set_value();
    REQUIRE(left->get_future().wait_for(100s) == std::future_status::ready);
    CHECK_FALSE(*next);
}
