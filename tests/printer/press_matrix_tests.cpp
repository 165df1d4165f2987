#include "content/model/files.hpp"
#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "printer/workers.hpp"
#include "tests/printer/plates.hpp"
#include "tests/printer/shops.hpp"
#include "tests/support/approved_guide.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <numeric>
#include <random>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const printer::Workshop& workshop()
{
    static const printer::Workshop opened = [] {
        content::CommonOptions options;
        options.guide = support::approved_guide();
        options.fonts = support::source_dir() / "fonts/catalogue.toml";
        options.today = *content::parse_date("2026-11-24");
        return printer::open_workshop(options);
    }();
    return opened;
}

const printer::PressRoom& room()
{
    static const printer::PressRoom opened = printer::open_press_room(workshop(), std::nullopt);
    return opened;
}

/// Every sheet of the guide that is printed.
std::vector<printer::Job> press_jobs()
{
    auto jobs = printer::select_jobs({}, *workshop().guide);
    std::erase_if(jobs, [](const printer::Job& job) {
        return !workshop().guide->formats.at(job.format).press;
    });
    return jobs;
}

/// One press file under the eyes of other programs. Each fault is a line.
class Judges {
  public:
    Judges(const printer::Job& job, std::ostream& faults) : job_(job), faults_(faults) {}

    void judge()
    {
        printer::Renderer renderer(workshop());
        const auto sheet = renderer.pass_gate(job_, printer::Purpose::Press, faults_);
        if (!sheet) {
            return;
        }
        const auto pressed = renderer.press_pdf(*sheet, job_, room(), {});
        printer::print_faults(pressed, faults_);
        content::write_file(file_, pressed.pdf);
        paper_ = printer::whole_pages(*sheet, job_).papers.front();
        judge_syntax();
        judge_facts(*sheet);
        judge_fonts();
        judge_words(*sheet);
        judge_plates(*sheet, pressed.pdf);
    }

  private:
    void require(bool holds, const std::string& what)
    {
        if (!holds) {
            faults_ << job_.poster << ' ' << job_.format << ' ' << job_.language << ": " << what
                    << '\n';
        }
    }

    std::string ask(std::vector<std::string> command, const std::vector<std::string>& after = {})
    {
        const std::string name = command.front();
        command.push_back(file_.string());
        command.insert(command.end(), after.begin(), after.end());
        const auto said = support::run(command);
        require(said.exit_code == 0,
                name + " ends as " + std::to_string(said.exit_code) + ": " + said.err + said.out);
        return said.out;
    }

    void judge_syntax()
    {
        require(ask({"qpdf", "--check"}).find("No syntax or stream encoding errors") !=
                    std::string::npos,
                "qpdf finds errors");
    }

    void judge_facts(const printer::Composition& sheet)
    {
        const auto pages = std::to_string(sheet.pages.size());
        const auto facts = spaced_once(ask({"pdfinfo", "-box", "-f", "1", "-l", pages}));
        const auto says = [&](const std::string& line) {
            require(facts.find(line) != std::string::npos, "pdfinfo does not say " + line);
        };
        says("PDF subtype: PDF/X-4\n");
        says("PDF version: 1.6\n");
        says("Tagged: yes\n");
        says("Pages: " + pages + "\n");
        for (std::size_t page = 1; page <= sheet.pages.size(); ++page) {
            for (const auto& [name, box] :
                 {std::pair{"MediaBox", paper_.media_box}, std::pair{"BleedBox", paper_.bleed},
                  std::pair{"TrimBox", paper_.trim}}) {
                says(fmt::format("\nPage {} {}: {:.2f} {:.2f} {:.2f} {:.2f}\n", page, name,
                                 box.left, box.bottom, box.right, box.top));
            }
        }
    }

    static std::string spaced_once(std::string text)
    {
        const auto both_spaces = [](char left, char right) { return left == ' ' && right == ' '; };
        text.erase(std::unique(text.begin(), text.end(), both_spaces), text.end());
        return text;
    }

    void judge_fonts()
    {
        std::istringstream fonts(ask({"pdffonts"}));
        std::string line;
        std::getline(fonts, line);
        const auto embedded = line.find("emb");
        require(embedded != std::string::npos, "pdffonts has another heading");
        std::getline(fonts, line);
        int count = 0;
        for (; std::getline(fonts, line); ++count) {
            require(line.substr(embedded, 3) == "yes", "a font that is not embedded: " + line);
        }
        require(count > 0, "no font at all");
    }

    /// Signs of the sheet's text inside its bleed, in any order: poppler reads columns its own way.
    void judge_words(const printer::Composition& sheet)
    {
        for (std::size_t page = 0; page < sheet.pages.size(); ++page) {
            std::string source;
            for (const auto& item : sheet.pages[page].items) {
                const auto* const text = std::get_if<layout::GlyphRunItem>(&item.what);
                source += text == nullptr ? "" : text->run.text;
            }
            const auto whole = [](double place) { return std::to_string(static_cast<int>(place)); };
            const auto number = std::to_string(page + 1);
            const double height = paper_.media.height.value();
            const auto read = ask({"pdftotext", "-f", number, "-l", number, "-x",
                                   whole(paper_.bleed.left), "-y", whole(height - paper_.bleed.top),
                                   "-W", whole(paper_.bleed.right - paper_.bleed.left), "-H",
                                   whole(paper_.bleed.top - paper_.bleed.bottom)},
                                  {"-"});
            require(signs_of(read) == signs_of(source),
                    "other words on page " + number + ": " + read + "\nthan " + source);
        }
    }

    /// Bytes but white space, no-break spaces and hyphens (poppler drops one at a line's end),
    /// sorted.
    static std::string signs_of(std::string text)
    {
        for (const std::string space : {"\xC2\xA0", "\xE2\x80\xAF", "\xC2\xAD", "\xE2\x80\x8B"}) {
            for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at)) {
                text.erase(at, space.size());
            }
        }
        std::erase_if(text, [](char sign) { return (sign >= '\0' && sign <= ' ') || sign == '-'; });
        std::ranges::sort(text);
        return text;
    }

    /// Ghostscript's plates of the first page, 600 pixels long.
    void judge_plates(const printer::Composition& sheet, const std::string& pdf)
    {
        constexpr double long_side = 600;
        const double longest =
            std::max(paper_.media.width.value(), paper_.media.height.value()) / 72;
        const int density = std::max(1, static_cast<int>(long_side / longest));
        const auto plates = support::separate(pdf, density);
        if (!plates) {
            return; // said once, for all sheets
        }
        judge_ink(*plates, density, printer::ink_limit(room(), sheet.format.spec),
                  has_black_over_colour(sheet.pages.front()));
        if (sheet.format.spec.marks) {
            judge_marks(*plates, density, sheet.format.spec);
        }
    }

    /// Whether the plates are large enough to show letters in black that lie on a colour.
    static bool has_black_over_colour(const layout::DisplayList& page)
    {
        const layout::Theme& theme = support::approved_shop().theme;
        const layout::Points least = std::max(page.size.width, page.size.height) / 50;
        return std::ranges::any_of(page.texts, [&](const layout::TextBlock& text) {
            return text.fill == theme.arang && text.ground != theme.putih &&
                   text.cap_height >= least;
        });
    }

    void judge_ink(const support::Plates& plates, int density, double limit, bool black_over_colour)
    {
        const auto row = [&](double y) { // y of the file, up, to rows from the top
            return static_cast<std::size_t>(
                std::lround((paper_.media.height.value() - y) / 72 * density));
        };
        const auto column = [&](double x) {
            return static_cast<std::size_t>(std::lround(x / 72 * density));
        };
        int most = 0;
        int overprinted = 0;
        for (auto y = row(paper_.bleed.top) + 1; y + 1 < row(paper_.bleed.bottom); ++y) {
            for (auto x = column(paper_.bleed.left) + 1; x + 1 < column(paper_.bleed.right); ++x) {
                const auto at = y * plates.width + x;
                most = std::max(most, plates.sum(at));
                overprinted +=
                    plates.black[at] > 250 && plates.sum(at) - plates.black[at] > 8 ? 1 : 0;
            }
        }
        require(most <= limit / 100 * 255 + 4, // four plates, rounded each
                fmt::format("{:.0f} % of ink inside the bleed", most / 2.55));
        require(overprinted > 0 || !black_over_colour,
                "no black over a colour: it was knocked out");
    }

    /// The lower left crop mark, level with the trim.
    void judge_marks(const support::Plates& plates, int density, const content::FormatSpec& spec)
    {
        const double mm = 72 / 25.4 * paper_.scale();
        const double length = spec.slug >= 40 ? 30 : 5;
        const double x = paper_.bleed.left - (1 + length / 2) * mm;
        const double y = paper_.media.height.value() - paper_.trim.bottom;
        const auto most = plates.most_near(x / 72 * density, y / 72 * density, 2);
        for (const int plate : most) {
            require(plate > 200, "a crop mark that is not on all four plates");
        }
    }

    const printer::Job& job_;
    std::ostream& faults_;
    printer::Sheet paper_;
    support::TemporaryFolder folder_;
    fs::path file_ = folder_.path() / "sheet.pdf";
};

/// What qpdf, poppler and ghostscript have against these sheets, two at a time.
void judge(const std::vector<printer::Job>& jobs)
{
    for (const char* tool : {"qpdf", "pdfinfo", "pdffonts", "pdftotext", "gs"}) {
        if (!support::have_program(tool)) {
            WARN("no " << tool << ": the matrix was not judged");
            return;
        }
    }
    room();
    std::vector<std::size_t> places(jobs.size());
    std::iota(places.begin(), places.end(), 0U);
    printer::run_in_workers(
        places, 2,
        [&](std::size_t place, std::ostream& faults) {
            std::ostringstream said;
            Judges(jobs[place], said).judge();
            faults << said.str();
            return said.str().empty() ? 0 : 1;
        },
        [&](const printer::Ended& ended) {
            INFO(jobs[ended.index].poster << ' ' << jobs[ended.index].format << ' '
                                          << jobs[ended.index].language);
            CHECK(ended.messages == "");
            CHECK(ended.exit_code == 0);
            return printer::Then::GoOn;
        });
}

} // namespace

TEST_CASE("other programs find nothing wrong with six press files", "[printer][press][matrix]")
{
    auto jobs = press_jobs();
    std::mt19937 random(20261124);
    std::shuffle(jobs.begin(), jobs.end(), random);
    jobs.resize(6);
    judge(jobs);
}

TEST_CASE("other programs find nothing wrong with any press file of the guide (long)",
          "[printer][press][matrix]")
{
    const auto jobs = press_jobs();
    CHECK(jobs.size() > 150);
    judge(jobs);
}
