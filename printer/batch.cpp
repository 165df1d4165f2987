#include "printer/batch.hpp"

#include "content/model/files.hpp"
#include "printer/batch_gallery.hpp"
#include "printer/batch_job.hpp"
#include "printer/batch_record.hpp"
#include "printer/batch_sheet.hpp"
#include "printer/file_names.hpp"
#include "printer/progress_log.hpp"
#include "printer/run_words.hpp"
#include "printer/sheet.hpp"
#include "printer/workers.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>
#include <span>
#include <sstream>
#include <string>
#include <vector>

namespace printer {

namespace {

using content::Exit;

State state_of(const Ended& ended)
{
    if (!ended.exit_code) {
        return State::Crashed;
    }
    switch (static_cast<Exit>(*ended.exit_code)) {
    case Exit::Done:
        return State::Made;
    case Exit::ContentAtFault:
        return State::Refused;
    case Exit::MachineAtFault:
        return State::MachineFault;
    default:
        return State::Crashed; // A sanitizer or a library ended the process.
    }
}

/// No proof and no tiles are taken for a file for the press: their names say what they are.
std::string suffix(const BatchOptions& options, const content::FormatSpec& format)
{
    const std::string proof = options.purpose == Purpose::Proof ? "_contoh" : "";
    return proof + (options.tile && format.press ? fmt::format("_{}", name_of(*options.tile)) : "");
}

/// What a proof, or tiles, cannot keep. @throws content::UsageError
void require_options(const BatchOptions& options)
{
    const PressOptions& press = options.press;
    if (press.roll && options.purpose == Purpose::Proof) {
        throw content::UsageError(
            "--panels is for files for the press: leave out --proof or --panels");
    }
    if (options.purpose == Purpose::Proof) {
        require_whole(press, "a --proof");
    }
}

/// Leaves out what nobody would glue, if it was not asked for by name.
/// @throws content::UsageError for what tiles cannot keep.
void require_tiles(const BatchOptions& options, const content::Guide& guide, std::vector<Job>& jobs)
{
    const auto is_too_large = [&](const Job& job) {
        const content::FormatSpec& format = guide.formats.at(job.format);
        return format.press && !can_be_tiled(layout::make_format(format), *options.tile);
    };
    if (options.selection.formats == "all") {
        std::erase_if(jobs, is_too_large);
    }
    for (const Job& job : jobs) {
        const content::FormatSpec& format = guide.formats.at(job.format);
        if (format.press) {
            require_tiles(layout::make_format(format), job, options.press, *options.tile);
        }
    }
}

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(std::move(line));
    }
    return lines;
}

/// The first few by name, the rest by number.
std::string sheets_named(const std::vector<std::string>& stems)
{
    constexpr std::size_t most = 3;
    const auto named = std::span(stems).first(std::min(stems.size(), most));
    const std::string names = fmt::format("{}", fmt::join(named, ", "));
    return stems.size() <= most ? names : fmt::format("{} and {} more", names, stems.size() - most);
}

/// A line for each TIFF: it is of another run and stays.
SheetMessages tiffs_among(const std::vector<std::filesystem::path>& files)
{
    SheetMessages lines;
    for (const auto& file : files) {
        if (is_tiff(file)) {
            lines.add(line_for_both([&](auto language) { return older_file(file, language); }));
        }
    }
    return lines;
}

class Batch {
  public:
    Batch(const Workshop& workshop, const BatchOptions& options, std::ostream& out)
        : workshop_(workshop), options_(options), out_(out)
    {
        require_options(options);
        std::vector<Job> jobs = select_jobs(options.selection, *workshop.guide);
        if (options.tile) {
            require_tiles(options, *workshop.guide, jobs);
        }
        sort_by_work(jobs, *workshop.guide);
        open_press(jobs);
        const std::string run = run_hash(workshop);
        const std::string press =
            room_ ? room_->profile.sha256 + " " + options.press.key() + " " : std::string();
        const std::string picture =
            options.picture.key() +
            (options.tile ? fmt::format(" tile {}", name_of(*options.tile)) : "");
        const std::string colours = proof_ ? " " + proof_->press->profile.sha256 : std::string();
        for (const Job& job : jobs) {
            const content::FormatSpec& format = workshop.guide->formats.at(job.format);
            if (format.press && !options.tile) { // Wrong usage shows before anything is written.
                require_roll_fits(format, job, options.press);
            }
            jobs_.push_back(
                {job,
                 files_of(options.out, stem(job, *workshop.guide) + suffix(options, format),
                          room_ && format.press ? Judged::Yes : Judged::No),
                 input_hash(run, job, options.purpose,
                            (format.press ? press : "") + picture +
                                (format.press ? colours : ""))});
        }
    }

    Exit run()
    {
        make_folder();
        make_sheets();
        print_failures();
        print_warnings();
        if (options_.gallery == Gallery::Yes) {
            write_gallery(options_.out, jobs_, options_.shard, workshop_);
        }
        return worst();
    }

  private:
    /// Made before any worker is: they share it.
    void open_press(const std::vector<Job>& jobs)
    {
        const bool printed = std::ranges::any_of(
            jobs, [&](const Job& job) { return workshop_.guide->formats.at(job.format).press; });
        if (!printed) {
            return;
        }
        if (options_.purpose == Purpose::Proof || options_.tile) {
            proof_ = find_proof_room(workshop_, options_.press.profile, out_);
            return;
        }
        room_ =
            std::make_shared<const PressRoom>(open_press_room(workshop_, options_.press.profile));
        proof_ = open_proof_room(room_);
        if (!room_->profile.warning.empty()) {
            out_ << room_->profile.warning << '\n';
        }
    }

    void make_folder() const
    {
        std::error_code error;
        std::filesystem::create_directories(options_.out, error);
        if (error) {
            throw content::FileError(options_.out, error.message());
        }
    }

    void make_sheets()
    {
        ProgressLog log(progress_log_file(options_.out, options_.shard));
        Progress progress(count_mine(), options_.bar, out_);
        std::vector<std::size_t> waiting;
        for (std::size_t index = 0; index < jobs_.size(); ++index) {
            BatchJob& job = jobs_[index];
            if (is_mine(index) && is_up_to_date(job.files, job.input)) {
                job.state = State::UpToDate;
                report(progress, log, job, 0);
            } else if (is_mine(index)) {
                waiting.push_back(index);
            }
        }
        find_old(waiting);
        const BatchRoom room{workshop_,      options_.purpose, room_.get(),  proof_.get(),
                             options_.press, options_.picture, options_.tile};
        run_in_workers(
            waiting, options_.workers,
            [&](std::size_t index, std::ostream& messages) {
                std::ostringstream said;
                std::ostringstream kept;
                const Exit exit = make_job_files(room, jobs_[index], said, kept);
                messages << packed({said.str(), kept.str()});
                return static_cast<int>(exit);
            },
            [&](const Ended& ended) {
                BatchJob& job = jobs_[ended.index];
                job.state = state_of(ended);
                job.messages = unpacked(ended.messages);
                settle_old(job);
                job.messages.add(job.older);
                report(progress, log, job, ended.seconds);
                return job.state == State::MachineFault ? Then::Stop : Then::GoOn;
            });
    }

    bool is_mine(std::size_t index) const { return is_in(options_.shard, index); }

    std::size_t count_mine() const
    {
        std::size_t count = 0;
        for (std::size_t index = 0; index < jobs_.size(); ++index) {
            count += is_mine(index) ? 1 : 0;
        }
        return count;
    }

    /// What new files will take the place of. The gallery goes now: it shows what is about to be
    /// made anew, and the run may be cut short.
    void find_old(const std::vector<std::size_t>& waiting)
    {
        if (waiting.empty()) {
            return;
        }
        remove_gallery(options_.out);
        std::set<std::string> stems;
        for (const std::size_t index : waiting) {
            stems.insert(jobs_[index].files.stem());
        }
        const auto there = files_there(options_.out, stems);
        for (const std::size_t index : waiting) {
            const auto old = there.find(jobs_[index].files.stem());
            if (old != there.end()) {
                jobs_[index].old = replaceable(old->second);
                jobs_[index].older = tiffs_among(old->second);
            }
        }
    }

    /// Of a sheet that was not made: one that may not be printed keeps no file. One that a fault
    /// of ours or of the machine has stopped keeps an older set if that is whole.
    static void settle_old(BatchJob& job)
    {
        if (job.is_there()) {
            return;
        }
        if (job.state == State::Refused || !is_older_set(job.files, job.input)) {
            remove_files(job.files);
            return;
        }
        remove_parts(job.files);
        job.older.add(told_older(job));
    }

    static SheetMessages told_older(const BatchJob& job)
    {
        return line_for_both(
            [&](auto language) { return older_sheet(job.files.stem(), language); });
    }

    /// A line for each sheet that was not begun and has an older set.
    static std::string older_of_waiting(const BatchJob& job)
    {
        return job.state == State::Waiting && is_older_set(job.files, job.input)
                   ? told_older(job).said
                   : std::string();
    }

    static void report(Progress& progress, ProgressLog& log, const BatchJob& job, double seconds)
    {
        const auto record = job.is_there() ? read_record(job.files) : std::nullopt;
        log.add({job.files.stem(), job.input, word_of(job.state), seconds,
                 record.value_or(BatchRecord{}).files, lines_of(job.messages.kept)});
        progress.report(
            word_of(job.state),
            fmt::format("{} {} {}", job.job.poster, job.job.format, job.job.languages()), seconds);
    }

    void print_failures() const
    {
        for (std::size_t index = 0; index < jobs_.size(); ++index) {
            const BatchJob& job = jobs_[index];
            if (is_mine(index) && !job.is_there()) {
                out_ << job.files.stem() << ": " << word_of(job.state) << '\n'
                     << job.messages.said << older_of_waiting(job);
            }
        }
    }

    /// What sheets that were made had to say, each line once with the sheets it is about: every
    /// process sees the same fonts.
    void print_warnings() const
    {
        std::vector<std::string> lines; // In the order in which they were said.
        std::map<std::string, std::vector<std::string>> sheets;
        for (const BatchJob& job : jobs_) {
            for (auto& line : lines_of(job.state == State::Made ? job.messages.said : "")) {
                auto& about = sheets[line];
                if (about.empty()) {
                    lines.push_back(line);
                }
                about.push_back(job.files.stem());
            }
        }
        for (const std::string& line : lines) {
            out_ << sheets_named(sheets[line]) << ": " << line << '\n';
        }
    }

    Exit worst() const
    {
        Exit worst = Exit::Done;
        for (const BatchJob& job : jobs_) {
            if (job.state == State::MachineFault || job.state == State::Crashed) {
                return Exit::MachineAtFault;
            }
            worst = job.state == State::Refused ? Exit::ContentAtFault : worst;
        }
        return worst;
    }

    const Workshop& workshop_;
    const BatchOptions& options_;
    std::ostream& out_;
    std::vector<BatchJob> jobs_;
    std::shared_ptr<const PressRoom> room_; ///< None for proofs.
    std::unique_ptr<ProofRoom> proof_;      ///< Of the pictures; none without a profile.
};

} // namespace

Exit run_batch(const Workshop& workshop, const BatchOptions& options, std::ostream& messages)
{
    return Batch(workshop, options, messages).run();
}

} // namespace printer
