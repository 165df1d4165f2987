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
    return {"pelita 0.1.0", std::string(64, 'a'), {}, Export::NotAsked};
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
    Visitor visitor;
    visitor.begin();
    visitor.kiosk().open_service(facts());
    visitor.settle();
    visitor.wait(1s);
    REQUIRE(visitor.tap("open:service#2"));
    visitor.wait(1s);
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

TEST_CASE("only a file signed with the config's key, for this place, lets the technician in",
          "[kiosk][service]")
{
    const support::TemporaryFolder folder;
    const fs::path file = folder.path() / "service.txt";
    const support::TestSigner signer(1);
    const auto key = *content::parse_minisign_key(signer.public_key());
    const auto other = *content::parse_minisign_key(support::TestSigner(2).public_key());
    CHECK_FALSE(kiosk::is_service_pass(file, key, "kupang"));
    CHECK_FALSE(kiosk::is_service_pass({}, key, "kupang"));
    content::write_file(file, "For Ana, until she gives it back.\n");
    CHECK_FALSE(kiosk::is_service_pass(file, key, "kupang"));
    const auto sign = [&](const std::string& comment) {
        content::write_file(folder.path() / "service.txt.minisig",
                            signer.sign("For Ana, until she gives it back.\n", comment));
    };
    sign("pelita-service-1");
    CHECK(kiosk::is_service_pass(file, key, "kupang"));
    CHECK(kiosk::is_service_pass(file, key, ""));
    CHECK_FALSE(kiosk::is_service_pass(file, other, "kupang"));
    sign("pelita-service-1 place=kupang");
    CHECK(kiosk::is_service_pass(file, key, "kupang"));
    CHECK_FALSE(kiosk::is_service_pass(file, key, "ende"));
    sign("pelita-pack-1 id=safe-migration-ntt version=3"); // Signed for something else.
    CHECK_FALSE(kiosk::is_service_pass(file, key, "kupang"));
    sign("pelita-service-10");
    CHECK_FALSE(kiosk::is_service_pass(file, key, "kupang"));
    sign("pelita-service-1");
    content::write_file(file, std::string(100'000, 'x'));
    CHECK_FALSE(kiosk::is_service_pass(file, key, "kupang"));
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
        caretaker.export_counters();
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
