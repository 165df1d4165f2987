#include "content/layout/screens/guide_screens.hpp"

#include "content/layout/screens/topic_blocks.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

using content::Block;
using content::BlockKind;
using content::DocumentBlock;
using content::Topic;

ShownText shown(const DocumentBlock& block)
{
    return {block.unit,          block.language, block.fallback,
            block.being_updated, block.approved, block.lines};
}

ShownText plain(const std::string& line, const std::string& language)
{
    ShownText text;
    text.language = language;
    text.lines = plain_line(line);
    return text;
}

content::Span span_of(const std::string& text)
{
    content::Span span;
    span.text = text;
    return span;
}

std::string in_one_line(const ShownText& text)
{
    return content::plain_text(text.lines, " ");
}

bool is_ticked(const VisitState& visit, const std::string& unit)
{
    return std::ranges::find(visit.ticks, unit) != visit.ticks.end();
}

/// Papers of a checklist by whether the visitor has them.
struct Papers {
    std::vector<ShownText> has;
    std::vector<ShownText> missing;
};

Papers papers_of(const content::Document& document, const VisitState& visit)
{
    Papers papers;
    for (const DocumentBlock& block : document.blocks) {
        if (block.kind == BlockKind::Check) {
            (is_ticked(visit, block.unit) ? papers.has : papers.missing).push_back(shown(block));
        }
    }
    return papers;
}

void add_line(TakeAwayText& text, const ShownText& line)
{
    if (!line.empty()) {
        text.approved = text.approved && line.approved;
        text.lines.push_back(line);
    }
}

/// Papers under their heading, if there are any.
void add_papers(TakeAwayText& text, const ShownText& heading, const std::vector<ShownText>& papers)
{
    if (papers.empty()) {
        return;
    }
    ShownText words = heading;
    words.lines.back().push_back(span_of(":"));
    add_line(text, words);
    for (const ShownText& paper : papers) {
        ShownText item = paper;
        item.lines.front().insert(item.lines.front().begin(), span_of("- "));
        add_line(text, item);
    }
}

/// Whether a number stands in a line, and not as a part of a longer one.
bool has_number(const std::string& line, const std::string& number)
{
    const auto continues = [&](std::size_t at) {
        return at < line.size() && (line[at] == '+' || (line[at] >= '0' && line[at] <= '9'));
    };
    for (auto at = line.find(number); at != std::string::npos; at = line.find(number, at + 1)) {
        if (!(at > 0 && continues(at - 1)) && !continues(at + number.size())) {
            return true;
        }
    }
    return false;
}

bool says(const TakeAwayText& text, const std::string& number)
{
    return std::ranges::any_of(
        text.lines, [&](const ShownText& line) { return has_number(in_one_line(line), number); });
}

} // namespace

ChecklistValues GuideScreens::checklist_values(const Topic& topic, const VisitState& visit) const
{
    const std::string& language = visit.language;
    ChecklistValues values;
    values.title = text(topic.id + ".tile", language);
    values.next = ui("next", language);
    values.onward = Link{to_string(ScreenId{ScreenKind::Takeaway, topic.id, 0}),
                         ui("take-away", language), "mark-take-away"};
    std::size_t has = 0;
    const auto document =
        content::resolve(*guide_, topic.id, language, content::Variant::Kiosk, options_).document;
    for (const DocumentBlock& block : document.blocks) {
        if (block.kind == BlockKind::Check) {
            const bool ticked = is_ticked(visit, block.unit);
            has += ticked ? 1 : 0;
            values.items.push_back({shown(block),
                                    block.pictogram.empty() ? topic.pictogram : block.pictogram,
                                    ticked});
        }
    }
    values.count = ui("have-count", language,
                      {{"n", std::to_string(has)}, {"of", std::to_string(values.items.size())}});
    return values;
}

const Block* GuideScreens::outcome_of(const std::string& takeaway) const
{
    constexpr std::string_view lead = "outcome-";
    const Topic* checked = wizard();
    const std::string colour =
        takeaway.starts_with(lead) ? takeaway.substr(lead.size()) : std::string();
    return checked != nullptr && (colour == "red" || colour == "yellow")
               ? content::WizardTree::find_outcome(*checked, colour)
               : nullptr;
}

/// Everything the topic says; who has ticked papers reads first which are missing.
TakeAwayText GuideScreens::topic_text(const Topic& topic, const VisitState& visit) const
{
    const auto document =
        content::resolve(*guide_, topic.id, visit.language, content::Variant::Kiosk, options_)
            .document;
    TakeAwayText taken;
    const ShownText tile = text(topic.id + ".tile", visit.language);
    taken.title = in_one_line(tile);
    taken.approved = tile.approved;
    const Papers papers = papers_of(document, visit);
    bool parted = papers.has.empty();
    for (const DocumentBlock& block : document.blocks) {
        const bool repeats =
            block.kind == BlockKind::Title && content::plain_text(block.lines, " ") == taken.title;
        if (repeats || (block.kind == BlockKind::Check && parted && !papers.has.empty())) {
            continue;
        }
        if (block.kind == BlockKind::Check && !parted) {
            add_papers(taken, ui("missing", visit.language), papers.missing);
            add_papers(taken, ui("have-it", visit.language), papers.has);
            parted = true;
            continue;
        }
        add_line(taken, shown(block));
    }
    return taken;
}

TakeAwayText GuideScreens::outcome_text(const Block& outcome, const VisitState& visit) const
{
    const OutcomeValues values = outcome_values(outcome, visit);
    TakeAwayText taken;
    const ShownText tile = text(wizard()->id + ".tile", visit.language);
    taken.title = in_one_line(tile);
    taken.approved = tile.approved;
    add_line(taken, values.word);
    add_line(taken, values.order);
    for (const ShownText& reason : values.reasons) {
        add_line(taken, reason);
    }
    add_line(taken, values.comfort);
    for (const ContactLine& contact : values.contacts) {
        ShownText line = plain(contact.line, contact.name.language);
        line.approved = contact.name.approved && contact.good;
        add_line(taken, line);
    }
    if (values.contacts.empty()) {
        add_line(taken, values.ask_office);
    }
    return taken;
}

/// The number to call, wherever one may be shown, and the head with the date.
void GuideScreens::close_text(TakeAwayText& taken, const std::string& language) const
{
    const Emergency emergency = emergency_for(language);
    if (!emergency.number.empty() && !says(taken, emergency.number)) {
        const ContactLine line = contact_line(guide_->contacts.at(guide_->emergency), language);
        ShownText words = plain(line.line, line.name.language);
        words.approved = line.name.approved && line.good;
        add_line(taken, words);
    }
    if (!taken.approved) {
        taken.head.push_back(in_one_line(ui("sash", language)));
    }
    const std::string& label = guide_->publish.label;
    VisitState visit;
    visit.language = language;
    const std::string date = in_one_line(chrome_for(visit).information);
    taken.head.push_back(label.empty() ? date : label + ". " + date);
}

TakeAwayText GuideScreens::take_away_text(const std::string& id, const VisitState& visit) const
{
    const Block* outcome = outcome_of(id);
    TakeAwayText taken = outcome != nullptr ? outcome_text(*outcome, visit)
                                            : topic_text(*guide_->find_topic(id), visit);
    close_text(taken, visit.language);
    return taken;
}

TakeawayValues GuideScreens::takeaway_values(const std::string& id, const VisitState& visit) const
{
    const std::string& language = visit.language;
    TakeawayValues values;
    values.title = ui("take-away", language);
    values.text = take_away_text(id, visit);
    values.photo = ui("photo-code", language);
    values.photo_each = ui("photo-codes", language);
    values.next = ui("next", language);
    if (const Topic* topic = guide_->find_topic(id)) {
        const auto document =
            content::resolve(*guide_, id, language, content::Variant::Kiosk, options_).document;
        Papers papers = papers_of(document, visit);
        if (!papers.has.empty()) {
            values.missing = ui("missing", language);
            values.still_missing = std::move(papers.missing);
        }
        if (!second_languages(*topic, language).empty()) {
            values.side = Link{to_string(ScreenId{ScreenKind::Side, id, 0}),
                               ui("two-languages", language), "mark-language"};
        }
    }
    const bool busy = visit.slip == SlipState::Printing || visit.slip == SlipState::PaperOut;
    if (visit.slip != SlipState::NoPrinter && !busy) {
        values.print = ui("print-slip", language);
    }
    switch (visit.slip) {
    case SlipState::Printing:
        values.slip_says = ui("printing", language);
        break;
    case SlipState::PaperOut:
        values.slip_says = ui("paper-out", language);
        break;
    case SlipState::Printed:
        values.slip_says = ui("printed", language);
        break;
    case SlipState::NotPrinted:
        values.slip_says = ui("not-printed", language);
        break;
    case SlipState::NoPrinter:
    case SlipState::Offered:
        break;
    }
    return values;
}

SlipValues GuideScreens::slip_values(const ScreenId& takeaway, const VisitState& visit) const
{
    SlipValues values;
    values.language = visit.language;
    values.direction = direction_of(visit.language);
    values.text = take_away_text(takeaway.argument, visit);
    const Emergency emergency = emergency_for(visit.language);
    values.need_help = emergency.need_help;
    values.number = emergency.number;
    return values;
}

std::vector<const content::Language*>
GuideScreens::second_languages(const Topic& topic, const std::string& language) const
{
    std::vector<const content::Language*> found;
    const bool reads_source = language == guide_->source_language;
    for (const content::Language* other : languages()) {
        const bool offered =
            reads_source ? other->tag != language : other->tag == guide_->source_language;
        if (offered && topic_is_shown(topic, other->tag)) {
            found.push_back(other);
        }
    }
    return found;
}

SideValues GuideScreens::side_values(const Topic& topic, const VisitState& visit) const
{
    const std::string& language = visit.language;
    SideValues values;
    values.title = text(topic.id + ".tile", language);
    values.choose = ui("second-language", language);
    values.next = ui("next", language);
    values.more = ui("more", language);
    values.picture = topic.pictogram;
    values.onward = Link{to_string(ScreenId{ScreenKind::Takeaway, topic.id, 0}),
                         ui("take-away", language), "mark-take-away"};
    const auto seconds = second_languages(topic, language);
    const bool reads_source = language == guide_->source_language;
    const std::string wanted = reads_source ? visit.second : guide_->source_language;
    const auto found = std::ranges::find(seconds, wanted, &content::Language::tag);
    if (found == seconds.end()) {
        for (const content::Language* one : seconds) {
            values.choices.push_back({one->tag, one->name(), one->at, one->islands});
        }
        return values;
    }
    const content::Language& second = **found;
    if (reads_source && seconds.size() > 1) {
        values.second = Link{"", ui("other-languages", language), "mark-language"};
    }
    const auto document_in = [&](const std::string& tag) {
        return content::resolve(*guide_, topic.id, tag, content::Variant::Kiosk, options_).document;
    };
    values.pairs = pairs_of(document_in(language), document_in(second.tag));
    const auto name_of = [&](const content::DocumentBlock& block) { // A text may have fallen back.
        return block.lines.empty() ? std::string() : guide_->find_language(block.language)->name();
    };
    for (SidePair& pair : values.pairs) {
        pair.visitor_name = name_of(pair.visitor);
        pair.officer_name = name_of(pair.officer);
    }
    return values;
}

} // namespace layout::screens
