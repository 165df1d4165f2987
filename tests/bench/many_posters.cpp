#include "tests/bench/many_posters.hpp"

#include "content/model/files.hpp"

#include <stdlib.h>

#include <stdexcept>
#include <string_view>
#include <utility>

namespace bench {

namespace {

namespace fs = std::filesystem;

/// Head, the three steps, the contact: the poster's blocks as they are written.
std::vector<std::string> steps_of(const std::string& toml)
{
    std::vector<std::string> blocks;
    std::size_t at = toml.find("[[block]]");
    while (at != std::string::npos) {
        const auto next = toml.find("[[block]]", at + 1);
        blocks.push_back(toml.substr(at, next - at));
        at = next;
    }
    return blocks;
}

/// Of two sentences in Javanese the first: the script sets no spaces between words, and seven
/// such pairs do not fit an A2 at a size that its readers need.
std::string fitting(const std::string& translation)
{
    constexpr std::string_view end = "\uA9C9 "; // PADA LUNGSI
    const auto at = translation.find(end);
    return at == std::string::npos ? translation : translation.substr(0, at + end.size() - 1);
}

} // namespace

Folder::Folder()
{
    std::string name = (fs::temp_directory_path() / "pelita-bench-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("no room for a folder in the folder of temporary files");
    }
    path = name;
}

Folder::~Folder()
{
    fs::remove_all(path);
}

ManyPosters::ManyPosters(int posters)
{
    const fs::path source = PELITA_SOURCE_DIR;
    fs::copy(source / "tests/fixtures/scripts-guide", guide(), fs::copy_options::recursive);
    fs::copy(source / "content/guide/formats", guide() / "formats");
    for (const auto& tag : poster_languages) {
        catalogs_.push_back({});
        if (tag != "id") {
            const auto file = guide() / "translations" / (tag + ".po");
            catalogs_.back() = content::parse_catalog(content::read_file(file), "", tag).catalog;
        }
    }
    const auto steps = steps_of(content::read_file(guide() / "posters/safe-work.toml"));
    fs::remove(guide() / "posters/safe-work.toml");
    for (int i = 0; i < posters; ++i) {
        add_poster("seven-" + std::to_string(i), steps);
    }
    for (std::size_t i = 1; i < poster_languages.size(); ++i) {
        content::write_file(guide() / "translations" / (poster_languages[i] + ".po"),
                            content::write_catalog(catalogs_[i]));
    }
}

void ManyPosters::add_poster(const std::string& id, const std::vector<std::string>& blocks)
{
    std::string toml = "id = \"" + id +
                       "\"\nground = \"nila\"\npictogram = \"passport-held-by-owner\"\n"
                       "formats = [\"poster-a2\"]\n\n" +
                       blocks.front();
    const std::vector<std::string> names{"ask", "read", "keep"};
    copy_text(id, "headline", "headline");
    for (std::size_t step = 0; step < 7; ++step) {
        const std::string& name = names[step % names.size()];
        std::string block = blocks[1 + step % names.size()];
        const std::string own = name + std::to_string(step);
        block.replace(block.find("\"" + name + "\""), name.size() + 2, "\"" + own + "\"");
        toml += block;
        copy_text(id, name, own);
    }
    toml += blocks.back();
    copy_text(id, "hotline", "hotline");
    content::write_file(guide() / "posters" / (id + ".toml"), toml);
}

void ManyPosters::copy_text(const std::string& id, const std::string& from, const std::string& to)
{
    for (content::Catalog& catalog : catalogs_) {
        if (const auto* old = catalog.find("safe-work." + from + "@poster")) {
            content::Message message = *old;
            message.context = id + "." + to + "@poster";
            message.translation = fitting(message.translation);
            catalog.messages.push_back(std::move(message));
        }
    }
}

} // namespace bench
