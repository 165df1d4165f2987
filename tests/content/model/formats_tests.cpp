#include "content/model/formats.hpp"

#include "content/model/guide_reader.hpp"
#include "tests/support/golden.hpp"

#include "content/model/files.hpp"

#include <catch2/catch.hpp>

namespace {

struct ReadFormat {
    content::FormatSpec format;
    std::vector<std::string> said; ///< "7:1 K004 safe", in order.
};

ReadFormat read(const std::string& toml)
{
    const content::ParsedSource source = content::parse_source(toml, "formats/x.toml");
    REQUIRE(source.root);
    std::vector<content::Finding> findings;
    ReadFormat result{content::read_format(*source.root, "x", findings), {}};
    for (const content::Finding& finding : findings) {
        result.said.push_back(std::to_string(finding.place.line) + ":" +
                              std::to_string(finding.place.column) + " " + finding.code + " " +
                              finding.variant);
    }
    return result;
}

const std::string sheet = "title_id = \"Kertas\"\n"
                          "variant = \"poster\"\n"
                          "trim = [420, 594]\n"
                          "bleed = 5\n"
                          "safe = 40\n"
                          "reading = { far_m = 2, near_m = 0.7 }\n"
                          "words = { head = 7, far = 15, all = 120 }\n";

using Said = std::vector<std::string>;

} // namespace

TEST_CASE("the formats of the guide read without a finding", "[model][formats]")
{
    for (const char* const id : {"poster-a2", "xbanner-60x160", "baliho-6x4", "leaflet-a4",
                                 "flipchart-a3", "square-1080", "story-1080x1920"}) {
        const auto file =
            support::source_dir() / "content/guide/formats" / (std::string(id) + ".toml");
        INFO(id);
        CHECK(read(content::read_file(file)).said.empty());
    }
}

TEST_CASE("the baliho is what PRINT.md 2.1 says", "[model][formats]")
{
    const content::FormatSpec baliho =
        read(content::read_file(support::source_dir() / "content/guide/formats/baliho-6x4.toml"))
            .format;
    CHECK(baliho.variant == content::Variant::Billboard);
    CHECK(baliho.width == 6000);
    CHECK(baliho.height == 4000);
    CHECK(baliho.scale == 10);
    CHECK(baliho.safe.left == 100);
    REQUIRE(baliho.bands.size() == 1);
    CHECK(baliho.bands[0].kind == "lipat");
    CHECK_FALSE(baliho.bands[0].inside);
    CHECK(baliho.headline_cap.good == 250);
    CHECK(baliho.headline_cap.fail == Approx(166.7).margin(0.1));
    CHECK(baliho.near_cap.good == 62.5);
    CHECK(baliho.qr_side == 0);
    CHECK(baliho.compose.kind == "board");
    CHECK(baliho.compose.zones.at("band").bottom == 0.68);
    CHECK(baliho.compose.number("headline.cap") == 0.094);
    CHECK(baliho.compose.words.at("hotline.align") == "centre");
}

TEST_CASE("near caps never fall below 2.5 mm", "[model][formats]")
{
    const content::FormatSpec format = read(sheet).format;
    CHECK(format.headline_cap.good == 10);
    CHECK(format.near_cap.good == 3.5);
    CHECK(format.near_cap.fail == 2.5);
}

TEST_CASE("sides may differ", "[model][formats]")
{
    const content::FormatSpec format =
        read("bleed = { top = 20, right = 5, bottom = 150, left = 5 }\n").format;
    CHECK(format.bleed.top == 20);
    CHECK(format.bleed.bottom == 150);
}

TEST_CASE("an inside band needs 15 mm to the safe area on its own sides", "[model][formats]")
{
    const auto band = [](const std::string& width, const std::string& side) {
        return read(sheet + "[[band]]\nkind = \"selongsong\"\nwidth = " + width +
                    "\nside = " + side + "\nposition = \"inside\"\n")
            .said;
    };
    CHECK(band("25", "[\"left\", \"right\"]").empty());
    CHECK(band("26", "[\"left\", \"right\"]") == Said{"8:1 K004 safe", "8:1 K004 safe"});
    CHECK(band("26", "\"top\"") == Said{"8:1 K004 safe"});
    CHECK(band("25", "\"lefft\"") == Said{"11:9 K004 value"});
    CHECK(read(sheet + "[eyelets]\ninset = 25\n").said.empty());
    CHECK(read(sheet + "[eyelets]\ninset = 26\n").said.size() == 4);
}

TEST_CASE("a hem needs as much bleed", "[model][formats]")
{
    const std::string hem = "[[band]]\nkind = \"lipat\"\nside = \"top\"\nwidth = ";
    CHECK(read(sheet + hem + "5\n").said.empty());
    CHECK(read(sheet + hem + "6\n").said == Said{"8:1 K004 bleed"});
}

TEST_CASE("panels overlap by what can be welded", "[model][formats]")
{
    for (const char* good : {"10", "20", "50"}) {
        CHECK(read(sheet + "[panels]\noverlap = " + good + "\n").said.empty());
    }
    for (const char* wrong : {"9", "51", "-20"}) {
        CHECK(read(sheet + "[panels]\noverlap = " + wrong + "\n").said == Said{"8:1 K004 overlap"});
    }
}

TEST_CASE("a QR code is at least a tenth of its distance", "[model][formats]")
{
    CHECK(read(sheet + "[qr]\nside = 60\nscan_m = 0.6\n").said.empty());
    CHECK(read(sheet + "[qr]\nside = 59\nscan_m = 0.6\n").said == Said{"8:1 K004 qr"});
}

TEST_CASE("unknown keys of a format are found in every table", "[model][formats]")
{
    CHECK(read(sheet + "colour = 1\n").said == Said{"8:1 K004 key"});
    const std::string compose = sheet + "[compose]\nkind = \"steps\"\n";
    CHECK(read(compose + "zones = { hed = [0, 1] }\n").said == Said{"10:11 K004 key"});
    CHECK(read(compose + "[compose.headline]\ncapp = 0.1\n").said == Said{"11:1 K004 key"});
    CHECK(read(compose + "[compose.logo]\ncap = 0.1\n").said == Said{"10:10 K004 key"});
    CHECK(read(compose + "[compose.headline]\ncap = \"big\"\n").said == Said{"11:8 K004 type"});
    CHECK(read(compose + "zones = { head = [0] }\n").said == Said{"10:18 K004 pair"});
}

TEST_CASE("a format without size or reading distance is refused", "[model][formats]")
{
    CHECK(read("title_id = \"x\"\nvariant = \"postr\"\n").said ==
          Said{"2:12 K004 value", "1:1 K004 missing", "1:1 K004 missing", "1:1 K004 missing"});
}

TEST_CASE("a picture for phones gives its lengths in pixels", "[model][formats]")
{
    const content::FormatSpec story =
        read(content::read_file(support::source_dir() / "content/guide/formats/"
                                                        "story-1080x1920.toml"))
            .format;
    CHECK(story.width == 270);
    CHECK(story.height == 480);
    CHECK(story.safe.top == 62.5);
    CHECK(story.safe.left == 15);
    CHECK(story.headline_cap.good == 10);
    CHECK(story.headline_cap.fail == 7);
    CHECK(story.near_cap.good == 7);
    CHECK_FALSE(story.press);
}

TEST_CASE("folds fill the sheet", "[model][formats]")
{
    CHECK(read(sheet + "folds = [200, 220]\npages = 2\n").format.folds ==
          std::vector<double>{200, 220});
    CHECK(read(sheet + "folds = [200, 219]\n").said == Said{"8:9 K004 folds"});
    CHECK(read(sheet + "folds = [420]\n").said == Said{"8:9 K004 folds"});
    CHECK(read(sheet + "folds = [520, -100]\n").said == Said{"8:9 K004 folds"});
    CHECK(read(sheet + "fold_safe = 5\nfold = [200, 220]\n").said == Said{"9:1 K004 key"});
    CHECK(read(sheet + "caps = { headline = [5] }\n").said == Said{"8:21 K004 pair"});
}
