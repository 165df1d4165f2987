#pragma once

#include "printer/cmyk_picture.hpp"

#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>

#include <tiffio.h>

namespace support {

/// A CMYK TIFF as libtiff reads it.
struct ReadTiff {
    printer::CmykPixmap picture;
    float ppi = 0;
    std::uint16_t compression = 0;
    std::uint16_t predictor = 0;
    std::uint16_t photometric = 0;
    std::string icc;
    std::string description;
};

inline ReadTiff read_tiff(const std::filesystem::path& file)
{
    TIFF* const tiff = TIFFOpen(file.c_str(), "r");
    if (tiff == nullptr) {
        throw std::runtime_error("no TIFF");
    }
    ReadTiff read;
    TIFFGetField(tiff, TIFFTAG_IMAGEWIDTH, &read.picture.width);
    TIFFGetField(tiff, TIFFTAG_IMAGELENGTH, &read.picture.height);
    TIFFGetField(tiff, TIFFTAG_XRESOLUTION, &read.ppi);
    TIFFGetField(tiff, TIFFTAG_COMPRESSION, &read.compression);
    TIFFGetField(tiff, TIFFTAG_PREDICTOR, &read.predictor);
    TIFFGetField(tiff, TIFFTAG_PHOTOMETRIC, &read.photometric);
    std::uint32_t size = 0;
    const char* profile = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_ICCPROFILE, &size, &profile) != 0) {
        read.icc.assign(profile, size);
    }
    const char* words = nullptr;
    if (TIFFGetField(tiff, TIFFTAG_IMAGEDESCRIPTION, &words) != 0) {
        read.description = words;
    }
    const auto width = static_cast<std::size_t>(read.picture.width);
    read.picture.pixels.resize(width * static_cast<std::size_t>(read.picture.height));
    bool good = true;
    for (int row = 0; row < read.picture.height; ++row) {
        good = good && TIFFReadScanline(
                           tiff, read.picture.pixels.data() + width * static_cast<std::size_t>(row),
                           static_cast<std::uint32_t>(row)) == 1;
    }
    TIFFClose(tiff);
    if (!good) {
        throw std::runtime_error("a TIFF that cannot be read");
    }
    return read;
}

} // namespace support
