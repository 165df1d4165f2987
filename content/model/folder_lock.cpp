#include "content/model/folder_lock.hpp"

#include "content/model/files.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace content {

FolderLock::FolderLock(const std::filesystem::path& folder, IfTaken taken)
    : folder_(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC))
{
    if (folder_ < 0) {
        throw FileError(folder, std::strerror(errno));
    }
    const int at_once = taken == IfTaken::Refuse ? LOCK_NB : 0;
    int locked = 0;
    do {
        locked = ::flock(folder_, LOCK_EX | at_once);
    } while (locked != 0 && errno == EINTR);
    if (locked != 0 && errno == EWOULDBLOCK) {
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
