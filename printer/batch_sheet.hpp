#pragma once

#include "content/model/program.hpp"
#include "printer/batch_job.hpp"
#include "printer/press_room.hpp"
#include "printer/render.hpp"
#include "printer/workshop.hpp"

#include <optional>
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
    std::optional<TilePaper> tile = {};
};

/// Makes all files of a job, in the worker's process, and puts them in the place of older ones
/// (`replace_files`); the one place that knows which they are.
/// @param said, kept as in `SheetMessages`.
/// @throws content::FileError and what `Renderer` throws
content::Exit make_job_files(const BatchRoom& room, const BatchJob& job, std::ostream& said,
                             std::ostream& kept);

} // namespace printer
