#include "content/model/program.hpp"

#include <CLI/CLI.hpp>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>
#include <optional>
#include <string>

namespace {

/// The machine's time zone for as long as it lives.
class Zone {
  public:
    explicit Zone(const char* name)
    {
        if (const char* const value = std::getenv("TZ")) {
            before_ = value;
        }
        setenv("TZ", name, 1);
        tzset();
    }
    ~Zone()
    {
        before_ ? setenv("TZ", before_->c_str(), 1) : unsetenv("TZ");
        tzset();
    }
    Zone(const Zone&) = delete;
    Zone& operator=(const Zone&) = delete;

  private:
    std::optional<std::string> before_;
};

} // namespace

TEST_CASE("a day begins when it does in Kupang, eight hours before UTC's, whatever the machine's "
          "zone",
          "[program][clock]")
{
    using namespace std::chrono;
    for (const char* name : {"UTC", "Asia/Jakarta", "America/New_York", "XYZ-14"}) {
        INFO(name);
        const Zone zone(name);
        const sys_days friday = year{2026} / 11 / 27;
        CHECK(content::iso_date(content::local_day(friday + 15h + 59min + 59s)) == "2026-11-27");
        CHECK(content::iso_date(content::local_day(friday + 16h)) == "2026-11-28");
        CHECK(content::iso_date(content::local_day(friday)) == "2026-11-27");
        // What every program takes for today unless --today says it.
        const auto now = [] { return floor<seconds>(system_clock::now()); };
        const content::Date earliest = content::local_day(now());
        CLI::App app;
        content::CommonOptions options;
        content::add_common_options(app, options);
        CHECK(options.today >= earliest);
        CHECK(options.today <= content::local_day(now()));
    }
}
