#include "content/desk/guide_desk.hpp"
#include "content/model/files.hpp"
#include "content/model/folder_lock.hpp"
#include "content/model/mend.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <map>
#include <ostream>
#include <set>

namespace desk {

namespace {

namespace fs = std::filesystem;

/// Whether a change of the source text would cost nobody's work: an approval, a translation.
bool is_free(const content::Guide& guide, const content::Unit& unit)
{
    const std::string hash =
        content::text_hash(guide.source_language, unit.id, unit.source.text, unit.source.text);
    const auto ledger = guide.ledgers.find(guide.source_language);
    const bool reviewed =
        ledger != guide.ledgers.end() &&
        std::ranges::any_of(ledger->second.lines, [&](const content::LedgerLine& line) {
            return line.unit == unit.id && line.hash == hash;
        });
    const bool translated = std::ranges::any_of(guide.catalogs, [&](const auto& catalog) {
        const auto* message = catalog.second.find(unit.id);
        return message != nullptr && !message->translation.empty();
    });
    return !reviewed && !translated;
}

/// Places of the source texts whose loose spaces may go, by file.
std::map<std::string, std::set<content::Place>> free_texts(const content::Guide& guide)
{
    std::map<std::string, std::set<content::Place>> places;
    for (const auto& unit : guide.units) {
        if (content::has_loose_spaces(unit.source.text) && is_free(guide, unit)) {
            places[unit.source.place.file].insert(unit.source.place);
        }
    }
    return places;
}

/// Files of the guide that people write, by name; links and hidden ones are not ours.
std::set<std::string> files_of(const fs::path& folder, const std::string& language)
{
    std::set<std::string> files;
    auto entry = fs::recursive_directory_iterator(folder);
    for (; entry != fs::recursive_directory_iterator(); ++entry) {
        const fs::path& path = entry->path();
        if (path.filename().string().starts_with('.')) {
            entry.disable_recursion_pending();
            continue;
        }
        const bool asked =
            path.extension() == ".toml" ||
            (path.extension() == ".po" && (language.empty() || path.stem().string() == language));
        if (asked && !entry->is_symlink() && entry->is_regular_file()) {
            files.insert(path.lexically_relative(folder).generic_string());
        }
    }
    return files;
}

std::string glottal_of(const content::Guide& guide, const std::string& tag)
{
    const auto* language = guide.find_language(tag);
    return language == nullptr ? std::string() : language->glottal;
}

} // namespace

void mend_files(const Desk& desk, const std::string& language, std::ostream& out)
{
    const content::FolderLock lock(desk.options.guide);
    const auto guide = content::load_guide(desk.options.guide, desk.options.today).guide;
    const auto tidied = free_texts(*guide);
    for (const auto& file : files_of(desk.options.guide, language)) {
        const fs::path path = desk.options.guide / file;
        const std::string bytes = content::read_file(path);
        const auto texts = tidied.find(file);
        const auto mended =
            path.extension() == ".po"
                ? content::mend_catalog(bytes, glottal_of(*guide, path.stem().string()))
                : content::mend_source(bytes, texts == tidied.end() ? std::set<content::Place>{}
                                                                    : texts->second);
        if (mended.places > 0) {
            content::write_file(path, mended.text);
            out << file << ": " << mended.places << " places mended\n";
        }
    }
}

} // namespace desk
