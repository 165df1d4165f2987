#include "content/model/sheet_office.hpp"

#include "content/model/check_translation.hpp"
#include "content/model/gate.hpp"
#include "content/model/shown_value.hpp"

#include <algorithm>
#include <iterator>

namespace content {

namespace {

/// More would be too small to know one from another (DESIGN.md D39).
constexpr std::size_t most_logos = 3;

Finding missing_logo(const Contact& contact, const std::string& unit, const std::string& name)
{
    Finding finding;
    finding.code = "K006";
    finding.variant = "logo";
    finding.place = contact.place;
    finding.unit = unit;
    finding.arguments = {{"name", name}};
    return finding;
}

} // namespace

SheetOffice office_on_sheet(const Guide& guide, const std::string& id,
                            const ResolveOptions& options)
{
    const Contact& contact = guide.contacts.at(id);
    const std::string unit = "contacts." + id;
    const ValueRequest request{guide, options,      Variant::Poster, guide.source_language,
                               unit,  contact.place};
    ShownValue shown = shown_value(request, id);
    const ShownContact words = shown_contact(request, shown);
    SheetOffice office{words.id, words.name, shown.text, {}, shown.confirmed_on, {}};
    if (shown.finding) {
        office.findings.push_back(*std::move(shown.finding));
    }
    if (const Unit* name = guide.find_unit("contacts." + office.id)) {
        const std::string& language = guide.source_language;
        auto unread =
            translation_findings(guide, *name, language, approval_of(guide, *name, language));
        std::ranges::move(unread, std::back_inserter(office.findings));
    }
    for (const std::string& logo : guide.contacts.at(words.id).logos) {
        if (office.logos.size() == most_logos) {
            break;
        }
        office.logos.push_back(logo);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(logo_file(guide, logo), ignored)) {
            office.findings.push_back(missing_logo(contact, unit, logo));
        }
    }
    return office;
}

std::vector<std::string> office_ids(const Guide& guide)
{
    std::vector<std::string> ids;
    for (const auto& [id, contact] : guide.contacts) {
        if (contact.kind == ContactKind::Office) {
            ids.push_back(id);
        }
    }
    return ids;
}

std::filesystem::path logo_file(const Guide& guide, std::string_view name)
{
    return guide.folder / "logos" / name;
}

} // namespace content
