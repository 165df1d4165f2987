#include "printer/view_from.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

namespace printer {

namespace {

constexpr double arc_minute_mm = 0.29;        // A metre away.
constexpr double half_height_widths = 2.3548; // Full width at half height / standard deviation.
constexpr double least_sigma = 0.15;          // Pixels: less changes no pixel.
constexpr std::size_t channels = 3;

/// sRGB bytes and linear light (IEC 61966-2-1).
class Light {
  public:
    Light()
    {
        for (std::size_t byte = 0; byte < linear_.size(); ++byte) {
            const double share = static_cast<double>(byte) / 255;
            linear_[byte] = static_cast<float>(
                share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4));
        }
        for (std::size_t step = 0; step < bytes_.size(); ++step) {
            const double light = static_cast<double>(step) / most;
            const double share =
                light <= 0.0031308 ? light * 12.92 : 1.055 * std::pow(light, 1 / 2.4) - 0.055;
            bytes_[step] = static_cast<std::uint8_t>(std::lround(share * 255));
        }
    }
    float linear(std::uint32_t byte) const { return linear_[byte & 0xFFU]; }
    std::uint32_t byte(float light) const
    {
        return bytes_[static_cast<std::size_t>(std::clamp(light, 0.0F, 1.0F) * most + 0.5F)];
    }

  private:
    static constexpr float most = 65535;
    std::array<float, 256> linear_{};
    std::vector<std::uint8_t> bytes_ = std::vector<std::uint8_t>(65536);
};

/// Weights from the middle to one side; together, both sides counted, 1.
std::vector<float> gaussian(double sigma)
{
    const auto radius = static_cast<std::size_t>(std::ceil(3 * sigma));
    std::vector<double> weights(radius + 1);
    double sum = 0;
    for (std::size_t at = 0; at <= radius; ++at) {
        const double away = static_cast<double>(at) / sigma;
        weights[at] = std::exp(-away * away / 2);
        sum += weights[at] * (at == 0 ? 1 : 2);
    }
    std::vector<float> shares;
    for (const double weight : weights) {
        shares.push_back(static_cast<float>(weight / sum));
    }
    return shares;
}

void add_scaled(const float* from, float share, std::vector<float>& to)
{
    for (std::size_t at = 0; at < to.size(); ++at) {
        to[at] += from[at] * share;
    }
}

/// One row of linear light, its ends drawn out by `radius` pixels.
std::vector<float> drawn_out(const std::uint32_t* row, std::size_t width, std::size_t radius,
                             const Light& light)
{
    std::vector<float> values((width + 2 * radius) * channels);
    for (std::size_t x = 0; x < width + 2 * radius; ++x) {
        const std::size_t from = std::clamp(x, radius, radius + width - 1) - radius;
        for (std::size_t channel = 0; channel < channels; ++channel) {
            values[x * channels + channel] = light.linear(row[from] >> (16 - 8 * channel));
        }
    }
    return values;
}

} // namespace

double least_seen_mm(double metres)
{
    return arc_minute_mm * metres;
}

void view_from(paint::Pixmap& picture, double metres, double pixels_per_mm)
{
    const double sigma = least_seen_mm(metres) * pixels_per_mm / half_height_widths;
    if (sigma < least_sigma) {
        return;
    }
    const Light light;
    const std::vector<float> shares = gaussian(sigma);
    const std::size_t radius = shares.size() - 1;
    const auto width = static_cast<std::size_t>(picture.width);
    const auto height = static_cast<std::size_t>(picture.height);
    const std::size_t row_values = width * channels;
    std::vector<float> across(row_values * height);
    std::vector<float> sums(row_values);
    const auto weigh = [&](auto value_row) { // Both sides of the middle weigh alike.
        std::ranges::fill(sums, 0.0F);
        add_scaled(value_row(radius), shares[0], sums);
        for (std::size_t away = 1; away <= radius; ++away) {
            add_scaled(value_row(radius - away), shares[away], sums);
            add_scaled(value_row(radius + away), shares[away], sums);
        }
    };
    for (std::size_t y = 0; y < height; ++y) {
        const auto row = drawn_out(picture.pixels.data() + y * width, width, radius, light);
        weigh([&](std::size_t shift) { return row.data() + shift * channels; });
        std::ranges::copy(sums, across.begin() + static_cast<std::ptrdiff_t>(y * row_values));
    }
    for (std::size_t y = 0; y < height; ++y) {
        weigh([&](std::size_t shift) {
            const std::size_t from = std::clamp(y + shift, radius, radius + height - 1) - radius;
            return across.data() + from * row_values;
        });
        for (std::size_t x = 0; x < width; ++x) {
            const float* const value = sums.data() + x * channels;
            picture.pixels[y * width + x] =
                light.byte(value[0]) << 16U | light.byte(value[1]) << 8U | light.byte(value[2]);
        }
    }
}

} // namespace printer
