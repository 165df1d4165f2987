#include "content/desk/exchange.hpp"

#include "content/model/ledger.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <map>

namespace desk {

namespace {

constexpr std::string_view stamp_mark = "pelita ";
constexpr std::size_t hash_letters = 32;

bool is_hash(std::string_view word)
{
    return word.size() == hash_letters &&
           word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

char plain_letter(char c)
{
    return c == '_' ? '-' : c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string write_stamp(const Stamp& stamp)
{
    return std::string(stamp_mark) + stamp.source + " " + stamp.text +
           (stamp.needs_work ? "!" : "");
}

std::optional<Stamp> read_stamp(std::string_view words)
{
    words = content::trimmed(words);
    if (!words.starts_with(stamp_mark)) {
        return std::nullopt;
    }
    words.remove_prefix(stamp_mark.size());
    const bool needs_work = words.ends_with('!');
    words.remove_suffix(needs_work ? 1 : 0);
    const auto hashes = content::split(words, ' ');
    if (hashes.size() != 2 || !std::ranges::all_of(hashes, is_hash)) {
        return std::nullopt;
    }
    return Stamp{std::string(hashes[0]), std::string(hashes[1]), needs_work};
}

Stamp stamp_of(const content::Guide& guide, const std::string& language,
               const content::Message& message)
{
    return {
        content::text_hash(guide.source_language, message.context, message.source, message.source),
        content::text_hash(language, message.context, message.source, message.translation),
        message.fuzzy};
}

content::Finding file_finding(std::string variant, const std::string& name, std::string found)
{
    content::Finding finding;
    finding.code = "K001";
    finding.variant = std::move(variant);
    finding.place.file = name;
    finding.arguments = {{"found", std::move(found)}};
    return finding;
}

void add_language(ReturnedFile& file, const std::string& name, const std::string& tag)
{
    if (file.language.empty()) {
        file.language = tag;
    } else if (!tag.empty() && !is_same_language(file.language, tag)) {
        file.findings.push_back(file_finding("two-languages", name, one_line(tag.substr(0, 200))));
        file.findings.back().code = "K006";
        file.findings.back().arguments.emplace_back("name", one_line(file.language));
    }
}

bool is_same_language(std::string_view one, std::string_view other)
{
    return std::ranges::equal(one, other, {}, plain_letter, plain_letter);
}

void drop_repeats(ReturnedFile& file)
{
    std::map<std::string, int> counts;
    for (const auto& text : file.texts) {
        if (++counts[text.unit] > 1) {
            content::Finding finding = file_finding("import", text.place.file);
            finding.code = "K005";
            finding.unit = text.unit;
            finding.place = text.place;
            file.findings.push_back(std::move(finding));
        }
    }
    std::erase_if(file.texts, [&](const ReturnedText& text) { return counts[text.unit] > 1; });
}

std::string one_line(std::string_view text)
{
    std::string line(text);
    std::ranges::replace_if(
        line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7F'; }, ' ');
    return std::string(content::trimmed(line));
}

std::string comments_of(const content::Message& message, std::string_view word,
                        std::string_view english)
{
    std::string lines;
    for (const auto& comment : message.comments) {
        for (const auto start : {word, english}) {
            if (comment.starts_with(start)) {
                lines += lines.empty() ? "" : "\n";
                lines += content::trimmed(std::string_view(comment).substr(start.size()));
            }
        }
    }
    return lines;
}

std::string old_source_note(const content::Message& message)
{
    return message.fuzzy && message.previous_source
               ? "Indonesia yang dulu: " + *message.previous_source
               : "";
}

} // namespace desk
