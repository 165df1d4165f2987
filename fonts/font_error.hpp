#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

namespace fonts {

/// A font file is missing, unreadable or not a font. The machine is at fault: programs exit with 3.
class FontError : public std::runtime_error {
  public:
    /// @param package Debian package that carries the file; empty if the catalogue names none.
    FontError(std::filesystem::path file, std::string what_is_wrong, std::string package = {});

    const std::filesystem::path& file() const { return file_; }
    const std::string& package() const { return package_; }

  private:
    std::filesystem::path file_;
    std::string package_;
};

} // namespace fonts
