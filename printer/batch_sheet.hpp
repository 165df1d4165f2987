#pragma once

#include "content/model/program.hpp"
#include "printer/batch_job.hpp"
#include "printer/press_room.hpp"
#include "printer/render.hpp"
#include "printer/workshop.hpp"

#include <ostream>

namespace printer {

/// What all sheets of a batch are made with.
struct BatchRoom {
    const Workshop& workshop;
    Purpose purpose = Purpose::Press;
    const PressRoom* press = nullptr; ///< Null for proofs.
    const ProofRoom* proof = nullptr; ///< Of the pictures; null without a profile.
    const PressOptions& options;
    const PictureOptions& picture;
};

/// Makes all files of a job, in the worker's process; the one place that knows which they are. The
/// record comes last: it vouches for the others.
/// @param said, kept as in `SheetMessages`.
/// @throws content::FileError and what `Renderer` throws
content::Exit make_job_files(const BatchRoom& room, const BatchJob& job, std::ostream& said,
                             std::ostream& kept);

} // namespace printer
