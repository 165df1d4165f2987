#include "fonts/font_catalogue.hpp"

#include "content/model/files.hpp"
#include "fonts/font_face.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using fonts::FontCatalogue;
using fonts::FontError;

namespace {

std::string face_table(const std::string& file)
{
    return "[[face]]\nfamily = \"Andika\"\nweight = \"regular\"\nfile = \"" + file +
           "\"\nsha256 = \"00\"\nscripts = [\"Latn\"]\npackage = \"fonts-sil-andika\"\n";
}

} // namespace

TEST_CASE("a missing face names its file and its package", "[fonts][catalogue]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "catalogue.toml";
    content::write_file(file, face_table("/nowhere/Andika.ttf"));
    const auto catalogue = FontCatalogue::load(file);
    try {
        std::ignore = catalogue->faces({}, "Latn");
        FAIL("a face that is not there was opened");
    } catch (const FontError& error) {
        CHECK(error.file() == "/nowhere/Andika.ttf");
        CHECK(error.package() == "fonts-sil-andika");
    }
}

TEST_CASE("a file that is no font is refused", "[fonts][catalogue]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "catalogue.toml";
    content::write_file(folder.path() / "text.ttf", "this is no font");
    content::write_file(file, face_table("text.ttf"));
    CHECK_THROWS_AS(FontCatalogue::load(file)->faces({}, "Latn"), FontError);
}

TEST_CASE("a broken catalogue says the line", "[fonts][catalogue]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "catalogue.toml";
    content::write_file(file, "[[face]]\nfamily = \"Andika\n");
    CHECK_THROWS_WITH(FontCatalogue::load(file), Catch::Contains("line 2"));
}

TEST_CASE("a catalogue without the Latin face is refused when it is read", "[fonts][catalogue]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "catalogue.toml";
    content::write_file(file, "[[face]]\nfamily = \"Noto Naskh Arabic\"\nweight = \"regular\"\n"
                              "file = \"/nowhere/a.ttf\"\nsha256 = \"00\"\n"
                              "scripts = [\"Arab\"]\n");
    CHECK_THROWS_WITH(FontCatalogue::load(file), Catch::Contains("Andika") &&
                                                     Catch::Contains("Latn") &&
                                                     Catch::Contains("catalogue.toml"));
}

TEST_CASE("a Latin face without an H is an error, not a crash", "[fonts][catalogue]")
{
    support::Shaper shaper;
    fonts::TextStyle arabic;
    arabic.family = "Noto Naskh Arabic";
    const auto faces = shaper.catalogue->faces(arabic, "Arab");
    const auto without =
        std::ranges::find_if(faces, [](const auto& face) { return !face->covers(U'H'); });
    REQUIRE(without != faces.end());
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "catalogue.toml";
    content::write_file(file, face_table((*without)->file().string()));
    const auto catalogue = FontCatalogue::load(file);
    CHECK_THROWS_WITH(catalogue->cap_height_em({}, "Latn"), Catch::Contains("letter H"));
    CHECK_THROWS_AS(catalogue->cap_height_em({}, "Khmr"), FontError);
}

TEST_CASE("the faces of this machine are those of the catalogue", "[fonts][catalogue]")
{
    support::Shaper shaper;
    for (const auto& sample : support::samples) {
        std::ignore = shaper.shape(sample.text, sample.language);
    }
    CHECK(shaper.catalogue->other_versions().empty());
}

TEST_CASE("another version of a face is a warning, not an error", "[fonts][catalogue]")
{
    support::Shaper shaper;
    const auto real = shaper.catalogue->faces({}, "Latn").front()->file();
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "catalogue.toml";
    content::write_file(file, face_table(real.string()));
    const auto catalogue = FontCatalogue::load(file);
    std::ignore = catalogue->faces({}, "Latn");
    const auto others = catalogue->other_versions();
    REQUIRE(others.size() == 1);
    CHECK(others.front().file == real);
    CHECK(others.front().family == "Andika");
}

TEST_CASE("capitals are measured from the outline of H, other scripts from their own letter",
          "[fonts][catalogue]")
{
    support::Shaper shaper;
    CHECK(shaper.catalogue->cap_height_em({}, "Latn") == Approx(0.713).margin(0.002));
    for (const char* script : {"Arab", "Java", "Khmr", "Thai", "Mymr", "Deva"}) {
        const float height = shaper.catalogue->cap_height_em({}, script);
        INFO(script << " " << height);
        CHECK(height > 0.3F);
        CHECK(height < 1.0F);
    }
}

TEST_CASE("an Arabic line does not raise the lines of Indonesian", "[fonts][catalogue]")
{
    support::Shaper shaper;
    fonts::TextStyle arabic;
    arabic.language = "ar";
    const auto latin = shaper.catalogue->strut({});
    const auto face = shaper.catalogue->faces({}, "Latn").front()->metrics();
    CHECK(latin.ascent_em == face.ascent_em);
    CHECK(shaper.catalogue->strut(arabic).height_em() >= latin.height_em());
}
