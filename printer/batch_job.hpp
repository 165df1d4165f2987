#pragma once

#include "printer/batch_files.hpp"
#include "printer/batch_messages.hpp"
#include "printer/job.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace printer {

enum class State { Waiting, Made, UpToDate, Refused, Crashed, MachineFault };

/// "ok", "up-to-date"...: in the progress, the log and the list of failures.
inline std::string word_of(State state)
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

/// A sheet of a batch and what has become of it.
struct BatchJob {
    Job job;
    JobFiles files;
    std::string input; ///< `input_hash`
    State state = State::Waiting;
    SheetMessages messages = {};
    std::vector<std::filesystem::path> old = {}; ///< Of earlier runs, to be replaced.
    SheetMessages older = {};                    ///< Of files of earlier runs that stay.

    bool is_there() const { return state == State::Made || state == State::UpToDate; }
};

} // namespace printer
