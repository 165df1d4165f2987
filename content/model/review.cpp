#include "content/model/review.hpp"

#include <algorithm>
#include <array>
#include <sodium.h>

namespace content {

namespace {

constexpr std::string_view content_role = "content";

bool contains(const std::vector<std::string>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// The person may speak in this role for this language, and signed if the guide asks for it.
bool is_entitled(const Guide& guide, std::string_view language, const LedgerLine& line)
{
    const auto found = guide.people.find(line.name);
    if (found == guide.people.end()) {
        return false;
    }
    const Person& person = found->second;
    const bool speaks = person.languages.empty() || contains(person.languages, language);
    const bool bound = !guide.publish.is_signed || signature_fits(line, person.key);
    return speaks && bound && contains(person.roles, line.role);
}

/// An `ok` counts if no `no` for the same hash is later, whoever said it and in whatever role; at
/// equal time `no` wins (TRANSLATION.md 2, "Approved"). After a `no` every role reads anew.
bool is_refused(const LedgerLines& lines, const LedgerLine& approval)
{
    return std::any_of(lines.begin(), lines.end(), [&](const LedgerLine* no) {
        return no->verdict == "no" && no->time >= approval.time;
    });
}

/// Everybody who approved in a role.
using Names = std::vector<std::string>;

Names approvers(const LedgerLines& lines, std::string_view role)
{
    Names names;
    for (const LedgerLine* line : lines) {
        if (line->verdict == "ok" && line->role == role && !is_refused(lines, *line) &&
            !contains(names, line->name)) {
            names.push_back(line->name);
        }
    }
    return names;
}

/// Whether each role can be given to another person; few roles, so trying all is quick.
bool can_be_distinct(const std::vector<Names>& by_role, std::size_t role, Names& taken)
{
    if (role == by_role.size()) {
        return true;
    }
    for (const std::string& name : by_role[role]) {
        if (contains(taken, name)) {
            continue;
        }
        taken.push_back(name);
        if (can_be_distinct(by_role, role + 1, taken)) {
            return true;
        }
        taken.pop_back();
    }
    return false;
}

LedgerLines lines_of_unit(const Guide& guide, std::string_view unit, std::string_view language)
{
    LedgerLines lines;
    const auto ledger = guide.ledgers.find(std::string(language));
    if (ledger == guide.ledgers.end()) {
        return lines;
    }
    for (const LedgerLine& line : ledger->second.lines) {
        if (line.unit == unit) {
            lines.push_back(&line);
        }
    }
    return lines;
}

/// The lines that count for a hash: translators' as they are, reviewers' if they are entitled.
LedgerLines counted_lines(const Guide& guide, std::string_view language, const LedgerLines& lines,
                          std::string_view hash)
{
    LedgerLines counted;
    for (const LedgerLine* line : lines) {
        if (line->hash == hash &&
            (line->verdict == "made" || is_entitled(guide, language, *line))) {
            counted.push_back(line);
        }
    }
    return counted;
}

bool is_translator(std::string_view name, const LedgerLines& lines)
{
    return std::any_of(lines.begin(), lines.end(), [&](const LedgerLine* line) {
        return line->verdict == "made" && line->name == name;
    });
}

/// Hashes of earlier source texts that an editor called the same in meaning (`same`, old hash in
/// `extra`). A step counts once another person has approved the newer text in the content role.
std::vector<std::string_view> same_meanings(const Guide& guide, std::string_view language,
                                            const LedgerLines& lines, std::string_view hash)
{
    std::vector<std::string_view> hashes{hash};
    for (std::size_t at = 0; at < hashes.size() && language == guide.source_language; ++at) {
        const LedgerLines counted = counted_lines(guide, language, lines, hashes[at]);
        const Names readers = approvers(counted, content_role);
        for (const LedgerLine* line : counted) {
            const bool met = std::find(hashes.begin(), hashes.end(), line->extra) != hashes.end();
            const bool read = std::ranges::any_of(readers, [&](const std::string& name) {
                return !guide.publish.distinct_people || name != line->name;
            });
            if (line->verdict == "same" && line->role == "editor" && read && !met) {
                hashes.push_back(line->extra);
            }
        }
    }
    hashes.erase(hashes.begin());
    return hashes;
}

/// The lines that count for a hash and those an earlier text of the same meaning hands on. What
/// the content role said of the earlier text stays there: it reads each text anew.
LedgerLines standing_lines(const Guide& guide, std::string_view language, const LedgerLines& lines,
                           std::string_view hash)
{
    LedgerLines standing = counted_lines(guide, language, lines, hash);
    for (const std::string_view old : same_meanings(guide, language, lines, hash)) {
        for (const LedgerLine* line : counted_lines(guide, language, lines, old)) {
            if (line->role != content_role) {
                standing.push_back(line);
            }
        }
    }
    return standing;
}

/// Drops translators from the reviewers of their own text. True if that emptied the role.
bool drop_translators(Names& reviewers, const LedgerLines& lines)
{
    const bool had_some = !reviewers.empty();
    std::erase_if(reviewers, [&](const std::string& name) { return is_translator(name, lines); });
    return had_some && reviewers.empty();
}

std::string hash_of(const Unit& unit, std::string_view language, std::string_view source,
                    std::string_view translation)
{
    return text_hash(language, unit.id, source, translation);
}

Review review_source(const Guide& guide, const Unit& unit, const LedgerLines& lines)
{
    const std::string& text = unit.source.text;
    return review_hash(guide, guide.source_language, lines,
                       hash_of(unit, guide.source_language, text, text),
                       roles_asked(guide, unit, TextSide::Source));
}

Approval approval(Review&& review)
{
    Approval result;
    result.approved = review.missing_roles.empty() && !review.own_text && !review.one_for_all;
    result.missing_roles = std::move(review.missing_roles);
    result.lapsed = !result.approved && review.other_approved;
    result.made_known = review.made_known;
    result.same_person = review.own_text || review.one_for_all;
    return result;
}

Approval judge_lines(const Guide& guide, const Unit& unit, std::string_view language,
                     const LedgerLines& target, const LedgerLines& source)
{
    Approval of_source = approval(review_source(guide, unit, source));
    of_source.source_approved = of_source.approved;
    of_source.translated = !unit.source.text.empty();
    of_source.current = true;
    if (language == guide.source_language) {
        return of_source;
    }
    const Message* message = find_translation(guide, unit.id, language);
    if (!message || !has_text(*message)) {
        Approval untranslated;
        untranslated.source_approved = of_source.approved;
        untranslated.missing_roles = roles_asked(guide, unit, TextSide::Translation);
        return untranslated;
    }
    Approval result = approval(review_hash(
        guide, language, target, hash_of(unit, language, message->source, message->translation),
        roles_asked(guide, unit, TextSide::Translation)));
    result.translated = true;
    result.current = !message->fuzzy && !is_stale(unit, *message);
    result.source_approved = of_source.approved;
    result.approved = result.approved && result.current && result.source_approved;
    return result;
}

} // namespace

ReviewIndex::ReviewIndex(const Guide& guide, std::string_view language)
{
    const auto ledger = guide.ledgers.find(std::string(language));
    if (ledger == guide.ledgers.end()) {
        return;
    }
    for (const LedgerLine& line : ledger->second.lines) {
        by_unit_[line.unit].push_back(&line);
    }
}

const LedgerLines& ReviewIndex::lines(std::string_view unit) const
{
    const auto found = by_unit_.find(unit);
    return found == by_unit_.end() ? none_ : found->second;
}

const std::vector<std::string>& roles_asked(const Guide& guide, const Unit& unit, TextSide side)
{
    static const std::vector<std::string> none;
    const auto& roles = side == TextSide::Source ? guide.publish.source_roles : guide.publish.roles;
    const auto found = roles.find(unit.critical ? "critical" : "normal");
    return found == roles.end() ? none : found->second;
}

Review review_hash(const Guide& guide, std::string_view language, const LedgerLines& lines,
                   std::string_view hash, const std::vector<std::string>& roles)
{
    const LedgerLines counted = standing_lines(guide, language, lines, hash);
    Review review;
    review.made_known = std::any_of(counted.begin(), counted.end(),
                                    [](const LedgerLine* line) { return line->verdict == "made"; });
    review.other_approved = std::any_of(lines.begin(), lines.end(), [&](const LedgerLine* line) {
        return line->verdict == "ok" && line->hash != hash;
    });
    if (roles.empty()) { // K004 by loading: a policy that asks nobody approves nothing
        review.missing_roles.emplace_back("editor");
    }
    std::vector<Names> by_role;
    for (const std::string& role : roles) {
        Names reviewers = approvers(counted, role);
        if (guide.publish.distinct_people && drop_translators(reviewers, counted)) {
            review.own_text = true;
        }
        if (reviewers.empty()) {
            review.missing_roles.push_back(role);
        } else {
            by_role.push_back(std::move(reviewers));
        }
    }
    Names taken;
    review.one_for_all = guide.publish.distinct_people && !can_be_distinct(by_role, 0, taken);
    return review;
}

Objection objection_to(const Guide& guide, std::string_view language, const LedgerLines& lines,
                       const LedgerLine& ok, const std::vector<std::string>& roles)
{
    LedgerLines counted = standing_lines(guide, language, lines, ok.hash);
    if (contains(approvers(counted, ok.role), ok.name)) {
        return Objection::Said;
    }
    if (!guide.publish.distinct_people) {
        return Objection::None;
    }
    if (is_translator(ok.name, counted)) {
        return Objection::OwnText;
    }
    counted.push_back(&ok);
    std::vector<Names> by_role;
    bool elsewhere = false;
    for (const std::string& role : roles) {
        Names reviewers = approvers(counted, role);
        drop_translators(reviewers, counted);
        elsewhere = elsewhere || (role != ok.role && contains(reviewers, ok.name));
        if (!reviewers.empty()) {
            by_role.push_back(std::move(reviewers));
        }
    }
    Names taken;
    // Two roles of other people are theirs to mend: this person may still help.
    return elsewhere && !can_be_distinct(by_role, 0, taken) ? Objection::OneForAll
                                                            : Objection::None;
}

bool is_same_meaning(const Guide& guide, const Unit& unit, std::string_view old_source)
{
    const std::string& language = guide.source_language;
    const std::string& text = unit.source.text;
    const LedgerLines lines = lines_of_unit(guide, unit.id, language);
    const std::string hash = hash_of(unit, language, text, text);
    const std::string old_hash = hash_of(unit, language, old_source, old_source);
    const auto hashes = same_meanings(guide, language, lines, hash);
    return std::find(hashes.begin(), hashes.end(), old_hash) != hashes.end();
}

LedgerLines standing_reviews(const Guide& guide, std::string_view language,
                             const LedgerLines& lines, std::string_view hash)
{
    LedgerLines reviews = counted_lines(guide, language, lines, hash);
    const LedgerLines all = reviews;
    std::erase_if(reviews, [&](const LedgerLine* line) {
        return line->verdict != "made" && (line->verdict != "ok" || is_refused(all, *line));
    });
    return reviews;
}

Approval approval_of(const Guide& guide, const Unit& unit, std::string_view language)
{
    return judge_lines(guide, unit, language, lines_of_unit(guide, unit.id, language),
                       lines_of_unit(guide, unit.id, guide.source_language));
}

Approval approval_of(const Guide& guide, const Unit& unit, std::string_view language,
                     const ReviewLedgers& ledgers)
{
    return judge_lines(guide, unit, language, ledgers.target.lines(unit.id),
                       ledgers.source.lines(unit.id));
}

bool old_text_approved(const Guide& guide, const Unit& unit, const Message& message,
                       std::string_view language)
{
    const bool moved = message.fuzzy && message.previous_source;
    const std::string& old_source = moved ? *message.previous_source : message.source;
    const Review review = review_hash(guide, language, lines_of_unit(guide, unit.id, language),
                                      hash_of(unit, language, old_source, message.translation),
                                      roles_asked(guide, unit, TextSide::Translation));
    return approval(Review(review)).approved;
}

bool signature_fits(const LedgerLine& line, const std::string& key)
{
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> public_key{};
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    const auto decoded = [](const std::string& text, auto& bytes) {
        std::size_t length = 0;
        return sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr,
                                 &length, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0 &&
               length == bytes.size();
    };
    if (!decoded(key, public_key) || !decoded(line.sig, signature)) {
        return false;
    }
    const std::string words = line.unit + '\t' + line.hash + '\t' + line.verdict + '\t' +
                              line.role + '\t' + line.name + '\t' + line.time + '\t' + line.extra;
    return crypto_sign_verify_detached(signature.data(),
                                       reinterpret_cast<const unsigned char*>(words.data()),
                                       words.size(), public_key.data()) == 0;
}

const Message* find_translation(const Guide& guide, std::string_view unit,
                                std::string_view language)
{
    const auto catalog = guide.catalogs.find(std::string(language));
    return catalog == guide.catalogs.end() ? nullptr : catalog->second.find(unit);
}

bool is_stale(const Unit& unit, const Message& message)
{
    return message.source != unit.source.text || (message.fuzzy && message.previous_source);
}

} // namespace content
