#include "content/model/files.hpp"
#include "kiosk/caretaker.hpp"
#include "kiosk/service_pass.hpp"
#include "tests/kiosk/visitor.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/minisign.hpp"

#include <catch2/catch.hpp>

#include <random>

namespace fs = std::filesystem;

namespace {

using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using kiosk::Happening;
using kiosk::HappeningKind;
using layout::Point;
using layout::Points;
using layout::screens::Export;
using support::Visitor;

/// Everything a visitor's kiosk told.
struct Told {
    explicit Told(Visitor& visitor)
    {
        visitor.kiosk().set_listener([this](const Happening& what) { all.push_back(what); });
    }
    int count(HappeningKind kind, const std::string& name = {}) const
    {
        return static_cast<int>(std::count_if(all.begin(), all.end(), [&](const auto& what) {
            return what.kind == kind && what.name == name;
        }));
    }
    std::vector<Happening> all;
};

layout::screens::ServiceFacts facts()
{
    layout::screens::ServiceFacts facts;
    facts.program = "pelita 0.1.0";
    facts.guide_hash = std::string(64, 'a');
    return facts;
}

void touch_corners(Visitor& visitor)
{
    const Points right = support::test_panel().width - Points(5);
    const Point first{Points(5), Points(5)};
    const Point second{right, Points(5)};
    for (const Point at : {first, second, second, first, first, second}) {
        visitor.tap_at(at);
    }
}

/// The technician, before the four crosses.
Visitor at_touch_test()
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().open_service(facts());
    visitor.settle();
    visitor.wait(1s);
    REQUIRE(visitor.tap("open:service#2"));
    visitor.wait(1s);
    return visitor;
}

} // namespace

TEST_CASE("the corners are told of from every screen, and touch nothing on any", "[kiosk][service]")
{
    for (const std::string& name : support::all_screens()) {
        Visitor visitor;
        visitor.begin();
        visitor.open(name);
        INFO(name);
        const Told told(visitor);
        touch_corners(visitor);
        CHECK(told.count(HappeningKind::CornersTouched) == 1);
        CHECK((visitor.screen() == name || name == "attract"));
    }
}

TEST_CASE("no visitor gets to the service screen, and it ends with the visit", "[kiosk][service]")
{
    Visitor visitor;
    const std::string fresh = visitor.kiosk().state_hash();
    visitor.begin();
    visitor.open("service");
    CHECK(visitor.screen() == "home");
    touch_corners(visitor); // Without a signed file nobody opens it.
    CHECK(visitor.screen() == "home");
    visitor.kiosk().act("export", visitor.now());

    visitor.kiosk().open_service(facts());
    visitor.settle();
    CHECK(visitor.screen() == "service");
    CHECK(visitor.kiosk().request().visit.service.program == "pelita 0.1.0");
    CHECK(visitor.tap("finish"));
    CHECK(visitor.kiosk().state_hash() == fresh);
    visitor.begin();
    visitor.open("service");
    CHECK(visitor.screen() == "home");

    visitor.kiosk().open_service(facts());
    visitor.settle();
    visitor.wait(150s);
    CHECK(visitor.kiosk().state_hash() == fresh);
}

TEST_CASE("the touch test tells for each cross by how many millimetres the panel is wrong",
          "[kiosk][service]")
{
    Visitor visitor = at_touch_test();
    const auto crosses = layout::screens::touch_test_crosses(support::test_panel());
    const auto errors = [&] { return visitor.kiosk().request().visit.service.touch_errors; };
    const Points three_mm = to_points(layout::Millimetres(3));
    const Points four_mm = to_points(layout::Millimetres(4));
    for (std::size_t i = 0; i < crosses.size(); ++i) {
        const Points by = i == 2 ? Points(1) : Points(0);
        visitor.tap_at({crosses[i].x + three_mm * by.value(), crosses[i].y - four_mm * by.value()});
        REQUIRE(errors().size() == i + 1);
        CHECK(errors()[i] == Approx(i == 2 ? 5.0 : 0.0).margin(0.01));
    }
    const bool shows_worst = std::any_of(visitor.page().texts.begin(), visitor.page().texts.end(),
                                         [](const auto& text) { return text.text == "5.0 mm"; });
    CHECK(shows_worst);
    visitor.tap_at(crosses[0]); // Once more.
    CHECK(errors().size() == 1);
    REQUIRE(visitor.tap("next"));
    CHECK(visitor.screen() == "service#3");
    for (int page = 4; page <= 8; ++page) { // The colours, each by a touch anywhere.
        visitor.wait(1s);
        visitor.tap_at(support::nowhere);
        CHECK(visitor.screen() == "service#" + std::to_string(page));
    }
    visitor.wait(1s);
    visitor.tap_at(support::nowhere);
    CHECK(visitor.screen() == "service");
}

TEST_CASE("the export is asked for by its button and its end is shown", "[kiosk][service]")
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().open_service(facts());
    visitor.settle();
    visitor.wait(1s);
    const Told told(visitor);
    REQUIRE(visitor.tap("export"));
    CHECK(told.count(HappeningKind::ExportAsked) == 1);
    visitor.kiosk().exported(Export::Done);
    visitor.settle();
    const auto& texts = visitor.page().texts;
    CHECK(std::any_of(texts.begin(), texts.end(),
                      [](const auto& text) { return text.unit == "ui.export-done"; }));
}

TEST_CASE(
    "only a file signed with the config's key, for this place, lets the technician in; else the "
    "journal says why",
    "[kiosk][service]")
{
    const support::TemporaryFolder folder;
    const support::TestSigner signer(1);
    kiosk::Config config;
    CHECK_THAT(kiosk::pass_refusal(config), Contains("no service_file"));
    config.service_file = folder.path() / "service.txt";
    CHECK_THAT(kiosk::pass_refusal(config), Contains("no [keys] service"));
    config.service_key = content::parse_minisign_key(signer.public_key());
    config.place = "kupang";
    CHECK_THAT(kiosk::pass_refusal(config), Contains("service.txt is not there"));
    const std::string words = "For Ana, until she gives it back.\n";
    content::write_file(config.service_file, words);
    CHECK_THAT(kiosk::pass_refusal(config), Contains("service.txt.minisig is not there"));
    const auto sign = [&](const std::string& comment) {
        content::write_file(folder.path() / "service.txt.minisig", signer.sign(words, comment));
    };
    const auto refusal_at = [&](const std::string& place) {
        config.place = place;
        return kiosk::pass_refusal(config);
    };
    sign("pelita-service-1");
    CHECK(refusal_at("kupang") == "");
    CHECK(refusal_at("") == "");
    kiosk::Config other = config;
    other.service_key = content::parse_minisign_key(support::TestSigner(2).public_key());
    CHECK_THAT(kiosk::pass_refusal(other), Contains("no signature by the key"));
    sign("pelita-service-1 place=kupang");
    CHECK(refusal_at("kupang") == "");
    CHECK_THAT(refusal_at("ende"),
               Contains("signed for \"pelita-service-1 place=kupang\", not for "
                        "\"pelita-service-1\" or \"pelita-service-1 place=ende\""));
    sign("pelita-pack-1 id=safe-migration-ntt version=3"); // Signed for something else.
    CHECK_THAT(refusal_at("kupang"), Contains("pelita-pack-1"));
    sign("pelita-service-10");
    CHECK_FALSE(refusal_at("kupang").empty());
    sign("pelita-service-1");
    content::write_file(config.service_file, std::string(100'000, 'x'));
    CHECK_THAT(refusal_at("kupang"), Contains("over 64 KiB"));
}

TEST_CASE("an export says that it works before it is done", "[kiosk][service]")
{
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().open_service(facts());
    for (const auto& [result, message] : {std::pair(Export::Working, "ui.export-working"),
                                          std::pair(Export::Done, "ui.export-done"),
                                          std::pair(Export::Refused, "ui.export-refused")}) {
        visitor.kiosk().exported(result);
        visitor.settle();
        const auto& texts = visitor.page().texts;
        INFO(message);
        CHECK(std::any_of(texts.begin(), texts.end(),
                          [&](const auto& text) { return text.unit == message; }));
    }
}

TEST_CASE("the correction is offered when all four crosses are touched, and its end is shown",
          "[kiosk][service]")
{
    Visitor visitor = at_touch_test();
    const Told told(visitor);
    const auto crosses = layout::screens::touch_test_crosses(support::test_panel());
    for (const Point& cross : crosses) {
        CHECK_FALSE(visitor.sees("keep-correction"));
        visitor.tap_at({cross.x + Points(9), cross.y - Points(4)});
    }
    visitor.wait(1s);
    REQUIRE(visitor.tap("keep-correction"));
    CHECK(told.count(HappeningKind::CorrectionAsked) == 1);
    CHECK(visitor.screen() == "service");
    const auto service = visitor.kiosk().request().visit.service;
    REQUIRE(service.touches.size() == 4);
    CHECK(service.touches[1].x == crosses[1].x + Points(9));
    for (const auto& [result, message] :
         {std::pair(layout::screens::Correction::Kept, "ui.correction-kept"),
          std::pair(layout::screens::Correction::Refused, "ui.correction-refused")}) {
        visitor.kiosk().corrected(result);
        visitor.settle();
        const auto& texts = visitor.page().texts;
        CHECK(std::any_of(texts.begin(), texts.end(),
                          [&](const auto& text) { return text.unit == message; }));
    }
    CHECK(visitor.kiosk().request().visit.service.touches.empty()); // The test begins anew.
}

TEST_CASE("what is counted says where visitors were, not what they answered or typed",
          "[kiosk][counters]")
{
    Visitor visitor;
    const Told told(visitor);
    support::begin_check_offer(visitor);
    support::answer_all(visitor, {"yes", "no"}); // To a question that only this answer leads to.
    REQUIRE(visitor.screen() == "check-offer/company-direct");
    support::answer_all(visitor, {"no"});
    CHECK(told.count(HappeningKind::LanguageChosen, "id") == 1);
    CHECK(told.count(HappeningKind::PageShown, "home") == 1);
    CHECK(told.count(HappeningKind::PageShown, "check-offer") == 1);
    CHECK(told.count(HappeningKind::OutcomeReached, "red") == 1);
    visitor.open("agency");
    for (const char* key : {"key:M", "key:A", "key:J"}) {
        visitor.kiosk().act(key, visitor.now());
    }
    CHECK(told.count(HappeningKind::LookUpUsed) == 1);
    visitor.kiosk().act("finish", visitor.now());
    CHECK(told.count(HappeningKind::VisitFinished) == 1);
    visitor.settle();
    visitor.begin("en");
    visitor.wait(150s);
    CHECK(told.count(HappeningKind::VisitLeft) == 1);
    for (const Happening& what : told.all) {
        INFO(what.name);
        CHECK(what.name.find("company") == std::string::npos);
        CHECK(what.name.find("MAJ") == std::string::npos);
        CHECK(what.name.find('?') == std::string::npos);
    }
}

TEST_CASE("touches are counted in the cells of their places", "[kiosk][counters]")
{
    Visitor visitor;
    const Told told(visitor);
    const auto size = support::test_panel();
    const auto cell_of = [&](double x, double y) {
        visitor.tap_at({size.width * x, size.height * y});
        const auto last = std::find_if(told.all.rbegin(), told.all.rend(), [](const auto& what) {
            return what.kind == HappeningKind::Touched;
        });
        return last == told.all.rend() ? -1 : last->cell;
    };
    CHECK(cell_of(0, 0) == 0);
    CHECK(cell_of(0.99, 0.01) == 7);
    CHECK(cell_of(0.5, 0.49) == 3 * 8 + 4);
    CHECK(cell_of(1, 1) == 63);
}

TEST_CASE("T28: after a monkey's visits nothing of them is in the state folder", "[kiosk][privacy]")
{
    const support::TemporaryFolder folder;
    std::set<std::string> secrets{"MAJUJAYA"};
    {
        kiosk::CaretakerInput input;
        input.folder = folder.path();
        input.program = "pelita 0.1.0";
        input.guide = support::RealGuide::get().guide;
        kiosk::Caretaker caretaker(input);
        Visitor visitor;
        visitor.kiosk().set_listener([&](const Happening& what) { caretaker.happened(what); });
        std::mt19937 random(11);
        for (int i = 0; i < 150; ++i) {
            const auto& regions = visitor.page().regions;
            const std::string action =
                regions.empty() ? "wake" : std::string(regions[random() % regions.size()].action);
            visitor.kiosk().act(action, visitor.now());
            visitor.settle();
            const std::string screen = visitor.screen();
            if (screen.rfind("check-offer/", 0) == 0) {
                secrets.insert(screen);
            }
            if (i % 50 == 49) {
                visitor.open("check-offer/money");
                visitor.kiosk().act("answer:yes", visitor.now());
                visitor.settle();
                visitor.open("agency");
                for (const char letter : std::string("MAJUJAYA")) {
                    visitor.kiosk().act(std::string("key:") + letter, visitor.now());
                }
                visitor.settle();
                secrets.insert("check-offer/money");
                caretaker.turn(std::chrono::minutes(i), {});
            }
        }
        caretaker.ask_export();
        caretaker.end();
    }
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path())) {
        if (!entry.is_regular_file()) {
            continue;
        }
        ++files;
        const std::string text = content::read_file(entry.path());
        for (const std::string& secret : secrets) {
            INFO(entry.path() << " " << secret);
            CHECK(text.find(secret) == std::string::npos);
        }
        CHECK(text.find("answer") == std::string::npos);
    }
    CHECK(files >= 5);
    CHECK(secrets.size() > 1);
}
