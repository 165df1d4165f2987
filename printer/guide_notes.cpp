#include "printer/finishing.hpp"
#include "printer/guide_legend.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

namespace printer {

namespace {

using content::FormatSpec;

/// What no line may end in: a figure stays with its unit and its side.
constexpr std::string_view firm_space = "\u00A0";

/// "557", "12,5": lengths as people in a shop write them.
std::string number(double value)
{
    std::string text = fmt::format("{:.1f}", value);
    if (text.ends_with(".0")) {
        text.resize(text.size() - 2);
    }
    std::ranges::replace(text, '.', ',');
    return text;
}

std::string list_of(const std::vector<double>& values)
{
    std::string text;
    for (std::size_t at = 0; at < values.size(); ++at) {
        const char* const link = at + 1 == values.size() ? " dan " : ", ";
        text += (at == 0 ? "" : link) + number(values[at]);
    }
    return text;
}

std::string side_word(const std::string& side)
{
    static const std::map<std::string, std::string> words{
        {"top", "atas"}, {"right", "kanan"}, {"bottom", "bawah"}, {"left", "kiri"}};
    const auto known = words.find(side);
    return known == words.end() ? side : known->second;
}

/// "kiri dan kanan"; all four are "keliling".
std::string sides_of(const std::vector<std::string>& sides)
{
    if (sides.empty() || sides.size() == 4) {
        return "keliling";
    }
    std::string text;
    for (std::size_t at = 0; at < sides.size(); ++at) {
        const char* const link = at + 1 == sides.size() ? " dan " : ", ";
        text += (at == 0 ? "" : link) + side_word(sides[at]);
    }
    return text;
}

/// Lengths of a format in the unit people know it by: mm, or pixels of a picture for phones.
class Lengths {
  public:
    explicit Lengths(const FormatSpec& spec)
        : factor_(spec.pixels_per_mm > 0 ? spec.pixels_per_mm : 1),
          unit_(spec.pixels_per_mm > 0 ? "\u00A0px" : "\u00A0mm")
    {}

    std::string operator()(double mm) const { return number(mm * factor_) + unit_; }
    std::string size(double width, double height) const
    {
        return fmt::format("{}{}x{}{}", number(width * factor_), firm_space, firm_space,
                           (*this)(height));
    }
    std::string sides(const content::Sides& sides) const
    {
        const bool alike =
            sides.top == sides.right && sides.top == sides.bottom && sides.top == sides.left;
        return alike ? (*this)(sides.top)
                     : fmt::format("atas{0}{1}, kanan{0}{2}, bawah{0}{3}, kiri{0}{4}", firm_space,
                                   number(sides.top * factor_), number(sides.right * factor_),
                                   number(sides.bottom * factor_), (*this)(sides.left));
    }

  private:
    double factor_;
    std::string unit_;
};

GuideNote note_of(const content::FinishingBand& band, const Lengths& length)
{
    const std::string where = sides_of(band.sides);
    if (band.kind == "leader") {
        return {GuideKind::Leader,
                fmt::format("Masuk kaset: {} di {}, latar saja", length(band.width), where)};
    }
    const std::string name = band.kind == "lipat" ? "Lipat dan las" : "Selongsong";
    return {GuideKind::Band, fmt::format("{}: {} {}, di {} garis potong", name, length(band.width),
                                         where, band.inside ? "dalam" : "luar")};
}

/// Pockets left and right are one note.
std::vector<content::FinishingBand> joined(const std::vector<content::FinishingBand>& bands)
{
    std::vector<content::FinishingBand> kinds;
    for (const content::FinishingBand& band : bands) {
        const auto alike = std::ranges::find_if(kinds, [&](const auto& known) {
            return known.kind == band.kind && known.width == band.width &&
                   known.inside == band.inside && !known.sides.empty() && !band.sides.empty();
        });
        if (alike == kinds.end()) {
            kinds.push_back(band);
        } else {
            alike->sides.insert(alike->sides.end(), band.sides.begin(), band.sides.end());
        }
    }
    return kinds;
}

/// How far apart neighbours are along a side; 0 without any.
double gap_of(const std::vector<double>& places)
{
    return places.size() < 2 ? 0 : places[1] - places[0];
}

void add_eyelets(const FormatSpec& spec, const Lengths& length, std::vector<GuideNote>& notes)
{
    const auto eyelets = eyelets_of(spec);
    if (eyelets.empty()) {
        return;
    }
    const auto across = eyelets_along(spec.width, spec);
    const auto down = eyelets_along(spec.height, spec);
    std::string text =
        fmt::format("Mata ayam: {} buah, {} dari tepi", eyelets.size(), length(spec.eyelet_inset));
    text += eyelets.size() == 4 ? ", di keempat sudut"
                                : fmt::format("; jarak {} mendatar, {} tegak",
                                              number(gap_of(across)), length(gap_of(down)));
    notes.push_back({GuideKind::Eyelet, std::move(text)});
}

void add_seams(const GuidedPage& page, std::vector<GuideNote>& notes)
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
            notes.push_back(
                {GuideKind::Seam,
                 fmt::format("Sambungan panel: {0}{3}mm dari {1}, tumpang tindih {2}{3}mm",
                             list_of(places), runs == Seam::Runs::Down ? "kiri" : "atas",
                             number(overlap), firm_space)});
        }
    }
}

} // namespace

std::vector<GuideNote> guide_notes(const GuidedPage& page)
{
    const FormatSpec& spec = page.format.spec;
    const Lengths length(spec);
    std::vector<GuideNote> notes;
    notes.push_back({GuideKind::Title, "Gambar petunjuk, bukan berkas cetak: " + spec.title_id});
    const char* const edge =
        spec.pixels_per_mm > 0 ? "Tepi gambar: " : "Garis potong, ukuran\u00A0jadi: ";
    notes.push_back({GuideKind::Trim, edge + length.size(spec.width, spec.height)});
    const content::Sides& bleed = spec.bleed;
    if (std::max({bleed.top, bleed.right, bleed.bottom, bleed.left}) > 0) {
        notes.push_back({GuideKind::Bleed, "Tepi lebihan: " + length.sides(bleed)});
    }
    std::string safe = "Batas aman teks, QR, logo: " + length.sides(spec.safe);
    if (!spec.folds.empty()) {
        safe += ", " + length(spec.fold_safe) + " dari lipatan";
    }
    notes.push_back({GuideKind::Safe, std::move(safe)});
    for (const content::FinishingBand& band : joined(spec.bands)) {
        notes.push_back(note_of(band, length));
    }
    add_eyelets(spec, length, notes);
    const auto folds = folds_of(spec, page.page);
    if (!folds.empty()) {
        notes.push_back({GuideKind::Fold, fmt::format("Lipatan: {}{}mm dari kiri (muka {})",
                                                      list_of(folds), firm_space, page.page + 1)});
    }
    add_seams(page, notes);
    return notes;
}

} // namespace printer
