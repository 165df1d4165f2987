#include "content/model/files.hpp"

#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <thread>
#include <vector>

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

TEST_CASE("a last line without an end gets one before the next", "[files]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "aoz.tsv";
    content::write_file(file, "satu");
    content::append_file(file, "dua\n");
    CHECK(content::read_file(file) == "satu\ndua\n");
}

TEST_CASE("a link that waits beside a file is neither followed nor lost", "[files]")
{
    const support::TemporaryFolder folder;
    const auto victim = folder.path() / "victim";
    content::write_file(victim, "tetap");
    std::filesystem::create_symlink(victim, folder.path() / "sheet.pdf.part");
    content::write_file(folder.path() / "sheet.pdf", "isi");
    CHECK(content::read_file(victim) == "tetap");
    CHECK(content::read_file(folder.path() / "sheet.pdf") == "isi");
    CHECK_FALSE(std::filesystem::is_symlink(folder.path() / "sheet.pdf"));
    CHECK(entries_in(folder.path()) == 3);
}

TEST_CASE("writers of one file at the same time leave one whole file", "[files]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    std::array<int, 4> failures{};
    std::vector<std::thread> writers;
    for (std::size_t i = 0; i < failures.size(); ++i) {
        writers.emplace_back([&, i] {
            for (int turn = 0; turn < 20; ++turn) {
                try {
                    content::write_file(file, std::string(30000, static_cast<char>('a' + i)));
                } catch (const content::FileError&) {
                    ++failures.at(i);
                }
            }
        });
    }
    for (auto& writer : writers) {
        writer.join();
    }
    CHECK(failures == std::array<int, 4>{});
    const std::string bytes = content::read_file(file);
    CHECK(bytes == std::string(30000, bytes.front()));
    CHECK(entries_in(folder.path()) == 1);
}

TEST_CASE("a file may be read by all, a secret by its owner alone", "[files]")
{
    using std::filesystem::perms;
    const support::TemporaryFolder folder;
    const auto mode = [&](const char* name) {
        return std::filesystem::status(folder.path() / name).permissions() & perms::mask;
    };
    content::write_file(folder.path() / "en.po", "x");
    content::write_file(folder.path() / "rina.key", "x", content::Readers::Owner);
    const perms owner = perms::owner_read | perms::owner_write;
    CHECK(mode("en.po") == (owner | perms::group_read | perms::others_read));
    CHECK(mode("rina.key") == owner);
}

TEST_CASE("a file written piece by piece has no name until it is finished", "[files]")
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, "old");
    {
        content::PartFile part(file);
        part.add("new ");
        part.settle();
        part.add("sheet");
        CHECK(content::read_file(file) == "old");
        part.finish();
        CHECK(content::read_file(file) == "new sheet");
    }
    {
        content::PartFile given_up(file);
        given_up.add("never");
        given_up.settle();
    }
    CHECK(content::read_file(file) == "new sheet");
    CHECK(entries_in(folder.path()) == 1);
}
