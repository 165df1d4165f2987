#pragma once

#include "content/model/files.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace support {

namespace fs = std::filesystem;

/// A copy of the real guide with one mistake, and the programs run on it.
class BrokenGuide {
  public:
    BrokenGuide() : guide_(folder_.path() / "guide")
    {
        fs::copy(source_dir() / "content/guide", guide_, fs::copy_options::recursive);
    }

    /// @param from a guide made by somebody else, copied.
    explicit BrokenGuide(const fs::path& from) : guide_(folder_.path() / "guide")
    {
        fs::copy(from, guide_, fs::copy_options::recursive);
    }

    void replace(const std::string& file, const std::string& from, const std::string& to)
    {
        std::string text = content::read_file(guide_ / file);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
        content::write_file(guide_ / file, text);
    }

    void write(const std::string& file, const std::string& text)
    {
        content::write_file(guide_ / file, text);
    }

    Finished check() const { return run("pelita-content", {"check"}); }

    /// A proof of official-way, A2, Indonesian.
    Finished render(const std::vector<std::string>& more) const
    {
        return render_sheet({"official-way", "poster-a2", "id", "--proof"}, more);
    }

    /// @param sheet poster, format, language, `--press` or `--proof`.
    Finished render_sheet(const std::array<std::string, 4>& sheet,
                          const std::vector<std::string>& more) const
    {
        std::vector<std::string> words{"render", "--poster", sheet[0], "--format",
                                       sheet[1], "--lang",   sheet[2], sheet[3]};
        words.insert(words.end(), more.begin(), more.end());
        return run("pelita-printer", words);
    }

    const fs::path& folder() const { return guide_; }

    /// pelita-content on the guide.
    Finished desk(const std::vector<std::string>& words) const
    {
        return run("pelita-content", words);
    }

    fs::path file(const std::string& name) const { return folder_.path() / name; }

  private:
    Finished run(const std::string& program, std::vector<std::string> words) const
    {
        words.insert(words.begin(), {support::bin_dir() + "/" + program, "--guide", guide_.string(),
                                     "--today", "2026-11-24"});
        return support::run(words);
    }

    TemporaryFolder folder_;
    fs::path guide_;
};

inline bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace support
