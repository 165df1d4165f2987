#include "printer/press_shading.hpp"

#include <fmt/format.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <vector>

namespace printer {

namespace {

constexpr int samples = 256;
constexpr int deepest = 8; // Functions inside functions; Cairo needs two.
constexpr long long exponential = 2;
constexpr long long stitching = 3;

std::optional<std::vector<double>> numbers_of(QPDFObjectHandle array)
{
    if (!array.isArray()) {
        return std::nullopt;
    }
    std::vector<double> numbers;
    for (int place = 0; place < array.getArrayNItems(); ++place) {
        QPDFObjectHandle item = array.getArrayItem(place);
        if (!item.isNumber()) {
            return std::nullopt;
        }
        numbers.push_back(item.getNumericValue());
    }
    return numbers;
}

std::optional<Rgb> rgb_of(QPDFObjectHandle array)
{
    const auto numbers = numbers_of(array);
    return numbers && numbers->size() == 3
               ? std::optional(Rgb{(*numbers)[0], (*numbers)[1], (*numbers)[2]})
               : std::nullopt;
}

std::optional<long long> kind_of(QPDFObjectHandle dictionary, const char* key)
{
    if (!dictionary.isDictionary()) {
        return std::nullopt;
    }
    QPDFObjectHandle kind = dictionary.getKey(key);
    return kind.isInteger() ? std::optional(kind.getIntValue()) : std::nullopt;
}

std::optional<std::vector<double>> interval_of(QPDFObjectHandle dictionary)
{
    const auto domain = numbers_of(dictionary.getKey("/Domain"));
    return domain && domain->size() == 2 && (*domain)[0] < (*domain)[1] ? domain : std::nullopt;
}

/// C0 + x^N (C1 - C0) (ISO 32000-1, 7.10.3).
std::optional<Rgb> value_of_exponential(QPDFObjectHandle function, double x)
{
    const auto from = rgb_of(function.getKey("/C0"));
    const auto to = rgb_of(function.getKey("/C1"));
    QPDFObjectHandle power = function.getKey("/N");
    if (!from || !to || !power.isNumber() || (power.getNumericValue() < 0 && x <= 0)) {
        return std::nullopt;
    }
    const double part = std::pow(x, power.getNumericValue());
    const auto between = [part](double first, double last) {
        return first + part * (last - first);
    };
    return Rgb{between(from->red, to->red), between(from->green, to->green),
               between(from->blue, to->blue)};
}

std::optional<Rgb> value_of(QPDFObjectHandle function, double x, int depth);

/// Pieces side by side (7.10.4).
std::optional<Rgb> value_of_stitching(QPDFObjectHandle function, const std::vector<double>& domain,
                                      double x, int depth)
{
    QPDFObjectHandle pieces = function.getKey("/Functions");
    const auto bounds = numbers_of(function.getKey("/Bounds"));
    const auto encode = numbers_of(function.getKey("/Encode"));
    if (!pieces.isArray() || !bounds || !encode || !std::ranges::is_sorted(*bounds)) {
        return std::nullopt;
    }
    const auto count = static_cast<std::size_t>(pieces.getArrayNItems());
    if (count == 0 || bounds->size() != count - 1 || encode->size() != 2 * count) {
        return std::nullopt;
    }
    const auto piece =
        static_cast<std::size_t>(std::ranges::upper_bound(*bounds, x) - bounds->begin());
    const double low = piece == 0 ? domain[0] : (*bounds)[piece - 1];
    const double high = piece + 1 == count ? domain[1] : (*bounds)[piece];
    const double first = (*encode)[2 * piece];
    const double last = (*encode)[2 * piece + 1];
    const double inside =
        high > low ? first + (std::clamp(x, low, high) - low) * (last - first) / (high - low)
                   : first;
    return value_of(pieces.getArrayItem(static_cast<int>(piece)), inside, depth + 1);
}

std::optional<Rgb> value_of(QPDFObjectHandle function, double x, int depth)
{
    const auto kind = kind_of(function, "/FunctionType");
    const auto domain = kind ? interval_of(function) : std::nullopt;
    if (!domain || depth > deepest || function.hasKey("/Range")) {
        return std::nullopt;
    }
    x = std::clamp(x, (*domain)[0], (*domain)[1]);
    if (kind == exponential) {
        return value_of_exponential(function, x);
    }
    return kind == stitching ? value_of_stitching(function, *domain, x, depth) : std::nullopt;
}

void append_sample(std::string& out, double share)
{
    const auto value = static_cast<unsigned>(std::lround(std::clamp(share, 0.0, 1.0) * 65535));
    out += static_cast<char>(value >> 8U);
    out += static_cast<char>(value & 0xFFU);
}

/// All samples of a function in CMYK; none if it is of another kind than Cairo's.
std::optional<std::string> sample(QPDFObjectHandle function, const std::vector<double>& domain,
                                  const InkTable& inks)
{
    std::string out;
    out.reserve(samples * 8);
    for (int step = 0; step < samples; ++step) {
        const double x = domain[0] + (domain[1] - domain[0]) * step / (samples - 1);
        const auto colour = value_of(function, x, 0);
        if (!colour) {
            return std::nullopt;
        }
        const Cmyk cmyk = inks.step(*colour);
        for (const double ink : {cmyk.cyan, cmyk.magenta, cmyk.yellow, cmyk.black}) {
            append_sample(out, ink);
        }
    }
    return out;
}

QPDFObjectHandle sampled_function(QPDF& pdf, const std::vector<double>& domain, std::string data)
{
    QPDFObjectHandle function = QPDFObjectHandle::newStream(&pdf, std::move(data));
    QPDFObjectHandle dictionary = function.getDict();
    dictionary.replaceKey("/FunctionType", QPDFObjectHandle::newInteger(0));
    dictionary.replaceKey("/Domain",
                          QPDFObjectHandle::newArray({QPDFObjectHandle::newReal(domain[0], 6),
                                                      QPDFObjectHandle::newReal(domain[1], 6)}));
    dictionary.replaceKey("/Range", QPDFObjectHandle::parse("[ 0 1 0 1 0 1 0 1 ]"));
    dictionary.replaceKey("/Size",
                          QPDFObjectHandle::newArray({QPDFObjectHandle::newInteger(samples)}));
    dictionary.replaceKey("/BitsPerSample", QPDFObjectHandle::newInteger(16));
    return function;
}

/// Axial or radial, a dictionary: all that Cairo's linear and radial gradients become.
std::string fault_of_kind(QPDFObjectHandle shading)
{
    const auto kind = kind_of(shading, "/ShadingType");
    if (!kind || (kind != 2 && kind != 3)) {
        return kind ? fmt::format("shading of type {}", *kind) : "a shading without a type";
    }
    return shading.hasKey("/Background") ? "a shading with a background" : "";
}

} // namespace

std::string convert_shading(QPDFObjectHandle shading, const InkTable& inks, QPDF& pdf)
{
    if (std::string fault = fault_of_kind(shading); !fault.empty()) {
        return fault;
    }
    if (!shading.getKey("/ColorSpace").isNameAndEquals("/DeviceRGB")) {
        return "a shading in another colour space than sRGB";
    }
    const std::vector<double> whole{0, 1};
    const bool has_domain = shading.hasKey("/Domain");
    const auto domain = has_domain ? interval_of(shading) : std::optional(whole);
    auto data = domain ? sample(shading.getKey("/Function"), *domain, inks) : std::nullopt;
    if (!data) {
        return "a shading whose function is not of type 2 or 3";
    }
    shading.replaceKey("/Function", sampled_function(pdf, *domain, std::move(*data)));
    shading.replaceKey("/ColorSpace", QPDFObjectHandle::newName("/DeviceCMYK"));
    return {};
}

std::string fault_of_gray_shading(QPDFObjectHandle shading)
{
    if (std::string fault = fault_of_kind(shading); !fault.empty()) {
        return fault;
    }
    return shading.getKey("/ColorSpace").isNameAndEquals("/DeviceGray")
               ? ""
               : "a shading in colour in a luminosity mask";
}

} // namespace printer
