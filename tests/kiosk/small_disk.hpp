#pragma once

#include <sys/mount.h>

#include <filesystem>
#include <string>

namespace support {

/// A small file system in memory; none where this may not be mounted.
class SmallDisk {
  public:
    /// @param size "64k", "2m"
    SmallDisk(std::filesystem::path at, const std::string& size) : at_(std::move(at))
    {
        std::filesystem::create_directories(at_);
        mounted_ = mount("pelita-test", at_.c_str(), "tmpfs", 0, ("size=" + size).c_str()) == 0;
    }
    ~SmallDisk()
    {
        if (mounted_) {
            umount2(at_.c_str(), MNT_DETACH);
        }
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    bool is_there() const { return mounted_; }
    bool make_read_only() const
    {
        return mount(nullptr, at_.c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
    }

  private:
    std::filesystem::path at_;
    bool mounted_ = false;
};

} // namespace support
