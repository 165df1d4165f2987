#include "content/layout/screens/guide_screens.hpp"

#include "content/model/agency_search.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

using content::Agency;
using content::AgencyAnswer;
using content::AgencyList;
using content::AgencyStatus;

constexpr auto old_after = std::chrono::days{90}; // KIOSK.md 2.4

bool is_old(const AgencyList& list, content::Date day)
{
    return std::chrono::sys_days{day} - std::chrono::sys_days{*list.published} > old_after;
}

std::size_t place_of(const AgencyList& list, const Agency& agency)
{
    return static_cast<std::size_t>(&agency - list.agencies.data());
}

} // namespace

content::AgencyAnswer GuideScreens::find_company(const content::AgencyQuery& query) const
{
    return content::answer_of(guide_->agencies, query, options_.today);
}

/// The date that stands beside everything the list of companies says.
content::TextArguments GuideScreens::list_date() const
{
    const auto& published = guide_->agencies.published;
    return published ? content::TextArguments{{"date", content::shown_date(*published)}}
                     : content::TextArguments{};
}

/// Licence, seat and, of a licence that holds or ran out, its last day: that of a revoked one would
/// only say that it holds.
std::vector<ShownText> GuideScreens::agency_details(const Agency& agency,
                                                    const std::string& language) const
{
    std::vector<ShownText> details{ui("licence", language, {{"number", agency.licence}})};
    if (!agency.seat.empty()) {
        ShownText both =
            ui("detail-pair", language,
               {{"first", content::plain_text(details.front().lines)}, {"second", agency.seat}});
        both.approved = both.approved && details.front().approved;
        details.front() = std::move(both);
    }
    const AgencyStatus standing = content::standing_of(agency, options_.today);
    const bool has_term = standing == AgencyStatus::Active || standing == AgencyStatus::Expired;
    if (agency.valid_until && has_term) {
        details.push_back(
            ui("licence-until", language, {{"date", content::shown_date(*agency.valid_until)}}));
    }
    return details;
}

AgencyLine GuideScreens::agency_line(const Agency& agency, const std::string& language) const
{
    const AgencyStatus standing = content::standing_of(agency, options_.today);
    AgencyLine line;
    line.action =
        std::string(company_verb) + ":" + std::to_string(place_of(guide_->agencies, agency));
    line.name = agency.name;
    line.picture = standing == AgencyStatus::Active ? guide_->pictures.licensed
                                                    : guide_->pictures.not_licensed;
    line.status = words_for(content::unit_of(standing), language, list_date());
    line.details = agency_details(agency, language);
    return line;
}

/// What the visitor found out, for the question that the look-up helps with.
std::optional<AgencyLine> GuideScreens::found_line(const VisitState& visit) const
{
    const AgencyAnswer found = find_company(visit.look_up);
    if (found.says == AgencyAnswer::Says::Nothing) {
        return std::nullopt;
    }
    AgencyLine line;
    if (found.company != nullptr) {
        line = agency_line(*found.company, visit.language);
        line.details.clear();
    } else {
        line.name = visit.look_up.typed;
        line.picture = guide_->pictures.office;
        line.status = words_for(content::unit_of(found), visit.language, list_date());
    }
    line.action = std::string("open:") + look_up_screen;
    return line;
}

AgencyValues GuideScreens::agency_values(const VisitState& visit) const
{
    const std::string& language = visit.language;
    const AgencyList& list = guide_->agencies;
    const std::string& typed = visit.look_up.typed;
    AgencyValues values;
    values.title = ui("agency-check", language);
    values.prompt = ui("agency-type", language);
    values.more = ui("more", language);
    values.space = ui("key-space", language);
    values.erase = ui("key-erase", language);
    values.typed = typed;
    values.usable = list.usable();
    values.picture = values.usable ? guide_->pictures.licensed : guide_->pictures.office;
    if (!values.usable) {
        values.messages.push_back(ui("agency-empty", language));
        return values;
    }
    const auto search = content::find_agencies(list, typed);
    values.open_keys.assign(search.next.begin(), search.next.end());
    std::vector<const Agency*> found = search.found;
    if (found.empty() && !typed.empty()) {
        found = content::similar_agencies(list, typed);
    }
    const AgencyAnswer answer = find_company(visit.look_up);
    switch (answer.says) {
    case AgencyAnswer::Says::SameName:
        values.messages.push_back(ui("agency-which", language));
        break;
    case AgencyAnswer::Says::NotListed:
        values.messages.push_back(ui("agency-not-found", language, list_date()));
        if (!found.empty()) {
            values.messages.push_back(ui("agency-similar", language));
        }
        break;
    case AgencyAnswer::Says::Listed:
    case AgencyAnswer::Says::Nothing:
        break;
    }
    const Agency* chosen = visit.look_up.chosen ? answer.company : nullptr;
    // It comes first; the others stay, for who touched the wrong one.
    std::ranges::stable_partition(found, [&](const Agency* agency) { return agency == chosen; });
    for (const Agency* agency : found) {
        values.found.push_back(agency_line(*agency, language));
        values.found.back().chosen = agency == chosen;
    }
    if (is_old(list, options_.today)) {
        values.messages.push_back(ui("agency-old", language));
    }
    return values;
}

} // namespace layout::screens
