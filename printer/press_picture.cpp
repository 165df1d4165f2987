#include "printer/press_picture.hpp"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_DCT.hh>
#include <qpdf/Pl_String.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <array>
#include <optional>
#include <span>

namespace printer {

namespace {

constexpr int jpeg_quality = 90;
constexpr long long longest_side = 32767; // Cairo's image surfaces end here.

/// YCCK with Adobe's marker, values as they are: libjpeg's own way of writing CMYK.
class PressJpeg : public Pl_DCT::CompressConfig {
  public:
    void apply(jpeg_compress_struct* jpeg) override
    {
        jpeg_set_colorspace(jpeg, JCS_YCCK);
        jpeg_set_quality(jpeg, jpeg_quality, TRUE);
    }
};

std::optional<long long> integer_of(QPDFObjectHandle dictionary, const char* key)
{
    QPDFObjectHandle value = dictionary.getKey(key);
    return value.isInteger() ? std::optional(value.getIntValue()) : std::nullopt;
}

bool is_stencil(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle mask = dictionary.getKey("/ImageMask");
    return mask.isBool() && mask.getBoolValue();
}

std::string space_name(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle space = dictionary.getKey("/ColorSpace");
    if (space.isArray() && space.getArrayNItems() > 0) {
        space = space.getArrayItem(0);
    }
    return space.isName() ? space.getName() : "no colour space";
}

/// Decode that changes nothing: Cairo writes one for stencils only.
bool has_odd_decode(QPDFObjectHandle dictionary)
{
    return dictionary.hasKey("/Decode");
}

/// Only DCTDecode, alone or the last of an array.
bool is_jpeg(QPDFObjectHandle dictionary)
{
    QPDFObjectHandle filter = dictionary.getKey("/Filter");
    if (filter.isArray() && filter.getArrayNItems() > 0) {
        return filter.getArrayItem(filter.getArrayNItems() - 1).isNameAndEquals("/DCTDecode");
    }
    return filter.isNameAndEquals("/DCTDecode");
}

std::string fault_of_size(QPDFObjectHandle dictionary)
{
    for (const char* key : {"/Width", "/Height"}) {
        const auto side = integer_of(dictionary, key);
        if (!side || *side < 1 || *side > longest_side) {
            return "an image without a size";
        }
    }
    return {};
}

/// What step 8 refuses in an image that is drawn.
std::string fault_of(QPDFObjectHandle dictionary)
{
    const std::string space = space_name(dictionary);
    if (space != "/DeviceRGB") {
        return fmt::format("an image in {}: only sRGB comes in", space);
    }
    if (integer_of(dictionary, "/BitsPerComponent") != 8) {
        return "an image that has not 8 bits a colour";
    }
    if (has_odd_decode(dictionary) || dictionary.getKey("/Mask").isArray()) {
        return "an image with a decode or a colour key";
    }
    for (const char* key : {"/Alternates", "/OPI", "/SMaskInData"}) {
        if (dictionary.hasKey(key)) {
            return fmt::format("an image with {}", key);
        }
    }
    return fault_of_size(dictionary);
}

std::string encode_jpeg(const std::string& cmyk, std::size_t width, std::size_t height)
{
    std::string bytes;
    Pl_String out("jpeg", nullptr, bytes);
    PressJpeg config;
    Pl_DCT jpeg("jpeg", &out, static_cast<JDIMENSION>(width), static_cast<JDIMENSION>(height), 4,
                JCS_CMYK, &config);
    jpeg.write(reinterpret_cast<const unsigned char*>(cmyk.data()), cmyk.size());
    jpeg.finish();
    return bytes;
}

} // namespace

PictureResult convert_picture(QPDFObjectHandle image, const InkTable& inks)
{
    QPDFObjectHandle dictionary = image.getDict();
    if (is_stencil(dictionary)) {
        return {};
    }
    if (space_name(dictionary) == "/DeviceGray") {
        return {false, {}, fault_of_gray_picture(image)};
    }
    if (std::string fault = fault_of(dictionary); !fault.empty()) {
        return {false, {}, std::move(fault)};
    }
    const auto width = static_cast<std::size_t>(*integer_of(dictionary, "/Width"));
    const auto height = static_cast<std::size_t>(*integer_of(dictionary, "/Height"));
    const bool jpeg = is_jpeg(dictionary);
    const auto pixels = image.getStreamData(qpdf_dl_all);
    if (pixels->getSize() != width * height * 3) { // A JPEG may hold other colours than it says.
        return {false, {}, "an image whose pixels are not of its size"};
    }
    std::string cmyk = inks.photo(std::span(pixels->getBuffer(), width * height * 3));
    const auto none = QPDFObjectHandle::newNull();
    dictionary.replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceCMYK"));
    if (jpeg) {
        image.replaceStreamData(encode_jpeg(cmyk, width, height),
                                QPDFObjectHandle::newName("/DCTDecode"), none);
    } else {
        image.replaceStreamData(cmyk, none, none);
    }
    return {true, jpeg ? fmt::format("{}x{}", width, height) : "", {}};
}

std::string fault_of_gray_picture(QPDFObjectHandle image)
{
    QPDFObjectHandle dictionary = image.getDict();
    if (is_stencil(dictionary)) {
        return {};
    }
    if (space_name(dictionary) != "/DeviceGray") {
        return fmt::format("an image in {} where only gray may be", space_name(dictionary));
    }
    const auto bits = integer_of(dictionary, "/BitsPerComponent");
    if (!bits || *bits < 1 || *bits > 8) {
        return "a gray image of more than 8 bits";
    }
    return fault_of_size(dictionary);
}

} // namespace printer
