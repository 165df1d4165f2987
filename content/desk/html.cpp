#include "content/desk/html.hpp"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace desk {

std::string html_escaped(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        const bool control = static_cast<unsigned char>(c) < ' ' && c != '\n';
        escaped += c == '<'              ? "&lt;"
                   : c == '>'            ? "&gt;"
                   : c == '&'            ? "&amp;"
                   : c == '"'            ? "&quot;"
                   : control || c == 127 ? "\uFFFD"
                                         : std::string(1, c);
    }
    return escaped;
}

std::string filled_page(std::string_view page, const std::map<std::string_view, std::string>& parts)
{
    std::string result;
    while (!page.empty()) {
        const auto open = std::min(page.find('@'), page.size());
        result += page.substr(0, open);
        page.remove_prefix(open);
        const auto close = page.find('@', 1);
        const auto part =
            close == std::string_view::npos ? parts.end() : parts.find(page.substr(1, close - 1));
        if (part != parts.end()) {
            result += part->second;
            page.remove_prefix(close + 1);
        } else if (!page.empty()) {
            result += page.front();
            page.remove_prefix(1);
        }
    }
    return result;
}

std::string base64(std::string_view bytes)
{
    std::vector<char> text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL));
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(),
                      sodium_base64_VARIANT_ORIGINAL);
    return text.data();
}

} // namespace desk
