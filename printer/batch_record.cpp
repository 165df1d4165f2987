#include "printer/batch_record.hpp"

#include "content/model/files.hpp"
#include "printer/digest.hpp"
#include "printer/papers.hpp"
#include "printer/press_record.hpp"
#include "printer/revision.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <iterator>

namespace printer {

namespace {

using Json = nlohmann::ordered_json;

bool holds(const std::filesystem::path& file, const std::string& hash)
{
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored) &&
           sha256(content::read_file(file)) == hash;
}

/// A text of a record; empty if it is not there or is something else.
std::string text_of(const Json& record, const char* key)
{
    if (!record.is_object()) {
        return {};
    }
    const auto found = record.find(key);
    return found != record.end() && found->is_string() ? found->get<std::string>() : "";
}

Json record_of(const JobFiles& files)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(files.record, ignored)) {
        return nullptr;
    }
    return Json::parse(content::read_file(files.record), nullptr, false);
}

/// Name -> sha256 of a record's files; empty if it is not ours.
Json files_in(const Json& record)
{
    if (!record.is_object()) {
        return Json::object();
    }
    const auto found = record.find("files");
    return found != record.end() && found->is_object() ? *found : Json::object();
}

/// "<stem>-<digits>.png"
bool is_page_of(const JobFiles& files, const std::filesystem::path& file)
{
    const std::string name = file.stem().string();
    const std::string start = files.png.stem().string() + "-";
    return file.extension() == ".png" && name.size() > start.size() && name.starts_with(start) &&
           std::all_of(name.begin() + static_cast<std::ptrdiff_t>(start.size()), name.end(),
                       [](char letter) { return letter >= '0' && letter <= '9'; });
}

/// Files of the job that lie there, of whatever run; not the record.
std::vector<std::filesystem::path> files_there(const JobFiles& files)
{
    std::vector<std::filesystem::path> there{files.pdf, files.png, press_record_file(files.pdf)};
    std::ranges::copy(paper_names(files.pdf).all(), std::back_inserter(there));
    std::error_code ignored;
    for (const auto& entry :
         std::filesystem::directory_iterator(files.png.parent_path(), ignored)) {
        if (is_page_of(files, entry.path())) {
            there.push_back(entry.path());
        }
    }
    return there;
}

/// A file that is not there is removed already.
void remove_file(const std::filesystem::path& file)
{
    std::error_code error;
    std::filesystem::remove(file, error);
    if (error) {
        throw content::FileError(file, error.message());
    }
}

/// A font that is not installed counts as empty: whoever needs it says so.
std::string sha256_of_files(const std::vector<std::filesystem::path>& files)
{
    std::string all;
    for (const auto& file : files) {
        std::error_code ignored;
        const bool there = std::filesystem::is_regular_file(file, ignored);
        all += file.string() + '\0' + (there ? sha256(content::read_file(file)) : "") + '\n';
    }
    return sha256(all);
}

} // namespace

JobFiles files_of(const std::filesystem::path& folder, const std::string& stem)
{
    return {folder / (stem + ".pdf"), folder / (stem + ".png"), folder / (stem + ".json")};
}

std::string run_hash(const Workshop& workshop, const std::filesystem::path& program)
{
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", PELITA_VERSION,
                              sha256(content::read_file(program)), guide_hash(*workshop.guide),
                              sha256(content::read_file(workshop.font_file)),
                              sha256_of_files(workshop.fonts->files()),
                              content::iso_date(workshop.today), pdf_date(*workshop.guide)));
}

std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose,
                       const std::string& options)
{
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", run_hash, job.poster,
                              job.format, job.languages(), job.place, job.scale.value_or(0),
                              purpose == Purpose::Press ? "press" : "proof", job.user_unit,
                              options));
}

bool is_up_to_date(const JobFiles& files, const std::string& input_hash)
{
    const Json record = record_of(files);
    const Json made = files_in(record);
    return text_of(record, "input") == input_hash && !made.empty() &&
           std::ranges::all_of(made.items(), [&](const auto& file) {
               return file.value().is_string() && holds(files.record.parent_path() / file.key(),
                                                        file.value().template get<std::string>());
           });
}

std::vector<std::string> recorded_names(const JobFiles& files)
{
    std::vector<std::string> names;
    const Json made = files_in(record_of(files));
    for (const auto& file : made.items()) {
        names.push_back(file.key());
    }
    return names;
}

void remove_files(const JobFiles& files)
{
    remove_file(files.record); // First: nothing may vouch for what is half gone.
    remove_others(files, {});
}

void remove_others(const JobFiles& files, const std::vector<MadeFile>& made)
{
    for (const auto& file : files_there(files)) {
        if (std::ranges::find(made, file, &MadeFile::path) == made.end()) {
            remove_file(file);
        }
    }
}

void write_record(const JobFiles& files, const std::string& input_hash,
                  const std::vector<MadeFile>& made)
{
    Json record{{"files", Json::object()}, {"input", input_hash}};
    for (const MadeFile& file : made) {
        record["files"][file.path.filename().string()] = sha256(file.bytes);
    }
    content::write_file(files.record, record.dump(2) + "\n");
}

} // namespace printer
