#pragma once

#include "content/model/catalog.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace bench {

/// A folder of temporary files, gone with the object.
struct Folder {
    /// @throws std::runtime_error if it cannot be made.
    Folder();
    ~Folder();
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::filesystem::path path;
};

/// Indonesian, Arabic, Javanese, Khmer.
inline const std::vector<std::string> poster_languages{"id", "ar", "jv-Java", "km"};

/// The guide of hard scripts with many posters of seven steps, in a folder of its own.
class ManyPosters {
  public:
    explicit ManyPosters(int posters);

    std::filesystem::path guide() const { return folder_.path / "guide"; }

  private:
    void add_poster(const std::string& id, const std::vector<std::string>& blocks);
    void copy_text(const std::string& id, const std::string& from, const std::string& to);

    Folder folder_;
    std::vector<content::Catalog> catalogs_; ///< One a language, empty for Indonesian.
};

} // namespace bench
