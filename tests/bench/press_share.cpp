#include "tests/bench/press_share.hpp"

#include "content/model/files.hpp"
#include "printer/render.hpp"
#include "tests/bench/calibrator.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>
#include <string>

namespace bench {

namespace {

printer::Composition composed(printer::Renderer& renderer, const printer::Job& job)
{
    std::ostringstream messages;
    auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    if (!sheet) {
        throw std::runtime_error(messages.str());
    }
    return std::move(*sheet);
}

std::string pressed(printer::Renderer& renderer, const printer::Composition& sheet,
                    const printer::Job& job, const printer::PressRoom& room)
{
    auto result = renderer.press_pdf(sheet, job, room, {});
    if (!result.faults.empty()) {
        throw std::runtime_error(result.faults.front().what);
    }
    return std::move(result.pdf);
}

} // namespace

void press_share(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs,
                 std::size_t rest, std::size_t of, const std::filesystem::path& out)
{
    const printer::PressRoom room = printer::open_press_room(workshop, std::nullopt);
    printer::Renderer renderer(workshop);
    for (std::size_t i = rest; i < jobs.size(); i += of) {
        const auto sheet = composed(renderer, jobs[i]);
        content::write_file(out / (std::to_string(i) + ".pdf"),
                            pressed(renderer, sheet, jobs[i], room));
    }
}

void print_press_stages(const printer::Workshop& workshop, const std::vector<printer::Job>& jobs)
{
    const double start = thread_seconds();
    const printer::PressRoom room = printer::open_press_room(workshop, std::nullopt);
    const double opened = thread_seconds() - start;
    printer::Renderer renderer(workshop);
    const std::size_t count = std::min<std::size_t>(jobs.size(), 40);
    double laid_out = 0;
    double made = 0;
    double papers = 0;
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double before = thread_seconds();
        const auto sheet = composed(renderer, jobs[i]);
        const double middle = thread_seconds();
        printer::PressFile file;
        file.pdf = pressed(renderer, sheet, jobs[i], room);
        const double after = thread_seconds();
        renderer.papers(sheet, jobs[i], room, {}, "sheet.pdf", file);
        bytes += file.pdf.size();
        laid_out += middle - before;
        made += after - middle;
        papers += thread_seconds() - after;
    }
    const auto sheets = static_cast<double>(count);
    fmt::print(
        "one press file: compose and gate {:.2f} ms, marks, paint and press {:.2f} ms, {:.0f} "
        "kB; ticket and sign-off sheet {:.2f} ms; profile and transforms {:.1f} ms once\n",
        1000 * laid_out / sheets, 1000 * made / sheets, static_cast<double>(bytes) / sheets / 1000,
        1000 * papers / sheets, 1000 * opened);
}

void write_board_tiff(const printer::Workshop& workshop, const std::filesystem::path& file)
{
    const printer::Job job{"sweet-promises", "baliho-6x4", "id", {}};
    const printer::PressRoom room = printer::open_press_room(workshop, std::nullopt);
    printer::Renderer renderer(workshop);
    renderer.write_tiffs(composed(renderer, job), job, room, std::nullopt, file);
}

} // namespace bench
