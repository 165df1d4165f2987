#include "printer/preflight_picture.hpp"

#include "printer/preflight_document.hpp"
#include "printer/preflight_ink.hpp"

#include <qpdf/Buffer.hh>
#include <qpdf/Pipeline.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <stdexcept>
#include <string_view>

namespace printer {

namespace {

constexpr double rounding = 1;    ///< Percent: four plates of 8 bits.
constexpr double jpeg_noise = 10; ///< Percent.

/// What the samples of a picture mean.
struct PixelFormat {
    std::size_t width = 0;
    std::size_t height = 0;
    std::size_t parts = 0; ///< Samples a pixel.
    std::size_t bits = 8;
    std::vector<std::vector<double>> ink; ///< Percent of a sample's value, by part.
};

/// Adds up the ink of decoded pixels as they come: a picture of any size in constant memory.
class InkMeter : public Pipeline {
  public:
    InkMeter(const PixelFormat& format, double limit)
        : Pipeline("ink", nullptr), format_(format), limit_(limit),
          row_bytes_((format.width * format.parts * format.bits + 7) / 8)
    {}

    void write(const unsigned char* data, std::size_t length) override
    {
        while (length > 0) {
            const std::size_t taken = std::min(length, row_bytes_ - row_.size());
            row_.insert(row_.end(), data, data + taken);
            data += taken;
            length -= taken;
            if (row_.size() == row_bytes_) {
                add_row();
                row_.clear();
            }
        }
    }
    void finish() override {}

    bool whole() const { return rows_ >= format_.height; }
    PictureInk measured;

  private:
    std::size_t sample(std::size_t index) const
    {
        if (format_.bits == 16) {
            return row_[index * 2]; // The upper byte: ink to 0.4 %.
        }
        const std::size_t bit = index * format_.bits;
        const std::size_t shift = 8 - format_.bits - bit % 8;
        return static_cast<std::size_t>(row_[bit / 8]) >> shift & ((1U << format_.bits) - 1);
    }

    void add_row()
    {
        if (++rows_ > format_.height) {
            throw std::length_error("more rows than the picture has");
        }
        for (std::size_t x = 0; x < format_.width; ++x) {
            double ink = 0;
            for (std::size_t part = 0; part < format_.parts; ++part) {
                ink += format_.ink[part][sample(x * format_.parts + part)];
            }
            measured.most = std::max(measured.most, ink);
            measured.over += ink > limit_ ? 1 : 0;
        }
        measured.pixels += static_cast<double>(format_.width);
    }

    const PixelFormat& format_;
    double limit_;
    std::size_t row_bytes_;
    std::vector<unsigned char> row_;
    std::size_t rows_ = 0;
};

/// Ink of one sample's values in a plain space: `Decode` maps them, gray counts backwards.
std::vector<double> sample_inks(const Ink& space, std::size_t part, std::size_t bits,
                                const std::vector<double>& decode)
{
    const std::size_t values = std::size_t{1} << std::min(bits, std::size_t{8});
    const double low = decode.size() > 2 * part + 1 ? decode[2 * part] : 0;
    const double high = decode.size() > 2 * part + 1 ? decode[2 * part + 1] : 1;
    std::vector<double> inks;
    for (std::size_t value = 0; value < values; ++value) {
        Ink ink = space;
        std::ranges::fill(ink.parts, space.space == Ink::Space::Gray ? 1.0 : 0.0);
        ink.parts.at(part) =
            low + (high - low) * static_cast<double>(value) / static_cast<double>(values - 1);
        inks.push_back(coverage(ink));
    }
    return inks;
}

std::string palette_bytes(QPDFObjectHandle lookup)
{
    constexpr std::size_t largest = 256 * 32;
    if (lookup.isString()) {
        return lookup.getStringValue();
    }
    return lookup.isStream() ? decoded_stream(lookup, largest).value_or("") : "";
}

/// Ink of the entries of [/Indexed base hival lookup]; what the palette lacks is 0.
std::vector<double> palette_inks(QPDFObjectHandle space, std::size_t bits)
{
    std::vector<double> inks(std::size_t{1} << bits, 0.0);
    if (space.getArrayNItems() != 4) {
        return inks;
    }
    Ink ink = initial_ink(space.getArrayItem(1));
    const std::string bytes = palette_bytes(space.getArrayItem(3));
    const std::size_t parts = ink.parts.size();
    for (std::size_t i = 0; parts > 0 && i < inks.size() && (i + 1) * parts <= bytes.size(); ++i) {
        for (std::size_t part = 0; part < parts; ++part) {
            ink.parts[part] = static_cast<unsigned char>(bytes[i * parts + part]) / 255.0;
        }
        inks[i] = coverage(ink);
    }
    return inks;
}

std::vector<double> decode_of(QPDFObjectHandle array)
{
    std::vector<double> numbers;
    const int count = array.isArray() ? std::min(array.getArrayNItems(), 64) : 0;
    for (int i = 0; i < count; ++i) {
        numbers.push_back(number_of(array.getArrayItem(i)).value_or(0));
    }
    return numbers;
}

std::optional<PixelFormat> pixel_format(QPDFObjectHandle dictionary)
{
    const auto number = [&](const char* key) {
        return number_of(dictionary.getKey(key)).value_or(0);
    };
    const double width = number("/Width");
    const double height = number("/Height");
    const double bits = number("/BitsPerComponent");
    const bool known = bits == 1 || bits == 2 || bits == 4 || bits == 8 || bits == 16;
    if (!known || width < 1 || height < 1) {
        return std::nullopt;
    }
    PixelFormat format;
    format.width = static_cast<std::size_t>(width);
    format.height = static_cast<std::size_t>(height);
    format.bits = static_cast<std::size_t>(bits);
    QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
    const bool indexed = space.isArray() && space.getArrayNItems() > 1 &&
                         space.getArrayItem(0).isNameAndEquals("/Indexed");
    if (indexed && format.bits <= 8) {
        format.parts = 1;
        format.ink = {palette_inks(space, format.bits)};
        return format;
    }
    const Ink ink = initial_ink(space);
    const auto decode = decode_of(dictionary.getKey("/Decode"));
    format.parts = ink.parts.size();
    for (std::size_t part = 0; part < format.parts; ++part) {
        format.ink.push_back(sample_inks(ink, part, format.bits, decode));
    }
    return format.parts == 0 ? std::nullopt : std::optional(format);
}

bool is_jpeg(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() == 1) {
        filter = filter.getArrayItem(0);
    }
    return filter.isNameAndEquals("/DCTDecode");
}

/// Whether the JPEG is as large as the dictionary says: what it really holds is decoded, and a few
/// bytes can claim 65,500 x 65,500 pixels.
bool jpeg_fits(std::string_view jpeg, const PixelFormat& format)
{
    const auto byte = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(jpeg[at]));
    };
    std::size_t at = 2; // behind FF D8
    while (at + 10 <= jpeg.size() && byte(at) == 0xFF) {
        const std::size_t marker = byte(at + 1);
        const bool frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (frame) {
            return byte(at + 5) * 256 + byte(at + 6) == format.height &&
                   byte(at + 7) * 256 + byte(at + 8) == format.width &&
                   byte(at + 9) == format.parts;
        }
        at += 2 + byte(at + 2) * 256 + byte(at + 3);
    }
    return false;
}

/// The most that any pixel of the format can lay down, percent.
double most_ink(const PixelFormat& format)
{
    double most = 0;
    for (const std::vector<double>& inks : format.ink) {
        most += *std::ranges::max_element(inks);
    }
    return most;
}

bool jpeg_fits(QPDFObjectHandle image, const PixelFormat& format)
{
    const auto raw = image.getRawStreamData();
    return jpeg_fits({reinterpret_cast<const char*>(raw->getBuffer()), raw->getSize()}, format);
}

} // namespace

PictureInk measure_picture(QPDFObjectHandle image, double limit, double most_pixels)
{
    QPDFObjectHandle dictionary = image.getDict();
    const auto format = pixel_format(dictionary);
    if (!format) {
        return {PictureInk::Read::Unknown};
    }
    const bool harmless = most_ink(*format) <= limit;
    const PictureInk unread{harmless ? PictureInk::Read::Whole : PictureInk::Read::Unknown};
    if (static_cast<double>(format->width) * static_cast<double>(format->height) > most_pixels) {
        return unread;
    }
    const bool jpeg = is_jpeg(dictionary);
    if (jpeg && !jpeg_fits(image, *format)) {
        return {PictureInk::Read::Damaged};
    }
    InkMeter meter(*format, limit + (jpeg ? jpeg_noise : rounding));
    const auto level = jpeg ? qpdf_dl_all : qpdf_dl_specialized;
    bool decoded = false;
    const bool good = image.pipeStreamData(&meter, &decoded, 0, level, true, false);
    if (!decoded) { // What came is not its pixels.
        return unread;
    }
    PictureInk ink = meter.measured;
    ink.read = good && meter.whole() ? PictureInk::Read::Whole : PictureInk::Read::Damaged;
    return ink;
}

} // namespace printer
