#include "printer/job.hpp"

#include "content/model/program.hpp"
#include "printer/list.hpp"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using content::LanguageStatus;

namespace {

content::Language language(const std::string& tag, LanguageStatus status)
{
    content::Language language;
    language.tag = tag;
    language.status = status;
    language.indonesian_name = "Bahasa " + tag;
    return language;
}

content::Guide small_guide()
{
    content::Guide guide;
    for (const char* id : {"baliho-6x4", "poster-a2", "story"}) {
        guide.formats[id].id = id;
    }
    guide.formats["baliho-6x4"].scale = 10;
    guide.formats["story"].press = false;
    guide.formats["story"].pixels_per_mm = 4;
    guide.formats["slip-80"].press = false; // the kiosk's own
    content::Poster way;
    way.id = "official-way";
    way.formats = {"baliho-6x4", "poster-a2", "story", "slip-80"};
    content::Poster home;
    home.id = "safe-home";
    home.formats = {"poster-a2"};
    guide.posters = {way, home};
    content::Contact office;
    office.id = "bp3mi_ntt";
    office.kind = content::ContactKind::Office;
    guide.contacts[office.id] = office;
    content::Contact hotline;
    hotline.id = "hotline_home";
    guide.contacts[hotline.id] = hotline;
    guide.languages = {language("id", LanguageStatus::Live), language("en", LanguageStatus::Live),
                       language("mkn", LanguageStatus::Preview)};
    return guide;
}

std::vector<std::string> stems(const printer::Selection& selection)
{
    const auto guide = small_guide();
    std::vector<std::string> names;
    for (const auto& job : printer::select_jobs(selection, guide)) {
        names.push_back(printer::stem(job, guide));
    }
    return names;
}

std::string refusal(const printer::Job& job)
{
    try {
        printer::require_job(job, small_guide());
    } catch (const content::UsageError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("all sheets: each poster in its formats for shops and phones and live languages",
          "[printer][job]")
{
    CHECK(stems({}) == std::vector<std::string>{
                           "official-way_baliho-6x4_id_1-10", "official-way_baliho-6x4_en_1-10",
                           "official-way_poster-a2_id", "official-way_poster-a2_en",
                           "official-way_story_id", "official-way_story_en",
                           "safe-home_poster-a2_id", "safe-home_poster-a2_en"});
}

TEST_CASE("a language in preview is made when it is asked for by name", "[printer][job]")
{
    CHECK(stems({"safe-home", "all", "mkn,id", {}}) ==
          std::vector<std::string>{"safe-home_poster-a2_mkn", "safe-home_poster-a2_id"});
}

TEST_CASE("a name said twice is one sheet", "[printer][job]")
{
    CHECK(stems({"safe-home,safe-home", "poster-a2,poster-a2", "id,en,id", {}}) ==
          std::vector<std::string>{"safe-home_poster-a2_id", "safe-home_poster-a2_en"});
}

TEST_CASE("a scale that is asked for stands in the file's name", "[printer][job]")
{
    CHECK(stems({"official-way", "baliho-6x4", "id", 4}) ==
          std::vector<std::string>{"official-way_baliho-6x4_id_1-4"});
    CHECK(stems({"safe-home", "all", "id", 2}) ==
          std::vector<std::string>{"safe-home_poster-a2_id_1-2"});
}

TEST_CASE("a selection that leaves no sheet is wrong usage", "[printer][job]")
{
    CHECK_THROWS_AS(stems({"safe-home", "baliho-6x4", "all", {}}), content::UsageError);
    CHECK_THROWS_AS(stems({"safe-hme", "all", "all", {}}), content::UsageError);
}

TEST_CASE("an unknown name is answered with the nearest one and the list", "[printer][job]")
{
    const auto poster = refusal({"oficial-way", "poster-a2", "id", {}});
    CHECK_THAT(poster, Contains("did you mean \"official-way\""));
    CHECK_THAT(poster, Contains("safe-home"));
    CHECK_THAT(refusal({"safe-home", "poster-a3", "id", {}}), Contains("\"poster-a2\""));
    CHECK_THAT(refusal({"safe-home", "poster-a2", "xx", {}}), Contains("id, en, mkn"));
    CHECK(refusal({"safe-home", "poster-a2", "en", {}}).empty());
}

TEST_CASE("a format the poster is not made for is answered with its formats", "[printer][job]")
{
    CHECK_THAT(refusal({"safe-home", "baliho-6x4", "id", {}}),
               Contains("is not made for baliho-6x4; it is made for: poster-a2"));
}

TEST_CASE("the list names what a guide has", "[printer][list]")
{
    const auto text = printer::list_text(small_guide());
    CHECK_THAT(text, Contains("official-way") && Contains("1:10") && Contains("preview"));
    const auto json = printer::list_json(small_guide());
    CHECK_THAT(json, Contains("\"tag\": \"mkn\"") && Contains("\"scale\": \"1:10\""));
}

TEST_CASE("two languages and an office stand in the file's name", "[printer][job]")
{
    CHECK(stems({"safe-home", "all", "mkn", {}, "id", {}}) ==
          std::vector<std::string>{"safe-home_poster-a2_mkn-id"});
    CHECK(stems({"official-way", "baliho-6x4", "mkn", {}, "id", "bp3mi_ntt"}) ==
          std::vector<std::string>{"official-way_baliho-6x4_mkn-id_bp3mi_ntt_1-10"});
    printer::Job whole{"official-way", "baliho-6x4", "id", std::nullopt};
    whole.user_unit = true; // the file says it is of final size
    CHECK(printer::stem(whole, small_guide()) == "official-way_baliho-6x4_id");
}

TEST_CASE("all languages over a second one leave that one out", "[printer][job]")
{
    CHECK(stems({"safe-home", "all", "all", {}, "id", {}}) ==
          std::vector<std::string>{"safe-home_poster-a2_en-id"});
    CHECK_THROWS_AS(stems({"safe-home", "all", "en,id", {}, "id", {}}), content::UsageError);
    CHECK_THROWS_AS(stems({"safe-home", "all", "en", {}, "xx", {}}), content::UsageError);
}

TEST_CASE("an office is a contact of that kind; another name is answered with the nearest",
          "[printer][job]")
{
    CHECK(refusal({"safe-home", "poster-a2", "en", {}, {}, "bp3mi_ntt"}).empty());
    CHECK_THAT(refusal({"safe-home", "poster-a2", "en", {}, {}, "bp3mi_nt"}),
               Contains("there is no office \"bp3mi_nt\"; did you mean \"bp3mi_ntt\"?"));
    CHECK_THAT(refusal({"safe-home", "poster-a2", "en", {}, {}, "hotline_home"}),
               Contains("there is no office"));
}

TEST_CASE("the option --lang is one language or two different ones", "[printer][job]")
{
    printer::Job job;
    printer::set_languages(job, "mkn,id");
    CHECK(job.language == "mkn");
    CHECK(job.second == "id");
    CHECK(job.languages() == "mkn,id");
    printer::set_languages(job, "id");
    CHECK(job.second.empty());
    for (const char* wrong : {"", "id,", ",id", "id,en,mkn"}) {
        CHECK_THROWS_AS(printer::set_languages(job, wrong), content::UsageError);
    }
    CHECK_THAT(refusal({"safe-home", "poster-a2", "id", {}, "id", {}}), Contains("stands twice"));
}
