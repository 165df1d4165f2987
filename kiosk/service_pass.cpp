#include "kiosk/service_pass.hpp"

#include "content/model/files.hpp"

#include <optional>

namespace kiosk {

namespace {

constexpr std::uintmax_t longest_pass = 64 * 1024; ///< Bytes; it comes from anybody's stick.

std::optional<std::string> read_small(const std::filesystem::path& file)
{
    std::error_code error;
    const bool is_file = std::filesystem::is_regular_file(file, error);
    const auto size = is_file ? std::filesystem::file_size(file, error) : 0;
    if (!is_file || error || size > longest_pass) {
        return std::nullopt;
    }
    try {
        return content::read_file(file);
    } catch (const content::FileError&) {
        return std::nullopt;
    }
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

bool is_service_pass(const std::filesystem::path& file, const content::MinisignKey& key,
                     std::string_view place)
{
    const auto bytes = read_small(file);
    const auto signature = read_small(file.string() + ".minisig");
    const auto comment =
        bytes && signature ? content::verify_minisign(*bytes, *signature, key) : std::nullopt;
    return comment && is_pass_comment(*comment, place);
}

} // namespace kiosk
