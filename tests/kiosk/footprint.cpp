#include "tests/kiosk/footprint.hpp"

#include <malloc.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>

#ifdef __SANITIZE_ADDRESS__
// Debian's g++ has the function, but not its header (sanitizer/allocator_interface.h).
extern "C" std::size_t __sanitizer_get_current_allocated_bytes();
#endif

namespace support {

namespace {

Footprint read_footprint(const std::string& process)
{
    const std::filesystem::path folder = "/proc/" + process;
    std::ifstream in(folder / "statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    if (!(in >> all >> resident)) {
        throw std::runtime_error("there is no process " + process);
    }
    Footprint footprint;
    footprint.resident_mib = static_cast<double>(resident) *
                             static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024.0 * 1024.0);
    const std::filesystem::directory_iterator files(folder / "fd");
    footprint.files = static_cast<std::size_t>(std::distance(begin(files), end(files)));
    return footprint;
}

} // namespace

Footprint footprint_of(pid_t program)
{
    return read_footprint(std::to_string(program));
}

Footprint own_footprint()
{
    return read_footprint("self");
}

std::size_t live_bytes()
{
#ifdef __SANITIZE_ADDRESS__
    return __sanitizer_get_current_allocated_bytes();
#else
    return mallinfo2().uordblks;
#endif
}

} // namespace support
