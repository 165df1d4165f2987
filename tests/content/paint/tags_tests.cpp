#include "content/paint/tags.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace {

using layout::Role;

/// A list of texts, drawings and codes, as layout leaves them.
class ListOf {
  public:
    ListOf& text(Role role, const std::string& unit, const std::string& language = "id")
    {
        layout::TextBlock block;
        block.role = role;
        block.unit = unit;
        block.language = language;
        list.texts.push_back(block);
        auto& item = list.items.emplace_back();
        item.what = layout::GlyphRunItem{};
        item.text = list.texts.size() - 1;
        return *this;
    }
    ListOf& picture(const std::string& name)
    {
        layout::PictureItem drawing;
        drawing.name = name;
        list.items.emplace_back().what = drawing;
        return *this;
    }
    ListOf& box()
    {
        list.items.emplace_back().what = layout::BoxItem{};
        return *this;
    }
    ListOf& qr()
    {
        layout::QrItem code;
        code.payload = "tel:08001000";
        list.items.emplace_back().what = code;
        return *this;
    }

    layout::DisplayList list;
};

/// "L[0,4) LI[0,2)"
std::string shown(const layout::DisplayList& list)
{
    std::string out;
    for (const auto& element : paint::plan_tags(list)) {
        out += (out.empty() ? "" : " ") + element.tag + "[" + std::to_string(element.first) + "," +
               std::to_string(element.last) + ")";
    }
    return out;
}

} // namespace

TEST_CASE("a headline is a heading once, whatever lines it has", "[paint][tags]")
{
    CHECK(shown(ListOf().box().text(Role::Heading, "a.head").text(Role::Heading, "a.head").list) ==
          "H1[1,3)");
    CHECK(shown(ListOf().text(Role::Danger, "a.danger").text(Role::Footer, "").list) ==
          "P[0,1) P[1,2)");
}

TEST_CASE("steps are the items of one list, each with its drawing", "[paint][tags]")
{
    CHECK(shown(ListOf()
                    .text(Role::Step, "") // the number in its disc
                    .picture("papers")
                    .text(Role::Step, "a.one")
                    .text(Role::Step, "a.one")
                    .box()
                    .picture("police")
                    .text(Role::Step, "a.two")
                    .text(Role::Danger, "a.danger")
                    .list) ==
          "L[1,7) LI[1,4) Figure[1,2) P[2,4) LI[5,7) Figure[5,6) P[6,7) P[7,8)");
}

TEST_CASE("both languages of a step stand in its item, each on its own", "[paint][tags]")
{
    const auto list =
        ListOf().text(Role::Step, "a.one", "mkn").text(Role::Step, "a.one", "id").list;
    CHECK(shown(list) == "L[0,2) LI[0,2) P[0,1) P[1,2)");
    CHECK(paint::plan_tags(list)[3].language == "id");
}

TEST_CASE("drawings and codes are figures, marks beside words are nothing", "[paint][tags]")
{
    const auto list =
        ListOf().picture("police").picture("mark-phone").picture("lamp-on-nila").qr().list;
    CHECK(shown(list) == "Figure[0,1) Figure[3,4)");
    CHECK(paint::plan_tags(list)[0].picture == "police");
    CHECK(paint::plan_tags(list)[1].payload == "tel:08001000");
}
