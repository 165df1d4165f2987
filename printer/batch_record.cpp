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

} // namespace

JobFiles files_of(const std::filesystem::path& folder, const std::string& stem)
{
    return {folder / (stem + ".pdf"), folder / (stem + ".png"), folder / (stem + ".json")};
}

std::string run_hash(const Workshop& workshop)
{
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n", PELITA_VERSION,
                              sha256_of_folder(workshop.guide->folder),
                              sha256(content::read_file(workshop.font_file)),
                              content::iso_date(workshop.today), pdf_date(*workshop.guide)));
}

std::string input_hash(const std::string& run_hash, const Job& job, Purpose purpose)
{
    return sha256(fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n", run_hash, job.poster, job.format,
                              job.language, job.scale.value_or(0),
                              purpose == Purpose::Press ? "press" : "proof"));
}

bool is_up_to_date(const JobFiles& files, const std::string& input_hash)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(files.record, ignored)) {
        return false;
    }
    const Json record = Json::parse(content::read_file(files.record), nullptr, false);
    return record.is_object() && record.value("input", "") == input_hash &&
           holds(files.pdf, record.value("pdf_sha256", "")) &&
           holds(files.png, record.value("png_sha256", ""));
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
