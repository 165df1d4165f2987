#include "printer/preflight_judges.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <set>

namespace printer {

namespace {

/// P10 by what content paints: operators, spots and RGB, each with its place.
class ColourJudge : public ContentJudge {
  public:
    explicit ColourJudge(CheckList& checks) : checks_(checks) {}

    void text(const Painted& how) override { judge(how); }
    void area(const Painted& how) override { judge(how); }

    void colour(const Painted& how) override
    {
        if (how.ink.space == Ink::Space::Rgb || !unknown_spot(how.ink).empty()) {
            set_.emplace(how.page.number, shown(how.ink));
        }
    }

    void picture(const Painted& how, QPDFObjectHandle image, std::array<double, 2>) override
    {
        judge_space(how, image.getDict().getKey("/ColorSpace"));
    }

    void shading(const Painted& how, QPDFObjectHandle shading) override
    {
        QPDFObjectHandle dictionary = shading.isStream() ? shading.getDict() : shading;
        if (dictionary.isDictionary()) {
            judge_space(how, dictionary.getKey("/ColorSpace"));
        }
    }

    void foreign(const Foreign& what) override
    {
        std::optional<SheetBox> box;
        if (what.box) {
            box = what.page.place(*what.box);
        }
        checks_.add(
            {"P10", what.variant, {{"found", what.name}}, what.name, "", what.page.number, box});
    }

    /// A colour that is set and never painted with still makes a shop's own check refuse the file.
    void finish() override
    {
        for (const auto& [page, name] : set_) {
            if (!painted_.contains({page, name})) {
                checks_.add({"P10", "set", {{"found", name}}, name, "", page});
            }
        }
    }

  private:
    static std::string unknown_spot(const Ink& ink)
    {
        constexpr auto known =
            std::to_array<std::string_view>({"All", "None", "Cyan", "Magenta", "Yellow", "Black"});
        for (const std::string& spot : ink.spots) {
            if (std::ranges::find(known, spot) == known.end()) {
                return spot.empty() ? "?" : spot;
            }
        }
        return {};
    }

    static std::string shown(const Ink& ink)
    {
        const std::string spot = unknown_spot(ink);
        return spot.empty() ? ink.name : spot;
    }

    void judge(const Painted& how)
    {
        const bool spot = !unknown_spot(how.ink).empty();
        if (how.ink.space != Ink::Space::Rgb && !spot) {
            return;
        }
        const std::string found = shown(how.ink);
        painted_.emplace(how.page.number, found);
        checks_.add({"P10",
                     spot ? "spot" : "",
                     {{"found", found}},
                     found,
                     "",
                     how.page.number,
                     how.page.place(how.box)});
    }

    /// The space of a picture or shading, and what lies under its palette or spot.
    void judge_space(const Painted& how, QPDFObjectHandle space)
    {
        Painted in_space = how;
        in_space.ink = initial_ink(space);
        judge(in_space);
        const bool array = space.isArray() && space.getArrayNItems() > 1;
        if (array && space.getArrayItem(0).isNameAndEquals("/Indexed")) {
            in_space.ink = initial_ink(space.getArrayItem(1));
            judge(in_space);
        }
        if (in_space.ink.space == Ink::Space::Other && in_space.ink.name == "Lab") {
            checks_.add({"P10",
                         "",
                         {{"found", "Lab"}},
                         "Lab",
                         "",
                         how.page.number,
                         how.page.place(how.box)});
        }
    }

    CheckList& checks_;
    std::set<std::pair<int, std::string>> set_;
    std::set<std::pair<int, std::string>> painted_;
};

} // namespace

std::unique_ptr<ContentJudge> make_colour_judge(CheckList& checks)
{
    return std::make_unique<ColourJudge>(checks);
}

} // namespace printer
