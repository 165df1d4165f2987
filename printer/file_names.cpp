#include "printer/file_names.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace printer {

namespace {

std::size_t digits_at(std::string_view text, std::size_t from)
{
    const auto end = std::min(text.find_first_not_of("0123456789", from), text.size());
    return end - std::min(from, end);
}

/// "board" of "board-p1of2" (a panel) and of "board-2" (a page); the stem itself if it is neither.
std::string stem_of_whole(const std::string& stem)
{
    for (auto at = stem.find('-'); at != std::string::npos; at = stem.find('-', at + 1)) {
        const std::size_t part = part_number(std::string_view(stem).substr(at));
        if (part > 0 && at + part == stem.size()) {
            return stem.substr(0, at);
        }
    }
    return stem;
}

/// What lies beside a file of its own. A PDF's name is known without its ending; a TIFF keeps it.
std::filesystem::path beside(const std::filesystem::path& file, std::string_view ending)
{
    const auto name = is_tiff(file) ? file.filename() : file.stem();
    return file.parent_path() / (name.string() + std::string(ending));
}

} // namespace

bool is_tiff(const std::filesystem::path& file)
{
    return file.extension() == ".tif" || file.extension() == ".tiff";
}

std::filesystem::path page_file(const std::filesystem::path& file, std::size_t page,
                                std::size_t pages)
{
    if (pages == 1) {
        return file;
    }
    return file.parent_path() /
           fmt::format("{}-{}{}", file.stem().string(), page + 1, file.extension().string());
}

std::filesystem::path panel_file(const std::filesystem::path& file, std::size_t panel,
                                 std::size_t panels)
{
    return file.parent_path() / fmt::format("{}-p{}of{}{}", file.stem().string(), panel + 1, panels,
                                            file.extension().string());
}

std::size_t part_number(std::string_view text)
{
    if (!text.starts_with('-')) {
        return 0;
    }
    const bool panel = text.starts_with("-p");
    const std::size_t first = panel ? 2 : 1;
    const std::size_t end = first + digits_at(text, first);
    if (end == first || !panel) {
        return end == first ? 0 : end;
    }
    const std::size_t count = digits_at(text, end + 2);
    return text.substr(end, 2) == "of" && count > 0 ? end + 2 + count : 0;
}

PaperNames paper_names(const std::filesystem::path& file)
{
    return {beside(file, "_tiket.pdf"), beside(file, "_tiket.json"), beside(file, "_bukti.pdf")};
}

bool is_paper(const std::filesystem::path& file)
{
    const std::string stem = file.stem().string();
    return std::ranges::any_of(paper_marks,
                               [&](std::string_view mark) { return stem.ends_with(mark); });
}

std::filesystem::path press_record_file(const std::filesystem::path& file)
{
    return beside(file, ".preflight.json");
}

std::filesystem::path press_record_of(const std::filesystem::path& file)
{
    const auto own = press_record_file(file);
    if (!is_tiff(file) || std::filesystem::exists(own)) {
        return own;
    }
    const std::string whole = stem_of_whole(file.stem().string()) + file.extension().string();
    return press_record_file(file.parent_path() / whole);
}

} // namespace printer
