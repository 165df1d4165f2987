#include "printer/batch_record.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "content/model/revision.hpp"

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
           content::sha256(content::read_file(file)) == hash;
}

bool holds_all(const JobFiles& files, const BatchRecord& record)
{
    return std::ranges::all_of(record.files, [&](const auto& file) {
        return holds(files.folder() / file.first, file.second);
    });
}

/// A text of an object; empty if it is not there or is something else.
std::string text_of(const Json& object, const char* key)
{
    const auto found = object.find(key);
    return found != object.end() && found->is_string() ? found->get<std::string>() : "";
}

/// Faults among preflight's rows that did not stop the file.
void read_warnings(const Json& rows, BatchRecord& record)
{
    for (const Json& row : rows) {
        if (row.is_object() && text_of(row, "state") == "fail") {
            record.warnings.emplace_back(text_of(row, "id"), text_of(row, "message"));
        }
    }
}

/// False if a file has no hash.
bool read_files(const Json& files, BatchRecord& record)
{
    for (const auto& [name, hash] : files.items()) {
        if (!hash.is_string()) {
            return false;
        }
        record.files.emplace_back(name, hash.get<std::string>());
    }
    return !record.files.empty();
}

/// A font that is not installed counts as empty: whoever needs it says so.
std::string sha256_of_files(const std::vector<std::filesystem::path>& files)
{
    std::string all;
    for (const auto& file : files) {
        std::error_code ignored;
        const bool there = std::filesystem::is_regular_file(file, ignored);
        all +=
            file.string() + '\0' + (there ? content::sha256(content::read_file(file)) : "") + '\n';
    }
    return content::sha256(all);
}

} // namespace

std::string run_hash(const Workshop& workshop, const std::filesystem::path& program)
{
    return content::sha256(fmt::format(
        "{}\n{}\n{}\n{}\n{}\n{}\n{}\n", PELITA_VERSION,
        content::sha256(content::read_file(program)), content::guide_hash(*workshop.guide),
        content::sha256(content::read_file(workshop.font_file)),
        sha256_of_files(workshop.fonts->files()), content::iso_date(workshop.today),
        pdf_date(*workshop.guide)));
}

std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose,
                       const std::string& options)
{
    return content::sha256(
        fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n{}\n", run_hash, job.poster, job.format,
                    job.languages(), job.place, job.scale.value_or(0),
                    purpose == Purpose::Press ? "press" : "proof", job.user_unit, options));
}

std::vector<std::string> BatchRecord::names() const
{
    std::vector<std::string> names;
    for (const auto& [name, hash] : files) {
        names.push_back(name);
    }
    return names;
}

std::optional<BatchRecord> read_record(const JobFiles& files)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(files.record, ignored)) {
        return std::nullopt;
    }
    const Json json = Json::parse(content::read_file(files.record), nullptr, false);
    if (!json.is_object() || !json.contains("files") || !json["files"].is_object()) {
        return std::nullopt;
    }
    BatchRecord record;
    record.input = text_of(json, "input");
    if (record.input.empty() || !read_files(json["files"], record)) {
        return std::nullopt;
    }
    if (const auto rows = json.find("checks"); rows != json.end() && rows->is_array()) {
        record.judged = Judged::Yes;
        read_warnings(*rows, record);
    }
    return record;
}

bool is_up_to_date(const JobFiles& files, const std::string& input_hash)
{
    const auto record = read_record(files);
    return record && record->input == input_hash && holds_all(files, *record);
}

bool is_older_set(const JobFiles& files, const std::string& input_hash)
{
    const auto record = read_record(files);
    return record && record->input != input_hash && holds_all(files, *record);
}

MadeFile record_of(const JobFiles& files, const std::string& input_hash,
                   const std::vector<MadeFile>& made, const std::string& report)
{
    Json record = Json::parse(report);
    record["input"] = input_hash;
    record["files"] = Json::object();
    for (const MadeFile& file : made) {
        record["files"][file.path.filename().string()] = content::sha256(file.bytes);
    }
    return {files.record, record.dump(2) + "\n"};
}

} // namespace printer
