#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "kiosk/options.hpp"
#include "kiosk/state.hpp"
#include "tests/kiosk/touch_visit.hpp"
#include "tests/support/minisign.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <thread>

namespace {

using namespace std::chrono_literals;
using layout::Point;
using layout::Points;
using support::longest_wait;
using support::TouchVisit;

constexpr int off_x = -32; // Pixels that the panel reports too far: 8 mm to the left,
constexpr int off_y = 16;  // 4 mm too low.

/// A technician before a panel that is off.
class OffPanel {
  public:
    explicit OffPanel(TouchVisit& visit) : visit_(visit) {}

    /// A finger on the glass there.
    void tap_at(Point at)
    {
        const int x = support::to_pixel(at.x) + off_x;
        const int y = support::to_pixel(at.y) + off_y;
        visit_.panel().down(9, x, y);
        std::this_thread::sleep_for(60ms);
        visit_.panel().up(9, x, y);
        std::this_thread::sleep_for(400ms); // Longer than a new page is deaf.
    }
    void tap(const std::string& action) { tap_at(visit_.aim_at(action)); }
    void open_service()
    {
        const Points y(20);
        const Point left{Points(40), y};
        const Point right{support::test_panel().width - Points(10), y};
        for (const Point at : {left, right, right, left, left, right}) {
            tap_at(at);
        }
        layout::screens::ServiceFacts facts;
        facts.program = kiosk::program_name();
        facts.guide_hash = content::guide_hash(*support::RealGuide::get().guide);
        visit_.visitor().kiosk().open_service(facts);
        visit_.visitor().settle();
        REQUIRE(visit_.wrong_pixels() == 0);
    }

  private:
    TouchVisit& visit_;
};

/// The start edge of a button, 2 mm inside: a panel that is 8 mm off misses it.
Point edge_of(TouchVisit& visit, const std::string& action)
{
    const auto& regions = visit.visitor().page().regions;
    const auto region = std::ranges::find(regions, action, &layout::Region::action);
    REQUIRE(region != regions.end());
    return {region->rect.x + to_points(layout::Millimetres(2)),
            region->rect.y + region->rect.height / 2};
}

} // namespace

TEST_CASE("a panel that is 8 mm off is set right by the touch test, at once and after a restart "
          "(long)",
          "[kiosk][window][calibration]")
{
    const support::TemporaryFolder folder;
    const support::TestSigner signer(3);
    const auto pass = folder.path() / "service.txt";
    content::write_file(pass, "For Ana.\n");
    content::write_file(pass.string() + ".minisig", signer.sign("For Ana.\n", "pelita-service-1"));
    const auto config = folder.path() / "kiosk.toml";
    content::write_file(config, "service_file = \"" + pass.string() + "\"\n[keys]\nservice = \"" +
                                    signer.public_key() + "\"\n");
    const auto visit = TouchVisit::make({"--config", config.string()});
    if (!visit) {
        return;
    }
    REQUIRE(visit->wrong_pixels() == 0);
    OffPanel panel(*visit);
    panel.open_service();
    panel.tap("open:service#2");
    REQUIRE(visit->visitor().tap("open:service#2"));
    REQUIRE(visit->wrong_pixels() == 0);
    for (const Point cross : layout::screens::touch_test_crosses(support::test_panel())) {
        panel.tap_at(cross);
        visit->visitor().tap_at(cross);
    }
    panel.tap("keep-correction");
    const auto kept = [&] { return kiosk::StateStore(visit->state_folder()).state().calibration; };
    for (int tries = 0; !kept() && tries < 500; ++tries) {
        std::this_thread::sleep_for(20ms);
    }
    REQUIRE(kept());
    CHECK((*kept())[2] == Approx(32.0 / 1366).margin(0.002));
    CHECK((*kept())[5] == Approx(-16.0 / 768).margin(0.002));
    REQUIRE(visit->visitor().tap("keep-correction"));
    visit->visitor().kiosk().corrected(layout::screens::Correction::Kept);
    visit->visitor().settle();
    CHECK(visit->wrong_pixels() == 0); // "Correction kept."

    panel.tap("finish");
    REQUIRE(visit->visitor().tap("finish"));
    REQUIRE(visit->wrong_pixels() == 0);
    panel.tap_at(edge_of(*visit, "language:en"));
    REQUIRE(visit->visitor().tap("language:en"));
    CHECK(visit->wrong_pixels() == 0);

    visit->program().send(SIGTERM);
    REQUIRE(visit->program().wait_for_end(longest_wait) == 0);
    visit->start();
    REQUIRE(visit->visitor().tap("finish"));
    REQUIRE(visit->wrong_pixels() == 0);
    panel.tap_at(edge_of(*visit, "language:en"));
    REQUIRE(visit->visitor().tap("language:en"));
    CHECK(visit->wrong_pixels() == 0);
}
