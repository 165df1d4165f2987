#include "kiosk/wizard.hpp"

#include "content/model/guide.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <functional>
#include <stdexcept>

namespace {

using kiosk::Wizard;
using kiosk::WizardStep;
using Answers = std::vector<std::pair<std::string, std::string>>;

constexpr content::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};

/// Table D1 of the facts, written down once more: what an answer says and where it leads.
struct Row {
    int number;
    const char* id;
    const char* yes;
    const char* no;
    const char* yes_go = "";
    const char* no_go = "";
    const char* unsure_go = "";
};

constexpr std::array<Row, 13> table{{
    {1, "age", "next", "red"},
    {2, "company", "next", "next", "", "company-direct"},
    {2, "company-direct", "yellow", "red"},
    {3, "confirmed", "next", "yellow"},
    {4, "visa", "next", "red"},
    {5, "contract", "next", "next", "", "contract-later"},
    {5, "contract-later", "red", "yellow"},
    {6, "money", "next", "next", "money-debt"},
    {6, "money-debt", "red", "next", "", "money-office", "money-office"},
    {6, "money-office", "yellow", "red"},
    {7, "documents", "red", "next"},
    {8, "country", "red", "next"},
    {9, "family", "next", "yellow"},
}};

const Row& row_of(const std::string& id)
{
    const auto* found =
        std::find_if(table.begin(), table.end(), [&](const Row& row) { return id == row.id; });
    if (found == table.end()) {
        throw std::out_of_range(id);
    }
    return *found;
}

std::string verdict_of(const std::string& question, const std::string& answer)
{
    const Row& row = row_of(question);
    return answer == "yes" ? row.yes : answer == "no" ? row.no : "yellow";
}

bool is_follow_up(const Row& row)
{
    return &row != table.data() && row.number == (&row - 1)->number;
}

/// The next numbered question; empty after the ninth.
std::string after(const std::string& question)
{
    for (const Row* next = &row_of(question) + 1; next != table.data() + table.size(); ++next) {
        if (!is_follow_up(*next)) {
            return next->id;
        }
    }
    return {};
}

/// Where the table leads after an answer.
std::string next_of(const std::string& question, const std::string& answer)
{
    const Row& row = row_of(question);
    const std::string go = answer == "yes"  ? row.yes_go
                           : answer == "no" ? row.no_go
                                            : row.unsure_go;
    return go.empty() ? after(question) : go;
}

/// What the answers of one path come to, by the rules of the facts alone.
struct Verdict {
    std::string colour = "green";
    std::vector<std::string> reasons;
};

std::string reason_of(const std::string& question, const std::string& answer)
{
    return answer == "dont-know" ? "ui.unsure"
                                 : "check-offer." + question + "/" + answer + "/reason";
}

Verdict judge(const Answers& path)
{
    Verdict verdict;
    for (const char* colour : {"yellow", "red"}) {
        std::vector<std::string> reasons;
        for (const auto& [question, answer] : path) {
            const std::string reason = reason_of(question, answer);
            const bool said = std::find(reasons.begin(), reasons.end(), reason) != reasons.end();
            if (verdict_of(question, answer) == colour && !said) {
                reasons.push_back(reason);
            }
        }
        if (!reasons.empty()) {
            verdict = {colour, reasons};
        }
    }
    return verdict;
}

const content::Topic& check_offer()
{
    static const auto guide =
        content::load_guide(support::source_dir() / "content/guide", today).guide;
    const content::Topic* topic = guide->find_topic("check-offer");
    REQUIRE(topic != nullptr);
    return *topic;
}

std::string shown(const Answers& path)
{
    std::string text;
    for (const auto& [question, answer] : path) {
        text += question + "=" + answer + " ";
    }
    return text;
}

/// Goes every way through the questions.
class Walk {
  public:
    using AtEnd = std::function<void(const Answers&, const Wizard&, const WizardStep&)>;

    explicit Walk(AtEnd at_end) : at_end_(std::move(at_end)) {}

    void from(const Wizard& wizard, const std::string& question)
    {
        for (const char* answer : {"yes", "no", "dont-know"}) {
            Wizard next = wizard;
            const auto step = next.answer(question, answer);
            path_.emplace_back(question, answer);
            if (!step) {
                FAIL("not taken: " + shown(path_));
            } else if (step->question.empty()) {
                at_end_(path_, next, *step);
            } else {
                follow(next, answer, *step);
            }
            path_.pop_back();
        }
    }

    /// Questions that were skipped between two answers, to be expected.
    std::vector<std::string> silent;

  private:
    void follow(const Wizard& wizard, const std::string& answer, const WizardStep& step)
    {
        std::string expected = next_of(path_.back().first, answer);
        while (std::find(silent.begin(), silent.end(), expected) != silent.end()) {
            expected = after(expected);
        }
        if (step.question != expected || !step.outcome.empty()) {
            FAIL(step.question + " asked instead of " + expected + ": " + shown(path_));
        }
        from(wizard, step.question);
    }

    AtEnd at_end_;
    Answers path_;
};

bool has_red(const Answers& path)
{
    return std::any_of(path.begin(), path.end(), [](const auto& pair) {
        return verdict_of(pair.first, pair.second) == "red";
    });
}

std::size_t numbered(const Answers& path)
{
    return static_cast<std::size_t>(std::count_if(path.begin(), path.end(), [](const auto& pair) {
        return !is_follow_up(row_of(pair.first));
    }));
}

/// Where the check begins; empty: no question can be shown.
std::string first_asked(const std::vector<std::string>& silent)
{
    const content::WizardTree tree(check_offer());
    const content::Block* question = tree.first_asked(silent);
    return question == nullptr ? std::string() : question->id;
}

} // namespace

TEST_CASE("on every way through the questions the worst answer wins", "[kiosk][wizard]")
{
    std::size_t ways = 0;
    std::size_t greens = 0;
    std::vector<std::string> faults;
    Walk walk([&](const Answers& path, const Wizard& wizard, const WizardStep& step) {
        const Verdict expected = judge(path);
        ++ways;
        greens += step.outcome == "green" ? 1 : 0;
        const bool good = step.outcome == expected.colour && wizard.outcome() == expected.colour &&
                          wizard.reasons() == expected.reasons && wizard.answers() == path;
        const bool whole = step.outcome == "red" || numbered(path) == 9;
        if (!good || !whole) {
            faults.push_back(step.outcome + " for " + shown(path));
        }
    });
    const Wizard wizard(check_offer(), {});
    REQUIRE(first_asked({}) == "age");
    walk.from(wizard, first_asked({}));
    CHECK(faults == std::vector<std::string>{});
    CHECK(ways > 13824); // The ways without red, and those that red ends.
    CHECK(greens == 1);
}

TEST_CASE("a red answer ends the questions at once", "[kiosk][wizard]")
{
    std::size_t reds = 0;
    bool early = true;
    Walk walk([&](const Answers& path, const Wizard&, const WizardStep& step) {
        const Answers before(path.begin(), path.end() - 1);
        early = early && !has_red(before) && has_red(path) == (step.outcome == "red");
        reds += step.outcome == "red" ? 1 : 0;
    });
    walk.from(Wizard(check_offer(), {}), "age");
    CHECK(early);
    CHECK(reds > 0);
}

TEST_CASE("follow-ups are asked only where an answer leads to them", "[kiosk][wizard]")
{
    bool good = true;
    Walk walk([&](const Answers& path, const Wizard&, const WizardStep&) {
        for (std::size_t i = 0; i < path.size(); ++i) {
            if (is_follow_up(row_of(path[i].first))) {
                good = good && i > 0 &&
                       next_of(path[i - 1].first, path[i - 1].second) == path[i].first;
            }
        }
    });
    walk.from(Wizard(check_offer(), {}), "age");
    CHECK(good);
}

TEST_CASE("one answer of \"don't know\" makes a good offer yellow and says so once",
          "[kiosk][wizard]")
{
    const Answers good{{"age", "yes"},      {"company", "yes"},  {"confirmed", "yes"},
                       {"visa", "yes"},     {"contract", "yes"}, {"money", "no"},
                       {"documents", "no"}, {"country", "no"},   {"family", "yes"}};
    for (std::size_t unsure = 0; unsure <= good.size(); ++unsure) {
        Wizard wizard(check_offer(), {});
        std::string outcome;
        for (std::size_t i = 0; i < good.size(); ++i) {
            const auto step =
                wizard.answer(good[i].first, i == unsure ? "dont-know" : good[i].second);
            REQUIRE(step);
            outcome = step->outcome;
        }
        INFO(unsure);
        CHECK(outcome == (unsure == good.size() ? "green" : "yellow"));
        const std::vector<std::string> reasons{"ui.unsure"};
        CHECK(wizard.reasons() == (unsure == good.size() ? std::vector<std::string>{} : reasons));
    }
}

TEST_CASE("answering a question anew forgets all that was answered after it", "[kiosk][wizard]")
{
    Wizard wizard(check_offer(), {});
    for (const auto& [question, answer] : Answers{{"age", "yes"},
                                                  {"company", "no"},
                                                  {"company-direct", "yes"},
                                                  {"confirmed", "no"},
                                                  {"visa", "no"}}) {
        REQUIRE(wizard.answer(question, answer));
    }
    REQUIRE(wizard.outcome() == "red");

    const auto step = wizard.answer("company", "yes");
    REQUIRE(step);
    CHECK(step->question == "confirmed");
    CHECK(wizard.answers() == Answers{{"age", "yes"}, {"company", "yes"}});
    CHECK(wizard.reasons() == std::vector<std::string>{"ui.unsure"}); // Seven are still open.

    REQUIRE(wizard.answer("age", "no"));
    CHECK(wizard.answers() == Answers{{"age", "no"}});
    CHECK(wizard.outcome() == "red");
    wizard.forget();
    CHECK(wizard.answers().empty());
}

TEST_CASE("of an answer and of what was looked up for it the worse one counts", "[kiosk][wizard]")
{
    Wizard wizard(check_offer(), {});
    REQUIRE(wizard.answer("age", "yes"));
    REQUIRE(wizard.answer("company", "dont-know", {"yellow", "ui.agency-not-found"}));
    const std::vector<std::string> both{"ui.agency-not-found", "ui.unsure"};
    CHECK(wizard.reasons() == both);

    const auto red = wizard.answer("company", "dont-know", {"red", "ui.agency-revoked"});
    REQUIRE(red);
    CHECK(red->outcome == "red");
    CHECK(wizard.reasons() == std::vector<std::string>{"ui.agency-revoked"});

    const auto next = wizard.answer("company", "yes", {"next", "ui.agency-active"});
    REQUIRE(next);
    CHECK(next->question == "confirmed");
    CHECK(wizard.answers() == Answers{{"age", "yes"}, {"company", "yes"}});
}

TEST_CASE("an answer that does not exist changes nothing", "[kiosk][wizard]")
{
    Wizard wizard(check_offer(), {});
    REQUIRE(wizard.answer("age", "yes"));
    CHECK_FALSE(wizard.answer("age", "maybe"));
    CHECK_FALSE(wizard.answer("weather", "yes"));
    CHECK_FALSE(wizard.answer("red", "yes"));
    CHECK_FALSE(wizard.answer("", "yes"));
    CHECK(wizard.answers() == Answers{{"age", "yes"}});
}

TEST_CASE("questions begun in the middle never end green", "[kiosk][wizard]")
{
    bool green = false;
    Walk walk([&](const Answers&, const Wizard&, const WizardStep& step) {
        green = green || step.outcome == "green";
    });
    walk.from(Wizard(check_offer(), {}), "company");
    CHECK_FALSE(green);
}

TEST_CASE("a question that cannot be shown is not asked and makes green impossible",
          "[kiosk][wizard]")
{
    for (const Row& row : table) {
        const std::vector<std::string> silent{row.id};
        std::vector<std::string> faults;
        std::size_t greens = 0;
        Walk walk([&](const Answers& path, const Wizard&, const WizardStep& step) {
            greens += step.outcome == "green" ? 1 : 0;
            bool missed = !is_follow_up(row);
            for (const auto& [question, answer] : path) {
                missed = missed || next_of(question, answer) == row.id;
                if (question == row.id) {
                    faults.push_back("asked: " + shown(path));
                }
            }
            if (step.outcome == "green" && missed) {
                faults.push_back("green: " + shown(path));
            }
        });
        walk.silent = silent;
        const Wizard wizard(check_offer(), silent);
        walk.from(wizard, first_asked(silent));
        INFO(row.id);
        CHECK(faults == std::vector<std::string>{});
        // A follow-up that was not needed takes nothing away.
        CHECK(greens == (is_follow_up(row) ? 1 : 0));
    }
}

TEST_CASE("a yellow that only comes from a silent question says \"not sure\"", "[kiosk][wizard]")
{
    Wizard wizard(check_offer(), {"country"});
    std::string outcome;
    for (const auto& [question, answer] : Answers{{"age", "yes"},
                                                  {"company", "yes"},
                                                  {"confirmed", "yes"},
                                                  {"visa", "yes"},
                                                  {"contract", "yes"},
                                                  {"money", "no"},
                                                  {"documents", "no"},
                                                  {"family", "yes"}}) {
        const auto step = wizard.answer(question, answer);
        REQUIRE(step);
        outcome = step->outcome;
    }
    CHECK(outcome == "yellow");
    CHECK(wizard.reasons() == std::vector<std::string>{"ui.unsure"});
}

TEST_CASE("with no question to show there is nothing to ask", "[kiosk][wizard]")
{
    std::vector<std::string> all;
    for (const Row& row : table) {
        all.emplace_back(row.id);
    }
    CHECK(first_asked(all).empty());
}
