#include "content/layout/theme.hpp"

#include <catch2/catch.hpp>

using layout::Colour;
using layout::Theme;

TEST_CASE("every allowed text pair of the design reaches 10 to 1 on a screen", "[layout][theme]")
{
    const Theme theme;
    const Colour colours[]{theme.arang, theme.nila,  theme.nila_2, theme.kunyit,   theme.cahaya,
                           theme.kapas, theme.putih, theme.daun,   theme.mengkudu, theme.hijau,
                           theme.merah, theme.batu,  theme.laut};
    int pairs = 0;
    for (const Colour text : colours) {
        for (const Colour ground : colours) {
            if (layout::is_text_pair(theme, text, ground)) {
                ++pairs;
                CHECK(layout::contrast(text, ground) >= 10.0);
            }
        }
    }
    CHECK(pairs == 13);
}

TEST_CASE("contrast is WCAG's: black on white is 21", "[layout][theme]")
{
    CHECK(layout::contrast({0, 0, 0}, {255, 255, 255}) == Approx(21.0));
    const Theme theme;
    CHECK(layout::contrast(theme.kunyit, theme.nila) == Approx(10.4).margin(0.1));
}

TEST_CASE("kunyit on daun or mengkudu is forbidden although it looks bright", "[layout][theme]")
{
    const Theme theme;
    CHECK_FALSE(layout::is_text_pair(theme, theme.kunyit, theme.daun));
    CHECK_FALSE(layout::is_text_pair(theme, theme.kunyit, theme.mengkudu));
    CHECK_FALSE(layout::is_text_pair(theme, theme.arang, theme.hijau));
}

TEST_CASE("tokens are found by name and by colour", "[layout][theme]")
{
    const Theme theme;
    CHECK(layout::token_colour(theme, "mengkudu") == theme.mengkudu);
    CHECK_FALSE(layout::token_colour(theme, "pink"));
    CHECK(layout::token_name(theme, theme.kulit2) == "kulit2");
    CHECK(layout::token_name(theme, {1, 2, 3}).empty());
}
