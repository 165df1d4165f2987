#include "content/model/waiver.hpp"

#include "content/model/codes.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace content {

namespace {

constexpr std::string_view mark_begin = "waive:";

/// What follows the code: the reason, without the dash before it.
std::string_view reason_in(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" -");
    return first == std::string_view::npos ? std::string_view{} : trimmed(text.substr(first));
}

/// Codes that an `ok` line knows to be waived.
std::vector<std::string_view> known_codes(const LedgerLine& ok)
{
    const std::string_view part = waiver_part(ok.extra);
    return part.empty() ? std::vector<std::string_view>()
                        : split(part.substr(mark_begin.size()), ',');
}

bool knows(const LedgerLine& ok, std::string_view code)
{
    const auto codes = known_codes(ok);
    return std::ranges::find(codes, code) != codes.end();
}

} // namespace

bool Waiver::is_valid() const
{
    return is_waivable(code) && !reason.empty();
}

std::vector<Waiver> waivers_of(const Message& message)
{
    static constexpr std::array<std::string_view, 2> marks{"waive:", "abaikan:"};
    std::vector<Waiver> waivers;
    for (const std::string& comment : message.comments) {
        const std::string_view line = trimmed(comment);
        for (const std::string_view mark : marks) {
            if (!line.starts_with(mark)) {
                continue;
            }
            const std::string_view rest = trimmed(line.substr(mark.size()));
            const std::size_t end = std::min(rest.find_first_of(" -"), rest.size());
            waivers.push_back(
                {std::string(rest.substr(0, end)), std::string(reason_in(rest.substr(end)))});
        }
    }
    return waivers;
}

bool is_waived(const Finding& finding, const std::vector<Waiver>& waivers)
{
    const bool hard = finding.code == "K035" && finding.severity == Severity::Error;
    return !hard && std::ranges::any_of(waivers, [&](const Waiver& waiver) {
        return waiver.is_valid() && waiver.code == finding.code;
    });
}

std::string waiver_mark(const Message& message)
{
    std::set<std::string> codes;
    for (const Waiver& waiver : waivers_of(message)) {
        if (waiver.is_valid()) {
            codes.insert(waiver.code);
        }
    }
    std::string mark;
    for (const std::string& code : codes) {
        mark += (mark.empty() ? std::string(mark_begin) : ",") + code;
    }
    return mark;
}

std::string_view waiver_part(std::string_view extra)
{
    for (const std::string_view part : split(extra, ' ')) {
        if (part.starts_with(mark_begin)) {
            return part;
        }
    }
    return {};
}

bool knows_waivers(const LedgerLine& ok, std::string_view mark)
{
    LedgerLine wanted;
    wanted.extra = mark;
    return std::ranges::all_of(known_codes(wanted),
                               [&](std::string_view code) { return knows(ok, code); });
}

std::vector<Waiver> accepted_waivers(const Guide& guide, std::string_view language,
                                     const LedgerLines& lines, const Message& message)
{
    std::vector<Waiver> waivers = waivers_of(message);
    if (waivers.empty()) {
        return waivers;
    }
    const LedgerLines reviews =
        standing_reviews(guide, language, lines,
                         text_hash(language, message.context, message.source, message.translation));
    const auto made_it = [&](const std::string& name) {
        return guide.publish.distinct_people &&
               std::ranges::any_of(reviews, [&](const LedgerLine* line) {
                   return line->verdict == "made" && line->name == name;
               });
    };
    std::erase_if(waivers, [&](const Waiver& waiver) {
        return std::ranges::none_of(reviews, [&](const LedgerLine* line) {
            return line->verdict == "ok" && knows(*line, waiver.code) && !made_it(line->name);
        });
    });
    return waivers;
}

} // namespace content
