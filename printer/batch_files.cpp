#include "printer/batch_files.hpp"

#include "content/model/files.hpp"
#include "printer/file_names.hpp"
#include "printer/file_set.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace printer {

namespace {

constexpr std::array<std::string_view, 6> extensions{".pdf",  ".png",  ".tif",
                                                     ".tiff", ".json", ".preflight.json"};

/// ".pdf" of ".pdf.aB3xY_.part": as content::write_file calls what is not whole yet.
std::string_view without_part(std::string_view ending)
{
    constexpr std::string_view part = ".part";
    constexpr std::size_t random_letters = 7; // with their dot
    if (!ending.ends_with(part) || ending.size() < part.size() + random_letters) {
        return ending;
    }
    ending.remove_suffix(part.size() + random_letters);
    return ending;
}

} // namespace

JobFiles files_of(const std::filesystem::path& folder, const std::string& stem, Judged judged)
{
    const auto pdf = folder / (stem + ".pdf");
    return {pdf, folder / (stem + ".png"),
            judged == Judged::Yes ? press_record_file(pdf) : folder / (stem + ".json")};
}

bool is_ending_of_job(std::string_view ending)
{
    ending = without_part(ending);
    ending.remove_prefix(part_number(ending));
    for (const std::string_view mark : paper_marks) {
        if (ending.starts_with(mark)) {
            ending.remove_prefix(mark.size());
            break;
        }
    }
    return std::ranges::find(extensions, ending) != extensions.end();
}

std::map<std::string, std::vector<std::filesystem::path>>
files_there(const std::filesystem::path& folder, const std::set<std::string>& stems)
{
    std::map<std::string, std::vector<std::filesystem::path>> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        const std::string name = entry.path().filename().string();
        for (auto at = name.find_first_of("._-"); at != std::string::npos;
             at = name.find_first_of("._-", at + 1)) {
            if (is_ending_of_job(std::string_view(name).substr(at)) &&
                stems.count(name.substr(0, at)) != 0) {
                found[name.substr(0, at)].push_back(entry.path());
            }
        }
    }
    if (error) {
        throw content::FileError(folder, error.message());
    }
    return found;
}

std::vector<std::filesystem::path> replaceable(const std::vector<std::filesystem::path>& there)
{
    std::vector<std::filesystem::path> files;
    std::ranges::copy_if(there, std::back_inserter(files),
                         [](const auto& file) { return !is_tiff(file); });
    return files;
}

void remove_files(const JobFiles& files)
{
    remove_file(files.record);
    for (const auto& file :
         replaceable(files_there(files.folder(), {files.stem()})[files.stem()])) {
        remove_file(file);
    }
}

void remove_parts(const JobFiles& files)
{
    const auto there = files_there(files.folder(), {files.stem()})[files.stem()];
    for (const auto& file : there) {
        if (file.extension() == ".part") {
            remove_file(file);
        }
    }
}

} // namespace printer
