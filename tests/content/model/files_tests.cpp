#include "content/model/files.hpp"

#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

namespace {

std::size_t entries_in(const std::filesystem::path& folder)
{
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

} // namespace

TEST_CASE("a file is read back as it was written, zero bytes and all", "[files]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "aoz.po";
    const std::string bytes("Uab Metô\0\r\n\xFF", 13);
    content::write_file(file, bytes);
    CHECK(content::read_file(file) == bytes);
    content::write_file(file, "kedua");
    CHECK(content::read_file(file) == "kedua");
    CHECK(entries_in(folder.path()) == 1); // no .part is left
}

TEST_CASE("a file larger than any buffer is whole", "[files]")
{
    const support::TemporaryFolder folder;
    std::string bytes;
    for (int i = 0; i < 40000; ++i) {
        bytes += std::to_string(i) + "\n";
    }
    content::write_file(folder.path() / "x", bytes);
    CHECK(content::read_file(folder.path() / "x") == bytes);
}

TEST_CASE("a file that cannot be written is named and leaves nothing behind", "[files]")
{
    const support::TemporaryFolder folder;
    const auto occupied = folder.path() / "sheet.pdf";
    std::filesystem::create_directory(occupied);
    CHECK_THROWS_WITH(content::write_file(occupied, "x"), Catch::Contains("sheet.pdf"));
    CHECK(entries_in(folder.path()) == 1);
    CHECK_THROWS_AS(content::write_file(folder.path() / "none" / "x", "x"), content::FileError);
    CHECK_THROWS_WITH(content::read_file(folder.path() / "missing.toml"),
                      Catch::Contains("missing.toml"));
}

TEST_CASE("lines are added at the end, to a new file too", "[files]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "aoz.tsv";
    content::append_file(file, "satu\n");
    content::append_file(file, "dua\n");
    CHECK(content::read_file(file) == "satu\ndua\n");
}
