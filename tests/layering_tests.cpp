#include "content/model/files.hpp"
#include "tests/support/golden.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

/// The house (ARCHITECTURE.md): who may include whom, itself always. Includes go down only.
const std::map<std::string, std::set<std::string>> may_include{
    {"fonts", {}},
    {"content/model", {}},
    {"content/layout", {"content/model", "fonts"}},
    {"content/paint", {"content/layout", "content/model", "fonts"}},
    {"content/desk", {"content/paint", "content/layout", "content/model", "fonts"}},
    {"printer", {"content/paint", "content/layout", "content/model", "fonts"}},
    {"kiosk", {"content/paint", "content/layout", "content/model", "fonts"}},
};

/// Words no source file of ours may use, and why.
const std::vector<std::pair<std::string, std::string>> banned{
    {"sf::Text", "it does not shape"},
    {"cairo_show_text(", "it does not shape"},
    {"std::system(", "no shell is ever run"},
};

/// Libraries too slow or too wide to be seen in a header.
const std::vector<std::string> not_in_headers{"toml++",   "nlohmann/", "CLI/CLI.hpp", "cairo.h",
                                              "librsvg/", "qpdf/",     "lcms2.h",     "ft2build.h",
                                              "SFML/",    "X11/"};

/// What the files of one library's shell share: seen by no other.
struct PrivateHeader {
    std::string library;
    std::string seen_by; ///< How the names of those files end.
};
const std::map<std::string, PrivateHeader> private_headers{
    {"kiosk/x_server.hpp", {"X11/", "_x11.cpp"}},
};

std::string room_of(const std::string& path)
{
    for (const auto& [room, below] : may_include) {
        if (path.rfind(room + "/", 0) == 0) {
            return room;
        }
    }
    return {};
}

std::vector<std::pair<int, std::string>> numbered_lines(const fs::path& file)
{
    std::vector<std::pair<int, std::string>> lines;
    std::istringstream in(content::read_file(file));
    std::string line;
    for (int number = 1; std::getline(in, line); ++number) {
        lines.emplace_back(number, line);
    }
    return lines;
}

std::vector<fs::path> our_sources()
{
    std::vector<fs::path> files;
    for (const auto& [room, below] : may_include) {
        const fs::path folder = support::source_dir() / room;
        if (!fs::exists(folder)) {
            continue;
        }
        for (const auto& entry : fs::recursive_directory_iterator(folder)) {
            const auto extension = entry.path().extension();
            if (extension == ".cpp" || extension == ".hpp") {
                files.push_back(entry.path());
            }
        }
    }
    return files;
}

std::string included_by(const std::string& line)
{
    const auto mark = line.find("#include");
    if (mark == std::string::npos) {
        return {};
    }
    const auto open = line.find_first_of("\"<", mark);
    const auto close = line.find_first_of("\">", open + 1);
    return open == std::string::npos || close == std::string::npos
               ? std::string()
               : line.substr(open + 1, close - open - 1);
}

std::string fault_of(const std::string& path, const std::string& line)
{
    const std::string included = included_by(line);
    const std::string from = room_of(path);
    const std::string to = room_of(included);
    if (!to.empty() && to != from && !may_include.at(from).contains(to)) {
        return from + " must not include " + to;
    }
    const auto shared = private_headers.find(included);
    if (shared != private_headers.end() && !path.ends_with(shared->second.seen_by)) {
        return included + " is for *" + shared->second.seen_by;
    }
    if (path.ends_with(".hpp")) {
        const auto own = private_headers.find(path);
        for (const auto& library : not_in_headers) {
            const bool is_own = own != private_headers.end() && own->second.library == library;
            if (!is_own && included.find(library) != std::string::npos) {
                return library + " must not be in a header";
            }
        }
    }
    for (const auto& [word, reason] : banned) {
        const auto at = line.find(word);
        const auto after = at + word.size();
        // A longer name (sf::Texture) is another thing.
        const bool longer = at != std::string::npos && std::isalnum(word.back()) != 0 &&
                            after < line.size() && std::isalnum(line[after]) != 0;
        if (at != std::string::npos && !longer) {
            return word + " is banned: " + reason;
        }
    }
    return {};
}

std::vector<std::string> faults()
{
    std::vector<std::string> found;
    for (const auto& file : our_sources()) {
        const std::string path = fs::relative(file, support::source_dir()).generic_string();
        for (const auto& [number, line] : numbered_lines(file)) {
            const std::string fault = fault_of(path, line);
            if (!fault.empty()) {
                found.push_back(path + ":" + std::to_string(number) + ": " + fault);
            }
        }
    }
    return found;
}

} // namespace

TEST_CASE("includes go down only and banned calls are absent", "[layering]")
{
    REQUIRE(our_sources().size() > 20);
    for (const auto& fault : faults()) {
        FAIL_CHECK(fault);
    }
}

TEST_CASE("the layering test sees what it forbids", "[layering]")
{
    CHECK(fault_of("fonts/wrap.cpp", "#include \"content/layout/page.hpp\"") ==
          "fonts must not include content/layout");
    CHECK(fault_of("kiosk/window.cpp", "sf::Text title;") ==
          "sf::Text is banned: it does not shape");
    CHECK(fault_of("kiosk/window.cpp", "sf::Texture texture;").empty());
    CHECK(fault_of("content/layout/poster.cpp", "#include \"content/paint/painter.hpp\"") ==
          "content/layout must not include content/paint");
    CHECK(fault_of("printer/batch.cpp", "#include \"content/desk/check.hpp\"") ==
          "printer must not include content/desk");
    CHECK(fault_of("content/model/source.hpp", "#include <toml++/toml.h>") ==
          "toml++ must not be in a header");
    CHECK(fault_of("kiosk/loop.cpp", "#include \"kiosk/x_server.hpp\"") ==
          "kiosk/x_server.hpp is for *_x11.cpp");
    CHECK(fault_of("kiosk/panels_x11.cpp", "#include \"kiosk/x_server.hpp\"").empty());
    CHECK(fault_of("kiosk/x_server.hpp", "#include <X11/Xlib.h>").empty());
    CHECK(fault_of("kiosk/x_server.hpp", "#include <SFML/Window.hpp>") ==
          "SFML/ must not be in a header");
    CHECK(fault_of("kiosk/x_connection.hpp", "#include <X11/Xlib.h>") ==
          "X11/ must not be in a header");
    CHECK(!fault_of("kiosk/window.cpp", "    sf::Text title;").empty());
    CHECK(!fault_of("content/paint/painter.cpp", "cairo_show_text(context, text);").empty());
    CHECK(!fault_of("printer/batch.cpp", "std::system(command);").empty());
    CHECK(fault_of("content/layout/poster.cpp", "#include \"fonts/fit.hpp\"").empty());
}
