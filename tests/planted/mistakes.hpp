#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace planted {

/// Stands in a planted text where the finding must point to; taken out before the file is written.
inline constexpr std::string_view here = "\xC2\xA6"; // U+00A6

/// One change to a file of the guide.
struct Change {
    std::string file;
    std::string from; ///< Text that is replaced, its first place; empty = the whole file.
    std::string to;
};

/// What has to be looked at to find the mistake.
enum class Needs { Texts, Layout };

/// A mistake that a person could make, and the finding that must name it.
struct Mistake {
    std::string what;
    std::string code;
    std::vector<Change> changes;
    std::string at = {}; ///< A whole file; empty = where `here` stands, by line and column.
    Needs needs = Needs::Texts;
    /// Done to the guide's folder after the changes: links, ledgers.
    std::function<void(const std::filesystem::path& guide)> more = {};
};

std::vector<Mistake> file_mistakes();        ///< Files that do not parse, names, structure.
std::vector<Mistake> text_mistakes();        ///< Source texts and their layout.
std::vector<Mistake> translation_mistakes(); ///< PO files and ledgers.
std::vector<Mistake> value_mistakes();       ///< Facts, contacts, questions, drawings.

} // namespace planted
