#include "tests/kiosk/notify_socket.hpp"

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstring>
#include <stdexcept>

namespace support {

NotifySocket::NotifySocket(const std::string& name)
    : descriptor_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0))
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, name.data(), name.size());
    if (name.front() == '@') {
        address.sun_path[0] = '\0';
    }
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + name.size());
    if (bind(descriptor_, reinterpret_cast<const sockaddr*>(&address), length) != 0) {
        throw std::runtime_error("no socket " + name);
    }
}

NotifySocket::~NotifySocket()
{
    close(descriptor_);
}

bool NotifySocket::wait_for(const std::string& message, std::chrono::milliseconds longest)
{
    const auto end = std::chrono::steady_clock::now() + longest;
    while (true) {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        pollfd waiting{descriptor_, POLLIN, 0};
        if (left.count() <= 0 || poll(&waiting, 1, static_cast<int>(left.count())) <= 0) {
            return false;
        }
        std::array<char, 256> text{};
        const auto got = recv(descriptor_, text.data(), text.size(), 0);
        if (got > 0 && std::string(text.data(), static_cast<std::size_t>(got)) == message) {
            return true;
        }
    }
}

void NotifySocket::forget()
{
    std::array<char, 256> text{};
    while (recv(descriptor_, text.data(), text.size(), MSG_DONTWAIT) >= 0) {
    }
}

} // namespace support
