#pragma once

#include <array>
#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// Whether a file is a TIFF by its name: ".tif" and ".tiff" are the same kind everywhere.
bool is_tiff(const std::filesystem::path& file);

/// "name.png" of a sheet of one page; "name-1.png", "name-2.png"... of one that has more.
/// @param page from 0.
std::filesystem::path page_file(const std::filesystem::path& file, std::size_t page,
                                std::size_t pages);

/// "name-p1of2.tif" of a panel. @param panel from 0.
std::filesystem::path panel_file(const std::filesystem::path& file, std::size_t panel,
                                 std::size_t panels);

/// Length of "-2" (a page) or "-p1of2" (a panel) at the start; 0 if there is neither.
std::size_t part_number(std::string_view text);

/// Where the papers of a sheet's file lie: <stem>_tiket.pdf, <stem>_tiket.json, <stem>_bukti.pdf
/// beside <stem>.pdf. A TIFF has its own, <stem>.tif_tiket.pdf: the same sheet may lie beside it as
/// a PDF.
struct PaperNames {
    std::filesystem::path ticket;
    std::filesystem::path ticket_json;
    std::filesystem::path sign_off;

    std::vector<std::filesystem::path> all() const { return {ticket, ticket_json, sign_off}; }
};

PaperNames paper_names(const std::filesystem::path& file);

/// What papers are called behind the name of their file: the order form and the sign-off sheet
/// (PRINT.md 2.5).
inline constexpr std::array<std::string_view, 2> paper_marks{"_tiket", "_bukti"};

/// Whether a file is a paper by its name.
bool is_paper(const std::filesystem::path& file);

/// <stem>.preflight.json beside <stem>.pdf; of a TIFF <stem>.tif.preflight.json.
std::filesystem::path press_record_file(const std::filesystem::path& file);

/// The same for a TIFF of a page or a panel, "<stem>-p1of2.tif": all of a sheet have one record.
std::filesystem::path press_record_of(const std::filesystem::path& file);

} // namespace printer
