#pragma once

#include <chrono>
#include <string>

namespace support {

/// The socket of a supervisor: what systemd listens on, sd_notify(3).
class NotifySocket {
  public:
    /// @param name a path, or '@' and an abstract name.
    explicit NotifySocket(const std::string& name);
    ~NotifySocket();
    NotifySocket(const NotifySocket&) = delete;
    NotifySocket& operator=(const NotifySocket&) = delete;

    /// Whether that message comes in time; others are read over.
    bool wait_for(const std::string& message, std::chrono::milliseconds longest);
    /// Reads over what has come so far.
    void forget();

  private:
    int descriptor_;
};

} // namespace support
