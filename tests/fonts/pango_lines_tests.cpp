#include "fonts/paragraph.hpp"
#include "fonts/wrap.hpp"
#include "tests/support/declarations.hpp"
#include "tests/support/pango_text.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

namespace fs = std::filesystem;

constexpr double size = 20;
constexpr double width = 600;

/// Our engine and Pango with the same two font files.
class Pair {
  public:
    explicit Pair(const support::TextSet& set)
        : catalogue_(support::load_catalogue_with_han()), style_(support::style_of(set))
    {
        pango.emplace(support::font_files(set, *catalogue_), std::string(set.family) + ",Andika",
                      set.language);
    }

    std::shared_ptr<const fonts::Paragraph> shape(std::string_view text)
    {
        const fonts::TextSpan span{text, style_};
        return fonts::shape({&span, 1}, *catalogue_, scratch_);
    }

    /// Byte offset of each line's end.
    std::vector<std::uint32_t> line_ends(std::string_view text)
    {
        const auto paragraph = shape(text);
        std::vector<std::uint32_t> ends;
        for (const auto& line :
             fonts::wrap(*paragraph, static_cast<float>(width / size), scratch_)) {
            ends.push_back(paragraph->utf8_offset[line.end_all]);
        }
        return ends;
    }

    std::optional<support::PangoText> pango;

  private:
    std::shared_ptr<fonts::FontCatalogue> catalogue_;
    fonts::TextStyle style_;
    fonts::TextScratch scratch_;
};

/// A line ends where the next one's first character is: both engines may leave the space on either.
void skip_spaces(std::string_view text, std::vector<std::uint32_t>& ends)
{
    for (auto& end : ends) {
        while (end < text.size() && text[end] == ' ') {
            ++end;
        }
    }
}

struct Tally {
    std::size_t lines = 0;
    std::size_t equal = 0;
    std::string differing; ///< Each line of ours that Pango ends elsewhere, with '|' at both ends.

    double percent() const
    {
        return 100 * static_cast<double>(equal) /
               static_cast<double>(std::max<std::size_t>(lines, 1));
    }
};

/// The text between two ends that are near each other, with a mark at each.
std::string show(std::string_view text, std::uint32_t ours,
                 const std::vector<std::uint32_t>& theirs)
{
    const auto near = std::ranges::min_element(theirs, {}, [&](std::uint32_t end) {
        return std::abs(static_cast<double>(end) - static_cast<double>(ours));
    });
    const auto [first, second] = std::minmax(ours, *near);
    const auto middle = std::string(text.substr(first, second - first));
    const std::string marks = ours < *near ? "[ours]..[Pango]" : "[Pango]..[ours]";
    return marks + " " + middle + "\n";
}

Tally compare(const support::TextSet& set)
{
    Pair pair(set);
    Tally tally;
    for (const auto& text : support::read_declaration(set.name)) {
        auto ours = pair.line_ends(text);
        auto theirs = pair.pango->line_ends(text, size, width);
        skip_spaces(text, ours);
        skip_spaces(text, theirs);
        for (const auto end : ours) {
            ++tally.lines;
            if (std::ranges::find(theirs, end) != theirs.end()) {
                ++tally.equal;
            } else {
                tally.differing += show(text, end, theirs);
            }
        }
    }
    return tally;
}

bool have_data()
{
    if (fs::exists(support::declaration_folder())) {
        return true;
    }
    WARN("skipped: no test data in build/data (.ci/data fetches it)");
    return false;
}

} // namespace

TEST_CASE("lines end where Pango ends them", "[fonts][pango][data]")
{
    if (!have_data()) {
        return;
    }
    // Pango has no dictionary for Khmer and Burmese and splits stacked Javanese letters; its Thai
    // dictionary is libthai's, ours ICU's.
    const std::map<std::string_view, double> least{
        {"khm", 0}, {"mya", 0}, {"jav_java", 0}, {"tha", 94}};
    for (const auto& set : support::text_sets) {
        const auto tally = compare(set);
        const auto found = least.find(set.name);
        const double gate = found == least.end() ? 100 : found->second;
        INFO(set.name << ": " << tally.equal << " of " << tally.lines << "\n" << tally.differing);
        CHECK(tally.lines > 80);
        CHECK(tally.percent() >= gate);
        if (gate < 100) {
            WARN(set.name << ": " << tally.equal << " of " << tally.lines << " line ends, "
                          << tally.percent() << " %");
        }
    }
}

TEST_CASE("unwrapped texts are as wide as Pango sets them", "[fonts][pango][data]")
{
    if (!have_data()) {
        return;
    }
    for (const auto& set : support::text_sets) {
        Pair pair(set);
        double ours = 0;
        double theirs = 0;
        for (const auto& text : support::read_declaration(set.name)) {
            ours += static_cast<double>(pair.shape(text)->width_em()) * size;
            theirs += pair.pango->width(text, size);
        }
        INFO(set.name << ": ours " << ours << ", Pango " << theirs);
        CHECK(std::abs(ours - theirs) <= 1e-4 * theirs);
    }
}
