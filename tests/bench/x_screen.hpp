#pragma once

#include <cstdint>
#include <optional>
#include <string>

/// An X server of our own and what is on its screen.
namespace bench {

class XScreen {
  public:
    /// Starts Xvfb on a free display. @throws std::runtime_error if it does not come up.
    XScreen(int width, int height);
    ~XScreen();
    XScreen(const XScreen&) = delete;
    XScreen& operator=(const XScreen&) = delete;

    const std::string& name() const { return name_; } ///< ":7"
    /// Hash of all pixels.
    std::uint64_t hash() const;

  private:
    int server_ = -1;
    std::string name_;
    void* display_ = nullptr; ///< Display*; Xlib's macros stay in the .cpp.
    int width_;
    int height_;
};

} // namespace bench
