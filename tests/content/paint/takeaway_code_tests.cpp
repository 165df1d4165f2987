#include "content/paint/pixmap.hpp"
#include "tests/content/layout/kiosk_guide.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <optional>
#include <set>

using namespace layout::screens;

namespace {

/// Reads the codes of every take-away from pictures of its pages, as a phone would.
class CodeReader {
  public:
    explicit CodeReader(support::KioskGuide& guide)
        : guide_(guide), painter_(paint::PictogramSet(guide.folder() / "pictograms"))
    {}

    /// Every page of every take-away in one language; the bytes read must be those meant.
    void read_all(const std::string& language, const support::TestPanel& panel, Contrast contrast)
    {
        const auto screens = guide_.screens(KioskGate::Proof);
        ScreenLook look;
        look.panel = panel.size();
        look.contrast = contrast;
        VisitState visit;
        visit.language = language;
        for (const ScreenId& screen : screens.first_pages(language)) {
            if (screen.kind != ScreenKind::Takeaway) {
                continue;
            }
            CAPTURE(language, panel.name, to_string(screen));
            for (const Page& page :
                 screens.lay_out(screen, visit, look, guide_.fonts(), guide_.scratch())) {
                const auto meant = payload_of(page.list);
                REQUIRE(meant);
                CHECK(read(page.list, panel) == *meant);
                texts.insert(*meant);
                saltillos += meant->find("\uA78C") != std::string::npos ? 1 : 0;
            }
        }
    }

    std::set<std::string> texts; ///< All that were read.
    int saltillos = 0;           ///< Of them with U+A78C.

  private:
    static std::optional<std::string> payload_of(const layout::DisplayList& list)
    {
        for (const auto& item : list.items) {
            if (const auto* code = std::get_if<layout::QrItem>(&item.what)) {
                return code->payload;
            }
        }
        return std::nullopt;
    }

    std::string read(const layout::DisplayList& list, const support::TestPanel& panel)
    {
        const auto png = paint::encode_png(paint::rasterise(list, panel.ppi / 72, painter_));
        const auto file = folder_.path() / "page.png";
        content::write_file(file, {reinterpret_cast<const char*>(png.data()), png.size()});
        return support::run({"zbarimg", "--raw", "-q", "-Sbinary", file.string()}).out;
    }

    support::KioskGuide& guide_;
    paint::Painter painter_;
    support::TemporaryFolder folder_;
};

bool can_read()
{
    if (!support::have_program("zbarimg")) {
        WARN("zbarimg (package zbar-tools) is not installed: no QR code is read back");
        return false;
    }
    return true;
}

} // namespace

TEST_CASE("a phone reads every take-away in Indonesian off a small panel, byte for byte",
          "[paint][takeaway]")
{
    if (!can_read()) {
        return;
    }
    support::KioskGuide guide;
    guide.replace("topics/papers.toml", "Surat sehat.", "Surat sehat Palu\uA78Ce.");
    CodeReader reader(guide);
    reader.read_all("id", support::usual_panels()[3], Contrast::Normal);
    CHECK(reader.texts.size() >= 14); // Topics, and two outcomes.
    CHECK(reader.saltillos == 1);
}

TEST_CASE("a phone reads every take-away in every language, theme and panel (long)",
          "[paint][takeaway]")
{
    if (!can_read()) {
        return;
    }
    support::KioskGuide guide;
    guide.replace("topics/papers.toml", "Surat sehat.", "Surat sehat Palu\uA78Ce.");
    CodeReader reader(guide);
    const auto screens = guide.screens(KioskGate::Proof);
    const auto panels = support::usual_panels();
    std::size_t i = 0;
    for (const content::Language* language : screens.languages()) {
        const Contrast contrast = i % 2 == 0 ? Contrast::Dark : Contrast::Light;
        reader.read_all(language->tag, panels[i++ % panels.size()], contrast);
    }
    reader.read_all("id", panels[1], Contrast::Dark);
    CHECK(reader.texts.size() > 40);
    CHECK(reader.saltillos > 1);
}
