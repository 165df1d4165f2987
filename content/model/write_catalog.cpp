#include "content/model/catalog.hpp"
#include "content/model/po_string.hpp"
#include "content/model/text.hpp"

#include <array>

namespace content {

namespace {

std::string comment_lines(std::string_view mark, const std::vector<std::string>& lines)
{
    std::string result;
    for (const auto& line : lines) {
        result += std::string(mark) + (line.empty() ? "" : " ") + line + "\n";
    }
    return result;
}

std::string flag_line(const Message& message)
{
    std::string flags = message.fuzzy ? ", fuzzy" : "";
    for (const auto& flag : message.flags) {
        flags += ", " + flag;
    }
    return flags.empty() ? flags : "#" + flags + "\n";
}

/// A plural is not ours (K008), but no text in it may be lost.
std::string translation_lines(const Message& message, const std::string& start)
{
    if (!message.plural) {
        return string_lines(start, "msgstr", message.translation);
    }
    std::string result = string_lines(start, "msgid_plural", message.plural_source);
    result += string_lines(start, "msgstr[0]", message.translation);
    for (std::size_t i = 0; i < message.other_forms.size(); ++i) {
        const std::string keyword = "msgstr[" + std::to_string(i + 1) + "]";
        result += string_lines(start, keyword, message.other_forms[i]);
    }
    return result;
}

std::string entry_lines(const Message& message, const std::string& prefix)
{
    std::string result = "\n" + comment_lines("#", message.comments) +
                         comment_lines("#.", message.notes) +
                         comment_lines("#:", message.references) + flag_line(message);
    const std::string previous = prefix.empty() ? "#| " : prefix + "| ";
    if (message.previous_context) {
        result += string_lines(previous, "msgctxt", *message.previous_context);
    }
    if (message.previous_source) {
        result += string_lines(previous, "msgid", *message.previous_source);
    }
    const std::string start = prefix.empty() ? "" : prefix + " ";
    if (!message.context.empty()) {
        result += string_lines(start, "msgctxt", message.context);
    }
    result += string_lines(start, "msgid", message.source);
    return result + translation_lines(message, start);
}

/// Only what a reader needs: no dates, no names, no program (TRANSLATION.md 2, "PO").
std::string header_lines(const Catalog& catalog)
{
    static constexpr std::array<std::string_view, 3> rest{
        "MIME-Version: 1.0\n", "Content-Type: text/plain; charset=UTF-8\n",
        "Content-Transfer-Encoding: 8bit\n"};
    std::string text = comment_lines("#", catalog.header_comments);
    text += "msgid \"\"\nmsgstr \"\"\n";
    text += quoted("Language: " + catalog.language + "\n") + "\n";
    for (const auto line : rest) {
        text += quoted(line) + "\n";
    }
    return text;
}

} // namespace

std::string write_catalog(const Catalog& catalog)
{
    std::string text = header_lines(catalog);
    for (const auto& message : catalog.messages) {
        text += entry_lines(message, "");
    }
    for (const auto& message : catalog.obsolete) {
        text += entry_lines(message, "#~");
    }
    return text;
}

} // namespace content
