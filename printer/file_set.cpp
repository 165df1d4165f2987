#include "printer/file_set.hpp"

#include "printer/file_names.hpp"

#include <algorithm>

namespace printer {

namespace {

using Path = std::filesystem::path;

bool is_record(const Path& file)
{
    return file.extension() == ".json" && !is_paper(file);
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

void put_in_place(const FileSet& made, const std::vector<Path>& old)
{
    std::vector<Path> going = old;
    const auto others = std::stable_partition(going.begin(), going.end(), is_record);
    std::stable_partition(others, going.end(), is_paper);
    std::ranges::for_each(going, remove_file);
    for (const auto& file : made) {
        file->finish();
    }
}

void replace_files(const std::vector<MadeFile>& made, const std::vector<Path>& old)
{
    FileSet parts;
    for (const MadeFile& file : made) {
        parts.push_back(std::make_unique<content::PartFile>(file.path));
        parts.back()->add(file.bytes);
        parts.back()->settle();
    }
    put_in_place(parts, old);
}

} // namespace printer
