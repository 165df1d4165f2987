#include "kiosk/counters.hpp"
#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace {

using kiosk::Happening;
using kiosk::HappeningKind;
using layout::screens::SlipState;
using support::Visitor;
using Names = std::vector<std::string>;

/// A visitor at a kiosk with a slip printer, and all that its listener is told.
struct PrintingVisitor {
    Visitor visitor;
    std::vector<Happening> told;

    PrintingVisitor()
    {
        visitor.kiosk().offer_slips();
        visitor.kiosk().set_listener([this](const Happening& what) { told.push_back(what); });
        visitor.settle();
        fresh = visitor.kiosk().state_hash();
        visitor.begin();
        visitor.open("takeaway/papers");
    }
    bool was_told(HappeningKind kind) const
    {
        return std::ranges::find(told, kind, &Happening::kind) != told.end();
    }

    std::string fresh;
};

} // namespace

TEST_CASE("papers are ticked with one touch, unticked with another, and gone with the visit",
          "[kiosk][takeaway]")
{
    Visitor visitor;
    const std::string fresh = visitor.kiosk().state_hash();
    visitor.begin();
    visitor.open("topic/papers");
    REQUIRE(visitor.tap("open:checklist/papers"));
    CHECK(visitor.screen() == "checklist/papers");
    REQUIRE(visitor.tap("tick:papers.passport"));
    REQUIRE(visitor.tap("tick:papers.marriage"));
    CHECK(visitor.kiosk().session().ticks == Names{"papers.marriage", "papers.passport"});
    REQUIRE(visitor.tap("tick:papers.passport"));
    CHECK(visitor.kiosk().session().ticks == Names{"papers.marriage"});
    CHECK(visitor.screen() == "checklist/papers"); // Nothing else moved.
    while (visitor.sees("next")) {
        REQUIRE(visitor.tap("next"));
    }
    REQUIRE(visitor.tap("open:takeaway/papers"));
    CHECK(visitor.screen() == "takeaway/papers");
    CHECK(visitor.kiosk().request().visit.ticks == Names{"papers.marriage"});
    visitor.tap("finish");
    CHECK(visitor.kiosk().session().ticks.empty());
    CHECK(visitor.kiosk().state_hash() == fresh);
}

TEST_CASE("a topic ends in its take-away, and so does a red or yellow outcome", "[kiosk][takeaway]")
{
    for (const std::string& topic : support::topics_with_pages()) {
        CAPTURE(topic);
        Visitor visitor;
        visitor.begin();
        visitor.open(topic);
        while (visitor.sees("next")) {
            REQUIRE(visitor.tap("next"));
        }
        CHECK(visitor.tap("open:takeaway/" + topic.substr(topic.find('/') + 1)));
    }
    Visitor visitor;
    support::begin_check_offer(visitor);
    support::answer_all(visitor, {"no"}); // Under 18.
    REQUIRE(visitor.screen() == "outcome/red");
    while (visitor.sees("next")) {
        visitor.tap("next");
    }
    REQUIRE(visitor.tap("open:takeaway/outcome-red"));
    CHECK(visitor.kiosk().request().visit.reasons.size() == 1);
    visitor.tap("finish");
    visitor.begin();
    visitor.open("takeaway/outcome-red");
    Visitor first; // Nobody has answered anything there.
    first.begin();
    first.open("takeaway/outcome-red");
    CHECK(visitor.kiosk().request().visit.reasons == first.kiosk().request().visit.reasons);
}

TEST_CASE("another language keeps the ticks and the page", "[kiosk][takeaway]")
{
    Visitor visitor;
    visitor.begin();
    visitor.open("checklist/papers");
    visitor.tap("tick:papers.marriage");
    visitor.tap("languages");
    REQUIRE(visitor.choose_language("en"));
    CHECK(visitor.screen() == "checklist/papers");
    CHECK(visitor.kiosk().session().ticks == Names{"papers.marriage"});
}

TEST_CASE("who reads Indonesian chooses the second language and turns both texts together",
          "[kiosk][takeaway]")
{
    Visitor visitor;
    const std::string fresh = visitor.kiosk().state_hash();
    visitor.begin();
    visitor.open("takeaway/papers");
    REQUIRE(visitor.tap("open:side/papers"));
    CHECK_FALSE(visitor.sees("second:id"));
    REQUIRE(visitor.tap("second:mkn"));
    CHECK(visitor.screen() == "side/papers");
    REQUIRE(visitor.tap("next"));
    CHECK(visitor.screen() == "side/papers/1");
    REQUIRE(visitor.tap("second:")); // Another one after all.
    CHECK(visitor.screen() == "side/papers");
    CHECK(visitor.sees("second:mkn"));
    visitor.kiosk().act("second:en", visitor.now());
    visitor.kiosk().act("finish", visitor.now());
    visitor.settle();
    CHECK(visitor.kiosk().state_hash() == fresh);
}

TEST_CASE("a slip is asked for once, and the page says how it goes", "[kiosk][slip]")
{
    PrintingVisitor printing;
    Visitor& visitor = printing.visitor;
    REQUIRE(visitor.tap("print"));
    CHECK(printing.was_told(HappeningKind::SlipAsked));
    CHECK_FALSE(visitor.sees("print"));
    visitor.kiosk().slip_went(SlipState::PaperOut);
    visitor.settle();
    CHECK_FALSE(visitor.sees("print"));
    visitor.kiosk().slip_went(SlipState::Printed);
    visitor.settle();
    CHECK(printing.was_told(HappeningKind::SlipPrinted));
    CHECK(visitor.sees("print"));
}

TEST_CASE("Selesai ends the visit at once, while the slip is being printed", "[kiosk][slip]")
{
    PrintingVisitor printing;
    Visitor& visitor = printing.visitor;
    visitor.tap("print");
    visitor.tap("finish");
    CHECK(visitor.screen() == "attract");
    CHECK(visitor.kiosk().state_hash() == printing.fresh);
    CHECK(visitor.kiosk().is_resting());
}

TEST_CASE("without a printer nobody prints", "[kiosk][slip]")
{
    Visitor visitor;
    std::vector<Happening> told;
    visitor.begin();
    visitor.open("takeaway/papers");
    CHECK_FALSE(visitor.sees("print"));
    visitor.kiosk().set_listener([&](const Happening& what) { told.push_back(what); });
    visitor.kiosk().act("print", visitor.now());
    CHECK(std::ranges::find(told, HappeningKind::SlipAsked, &Happening::kind) == told.end());
}

TEST_CASE("slips are counted, and an outcome carried home is counted as the check alone",
          "[kiosk][slip][counters]")
{
    PrintingVisitor printing;
    Visitor& visitor = printing.visitor;
    visitor.tap("print");
    visitor.kiosk().slip_went(SlipState::Printed);
    visitor.open("takeaway/outcome-red");
    kiosk::DayCounts counts({support::test_day, true});
    for (const Happening& happening : printing.told) {
        counts.add(happening);
        CHECK(happening.name.find("outcome-red") == std::string::npos);
    }
    CHECK(counts.count("uses", "slip") == 1);
    CHECK(counts.count("pages", "takeaway/papers") == 1);
    CHECK(counts.count("pages", "check-offer") == 1);
}
