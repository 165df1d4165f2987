#include "kiosk/service_pass.hpp"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <optional>

namespace kiosk {

namespace {

constexpr std::size_t longest_pass = 64 * 1024; ///< Bytes; it comes from anybody's stick.

/// None if it is no file that can be read, or too long for a pass.
std::optional<std::string> read_small(const std::filesystem::path& file)
{
    std::error_code error;
    if (!std::filesystem::is_regular_file(file, error)) {
        return std::nullopt;
    }
    std::string bytes(longest_pass + 1, '\0');
    std::ifstream in(file, std::ios::binary);
    in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    bytes.resize(static_cast<std::size_t>(in.gcount()));
    return in.is_open() && bytes.size() <= longest_pass ? std::optional(bytes) : std::nullopt;
}

} // namespace

bool is_pass_comment(std::string_view comment, std::string_view place)
{
    constexpr std::string_view pass = "pelita-service-1";
    constexpr std::string_view for_place = " place=";
    if (!comment.starts_with(pass)) {
        return false;
    }
    const std::string_view rest = comment.substr(pass.size());
    return rest.empty() || (rest.starts_with(for_place) && rest.substr(for_place.size()) == place);
}

std::string pass_refusal(const Config& config)
{
    if (config.service_file.empty()) {
        return "the config names no service_file";
    }
    if (!config.service_key) {
        return "the config has no [keys] service";
    }
    const std::filesystem::path signature_file = config.service_file.string() + ".minisig";
    const auto bytes = read_small(config.service_file);
    const auto signature = read_small(signature_file);
    for (const auto& [file, read] :
         {std::pair(&config.service_file, &bytes), std::pair(&signature_file, &signature)}) {
        if (!*read) {
            return fmt::format("{} is not there, cannot be read or is over {} KiB", file->string(),
                               longest_pass / 1024);
        }
    }
    const auto comment = content::verify_minisign(*bytes, *signature, *config.service_key);
    if (!comment) {
        return signature_file.string() + " is no signature by the key of [keys] service";
    }
    if (is_pass_comment(*comment, config.place)) {
        return {};
    }
    return fmt::format(
        "{} is signed for \"{}\", not for \"pelita-service-1\"{}", config.service_file.string(),
        *comment,
        config.place.empty() ? "" : " or \"pelita-service-1 place=" + config.place + "\"");
}

} // namespace kiosk
