#include "fonts/font_error.hpp"

namespace fonts {

namespace {

std::string sentence(const std::filesystem::path& file, const std::string& what_is_wrong,
                     const std::string& package)
{
    std::string text = file.string() + ": " + what_is_wrong;
    if (!package.empty()) {
        text += ". Install it with: apt-get install " + package;
    }
    return text;
}

} // namespace

FontError::FontError(std::filesystem::path file, std::string what_is_wrong, std::string package)
    : std::runtime_error(sentence(file, what_is_wrong, package)), file_(std::move(file)),
      package_(std::move(package))
{}

} // namespace fonts
