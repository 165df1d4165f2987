#pragma once

#include "kiosk/slip.hpp"
#include "tests/kiosk/visitor.hpp"

#include <poll.h>

#include <functional>
#include <thread>

namespace support {

/// A busy machine is slow.
constexpr std::chrono::minutes longest_wait{1};

constexpr kiosk::SlipPatience short_patience{
    std::chrono::seconds(20), std::chrono::milliseconds(1500), std::chrono::milliseconds(50)};

inline layout::SlipValues some_slip()
{
    layout::screens::VisitState visit;
    visit.language = "id";
    return support::RealGuide::get().screens.slip_values(
        *layout::screens::parse_screen("takeaway/outcome-red"), visit);
}

/// A slip printer of the tree's guide on the queue "slip".
struct Printing {
    explicit Printing(kiosk::SlipPatience patience = short_patience)
        : printer("slip", support::RealGuide::get().guide, *support::RealGuide::get().fonts,
                  patience)
    {}

    void print(int number = 1) { printer.print({number, some_slip()}); }

    /// Waits for news, a minute at most.
    std::optional<kiosk::SlipNews> next()
    {
        const auto deadline = std::chrono::steady_clock::now() + longest_wait;
        while (std::chrono::steady_clock::now() < deadline) {
            pollfd watched{printer.descriptor(), POLLIN, 0};
            poll(&watched, 1, 1000);
            if (auto news = printer.take()) {
                return news;
            }
        }
        return std::nullopt;
    }
    /// News until the slip is printed or not.
    layout::screens::SlipState end()
    {
        using layout::screens::SlipState;
        while (const auto news = next()) {
            if (news->state == SlipState::Printed || news->state == SlipState::NotPrinted) {
                return news->state;
            }
        }
        return SlipState::Printing;
    }

    kiosk::SlipPrinter printer;
};

/// Waits a minute at most. @return whether it came true.
inline bool comes_true(const std::function<bool()>& is_so)
{
    const auto deadline = std::chrono::steady_clock::now() + longest_wait;
    while (!is_so() && std::chrono::steady_clock::now() < deadline) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return is_so();
}

} // namespace support
