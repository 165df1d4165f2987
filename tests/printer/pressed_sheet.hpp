#pragma once

#include "printer/press_sheet.hpp"
#include "printer/render.hpp"
#include "tests/printer/shops.hpp"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

/// Sheets of the guide through the press pass.
namespace support {

inline const printer::PressRoom& press_room()
{
    static const printer::PressRoom opened = printer::open_press_room(plain_shop(), std::nullopt);
    return opened;
}

/// A sheet under the sash, so that nobody need have approved it, and pressed all the same.
struct PressedSheet {
    std::string rgb;
    std::string pdf;
};

inline PressedSheet press_sheet(const printer::Job& job, const printer::PressOptions& options = {},
                                const printer::Workshop& shop = plain_shop())
{
    printer::Renderer renderer(shop);
    std::ostringstream messages;
    const auto sheet = renderer.pass_gate(job, printer::Purpose::Proof, messages);
    INFO(messages.str());
    REQUIRE(sheet);
    auto result = renderer.press_pdf(*sheet, job, press_room(), options);
    printer::print_faults(result, messages);
    INFO(messages.str());
    REQUIRE(result.faults.empty());
    return {renderer.pdf(*sheet, job), std::move(result.pdf)};
}

/// poppler may put spaces inside words (PRINT.md 3, 5).
inline std::string without_spaces(const std::string& text)
{
    std::string out;
    for (const char letter : text) {
        if (letter != ' ' && letter != '\n' && letter != '\f') {
            out += letter;
        }
    }
    return out;
}

} // namespace support
