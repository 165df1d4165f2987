#include "printer/batch_record.hpp"

#include "content/model/files.hpp"
#include "printer/digest.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

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
    const auto found = record.find(key);
    return found != record.end() && found->is_string() ? found->get<std::string>() : "";
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
    return sha256(fmt::format(
        "{}\n{}\n{}\n{}\n{}\n{}\n{}\n", PELITA_VERSION, sha256(content::read_file(program)),
        sha256_of_folder(workshop.guide->folder), sha256(content::read_file(workshop.font_file)),
        sha256_of_files(workshop.fonts->files()), content::iso_date(workshop.today),
        pdf_date(*workshop.guide)));
}

std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose)
{
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n", run_hash, job.poster, job.format,
                              job.languages(), job.place, job.scale.value_or(0),
                              purpose == Purpose::Press ? "press" : "proof"));
}

bool is_up_to_date(const JobFiles& files, const std::string& input_hash)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(files.record, ignored)) {
        return false;
    }
    const Json record = Json::parse(content::read_file(files.record), nullptr, false);
    return text_of(record, "input") == input_hash &&
           holds(files.pdf, text_of(record, "pdf_sha256")) &&
           holds(files.png, text_of(record, "png_sha256"));
}

void remove_files(const JobFiles& files)
{
    // The record first: nothing may vouch for what is half gone.
    for (const auto* file : {&files.record, &files.pdf, &files.png}) {
        std::error_code error;
        std::filesystem::remove(*file, error);
        if (error) {
            throw content::FileError(*file, error.message());
        }
    }
}

void write_record(const JobFiles& files, const std::string& input_hash, const std::string& pdf,
                  const std::string& png)
{
    const Json record{{"pdf", files.pdf.filename().string()},
                      {"pdf_sha256", sha256(pdf)},
                      {"png", files.png.filename().string()},
                      {"png_sha256", sha256(png)},
                      {"input", input_hash}};
    content::write_file(files.record, record.dump(2) + "\n");
}

} // namespace printer
