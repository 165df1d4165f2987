#include "content/model/check.hpp"

#include "content/model/check_text.hpp"
#include "content/model/check_translation.hpp"
#include "content/model/check_values.hpp"
#include "content/model/codes.hpp"
#include "content/model/review.hpp"
#include "content/model/text.hpp"
#include "content/model/waiver.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace content {

namespace {

/// Checks one language and its source texts. A class, because the ledgers are indexed once.
class LanguageCheck {
  public:
    LanguageCheck(const Guide& guide, std::string_view tag, std::vector<Finding>& found)
        : guide_(guide), tag_(tag), found_(found), ledgers_(guide, tag)
    {}

    void run()
    {
        const auto catalog = guide_.catalogs.find(tag_);
        if (catalog != guide_.catalogs.end()) {
            add(catalog_findings(guide_, catalog->second));
        } else if (tag_ != guide_.source_language) {
            report_empty_language();
            return;
        }
        for (const Unit& unit : guide_.units) {
            check_unit(unit);
        }
        const auto ledger = guide_.ledgers.find(tag_);
        if (ledger != guide_.ledgers.end()) {
            add(signature_findings(guide_, ledger->second));
        }
    }

  private:
    /// A language that is only registered is one cause, not a K010 for each unit.
    void report_empty_language()
    {
        Finding finding;
        finding.code = "K010";
        finding.variant = "empty";
        finding.severity = Severity::Warning;
        finding.language = tag_;
        finding.arguments = {{"id", tag_}};
        if (const Language* language = guide_.find_language(tag_)) {
            finding.place = language->place;
        }
        found_.push_back(std::move(finding));
    }

    void check_unit(const Unit& unit)
    {
        const Approval approval = approval_of(guide_, unit, tag_, ledgers_);
        add(translation_findings(guide_, unit, tag_, approval));
        if (tag_ == guide_.source_language) {
            const TextUnderCheck source =
                text_of(unit, unit.source.text, unit.source.place, unit.source.jumps);
            add(text_findings(source));
            add(source_placeholder_findings(source));
            return;
        }
        const Message* message = find_translation(guide_, unit.id, tag_);
        if (!message || !has_text(*message)) {
            return;
        }
        // A stale text is judged by what it was made from: that the Indonesian changed is K012.
        check_translation(text_of(unit, message->source, message->place, {}), *message, approval);
        if (message->source == unit.source.text) {
            check_consistency(unit, *message);
        }
    }

    TextUnderCheck text_of(const Unit& unit, std::string_view text, const Place& place,
                           std::span<const TextJump> jumps) const
    {
        const Language* const language = guide_.find_language(tag_);
        return {guide_, unit, language, tag_, text, place, jumps, read_markup(text)};
    }

    TextUnderCheck target_of(const Unit& unit, const Message& message) const
    {
        return text_of(unit, message.translation, message.translation_place,
                       message.translation_jumps);
    }

    /// A waiver counts while the text is approved by people who knew of it: any edit lapses both.
    void check_translation(const TextUnderCheck& source, const Message& message,
                           const Approval& approval)
    {
        const TextUnderCheck target = target_of(source.unit, message);
        const std::vector<Waiver> waivers = waivers_of(message);
        const std::vector<Waiver> accepted = accepted_waivers(message);
        std::vector<Finding> found = text_findings(target);
        const std::vector<Finding> pairs = pair_findings(source, target);
        found.insert(found.end(), pairs.begin(), pairs.end());
        std::erase_if(found, [&](const Finding& finding) {
            return approval.approved && is_waived(finding, accepted);
        });
        add(found);
        for (const Waiver& waiver : waivers) {
            if (!waiver.is_valid()) {
                found_.push_back(target.finding("K018", Severity::Error, 0, waiver.code));
            }
        }
    }

    std::vector<Waiver> accepted_waivers(const Message& message) const
    {
        return content::accepted_waivers(guide_, tag_, ledgers_.target.lines(message.context),
                                         message);
    }

    /// K036.
    void check_consistency(const Unit& unit, const Message& message)
    {
        const auto [first, fresh] = translations_.emplace(unit.source.text, &message);
        if (fresh || first->second->translation == message.translation) {
            return;
        }
        Finding finding = target_of(unit, message).finding("K036", Severity::Warning, 0);
        finding.arguments.emplace_back("name", first->second->context);
        const bool waived = is_waived(finding, accepted_waivers(message)) &&
                            approval_of(guide_, unit, tag_, ledgers_).approved;
        if (!waived) {
            found_.push_back(std::move(finding));
        }
    }

    void add(const std::vector<Finding>& findings)
    {
        found_.insert(found_.end(), findings.begin(), findings.end());
    }

    const Guide& guide_;
    std::string tag_;
    std::vector<Finding>& found_;
    ReviewLedgers ledgers_;
    std::map<std::string_view, const Message*> translations_; ///< First one of a source text.
};

/// Languages to check: the source first, then all, or the one asked for.
std::vector<std::string> tags_to_check(const Guide& guide, std::string_view language)
{
    std::vector<std::string> tags{guide.source_language};
    for (const Language& known : guide.languages) {
        const bool wanted = language.empty() || known.tag == language;
        if (wanted && known.tag != guide.source_language) {
            tags.push_back(known.tag);
        }
    }
    return tags;
}

} // namespace

std::vector<Finding> check(const Guide& guide, Date today, std::string_view language)
{
    std::vector<Finding> found = value_findings(guide, today);
    const std::vector<Finding> structure = structure_findings(guide);
    found.insert(found.end(), structure.begin(), structure.end());
    const auto facts = guide.ledgers.find("facts");
    if (facts != guide.ledgers.end()) {
        const std::vector<Finding> signatures = signature_findings(guide, facts->second);
        found.insert(found.end(), signatures.begin(), signatures.end());
    }
    for (const std::string& tag : tags_to_check(guide, language)) {
        LanguageCheck(guide, tag, found).run();
    }
    sort_findings(found);
    return found;
}

} // namespace content
