#pragma once

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace support {

/// What another program says of a PDF; a test fails if it ends with an error.
/// @param command its name and options. @param after what stands behind the file.
inline std::string ask(const std::string& pdf, std::vector<std::string> command,
                       const std::vector<std::string>& after = {})
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    command.push_back(file.string());
    command.insert(command.end(), after.begin(), after.end());
    const auto finished = support::run(command);
    INFO(finished.err << finished.out);
    REQUIRE(finished.exit_code == 0);
    return finished.out;
}

} // namespace support
