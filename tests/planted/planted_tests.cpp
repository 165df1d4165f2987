// Plants each mistake of the table in a copy of the guide, checks the copy, and looks for the
// finding that names it at its line and column. What other checkers of PO files say of the same
// mistakes is printed beside it where they are installed, for comparison only.

#include "content/desk/fit_findings.hpp"
#include "content/model/check.hpp"
#include "content/model/consequences.hpp"
#include "content/model/files.hpp"
#include "tests/planted/mistakes.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <iostream>
#include <set>

namespace {

namespace fs = std::filesystem;
using content::Finding;
using planted::Mistake;

const content::Date today = *content::parse_date("2026-11-24");

/// A finding without its words: what makes it new in a copy.
std::string key_of(const Finding& finding)
{
    return finding.code + " " + finding.variant + " " + finding.unit + " " + finding.language;
}

/// Line and column, counted in code points, of a byte of a text.
std::string place_in(const std::string& text, std::size_t offset)
{
    const std::string before = text.substr(0, offset);
    const auto lines = std::ranges::count(before, '\n');
    const std::size_t start = before.rfind('\n') + 1; // npos + 1 is 0
    const auto columns = std::count_if(before.begin() + static_cast<std::ptrdiff_t>(start),
                                       before.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return std::to_string(lines + 1) + ":" + std::to_string(columns + 1);
}

/// A copy of the guide with one mistake in it.
class PlantedGuide {
  public:
    PlantedGuide(const fs::path& guide, const Mistake& mistake) : at_(mistake.at)
    {
        fs::copy(guide, this->guide(), fs::copy_options::recursive);
        std::set<std::string> touched;
        for (const auto& change : mistake.changes) {
            make(change);
            touched.insert(change.file);
        }
        for (const auto& file : touched) {
            take_mark(file);
        }
        if (mistake.more) {
            mistake.more(this->guide());
        }
    }

    fs::path guide() const { return folder_.path() / "guide"; }
    /// "file:line:column", or what the table says.
    const std::string& at() const { return at_; }
    /// What could not be planted; empty if all could.
    const std::string& trouble() const { return trouble_; }

  private:
    void make(const planted::Change& change)
    {
        const fs::path file = guide() / change.file;
        std::string text = change.to;
        if (!change.from.empty()) {
            text = content::read_file(file);
            const auto where = text.find(change.from);
            if (where == std::string::npos) {
                trouble_ = change.file + " has no \"" + change.from + "\"";
                return;
            }
            text.replace(where, change.from.size(), change.to);
        }
        fs::create_directories(file.parent_path());
        content::write_file(file, text);
    }

    void take_mark(const std::string& file)
    {
        std::string text = content::read_file(guide() / file);
        const auto mark = text.find(planted::here);
        if (mark != std::string::npos) {
            text.erase(mark, planted::here.size());
            at_ = file + ":" + place_in(text, mark);
            content::write_file(guide() / file, text);
        }
    }

    support::TemporaryFolder folder_;
    std::string at_;
    std::string trouble_;
};

std::string place_of(const Finding& finding)
{
    std::string place = finding.place.file;
    for (const int number : {finding.place.line, finding.place.column}) {
        place += number > 0 ? ":" + std::to_string(number) : "";
    }
    return place;
}

class Planter {
  public:
    Planter(fs::path guide, const fs::path& fonts)
        : guide_(std::move(guide)), fonts_(fonts::FontCatalogue::load(fonts))
    {
        for (const auto& finding : check(guide_, planted::Needs::Layout)) {
            clean_.insert(key_of(finding));
            clean_errors_ += finding.severity == content::Severity::Error ? 1 : 0;
        }
    }

    /// Whether it was found. One line a mistake is printed.
    bool plant(const Mistake& mistake)
    {
        const PlantedGuide planted(guide_, mistake);
        ++planted_;
        std::vector<Finding> fresh;
        for (auto& finding : check(planted.guide(), mistake.needs)) {
            if (!clean_.contains(key_of(finding)) || is_named(finding, mistake, planted)) {
                fresh.push_back(std::move(finding));
            }
        }
        const bool found = std::ranges::any_of(
            fresh, [&](const Finding& finding) { return is_named(finding, mistake, planted); });
        found_ += found ? 1 : 0;
        std::cout << (found ? "found  " : "MISSED ") << mistake.code << " " << planted.at() << "  "
                  << mistake.what << others_say(planted) << '\n';
        if (!planted.trouble().empty()) {
            std::cout << "       " << planted.trouble() << '\n';
        }
        for (const auto& finding : fresh) {
            if (!is_named(finding, mistake, planted)) {
                std::cout << "       also "
                          << format_finding(finding, content::MessageLanguage::English) << '\n';
            }
        }
        return found;
    }

    int planted() const { return planted_; }
    int clean_errors() const { return clean_errors_; }

    std::string summary() const
    {
        return std::to_string(found_) + " of " + std::to_string(planted_) +
               " mistakes found at their place; " + std::to_string(clean_errors_) +
               " errors in the guide as it is";
    }

  private:
    std::vector<Finding> check(const fs::path& folder, planted::Needs needs) const
    {
        auto loaded = content::load_guide(folder, today);
        auto findings = std::move(loaded.findings);
        std::ranges::move(content::check(*loaded.guide, today), std::back_inserter(findings));
        if (needs == planted::Needs::Layout) {
            auto fit = desk::fit_findings(loaded.guide, today, "id", *fonts_);
            std::ranges::move(fit, std::back_inserter(findings));
        }
        content::drop_consequences(findings);
        content::sort_findings(findings);
        return findings;
    }

    bool is_named(const Finding& finding, const Mistake& mistake, const PlantedGuide& planted) const
    {
        const std::string place = place_of(finding);
        const bool whole_file = mistake.at.find(':') == std::string::npos && !mistake.at.empty();
        const bool there = whole_file ? finding.place.file == mistake.at : place == planted.at();
        return there && finding.code == mistake.code &&
               (whole_file ? !clean_.contains(key_of(finding)) : true);
    }

    /// What msgfmt and pofilter say of a planted PO file that they do not say of the clean one.
    std::string others_say(const PlantedGuide& planted) const
    {
        const fs::path po = planted.guide() / english;
        if (!planted.at().starts_with(english) || !fs::exists(po)) {
            return {};
        }
        std::string said;
        if (has_msgfmt_) {
            const auto msgfmt = support::run({"msgfmt", "-c", "-o", "/dev/null", po.string()});
            said += msgfmt.exit_code == 0 ? "  [msgfmt: nothing" : "  [msgfmt: an error";
        }
        if (has_pofilter_) {
            const bool more = !std::ranges::includes(clean_notes_, pofilter_notes(po));
            said += said.empty() ? "  [" : "; ";
            said += more ? "pofilter: a note" : "pofilter: nothing";
        }
        return said.empty() ? said : said + "]";
    }

    /// "entry: test" of everything pofilter remarks on; it writes nothing to its standard output.
    static std::set<std::string> pofilter_notes(const fs::path& po)
    {
        const support::TemporaryFolder folder;
        const auto file = folder.path() / "notes.po";
        support::run({"pofilter", "--progress=none", po.string(), file.string()});
        std::set<std::string> notes;
        std::vector<std::string> waiting;
        std::istringstream lines(fs::exists(file) ? content::read_file(file) : "");
        for (std::string line; std::getline(lines, line);) {
            if (line.starts_with("# (pofilter) ")) {
                waiting.push_back(line.substr(0, line.find(':')));
            } else if (line.starts_with("msgctxt ")) {
                for (const auto& note : std::exchange(waiting, {})) {
                    notes.insert(line + note);
                }
            }
        }
        return notes;
    }

    static constexpr std::string_view english = "translations/en.po";
    fs::path guide_;
    std::shared_ptr<const fonts::FontCatalogue> fonts_;
    std::set<std::string> clean_;
    int clean_errors_ = 0;
    int planted_ = 0;
    int found_ = 0;
    bool has_msgfmt_ = support::have_program("msgfmt");
    bool has_pofilter_ = support::have_program("pofilter");
    std::set<std::string> clean_notes_ =
        has_pofilter_ ? pofilter_notes(guide_ / english) : std::set<std::string>{};
};

} // namespace

TEST_CASE(
    "every planted mistake is found under its code at its line, none in the clean guide (long)",
    "[guide][planted]")
{
    Planter planter(support::source_dir() / "content/guide",
                    support::source_dir() / "fonts/catalogue.toml");
    CHECK(planter.clean_errors() == 0);
    for (const auto& list : {planted::file_mistakes(), planted::text_mistakes(),
                             planted::translation_mistakes(), planted::value_mistakes()}) {
        for (const Mistake& mistake : list) {
            INFO(mistake.code << " " << mistake.what);
            CHECK(planter.plant(mistake));
        }
    }
    CHECK(planter.planted() >= 60);
    std::cout << planter.summary() << '\n';
}
