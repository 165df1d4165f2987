#include "printer/run_words.hpp"

#include <fmt/format.h>

#include <string_view>

namespace printer {

namespace {

/// What a run says around names and lengths.
struct Words {
    std::string_view older_file;  ///< {0} file
    std::string_view older_sheet; ///< {0} stem
    std::string_view roll;        ///< {0} m along it, {1} mm of width
    std::string_view whole;       ///< {0} `roll`
    std::string_view panels;      ///< {0} how many, {1} mm, {2} `roll`, {3} seams, {4} from where
    std::string_view left;
    std::string_view top;
    std::string_view too_long; ///< {0} format, {1} mm, {2} denominator of the scale
};

constexpr Words english{
    "{0} of an earlier run is still there and is NOT this sheet",
    "{0}: the files of an earlier run are still there and are NOT this sheet",
    "{0:.1f} m of a roll {1:g} mm wide",
    "in one piece, {0}",
    "{0} panels that overlap by {1:g} mm, {2}; seams {3} mm from the {4}",
    "left",
    "top",
    "{0} with bleed and slug is {1:.0f} mm long at 1:{2}; a PDF page ends at 5080 mm: use --scale "
    "1:10"};

constexpr Words indonesian{
    "{0} dari pembuatan sebelumnya masih ada dan BUKAN lembar ini",
    "{0}: berkas dari pembuatan sebelumnya masih ada dan BUKAN lembar ini",
    "{0:.1f} m rol selebar {1:g} mm",
    "satu lembar utuh, {0}",
    "{0} panel yang bertumpang {1:g} mm, {2}; sambungan {3} mm dari {4}",
    "kiri",
    "atas",
    "{0} dengan lebihan dan tepi keterangan panjangnya {1:.0f} mm pada 1:{2}; halaman PDF paling "
    "panjang 5080 mm: pakai --scale 1:10"};

const Words& words_of(content::MessageLanguage language)
{
    return language == content::MessageLanguage::Indonesian ? indonesian : english;
}

} // namespace

std::string older_file(const std::filesystem::path& file, content::MessageLanguage language)
{
    return fmt::format(fmt::runtime(words_of(language).older_file), file.string());
}

std::string older_sheet(const std::string& stem, content::MessageLanguage language)
{
    return fmt::format(fmt::runtime(words_of(language).older_sheet), stem);
}

std::string told(const PanelPlan& plan, content::MessageLanguage language)
{
    const Words& words = words_of(language);
    constexpr double mm_in_m = 1000;
    const std::string roll = fmt::format(fmt::runtime(words.roll),
                                         plan.roll_length().value() / mm_in_m, plan.roll.value());
    if (plan.is_whole()) {
        return fmt::format(fmt::runtime(words.whole), roll);
    }
    std::string seams;
    for (const Seam& seam : plan.seams) {
        seams += (seams.empty() ? "" : ", ") +
                 fmt::format("{:.0f}", layout::to_millimetres(seam.at).value());
    }
    return fmt::format(fmt::runtime(words.panels), plan.panels.size(),
                       layout::to_millimetres(plan.overlap).value(), roll, seams,
                       plan.runs == Seam::Runs::Down ? words.left : words.top);
}

std::string page_too_long(const std::string& format, double longest_mm, int denominator,
                          content::MessageLanguage language)
{
    return fmt::format(fmt::runtime(words_of(language).too_long), format, longest_mm, denominator);
}

} // namespace printer
