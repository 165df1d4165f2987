#pragma once

#include <filesystem>

namespace content {

/// One writer at a time in a guide: an advisory lock on the folder itself, so that nothing stays
/// behind when a program is killed. Readers are not held up; programs of others do not know it.
class FolderLock {
  public:
    enum class IfTaken { Refuse, Wait };

    /// @throws FileError at once if another program of ours is writing there, unless told to wait
    ///         for it. A file system that knows no locks is written to without one.
    explicit FolderLock(const std::filesystem::path& folder, IfTaken taken = IfTaken::Refuse);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;

  private:
    int folder_;
};

} // namespace content
