#pragma once

#include "printer/workshop.hpp"
#include "tests/support/approved_guide.hpp"
#include "tests/support/golden.hpp"

#include <filesystem>

namespace support {

inline printer::Workshop open_shop(const std::filesystem::path& guide)
{
    content::CommonOptions options;
    options.guide = guide;
    options.fonts = source_dir() / "fonts/catalogue.toml";
    options.today = *content::parse_date("2026-11-24");
    return printer::open_workshop(options);
}

/// The guide of the tree, in which nobody has approved anything.
inline const printer::Workshop& plain_shop()
{
    static const printer::Workshop shop = open_shop(source_dir() / "content/guide");
    return shop;
}

/// The demonstration's approved guide.
inline const printer::Workshop& approved_shop()
{
    static const printer::Workshop shop = open_shop(approved_guide());
    return shop;
}

/// The guide of hard scripts with the formats of the real one.
inline const printer::Workshop& scripts_shop()
{
    static const TemporaryFolder folder;
    static const printer::Workshop shop = [] {
        const auto guide = folder.path() / "guide";
        std::filesystem::copy(source_dir() / "tests/fixtures/scripts-guide", guide,
                              std::filesystem::copy_options::recursive);
        std::filesystem::copy(source_dir() / "content/guide/formats", guide / "formats");
        return open_shop(guide);
    }();
    return shop;
}

} // namespace support
