#include "content/model/folder_lock.hpp"

#include "content/model/files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace content {

FolderLock::FolderLock(const std::filesystem::path& folder)
    : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (folder_ < 0) {
        throw FileError(folder, std::strerror(errno));
    }
    if (::flock(folder_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
        ::close(folder_);
        throw FileError(folder, "another program is writing in this guide; wait until it is done "
                                "and say it again. Nothing was written");
    }
}

FolderLock::~FolderLock()
{
    ::close(folder_);
}

} // namespace content
