#include "tests/support/golden.hpp"

#include "content/model/files.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

namespace support {

namespace {

/// First line that differs, with both sides: the whole text would drown the reader.
std::string first_difference(std::string_view expected, std::string_view actual)
{
    int line = 1;
    while (!expected.empty() || !actual.empty()) {
        const auto one = expected.substr(0, expected.find('\n'));
        const auto other = actual.substr(0, actual.find('\n'));
        if (one != other) {
            return "line " + std::to_string(line) + "\n  golden: " + std::string(one) +
                   "\n  now:    " + std::string(other);
        }
        expected.remove_prefix(std::min(one.size() + 1, expected.size()));
        actual.remove_prefix(std::min(other.size() + 1, actual.size()));
        ++line;
    }
    return "line ends";
}

} // namespace

std::filesystem::path source_dir()
{
    return PELITA_SOURCE_DIR;
}

std::string bin_dir()
{
    return PELITA_BIN_DIR;
}

std::filesystem::path fixtures()
{
    return source_dir() / "tests/fixtures";
}

void check_golden(const std::string& name, std::string_view text)
{
    const auto file = source_dir() / "tests/golden" / name;
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::filesystem::create_directories(file.parent_path());
        content::write_file(file, text);
        SUCCEED("golden accepted");
        return;
    }
    INFO("golden: " << file << " (UPDATE_GOLDEN=1 accepts the new one)");
    REQUIRE(std::filesystem::exists(file));
    const std::string expected = content::read_file(file);
    if (expected != text) {
        FAIL_CHECK(first_difference(expected, text));
    }
}

TemporaryFolder::TemporaryFolder()
{
    std::string pattern = (std::filesystem::temp_directory_path() / "pelita-XXXXXX").string();
    REQUIRE(::mkdtemp(pattern.data()) != nullptr);
    path_ = pattern;
}

TemporaryFolder::~TemporaryFolder()
{
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
}

} // namespace support
