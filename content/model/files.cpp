#include "content/model/files.hpp"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace content {

namespace {

std::string reason()
{
    return std::strerror(errno);
}

/// A file descriptor that is closed once.
class Descriptor {
  public:
    Descriptor(const std::filesystem::path& file, int flags)
        : Descriptor(file, ::open(file.c_str(), flags, 0666), Opened{})
    {}
    /// A fresh file beside `file`. @param part its name, filled in.
    static Descriptor fresh_beside(const std::filesystem::path& file, std::string& part)
    {
        part = file.string() + ".XXXXXX.part";
        constexpr int suffix = 5;
        return {file, ::mkostemps(part.data(), suffix, O_CLOEXEC), Opened{}};
    }
    ~Descriptor() { ::close(fd_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    int get() const { return fd_; }

  private:
    struct Opened {};
    Descriptor(const std::filesystem::path& file, int fd, Opened) : fd_(fd)
    {
        if (fd_ < 0) {
            throw FileError(file, reason());
        }
    }

    int fd_;
};

void write_all(int out, std::string_view bytes, const std::filesystem::path& file)
{
    while (!bytes.empty()) {
        const ssize_t written = ::write(out, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written < 0) {
            throw FileError(file, reason());
        }
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
}

void sync(const Descriptor& out, const std::filesystem::path& file)
{
    if (::fsync(out.get()) != 0) {
        throw FileError(file, reason());
    }
}

void set_readers(const Descriptor& file, Readers readers, const std::filesystem::path& name)
{
    const mode_t mode = readers == Readers::All ? 0644 : readers == Readers::Group ? 0640 : 0600;
    if (::fchmod(file.get(), mode) != 0) {
        throw FileError(name, reason());
    }
}

/// Whether a file's last line has no end yet.
bool lacks_line_end(const Descriptor& file, off_t size)
{
    char last = '\n';
    return size > 0 && ::pread(file.get(), &last, 1, size - 1) == 1 && last != '\n';
}

} // namespace

std::string read_file(const std::filesystem::path& file)
{
    const Descriptor in(file, O_RDONLY | O_CLOEXEC);
    std::string bytes;
    std::array<char, 65536> buffer{};
    for (;;) {
        const ssize_t count = ::read(in.get(), buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            throw FileError(file, reason());
        }
        if (count == 0) {
            return bytes;
        }
        bytes.append(buffer.data(), static_cast<std::size_t>(count));
    }
}

struct PartFile::Open {
    std::string part; ///< Empty when it has its name.
    Descriptor out;
    bool settled = false;

    explicit Open(const std::filesystem::path& file) : out(Descriptor::fresh_beside(file, part)) {}
};

PartFile::PartFile(const std::filesystem::path& file, Readers readers)
    : file_(file), open_(std::make_unique<Open>(file))
{
    try {
        set_readers(open_->out, readers, file_);
    } catch (...) {
        ::unlink(open_->part.c_str()); // No object, no destructor.
        throw;
    }
}

PartFile::~PartFile()
{
    if (!open_->part.empty()) {
        ::unlink(open_->part.c_str());
    }
}

int PartFile::descriptor() const
{
    return open_->out.get();
}

void PartFile::add(std::string_view bytes)
{
    open_->settled = false;
    write_all(open_->out.get(), bytes, file_);
}

void PartFile::settle()
{
    sync(open_->out, file_);
    open_->settled = true;
}

void PartFile::finish()
{
    if (!open_->settled) {
        settle();
    }
    if (::rename(open_->part.c_str(), file_.c_str()) != 0) {
        throw FileError(file_, reason());
    }
    open_->part.clear();
    const std::filesystem::path folder = file_.has_parent_path() ? file_.parent_path() : ".";
    const Descriptor directory(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    sync(directory, folder);
}

void write_file(const std::filesystem::path& file, std::string_view bytes, Readers readers)
{
    PartFile part(file, readers);
    part.add(bytes);
    part.finish();
}

void append_file(const std::filesystem::path& file, std::string_view bytes, Readers readers)
{
    const bool is_new = !std::filesystem::exists(file);
    const Descriptor out(file, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC);
    struct stat before {};
    if (::fstat(out.get(), &before) != 0) {
        throw FileError(file, reason());
    }
    if (readers != Readers::All) {
        set_readers(out, readers, file);
    }
    const std::string lines =
        (lacks_line_end(out, before.st_size) ? "\n" : "") + std::string(bytes);
    try {
        write_all(out.get(), lines, file);
        sync(out, file);
    } catch (const FileError&) {
        std::ignore = is_new ? ::unlink(file.c_str()) : ::ftruncate(out.get(), before.st_size);
        throw;
    }
}

} // namespace content
