#include "printer/preflight_judges.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>

namespace printer {

namespace {

/// What counts as black text (PRINT.md 2.7, P15; our choice).
constexpr double darkest_lightness = 20;
constexpr double least_chroma = 10;

std::string recipe(const Ink& ink)
{
    std::vector<std::string> parts;
    for (const double part : ink.parts) {
        parts.push_back(shown_number(part * 100, 1));
    }
    return fmt::format("{} {}", ink.name, fmt::join(parts, " "));
}

bool is_white(const Ink& ink)
{
    const auto parts = process_parts(ink);
    return parts && *parts == CmykParts{0, 0, 0, 0};
}

/// P15 and P16: black text is black ink alone and overprints, no other text does. What a pattern
/// fills letters with is text as well.
class TextJudge : public ContentJudge {
  public:
    TextJudge(PressDocument& document, CheckList& checks) : document_(document), checks_(checks) {}

    void text(const Painted& how) override
    {
        if (how.in_mask || how.ink.space == Ink::Space::Pattern) {
            return; // The inks of a pattern come by themselves.
        }
        if (is_solid_black(how.ink) && how.opaque) {
            judge_black(how);
        } else if (how.opaque && looks_black(how.ink)) {
            add("P15", "recipe", how, recipe(how.ink), "DeviceCMYK 0 0 0 100");
        } else if (how.overprints) {
            add("P16", how.opaque ? "" : "clear", how, recipe(how.ink), "");
        }
    }

    /// White that overprints is not there at all, letter or not.
    void area(const Painted& how) override
    {
        if (how.in_letters) {
            text(how);
        } else if (how.on_sheet() && how.overprints && is_white(how.ink)) {
            add("P16", "area", how, recipe(how.ink), "");
        }
    }

    void shading(const Painted& how, QPDFObjectHandle shading) override
    {
        if (!how.in_letters || how.in_mask) {
            return;
        }
        const auto inks = shading_inks(shading);
        const auto black =
            std::ranges::find_if(inks, [&](const Ink& ink) { return looks_black(ink); });
        if (inks.empty()) {
            add("P15", "pattern", how, "", "");
        } else if (black != inks.end()) {
            add("P15", "recipe", how, recipe(*black), "DeviceCMYK 0 0 0 100");
        }
    }

    void picture(const Painted& how, QPDFObjectHandle, std::array<double, 2>) override
    {
        if (how.in_letters && !how.in_mask) {
            add("P15", "pattern", how, "", "");
        }
    }

    void finish() override
    {
        if (document_.intent == nullptr && !checks_.has("P15")) {
            checks_.leave_open("P15", "no-profile");
        }
    }

  private:
    void judge_black(const Painted& how)
    {
        if (!how.overprints) {
            add("P15", "", how, "overprint off", "overprint on");
        } else if (how.overprint_mode != 1) {
            add("P15", "mode", how, fmt::format("OPM {}", how.overprint_mode), "OPM 1");
        }
    }

    bool looks_black(const Ink& ink) const
    {
        if (document_.intent == nullptr) {
            return false;
        }
        if (const auto parts = process_parts(ink)) {
            return is_near_black(document_.intent->lab(*parts));
        }
        const bool rgb = ink.space == Ink::Space::Rgb && ink.parts.size() == 3;
        return rgb && is_near_black(document_.intent->lab_of_srgb(
                          {ink.parts[0], ink.parts[1], ink.parts[2]}));
    }

    static bool is_near_black(const Lab& seen)
    {
        return seen.lightness < darkest_lightness && seen.chroma() < least_chroma;
    }

    void add(const char* id, const char* variant, const Painted& how, std::string value,
             std::string limit)
    {
        checks_.add({id,
                     variant,
                     {{"found", value}},
                     value,
                     std::move(limit),
                     how.page.number,
                     how.page.place(how.box)});
    }

    PressDocument& document_;
    CheckList& checks_;
};

} // namespace

std::unique_ptr<ContentJudge> make_text_judge(PressDocument& document, CheckList& checks)
{
    return std::make_unique<TextJudge>(document, checks);
}

} // namespace printer
