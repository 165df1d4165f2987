#pragma once

#include "printer/preflight_intent.hpp"

#include <optional>
#include <string>
#include <vector>

class QPDFObjectHandle;

namespace printer {

/// A colour as content sets it: its space and its parts.
struct Ink {
    enum class Space { Gray, Rgb, Cmyk, Spot, Pattern, Other };
    Space space = Space::Gray;
    std::string name = "DeviceGray"; ///< Of the space, for people.
    std::vector<double> parts{0};
    std::vector<std::string> spots; ///< Names of a Separation or DeviceN, one a part.
};

/// Percent of ink a colour lays down on all plates together; 0 where plates are not known.
double coverage(const Ink& ink);

/// The four process parts of a colour; none for RGB and what is no colour of its own. Gray is
/// black ink; /All is all four.
std::optional<CmykParts> process_parts(const Ink& ink);

/// Black ink alone, solid, in DeviceCMYK.
bool is_solid_black(const Ink& ink);

/// The first colour of a space: black, or what ISO 32000, 8.6 says.
Ink initial_ink(QPDFObjectHandle space);

/// Inks of a shading at points of its domain; empty if it is of a kind that is not evaluated:
/// types 1 and 4 to 7, PostScript functions.
std::vector<Ink> shading_inks(QPDFObjectHandle shading);

} // namespace printer
