#include "printer/preflight_document.hpp"
#include "printer/preflight_ink.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <cmath>

namespace printer {

namespace {

constexpr int most_parts = 32;

/// A function of one number: types 0, 2 and 3 of ISO 32000, 7.10.
class Curve {
  public:
    explicit Curve(QPDFObjectHandle function, int depth = 0) : function_(function), depth_(depth) {}

    /// Empty if the function is of another kind or damaged.
    std::vector<double> at(double x);

  private:
    std::vector<double> exponential(double x);
    std::vector<double> stitched(double x);
    std::vector<double> sampled(double x);
    QPDFObjectHandle dictionary() { return function_.isStream() ? function_.getDict() : function_; }
    std::vector<double> numbers(const char* key);

    QPDFObjectHandle function_;
    int depth_;
    std::string samples_;
    bool read_ = false;
};

std::vector<double> numbers_of(QPDFObjectHandle array)
{
    std::vector<double> numbers;
    const int count = array.isArray() ? std::min(array.getArrayNItems(), 4096) : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle item = array.getArrayItem(i);
        numbers.push_back(item.isNumber() ? item.getNumericValue() : 0);
    }
    return numbers;
}

std::vector<double> Curve::numbers(const char* key)
{
    return numbers_of(dictionary().getKey(key));
}

std::vector<double> Curve::at(double x)
{
    constexpr int deepest = 8;
    if (depth_ > deepest || !dictionary().isDictionary()) {
        return {};
    }
    const auto domain = numbers("/Domain");
    if (domain.size() >= 2 && domain[0] <= domain[1]) {
        x = std::clamp(x, domain[0], domain[1]);
    }
    QPDFObjectHandle type = dictionary().getKey("/FunctionType");
    switch (type.isInteger() ? type.getIntValue() : -1) {
    case 0:
        return sampled(x);
    case 2:
        return exponential(x);
    case 3:
        return stitched(x);
    default:
        return {};
    }
}

std::vector<double> Curve::exponential(double x)
{
    auto from = numbers("/C0");
    auto to = numbers("/C1");
    from = from.empty() ? std::vector<double>{0} : from;
    to = to.empty() ? std::vector<double>{1} : to;
    QPDFObjectHandle exponent = dictionary().getKey("/N");
    const double power = std::pow(x, exponent.isNumber() ? exponent.getNumericValue() : 1.0);
    std::vector<double> out;
    for (std::size_t i = 0; i < std::min(from.size(), to.size()); ++i) {
        out.push_back(from[i] + power * (to[i] - from[i]));
    }
    return out;
}

std::vector<double> Curve::stitched(double x)
{
    QPDFObjectHandle parts = dictionary().getKey("/Functions");
    const auto bounds = numbers("/Bounds");
    const auto encode = numbers("/Encode");
    const auto domain = numbers("/Domain");
    const int count = parts.isArray() ? parts.getArrayNItems() : 0;
    const auto size = static_cast<std::size_t>(count);
    if (count == 0 || bounds.size() + 1 != size || encode.size() != 2 * size || domain.size() < 2) {
        return {};
    }
    const auto part =
        static_cast<std::size_t>(std::ranges::upper_bound(bounds, x) - bounds.begin());
    const double low = part == 0 ? domain[0] : bounds[part - 1];
    const double high = part + 1 == size ? domain[1] : bounds[part];
    const double ratio = high > low ? (x - low) / (high - low) : 0;
    const double start = encode[2 * part];
    return Curve(parts.getArrayItem(static_cast<int>(part)), depth_ + 1)
        .at(start + ratio * (encode[2 * part + 1] - start));
}

std::vector<double> Curve::sampled(double x)
{
    constexpr double most_samples = 65536;
    constexpr std::size_t most_bytes = std::size_t{1} << 22;
    const auto size = numbers("/Size");
    const auto range = numbers("/Range");
    const auto domain = numbers("/Domain");
    QPDFObjectHandle depth = dictionary().getKey("/BitsPerSample");
    const long long bits = depth.isInteger() ? depth.getIntValue() : 0;
    if (!function_.isStream() || size.size() != 1 || size[0] < 1 || size[0] > most_samples ||
        domain.size() != 2 || range.size() < 2 || (bits != 8 && bits != 16)) {
        return {};
    }
    const std::size_t parts = range.size() / 2;
    const std::size_t bytes = bits == 8 ? 1 : 2;
    const double ratio = domain[1] > domain[0] ? (x - domain[0]) / (domain[1] - domain[0]) : 0;
    const auto sample = static_cast<std::size_t>(std::lround(ratio * (size[0] - 1)));
    if (!read_) {
        samples_ = decoded_stream(function_, most_bytes).value_or("");
        read_ = true;
    }
    std::vector<double> out;
    for (std::size_t i = 0; i < parts; ++i) {
        const std::size_t at = (sample * parts + i) * bytes;
        if (at + bytes > samples_.size()) {
            return {};
        }
        double value = static_cast<unsigned char>(samples_[at]);
        value = bits == 8 ? value / 255
                          : (value * 256 + static_cast<unsigned char>(samples_[at + 1])) / 65535;
        out.push_back(range[2 * i] + value * (range[2 * i + 1] - range[2 * i]));
    }
    return out;
}

std::vector<Curve> curves_of(QPDFObjectHandle function)
{
    std::vector<Curve> curves;
    if (!function.isArray()) {
        curves.emplace_back(function);
        return curves;
    }
    const int count = std::min(function.getArrayNItems(), most_parts);
    for (int i = 0; i < count; ++i) {
        curves.emplace_back(function.getArrayItem(i));
    }
    return curves;
}

} // namespace

std::vector<Ink> shading_inks(QPDFObjectHandle shading)
{
    QPDFObjectHandle dictionary = shading.isStream() ? shading.getDict() : shading;
    if (!dictionary.isDictionary()) {
        return {};
    }
    QPDFObjectHandle type = dictionary.getKey("/ShadingType");
    const long long kind = type.isInteger() ? type.getIntValue() : 0;
    if (kind != 2 && kind != 3) {
        return {};
    }
    auto domain = numbers_of(dictionary.getKey("/Domain"));
    domain = domain.size() == 2 ? domain : std::vector<double>{0, 1};
    auto curves = curves_of(dictionary.getKey("/Function"));
    const Ink plain = initial_ink(dictionary.getKey("/ColorSpace"));
    constexpr int samples = 64;
    std::vector<Ink> inks;
    for (int i = 0; i <= samples; ++i) {
        Ink ink = plain;
        ink.parts.clear();
        for (Curve& curve : curves) {
            const auto part = curve.at(domain[0] + (domain[1] - domain[0]) * i / samples);
            ink.parts.insert(ink.parts.end(), part.begin(), part.end());
        }
        if (ink.parts.empty() || ink.parts.size() != plain.parts.size()) {
            return {};
        }
        inks.push_back(std::move(ink));
    }
    return inks;
}

} // namespace printer
