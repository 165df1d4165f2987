#include "content/model/program.hpp"

#include <CLI/CLI.hpp>

#include <chrono>
#include <iostream>

namespace content {

namespace {

/// A folder or file that ships with Pelita: beside the installed program, else in the source tree.
std::filesystem::path shipped(const std::filesystem::path& installed,
                              const std::filesystem::path& in_tree)
{
    std::error_code ignored;
    const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
    const auto beside = program.parent_path().parent_path() / "share/pelita" / installed;
    if (!ignored && std::filesystem::exists(beside, ignored)) {
        return beside;
    }
    return std::filesystem::path(PELITA_SOURCE_DIR) / in_tree;
}

Date today_by_the_clock()
{
    return local_day(std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()));
}

std::string check_date(std::string& text)
{
    return parse_date(text) ? std::string()
                            : "\"" + text + "\" is not a date; write it as 2026-11-24";
}

} // namespace

std::string ledger_time_now(const CommonOptions& options)
{
    if (options.today_given) {
        return iso_date(options.today) + "T00:00Z";
    }
    const auto minute = std::chrono::floor<std::chrono::minutes>(std::chrono::system_clock::now());
    const auto day = std::chrono::floor<std::chrono::days>(minute);
    const auto since = (minute - day).count();
    const auto two = [](long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return iso_date(Date{day}) + "T" + two(since / 60) + ":" + two(since % 60) + "Z";
}

void add_common_options(CLI::App& app, CommonOptions& options)
{
    options.guide = shipped("guide", "content/guide");
    options.fonts = shipped("fonts/catalogue.toml", "fonts/catalogue.toml");
    options.today = today_by_the_clock();
    app.add_option("--guide", options.guide, "Folder of the guide")
        ->type_name("DIR")
        ->capture_default_str();
    app.add_option("--fonts", options.fonts, "Font catalogue")
        ->type_name("FILE")
        ->capture_default_str();
    app.add_option_function<std::string>(
           "--today",
           [&options](const std::string& text) {
               options.today = *parse_date(text);
               options.today_given = true;
           },
           "Stands in for the clock wherever a date matters")
        ->type_name("DATE")
        ->check(CLI::Validator(check_date, "YYYY-MM-DD"));
    app.set_version_flag("--version", std::string("pelita ") + PELITA_VERSION);
}

LoadedGuide open_guide(const CommonOptions& options)
{
    std::error_code ignored;
    if (!std::filesystem::is_directory(options.guide, ignored)) {
        const bool there = std::filesystem::exists(options.guide, ignored);
        throw UsageError("no guide in " + options.guide.string() +
                         (there ? ": it is not a folder" : ": there is no such folder"));
    }
    return load_guide(options.guide, options.today);
}

int run_program(CLI::App& app, int argc, const char* const* argv, const std::function<Exit()>& body)
{
    try {
        app.parse(argc, argv);
        return static_cast<int>(body());
    } catch (const CLI::ParseError& error) {
        const bool asked = error.get_exit_code() == static_cast<int>(CLI::ExitCodes::Success);
        app.exit(error, std::cout, std::cerr);
        return static_cast<int>(asked ? Exit::Done : Exit::WrongUsage);
    } catch (const UsageError& error) {
        std::cerr << app.get_name() << ": " << error.what() << '\n';
        return static_cast<int>(Exit::WrongUsage);
    } catch (const std::exception& error) {
        std::cerr << app.get_name() << ": " << error.what() << '\n';
        return static_cast<int>(Exit::MachineAtFault);
    }
}

void print_findings(const std::vector<Finding>& findings)
{
    const MessageLanguage language = message_language_of_environment();
    for (const Finding& finding : findings) {
        std::cerr << format_finding(finding, language) << '\n';
    }
}

} // namespace content
