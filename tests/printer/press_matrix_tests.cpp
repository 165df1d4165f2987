#include "content/model/files.hpp"
#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "printer/workers.hpp"
#include "tests/printer/plate_judge.hpp"
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
        const auto file =
            renderer.judged_press_file(*sheet, job_, room(), {}, "sheet.pdf", faults_);
        if (!file) {
            require(false, "not press-ready");
            return;
        }
        require_no_alarm(file->report);
        content::write_file(file_, file->pdf);
        papers_ = printer::whole_pages(*sheet, job_).papers;
        judge_syntax();
        judge_facts(*sheet);
        judge_fonts();
        judge_words(*sheet);
        const auto ground =
            renderer.press_pdf(support::without_black_text(*sheet), job_, room(), {});
        printer::print_faults(ground, faults_);
        support::judge_plates({*sheet, papers_, file->pdf, ground.pdf,
                               printer::ink_limit(room(), sheet->format.spec)},
                              [&](const std::string& fault) { require(false, fault); });
    }

  private:
    /// Our own judges raise no false alarm on any of our sheets and leave nothing open.
    void require_no_alarm(const printer::Preflight& report)
    {
        for (const printer::Check& check : report.checks) {
            require(check.state == printer::CheckState::Pass,
                    printer::check_text(check, content::MessageLanguage::English));
        }
    }

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
            const printer::Sheet& paper = papers_[page - 1];
            for (const auto& [name, box] :
                 {std::pair{"MediaBox", paper.media_box}, std::pair{"BleedBox", paper.bleed},
                  std::pair{"TrimBox", paper.trim}}) {
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

    /// Signs of the sheet's text inside its bleed, block after block as the layout has them: in the
    /// order of the file (-raw), because poppler reads columns its own way.
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
            const printer::PageBox& bleed = papers_[page].bleed;
            const double height = papers_[page].media.height.value();
            const auto read =
                ask({"pdftotext", "-raw", "-f", number, "-l", number, "-x", whole(bleed.left), "-y",
                     whole(height - bleed.top), "-W", whole(bleed.right - bleed.left), "-H",
                     whole(bleed.top - bleed.bottom)},
                    {"-"});
            require(signs_of(read) == signs_of(source),
                    "other words on page " + number + ": " + read + "\nthan " + source);
        }
    }

    /// Bytes but white space, no-break spaces and hyphens (poppler drops one at a line's end).
    static std::string signs_of(std::string text)
    {
        for (const std::string space : {"\xC2\xA0", "\xE2\x80\xAF", "\xC2\xAD", "\xE2\x80\x8B"}) {
            for (auto at = text.find(space); at != std::string::npos; at = text.find(space, at)) {
                text.erase(at, space.size());
            }
        }
        std::erase_if(text, [](char sign) { return (sign >= '\0' && sign <= ' ') || sign == '-'; });
        return text;
    }

    const printer::Job& job_;
    std::ostream& faults_;
    std::vector<printer::Sheet> papers_;
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
