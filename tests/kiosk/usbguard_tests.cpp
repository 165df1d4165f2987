#include "tests/kiosk/bare_machine.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <optional>
#include <sstream>

namespace fs = std::filesystem;

namespace {

using Catch::Matchers::Contains;
using Verdicts = std::vector<std::string>;
using support::BareMachine;
using support::script;

/// What `usbguard generate-policy --no-ports-sn --no-hashes` of Debian 12 says of a keypad, a panel
/// and an adapter for the network.
constexpr auto hub = R"(allow id 1d6b:0002 serial "0000:00:14.0" name "xHCI Host Controller" )"
                     R"(with-interface 09:00:00 with-connect-type "")";
constexpr auto keypad = R"(allow id 046d:c31c serial "" name "USB Keypad" )"
                        R"(with-interface { 03:01:01 03:00:00 } with-connect-type "hotplug")";
constexpr auto panel = R"(allow id 222a:0001 serial "" name "ILITEK \"Multi-Touch\"" )"
                       R"(with-interface 03:00:00 with-connect-type "hardwired")";
constexpr auto network = R"(allow id 0bda:8153 serial "0017" name "USB 10/100/1000 LAN" )"
                         R"(with-interface { ff:ff:00 02:06:00 0a:00:00 } with-connect-type "")";

/// The keypad, from a usbguard that tells its socket too.
constexpr auto keypad_in_socket =
    R"(allow id 046d:c31c serial "" name "USB Keypad" )"
    R"(parent-hash "jEP/6WzviqdJ5VSeTUY8PatCNBKeaREvo2OqdplND/o=" via-port "1-2" )"
    R"(with-interface { 03:01:01 03:00:00 } with-connect-type "hotplug")";

/// What the daemon says of the same keypad in another socket.
constexpr auto moved_keypad =
    R"(device id 046d:c31c serial "" name "USB Keypad" )"
    R"(hash "IQpNvbbbcAYhVolKs5xz/pTejU1SjgSzNbZYEnkpcKU=" )"
    R"(parent-hash "ezk0HfMuQpPk0oWhS+STRIA8ILrVwLCjJ4Q1ZiZlFPs=" via-port "3-1.4" )"
    R"(with-interface { 03:01:01 03:00:00 } with-connect-type "unknown")";
constexpr auto other_keyboard =
    R"(device id 1a2c:0e24 serial "" name "USB Keyboard" via-port "1-2" )"
    R"(with-interface { 03:01:01 03:01:02 } with-connect-type "hotplug")";

constexpr auto new_keypad = R"(allow id 1a2c:0e24 serial "" name "USB Keyboard" )"
                            R"(with-interface { 03:01:01 03:01:02 } with-connect-type "hotplug")";

/// A bare machine with sockets.
class SocketMachine : public BareMachine {
  public:
    /// @param devices as usbguard tells them.
    /// @param unread devices that it says nothing of.
    void plug(const std::vector<std::string>& devices, int unread = 0) const
    {
        const fs::path sockets = root() / "sys/bus/usb/devices";
        fs::remove_all(root() / "sys");
        std::string policy;
        for (std::size_t i = 0; i < devices.size() + static_cast<std::size_t>(unread); ++i) {
            fs::create_directories(sockets / std::to_string(i));
            content::write_file(sockets / std::to_string(i) / "idVendor", "1234\n");
            policy += i < devices.size() ? devices[i] + "\n" : "";
        }
        content::write_file(tools_.path() / "policy", policy);
        content::write_file(
            tools_.path() / "usbguard",
            "#!/bin/sh\n[ \"$*\" = 'generate-policy --no-ports-sn --no-hashes' ] || exit 2\ncat " +
                (tools_.path() / "policy").string() + "\n");
        fs::permissions(tools_.path() / "usbguard", fs::perms::owner_all);
    }
    support::Finished let_in() const
    {
        return support::run({"env", "PATH=" + tools_.path().string() + ":" + std::getenv("PATH"),
                             script("let-in"), "--destdir", root().string()});
    }
    fs::path rules() const { return root() / "etc/usbguard/rules.d/90-pelita.conf"; }
    fs::path list() const { return root() / "etc/usbguard/rules.d/80-pelita-devices.conf"; }

    /// "allow" or "block" for each device, by the rules that are there; none without usbguard's
    /// library, which is said.
    std::optional<Verdicts> judge(const std::vector<std::string>& devices) const
    {
        const std::string judge = support::bin_dir() + "/usb_judge";
        if (!fs::exists(judge)) {
            WARN("skipped: usbguard's library is missing (package libusbguard-dev)");
            return std::nullopt;
        }
        std::string lines;
        for (const std::string& device : devices) {
            lines += device + "\n";
        }
        content::write_file(tools_.path() / "devices", lines);
        std::vector<std::string> command{judge, (tools_.path() / "devices").string()};
        for (const fs::path& file : {list(), rules()}) {
            if (fs::exists(file)) {
                command.push_back(file.string());
            }
        }
        const auto said = support::run(command);
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        Verdicts verdicts;
        std::istringstream words(said.out);
        for (std::string word; words >> word;) {
            verdicts.push_back(word);
        }
        return verdicts;
    }

  private:
    support::TemporaryFolder tools_;
};

/// The services of which `uninstall` is told, a line each.
std::string services(const BareMachine& machine)
{
    std::istringstream lines(content::read_file(machine.root() / "opt/pelita/installed"));
    std::string found;
    for (std::string line; std::getline(lines, line);) {
        found += line.starts_with("service  ") ? line + "\n" : "";
    }
    return found;
}

} // namespace

TEST_CASE("a stick may be plugged in, a stick that types may not", "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    const std::vector<std::pair<std::string, std::string>> devices{
        {"08:06:50", "allow"},                       // A stick.
        {"{ 08:06:50 08:06:62 }", "allow"},          // A quicker one.
        {"{ 09:00:01 09:00:02 }", "allow"},          // A hub.
        {"{ 08:06:50 03:01:01 }", "block"},          // A stick that types.
        {"{ 03:01:01 08:06:50 }", "block"},          //
        {"{ 08:06:50 08:06:62 03:00:00 }", "block"}, //
        {"{ 09:00:00 03:01:01 }", "block"},          // A hub that types.
        {"03:01:01", "block"},                       // A keyboard.
        {"03:00:00", "block"},                       // One that says it is none.
        {"03:01:02", "block"},                       // A mouse.
        {"{ 08:06:50 02:06:00 0a:00:00 }", "block"}, // A stick that is a network.
        {"{ 02:02:01 0a:00:00 }", "block"},          // A telephone as a modem.
        {"{ e0:01:03 0a:00:00 }", "block"},          // A telephone as a network.
        {"06:01:01", "block"},                       // A telephone as a camera.
        {"{ e0:01:01 e0:01:01 }", "block"},          // Bluetooth.
        {"ff:ff:ff", "block"}};                      // Whatever its driver says.
    std::vector<std::string> lines;
    Verdicts wanted;
    for (const auto& [interfaces, verdict] : devices) {
        lines.push_back("device id 1234:5678 serial \"\" name \"x\" with-interface " + interfaces);
        wanted.push_back(verdict);
    }
    if (const auto verdicts = machine.judge(lines)) {
        CHECK(*verdicts == wanted);
    }
}

TEST_CASE("panel and keypad that were there are let in, in any socket, and no other keyboard",
          "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    machine.plug({hub, keypad, panel, network});
    const auto said = machine.let_in();
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK_THAT(said.out, Contains("  046d:c31c  USB Keypad\n") &&
                             Contains("  222a:0001  ILITEK \\\"Multi-Touch\\\"\n"));
    CHECK(fs::status(machine.list()).permissions() == fs::perms(0600)); // usbguard asks for it.
    CHECK(fs::status(machine.rules()).permissions() == fs::perms(0600));
    const std::vector<std::string> devices{keypad, panel, network, moved_keypad, other_keyboard};
    if (const auto verdicts = machine.judge(devices)) {
        CHECK(*verdicts == Verdicts{"allow", "allow", "allow", "allow", "block"});
    }

    // The keypad breaks; another one is there when the list is made anew.
    machine.plug({hub, panel, new_keypad});
    REQUIRE(machine.let_in().exit_code == 0);
    if (const auto verdicts = machine.judge({keypad, panel, new_keypad})) {
        CHECK(*verdicts == Verdicts{"block", "allow", "allow"});
    }
}

TEST_CASE("without a list of all devices usbguard does not start: nobody is shut out",
          "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    for (const char* unit : {"usbguard.service", "usbguard-dbus.service"}) {
        const fs::path folder = machine.root() / "etc/systemd/system" / (unit + std::string(".d"));
        CHECK_THAT(content::read_file(folder / "90-pelita.conf"),
                   Contains("\n[Unit]\nConditionPathExists=/" +
                            machine.list().lexically_relative(machine.root()).string() + "\n"));
    }
    CHECK_FALSE(fs::exists(machine.list()));

    machine.plug({}); // No socket at all, as in a virtual machine: `install` has to say so.
    auto said = machine.let_in();
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("this machine has no USB"));
    CHECK_FALSE(fs::exists(machine.list()));
    machine.plug({hub, panel}, 1); // usbguard leaves one out, and its exit code is 0.
    said = machine.let_in();
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("cannot tell all"));
    CHECK_FALSE(fs::exists(machine.list()));

    machine.plug({hub, panel});
    REQUIRE(machine.let_in().exit_code == 0);
    const std::string list = content::read_file(machine.list());
    machine.plug({});
    CHECK(machine.let_in().exit_code == 3);
    machine.plug({hub}, 1);
    CHECK(machine.let_in().exit_code == 3);
    CHECK(content::read_file(machine.list()) == list); // What was let in stays so.
}

TEST_CASE("a machine whose panel is no USB device takes no keyboard either", "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    machine.plug({hub});
    const auto said = machine.let_in();
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    CHECK_THAT(said.out, Contains("only hubs are there"));
    REQUIRE(fs::exists(machine.list())); // Else usbguard would not start.
    const std::string stick = R"(device id 0781:5567 serial "" name "x" with-interface 08:06:50)";
    if (const auto verdicts = machine.judge({hub, stick, other_keyboard})) {
        CHECK(*verdicts == Verdicts{"allow", "allow", "block"});
    }
    machine.plug({hub, panel});
    CHECK_THAT(machine.let_in().out, !Contains("only hubs"));
}

TEST_CASE("a keypad moves to another socket also when usbguard tells which it was in",
          "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    machine.plug({hub, keypad_in_socket});
    REQUIRE(machine.let_in().exit_code == 0);
    CHECK_THAT(content::read_file(machine.list()),
               Contains(R"(name "USB Keypad" with-interface { 03:01:01 03:00:00 })"
                        "\n"));
    if (const auto verdicts = machine.judge({moved_keypad, other_keyboard})) {
        CHECK(*verdicts == Verdicts{"allow", "block"});
    }
}

TEST_CASE("usbguard's rules come only if asked for, stay when updated and go with the rest",
          "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    machine.plug({hub, panel});
    const auto bare = machine.contents();
    REQUIRE(machine.install().exit_code == 0);
    CHECK_FALSE(fs::exists(machine.root() / "etc/usbguard"));
    CHECK(machine.let_in().exit_code == 2); // Not set up.

    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    REQUIRE(machine.let_in().exit_code == 0);
    REQUIRE(machine.install().exit_code == 0);
    CHECK(fs::exists(machine.rules()));
    CHECK(content::read_file(machine.list()).find("222a:0001") != std::string::npos);
    REQUIRE(machine.install().exit_code == 0);
    CHECK(fs::exists(machine.list()));
    // `uninstall` puts out of use what Debian's package puts to use, each once; each boot the first
    // starts the second.
    CHECK(services(machine) == "service  usbguard-dbus.service\nservice  usbguard.service\n");
    content::write_file(machine.root() / "etc/usbguard/80-pelita-devices.part", "cut sho");
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(machine.contents() == bare);
}

TEST_CASE("who had usbguard before keeps it, with his own rules", "[kiosk][deploy][usb]")
{
    for (const char* in_use :
         {"basic.target.wants/usbguard.service", "multi-user.target.wants/usbguard-dbus.service"}) {
        INFO(in_use);
        const SocketMachine machine;
        const fs::path theirs = machine.root() / "etc/usbguard/rules.conf";
        const fs::path enabled = machine.root() / "etc/systemd/system" / in_use;
        fs::create_directories(theirs.parent_path());
        content::write_file(theirs, "allow id 1111:2222\n");
        fs::create_directories(enabled.parent_path());
        fs::create_symlink("/lib/systemd/system" / enabled.filename(), enabled);
        const auto before = machine.contents();
        for (int i = 0; i < 2; ++i) {
            REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
            CHECK(content::read_file(theirs) == "allow id 1111:2222\n");
            CHECK(services(machine) == "");
        }
        REQUIRE(machine.uninstall().exit_code == 0);
        CHECK(machine.contents() == before);
    }
}

TEST_CASE("an update puts out of use later what an earlier version had forgotten",
          "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    const fs::path known = machine.root() / "opt/pelita/installed";
    const std::string forgotten = "service  usbguard-dbus.service\n";
    std::string before = content::read_file(known);
    content::write_file(known, before.erase(before.find(forgotten), forgotten.size()));
    // Debian's package has put it to use since.
    const fs::path wants = machine.root() / "etc/systemd/system/multi-user.target.wants";
    fs::create_directories(wants);
    fs::create_symlink("/lib/systemd/system/usbguard-dbus.service",
                       wants / "usbguard-dbus.service");
    REQUIRE(machine.install().exit_code == 0);
    CHECK_THAT(services(machine), Contains(forgotten) && Contains("service  usbguard.service\n"));
}

TEST_CASE("a rule that somebody added stays until it is purged", "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    const auto bare = machine.contents();
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    const fs::path rules = machine.root() / "etc/usbguard/rules.conf";
    CHECK(content::read_file(rules) == ""); // Debian's package would make a list of its own.
    content::write_file(rules, "allow id 1111:2222\n");
    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    CHECK(content::read_file(rules) == "allow id 1111:2222\n");
    REQUIRE(support::run({script("uninstall"), "--destdir", machine.root().string()}).exit_code ==
            0);
    CHECK(content::read_file(rules) == "allow id 1111:2222\n");
    fs::remove_all(machine.root() / "etc/usbguard");
    CHECK(machine.contents() == bare);

    REQUIRE(machine.install({"--usbguard"}).exit_code == 0);
    content::write_file(rules, "allow id 1111:2222\n");
    REQUIRE(machine.uninstall("--purge").exit_code == 0);
    CHECK(machine.contents() == bare);
}

TEST_CASE("an install that is cut short among usbguard's files binds nobody and is known",
          "[kiosk][deploy][usb]")
{
    const SocketMachine machine;
    const auto bare = machine.contents();
    const fs::path in_the_way = machine.root() / "etc/usbguard";
    content::write_file(in_the_way, "no folder can be made here");
    REQUIRE(machine.install({"--usbguard"}).exit_code != 0);
    // Before any rule is there, usbguard is kept from starting.
    CHECK(fs::exists(machine.root() / "etc/systemd/system/usbguard.service.d/90-pelita.conf"));
    fs::remove(in_the_way);
    REQUIRE(machine.uninstall().exit_code == 0);
    CHECK(machine.contents() == bare);
}
