#include "printer/batch.hpp"

#include "content/model/files.hpp"
#include "printer/batch_record.hpp"
#include "printer/gallery.hpp"
#include "printer/press_record.hpp"
#include "printer/sheet.hpp"
#include "printer/workers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace printer {

namespace {

using content::Exit;

enum class State { Waiting, Made, UpToDate, Refused, Crashed, MachineFault };

std::string word_of(State state)
{
    switch (state) {
    case State::Waiting:
        return "not begun";
    case State::Made:
        return "ok";
    case State::UpToDate:
        return "up-to-date";
    case State::Refused:
        return "refused";
    case State::Crashed:
        return "crashed";
    case State::MachineFault:
        return "failed";
    }
    return {};
}

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

/// No proof is taken for a file for the press: its name says what its sash says.
std::string suffix(Purpose purpose)
{
    return purpose == Purpose::Proof ? "_contoh" : "";
}

struct BatchJob {
    Job job;
    std::string stem;
    std::string input;
    State state = State::Waiting;
    std::string messages;
};

class Batch {
  public:
    Batch(const Workshop& workshop, const BatchOptions& options, std::ostream& out)
        : workshop_(workshop), options_(options), out_(out)
    {
        const std::vector<Job> jobs = select_jobs(options.selection, *workshop.guide);
        open_press(jobs);
        const std::string run = run_hash(workshop);
        std::string press =
            room_ ? room_->profile.sha256 + " " + options.press.key() + " " : std::string();
        press += options.picture.key();
        for (const Job& job : jobs) {
            const content::FormatSpec& format = workshop.guide->formats.at(job.format);
            if (format.press) { // Wrong usage shows before anything is written.
                sheet_of(layout::make_format(format), job);
            }
            jobs_.push_back({job,
                             stem(job, *workshop.guide) + suffix(options.purpose),
                             input_hash(run, job, options.purpose, press),
                             State::Waiting,
                             {}});
        }
    }

    Exit run()
    {
        make_folder();
        make_sheets();
        if (options_.gallery == Gallery::Yes) {
            write_gallery();
        }
        print_failures();
        print_warnings();
        return worst();
    }

  private:
    /// Made before any worker is: they share it.
    void open_press(const std::vector<Job>& jobs)
    {
        const bool printed = std::ranges::any_of(
            jobs, [&](const Job& job) { return workshop_.guide->formats.at(job.format).press; });
        if (!printed || options_.purpose == Purpose::Proof) {
            return;
        }
        room_.emplace(open_press_room(workshop_, options_.press.profile));
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
        Progress progress(jobs_.size(), options_.bar, out_);
        std::vector<std::size_t> waiting;
        for (std::size_t index = 0; index < jobs_.size(); ++index) {
            BatchJob& job = jobs_[index];
            if (is_up_to_date(files(job), job.input)) {
                job.state = State::UpToDate;
                report(progress, job, 0);
            } else {
                waiting.push_back(index);
            }
        }
        run_in_workers(
            waiting, options_.workers,
            [this](std::size_t index, std::ostream& messages) {
                return static_cast<int>(make_sheet_files(jobs_[index], messages));
            },
            [&](const Ended& ended) {
                BatchJob& job = jobs_[ended.index];
                job.state = state_of(ended);
                job.messages = ended.messages;
                if (job.state == State::Refused) {
                    remove_files(files(job)); // of an earlier run: they are no longer true
                }
                report(progress, job, ended.seconds);
                return job.state == State::MachineFault ? Then::Stop : Then::GoOn;
            });
    }

    JobFiles files(const BatchJob& job) const { return files_of(options_.out, job.stem); }

    /// In the worker's process. The record comes last: it vouches for the others.
    Exit make_sheet_files(const BatchJob& job, std::ostream& messages) const
    {
        Renderer renderer(workshop_);
        const auto sheet = renderer.pass_gate(job.job, options_.purpose, messages);
        if (!sheet) {
            return Exit::ContentAtFault;
        }
        const JobFiles names = files(job);
        std::vector<MadeFile> made;
        if (sheet->format.spec.press) {
            auto files = pdf_of(renderer, *sheet, job.job, names, messages);
            if (files.empty()) {
                return Exit::ContentAtFault;
            }
            made = std::move(files);
        }
        auto pictures = renderer.pngs(*sheet, options_.picture);
        for (std::size_t page = 0; page < pictures.size(); ++page) {
            made.push_back(
                {page_file(names.png, page, pictures.size()), std::move(pictures[page])});
        }
        for (const MadeFile& file : made) {
            content::write_file(file.path, file.bytes);
        }
        remove_others(names, made);
        write_record(names, job.input, made);
        print_font_warnings(*workshop_.fonts, messages);
        return Exit::Done;
    }

    /// The PDF and its papers; of a press file its report, too. None, with the reasons on
    /// `messages`, if the press pass or preflight refuses it.
    std::vector<MadeFile> pdf_of(Renderer& renderer, const Composition& sheet, const Job& job,
                                 const JobFiles& names, std::ostream& messages) const
    {
        if (!room_) {
            return {{names.pdf, renderer.pdf(sheet, job)},
                    renderer.proof_paper(sheet, job, names.pdf)};
        }
        auto file =
            renderer.judged_press_file(sheet, job, *room_, options_.press, names.pdf, messages);
        if (!file) {
            return {};
        }
        auto made = renderer.papers(sheet, job, *room_, options_.press, names.pdf, *file);
        made.insert(made.begin(), {{names.pdf, std::move(file->pdf)},
                                   {press_record_file(names.pdf), std::move(file->record)}});
        return made;
    }

    static void report(Progress& progress, const BatchJob& job, double seconds)
    {
        progress.report(
            word_of(job.state),
            fmt::format("{} {} {}", job.job.poster, job.job.format, job.job.languages()), seconds);
    }

    void write_gallery() const
    {
        std::vector<GalleryEntry> entries;
        for (const BatchJob& job : jobs_) {
            const bool made = job.state == State::Made || job.state == State::UpToDate;
            entries.push_back({job.job, job.stem,
                               made ? recorded_names(files(job)) : std::vector<std::string>{},
                               job.messages});
        }
        content::write_file(options_.out / "index.html", gallery_html(entries, *workshop_.guide));
    }

    void print_failures() const
    {
        for (const BatchJob& job : jobs_) {
            if (job.state != State::Made && job.state != State::UpToDate) {
                out_ << job.stem << ": " << word_of(job.state) << '\n' << job.messages;
            }
        }
    }

    /// What sheets that were made had to say, each line once: every process sees the same fonts.
    void print_warnings() const
    {
        std::set<std::string> said;
        for (const BatchJob& job : jobs_) {
            std::istringstream lines(job.state == State::Made ? job.messages : std::string());
            for (std::string line; std::getline(lines, line);) {
                if (said.insert(line).second) {
                    out_ << line << '\n';
                }
            }
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
    std::optional<PressRoom> room_; ///< None for proofs.
};

} // namespace

Exit run_batch(const Workshop& workshop, const BatchOptions& options, std::ostream& messages)
{
    return Batch(workshop, options, messages).run();
}

} // namespace printer
