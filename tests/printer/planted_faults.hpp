#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

class QPDF;

namespace support {

/// One fault for a good file, and the checks that must find it: these and no others.
struct PlantedFault {
    std::string what; ///< As a printer would say it.
    std::set<std::string> ids;
    void (*plant)(QPDF&) = nullptr;
    void (*spoil)(std::string&) = nullptr; ///< On the written bytes.
    const char* version = "1.6";
};

/// Faults of the file alone: P01 to P19, P29, P30.
std::span<const PlantedFault> planted_faults();

/// Puts words of the good file's XMP in the place of others.
void edit_xmp(QPDF& pdf, std::string_view from, std::string_view to);

void set_user_unit(QPDF& pdf, int unit);

/// Crop marks at all four sides of the page as one path, in 400 % ink.
void add_marks_in_one_path(QPDF& pdf);

/// Draws the glow through a luminosity mask that paints a form; both are gray groups.
void add_gray_mask(QPDF& pdf);

/// The good file with the fault in it.
std::string with_fault(const std::string& good, const PlantedFault& fault);

} // namespace support
