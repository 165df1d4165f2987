#include "tests/conformance/suites.hpp"
#include "tests/conformance/test_file.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <string>

/// Runs the Unicode Consortium's test files through the text engine and prints "suite pass total",
/// a line each. Ends with 0 if every suite reaches its floor, 1 if one does not, 2 after wrong
/// usage, 3 if the data is missing.
namespace {

using conformance::DataError;
using conformance::Score;

constexpr int below_floor = 1;
constexpr int wrong_usage = 2;
constexpr int no_data = 3;

struct Options {
    std::filesystem::path data = "/usr/share/unicode";
    std::filesystem::path floors = PELITA_SOURCE_DIR "/tests/conformance/floors.txt";
    std::string list_failures;
};

std::map<std::string, Score> read_floors(const std::filesystem::path& path)
{
    std::map<std::string, Score> floors;
    conformance::TestFile file(path);
    while (file.next()) {
        const auto words = conformance::words_of(file.line());
        if (words.size() != 3) {
            file.refuse("needs suite, floor and total");
        }
        floors[std::string(words[0])] = {static_cast<long>(conformance::number_of(words[1], 10)),
                                         static_cast<long>(conformance::number_of(words[2], 10))};
    }
    return floors;
}

/// @returns whether the suite reaches its floor; says what is wrong if it does not.
bool reaches(const std::string& name, Score score, const std::map<std::string, Score>& floors)
{
    const auto floor = floors.find(name);
    if (floor == floors.end()) {
        std::cerr << name << ": has no floor\n";
        return false;
    }
    if (score.total != floor->second.total) {
        std::cerr << name << ": " << score.total << " cases, the floor is for "
                  << floor->second.total << ": the data is of another Unicode version\n";
        return false;
    }
    if (score.pass < floor->second.pass) {
        std::cerr << name << ": " << score.pass << " pass, the floor is " << floor->second.pass
                  << "; --list-failures " << name << " shows the lines\n";
        return false;
    }
    return true;
}

int list_failures(const Options& options)
{
    const auto all = conformance::suites();
    const auto suite = std::ranges::find(all, options.list_failures, &conformance::Suite::name);
    if (suite == all.end()) {
        std::cerr << "There is no suite " << options.list_failures << ". There are:";
        for (const auto& known : all) {
            std::cerr << ' ' << known.name;
        }
        std::cerr << '\n';
        return wrong_usage;
    }
    const Score score = suite->run(options.data / suite->path,
                                   [](const std::string& line) { std::cout << line << '\n'; });
    std::cout << suite->name << ' ' << score.pass << ' ' << score.total << '\n';
    return 0;
}

int run_all(const Options& options)
{
    const auto floors = read_floors(options.floors);
    bool good = true;
    for (const auto& suite : conformance::suites()) {
        const Score score = suite.run(options.data / suite.path, {});
        std::cout << suite.name << ' ' << score.pass << ' ' << score.total << std::endl;
        good = reaches(std::string(suite.name), score, floors) && good;
    }
    return good ? 0 : below_floor;
}

} // namespace

int main(int argc, char** argv)
try {
    Options options;
    CLI::App app("Runs Unicode's own tests through the text engine.");
    app.add_option("DATA", options.data, "folder of the test files (package unicode-data)");
    app.add_option("--floors", options.floors, "file of floors");
    app.add_option("--list-failures", options.list_failures, "prints the failing lines of a suite");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : wrong_usage;
    }
    return options.list_failures.empty() ? run_all(options) : list_failures(options);
} catch (const DataError& error) {
    std::cerr << error.what() << ". The test files come with the Debian package unicode-data.\n";
    return no_data;
} catch (const std::exception& error) {
    std::cerr << "text_conformance: " << error.what() << '\n';
    return no_data;
}
