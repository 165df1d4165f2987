#include "content/layout/legibility.hpp"

#include "content/layout/logos.hpp"
#include "content/layout/qr.hpp"
#include "fonts/breaks.hpp"

#include <fmt/format.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <string>

namespace layout {

namespace {

using content::Finding;
using content::Severity;

/// Rounding of lengths: fit rounds down to 1/64 pt, the tables are in whole mm.
constexpr Points tolerance(0.1);

std::string mm(Points length)
{
    return fmt::format("{:.1f}", to_millimetres(length).value());
}

Finding finding_for(const TextBlock& text, std::string code, Severity severity)
{
    Finding finding;
    finding.code = std::move(code);
    finding.severity = severity;
    finding.unit = text.unit;
    finding.language = text.language;
    return finding;
}

bool is_furniture(const TextBlock& text)
{
    return text.role == Role::Footer || text.role == Role::Sash;
}

/// A text of the sheet's second language: the number and the furniture are of none.
bool is_second(const TextBlock& text, const DisplayList& list)
{
    return !is_furniture(text) && text.role != Role::Number && !text.unit.empty() &&
           text.language != list.language;
}

/// P20, P21: headline and number d/200, other far lines d/300, the footer for one who stands there.
void judge_caps(const DisplayList& list, const Format& format, std::vector<Finding>& findings)
{
    for (const auto& text : list.texts) {
        // The second headline is no headline from afar: never under d/300 (DESIGN.md D48).
        const bool head =
            !is_second(text, list) && (text.role == Role::Heading || text.role == Role::Number);
        const bool near = is_furniture(text);
        const Points fail = near ? format.near_line.fail : format.far_head.fail;
        const Points good = head ? format.far_head.good : near ? format.near_line.good : fail;
        if (text.cap_height >= good - tolerance) {
            continue;
        }
        const bool refused = text.cap_height < fail - tolerance;
        auto finding =
            finding_for(text, near ? "P21" : "P20", refused ? Severity::Error : Severity::Warning);
        finding.arguments = {{"cap", mm(text.cap_height)}, {"least", mm(refused ? fail : good)}};
        findings.push_back(std::move(finding));
    }
}

/// Words of a sheet in one of its languages.
struct WordCounts {
    int head = 0;
    int far = 0;
    int all = 0;
};

void judge_budget(std::string_view what, int words, int budget, const DisplayList& list,
                  const std::string& language, std::vector<Finding>& findings)
{
    if (budget == 0 || words <= budget) {
        return;
    }
    Finding finding;
    finding.code = "P22";
    finding.variant = what;
    finding.severity = words * 2 > budget * 3 ? Severity::Error : Severity::Warning;
    finding.language = language;
    finding.unit = list.title;
    finding.arguments = {{"found", std::to_string(words)}, {"max", std::to_string(budget)}};
    findings.push_back(std::move(finding));
}

/// P23 and K040's kind of overflow: text inside its frame and the safe inset.
void judge_places(const DisplayList& list, const Format& format, std::vector<Finding>& findings)
{
    const Rect safe = format.safe_box();
    for (const auto& text : list.texts) {
        if (!safe.contains(text.ink, tolerance)) {
            findings.push_back(finding_for(text, "P23", Severity::Error));
        }
    }
    for (const auto& item : list.items) {
        const auto* code = std::get_if<QrItem>(&item.what);
        if (code != nullptr && !safe.contains(code->box, tolerance)) {
            Finding finding;
            finding.code = "P23";
            finding.variant = "qr";
            finding.unit = list.title;
            findings.push_back(std::move(finding));
        }
    }
}

/// P24 by the table of allowed pairs (D7); the soft proof is the press pass's.
void judge_contrast(const DisplayList& list, const Theme& theme, std::vector<Finding>& findings)
{
    for (const auto& text : list.texts) {
        if (is_text_pair(theme, text.fill, text.ground)) {
            continue;
        }
        auto finding = finding_for(text, "P24", Severity::Error);
        finding.arguments = {{"found", fmt::format("{:.1f}", contrast(text.fill, text.ground))},
                             {"name", std::string(token_name(theme, text.fill))},
                             {"ground", std::string(token_name(theme, text.ground))}};
        findings.push_back(std::move(finding));
    }
}

/// P25: side, quiet zone and module of a QR code.
void judge_qr(const DisplayList& list, const Format& format, std::vector<Finding>& findings)
{
    for (const auto& item : list.items) {
        const auto* code = std::get_if<QrItem>(&item.what);
        if (code == nullptr) {
            continue;
        }
        const Points module = code->box.width / (code->modules + 2 * qr_quiet_modules);
        const Points least = to_points(Millimetres(format.spec.qr_min_module));
        const Points side = to_points(Millimetres(format.spec.qr_scan_m * 100));
        if (module < least - tolerance || code->box.width < side - tolerance) {
            Finding finding;
            finding.code = "P25";
            finding.unit = list.title;
            finding.arguments = {{"found", mm(code->box.width)}, {"least", mm(side)}};
            findings.push_back(std::move(finding));
        }
    }
}

} // namespace

int count_words(std::string_view text, const std::string& language, TextScratch& scratch)
{
    const auto unicode = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
    std::vector<fonts::WordPiece> pieces;
    fonts::find_words({unicode.getBuffer(), static_cast<std::size_t>(unicode.length())}, language,
                      scratch, pieces);
    int count = 0;
    bool joined = false; // after a hyphen or slash the next word is part of the one before
    for (const fonts::WordPiece& piece : pieces) {
        if (piece.is_word) {
            count += joined ? 0 : 1;
            joined = false;
        } else {
            joined = piece.end - piece.begin == 1 &&
                     unicode.charAt(static_cast<std::int32_t>(piece.begin)) == u'-';
        }
    }
    return count;
}

std::vector<Finding> judge_page(const DisplayList& list, const Format& format, const Theme& theme)
{
    std::vector<Finding> findings;
    judge_caps(list, format, findings);
    judge_places(list, format, findings);
    judge_contrast(list, theme, findings);
    judge_qr(list, format, findings);
    return findings;
}

/// P22: words in the headline, in all far lines, on the sheet; each language for its own readers.
std::vector<Finding> judge_words(std::span<const DisplayList> pages, const Format& format,
                                 TextScratch& scratch)
{
    const DisplayList& front = pages.front();
    std::map<std::string, WordCounts> counts{{front.language, {}}};
    int numbers = 0;
    for (const DisplayList& page : pages) {
        for (const auto& text : page.texts) {
            if (is_furniture(text)) {
                continue;
            }
            if (text.role == Role::Number) {
                ++numbers;
                continue;
            }
            WordCounts& count = counts[is_second(text, page) ? text.language : front.language];
            const int words = count_words(text.text, text.language, scratch);
            count.head += text.role == Role::Heading ? words : 0;
            count.far += text.far ? words : 0;
            count.all += words;
        }
    }
    std::vector<Finding> findings;
    for (const auto& [language, count] : counts) {
        const content::FormatSpec& spec = format.spec;
        judge_budget("head", count.head, spec.words_head, front, language, findings);
        judge_budget("far", count.far + numbers, spec.words_far, front, language, findings);
        judge_budget("all", count.all + numbers, spec.words_all, front, language, findings);
    }
    return findings;
}

std::vector<Finding> judge_legibility(const DisplayList& list, const Format& format,
                                      const Theme& theme, TextScratch& scratch)
{
    auto findings = judge_page(list, format, theme);
    auto words = judge_words({&list, 1}, format, scratch);
    std::ranges::move(words, std::back_inserter(findings));
    return findings;
}

std::vector<content::Finding> missing_drawings(const content::Guide& guide, const DisplayList& list)
{
    std::vector<content::Finding> found;
    for (const auto& item : list.items) {
        const auto* picture = std::get_if<PictureItem>(&item.what);
        if (picture == nullptr || is_logo(picture->name) ||
            guide.pictograms.contains(picture->name)) {
            continue;
        }
        content::Finding finding;
        finding.code = "K006";
        finding.variant = "pictogram";
        finding.arguments = {{"name", picture->name}};
        found.push_back(std::move(finding));
    }
    return found;
}

} // namespace layout
