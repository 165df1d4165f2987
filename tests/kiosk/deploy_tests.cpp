#include "content/model/files.hpp"
#include "kiosk/config.hpp"
#include "tests/kiosk/bare_machine.hpp"

#include <catch2/catch.hpp>

#include <regex>
#include <set>

namespace fs = std::filesystem;

namespace {

using Names = std::set<std::string>;
using support::BareMachine;
using support::script;

} // namespace

TEST_CASE("what install puts on a bare machine, uninstall takes away to the last folder",
          "[kiosk][deploy]")
{
    const BareMachine machine;
    const Names bare = machine.contents();
    REQUIRE(machine.install().exit_code == 0);
    for (const char* file :
         {"opt/pelita/bin/pelita-kiosk", "opt/pelita/share/pelita/guide/guide.toml",
          "opt/pelita/share/pelita/guide/topics/a topic.toml",
          "opt/pelita/share/pelita/fonts/catalogue.toml", "etc/pelita/kiosk.toml",
          "etc/systemd/system/pelita-x.service", "etc/systemd/system/pelita-kiosk.service",
          "etc/X11/xorg.conf.d/90-pelita.conf", "etc/sysctl.d/90-pelita.conf",
          "etc/systemd/logind.conf.d/90-pelita.conf", "etc/udev/rules.d/70-pelita-input.rules"}) {
        INFO(file);
        CHECK(fs::is_regular_file(machine.root() / file));
    }
    const auto mode = fs::status(machine.root() / "opt/pelita/bin/pelita-kiosk").permissions();
    CHECK((mode & fs::perms::others_exec) != fs::perms::none);
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(machine.contents() == bare);
    CHECK(machine.uninstall().exit_code == 0); // Nothing is there: that is what was asked for.
}

TEST_CASE("install can be run again: the same is there, what a guide lost is gone",
          "[kiosk][deploy]")
{
    const BareMachine machine;
    const Names bare = machine.contents();
    REQUIRE(machine.install().exit_code == 0);
    const Names once = machine.contents();
    REQUIRE(machine.install().exit_code == 0);
    Names twice = machine.contents();
    const auto without_list = [](Names names) {
        std::erase_if(names,
                      [](const auto& name) { return name.starts_with("opt/pelita/installed="); });
        return names;
    };
    CHECK(without_list(once) == without_list(twice));
    fs::remove(machine.guide() / "topics/a topic.toml");
    REQUIRE(machine.install().exit_code == 0);
    CHECK_FALSE(fs::exists(machine.root() / "opt/pelita/share/pelita/guide/topics/a topic.toml"));
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(machine.contents() == bare);
}

TEST_CASE("a config that somebody has edited stays, until it is purged", "[kiosk][deploy]")
{
    const BareMachine machine;
    const Names bare = machine.contents();
    REQUIRE(machine.install().exit_code == 0);
    const fs::path config = machine.root() / "etc/pelita/kiosk.toml";
    content::append_file(config, "place = \"disnaker-kupang\"\n");
    const std::string edited = content::read_file(config);
    for (int i = 0; i < 2; ++i) {
        REQUIRE(machine.install().exit_code == 0);
        CHECK(content::read_file(config) == edited);
    }
    REQUIRE(machine.uninstall("--help").exit_code == 0);
    REQUIRE(support::run({script("uninstall"), "--destdir", machine.root().string()}).exit_code ==
            0);
    CHECK(content::read_file(config) == edited);
    CHECK_FALSE(fs::exists(machine.root() / "opt"));
    REQUIRE(machine.install().exit_code == 0);
    CHECK(content::read_file(config) == edited);
    fs::create_directories(machine.root() / "var/lib/pelita/health");
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK_FALSE(fs::exists(config));
    CHECK_FALSE(fs::exists(machine.root() / "var/lib/pelita"));
}

TEST_CASE("who uninstalls first and purges later is left with nothing", "[kiosk][deploy]")
{
    const BareMachine machine;
    const Names bare = machine.contents();
    REQUIRE(machine.install().exit_code == 0);
    content::append_file(machine.root() / "etc/pelita/kiosk.toml", "place = \"ende\"\n");
    fs::create_directories(machine.root() / "var/lib");
    fs::create_directories(machine.root() / "var/lib/pelita/health");
    const auto first = support::run({script("uninstall"), "--destdir", machine.root().string()});
    REQUIRE(first.exit_code == 0);
    CHECK_THAT(first.out, Catch::Matchers::Contains("uninstall --purge takes them away"));
    REQUIRE(machine.uninstall("--purge").exit_code == 0);
    fs::remove(machine.root() / "var/lib");
    fs::remove(machine.root() / "var");
    CHECK(machine.contents() == bare);
}

TEST_CASE("an install that is cut short leaves nothing that uninstall does not know",
          "[kiosk][deploy]")
{
    for (const bool is_second : {false, true}) {
        INFO(is_second);
        const BareMachine machine;
        const Names bare = machine.contents();
        if (is_second) { // Another guide was there before.
            content::write_file(machine.guide() / "topics/former.toml", "id = \"b\"\n");
            REQUIRE(machine.install().exit_code == 0);
            fs::remove(machine.guide() / "topics/former.toml");
        }
        // The disk is full, the power fails: a file where a folder should be stops it half way.
        content::write_file(machine.guide() / "topics/new.toml", "id = \"c\"\n");
        const fs::path in_the_way = machine.root() / "etc/X11";
        fs::remove_all(in_the_way);
        content::write_file(in_the_way, "no folder can be made here");
        const auto cut_short = machine.install();
        INFO(cut_short.err);
        REQUIRE(cut_short.exit_code != 0);
        CHECK(fs::exists(machine.root() /
                         "opt/pelita/share/pelita/guide/topics/new.toml")); // It had begun.
        fs::remove(in_the_way);
        REQUIRE(machine.uninstall().exit_code == 0);
        CHECK(machine.contents() == bare);
    }
}

TEST_CASE("purge takes the state from the folder that the config names, and nothing else there",
          "[kiosk][deploy]")
{
    for (const bool is_uninstalled_before : {false, true}) {
        INFO(is_uninstalled_before);
        const BareMachine machine;
        REQUIRE(machine.install().exit_code == 0);
        const fs::path config = machine.root() / "etc/pelita/kiosk.toml";
        content::write_file(config, "place = \"ende\"\nstate = \"/srv/kiosk\" # the card\n[panel]\n"
                                    "state = \"/etc\"\n");
        const fs::path state = machine.root() / "srv/kiosk";
        for (const char* file :
             {"state.json", "state.json.prev", "state.json.aB3dE6.part", "health/pelita.prom",
              "health/status.json", "counters/today.json", "counters/spool.jsonl",
              "outbox/counters.jsonl", "holiday.jpg", "film.mkv.part", "counters/mine.txt"}) {
            fs::create_directories((state / file).parent_path());
            content::write_file(state / file, "x");
        }
        if (is_uninstalled_before) {
            const auto first =
                support::run({script("uninstall"), "--destdir", machine.root().string()});
            REQUIRE(first.exit_code == 0);
            CHECK(fs::exists(state / "state.json"));
        }
        REQUIRE(machine.uninstall().exit_code == 0);
        Names left;
        for (const auto& entry : fs::recursive_directory_iterator(state)) {
            left.insert(entry.path().lexically_relative(state).string());
        }
        CHECK(left == Names{"counters", "counters/mine.txt", "film.mkv.part", "holiday.jpg"});
        CHECK_FALSE(fs::exists(config));
        CHECK(fs::exists(machine.root() / "etc/sysctl.d/README"));
    }
}

TEST_CASE("a drawing whose name has blanks is updated and taken away like any other",
          "[kiosk][deploy]")
{
    const BareMachine machine;
    const Names bare = machine.contents();
    const fs::path drawing = machine.guide() / "a map of  two isles.svg";
    const fs::path there = machine.root() / "opt/pelita/share/pelita/guide" / drawing.filename();
    content::write_file(drawing, "<svg/>");
    REQUIRE(machine.install().exit_code == 0);
    REQUIRE(machine.install().exit_code == 0); // Known already.
    CHECK(content::read_file(there) == "<svg/>");
    fs::remove(drawing);
    REQUIRE(machine.install().exit_code == 0);
    CHECK_FALSE(fs::exists(there));
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(machine.contents() == bare);
}

TEST_CASE("no console offers a login beside the kiosk", "[kiosk][deploy]")
{
    const std::string unit = content::read_file(script("pelita-x.service"));
    CHECK_THAT(unit, Catch::Matchers::Contains("\nConflicts=getty@tty1.service"));
    CHECK_THAT(content::read_file(script("pelita-logind.conf")),
               Catch::Matchers::Contains("\nNAutoVTs=0\nReserveVT=0\n"));
}

TEST_CASE("what a visitor answered is in no core file and in no swap", "[kiosk][deploy]")
{
    const std::string unit = content::read_file(script("pelita-kiosk.service"));
    CHECK_THAT(unit, Catch::Matchers::Contains("\nLimitCORE=0\n") &&
                         Catch::Matchers::Contains("\nMemorySwapMax=0\n"));
}

TEST_CASE("no unit names the clock among devices, which shuts out all others in older systemd",
          "[kiosk][deploy]")
{
    for (const char* unit : {"pelita-x.service", "pelita-kiosk.service"}) {
        CHECK_THAT(content::read_file(script(unit)), !Catch::Matchers::Contains("\nProtectClock="));
    }
}

TEST_CASE("wrong use of the scripts is said and changes nothing", "[kiosk][deploy]")
{
    const BareMachine machine;
    const Names bare = machine.contents();
    for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
             {script("install"), "--destdir", machine.root().string(), "--program", "/nowhere"},
             {script("install"), "--destdir", machine.root().string(), "--program", "/bin/true",
              "--guide", "/nowhere"},
             {script("install"), "--sideways"},
             {script("install"), "--destdir"},
             {script("uninstall"), "--sideways"}}) {
        const auto said = support::run(words);
        CHECK(said.exit_code == 2);
        CHECK_FALSE(said.err.empty());
    }
    CHECK(machine.contents() == bare);
}

TEST_CASE("shellcheck has nothing to say about the scripts", "[kiosk][deploy]")
{
    if (!support::have_program("shellcheck")) {
        WARN("skipped: shellcheck is missing (package shellcheck)");
        return;
    }
    const auto said =
        support::run({"shellcheck", script("install"), script("uninstall"), script("let-in")});
    CHECK(said.out == "");
    CHECK(said.exit_code == 0);
}

TEST_CASE("systemd finds no fault in the units, and the kiosk's is well locked up",
          "[kiosk][deploy]")
{
    const fs::path theirs = "/usr/lib/systemd/system";
    if (!support::have_program("systemd-analyze") || !fs::exists(theirs / "sysinit.target")) {
        WARN("skipped: systemd-analyze or the units of Debian are missing (package systemd)");
        return;
    }
    const BareMachine machine;
    REQUIRE(machine.install().exit_code == 0);
    fs::create_directories(machine.root() / "usr/lib/systemd");
    fs::copy(theirs, machine.root() / theirs.relative_path(),
             fs::copy_options::recursive | fs::copy_options::copy_symlinks);
    fs::create_directories(machine.root() / "usr/bin");
    fs::copy("/bin/true", machine.root() / "usr/bin/Xorg");
    const std::string root = "--root=" + machine.root().string();
    const auto verified =
        support::run({"systemd-analyze", "verify", root,
                      (machine.root() / "etc/systemd/system/pelita-x.service").string(),
                      (machine.root() / "etc/systemd/system/pelita-kiosk.service").string()});
    CHECK(verified.err == "");
    CHECK(verified.exit_code == 0);
    const auto judged = support::run({"systemd-analyze", "security", "--offline=true", "--no-pager",
                                      "--threshold=20", root, "pelita-kiosk.service"});
    INFO(judged.out);
    CHECK(judged.exit_code == 0); // Exposure at most 2.0 of 10.
}

TEST_CASE("the example config is one, with its comments taken away too", "[kiosk][deploy]")
{
    const std::string text = content::read_file(script("kiosk.toml"));
    CHECK(kiosk::parse_config(text, "kiosk.toml").findings.empty());
    // As a technician does it: '#' taken away where a line stands. The key is no real one.
    std::string all = std::regex_replace(text, std::regex("\n# (\\[?[a-z_]+( =|\\]))"), "\n$1");
    all.erase(all.rfind("[keys]"));
    CHECK(all.find("\nservice_file = ") < all.find("\n[panel]"));
    CHECK(all.find("\nrotation = ") != std::string::npos);
    const auto parsed = kiosk::parse_config(all, "kiosk.toml");
    INFO(all);
    CHECK(parsed.findings.empty());
    CHECK(parsed.config.service_file == "/run/pelita/service.txt");
    CHECK(parsed.config.place == "disnaker-kupang");
}

TEST_CASE("CUPS keeps no slip that was printed, and forgets our word when the kiosk is taken away",
          "[kiosk][deploy]")
{
    const BareMachine machine;
    const fs::path conf = machine.root() / "etc/cups/cupsd.conf";
    fs::create_directories(conf.parent_path());
    content::write_file(conf, "LogLevel warn\n<Location />\n  Order allow,deny\n</Location>\n");
    fs::permissions(conf, fs::perms(0640));
    const Names bare = machine.contents();
    for (int i = 0; i < 2; ++i) { // Twice: once is in it.
        REQUIRE(machine.install().exit_code == 0);
        CHECK_THAT(content::read_file(conf),
                   Catch::Matchers::EndsWith(
                       "</Location>\n# pelita: begin\nPreserveJobFiles No\nPreserveJobHistory No\n"
                       "AccessLogLevel config\n# pelita: end\n"));
    }
    CHECK(fs::status(conf).permissions() == fs::perms(0640));
    if (support::have_program("cupsd")) {
        const support::TemporaryFolder elsewhere; // It makes folders beside its settings.
        const fs::path copy = elsewhere.path() / "cupsd.conf";
        fs::copy_file(conf, copy);
        const auto said = support::run({"cupsd", "-t", "-c", copy.string()});
        CHECK_THAT(said.out + said.err,
                   Catch::Matchers::Contains("is OK") && !Catch::Matchers::Contains("Unknown"));
    }
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(machine.contents() == bare);
    CHECK(fs::status(conf).permissions() == fs::perms(0640));
}

TEST_CASE("a last line of CUPS' settings without an end is not run into ours", "[kiosk][deploy]")
{
    const BareMachine machine;
    const fs::path conf = machine.root() / "etc/cups/cupsd.conf";
    fs::create_directories(conf.parent_path());
    content::write_file(conf, "LogLevel warn");
    REQUIRE(machine.install().exit_code == 0);
    CHECK_THAT(content::read_file(conf), Catch::Matchers::StartsWith("LogLevel warn\n# pelita"));
    const auto said = machine.install();
    CHECK(said.exit_code == 0);
    CHECK(said.out.find("no CUPS") == std::string::npos);
}

TEST_CASE("an update of the kiosk tells CUPS what an earlier version did not", "[kiosk][deploy]")
{
    const BareMachine machine;
    const fs::path conf = machine.root() / "etc/cups/cupsd.conf";
    const std::string before = "LogLevel warn\n";
    const std::string after = "MaxJobs 5\n# Added by hand.\n";
    fs::create_directories(conf.parent_path());
    content::write_file(conf,
                        before + "# pelita: begin\nPreserveJobFiles No\n# pelita: end\n" + after);
    fs::permissions(conf, fs::perms(0640));
    for (int i = 0; i < 2; ++i) {
        REQUIRE(machine.install().exit_code == 0);
        CHECK(content::read_file(conf) ==
              before +
                  "# pelita: begin\nPreserveJobFiles No\nPreserveJobHistory No\n"
                  "AccessLogLevel config\n# pelita: end\n" +
                  after);
    }
    CHECK(fs::status(conf).permissions() == fs::perms(0640));
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(content::read_file(conf) == before + after);
}

TEST_CASE(
    "where our lines in CUPS' settings end nobody guesses: they are left alone, which is said",
    "[kiosk][deploy]")
{
    const std::string ours = "LogLevel warn\n# pelita: begin\nPreserveJobFiles No\nMaxJobs 5\n";
    for (const std::string& settings : {ours, "# pelita: end\n" + ours}) {
        INFO(settings);
        const BareMachine machine;
        const fs::path conf = machine.root() / "etc/cups/cupsd.conf";
        fs::create_directories(conf.parent_path());
        content::write_file(conf, settings);
        for (const auto& said : {machine.install(), machine.uninstall()}) {
            CHECK(said.exit_code == 0);
            CHECK_THAT(said.err, Catch::Matchers::Contains("no line \"# pelita: end\" follows"));
            CHECK(content::read_file(conf) == settings);
        }
    }
}
