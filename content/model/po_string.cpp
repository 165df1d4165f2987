#include "content/model/po_string.hpp"

#include "content/model/text.hpp"

namespace content {

std::string quoted(std::string_view text)
{
    std::string string = "\"";
    for (const char c : text) {
        switch (c) {
        case '\n':
            string += "\\n";
            break;
        case '\t':
            string += "\\t";
            break;
        case '\r':
            string += "\\r";
            break;
        case '"':
        case '\\':
            string += '\\';
            [[fallthrough]];
        default:
            string += c;
        }
    }
    return string + "\"";
}

std::string string_lines(const std::string& prefix, std::string_view keyword, std::string_view text)
{
    const auto lines = split(text, '\n');
    if (lines.size() == 1) {
        return prefix + std::string(keyword) + " " + quoted(text) + "\n";
    }
    std::string result = prefix + std::string(keyword) + " \"\"\n";
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool last = i + 1 == lines.size();
        if (last && lines[i].empty()) {
            break;
        }
        result += prefix + quoted(std::string(lines[i]) + (last ? "" : "\n")) + "\n";
    }
    return result;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (auto at = text.find('\\'); at < text.size() && at + 1 < text.size();
         at = text.find('\\')) {
        const char next = text[at + 1];
        plain += text.substr(0, at);
        plain += next == 'n' ? '\n' : next == 't' ? '\t' : next == 'r' ? '\r' : next;
        text.remove_prefix(at + 2);
    }
    return plain += text;
}

bool is_closed(std::string_view string)
{
    constexpr std::string_view stops = "\\\"";
    std::size_t at = string.find_first_of(stops, 1);
    while (at < string.size() && string[at] == '\\') {
        at = string.find_first_of(stops, at + 2);
    }
    return at < string.size() && at + 1 == string.size();
}

} // namespace content
