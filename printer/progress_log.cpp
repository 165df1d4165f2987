#include "printer/progress_log.hpp"

#include "content/model/files.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <fcntl.h>
#include <sstream>
#include <unistd.h>

namespace printer {

namespace {

using Json = nlohmann::ordered_json;

std::string line_of(const LoggedJob& job)
{
    constexpr double thousandth = 1000;
    Json line{{"job", job.job},
              {"state", job.state},
              {"seconds", std::round(job.seconds * thousandth) / thousandth},
              {"files", Json::object()},
              {"messages", job.messages},
              {"input", job.input}};
    for (const auto& [name, hash] : job.files) {
        line["files"][name] = hash;
    }
    return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// None if it is no line of ours.
std::optional<LoggedJob> job_of(const std::string& line)
{
    const Json json = Json::parse(line, nullptr, false);
    if (!json.is_object()) {
        return std::nullopt;
    }
    try {
        LoggedJob job;
        job.job = json.at("job").get<std::string>();
        job.input = json.at("input").get<std::string>();
        job.state = json.at("state").get<std::string>();
        job.seconds = json.at("seconds").get<double>();
        job.messages = json.at("messages").get<std::vector<std::string>>();
        for (const auto& [name, hash] : json.at("files").items()) {
            job.files.emplace_back(name, hash.get<std::string>());
        }
        return job;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

} // namespace

std::filesystem::path progress_log_file(const std::filesystem::path& folder, Shard shard)
{
    return folder / fmt::format("progress-{}-of-{}.jsonl", shard.index, shard.count);
}

ProgressLog::ProgressLog(std::filesystem::path file)
    : file_(std::move(file)),
      fd_(::open(file_.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0644))
{
    if (fd_ < 0) {
        throw content::FileError(file_, std::strerror(errno));
    }
}

ProgressLog::~ProgressLog()
{
    ::close(fd_);
}

void ProgressLog::add(const LoggedJob& job)
{
    const std::string line = line_of(job);
    const ssize_t written = ::write(fd_, line.data(), line.size());
    if (written < 0) {
        throw content::FileError(file_, std::strerror(errno));
    }
    if (static_cast<std::size_t>(written) != line.size()) {
        throw content::FileError(file_, std::strerror(ENOSPC));
    }
}

std::map<std::string, LoggedJob> read_progress_log(const std::filesystem::path& file)
{
    std::map<std::string, LoggedJob> jobs;
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) {
        return jobs;
    }
    std::istringstream lines(content::read_file(file));
    for (std::string line; std::getline(lines, line);) {
        if (auto job = job_of(line)) {
            jobs.insert_or_assign(job->job, std::move(*job));
        }
    }
    return jobs;
}

} // namespace printer
