#include "content/desk/fit_findings.hpp"

#include "content/desk/fit_report.hpp"
#include "content/layout/furniture.hpp"
#include "content/layout/poster.hpp"
#include "content/layout/screens/guide_screens.hpp"
#include "content/model/unit_text.hpp"

#include <algorithm>
#include <array>

namespace desk {

namespace {

using content::Finding;
using content::Guide;
using layout::screens::GuideScreens;
using layout::screens::ScreenLook;
using layout::screens::TextSize;

/// A kiosk's panel: the usual one, the same upright, and the smallest that is sold (KIOSK.md).
struct Panel {
    layout::screens::PanelPixels pixels;
    double ppi = layout::screens::usual_ppi;
};
constexpr std::array<Panel, 3> panels{{{{1920, 1080}}, {{1080, 1920}}, {{1024, 768}, 85}}};
constexpr std::array<TextSize, 2> text_sizes{TextSize::M, TextSize::XL};

ScreenLook look_on(const Panel& panel, TextSize size)
{
    ScreenLook look;
    look.panel = layout::screens::panel_size(panel.pixels, panel.ppi);
    look.text = size;
    look.detail = layout::Detail::LeftOut;
    return look;
}

/// "kiosk 1920x1080 M"
std::string name_of_look(const Panel& panel, TextSize size)
{
    return "kiosk " + std::to_string(panel.pixels.width) + "x" +
           std::to_string(panel.pixels.height) + " " + std::string(name_of(size));
}

/// The source language and those with a translation.
std::vector<std::string> languages_to_fit(const Guide& guide, std::string_view language)
{
    std::vector<std::string> tags{guide.source_language};
    for (const auto& [tag, catalog] : guide.catalogs) {
        const bool has_text = std::ranges::any_of(
            catalog.messages, [](const auto& message) { return content::has_text(message); });
        if (has_text && tag != guide.source_language && (language.empty() || tag == language)) {
            tags.push_back(tag);
        }
    }
    return tags;
}

/// Text of a sheet's headline; the sheet's own name if it has none.
std::string headline_of(const layout::DisplayList& list)
{
    const auto head =
        std::ranges::find(list.texts, layout::Role::Heading, &layout::TextBlock::role);
    return head == list.texts.end() ? list.title : head->unit;
}

/// Lays everything out that shows a text of one language.
class LanguageFit {
  public:
    LanguageFit(const std::shared_ptr<const Guide>& guide, content::Date today,
                const fonts::FontCatalogue& fonts, layout::TextScratch& scratch, std::string tag,
                FitReport& report)
        : guide_(guide), today_(today), fonts_(fonts), scratch_(scratch), tag_(std::move(tag)),
          report_(report)
    {}

    void fit_posters() const
    {
        for (const auto& poster : guide_->posters) {
            for (const auto& format : poster.formats) {
                const auto spec = guide_->formats.find(format);
                if (spec != guide_->formats.end()) {
                    fit_sheet(poster, spec->second);
                }
            }
        }
    }

    void fit_screens(const GuideScreens& screens) const
    {
        if (!has_kiosk_text()) {
            return;
        }
        for (const auto& screen : screens.first_pages(tag_)) {
            fit_screen(screens, screen); // `lay_out` gives all pages
        }
    }

  private:
    void fit_sheet(const content::Poster& poster, const content::FormatSpec& spec) const
    {
        auto resolved = content::resolve(*guide_, poster.id, tag_, spec.variant,
                                         {today_, content::Unconfirmed::Show});
        const auto& document = resolved.document;
        const bool has_text = std::ranges::any_of(
            document.blocks, [](const auto& block) { return !block.lines.empty(); });
        if (!has_text) {
            return; // K010 says so
        }
        const auto sash = document.approved ? layout::Sash::No : layout::Sash::Yes;
        const auto furniture = layout::make_furniture(*guide_, document, spec.id, tag_, sash);
        const auto list =
            layout::lay_out_poster({document, layout::make_format(spec), layout::Theme{}, fonts_,
                                    furniture, layout::Detail::LeftOut},
                                   scratch_);
        std::vector<Finding> found = list.findings;
        for (Finding& finding : found) {
            if (finding.code == "P22" && finding.variant == "head") {
                finding.unit = headline_of(list); // layout names the sheet only
            }
        }
        content::fill_places(*guide_, document, found);
        for (Finding& finding : found) {
            report_.add_sheet(std::move(finding), spec.id);
        }
    }

    void fit_screen(const GuideScreens& screens, const layout::screens::ScreenId& screen) const
    {
        layout::screens::VisitState visit;
        visit.language = tag_;
        const auto values = screens.values(screen, visit); // once for all looks
        for (const Panel& panel : panels) {
            for (const TextSize size : text_sizes) {
                const std::string where = name_of_look(panel, size);
                const auto pages = screens.lay_out(values, look_on(panel, size), fonts_, scratch_);
                for (const auto& page : pages) {
                    for (const Finding& finding : page.list.findings) {
                        report_.add_screen(finding, where);
                    }
                }
            }
        }
    }

    /// Texts of other languages are fitted with theirs.
    bool has_kiosk_text() const
    {
        if (tag_ == guide_->source_language) {
            return true;
        }
        return std::ranges::any_of(guide_->units, [&](const content::Unit& unit) {
            return unit.variant == content::Variant::Kiosk &&
                   guide_->find_poster(unit.owner) == nullptr &&
                   content::text_in(*guide_, unit, tag_);
        });
    }

    const std::shared_ptr<const Guide>& guide_;
    content::Date today_;
    const fonts::FontCatalogue& fonts_;
    layout::TextScratch& scratch_;
    std::string tag_;
    FitReport& report_;
};

} // namespace

std::vector<Finding> fit_findings(const std::shared_ptr<const Guide>& guide, content::Date today,
                                  std::string_view language, const fonts::FontCatalogue& fonts)
{
    const GuideScreens screens(guide, today, layout::screens::KioskGate::Proof);
    layout::TextScratch scratch;
    FitReport report(*guide);
    for (const std::string& tag : languages_to_fit(*guide, language)) {
        report.begin(tag);
        const LanguageFit fit(guide, today, fonts, scratch, tag, report);
        fit.fit_posters();
        fit.fit_screens(screens);
    }
    return report.take();
}

} // namespace desk
