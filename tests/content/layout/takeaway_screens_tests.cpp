#include "tests/content/layout/kiosk_guide.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace layout::screens;

namespace {

VisitState visit_in(const std::string& language)
{
    VisitState visit;
    visit.language = language;
    return visit;
}

/// What the codes of a screen say, page by page.
std::vector<std::string> payloads(const Pages& pages)
{
    std::vector<std::string> found;
    for (const Page& page : pages) {
        for (const auto& item : page.list.items) {
            if (const auto* code = std::get_if<layout::QrItem>(&item.what)) {
                found.push_back(code->payload);
            }
        }
    }
    return found;
}

/// A kiosk with its guide.
struct Desk {
    support::KioskGuide guide;
    KioskGate gate = KioskGate::Proof;

    Pages lay_out(const std::string& screen, const VisitState& visit,
                  const ScreenLook& look = support::usual_look())
    {
        return guide.screens(gate).lay_out(*parse_screen(screen), visit, look, guide.fonts(),
                                           guide.scratch());
    }
    std::string code(const std::string& screen, const VisitState& visit)
    {
        return payloads(lay_out(screen, visit)).front();
    }
};

} // namespace

TEST_CASE("papers are ticked row by row and counted", "[layout][screens][takeaway]")
{
    Desk desk;
    VisitState visit = visit_in("id");
    const auto count_of = [&] {
        const auto list = desk.lay_out("checklist/papers", visit).front().list;
        const auto found = std::ranges::find(list.texts, "ui.have-count", &layout::TextBlock::unit);
        REQUIRE(found != list.texts.end());
        return found->text;
    };
    CHECK(count_of() == "Sudah ada 0 dari 9");
    visit.ticks = {"papers.marriage", "papers.passport"};
    CHECK(count_of() == "Sudah ada 2 dari 9");
    std::size_t rows = 0;
    const auto pages = desk.lay_out("checklist/papers", visit);
    for (const Page& page : pages) {
        rows += static_cast<std::size_t>(
            std::ranges::count_if(page.list.regions, [](const layout::Region& region) {
                return region.action.rfind("tick:papers.", 0) == 0;
            }));
    }
    CHECK(rows == 9);
    CHECK(support::has_region(pages.back().list, "open:takeaway/papers"));
}

TEST_CASE("a tick is a shape: a page in grey shows which papers there are",
          "[layout][screens][takeaway]")
{
    Desk desk;
    VisitState visit = visit_in("id");
    const auto checks = [&] {
        const auto list = desk.lay_out("checklist/papers", visit).front().list;
        return std::ranges::count_if(list.items, [](const layout::Item& item) {
            const auto* mark = std::get_if<layout::PictureItem>(&item.what);
            return mark != nullptr && mark->name == "mark-yes";
        });
    };
    CHECK(checks() == 0);
    visit.ticks = {"papers.marriage"};
    CHECK(checks() == 1);
}

TEST_CASE("who ticked papers takes home which are missing, before those that are there",
          "[layout][screens][takeaway]")
{
    Desk desk;
    VisitState visit = visit_in("id");
    const std::string plain = desk.code("takeaway/papers", visit);
    CHECK(plain.find("Belum ada") == std::string::npos);
    CHECK(plain.find("Paspor.") != std::string::npos);
    visit.ticks = {"papers.passport"};
    const std::string ticked = desk.code("takeaway/papers", visit);
    const auto missing = ticked.find("Belum ada:\n- Surat status nikah.");
    const auto has = ticked.find("Sudah ada:\n- Paspor.");
    REQUIRE(missing != std::string::npos);
    REQUIRE(has != std::string::npos);
    CHECK(missing < has);
    CHECK(ticked.find("Kirim ke keluarga.") != std::string::npos); // And all the rest.
    // The page beside the code says it too, on as many pages as that takes.
    std::string words;
    for (const Page& page : desk.lay_out("takeaway/papers", visit)) {
        for (const auto& text : page.list.texts) {
            words += text.text + "\n";
        }
    }
    CHECK(words.find("Belum ada:") != std::string::npos);
    CHECK(words.find("Visa kerja.") != std::string::npos);
}

TEST_CASE("every take-away looks alike: who stands behind reads nothing from it",
          "[layout][screens][takeaway]")
{
    Desk desk;
    for (const std::string screen : {"takeaway/papers", "takeaway/outcome-red",
                                     "takeaway/outcome-yellow", "takeaway/go-safe"}) {
        CAPTURE(screen);
        const auto list = desk.lay_out(screen, visit_in("id")).front().list;
        const auto heading =
            std::ranges::find(list.texts, layout::Role::Heading, &layout::TextBlock::role);
        REQUIRE(heading != list.texts.end());
        CHECK(heading->text == "Bawa pulang");
        const layout::Theme theme;
        for (const auto& item : list.items) {
            const auto* box = std::get_if<layout::BoxItem>(&item.what);
            CHECK_FALSE((box != nullptr && box->fill == theme.mengkudu));
        }
    }
}

TEST_CASE("an outcome is taken home with the answers that caused it and the number",
          "[layout][screens][takeaway]")
{
    Desk desk;
    VisitState visit = visit_in("id");
    visit.reasons = {"check-offer.visa/no/reason"};
    const std::string code = desk.code("takeaway/outcome-red", visit);
    CHECK(code.find("BERHENTI") != std::string::npos);
    CHECK(code.find("Kamu tidak memakai visa kerja.") != std::string::npos);
    CHECK(code.find("0800-1000") != std::string::npos);
    CHECK(code.find("Informasi 03-2026") != std::string::npos);
    CHECK(support::has_region(desk.lay_out("outcome/red", visit).back().list,
                              "open:takeaway/outcome-red"));
    CHECK_FALSE(
        desk.guide.screens(KioskGate::Proof).has(*parse_screen("takeaway/outcome-green"), "id"));
}

TEST_CASE("a number nobody confirmed goes into no code, and a text nobody approved says so there",
          "[layout][screens][takeaway][gate]")
{
    Desk desk;
    desk.gate = KioskGate::Open;
    for (const std::string screen : {"takeaway/go-safe", "takeaway/outcome-red",
                                     "takeaway/help-abroad", "takeaway/red-flags"}) {
        CAPTURE(screen);
        const auto codes = payloads(desk.lay_out(screen, visit_in("id")));
        REQUIRE_FALSE(codes.empty());
        for (const std::string& code : codes) {
            CHECK(code.find("0800-1000") == std::string::npos);
            CHECK(code.find("\nCONTOH. Belum diperiksa penutur.\n") != std::string::npos);
        }
    }
}

TEST_CASE("a slip is offered only where there is a printer, and its page says how it goes",
          "[layout][screens][takeaway]")
{
    Desk desk;
    VisitState visit = visit_in("id");
    const auto first = [&] { return desk.lay_out("takeaway/papers", visit).front().list; };
    const auto says = [&](const std::string& unit) {
        const auto list = first();
        return std::ranges::find(list.texts, unit, &layout::TextBlock::unit) != list.texts.end();
    };
    CHECK_FALSE(support::has_region(first(), "print"));
    visit.slip = SlipState::Offered;
    CHECK(support::has_region(first(), "print"));
    CHECK(says("ui.photo-code"));
    visit.slip = SlipState::Printing;
    CHECK_FALSE(support::has_region(first(), "print")); // Once is enough.
    CHECK(says("ui.printing"));
    visit.slip = SlipState::PaperOut;
    CHECK(says("ui.paper-out"));
    visit.slip = SlipState::Printed;
    CHECK(says("ui.printed"));
    CHECK(support::has_region(first(), "print"));
    visit.slip = SlipState::NotPrinted;
    CHECK(says("ui.not-printed"));
}

TEST_CASE("officer and visitor read the same page side by side, each in their own direction",
          "[layout][screens][side]")
{
    Desk desk;
    const auto pages = desk.lay_out("side/go-safe", visit_in("ar"));
    const auto text_in = [](const Page& page, const std::string& language) {
        const auto& texts = page.list.texts;
        const auto found = std::ranges::find_if(texts, [&](const layout::TextBlock& text) {
            return text.role == layout::Role::Step && text.language == language;
        });
        return found == texts.end() ? nullptr : &*found;
    };
    const auto page = std::ranges::find_if(
        pages, [&](const Page& one) { return text_in(one, "ar") && text_in(one, "id"); });
    REQUIRE(page != pages.end());
    const auto& list = page->list;
    const layout::TextBlock* arabic = text_in(*page, "ar");
    const layout::TextBlock* indonesian = text_in(*page, "id");
    CHECK(arabic->unit == indonesian->unit);
    // The page runs from right to left: the visitor's half is the right one.
    const auto middle = list.size.width / 2;
    CHECK(arabic->frame.x >= middle);
    CHECK(indonesian->frame.right() <= middle);
    const layout::Points hair(0.5);
    CHECK(arabic->ink.right() >= arabic->frame.right() - hair);
    CHECK(indonesian->ink.x <= indonesian->frame.x + hair);
}

TEST_CASE("who reads Indonesian chooses the other language first, and may choose again",
          "[layout][screens][side]")
{
    Desk desk;
    VisitState visit = visit_in("id");
    const auto choices = desk.lay_out("side/papers", visit);
    const auto offers = [&](const std::string& action) {
        return std::ranges::any_of(
            choices, [&](const Page& page) { return support::has_region(page.list, action); });
    };
    CHECK(offers("second:en"));
    CHECK(offers("second:mkn"));
    CHECK_FALSE(offers("second:id"));
    visit.second = "en";
    const auto pages = desk.lay_out("side/papers", visit);
    CHECK(pages.size() >= 11); // Title, nine papers, the photograph.
    CHECK(support::has_region(pages.front().list, "second:"));
    CHECK(support::has_region(pages.front().list, "next"));
    CHECK(support::has_region(pages.back().list, "open:takeaway/papers"));
    std::set<std::string> languages;
    for (const auto& text : pages.at(5).list.texts) {
        if (text.role == layout::Role::Step) {
            languages.insert(text.language);
        }
    }
    CHECK(languages == std::set<std::string>{"en", "id"});
}

TEST_CASE("the office's own notices are shown there and nowhere else", "[layout][screens][place]")
{
    support::KioskGuide guide;
    guide.replace("notices.toml", "notice = []",
                  "notice = [{ id = \"here\", text = \"Loket pindah.\", source = [\"P24\"], "
                  "offices = [\"bp3mi_ntt\"] }, { id = \"all\", text = \"Tanya aturan baru.\", "
                  "source = [\"P24\"] }]");
    const auto notices_at = [&](const std::string& place) {
        const auto values =
            guide.screens(KioskGate::Proof, place).values(*parse_screen("home"), visit_in("id"));
        std::vector<std::string> units;
        for (const ShownText& notice : std::get<TilesValues>(values.shown).notices) {
            units.push_back(notice.unit);
        }
        return units;
    };
    CHECK(notices_at("bp3mi_ntt") == std::vector<std::string>{"notices.here", "notices.all"});
    CHECK(notices_at("p4mi_sikka") == std::vector<std::string>{"notices.all"});
    CHECK(notices_at("") == std::vector<std::string>{"notices.all"});
}

TEST_CASE("offices near the kiosk and languages spoken around it come first",
          "[layout][screens][place]")
{
    support::KioskGuide guide;
    const auto offices_at = [&](const std::string& place) {
        const auto values = guide.screens(KioskGate::Proof, place)
                                .values(*parse_screen("contacts"), visit_in("id"));
        std::vector<std::string> ids;
        for (const ContactLine& line : std::get<ContactsValues>(values.shown).contacts) {
            ids.push_back(line.id);
        }
        return ids;
    };
    const auto rank = [](const std::vector<std::string>& ids, const std::string& id) {
        return std::ranges::find(ids, id) - ids.begin();
    };
    const auto nowhere = offices_at("");
    CHECK(rank(nowhere, "bp3mi_ntt") < rank(nowhere, "p4mi_sikka"));
    const auto maumere = offices_at("p4mi_sikka");
    CHECK(maumere.front() == "hotline_home"); // The emergency stays first.
    CHECK(rank(maumere, "p4mi_sikka") < rank(maumere, "bp3mi_ntt"));

    const auto languages_at = [&](const std::string& place) {
        std::vector<std::string> tags;
        for (const content::Language* one : guide.screens(KioskGate::Proof, place).languages()) {
            tags.push_back(one->tag);
        }
        return tags;
    };
    const auto kupang = languages_at("bp3mi_ntt");
    const auto sikka = languages_at("p4mi_sikka");
    CHECK(kupang.front() == "id");
    CHECK(kupang.at(1) == "mkn");
    CHECK(sikka.front() == "id");
    CHECK(kupang.size() == sikka.size());
    CHECK(kupang != sikka);
}
