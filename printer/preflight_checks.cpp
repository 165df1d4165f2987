#include "printer/preflight_checks.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

using content::Severity;

/// Places shown of one check; the rest is counted.
constexpr int most_shown = 12;

constexpr auto kinds = std::to_array<CheckKind>({
    {"P01"},
    {"P02"},
    {"P03"},
    {"P04"},
    {"P05"},
    {"P06"},
    {"P07"},
    {"P08", JudgedFrom::Layout, Severity::Warning},
    {"P09"},
    {"P10"},
    {"P11"},
    {"P12"},
    {"P13"},
    {"P14"},
    {"P15"},
    {"P16"},
    {"P17", JudgedFrom::Both},
    {"P18", JudgedFrom::File, Severity::Warning},
    {"P19"},
    {"P20", JudgedFrom::Layout},
    {"P21", JudgedFrom::Layout},
    {"P22", JudgedFrom::Layout},
    {"P23", JudgedFrom::Layout},
    {"P24", JudgedFrom::Layout},
    {"P25", JudgedFrom::Layout},
    {"P26", JudgedFrom::Layout},
    {"P27", JudgedFrom::Layout},
    {"P28", JudgedFrom::Layout},
    {"P29"},
    {"P30"},
});

Check row(const CheckKind& kind, CheckState state)
{
    Check check;
    check.finding.code = kind.id;
    check.finding.severity = kind.severity;
    check.state = state;
    return check;
}

bool judges(JudgedFrom from, const CheckKind& kind)
{
    return kind.from == from || kind.from == JudgedFrom::Both;
}

/// Moves the rows of a check behind `to`; whether there were any.
bool take_rows(std::vector<Check>& from, std::string_view id, std::vector<Check>& to)
{
    const auto others = std::ranges::stable_partition(
        from, [&](const Check& check) { return check.finding.code != id; });
    const bool any = !others.empty();
    std::ranges::move(others, std::back_inserter(to));
    from.erase(others.begin(), others.end());
    return any;
}

Check remainder(const CheckKind& kind, int count)
{
    Check more = row(kind, CheckState::Fail);
    more.finding.variant = more_places;
    more.value = std::to_string(count);
    return more;
}

} // namespace

std::span<const CheckKind> check_kinds()
{
    return kinds;
}

void CheckList::add(Fault fault)
{
    const int count = ++counts_[fault.id];
    const bool first_error =
        fault.severity == Severity::Error && std::ranges::none_of(faults_, [&](const Check& known) {
            return known.finding.code == fault.id && known.finding.severity == Severity::Error;
        });
    if (count > most_shown && !first_error) { // An error never hides behind warnings.
        return;
    }
    Check check;
    check.finding.code = std::move(fault.id);
    check.finding.variant = std::move(fault.variant);
    check.finding.severity = fault.severity;
    check.finding.arguments = std::move(fault.arguments);
    check.state = CheckState::Fail;
    check.value = std::move(fault.value);
    check.limit = std::move(fault.limit);
    check.page = fault.page;
    check.box = fault.box;
    faults_.push_back(std::move(check));
}

void CheckList::leave_open(std::string id, std::string variant, std::string value)
{
    Check check;
    check.finding.code = std::move(id);
    check.finding.variant = std::move(variant);
    check.state = CheckState::NotJudged;
    check.value = std::move(value);
    open_.push_back(std::move(check));
}

bool CheckList::has(std::string_view id) const
{
    return counts_.contains(id);
}

bool CheckList::has(std::string_view id, std::string_view variant) const
{
    return std::ranges::any_of(faults_, [&](const Check& fault) {
        return fault.finding.code == id && fault.finding.variant == variant;
    });
}

std::vector<Check> CheckList::finish(JudgedFrom from) &&
{
    std::vector<Check> rows;
    for (const CheckKind& kind : kinds) {
        const auto shown = std::ranges::count(
            faults_, kind.id, [](const Check& fault) { return fault.finding.code; });
        const bool failed = take_rows(faults_, kind.id, rows);
        const auto counted = counts_.find(kind.id);
        if (counted != counts_.end() && counted->second > shown) {
            const bool error = std::ranges::any_of(rows, [&](const Check& check) {
                return check.finding.code == kind.id && check.finding.severity == Severity::Error;
            });
            rows.push_back(remainder(kind, counted->second - static_cast<int>(shown)));
            rows.back().finding.severity = error ? Severity::Error : Severity::Warning;
        }
        const bool open = take_rows(open_, kind.id, rows);
        if (open && !failed) {
            rows.back().finding.severity = kind.severity;
        }
        if (!failed && !open && judges(from, kind)) {
            rows.push_back(row(kind, CheckState::Pass));
        }
    }
    return rows;
}

std::string shown_number(double value, int decimals)
{
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.find('.') != std::string::npos) {
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.')) {
            text.pop_back();
        }
    }
    return text == "-0" ? "0" : text;
}

} // namespace printer
