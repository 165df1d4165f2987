#include "printer/markup.hpp"

namespace printer {

std::string escape_markup(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char letter : text) {
        switch (letter) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default: {
            const bool forbidden =
                static_cast<unsigned char>(letter) < ' ' && letter != '\n' && letter != '\t';
            out += forbidden ? ' ' : letter;
        }
        }
    }
    return out;
}

} // namespace printer
