#include "printer/batch_gallery.hpp"

#include "content/model/files.hpp"
#include "content/model/folder_lock.hpp"
#include "printer/batch_record.hpp"
#include "printer/file_set.hpp"
#include "printer/gallery.hpp"
#include "printer/progress_log.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace printer {

namespace {

constexpr auto page = "index.html";

std::map<std::string, LoggedJob> read_other_logs(const std::filesystem::path& folder, Shard mine)
{
    std::map<std::string, LoggedJob> all;
    for (unsigned index = 1; index <= mine.count; ++index) {
        if (index != mine.index) {
            all.merge(read_progress_log(progress_log_file(folder, {index, mine.count})));
        }
    }
    return all;
}

/// A sheet that another shard makes, as far as its files and its log tell.
GalleryEntry entry_of_other(const BatchJob& job, const std::map<std::string, LoggedJob>& logs)
{
    GalleryEntry entry{job.job, job.files.stem()};
    const auto logged = logs.find(entry.stem);
    if (logged != logs.end() && logged->second.input == job.input &&
        logged->second.state == word_of(State::Refused)) {
        entry.state = GalleryEntry::State::Refused;
        entry.messages = fmt::format("{}\n", fmt::join(logged->second.messages, "\n"));
    }
    return entry;
}

GalleryEntry entry_of_mine(const BatchJob& job)
{
    GalleryEntry entry{job.job, job.files.stem()};
    entry.state =
        job.state == State::Refused ? GalleryEntry::State::Refused : GalleryEntry::State::NotMade;
    entry.messages = job.messages.kept;
    return entry;
}

GalleryEntry entry_of(const BatchJob& job, bool is_mine,
                      const std::map<std::string, LoggedJob>& logs)
{
    const auto record = read_record(job.files);
    if (record && record->input == job.input && (!is_mine || job.is_there())) {
        GalleryEntry entry{job.job, job.files.stem()};
        entry.state = record->judged == Judged::Yes ? GalleryEntry::State::PressReady
                                                    : GalleryEntry::State::Unjudged;
        entry.files = record->names();
        entry.warnings = record->warnings;
        return entry;
    }
    return is_mine ? entry_of_mine(job) : entry_of_other(job, logs);
}

} // namespace

void write_gallery(const std::filesystem::path& folder, const std::vector<BatchJob>& jobs,
                   Shard mine, const Workshop& workshop)
{
    const content::FolderLock lock(folder, content::FolderLock::IfTaken::Wait);
    const auto logs = read_other_logs(folder, mine);
    std::vector<GalleryEntry> entries;
    for (std::size_t place = 0; place < jobs.size(); ++place) {
        entries.push_back(entry_of(jobs[place], is_in(mine, place), logs));
    }
    std::ranges::sort(entries, {}, &GalleryEntry::stem);
    content::write_file(folder / page, gallery_html(entries, *workshop.guide, workshop.words));
}

void remove_gallery(const std::filesystem::path& folder)
{
    std::error_code error;
    const auto file = folder / page;
    if (!std::filesystem::is_regular_file(file, error) || !is_gallery(content::read_file(file))) {
        return; // Another program's page is left alone.
    }
    remove_file(file);
}

} // namespace printer
