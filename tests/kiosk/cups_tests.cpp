#include "tests/kiosk/bare_machine.hpp"
#include "tests/kiosk/fake_printer.hpp"
#include "tests/kiosk/running_program.hpp"
#include "tests/kiosk/slip_printing.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <grp.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <regex>

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;
using layout::screens::SlipState;
using support::comes_true;
using support::Printing;

/// For a slip that has to come out: a busy machine's CUPS takes its time.
constexpr kiosk::SlipPatience while_it_takes{60s, 60s, 50ms};
/// For a slip that has to be cancelled because it does not come out.
constexpr kiosk::SlipPatience until_cancelled{60s, 300ms, 50ms};

/// How an office's CUPS is set.
enum class CupsSettings {
    AsDebianShips,
    AfterInstall, ///< By `kiosk/deploy/install`.
};

/// A driver of a printer whose roll is a file. CUPS runs it with the slip's file as sixth word and
/// hears of the paper as from a real driver.
constexpr std::string_view roll_driver = R"(#!/bin/sh
[ $# = 6 ] || exit 0
cd "{}"
while [ -e unplugged ]; do echo "STATE: +offline-report" >&2; sleep 0.02; done
echo "STATE: -offline-report" >&2
while [ -e no-paper ]; do echo "STATE: +media-empty-error" >&2; sleep 0.02; done
echo "STATE: -media-empty-error" >&2
cat "$6" >roll.new && mv roll.new roll
echo "$1" >>jobs-printed
if [ -e last-slip ]; then echo "STATE: +media-empty-error" >&2; fi
)";

constexpr std::string_view files_config = R"(ServerRoot {0}/etc/cups
ServerBin {0}/bin
RequestRoot {0}/var/spool
CacheDir {0}/var/cache
StateDir {0}/var/state
TempDir {0}/var/temporary
AccessLog {0}/var/access_log
ErrorLog stderr
Printcap
SystemGroup {1}
)";

/// A cupsd of the test's own, without a port on the network, that does not outlive it. Its raw
/// queue "slip" is what `lp`, `lpstat` and `cancel` find while it lives. (Not a queue on a file of
/// CUPS' own, "FileDevice Yes": CUPS 2.4 sends a raw job there through no program at all, and
/// writes nothing.)
class CupsServer {
  public:
    explicit CupsServer(CupsSettings settings = CupsSettings::AsDebianShips)
    {
        for (const char* folder : {"etc/cups", "bin/backend", "var/temporary"}) {
            fs::create_directories(path(folder));
        }
        fs::create_directory_symlink("/usr/lib/cups/daemon", path("bin/daemon"));
        write_settings(settings);
        content::write_file(path("bin/backend/roll"),
                            fmt::format(roll_driver, folder_.path().string()));
        // Others may not run it: then CUPS runs it as who runs CUPS, and it gets to the roll.
        fs::permissions(path("bin/backend/roll"), fs::perms::owner_all);
        // A copy: AppArmor, where there is some, keeps the one in its place away from our folder.
        fs::copy_file("/usr/sbin/cupsd", path("cupsd"));
        setenv("CUPS_SERVER", path("socket").c_str(), 1);
        cupsd_ = std::make_unique<support::RunningProgram>(
            std::vector<std::string>{path("cupsd"), "-f", "-c", path("etc/cups/cupsd.conf"), "-s",
                                     path("etc/cups/cups-files.conf")},
            path("var/said"));
        const auto is_up = [] { return says({"lpstat", "-r"}) == "scheduler is running\n"; };
        if (!comes_true([&] { return is_up() || cupsd_->ended(); }) || cupsd_->ended()) {
            throw std::runtime_error("cupsd does not start: " + cupsd_->said());
        }
        administer({"/usr/sbin/lpadmin", "-p", "slip", "-E", "-v", "roll:/", "-m", "raw"});
    }
    ~CupsServer()
    {
        cupsd_->send(SIGTERM); // It takes its drivers along.
        cupsd_->wait_for_end(10s);
        unsetenv("CUPS_SERVER");
    }
    CupsServer(const CupsServer&) = delete;
    CupsServer& operator=(const CupsServer&) = delete;

    /// In English.
    static std::string says(std::vector<std::string> command)
    {
        command.insert(command.begin(), {"env", "LC_ALL=C"});
        return support::run(command).out;
    }
    static void administer(const std::vector<std::string>& command)
    {
        const auto done = support::run(command);
        INFO(done.err);
        REQUIRE(done.exit_code == 0);
    }
    /// "id from-whom size when" of each job that is not over.
    static std::string jobs() { return says({"lpstat", "-o", "slip"}); }

    /// What stands on the roll; empty: nothing yet.
    std::string roll() const
    {
        return fs::exists(path("roll")) ? content::read_file(path("roll")) : std::string();
    }
    /// Jobs that came out.
    int printed() const
    {
        const std::string ids = fs::exists(path("jobs-printed"))
                                    ? content::read_file(path("jobs-printed"))
                                    : std::string();
        return static_cast<int>(std::count(ids.begin(), ids.end(), '\n'));
    }
    /// The driver does as if: "unplugged", "no-paper", "last-slip".
    void set(const std::string& flag) const { content::write_file(path(flag), ""); }
    void unset(const std::string& flag) const { fs::remove(path(flag)); }
    /// Files of CUPS that have a PDF in them.
    std::vector<std::string> kept_slips() const
    {
        std::vector<std::string> kept;
        for (const auto& entry : fs::recursive_directory_iterator(path("var"))) {
            if (entry.is_regular_file() && holds_pdf(entry.path())) {
                kept.push_back(entry.path().lexically_relative(path("var")).string());
            }
        }
        return kept;
    }

    /// Whether CUPS' list of the jobs that are over has the first one.
    bool has_job_in_history() const { return fs::exists(path("var/spool/c00001")); }
    /// Whether CUPS' log of who asked for what tells of a job.
    bool has_job_in_log() const
    {
        return content::read_file(path("var/access_log")).find("-Job") != std::string::npos;
    }

  private:
    std::string path(const std::string& name) const { return (folder_.path() / name).string(); }

    static bool holds_pdf(const fs::path& file)
    {
        try {
            return content::read_file(file).find("%PDF-") != std::string::npos;
        } catch (const std::exception&) {
            return false; // Gone since it was listed.
        }
    }

    /// What Debian ships, with our socket instead of its ports.
    void write_settings(CupsSettings settings) const
    {
        const std::string shipped = content::read_file("/usr/share/cups/cupsd.conf.default");
        content::write_file(
            path("etc/cups/cupsd.conf"),
            std::regex_replace(shipped, std::regex("\n(Listen|Browsing) [^\n]*"), "") + "Listen " +
                path("socket") +
                "\nBrowsing No\nDirtyCleanInterval 0\n"); // Else its files are 30 s late.
        if (settings == CupsSettings::AfterInstall) {
            content::write_file(path("guide.toml"), "");
            const auto installed =
                support::run({support::script("install"), "--program", "/bin/true", "--guide",
                              folder_.path().string(), "--destdir", folder_.path().string()});
            INFO(installed.err);
            REQUIRE(installed.exit_code == 0);
        }
        const group* const ours = ::getgrgid(::getgid());
        REQUIRE(ours != nullptr);
        content::write_file(path("etc/cups/cups-files.conf"),
                            fmt::format(files_config, folder_.path().string(), ours->gr_name));
    }

    support::TemporaryFolder folder_;
    std::unique_ptr<support::RunningProgram> cupsd_;
};

/// Whether there is a CUPS to print with; says so if there is none.
bool have_cups()
{
    for (const char* program : {"/usr/sbin/cupsd", "/usr/sbin/lpadmin", "lp"}) {
        if (!support::have_program(program)) {
            WARN("skipped: " << program << " is missing (packages cups-daemon, cups-client)");
            return false;
        }
    }
    return true;
}

/// The bytes that a kiosk gives to `lp`.
std::string given_to_lp()
{
    support::FakePrinter fake;
    Printing printing;
    printing.print();
    REQUIRE(comes_true([&] { return !fake.read("jobs").empty(); }));
    return fake.read("slip.pdf");
}

/// Without when it was so.
std::string timeless(const std::string& lpstat)
{
    return std::regex_replace(lpstat, std::regex("since [^\n]*20[0-9][0-9]"), "since today");
}

} // namespace

TEST_CASE("a slip goes through a real CUPS byte for byte, and is told when it is out",
          "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const CupsServer cups;
    Printing printing(while_it_takes);
    printing.print(5);
    const auto news = printing.next();
    REQUIRE(news);
    CHECK(news->number == 5);
    CHECK(news->state == SlipState::Printed);
    CHECK(cups.roll() == given_to_lp());
    CHECK(CupsServer::jobs() == "");
}

TEST_CASE("no paper in a real CUPS is said at once; the slip that waits comes out for nobody else",
          "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const CupsServer cups;
    cups.set("no-paper");
    Printing printing({60s, 600s, 50ms}); // However late CUPS says so.
    printing.print(1);
    SlipState state = SlipState::Printing;
    while (state == SlipState::Printing) {
        const auto news = printing.next();
        REQUIRE(news);
        state = news->state;
    }
    CHECK(state == SlipState::PaperOut);
    printing.printer.forget();
    CHECK(comes_true([] { return CupsServer::jobs().empty(); }));
    CHECK(cups.roll() == "");
    cups.unset("no-paper"); // CUPS still says so of the printer until a driver says otherwise.
    printing.print(2);
    CHECK(printing.end() == SlipState::Printed);
    CHECK(cups.roll() == given_to_lp());
}

TEST_CASE("the last slip of a roll is told as printed: it lies there, though paper is out after it",
          "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const CupsServer cups;
    cups.set("last-slip");
    Printing printing(while_it_takes);
    printing.print();
    CHECK(printing.end() == SlipState::Printed);
    CHECK(cups.roll().rfind("%PDF-", 0) == 0);
}

TEST_CASE("a slip that a real CUPS holds back is cancelled and said; nobody finds it tomorrow",
          "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const CupsServer cups(CupsSettings::AfterInstall);
    CupsServer::administer({"/usr/sbin/cupsdisable", "slip"});
    Printing held_back(until_cancelled);
    held_back.print();
    CHECK(held_back.end() == SlipState::NotPrinted);
    CHECK(CupsServer::jobs() == "");
    CHECK(comes_true([&] { return cups.kept_slips().empty(); }));
    CupsServer::administer({"/usr/sbin/cupsenable", "slip"});
    Printing printing(while_it_takes);
    printing.print();
    CHECK(printing.end() == SlipState::Printed); // The next one's, and CUPS is well.
    CHECK(cups.roll() == given_to_lp());
}

TEST_CASE("a slip for a printer that is unplugged does not come out when it is plugged in again",
          "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const CupsServer cups;
    cups.set("unplugged");
    Printing unplugged(until_cancelled);
    unplugged.print(1);
    CHECK(unplugged.end() == SlipState::NotPrinted);
    CHECK(CupsServer::jobs() == "");
    cups.unset("unplugged");
    unplugged.printer.forget();
    CHECK(cups.roll() == "");
    Printing printing(while_it_takes);
    printing.print(2); // The next visitor's is the only one that comes.
    CHECK(printing.end() == SlipState::Printed);
    CHECK(cups.printed() == 1);
}

TEST_CASE("a slip that hangs on its way into a real CUPS is found there and cancelled",
          "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const CupsServer cups;
    CupsServer::administer({"/usr/sbin/cupsdisable", "slip"});
    support::FakePrinter slow; // Real but for `lp`, which does not come back.
    slow.program("lp", "/usr/bin/lp \"$@\"; exec sleep 600");
    slow.program("lpstat", "exec /usr/bin/lpstat \"$@\"");
    slow.program("cancel", "exec /usr/bin/cancel \"$@\"");
    Printing printing({5s, 60s, 50ms}); // It has to get there first.
    printing.print();
    CHECK(comes_true([] { return !CupsServer::jobs().empty(); }));
    CHECK(printing.end() == SlipState::NotPrinted);
    CHECK(CupsServer::jobs() == "");
}

TEST_CASE("a printed slip stays in CUPS, and when it was printed, until install tells it not to",
          "[kiosk][slip][cups][deploy]")
{
    if (!have_cups()) {
        return;
    }
    for (const auto settings : {CupsSettings::AsDebianShips, CupsSettings::AfterInstall}) {
        const CupsServer cups(settings);
        Printing printing(while_it_takes);
        printing.print();
        REQUIRE(printing.end() == SlipState::Printed);
        if (settings == CupsSettings::AsDebianShips) {
            CHECK(cups.kept_slips() == std::vector<std::string>{"spool/d00001-001"});
            CHECK(comes_true([&] { return cups.has_job_in_history(); }));
            CHECK(comes_true([&] { return cups.has_job_in_log(); }));
        } else {
            CHECK(comes_true([&] { return cups.kept_slips().empty(); }));
            CHECK(comes_true([&] { return !cups.has_job_in_history(); }));
            CHECK_FALSE(cups.has_job_in_log()); // Printed, so it was asked for.
        }
    }
}

TEST_CASE("the printer that other tests print on says what a real CUPS says", "[kiosk][slip][cups]")
{
    if (!have_cups()) {
        return;
    }
    const std::vector<std::string> look{"lpstat", "-l", "-p", "slip"};
    const auto says_alike = [&](const std::string& state, const std::string& alerts,
                                const std::string& real) {
        support::FakePrinter fake;
        fake.printer(state, alerts);
        CHECK_THAT(timeless(real), Catch::Matchers::StartsWith(CupsServer::says(look)));
    };
    const CupsServer cups;
    says_alike("is idle.  enabled since today", "none", CupsServer::says(look));
    CupsServer::administer({"/usr/sbin/cupsdisable", "slip"});
    says_alike("disabled since today -\n\tPaused", "paused", CupsServer::says(look));
    CupsServer::administer({"/usr/sbin/cupsenable", "slip"});

    cups.set("no-paper");
    const fs::path sheet = support::source_dir() / "LICENSE";
    const std::string taken = CupsServer::says({"lp", "-d", "slip", "-o", "raw", sheet.string()});
    CHECK(kiosk::parse_job(taken) == "slip-1");
    std::string empty;
    CHECK(comes_true([&] {
        empty = CupsServer::says(look);
        return kiosk::parse_lpstat(empty).is_out_of_paper;
    }));
    says_alike("now printing slip-1.  enabled since today", "media-empty-error", empty);
}
