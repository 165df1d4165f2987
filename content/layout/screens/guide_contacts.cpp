#include "content/layout/screens/guide_screens.hpp"

#include "content/model/shown_value.hpp"

#include <algorithm>
#include <tuple>

namespace layout::screens {

namespace {

using content::Contact;
using content::ContactKind;

/// Emergency first, then numbers to dial, offices to go to, pages to look at; each in file order.
int rank_of(const Contact& contact, const std::string& emergency)
{
    if (contact.id == emergency) {
        return 0;
    }
    switch (contact.kind) {
    case ContactKind::Office:
        return 2;
    case ContactKind::Web:
    case ContactKind::App:
        return 3;
    default:
        return 1;
    }
}

} // namespace

Emergency GuideScreens::emergency_for(const std::string& language) const
{
    Emergency emergency;
    emergency.need_help = ui("need-help", language);
    const auto found = guide_->contacts.find(guide_->emergency);
    if (found == guide_->contacts.end()) {
        return emergency;
    }
    const ContactLine line = contact_line(found->second, language);
    emergency.contact = line.id;
    emergency.number = line.value;
    if (line.free && !line.value.empty()) {
        emergency.need_help = ui("need-help-free", language);
    }
    emergency.need_help.approved = emergency.need_help.approved && line.good;
    return emergency;
}

ContactLine GuideScreens::contact_line(const Contact& asked, const std::string& language) const
{
    content::ValueRequest request{*guide_,  options_, content::Variant::Kiosk,
                                  language, {},       asked.place};
    const content::ShownValue value = content::shown_value(request, asked.id);
    const auto found = guide_->contacts.find(value.id);
    const Contact& contact = found == guide_->contacts.end() ? asked : found->second;
    ContactLine line;
    line.id = contact.id;
    line.name = text("contacts." + contact.id, language);
    if (line.name.empty()) {
        line.name.unit = "contacts." + contact.id;
        line.name.language = guide_->source_language;
        line.name.lines = plain_line(contact.name);
        line.name.approved = false;
    }
    line.value = value.text;
    line.picture = contact.pictogram;
    line.phone = contact.kind == ContactKind::Phone || contact.kind == ContactKind::Whatsapp;
    line.free = contact.cost == content::Cost::Free;
    line.good = value.good || value.text.empty();
    // Set as one line, so the sash is asked for with the number.
    const auto word = [&line](const ShownText& words) {
        line.good = line.good && words.approved;
        return content::plain_text(words.lines, " ");
    };
    const auto join = [&](const std::string& part) {
        if (line.detail.empty() || part.empty()) {
            line.detail += part;
        } else {
            line.detail =
                word(ui("detail-pair", language, {{"first", line.detail}, {"second", part}}));
        }
    };
    if (contact.cost == content::Cost::Free) {
        join(word(ui("free", language)));
    } else if (contact.cost == content::Cost::Paid) {
        join(word(ui("paid", language)));
    } else if (contact.kind == ContactKind::Whatsapp) {
        join(word(ui("whatsapp", language)));
    }
    if (contact.kind == ContactKind::Office && contact.value.empty()) {
        line.value = word(ui("come", language));
    } else if (contact.kind == ContactKind::Office && !line.value.empty()) {
        join(word(ui("come", language)));
    }
    join(word(text("contacts." + contact.id + "/hours", language)));
    const std::string name = content::plain_text(line.name.lines, " ");
    line.line = line.value.empty()
                    ? name
                    : word(ui("contact-line", language, {{"name", name}, {"number", line.value}}));
    return line;
}

ContactsValues GuideScreens::contacts_values(const std::string& language) const
{
    ContactsValues values;
    values.title = ui("contacts", language);
    values.keep = ui("keep-number", language);
    values.no_answer = ui("no-answer", language);
    values.ask_office = ui("ask-office", language);
    values.office = guide_->pictures.office;
    values.more = ui("more", language);
    values.notices = notices(language);
    std::vector<const Contact*> contacts;
    for (const auto& [id, contact] : guide_->contacts) {
        const bool closed = contact.office == content::OfficeStatus::Inactive ||
                            contact.office == content::OfficeStatus::Planned;
        const bool was_replaced = !contact.replaced_by.empty();
        if (!contact.unverified && !closed && !was_replaced) {
            contacts.push_back(&contact);
        }
    }
    std::stable_sort(contacts.begin(), contacts.end(), [&](const Contact* a, const Contact* b) {
        const int first = rank_of(*a, guide_->emergency);
        const int second = rank_of(*b, guide_->emergency);
        // Offices: the kiosk's own, then as they are near to it.
        const auto far = [&](const Contact& contact) {
            return contact.id == place_ ? -1.0 : distance_to(contact.at);
        };
        return std::tuple(first, far(*a), a->place.line) <
               std::tuple(second, far(*b), b->place.line);
    });
    std::optional<content::Date> checked;
    bool all_checked = true;
    for (const Contact* contact : contacts) {
        ContactLine line = contact_line(*contact, language);
        if (line.value.empty()) {
            continue; // A number that may not be shown is not drawn.
        }
        const auto day = content::confirmed_on(*guide_, *contact);
        all_checked = all_checked && day.has_value();
        checked = day && (!checked || *day < *checked) ? day : checked;
        values.contacts.push_back(std::move(line));
    }
    values.checked = checked && all_checked
                         ? ui("checked-on", language, {{"date", content::shown_date(*checked)}})
                         : ui("not-checked", language);
    return values;
}

} // namespace layout::screens
