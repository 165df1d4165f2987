#pragma once

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace support {

/// One plate of a page: 255 is full ink.
struct Plate {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> ink;
};

/// The four plates of a page as ghostscript separates it: an outside judge of ink.
struct Plates {
    std::size_t width = 0;
    std::size_t height = 0;
    std::vector<std::uint8_t> cyan;
    std::vector<std::uint8_t> magenta;
    std::vector<std::uint8_t> yellow;
    std::vector<std::uint8_t> black;

    std::size_t pixels() const { return width * height; }
    int sum(std::size_t at) const { return cyan[at] + magenta[at] + yellow[at] + black[at]; }
    /// What lies there beside black.
    std::array<int, 3> colour(std::size_t at) const { return {cyan[at], magenta[at], yellow[at]}; }
    /// Most ink of each plate within some pixels of a place.
    std::array<int, 4> most_near(double x, double y, int around) const
    {
        std::array<int, 4> most{};
        for (int row = -around; row <= around; ++row) {
            for (int column = -around; column <= around; ++column) {
                const auto at = static_cast<std::size_t>(std::lround(y) + row) * width +
                                static_cast<std::size_t>(std::lround(x) + column);
                most[0] = std::max<int>(most[0], cyan.at(at));
                most[1] = std::max<int>(most[1], magenta.at(at));
                most[2] = std::max<int>(most[2], yellow.at(at));
                most[3] = std::max<int>(most[3], black.at(at));
            }
        }
        return most;
    }
};

inline int byte_of(double share)
{
    return static_cast<int>(std::lround(share * 255));
}

/// Reads the gray TIFF that ghostscript writes without compression; paper is white there.
inline Plate read_plate(const std::filesystem::path& file)
{
    const std::string bytes = content::read_file(file);
    const auto number = [&](std::size_t at, std::size_t count) {
        std::uint32_t value = 0;
        for (std::size_t place = 0; place < count; ++place) {
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes.at(at + place)))
                     << (8 * place);
        }
        return value;
    };
    if (bytes.substr(0, 2) != "II") {
        throw std::runtime_error("no little-endian TIFF");
    }
    Plate plate;
    std::vector<std::uint32_t> starts;
    std::vector<std::uint32_t> lengths;
    bool zero_is_white = false;
    const std::size_t folder = number(4, 4);
    for (std::size_t entry = 0; entry < number(folder, 2); ++entry) {
        const std::size_t at = folder + 2 + 12 * entry;
        const std::size_t size = number(at + 2, 2) == 3 ? 2 : 4;
        const std::size_t count = number(at + 4, 4);
        const std::size_t values = size * count > 4 ? number(at + 8, 4) : at + 8;
        const std::uint32_t first = number(values, size);
        switch (number(at, 2)) {
        case 256:
            plate.width = first;
            break;
        case 257:
            plate.height = first;
            break;
        case 259:
            if (first != 1) {
                throw std::runtime_error("a compressed TIFF");
            }
            break;
        case 262:
            zero_is_white = first == 0;
            break;
        case 273:
        case 279:
            for (std::size_t strip = 0; strip < count; ++strip) {
                (number(at, 2) == 273 ? starts : lengths)
                    .push_back(number(values + size * strip, size));
            }
            break;
        default:
            break;
        }
    }
    for (std::size_t strip = 0; strip < starts.size(); ++strip) {
        for (std::size_t at = starts[strip]; at < starts[strip] + lengths.at(strip); ++at) {
            const auto value = static_cast<std::uint8_t>(bytes.at(at));
            plate.ink.push_back(zero_is_white ? value : static_cast<std::uint8_t>(255 - value));
        }
    }
    if (plate.ink.size() != plate.width * plate.height) {
        throw std::runtime_error("a TIFF that is not 8 bits gray");
    }
    return plate;
}

/// Plates of the pages up to `last_page`; no page at all without ghostscript.
/// @param finer each pixel is the mean of so many pixels squared: smooth edges.
inline std::vector<Plates> separate_pages(const std::string& pdf, int density, int finer = 1,
                                          std::size_t last_page = 99)
{
    if (!have_program("gs")) {
        return {};
    }
    const TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    const auto said = run(
        {"gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-dLastPage=" + std::to_string(last_page),
         "-dOverprint=/enable", "-sDEVICE=tiffsep", "-sCompression=none",
         "-r" + std::to_string(density * finer), "-dDownScaleFactor=" + std::to_string(finer), "-o",
         (folder.path() / "plate-%d.tif").string(), file.string()});
    if (said.exit_code != 0) {
        throw std::runtime_error("gs: " + said.err + said.out);
    }
    std::vector<Plates> pages;
    for (int page = 1;; ++page) {
        const auto plate_file = [&](const char* name) {
            return folder.path() / ("plate-" + std::to_string(page) + "(" + name + ").tif");
        };
        if (!std::filesystem::exists(plate_file("Cyan"))) {
            return pages;
        }
        Plate cyan = read_plate(plate_file("Cyan"));
        pages.push_back(
            {cyan.width, cyan.height, std::move(cyan.ink), read_plate(plate_file("Magenta")).ink,
             read_plate(plate_file("Yellow")).ink, read_plate(plate_file("Black")).ink});
    }
}

/// The first page's plates; none without ghostscript.
/// @param finer as for `separate_pages`
inline std::optional<Plates> separate(const std::string& pdf, int density, int finer = 1)
{
    auto pages = separate_pages(pdf, density, finer, 1);
    if (pages.empty()) {
        return std::nullopt;
    }
    return std::move(pages.front());
}

} // namespace support
