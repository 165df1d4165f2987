#include "printer/workers.hpp"

#include "printer/gallery.hpp"
#include "printer/progress.hpp"

#include <catch2/catch.hpp>

#include <csignal>
#include <map>
#include <sstream>
#include <stdexcept>

using Catch::Matchers::Contains;
using printer::Ended;
using printer::Then;

namespace {

std::map<std::size_t, Ended> run(const std::vector<std::size_t>& pieces, unsigned at_once,
                                 const printer::Work& work, Then after_fault = Then::GoOn)
{
    std::map<std::size_t, Ended> all;
    printer::run_in_workers(pieces, at_once, work, [&](const Ended& ended) {
        all[ended.index] = ended;
        return ended.exit_code == 0 ? Then::GoOn : after_fault;
    });
    return all;
}

} // namespace

TEST_CASE("each piece ends with its own code and its own messages", "[printer][workers]")
{
    const auto all = run({0, 1, 2, 3, 4}, 2, [](std::size_t index, std::ostream& messages) {
        messages << "piece " << index;
        return static_cast<int>(index % 2);
    });
    REQUIRE(all.size() == 5);
    CHECK(all.at(3).exit_code == 1);
    CHECK(all.at(4).exit_code == 0);
    CHECK(all.at(4).messages == "piece 4");
}

TEST_CASE("long messages arrive whole", "[printer][workers]")
{
    const auto all = run({7}, 1, [](std::size_t, std::ostream& messages) {
        messages << std::string(300000, 'x') << "end";
        return 1;
    });
    CHECK(all.at(7).messages.size() == 300003);
    CHECK_THAT(all.at(7).messages, Catch::Matchers::EndsWith("end"));
}

TEST_CASE("a crash costs one piece", "[printer][workers]")
{
    const auto all = run({0, 1, 2}, 2, [](std::size_t index, std::ostream&) {
        if (index == 1) {
            std::raise(SIGKILL);
        }
        return 0;
    });
    CHECK_FALSE(all.at(1).exit_code.has_value());
    CHECK(all.at(0).exit_code == 0);
    CHECK(all.at(2).exit_code == 0);
}

TEST_CASE("an exception in a piece is the machine's fault and says why", "[printer][workers]")
{
    const auto all = run({0}, 1, [](std::size_t, std::ostream&) -> int {
        throw std::runtime_error("No space left on device");
    });
    CHECK(all.at(0).exit_code == 3);
    CHECK_THAT(all.at(0).messages, Contains("No space left on device"));
}

TEST_CASE("after a stop nothing new begins", "[printer][workers]")
{
    const auto all = run(
        {0, 1, 2, 3}, 1, [](std::size_t, std::ostream&) { return 3; }, Then::Stop);
    CHECK(all.size() == 1);
}

TEST_CASE("progress counts, names and times each job", "[printer][progress]")
{
    std::ostringstream out;
    printer::Progress progress(180, printer::ProgressBar::No, out);
    progress.report("ok", "official-way baliho-6x4 id", 2.1);
    CHECK_THAT(out.str(),
               Catch::Matchers::StartsWith("[  1/180] ok official-way baliho-6x4 id 2.1 s eta "));
}

TEST_CASE("a person at a terminal sees a bar that goes away in the end", "[printer][progress]")
{
    std::ostringstream out;
    {
        printer::Progress progress(2, printer::ProgressBar::Yes, out);
        progress.report("ok", "safe-home poster-a2 id", 1);
        CHECK_THAT(out.str(), Contains("[####################--------------------] 50 %"));
    }
    CHECK_THAT(out.str(), Catch::Matchers::EndsWith("\r\x1b[K"));
}

TEST_CASE("the gallery links what was made and says why the rest was not", "[printer][gallery]")
{
    content::Guide guide;
    guide.formats["poster-a2"].title_id = "Poster A2";
    const std::vector<printer::GalleryEntry> entries{
        {{"safe-home", "poster-a2", "id", {}}, "safe-home_poster-a2_id", true, ""},
        {{"safe-home", "poster-a2", "en", {}}, "safe-home_poster-a2_en", false, "a < b & \"c\""},
        {{"under-18", "poster-a2", "id", {}}, "under-18_poster-a2_id", true, ""}};
    const auto html = printer::gallery_html(entries, guide);
    CHECK_THAT(html, Contains("href=\"safe-home_poster-a2_id.pdf\""));
    CHECK_THAT(html, Contains("src=\"under-18_poster-a2_id.png\""));
    CHECK_THAT(html, !Contains("safe-home_poster-a2_en.pdf"));
    CHECK_THAT(html, Contains("a &lt; b &amp; &quot;c&quot;"));
    CHECK_THAT(html, Contains("<h2>under-18</h2>"));
    CHECK_THAT(html, !Contains("<script") && !Contains("http"));
}
