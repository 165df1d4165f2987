#include "content/model/merge_catalogs.hpp"

#include "content/model/po_string.hpp"

#include <algorithm>
#include <list>
#include <map>
#include <set>
#include <tuple>

namespace content {

namespace {

/// What a translator wrote, without the marks.
auto words(const Message& message)
{
    return std::tie(message.translation, message.plural_source, message.other_forms);
}

/// How the words stand to the Indonesian: text they were made from, and "needs work" said of them.
std::pair<std::string, bool> standing(const Message& message)
{
    return {made_from(message), message.fuzzy && !message.previous_source};
}

/// All of an entry that people change.
auto work(const Message& message)
{
    return std::tuple_cat(words(message),
                          std::tie(message.fuzzy, message.previous_source, message.previous_context,
                                   message.plural, message.comments));
}

/// The value that one side changed; ours if both did.
template <class Value>
const Value& changed(const Value* base, const Value& ours, const Value& theirs)
{
    return base != nullptr && ours == *base ? theirs : ours;
}

/// Lines of both sides, ours first, without those that one side removed.
std::vector<std::string> merged_lines(const std::vector<std::string>& base,
                                      const std::vector<std::string>& ours,
                                      const std::vector<std::string>& theirs)
{
    const auto has = [](const std::vector<std::string>& lines, const std::string& line) {
        return std::ranges::find(lines, line) != lines.end();
    };
    std::vector<std::string> lines;
    for (const auto& line : ours) {
        if (has(theirs, line) || !has(base, line)) {
            lines.push_back(line);
        }
    }
    for (const auto& line : theirs) {
        if (!has(ours, line) && !has(base, line)) {
            lines.push_back(line);
        }
    }
    return lines;
}

/// Merges the two versions of one entry.
class MessageMerge {
  public:
    MessageMerge(const Message* base, const Message& ours, const Message& theirs)
        : base_(base), ours_(ours), theirs_(theirs), result_(ours)
    {}

    /// @param conflict set if both sides changed the text.
    Message merged(bool& conflict)
    {
        result_.source = changed(base_ ? &base_->source : nullptr, ours_.source, theirs_.source);
        result_.notes = changed(base_ ? &base_->notes : nullptr, ours_.notes, theirs_.notes);
        result_.references =
            changed(base_ ? &base_->references : nullptr, ours_.references, theirs_.references);
        static const Message none;
        const Message& base = base_ ? *base_ : none;
        result_.comments = merged_lines(base.comments, ours_.comments, theirs_.comments);
        result_.flags = merged_lines(base.flags, ours_.flags, theirs_.flags);
        const Message* side = side_of_words();
        conflict = side == nullptr;
        take(side == nullptr ? ours_ : *side);
        if (conflict) {
            keep_theirs();
        }
        return result_;
    }

  private:
    /// Whose words stand; null if both sides changed them.
    const Message* side_of_words() const
    {
        if (words(ours_) == words(theirs_)) {
            return &side_of_standing();
        }
        if (theirs_.translation.empty() || (base_ && words(theirs_) == words(*base_))) {
            return &ours_;
        }
        if (ours_.translation.empty() || (base_ && words(ours_) == words(*base_))) {
            return &theirs_;
        }
        return nullptr;
    }

    /// The words are the same: who said something new of them? If both did, the one who asks for
    /// work.
    const Message& side_of_standing() const
    {
        if (base_ && words(ours_) == words(*base_)) {
            if (standing(theirs_) == standing(*base_)) {
                return ours_;
            }
            if (standing(ours_) == standing(*base_)) {
                return theirs_;
            }
        }
        return theirs_.fuzzy && !ours_.fuzzy ? theirs_ : ours_;
    }

    void take(const Message& side)
    {
        result_.translation = side.translation;
        result_.plural = side.plural;
        result_.plural_source = side.plural_source;
        result_.other_forms = side.other_forms;
        result_.previous_context = side.previous_context;
        result_.fuzzy = side.fuzzy;
        result_.previous_source = side.previous_source;
        if (side.source != result_.source && !side.translation.empty()) {
            result_.previous_source = made_from(side);
            result_.fuzzy = true;
        }
    }

    void keep_theirs()
    {
        result_.fuzzy = true;
        const std::vector<std::string> theirs{
            other_version("dua orang mengubah teks ini", theirs_.translation)};
        result_.comments = merged_lines({}, result_.comments, theirs);
        for (const auto& form : theirs_.other_forms) {
            result_.comments.push_back(other_version("dua orang mengubah teks ini", form));
        }
    }

    const Message* base_;
    const Message& ours_;
    const Message& theirs_;
    Message result_;
};

/// Entries by key, in file order. The key is the id; entries of another program have none and go by
/// their Indonesian, each repeat for itself.
class Entries {
  public:
    explicit Entries(const std::vector<Message>& messages)
    {
        std::map<std::string, int> seen;
        for (const auto& message : messages) {
            std::string key = message.context.empty() ? "\n" + message.source : message.context;
            if (const int before = seen[key]++; before > 0) {
                key += "\n" + std::to_string(before);
            }
            keys_.push_back(key);
            by_key_.emplace(std::move(key), &message);
        }
    }

    const std::vector<std::string>& keys() const { return keys_; }
    const Message* find(const std::string& key) const
    {
        const auto found = by_key_.find(key);
        return found == by_key_.end() ? nullptr : found->second;
    }

  private:
    std::vector<std::string> keys_;
    std::map<std::string, const Message*> by_key_;
};

/// Keys of both sides: ours as they stand, each new one of theirs behind its neighbour there.
std::list<std::string> merged_keys(const Entries& ours, const Entries& theirs)
{
    std::list<std::string> order;
    std::map<std::string, std::list<std::string>::iterator> places;
    for (const auto& key : ours.keys()) {
        places[key] = order.insert(order.end(), key);
    }
    auto after = order.begin();
    for (const auto& key : theirs.keys()) {
        const auto known = places.find(key);
        after = known == places.end() ? places[key] = order.insert(after, key) : known->second;
        ++after;
    }
    return order;
}

/// An entry that one side no longer has: it stays if the other side worked on it.
bool stays(const Message* base, const Message& left)
{
    return base == nullptr || work(*base) != work(left);
}

/// Gone entries of both sides ("#~"), but what one side threw away and what lives again.
std::vector<Message> merged_obsolete(const Catalog& base, const Catalog& ours,
                                     const Catalog& theirs, const std::vector<Message>& live)
{
    using Key = std::tuple<std::string, std::string, std::string>;
    const auto key = [](const Message& m) { return Key{m.context, m.source, m.translation}; };
    const auto keys = [&](const std::vector<Message>& messages) {
        std::set<Key> found;
        std::ranges::transform(messages, std::inserter(found, found.end()), key);
        return found;
    };
    const auto in_base = keys(base.obsolete);
    const auto in_ours = keys(ours.obsolete);
    const auto in_theirs = keys(theirs.obsolete);
    auto done = keys(live);
    std::vector<Message> rest;
    for (const auto* list : {&ours.obsolete, &theirs.obsolete}) {
        for (const auto& message : *list) {
            const auto id = key(message);
            const bool in_both = in_ours.contains(id) && in_theirs.contains(id);
            if ((in_both || !in_base.contains(id)) && done.insert(id).second) {
                rest.push_back(message);
            }
        }
    }
    std::ranges::stable_sort(rest, {}, &Message::context);
    return rest;
}

} // namespace

const std::string& made_from(const Message& message)
{
    return message.fuzzy && message.previous_source ? *message.previous_source : message.source;
}

std::string other_version(std::string_view why, std::string_view text)
{
    return "tanya: " + std::string(why) + "; yang lain: " + quoted(text);
}

MergedCatalog merge_catalogs(const Catalog& base, const Catalog& ours, const Catalog& theirs)
{
    MergedCatalog merged;
    merged.catalog.language = ours.language;
    merged.catalog.file = ours.file;
    merged.catalog.header = ours.header;
    merged.catalog.header_comments =
        merged_lines(base.header_comments, ours.header_comments, theirs.header_comments);
    const Entries old(base.messages);
    const Entries mine(ours.messages);
    const Entries other(theirs.messages);
    for (const auto& key : merged_keys(mine, other)) {
        const Message* before = old.find(key);
        const Message* a = mine.find(key);
        const Message* b = other.find(key);
        if (a != nullptr && b != nullptr) {
            bool conflict = false;
            merged.catalog.messages.push_back(MessageMerge(before, *a, *b).merged(conflict));
            if (conflict) {
                merged.conflicts.push_back(a->context.empty() ? a->source : a->context);
            }
        } else if (const Message* left = a != nullptr ? a : b; stays(before, *left)) {
            merged.catalog.messages.push_back(*left);
        }
    }
    merged.catalog.obsolete = merged_obsolete(base, ours, theirs, merged.catalog.messages);
    return merged;
}

} // namespace content
