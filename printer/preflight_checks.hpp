#pragma once

#include "printer/preflight.hpp"

#include <array>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace printer {

/// Variants that mean the same for every check.
inline constexpr const char* more_places = "more";
inline constexpr const char* no_guide = "no-guide";

/// What a check is judged from.
enum class JudgedFrom { File, Layout, Both };

/// A check of PRINT.md 2.7.
struct CheckKind {
    std::string_view id;
    JudgedFrom from = JudgedFrom::File;
    content::Severity severity = content::Severity::Error; ///< The heaviest it can have.
};

/// P01 to P30, in order.
std::span<const CheckKind> check_kinds();

/// Something a check found.
struct Fault {
    std::string id;
    std::string variant = {}; ///< Of the message.
    std::vector<std::pair<std::string, std::string>> arguments = {};
    std::string value = {};
    std::string limit = {};
    int page = 0;
    std::optional<SheetBox> box = {};
    content::Severity severity = content::Severity::Error;
};

/// Collects what checks find. A check that finds the same fault everywhere shows its first places
/// and counts the rest.
class CheckList {
  public:
    void add(Fault fault);

    /// The check had nothing to judge by; `variant` of its message says what was missing.
    void leave_open(std::string id, std::string variant, std::string value = {});

    /// Whether a check found something, or something of one variant.
    bool has(std::string_view id) const;
    bool has(std::string_view id, std::string_view variant) const;

    /// Every check that `from` covers: its faults, or that it passed or was not judged.
    std::vector<Check> finish(JudgedFrom from) &&;

  private:
    std::vector<Check> faults_;
    std::vector<Check> open_;
    std::map<std::string, int, std::less<>> counts_;
};

/// "12.5" with at most `decimals` digits behind the point, without closing zeros.
std::string shown_number(double value, int decimals);

} // namespace printer
