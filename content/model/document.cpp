#include "content/model/document.hpp"

#include "content/model/filled_markup.hpp"
#include "content/model/gate.hpp"
#include "content/model/markup.hpp"
#include "content/model/shown_text.hpp"
#include "content/model/shown_value.hpp"
#include "content/model/unit_text.hpp"

#include <algorithm>

namespace content {

namespace {

/// Fills one document. A class, because every step adds to the same findings and values.
class Resolver {
  public:
    Resolver(const Guide& guide, std::string_view id, std::string_view language, Variant variant,
             const ResolveOptions& options)
        : guide_(guide), language_(language), variant_(variant), options_(options)
    {
        start_document(id);
    }

    Resolved run()
    {
        for (const BlockTexts& block : blocks_of(guide_, document_.id)) {
            add_block(block);
        }
        document_.checked = oldest_confirmation();
        document_.approved = std::all_of(document_.blocks.begin(), document_.blocks.end(),
                                         [](const DocumentBlock& block) { return block.approved; });
        return {std::move(document_), std::move(findings_)};
    }

  private:
    void start_document(std::string_view id)
    {
        document_.id = id;
        document_.variant = variant_;
        document_.language = language_;
        if (const Language* found = guide_.find_language(language_)) {
            document_.direction = found->direction;
        }
        if (const Poster* poster = guide_.find_poster(id)) {
            document_.kind = DocumentKind::Poster;
            document_.ground = poster->ground;
            document_.pictogram = poster->pictogram;
        } else if (const Topic* topic = guide_.find_topic(id)) {
            document_.kind = DocumentKind::Topic;
            document_.pictogram = topic->pictogram;
        }
    }

    static DocumentBlock plain_block(const BlockTexts& source)
    {
        const Block& own = *source.block;
        const Block& texts = *source.texts;
        DocumentBlock block;
        block.id = own.id.empty() ? texts.id : own.id;
        block.kind = own.drawn_as.value_or(texts.kind);
        block.critical = own.critical || texts.critical;
        block.pictogram = own.pictogram.empty() ? texts.pictogram : own.pictogram;
        block.place = texts.place;
        return block;
    }

    void add_block(const BlockTexts& source)
    {
        base_ = source.base;
        DocumentBlock block = plain_block(source);
        block.language = language_;
        const std::optional<BlockUnit> unit = unit_of(guide_, source, variant_);
        const std::string& contact =
            source.block->contact.empty() ? source.texts->contact : source.block->contact;
        if (!unit && contact.empty()) {
            return;
        }
        if (unit && !choose_text(*unit, block)) {
            return;
        }
        if (!contact.empty() && !add_contact(contact, *source.block, block)) {
            return;
        }
        document_.blocks.push_back(std::move(block));
    }

    /// Words, language and approval of a block. False if there is no text to show: left out.
    bool choose_text(const BlockUnit& from, DocumentBlock& block)
    {
        const Unit& unit = *from.unit;
        block.unit = unit.id;
        if (auto finding = currency_finding(guide_, unit, language_)) {
            findings_.push_back(*std::move(finding));
        }
        const auto chosen = variant_ == Variant::Kiosk
                                ? kiosk_text(guide_, unit, language_, options_.unapproved)
                                : text_in(guide_, unit, language_);
        if (!chosen) {
            return false;
        }
        if (from.kiosk_text_on_paper) {
            note_kiosk_text(unit, chosen->place);
        }
        block.language = chosen->language;
        block.fallback = chosen->fallback;
        block.being_updated = chosen->being_updated;
        block.place = chosen->place;
        block.approved =
            chosen->being_updated || approval_of(guide_, unit, chosen->language).approved;
        fill(chosen->text, block);
        return true;
    }

    void note_kiosk_text(const Unit& unit, const Place& place)
    {
        Finding finding;
        finding.code = "K044";
        finding.variant = "used";
        finding.severity = Severity::Warning;
        finding.place = place;
        finding.unit = unit.id;
        finding.language = language_;
        findings_.push_back(std::move(finding));
    }

    void fill(const std::string& text, DocumentBlock& block)
    {
        FilledText filled = fill_text(text, [&](const std::string& name) {
            ShownValue shown = take_value(name, block);
            return FilledValue{std::move(shown.id), std::move(shown.text), shown.words};
        });
        block.lines = std::move(filled.lines);
        if (!filled.complete && variant_ == Variant::Kiosk) {
            ask_office(block);
        }
    }

    ShownValue take_value(const std::string& id, DocumentBlock& block)
    {
        ShownValue shown = shown_value(request_for(block), id);
        if (shown.finding) {
            findings_.push_back(*shown.finding);
        }
        block.approved = block.approved && shown.good;
        use_value(shown);
        return shown;
    }

    ValueRequest request_for(const DocumentBlock& block) const
    {
        return {
            guide_,     options_, variant_, block.language, block.unit.empty() ? base_ : block.unit,
            block.place};
    }

    /// The contact drawn with a block. False if an optional block goes for want of it.
    bool add_contact(const std::string& id, const Block& own, DocumentBlock& block)
    {
        const ShownValue shown = shown_value(request_for(block), id);
        if (shown.text.empty() && own.optional) {
            return false;
        }
        if (shown.finding) {
            findings_.push_back(*shown.finding);
        }
        block.approved = block.approved && shown.good;
        block.contact = shown_contact(request_for(block), shown);
        if (variant_ == Variant::Kiosk) { // a sheet draws the number alone
            judge_contact_words(shown.id, block);
        }
        use_value(shown);
        const bool keeps_words = block.contact->kind == ContactKind::Office;
        if (shown.text.empty() && variant_ == Variant::Kiosk && !keeps_words) {
            ask_office(block);
        }
        return true;
    }

    /// Name and hours are read by people before visitors read them.
    void judge_contact_words(const std::string& id, DocumentBlock& block) const
    {
        const std::string unit = "contacts." + id;
        block.approved = block.approved && short_text_approved(guide_, unit, block.language) &&
                         short_text_approved(guide_, unit + "/hours", block.language);
    }

    /// A kiosk block that needs a value nobody may see sends the visitor to the staff.
    void ask_office(DocumentBlock& block) const
    {
        block.lines = {{Span{ui_text(guide_, "ask-office", block.language), false, false, {}}}};
    }

    void use_value(const ShownValue& shown)
    {
        const auto& used = document_.values;
        if (std::find(used.begin(), used.end(), shown.id) == used.end()) {
            document_.values.push_back(shown.id);
            confirmations_.push_back(shown.confirmed_on);
        }
    }

    std::optional<Date> oldest_confirmation() const
    {
        // An empty optional sorts before every date: a value without confirmation wins.
        const auto oldest = std::min_element(confirmations_.begin(), confirmations_.end());
        return oldest == confirmations_.end() ? std::nullopt : *oldest;
    }

    const Guide& guide_;
    std::string language_;
    Variant variant_;
    const ResolveOptions& options_;
    std::string base_; ///< Names a block without a text in findings.
    Document document_;
    std::vector<Finding> findings_;
    std::vector<std::optional<Date>> confirmations_; ///< One for each of `values`.
};

Place place_of(const Guide& guide, const Document& document, const std::string& unit)
{
    const auto block = std::find_if(document.blocks.begin(), document.blocks.end(),
                                    [&](const DocumentBlock& one) { return one.unit == unit; });
    if (!unit.empty() && block != document.blocks.end()) {
        return block->place;
    }
    if (const Unit* known = guide.find_unit(unit)) {
        return known->place;
    }
    if (const Poster* poster = guide.find_poster(document.id)) {
        return poster->place;
    }
    const Topic* topic = guide.find_topic(document.id);
    return topic ? topic->place : Place{};
}

} // namespace

Resolved resolve(const Guide& guide, std::string_view id, std::string_view language,
                 Variant variant, const ResolveOptions& options)
{
    return Resolver(guide, id, language, variant, options).run();
}

std::string ui_text(const Guide& guide, std::string_view id, std::string_view language,
                    const std::vector<std::pair<std::string, std::string>>& arguments)
{
    return filled_markup(short_text(guide, "ui." + std::string(id), language), arguments);
}

void fill_places(const Guide& guide, const Document& document, std::vector<Finding>& findings)
{
    for (Finding& finding : findings) {
        if (finding.place.file.empty()) {
            finding.place = place_of(guide, document, finding.unit);
        }
    }
}

const std::array<std::string_view, 3>& sheet_words()
{
    static constexpr std::array<std::string_view, 3> words{"sash", "checked-on", "not-checked"};
    return words;
}

std::string plain_text(const std::vector<SpanLine>& lines, std::string_view separator)
{
    std::string text;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        text += i == 0 ? std::string_view{} : separator;
        for (const Span& span : lines[i]) {
            text += span.text;
        }
    }
    return text;
}

} // namespace content
