#pragma once

#include "content/desk/desk.hpp"
#include "content/model/files.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>

namespace desk_tests {

namespace fs = std::filesystem;
using content::Exit;

/// A copy of the real guide with people in it, and a desk that works on it.
class Office {
  public:
    Office() : guide(folder_.path() / "guide")
    {
        fs::copy(support::source_dir() / "content/guide", guide, fs::copy_options::recursive);
        replace("guide.toml", "[people]\n",
                "[people]\nrina = { roles = [\"language\"] }\n"
                "dinas = { roles = [\"content\", \"editor\"] }\n"
                "edi = { roles = [\"editor\"] }\n"
                "aman = { roles = [\"safety\"] }\n");
        options.guide = guide;
        options.fonts = support::source_dir() / "fonts/catalogue.toml";
        options.today = *content::parse_date("2026-11-24");
        options.today_given = true;
    }

    void replace(const std::string& file, const std::string& from, const std::string& to) const
    {
        std::string text = content::read_file(guide / file);
        const auto at = text.find(from);
        REQUIRE(at != std::string::npos);
        content::write_file(guide / file, text.replace(at, from.size(), to));
    }

    /// The guide as it is now. Lines dated later than the desk's day count here: what is asked is
    /// what was written.
    std::shared_ptr<const content::Guide> load() const
    {
        return content::load_guide(guide, *content::parse_date("2099-12-31")).guide;
    }

    desk::Desk at_desk() { return {options, out, err, in}; }
    std::string read(const std::string& file) const { return content::read_file(guide / file); }

    Exit approve(const std::string& id, const std::string& language, const std::string& role,
                 const std::string& name, const std::string& key = {})
    {
        desk::ApproveRequest request;
        request.units.all = id.empty();
        if (!id.empty()) {
            request.units.ids = {id};
        }
        request.language = language;
        request.role = role;
        request.name = name;
        request.key_file = key;
        return desk::approve(at_desk(), request);
    }

    /// A key pair of a person of the guide, entered there. @return the file of the secret key.
    fs::path make_key(const std::string& name)
    {
        const auto key = file(name + ".key");
        out.str("");
        REQUIRE(desk::keygen(at_desk(), name, key) == Exit::Done);
        const std::string said = out.str();
        const auto from = said.find("key = \"");
        const std::string open = said.substr(from, said.find('"', from + 7) + 1 - from);
        replace("guide.toml", "\n" + name + " = { ", "\n" + name + " = { " + open + ", ");
        return key;
    }

    std::ptrdiff_t lines(const std::string& ledger) const
    {
        const auto file = guide / "reviews" / (ledger + ".tsv");
        const std::string text = fs::exists(file) ? content::read_file(file) : "";
        return std::ranges::count(text, '\n');
    }

    fs::path file(const std::string& name) const { return folder_.path() / name; }

  private:
    support::TemporaryFolder folder_;

  public:
    fs::path guide;
    content::CommonOptions options;
    std::ostringstream out;
    std::ostringstream err;
    std::istringstream in; ///< What is typed.
};

} // namespace desk_tests
