#include "printer/preflight_judges.hpp"
#include "printer/preflight_picture.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <map>

namespace printer {

namespace {

constexpr double usual_limit = 300; ///< Percent, where nothing says less (PRINT.md 1, row 4).
constexpr double rounding = 0.5;    ///< Writers print few decimals.

/// Ink over the limit on one page.
struct Excess {
    double most = 0;
    double square_mm = 0;
    SheetBox box; ///< Of the worst.
};

/// The most ink of a space whose colours are not known, percent.
double most_ink(Ink ink)
{
    const double full = ink.space == Ink::Space::Gray ? 0 : 1;
    std::ranges::fill(ink.parts, full);
    return coverage(ink);
}

/// P17 of what stands in the file: solids, shadings, pixels. Ink that only piles up where one thing
/// overprints another shows in the layout's raster.
class InkJudge : public ContentJudge {
  public:
    InkJudge(PressDocument& document, CheckList& checks)
        : document_(document), checks_(checks), limit_(ink_limit(document.format, document.intent))
    {}

    void text(const Painted& how) override { area(how); }

    void area(const Painted& how) override
    {
        const double ink = coverage(how.ink);
        if (how.on_sheet() && ink > limit_ + rounding) {
            add(how, ink, 1);
        }
    }

    void shading(const Painted& how, QPDFObjectHandle shading) override
    {
        if (!how.on_sheet()) {
            return;
        }
        const auto inks = shading_inks(shading);
        if (inks.empty()) {
            judge_unread_shading(how, shading);
            return;
        }
        double most = 0;
        double over = 0;
        for (const Ink& ink : inks) {
            most = std::max(most, coverage(ink));
            over += coverage(ink) > limit_ + rounding ? 1 : 0;
        }
        if (over > 0) {
            add(how, most, over / static_cast<double>(inks.size()));
        }
    }

    void picture(const Painted& how, QPDFObjectHandle image, std::array<double, 2>) override
    {
        QPDFObjectHandle stencil = image.getDict().getKey("/ImageMask");
        if (!how.on_sheet() || (stencil.isBool() && stencil.getBoolValue())) {
            return; // A stencil is painted with the fill: an area.
        }
        const std::pair key{image.getObjectID(), image.getGeneration()};
        const auto known = pictures_.find(key);
        const PictureInk& ink =
            known != pictures_.end()
                ? known->second
                : pictures_[key] = measure_picture(image, limit_, document_.limits.picture_pixels);
        if (ink.over > 0) {
            add(how, ink.most, ink.over / ink.pixels);
        }
        if (ink.read != PictureInk::Read::Whole) {
            tell_unread(how, ink.read == PictureInk::Read::Damaged ? "damaged" : "unread");
        }
    }

    void finish() override
    {
        for (const auto& [page, excess] : pages_) {
            const std::string found = shown_number(excess.most, 0);
            const std::string limit = shown_number(limit_, 0);
            checks_.add(
                {"P17",
                 "",
                 {{"found", found}, {"limit", limit}, {"area", shown_number(excess.square_mm, 0)}},
                 found + " %",
                 limit + " %",
                 page,
                 excess.box});
        }
        for (const auto& [what, box] : unread_) {
            checks_.add({"P17", what.second, {}, "", "", what.first, box});
        }
    }

  private:
    /// A mesh, say: there is no knowing what it lays down, unless its space has too few inks for a
    /// fault.
    void judge_unread_shading(const Painted& how, QPDFObjectHandle shading)
    {
        QPDFObjectHandle dictionary = shading.isStream() ? shading.getDict() : shading;
        const Ink ink = initial_ink(dictionary.isDictionary() ? dictionary.getKey("/ColorSpace")
                                                              : QPDFObjectHandle::newNull());
        if (ink.parts.empty() || most_ink(ink) > limit_) {
            tell_unread(how, "unread");
        }
    }

    /// Ink nobody has measured is not press-ready. The first place of a page stands for all.
    void tell_unread(const Painted& how, const std::string& variant)
    {
        unread_.try_emplace({how.page.number, variant}, how.page.place(how.box));
    }

    void add(const Painted& how, double ink, double part)
    {
        Excess& excess = pages_[how.page.number];
        const SheetBox box = how.page.place(how.box.meet(how.page.bleed));
        if (ink > excess.most) {
            excess.most = ink;
            excess.box = box;
        }
        excess.square_mm += box.width * box.height * part;
    }

    PressDocument& document_;
    CheckList& checks_;
    double limit_;
    std::map<int, Excess> pages_;
    std::map<std::pair<int, int>, PictureInk> pictures_;
    std::map<std::pair<int, std::string>, SheetBox> unread_; ///< By page and variant.
};

} // namespace

double ink_limit(const content::FormatSpec* format, const IntentColour* intent)
{
    const double own = format == nullptr ? usual_limit : format->tac;
    return intent == nullptr ? own : std::min(own, intent->total_ink());
}

std::unique_ptr<ContentJudge> make_ink_judge(PressDocument& document, CheckList& checks)
{
    return std::make_unique<InkJudge>(document, checks);
}

} // namespace printer
