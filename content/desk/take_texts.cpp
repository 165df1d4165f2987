#include "content/desk/take_texts.hpp"

#include "content/model/merge_catalogs.hpp"
#include "content/model/review.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>

namespace desk {

namespace {

constexpr std::size_t longest_text = 64 * 1024; ///< Bytes (TRANSLATION.md 2, K001).

/// So many texts in the places of others are no choice of words. Two may be a pair put right.
constexpr std::ptrdiff_t fewest_moved = 3;

/// "balik: ..." or "back: ...": what reviewers without the language read.
bool is_back(std::string_view comment)
{
    return comment.starts_with("balik:") || comment.starts_with("back:");
}

/// A comment with its first word in Indonesian: "ask: x" and "tanya:x" say the same.
std::string plain_comment(std::string_view comment)
{
    for (const auto& [english, indonesian] : {std::pair{"ask:", "tanya:"}, {"back:", "balik:"}}) {
        for (const std::string_view word : {english, indonesian}) {
            if (comment.starts_with(word)) {
                return indonesian + std::string(content::trimmed(comment.substr(word.size())));
            }
        }
    }
    return std::string(comment);
}

void add_once(std::vector<std::string>& lines, const std::string& line)
{
    const auto plain = plain_comment(line);
    if (std::ranges::none_of(lines, [&](const auto& one) { return plain_comment(one) == plain; })) {
        lines.push_back(line);
    }
}

} // namespace

TakeTexts::TakeTexts(const content::Guide& guide, content::Catalog& catalog)
    : guide_(guide), catalog_(catalog)
{
    for (std::size_t i = 0; i < catalog.messages.size(); ++i) {
        places_.emplace(guide.units[i].id, i);
        by_translation_.emplace(catalog.messages[i].translation, i);
    }
    for (const auto& message : catalog.obsolete) {
        gone_.emplace(message.context, message.translation);
    }
    if (const auto ledger = guide.ledgers.find(catalog.language); ledger != guide.ledgers.end()) {
        for (const auto& line : ledger->second.lines) {
            made_.insert(line.hash);
        }
    }
}

Outcome TakeTexts::take(const ReturnedText& text)
{
    const auto place = places_.find(text.unit);
    if (place == places_.end()) {
        const bool nothing_new =
            text.translation.empty() || gone_.contains({text.unit, text.translation});
        return nothing_new ? Outcome::Unchanged : report(Outcome::Refused, text, "K007", "import");
    }
    if (is_refused(text)) {
        return Outcome::Refused;
    }
    auto& message = catalog_.messages[place->second];
    const auto comments = message.comments;
    const Outcome outcome = take_words(text, message);
    if (outcome != Outcome::Refused) {
        take_comments(text, message, outcome);
    }
    const bool said_more = outcome == Outcome::Unchanged && message.comments != comments;
    return said_more ? Outcome::Taken : outcome;
}

bool TakeTexts::is_refused(const ReturnedText& text)
{
    const auto refuse = [&](const char* code, const char* variant) {
        report(Outcome::Refused, text, code, variant);
        return true;
    };
    if (content::first_invalid_byte(text.translation) || content::first_invalid_byte(text.source)) {
        return refuse("K003", "encoding");
    }
    if (std::max(text.translation.size(), text.source.size()) > longest_text) {
        return refuse("K001", "long");
    }
    const bool edited =
        text.stamp && text.stamp->source != content::text_hash(guide_.source_language, text.unit,
                                                               text.source, text.source);
    return edited && refuse("K007", "edited");
}

std::string TakeTexts::text_hash_of(const ReturnedText& text) const
{
    return content::text_hash(catalog_.language, text.unit, text.source, text.translation);
}

Outcome TakeTexts::take_words(const ReturnedText& text, content::Message& message)
{
    const bool as_exported =
        text.stamp && text.stamp->text == text_hash_of(text) &&
        text.needs_work.value_or(text.stamp->needs_work) == text.stamp->needs_work;
    if (as_exported) {
        return Outcome::Unchanged;
    }
    if (content::says_nothing(text.translation)) {
        const bool emptied =
            text.stamp && !message.translation.empty() && text.stamp->text != text_hash_of(text);
        return emptied ? report(Outcome::Unchanged, text, "K010", "emptied") : Outcome::Unchanged;
    }
    const bool says_the_same = text.needs_work.value_or(message.fuzzy) == message.fuzzy;
    if (text.translation == message.translation && says_the_same) {
        return Outcome::Unchanged;
    }
    if (const std::string owner =
            text.moved_from ? *text.moved_from : owner_of_moved(text, message);
        !owner.empty()) {
        const bool rows = !text.moved_from && !text.needs_work.value_or(false);
        report(Outcome::Refused, text, "K008", rows ? "rows" : "import");
        findings_.back().arguments.emplace_back("from", owner);
        return Outcome::Refused;
    }
    return content::to_nfc(text.source) == message.source ? take_current(text, message)
                                                          : take_older(text, message);
}

void TakeTexts::look_for_moved(const std::vector<ReturnedText>& texts)
{
    std::map<std::string_view, std::string_view> in_file;
    for (const auto& text : texts) {
        in_file.emplace(text.unit, text.translation);
    }
    const auto left_its_place = [&](const ReturnedText& text) {
        const auto place = places_.find(text.unit);
        const bool as_exported = text.stamp && text.stamp->text == text_hash_of(text);
        if (place == places_.end() || text.translation.empty() || as_exported) {
            return false;
        }
        const auto* owner = owner_of(text, catalog_.messages[place->second]);
        const auto there = owner ? in_file.find(owner->context) : in_file.end();
        return there != in_file.end() && there->second != text.translation;
    };
    texts_moved_ = std::ranges::count_if(texts, left_its_place) >= fewest_moved;
}

/// The entry that had this text when the file came, under another Indonesian. None for a text that
/// is ours or was ours once: somebody puts it back.
const content::Message* TakeTexts::owner_of(const ReturnedText& text,
                                            const content::Message& message) const
{
    if (text.translation == message.translation || made_.contains(text_hash_of(text))) {
        return nullptr;
    }
    const auto [from, to] = by_translation_.equal_range(text.translation);
    for (auto at = from; at != to; ++at) {
        const auto& other = catalog_.messages[at->second];
        if (other.context != message.context && other.source != message.source) {
            return &other;
        }
    }
    return nullptr;
}

/// Rows or cells that slipped; or msgmerge without its evidence (`#| msgctxt`): a guessed text is
/// fuzzy and stands elsewhere under another Indonesian, word for word. Empty: it was not moved.
std::string TakeTexts::owner_of_moved(const ReturnedText& text,
                                      const content::Message& message) const
{
    const bool guessed = text.needs_work.value_or(false);
    if ((!guessed && !texts_moved_) || text.translation == message.translation) {
        return {};
    }
    if (const auto* owner = owner_of(text, message)) {
        return owner->context;
    }
    if (!guessed) {
        return {};
    }
    const auto gone = std::ranges::find_if(catalog_.obsolete, [&](const content::Message& old) {
        return old.translation == text.translation && old.context != message.context;
    });
    return gone == catalog_.obsolete.end() ? std::string() : gone->context;
}

/// Without a stamp the ledger says whether the catalogue had this text and has a newer one.
bool TakeTexts::was_before(const ReturnedText& text, const content::Message& message) const
{
    return !text.stamp && text.translation != message.translation &&
           made_.contains(text_hash_of(text));
}

bool TakeTexts::changed_here(const ReturnedText& text, const content::Message& message) const
{
    if (!text.stamp || message.translation.empty()) {
        return false;
    }
    const auto hash =
        content::text_hash(catalog_.language, text.unit, text.source, message.translation);
    return hash != text.stamp->text;
}

Outcome TakeTexts::take_current(const ReturnedText& text, content::Message& message)
{
    if (was_before(text, message)) {
        return report(Outcome::Unchanged, text, "K012", "before", &message);
    }
    if (changed_here(text, message)) {
        if (text.translation == message.translation) {
            return Outcome::Unchanged;
        }
        message.fuzzy = true;
        add_once(message.comments,
                 content::other_version("teks ini juga diubah di panduan", text.translation));
        return report(Outcome::Kept, text, "K011", "both", &message);
    }
    put(text, message);
    return Outcome::Taken;
}

Outcome TakeTexts::take_older(const ReturnedText& text, content::Message& message)
{
    const auto* unit = guide_.find_unit(text.unit);
    const bool needs_work = text.needs_work.value_or(false);
    const bool ours_stands = !message.translation.empty() &&
                             (!message.fuzzy || changed_here(text, message) ||
                              (!text.stamp && content::made_from(message) != text.source));
    if (ours_stands) {
        if (text.translation == message.translation) {
            return Outcome::Unchanged;
        }
        add_once(message.comments, content::other_version("terjemahan teks Indonesia yang dulu \"" +
                                                              one_line(text.source) + "\"",
                                                          text.translation));
        return report(Outcome::Kept, text, "K012", "beside", &message);
    }
    if (!needs_work && content::is_same_meaning(guide_, *unit, content::to_nfc(text.source))) {
        put(text, message);
        return Outcome::Taken;
    }
    const std::string oldest = needs_work && text.previous_source      ? *text.previous_source
                               : needs_work && message.previous_source ? *message.previous_source
                                                                       : text.source;
    put(text, message);
    message.fuzzy = true;
    message.previous_source = content::to_nfc(oldest);
    return report(Outcome::Stale, text, "K012", "older", &message);
}

/// The file's words and what its translator says of them. Work that is still to be done keeps the
/// oldest Indonesian.
void TakeTexts::put(const ReturnedText& text, content::Message& message)
{
    message.translation = text.translation;
    message.fuzzy = text.needs_work.value_or(false);
    if (!message.fuzzy) {
        message.previous_source.reset();
        message.previous_context.reset();
    } else if (!message.previous_source && text.previous_source) {
        message.previous_source = content::to_nfc(*text.previous_source);
    }
    taken_.insert(message.context);
}

/// Comments are never lost; but the back-translation of new words takes the place of the old one.
void TakeTexts::take_comments(const ReturnedText& text, content::Message& message,
                              Outcome outcome) const
{
    std::vector<std::string> lines;
    std::ranges::transform(text.comments, std::back_inserter(lines), one_line);
    std::erase_if(lines, [](const std::string& line) {
        return line.empty() || content::first_invalid_byte(line).has_value();
    });
    const bool new_words = outcome == Outcome::Taken || outcome == Outcome::Stale;
    if (new_words && std::ranges::any_of(lines, is_back)) {
        const auto is_ours_alone = [&](const std::string& line) {
            return is_back(line) &&
                   std::ranges::find(lines, plain_comment(line), plain_comment) == lines.end();
        };
        std::erase_if(message.comments, is_ours_alone);
    }
    for (const auto& line : lines) {
        add_once(message.comments, line);
    }
}

Outcome TakeTexts::report(Outcome outcome, const ReturnedText& text, std::string code,
                          std::string variant, const content::Message* message)
{
    content::Finding finding;
    finding.severity = outcome == Outcome::Refused || variant == "both"
                           ? content::Severity::Error
                           : content::Severity::Warning;
    finding.code = std::move(code);
    finding.variant = std::move(variant);
    finding.place = text.place;
    finding.unit = one_line(text.unit.substr(0, 200));
    finding.language = catalog_.language;
    if (message != nullptr) {
        finding.arguments = {{"old", one_line(text.source)},
                             {"new", one_line(message->source)},
                             {"ours", one_line(message->translation)},
                             {"theirs", one_line(text.translation)}};
    }
    findings_.push_back(std::move(finding));
    return outcome;
}

} // namespace desk
