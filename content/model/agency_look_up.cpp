#include "content/model/agency_look_up.hpp"

#include "content/model/agency_search.hpp"

#include <algorithm>

namespace content {

namespace {

AgencyAnswer listed(const Agency& agency, Date day)
{
    return {AgencyAnswer::Says::Listed, &agency, standing_of(agency, day)};
}

} // namespace

AgencyStatus standing_of(const Agency& agency, Date day)
{
    const bool has_run_out = agency.valid_until && *agency.valid_until < day;
    return agency.status == AgencyStatus::Active && has_run_out ? AgencyStatus::Expired
                                                                : agency.status;
}

AgencyAnswer answer_of(const AgencyList& list, const AgencyQuery& query, Date day)
{
    if (!list.usable()) {
        return {};
    }
    if (query.chosen && *query.chosen < list.agencies.size()) {
        return listed(list.agencies[*query.chosen], day);
    }
    if (fold_agency_name(query.typed).empty()) {
        return {}; // "PT" alone is no name yet.
    }
    const AgencySearch search = find_agencies(list, query.typed);
    if (search.found.empty()) {
        return {AgencyAnswer::Says::NotListed, nullptr, AgencyStatus::Active};
    }
    if (search.exact.empty()) {
        const AgencyAnswer only = listed(*search.found.front(), day);
        const bool warns = search.found.size() == 1 && only.standing != AgencyStatus::Active &&
                           begins_name(*only.company, query.typed);
        return warns ? only : AgencyAnswer{};
    }
    const AgencyAnswer first = listed(*search.exact.front(), day);
    const bool stand_alike = std::ranges::all_of(search.exact, [&](const Agency* agency) {
        return standing_of(*agency, day) == first.standing;
    });
    return stand_alike ? first
                       : AgencyAnswer{AgencyAnswer::Says::SameName, nullptr, AgencyStatus::Active};
}

std::string verdict_of(const AgencyAnswer& answer)
{
    switch (answer.says) {
    case AgencyAnswer::Says::Nothing:
        break;
    case AgencyAnswer::Says::NotListed:
    case AgencyAnswer::Says::SameName:
        return "yellow";
    case AgencyAnswer::Says::Listed:
        return answer.standing == AgencyStatus::Active ? "next" : "red";
    }
    return {};
}

std::string unit_of(const AgencyAnswer& answer)
{
    switch (answer.says) {
    case AgencyAnswer::Says::Nothing:
        break;
    case AgencyAnswer::Says::NotListed:
        return "ui.agency-not-found";
    case AgencyAnswer::Says::SameName:
        return "ui.agency-same-name";
    case AgencyAnswer::Says::Listed:
        return unit_of(answer.standing);
    }
    return {};
}

std::string unit_of(AgencyStatus standing)
{
    switch (standing) {
    case AgencyStatus::Active:
        return "ui.agency-active";
    case AgencyStatus::Suspended:
        return "ui.agency-suspended";
    case AgencyStatus::Revoked:
        return "ui.agency-revoked";
    case AgencyStatus::Expired:
        break;
    }
    return "ui.agency-expired";
}

} // namespace content
