#include "content/model/markup.hpp"

#include <catch2/catch.hpp>

using content::MarkupFault;
using content::MarkupPiece;
using content::read_markup;
using Kind = content::MarkupPiece::Kind;

TEST_CASE("bold words, values and line breaks are told apart, with their places", "[model][markup]")
{
    const content::Markup markup = read_markup("**Biaya** {passport_fee}\nꦱꦼꦏꦺꦴꦭꦃ");
    CHECK_FALSE(markup.fault);
    CHECK(markup.pieces == std::vector<MarkupPiece>{{Kind::Text, "Biaya", true, 2},
                                                    {Kind::Text, " ", false, 9},
                                                    {Kind::Placeholder, "passport_fee", false, 10},
                                                    {Kind::LineBreak, "", false, 24},
                                                    {Kind::Text, "ꦱꦼꦏꦺꦴꦭꦃ", false, 25}});
}

TEST_CASE("broken markup stays readable and says what is wrong", "[model][markup]")
{
    CHECK(read_markup("Bayar **resmi").fault == MarkupFault::UnclosedBold);
    CHECK(read_markup("Telepon {hotline_home").fault == MarkupFault::UnclosedBrace);
    CHECK(read_markup("Telepon hotline}").fault == MarkupFault::StrayBrace);
    CHECK(read_markup("Telepon {Nomor Kantor}").fault == MarkupFault::BadName);
    CHECK(read_markup("Telepon {hotline_home").pieces.front().text == "Telepon {hotline_home");
}
