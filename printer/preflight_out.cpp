#include "printer/preflight_checks.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace printer {

namespace {

using content::MessageLanguage;
using content::Severity;
using Json = nlohmann::ordered_json;

struct Words {
    std::string_view ready;
    std::string_view refused;
    std::string_view count;
    std::string_view format;
    std::string_view pass;
    std::string_view not_judged;
    std::string_view error;
    std::string_view warning;
    std::string_view page;
    std::string_view place;
    std::string_view more;
    std::string_view no_guide;
};

/// Names of ids, states and severities are the same in both languages: scripts read them.
constexpr Words english{"press-ready",
                        "NOT press-ready",
                        "errors: {}, warnings: {}, not judged: {}",
                        "format",
                        "pass",
                        "not judged",
                        "error",
                        "warning",
                        "page {}",
                        "{} x {} mm at {}, {} mm from the trim's top left",
                        "and {} more",
                        "the guide at hand is not the one the file names, or it names none"};
constexpr Words indonesian{"siap cetak",
                           "BELUM siap cetak",
                           "kesalahan: {}, peringatan: {}, tidak dinilai: {}",
                           "format",
                           "baik",
                           "tidak dinilai",
                           "kesalahan",
                           "peringatan",
                           "halaman {}",
                           "{} x {} mm pada {}, {} mm dari kiri atas bidang potong",
                           "dan {} lagi",
                           "panduan ini bukan yang disebut berkas, atau berkas tidak menyebutnya"};

const Words& words_of(MessageLanguage language)
{
    return language == MessageLanguage::Indonesian ? indonesian : english;
}

std::string where(const Check& check, const Words& words)
{
    std::string text;
    if (check.page > 0) {
        text = fmt::format(fmt::runtime(words.page), check.page);
    }
    if (check.box) {
        text += text.empty() ? "" : ", ";
        text += fmt::format(fmt::runtime(words.place), shown_number(check.box->width, 1),
                            shown_number(check.box->height, 1), shown_number(check.box->x, 1),
                            shown_number(check.box->y, 1));
    }
    return text.empty() ? text : text + ": ";
}

std::string unit_of(const content::Finding& finding)
{
    if (finding.unit.empty()) {
        return {};
    }
    return finding.unit + (finding.language.empty() ? "" : " [" + finding.language + "]") + ": ";
}

std::string sentence(const Check& check, MessageLanguage language)
{
    const Words& words = words_of(language);
    if (check.state == CheckState::Pass) {
        return {};
    }
    if (check.finding.variant == more_places) {
        return fmt::format(fmt::runtime(words.more), check.value);
    }
    if (check.finding.variant == no_guide) {
        return std::string(words.no_guide);
    }
    return unit_of(check.finding) + content::message(check.finding, language);
}

Json text_or_null(const std::string& text)
{
    return text.empty() ? Json(nullptr) : Json(text);
}

Json box_or_null(const std::optional<SheetBox>& box)
{
    if (!box) {
        return nullptr;
    }
    const auto tenth = [](double mm) { return std::round(mm * 10) / 10; };
    return Json{{"x_mm", tenth(box->x)},
                {"y_mm", tenth(box->y)},
                {"width_mm", tenth(box->width)},
                {"height_mm", tenth(box->height)}};
}

std::string_view state_name(CheckState state)
{
    return state == CheckState::Pass ? "pass" : state == CheckState::Fail ? "fail" : "not judged";
}

std::ptrdiff_t count(const Preflight& report, CheckState state, Severity severity)
{
    return std::ranges::count_if(report.checks, [&](const Check& check) {
        return check.state == state && check.finding.severity == severity;
    });
}

} // namespace

bool Preflight::press_ready() const
{
    return count(*this, CheckState::Fail, Severity::Error) == 0;
}

std::string check_text(const Check& check, MessageLanguage language)
{
    const Words& words = words_of(language);
    if (check.state == CheckState::Pass) {
        return fmt::format("{} {}\n", check.finding.code, words.pass);
    }
    const std::string_view state = check.state == CheckState::NotJudged        ? words.not_judged
                                   : check.finding.severity == Severity::Error ? words.error
                                                                               : words.warning;
    return fmt::format("{} {}: {}{}\n", check.finding.code, state, where(check, words),
                       sentence(check, language));
}

std::string preflight_text(const Preflight& report, MessageLanguage language)
{
    const Words& words = words_of(language);
    const auto open = count(report, CheckState::NotJudged, Severity::Error) +
                      count(report, CheckState::NotJudged, Severity::Warning);
    std::string text =
        fmt::format("{}: {}\n", report.file, report.press_ready() ? words.ready : words.refused);
    text += fmt::format(fmt::runtime(words.count), count(report, CheckState::Fail, Severity::Error),
                        count(report, CheckState::Fail, Severity::Warning), open);
    text += fmt::format("\nsha256 {}\n{} {}\n", report.sha256, words.format, report.format);
    for (const Check& check : report.checks) {
        text += check_text(check, language);
    }
    return text;
}

std::string preflight_json(const Preflight& report, MessageLanguage language)
{
    auto checks = Json::array();
    for (const Check& check : report.checks) {
        const bool error = check.finding.severity == Severity::Error;
        checks.push_back({{"id", check.finding.code},
                          {"severity", error ? "error" : "warning"},
                          {"state", state_name(check.state)},
                          {"value", text_or_null(check.value)},
                          {"limit", text_or_null(check.limit)},
                          {"page", check.page > 0 ? Json(check.page) : Json(nullptr)},
                          {"box", box_or_null(check.box)},
                          {"message", text_or_null(sentence(check, language))}});
    }
    const Json whole{{"file", report.file},
                     {"sha256", report.sha256},
                     {"format", report.format},
                     {"press_ready", report.press_ready()},
                     {"checks", std::move(checks)}};
    return whole.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

void add_layout_checks(Preflight& report, std::vector<Check> checks)
{
    const auto of_layout = [](const Check& check) {
        const auto kind = std::ranges::find(check_kinds(), check.finding.code, &CheckKind::id);
        return kind != check_kinds().end() && kind->from == JudgedFrom::Layout;
    };
    std::erase_if(report.checks, of_layout);
    // P17 is judged from both: its row of the layout says nothing if the file's already passed.
    for (Check& check : checks) {
        const bool both = !of_layout(check);
        if (both && check.state == CheckState::Fail) {
            std::erase_if(report.checks, [&](const Check& known) {
                return known.finding.code == check.finding.code && known.state == CheckState::Pass;
            });
        }
        if (!both || check.state == CheckState::Fail) {
            report.checks.push_back(std::move(check));
        }
    }
    std::ranges::stable_sort(report.checks, {},
                             [](const Check& check) { return check.finding.code; });
}

} // namespace printer
