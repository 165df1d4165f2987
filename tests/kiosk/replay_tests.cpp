#include "content/model/files.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>

using Catch::Matchers::Contains;
namespace fs = std::filesystem;

namespace {

using kiosk::Key;
using support::Visitor;
using Lines = std::vector<std::string>;

/// The program on the guide of the tree, or another, on the panel of the other tests.
support::Finished kiosk_says(const Lines& words, const fs::path& guide = {})
{
    const fs::path real = support::source_dir() / "content/guide";
    Lines command{"env",     "-u",         "DISPLAY", support::bin_dir() + "/pelita-kiosk",
                  "--today", "2026-11-24", "--guide", (guide.empty() ? real : guide).string()};
    command.insert(command.end(), words.begin(), words.end());
    return support::run(command);
}

Lines split(const std::string& text)
{
    Lines lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

support::Finished replay(const std::string& script, const fs::path& guide = {},
                         const Lines& more = {})
{
    const support::TemporaryFolder folder;
    content::write_file(folder.path() / "script", script);
    Lines words{"--replay", (folder.path() / "script").string(), "--size", "1366x768", "--ppi",
                "100"};
    words.insert(words.end(), more.begin(), more.end());
    return kiosk_says(words, guide);
}

std::string screen_of(const std::string& line)
{
    const auto at = line.find("screen=");
    return at == std::string::npos ? line : line.substr(at + 7, line.find(' ', at) - at - 7);
}

std::string hash_of(const std::string& line)
{
    const auto at = line.find("hash=");
    return at == std::string::npos ? "" : line.substr(at + 5);
}

/// Screens of the states that a script of touches goes through, the first left out.
Lines screens_of(const support::Finished& said)
{
    Lines screens;
    for (const std::string& line : split(said.out)) {
        screens.push_back(screen_of(line));
    }
    if (!screens.empty()) {
        screens.erase(screens.begin());
    }
    return screens;
}

/// Touches by name, one a word: "language:id open:topic/papers next".
std::string touches(const std::string& actions)
{
    std::string script;
    std::istringstream words(actions);
    for (std::string action; words >> action;) {
        script += "touch " + action + "\n";
    }
    return script;
}

/// Writes a script of keys by pressing them on a kiosk of its own.
class KeyWriter {
  public:
    /// @param way the key that moves the focus on; @param name as scripts call it.
    KeyWriter(Key way, const char* name) : way_(way), name_(name) {}

    void press(Key key, const char* name)
    {
        visitor_.key(key);
        script_ += std::string("key ") + name + "\n";
        lines_.push_back(visitor_.kiosk().state_line());
    }

    /// Moves on until the focus is there, then Enter.
    void choose(const std::string& action)
    {
        for (int i = 0; i < 60 && visitor_.kiosk().session().focus != action; ++i) {
            press(way_, name_);
        }
        INFO(action << " on " << visitor_.screen());
        REQUIRE(visitor_.kiosk().session().focus == action);
        press(Key::Enter, "Enter");
    }

    const Visitor& visitor() const { return visitor_; }
    const std::string& script() const { return script_; }
    const Lines& lines() const { return lines_; }

  private:
    Key way_;
    const char* name_;
    Visitor visitor_;
    std::string script_;
    Lines lines_;
};

/// From the first key to "Selesai": a topic, the questions, the numbers, text size, language.
void write_journey(KeyWriter& keys, Key key, const char* name)
{
    keys.press(key, name); // Wakes.
    for (const char* action :
         {"language:en", "open:topic/papers", "next", "next", "back", "home", "open:check-offer",
          "open:check-offer/age", "answer:yes", "answer:no", "answer:no"}) {
        keys.choose(action);
    }
    REQUIRE(keys.visitor().screen() == "outcome/red");
    for (const char* action :
         {"contacts", "help", "size:L", "contrast:dark", "next", "speech:faster", "speech:louder",
          "languages", "language:id", "listen", "finish"}) {
        keys.choose(action);
    }
    REQUIRE(keys.visitor().screen() == "attract");
}

/// The program comes to the same states, and the last is the first.
void check_replayed(const KeyWriter& keys)
{
    const auto said = replay(keys.script());
    REQUIRE(said.exit_code == 0);
    const Lines lines = split(said.out);
    REQUIRE(lines.size() == keys.lines().size() + 1);
    for (std::size_t i = 0; i < keys.lines().size(); ++i) {
        CHECK_THAT(lines[i + 1], Contains(keys.lines()[i] + " hash="));
    }
    CHECK(hash_of(lines.back()) == hash_of(lines.front()));
}

} // namespace

TEST_CASE("a visit from the first touch to \"Selesai\" leaves the kiosk as it was",
          "[kiosk][replay]")
{
    const auto said = replay(touches("language:id open:topic/papers next next back next contacts "
                                     "back home open:topic/papers finish"));
    REQUIRE(said.exit_code == 0);
    CHECK(screens_of(said) == Lines{"home", "topic/papers", "topic/papers/1", "topic/papers/2",
                                    "topic/papers/1", "topic/papers/2", "contacts",
                                    "topic/papers/2", "home", "topic/papers", "attract"});
    const Lines lines = split(said.out);
    CHECK(hash_of(lines.front()).size() == 16);
    CHECK(hash_of(lines.back()) == hash_of(lines.front()));
    CHECK(hash_of(lines[1]) != hash_of(lines.front()));
}

TEST_CASE("home has a second page, and its last tile opens the list", "[kiosk][replay]")
{
    const auto said = replay(touches("language:id open:home#2 open:list"));
    REQUIRE(said.exit_code == 0);
    CHECK(screens_of(said) == Lines{"home", "home#2", "list"});
}

TEST_CASE("the questions end red at once", "[kiosk][replay]")
{
    const auto said = replay(touches("language:id open:check-offer open:check-offer/age answer:yes "
                                     "answer:yes answer:yes answer:no back back back back"));
    REQUIRE(said.exit_code == 0);
    CHECK(screens_of(said) == Lines{"home", "check-offer", "check-offer/age", "check-offer/company",
                                    "check-offer/confirmed", "check-offer/visa", "outcome/red",
                                    "check-offer/visa", "check-offer/confirmed",
                                    "check-offer/company", "check-offer/age"});
}

TEST_CASE("one answer of \"don't know\" ends yellow", "[kiosk][replay]")
{
    const auto said =
        replay(touches("language:id open:check-offer open:check-offer/age answer:yes answer:yes "
                       "answer:yes answer:dont-know answer:yes answer:no answer:no answer:yes"));
    REQUIRE(said.exit_code == 0);
    CHECK(screens_of(said).back() == "outcome/yellow");
}

TEST_CASE("while a fact is unconfirmed its question is not asked and nobody sees green",
          "[kiosk][replay]")
{
    const auto said =
        replay(touches("language:id open:check-offer open:check-offer/age answer:yes answer:yes "
                       "answer:yes answer:yes answer:yes answer:no answer:no answer:yes"));
    REQUIRE(said.exit_code == 0);
    const Lines screens = screens_of(said);
    CHECK(screens.back() == "outcome/yellow");
    CHECK(std::find(screens.begin(), screens.end(), "check-offer/country") == screens.end());
}

TEST_CASE("in an approved guide nine good answers end green, and one less does not",
          "[kiosk][replay]")
{
    const std::string begin = "language:id open:check-offer open:check-offer/age ";
    const auto green =
        replay(touches(begin + "answer:yes answer:yes answer:yes answer:yes answer:yes answer:no "
                               "answer:no answer:no answer:yes"),
               support::approved_guide());
    INFO(green.err);
    REQUIRE(green.exit_code == 0);
    const Lines screens = screens_of(green);
    CHECK(screens.back() == "outcome/green");
    CHECK(std::find(screens.begin(), screens.end(), "check-offer/country") != screens.end());

    const auto unsure =
        replay(touches(begin + "answer:yes answer:yes answer:yes answer:yes answer:yes answer:no "
                               "answer:no answer:dont-know answer:yes"),
               support::approved_guide());
    CHECK(screens_of(unsure).back() == "outcome/yellow");
    const auto red =
        replay(touches(begin + "answer:yes answer:yes answer:yes answer:yes answer:yes answer:no "
                               "answer:no answer:yes"),
               support::approved_guide());
    CHECK(screens_of(red).back() == "outcome/red");
}

TEST_CASE("the agency look-up is reached from its topic and its question", "[kiosk][replay]")
{
    const auto said = replay(touches("language:id open:check-offer open:check-offer/age answer:yes "
                                     "open:agency back answer:yes"));
    REQUIRE(said.exit_code == 0);
    const Lines screens = screens_of(said);
    CHECK(Lines(screens.end() - 4, screens.end()) ==
          Lines{"check-offer/company", "agency", "check-offer/company", "check-offer/confirmed"});
}

TEST_CASE("size, contrast and language are in every state and gone at the end", "[kiosk][replay]")
{
    const auto said = replay(touches("language:en help size:XL back languages language:id finish"));
    REQUIRE(said.exit_code == 0);
    const Lines lines = split(said.out);
    REQUIRE(lines.size() == 8);
    CHECK_THAT(lines[1], Contains("screen=home language=en text=M contrast=normal focus=-"));
    CHECK_THAT(lines[3], Contains("screen=help language=en text=XL"));
    CHECK_THAT(lines[5], Contains("screen=languages language=en text=XL"));
    CHECK_THAT(lines[6], Contains("screen=home language=id text=XL"));
    CHECK_THAT(lines[7], Contains("screen=attract language=id text=M contrast=normal"));
    CHECK(hash_of(lines[7]) == hash_of(lines[0]));
}

TEST_CASE("the file is the clock: the question after 120 s, the end after 150 s", "[kiosk][replay]")
{
    const auto said = replay("t=10 touch language:id\n"
                             "t=129.9\n"
                             "t=130\n"
                             "t=155.0 touch go-on\n"
                             "t=274.9 wait\n"
                             "t=275\n"
                             "t=305\n");
    REQUIRE(said.exit_code == 0);
    CHECK(screens_of(said) == Lines{"home", "home", "idle", "home", "home", "idle", "attract"});
    const Lines lines = split(said.out);
    CHECK_THAT(lines[1], Catch::Matchers::StartsWith("t=10.0 "));
    CHECK(hash_of(lines.back()) == hash_of(lines.front()));
}

TEST_CASE("fingers in pixels press, drag and release", "[kiosk][replay]")
{
    Visitor visitor;
    const auto at = *visitor.place_of("language:id");
    const std::string place = std::to_string(at.x.value() * support::test_pixels_per_point) + " " +
                              std::to_string(at.y.value() * support::test_pixels_per_point);
    const auto said = replay("# a drag, then a touch\n"
                             "\n"
                             "down 1 " +
                             place +
                             "\nmove 1 683 2\nup 1\n"
                             "t=1 down 1 " +
                             place + "\nup 1 " + place + "\n");
    REQUIRE(said.exit_code == 0);
    CHECK(screens_of(said) == Lines{"attract", "attract", "attract", "attract", "home"});
}

TEST_CASE("T26: the whole journey goes by arrows and Enter alone", "[kiosk][replay][keys][T26]")
{
    KeyWriter keys(Key::Right, "Right");
    write_journey(keys, Key::Right, "Right");
    check_replayed(keys);
}

TEST_CASE("T26: the whole journey goes by two switches alone", "[kiosk][replay][keys][T26]")
{
    KeyWriter keys(Key::Next, "Space");
    write_journey(keys, Key::Next, "Space");
    check_replayed(keys);
}

TEST_CASE("a replay prints what would be spoken when it is asked to", "[kiosk][replay][speech]")
{
    const auto said =
        replay(touches("language:en") + "key Space\nkey Space\nkey Enter\n", {}, {"--says"});
    REQUIRE(said.exit_code == 0);
    CHECK_THAT(said.out, Contains("t=0.4 says focus 1/14 \"Touch a picture.\" [en]\n"));
    CHECK_THAT(said.out, Contains("t=0.4 says focus 2/14 \"Choose the official way\" [en]\n"));
    CHECK_THAT(said.out, Contains("t=0.4 says page \"Choose the official way\" [en]"));
    CHECK_THAT(replay(touches("language:en") + "key Space\n").out, !Contains("says"));
}

TEST_CASE("a line that is no event is named with file and line, exit 2", "[kiosk][replay]")
{
    for (const char* line : {"jump",         "key",    "key Tab",        "touch",
                             "down",         "down 1", "down 1 640",     "down one 1 2",
                             "move 1",       "up",     "up x",           "up 1 640",
                             "t=",           "t=soon", "t=1x",           "t=1e30",
                             "t=-1",         "t=nan",  "t=5 jump",       "key Right Left",
                             "down 1 2 3 4", "wait 3", "touch next home"}) {
        const auto said = replay(std::string("touch language:id\n# a comment\n") + line + "\n");
        INFO(line << "\n" << said.out << said.err);
        CHECK(said.exit_code == 2);
        CHECK_THAT(said.err, Contains("script:3: "));
    }
}

TEST_CASE("time that goes backwards is refused", "[kiosk][replay]")
{
    const auto said = replay("t=5 wait\nt=4 wait\n");
    CHECK(said.exit_code == 2);
    CHECK_THAT(said.err, Contains("script:2: "));
}

TEST_CASE("a touch on what is not there says so and goes on", "[kiosk][replay]")
{
    const auto said = replay("touch language:xx\ntouch language:id\n");
    CHECK(said.exit_code == 0);
    CHECK_THAT(said.out, Contains("nothing here is \"language:xx\""));
    CHECK(screen_of(split(said.out).back()) == "home");
}

TEST_CASE("a script that cannot be read is named", "[kiosk][replay]")
{
    const auto said = kiosk_says({"--replay", "/nowhere/script"});
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("/nowhere/script"));
}

TEST_CASE("a screenshot that cannot be made, or an option that nobody would heed, is wrong usage",
          "[kiosk][screenshot]")
{
    const support::TemporaryFolder folder;
    const std::string out = (folder.path() / "page.png").string();
    const std::vector<Lines> wrong{
        {"--screenshot", "kitchen", "--out", out},
        {"--screenshot", "topic/none", "--out", out},
        {"--screenshot", "topic/papers/99", "--out", out},
        {"--screenshot", "home#9", "--out", out},
        {"--screenshot", "home"},
        {"--screenshot", "home", "--out", out, "--lang", "xx"},
        {"--screenshot", "home", "--out", out, "--size", "1366"},
        {"--screenshot", "home", "--out", out, "--size", "1366x"},
        {"--screenshot", "home", "--out", out, "--size", "1366x768x24"},
        {"--screenshot", "home", "--out", out, "--size", "-1366x768"},
        {"--screenshot", "home", "--out", out, "--size", "100x100"},
        {"--screenshot", "home", "--out", out, "--size", "99999x768"},
        {"--screenshot", "home", "--out", out, "--size", "640x480", "--ppi", "300"},
        {"--screenshot", "home", "--out", out, "--ppi", "0"},
        {"--screenshot", "home", "--out", out, "--text", "XXL"},
        {"--screenshot", "home", "--out", out, "--contrast", "pink"},
        {"--screenshot", "home", "--out", out, "--guide", "/nowhere"},
        {"--kitchen"},
        {"--size", "1366x768"},
        {"--self-test", "--state", folder.path().string()},
        {"--screenshot", "home", "--out", out, "--window", "1366x768"},
        {"--screenshot", "home", "--out", out, "--list-screens"},
        {"--replay", "script", "--self-test"},
    };
    for (const Lines& words : wrong) {
        const auto said = kiosk_says(words);
        INFO(words.back() << " " << said.err);
        CHECK(said.exit_code == 2);
        CHECK_FALSE(said.err.empty());
        CHECK_FALSE(fs::exists(out));
    }
}

TEST_CASE("a screenshot has the size that was asked for", "[kiosk][screenshot]")
{
    const support::TemporaryFolder folder;
    const fs::path out = folder.path() / "page.png";
    const auto said =
        kiosk_says({"--screenshot", "outcome/red", "--lang", "en", "--size", "1024x768", "--ppi",
                    "85", "--text", "L", "--contrast", "dark", "--out", out.string()});
    INFO(said.err);
    REQUIRE(said.exit_code == 0);
    const std::string png = content::read_file(out);
    REQUIRE(png.size() > 24);
    CHECK(png.substr(16, 8) == std::string("\0\0\x04\0\0\0\x03\0", 8));
}

TEST_CASE("a folder that is not there is the machine's fault and is named", "[kiosk][screenshot]")
{
    const auto said = kiosk_says({"--screenshot", "home", "--out", "/nowhere/page.png"});
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("/nowhere/page.png"));
}

TEST_CASE("the list of screens has every page that a visitor can come to", "[kiosk][screens]")
{
    const auto said = kiosk_says({"--list-screens", "--size", "1366x768", "--ppi", "100"});
    REQUIRE(said.exit_code == 0);
    const Lines lines = split(said.out);
    const auto listed = [&](const std::string& name) {
        return std::find(lines.begin(), lines.end(), name) != lines.end();
    };
    for (const char* name :
         {"attract", "languages", "home", "home#2", "list", "check-offer", "check-offer/age",
          "check-offer/money-office", "check-offer/family", "outcome/red", "outcome/yellow",
          "outcome/green", "agency", "contacts", "help", "idle"}) {
        INFO(name);
        CHECK(listed(name));
    }
    const auto& guide = *support::RealGuide::get().guide;
    for (const auto& topic : guide.topics) {
        if (topic.id == "check-offer") {
            continue;
        }
        // Title and summary are one page, every other block at least one.
        for (std::size_t page = 0; page + 1 < topic.blocks.size(); ++page) {
            const std::string name =
                "topic/" + topic.id + (page == 0 ? "" : "/" + std::to_string(page));
            INFO(name);
            CHECK(listed(name));
        }
    }
    auto sorted = lines;
    std::sort(sorted.begin(), sorted.end());
    CHECK(std::unique(sorted.begin(), sorted.end()) == sorted.end());
}

TEST_CASE("without an X server the kiosk says so and leaves with 3", "[kiosk][window]")
{
    const auto said = kiosk_says({});
    CHECK(said.exit_code == 3);
    CHECK_THAT(said.err, Contains("no X server") && Contains("DISPLAY"));
    CHECK(split(said.err).size() == 1);
}
