// Power cuts, full disks and two writers: nothing that somebody wrote is lost.
#include "content/model/folder_lock.hpp"
#include "content/model/text.hpp"
#include "tests/content/desk/office.hpp"
#include "tests/support/subprocess.hpp"

#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <set>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using content::Exit;
using desk_tests::Office;
namespace fs = std::filesystem;

namespace {

using Clock = std::chrono::steady_clock;

std::vector<std::string> command(const Office& office, std::vector<std::string> words)
{
    words.insert(words.begin(), support::bin_dir() + "/pelita-content");
    for (const std::string& word : {std::string("--guide"), office.guide.string(),
                                    std::string("--today"), std::string("2026-11-24")}) {
        words.push_back(word);
    }
    return words;
}

/// Runs a program with its output thrown away and kills it after a while.
void run_and_kill(const std::vector<std::string>& words, Clock::duration after)
{
    std::vector<char*> arguments;
    for (const std::string& word : words) {
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    REQUIRE(::posix_spawn(&child, arguments.front(), &actions, nullptr, arguments.data(),
                          environ) == 0);
    posix_spawn_file_actions_destroy(&actions);
    std::this_thread::sleep_for(after);
    ::kill(child, SIGKILL);
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
}

/// Every file of the guide that people write in, by name.
std::map<std::string, std::string> work_of(const Office& office)
{
    std::map<std::string, std::string> files;
    for (const char* folder : {"translations", "reviews"}) {
        if (fs::exists(office.guide / folder)) {
            for (const auto& entry : fs::directory_iterator(office.guide / folder)) {
                if (!entry.path().string().ends_with(".part")) {
                    files[folder + ("/" + entry.path().filename().string())] =
                        content::read_file(entry.path());
                }
            }
        }
    }
    return files;
}

bool reads_well(const Office& office)
{
    return !content::has_errors(
        content::load_guide(office.guide, *content::parse_date("2026-11-24")).findings);
}

/// A file is as before, as after, or (a ledger) the one with a beginning of what follows.
void check_between(const std::map<std::string, std::string>& before,
                   const std::map<std::string, std::string>& after,
                   const std::map<std::string, std::string>& now)
{
    for (const auto& [name, bytes] : now) {
        INFO(name);
        const auto old = before.find(name);
        const std::string was = old == before.end() ? "" : old->second;
        const std::string& full = after.at(name);
        if (name.ends_with(".tsv")) {
            CHECK(bytes.starts_with(was));
            CHECK(full.starts_with(bytes));
        } else {
            CHECK((bytes == was || bytes == full));
        }
    }
    for (const auto& [name, bytes] : before) {
        CHECK(now.contains(name));
    }
}

/// What the command was to write is there, if in other places: a repeat may say it twice.
void check_has_lines_of(const std::map<std::string, std::string>& files,
                        const std::map<std::string, std::string>& wanted)
{
    for (const auto& [name, bytes] : wanted) {
        INFO(name);
        const auto lines = content::split(files.at(name), '\n');
        const std::set<std::string_view> there(lines.begin(), lines.end());
        for (const auto line : content::split(bytes, '\n')) {
            CHECK(there.contains(line));
        }
    }
}

/// Runs a command to its end in one copy of the guide and kills it at many moments in others.
void kill_at_many_moments(const std::vector<std::string>& words,
                          const std::function<void(Office&)>& prepare)
{
    constexpr int kills = 10;
    Office whole;
    prepare(whole);
    const auto before = work_of(whole);
    const auto start = Clock::now();
    const auto finished = support::run(command(whole, words));
    const auto length = Clock::now() - start;
    INFO(finished.err);
    REQUIRE(finished.exit_code == 0);
    const auto after = work_of(whole);
    REQUIRE(after != before);
    for (int i = 1; i <= kills; ++i) {
        Office office;
        prepare(office);
        run_and_kill(command(office, words), length * i / kills);
        check_between(before, after, work_of(office));
        CHECK(reads_well(office));
        INFO("again after the power is back");
        CHECK(support::run(command(office, words)).exit_code == 0);
        check_has_lines_of(work_of(office), after);
    }
}

void translate_nothing(Office&) {}

} // namespace

TEST_CASE("a command that is killed leaves whole files and no lost entry (long)",
          "[desk][writers][slow]")
{
    SECTION("approve")
    {
        kill_at_many_moments(
            {"approve", "--all", "--lang", "id", "--role", "content", "--by", "dinas"},
            translate_nothing);
    }
    SECTION("confirm")
    {
        kill_at_many_moments({"facts", "confirm", "--all", "--by", "dinas"}, translate_nothing);
    }
    SECTION("import")
    {
        const support::TemporaryFolder folder;
        const fs::path sent = folder.path() / "en.po";
        {
            Office office;
            REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
            REQUIRE(desk::export_texts(office.at_desk(), {"en", desk::ExchangeFormat::Po, sent}) ==
                    Exit::Done);
        }
        std::string text = content::read_file(sent);
        const auto at = text.find("msgstr \"Back\"");
        REQUIRE(at != std::string::npos);
        content::write_file(sent, text.replace(at, 13, "msgstr \"Go back\""));
        kill_at_many_moments({"import", "en", sent.string(), "--by", "sari"}, [](Office& office) {
            REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
        });
    }
}

TEST_CASE("a full disk refuses with exit 3 and changes nothing", "[desk][writers]")
{
    Office office;
    REQUIRE(desk::update(office.at_desk(), "en", "anton") == Exit::Done);
    office.replace("ui.toml", "\"Kembali\"", "\"Balik\"");
    const auto before = work_of(office);
    // No file of more than 4 KiB; without the signal that would end the program.
    const auto with_full_disk = [&](const std::vector<std::string>& words) {
        std::vector<std::string> full{"bash", "-c", "trap '' XFSZ; ulimit -f 4; exec \"$@\"", "-"};
        const auto program = command(office, words);
        full.insert(full.end(), program.begin(), program.end());
        return support::run(full);
    };
    for (const auto& words : std::vector<std::vector<std::string>>{
             {"update", "en", "--by", "anton"},
             {"approve", "--all", "--lang", "id", "--role", "content", "--by", "dinas"}}) {
        const auto finished = with_full_disk(words);
        INFO(finished.err);
        CHECK(finished.exit_code == 3);
        CHECK_THAT(finished.err, Catch::Contains("too large") || Catch::Contains("No space"));
        CHECK(work_of(office) == before);
        CHECK(reads_well(office));
    }
}

TEST_CASE("the second of two writers is told and changes nothing", "[desk][writers]")
{
    Office office;
    const auto before = work_of(office);
    {
        const content::FolderLock first(office.guide);
        CHECK_THROWS_WITH(office.approve("official-way", "id", "content", "dinas"),
                          Catch::Contains("another program is writing"));
        CHECK_THROWS_AS(desk::update(office.at_desk(), "en", "anton"), content::FileError);
        desk::ConfirmRequest confirm;
        confirm.values.all = true;
        confirm.name = "dinas";
        CHECK_THROWS_AS(desk::facts_confirm(office.at_desk(), confirm), content::FileError);
        const auto told = support::run(command(
            office, {"approve", "--all", "--lang", "id", "--role", "content", "--by", "dinas"}));
        CHECK(told.exit_code == 3);
        CHECK_THAT(told.err, Catch::Contains("another program is writing"));
    }
    CHECK(work_of(office) == before);
    CHECK(office.approve("official-way", "id", "content", "dinas") == Exit::Done);
}

TEST_CASE("of many writers at once each does its work or is told", "[desk][writers]")
{
    Office office;
    const std::vector<std::string> posters{"official-way", "safe-home", "under-18", "seven-steps"};
    std::vector<int> codes(posters.size(), -1);
    std::vector<std::thread> writers;
    for (std::size_t i = 0; i < posters.size(); ++i) {
        writers.emplace_back([&, i] {
            codes[i] = support::run(command(office, {"approve", posters[i], "--lang", "id",
                                                     "--role", "content", "--by", "dinas"}))
                           .exit_code;
        });
    }
    for (std::thread& writer : writers) {
        writer.join();
    }
    const auto guide = office.load();
    const auto& lines = guide->ledgers.at("id").lines;
    for (std::size_t i = 0; i < posters.size(); ++i) {
        INFO(posters[i]);
        const bool written = std::ranges::any_of(lines, [&](const content::LedgerLine& line) {
            return line.unit.starts_with(posters[i] + ".");
        });
        CHECK((codes[i] == 0 || codes[i] == 3));
        CHECK(written == (codes[i] == 0));
    }
}
