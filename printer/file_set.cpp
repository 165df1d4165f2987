#include "printer/file_set.hpp"

#include "content/model/files.hpp"
#include "printer/file_names.hpp"

#include <algorithm>
#include <memory>
#include <set>

namespace printer {

namespace {

using Path = std::filesystem::path;

bool is_record(const Path& file)
{
    return file.extension() == ".json" && !is_paper(file);
}

/// Old files that would speak of others: those that vouch for them first.
void withdraw(const std::vector<Path>& old)
{
    for (const Path& file : old) {
        if (is_record(file)) {
            remove_file(file);
        }
    }
    for (const Path& file : old) {
        if (is_paper(file)) {
            remove_file(file);
        }
    }
}

void remove_without_successor(const std::vector<Path>& old, const std::vector<MadeFile>& made)
{
    std::set<Path> names;
    for (const MadeFile& file : made) {
        names.insert(file.path.filename());
    }
    for (const Path& file : old) {
        if (names.count(file.filename()) == 0) {
            remove_file(file);
        }
    }
}

} // namespace

void remove_file(const Path& file)
{
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error) {
        throw content::FileError(file, error.message());
    }
}

void replace_files(const std::vector<MadeFile>& made, const std::vector<Path>& old)
{
    std::vector<std::unique_ptr<content::PartFile>> parts;
    for (const MadeFile& file : made) {
        parts.push_back(std::make_unique<content::PartFile>(file.path));
        parts.back()->add(file.bytes);
        parts.back()->settle();
    }
    withdraw(old);
    for (std::size_t file = 0; file + 1 < parts.size(); ++file) {
        parts[file]->finish();
    }
    remove_without_successor(old, made);
    if (!parts.empty()) {
        parts.back()->finish();
    }
}

} // namespace printer
