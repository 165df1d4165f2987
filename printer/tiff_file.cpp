#include "printer/tiff_file.hpp"

#include <algorithm>
#include <cerrno>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <string>
#include <tiffio.h>
#include <unistd.h>
#include <utility>

namespace printer {

namespace {

constexpr std::uint16_t inks = 4;
constexpr double largest_plain = 3.9e9; // Bytes; beyond, offsets of 32 bits end (PRINT.md 2.5).

/// What libtiff reads and writes through; keeps why the disk refused.
struct Stream {
    int descriptor = -1;
    int error = 0;
    std::string complaint; ///< Of libtiff.
};

Stream& stream_of(thandle_t handle)
{
    return *static_cast<Stream*>(handle);
}

tmsize_t read_bytes(thandle_t handle, void* to, tmsize_t count)
{
    return ::read(stream_of(handle).descriptor, to, static_cast<std::size_t>(count));
}

tmsize_t write_bytes(thandle_t handle, void* from, tmsize_t count)
{
    Stream& stream = stream_of(handle);
    const auto* at = static_cast<const char*>(from);
    tmsize_t left = count;
    while (left > 0) {
        const ssize_t written = ::write(stream.descriptor, at, static_cast<std::size_t>(left));
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            stream.error = errno;
            return -1;
        }
        at += written;
        left -= written;
    }
    return count;
}

toff_t seek_to(thandle_t handle, toff_t offset, int whence)
{
    return static_cast<toff_t>(
        ::lseek(stream_of(handle).descriptor, static_cast<off_t>(offset), whence));
}

int leave_open(thandle_t)
{
    return 0; // The file is not libtiff's to close.
}

toff_t size_of_file(thandle_t handle)
{
    const int descriptor = stream_of(handle).descriptor;
    const off_t place = ::lseek(descriptor, 0, SEEK_CUR);
    const off_t size = ::lseek(descriptor, 0, SEEK_END);
    ::lseek(descriptor, place, SEEK_SET);
    return static_cast<toff_t>(size);
}

int keep_complaint(TIFF*, void* stream, const char* where, const char* format, va_list arguments)
{
    std::string text(400, '\0');
    const int length = std::vsnprintf(text.data(), text.size(), format, arguments);
    text.resize(static_cast<std::size_t>(std::clamp(length, 0, 399)));
    static_cast<Stream*>(stream)->complaint = std::string(where == nullptr ? "" : where) + text;
    return 1; // And print nothing.
}

struct Close {
    void operator()(TIFF* tiff) const { TIFFClose(tiff); }
};
struct FreeOptions {
    void operator()(TIFFOpenOptions* options) const { TIFFOpenOptionsFree(options); }
};

/// "2026:11:24 00:00:00", as TIFF spells "D:20261124000000Z".
std::string tiff_date(const std::string& date)
{
    const auto part = [&date](std::size_t at, std::size_t count) {
        return date.size() >= at + count ? date.substr(at, count) : std::string(count, '0');
    };
    return part(2, 4) + ":" + part(6, 2) + ":" + part(8, 2) + " " + part(10, 2) + ":" +
           part(12, 2) + ":" + part(14, 2);
}

/// LZW grows what it cannot pack by less than half.
bool may_outgrow_plain(const TiffSize& size)
{
    return static_cast<double>(size.width) * size.height * inks * 1.5 > largest_plain;
}

void set_fields(TIFF* tiff, const TiffSize& size, double ppi, const OutputProfile& profile,
                const TiffFacts& facts)
{
    TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, static_cast<std::uint32_t>(size.width));
    TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, static_cast<std::uint32_t>(size.height));
    TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, inks);
    TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8);
    TIFFSetField(tiff, TIFFTAG_ORIENTATION, ORIENTATION_TOPLEFT);
    TIFFSetField(tiff, TIFFTAG_PLANARCONFIG, PLANARCONFIG_CONTIG);
    TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_SEPARATED);
    TIFFSetField(tiff, TIFFTAG_INKSET, INKSET_CMYK);
    TIFFSetField(tiff, TIFFTAG_COMPRESSION, COMPRESSION_LZW);
    TIFFSetField(tiff, TIFFTAG_PREDICTOR, PREDICTOR_HORIZONTAL);
    TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, static_cast<std::uint32_t>(TiffFile::strip_rows));
    TIFFSetField(tiff, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(tiff, TIFFTAG_XRESOLUTION, ppi);
    TIFFSetField(tiff, TIFFTAG_YRESOLUTION, ppi);
    TIFFSetField(tiff, TIFFTAG_ICCPROFILE, static_cast<std::uint32_t>(profile.icc.size()),
                 profile.icc.data());
    TIFFSetField(tiff, TIFFTAG_DOCUMENTNAME, facts.title.c_str());
    TIFFSetField(tiff, TIFFTAG_IMAGEDESCRIPTION, facts.description.c_str());
    TIFFSetField(tiff, TIFFTAG_DATETIME, tiff_date(facts.date).c_str());
    TIFFSetField(tiff, TIFFTAG_SOFTWARE, "pelita-printer " PELITA_VERSION);
}

} // namespace

struct TiffFile::Open {
    Stream stream;
    std::unique_ptr<TIFF, Close> tiff;
    std::uint32_t strip = 0;

    explicit Open(int descriptor) { stream.descriptor = descriptor; }

    void open(const char* name, bool big)
    {
        const std::unique_ptr<TIFFOpenOptions, FreeOptions> options(TIFFOpenOptionsAlloc());
        TIFFOpenOptionsSetErrorHandlerExtR(options.get(), keep_complaint, &stream);
        TIFFOpenOptionsSetWarningHandlerExtR(options.get(), keep_complaint, &stream);
        // Little-endian whatever the machine: equal bytes everywhere.
        tiff.reset(TIFFClientOpenExt(name, big ? "wl8" : "wl", &stream, read_bytes, write_bytes,
                                     seek_to, leave_open, size_of_file, nullptr, nullptr,
                                     options.get()));
    }

    std::string reason() const
    {
        return stream.error != 0 ? std::strerror(stream.error) : stream.complaint;
    }
};

TiffFile::TiffFile(content::PartFile& part, const TiffSize& size, double ppi,
                   const OutputProfile& profile, const TiffFacts& facts)
    : part_(part), size_(size), open_(std::make_unique<Open>(part.descriptor()))
{
    open_->open(part.file().c_str(), may_outgrow_plain(size));
    if (!open_->tiff) {
        throw content::FileError(part_.file(), open_->reason());
    }
    set_fields(open_->tiff.get(), size, ppi, profile, facts);
}

TiffFile::~TiffFile() = default;

void TiffFile::add(std::span<std::uint32_t> pixels)
{
    const std::size_t strip = static_cast<std::size_t>(size_.width) * strip_rows;
    for (std::size_t at = 0; at < pixels.size(); at += strip) {
        const std::size_t count = std::min(strip, pixels.size() - at);
        const auto bytes = static_cast<tmsize_t>(count * sizeof(std::uint32_t));
        if (TIFFWriteEncodedStrip(open_->tiff.get(), open_->strip++, pixels.data() + at, bytes) <
            0) {
            throw content::FileError(part_.file(), open_->reason());
        }
    }
}

void TiffFile::finish()
{
    const bool whole = TIFFWriteDirectory(open_->tiff.get()) != 0;
    const bool flushed = TIFFFlush(open_->tiff.get()) != 0;
    open_->tiff.reset();
    if (!whole || !flushed || open_->stream.error != 0) {
        throw content::FileError(part_.file(), open_->reason());
    }
    part_.settle();
}

} // namespace printer
