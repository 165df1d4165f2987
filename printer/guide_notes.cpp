#include "printer/finishing.hpp"
#include "printer/finishing_words.hpp"
#include "printer/guide_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace printer {

namespace {

using content::FormatSpec;
using content::PaperWords;

/// What no line may end in: a figure stays with its unit and its side.
constexpr std::string_view firm_space = "\u00A0";

/// "kiri, kanan dan atas"
std::string list_of(const PaperWords& say, const std::vector<std::string>& words)
{
    std::string text;
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (at > 0 && at + 1 == words.size()) {
            return say.text("and", {{"first", text}, {"last", words[at]}});
        }
        text += (at == 0 ? "" : ", ") + words[at];
    }
    return text;
}

std::string list_of(const PaperWords& say, const std::vector<double>& places)
{
    std::vector<std::string> words;
    std::ranges::transform(places, std::back_inserter(words), shown_mm);
    return list_of(say, words);
}

/// "kiri dan kanan"; all four are "keliling".
std::string sides_of(const PaperWords& say, const std::vector<std::string>& sides)
{
    if (sides.empty() || sides.size() == 4) {
        return say.text("guides-around");
    }
    std::vector<std::string> words;
    for (const std::string& side : sides) {
        words.push_back(say.text("side-" + side));
    }
    return list_of(say, words);
}

/// Lengths of a format in the unit people know it by: mm, or pixels of a picture for phones.
class Lengths {
  public:
    explicit Lengths(const FormatSpec& spec)
        : factor_(spec.pixels_per_mm > 0 ? spec.pixels_per_mm : 1),
          unit_(spec.pixels_per_mm > 0 ? "px" : "mm")
    {}

    std::string number(double mm) const { return shown_mm(mm * factor_); }
    std::string operator()(double mm) const
    {
        return fmt::format("{}{}{}", number(mm), firm_space, unit_);
    }
    std::string size(double width, double height) const
    {
        return fmt::format("{0}{1}x{1}{2}", number(width), firm_space, (*this)(height));
    }
    std::string sides(const PaperWords& say, const content::Sides& sides) const
    {
        const bool alike =
            sides.top == sides.right && sides.top == sides.bottom && sides.top == sides.left;
        return alike ? (*this)(sides.top)
                     : say.text("guides-sides", {{"top", number(sides.top)},
                                                 {"right", number(sides.right)},
                                                 {"bottom", number(sides.bottom)},
                                                 {"left", (*this)(sides.left)}});
    }

  private:
    double factor_;
    std::string_view unit_;
};

GuideNote note_of(const PaperWords& say, const content::FinishingBand& band, const Lengths& length)
{
    return {band.kind == "leader" ? GuideKind::Leader : GuideKind::Band,
            say.text("guides-" + band.kind,
                     {{"width", length(band.width)},
                      {"sides", sides_of(say, band.sides)},
                      {"where", say.text(band.inside ? "guides-inside" : "guides-outside")}})};
}

/// How far apart neighbours are along a side; 0 without any.
double gap_of(const std::vector<double>& places)
{
    return places.size() < 2 ? 0 : places[1] - places[0];
}

void add_eyelets(const PaperWords& say, const FormatSpec& spec, const Lengths& length,
                 std::vector<GuideNote>& notes)
{
    const auto eyelets = eyelets_of(spec);
    if (eyelets.empty()) {
        return;
    }
    notes.push_back({GuideKind::Eyelet,
                     say.text(eyelets.size() == 4 ? "guides-eyelets-corners" : "guides-eyelets",
                              {{"count", std::to_string(eyelets.size())},
                               {"inset", length(spec.eyelet_inset)},
                               {"across", shown_mm(gap_of(eyelets_along(spec.width, spec)))},
                               {"down", length(gap_of(eyelets_along(spec.height, spec)))}})});
}

void add_seams(const PaperWords& say, const GuidedPage& page, std::vector<GuideNote>& notes)
{
    for (const Seam::Runs runs : {Seam::Runs::Down, Seam::Runs::Across}) {
        std::vector<double> places;
        double overlap = 0;
        for (const Seam& seam : page.seams) {
            if (seam.runs == runs) {
                places.push_back(layout::to_millimetres(seam.at).value());
                overlap = layout::to_millimetres(seam.overlap).value();
            }
        }
        if (!places.empty()) {
            const bool down = runs == Seam::Runs::Down;
            notes.push_back(
                {GuideKind::Seam,
                 say.text(down ? "guides-seams-down" : "guides-seams-across",
                          {{"places", list_of(say, places)}, {"overlap", shown_mm(overlap)}})});
        }
    }
}

GuideNote safe_note(const PaperWords& say, const FormatSpec& spec, const Lengths& length)
{
    return {GuideKind::Safe,
            say.text(spec.folds.empty() ? "guides-safe" : "guides-safe-folds",
                     {{"sides", length.sides(say, spec.safe)}, {"fold", length(spec.fold_safe)}})};
}

} // namespace

std::vector<GuideNote> guide_notes(const GuidedPage& page, const PaperWords& say)
{
    const FormatSpec& spec = page.format.spec;
    const Lengths length(spec);
    std::vector<GuideNote> notes;
    notes.push_back({GuideKind::Title, say.text("guides-title", {{"title", spec.title_id}})});
    notes.push_back(
        {GuideKind::Trim, say.text(spec.pixels_per_mm > 0 ? "guides-pixels" : "guides-trim",
                                   {{"size", length.size(spec.width, spec.height)}})});
    const content::Sides& bleed = spec.bleed;
    if (std::max({bleed.top, bleed.right, bleed.bottom, bleed.left}) > 0) {
        notes.push_back(
            {GuideKind::Bleed, say.text("guides-bleed", {{"sides", length.sides(say, bleed)}})});
    }
    notes.push_back(safe_note(say, spec, length));
    for (const content::FinishingBand& band : joined_bands(spec)) {
        notes.push_back(note_of(say, band, length));
    }
    add_eyelets(say, spec, length, notes);
    if (const auto folds = folds_of(spec, page.page); !folds.empty()) {
        notes.push_back(
            {GuideKind::Fold, say.text("guides-folds", {{"places", list_of(say, folds)},
                                                        {"n", std::to_string(page.page + 1)}})});
    }
    add_seams(say, page, notes);
    return notes;
}

} // namespace printer
