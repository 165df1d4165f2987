#include "printer/command_line.hpp"

#include "content/model/program.hpp"
#include "printer/batch.hpp"
#include "printer/list.hpp"
#include "printer/preflight_command.hpp"
#include "printer/recall.hpp"
#include "printer/register.hpp"
#include "printer/render.hpp"
#include "printer/sheet.hpp"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <thread>

namespace printer {

namespace {

/// Options as typed; what they mean is decided after all are read.
struct CommandLine {
    content::CommonOptions common;
    bool json = false;
    RenderOptions render;
    BatchOptions batch;
    PreflightOptions preflight;
    std::string languages; ///< Of `render`: one, or two with a comma.
    std::string tile;
    std::string scale;
    std::string place;
    bool press = false;
    bool proof = false;
    bool gallery = false;
    std::string shard;
    std::string recalled; ///< Fact, contact or job code.
    RegisterOptions registered;
    bool user_unit = false;
    PressOptions press_file;
    std::optional<int> roll; ///< mm
    PictureOptions picture;
};

constexpr int narrowest_roll = 600; // mm; what machines for flexi take
constexpr int widest_roll = 5500;

std::string check_scale(std::string& text)
{
    return parse_scale(text) ? std::string() : "\"" + text + "\" is none of 1:1, 1:2, 1:4, 1:10";
}

std::string check_shard(std::string& text)
{
    return parse_shard(text)
               ? std::string()
               : "\"" + text + "\" is no part of a whole; 1/8 to 8/8 are eight parts, from 1";
}

void add_sheet_options(CLI::App& command, CommandLine& line)
{
    auto* press = command.add_flag("--press", line.press, "Only if the publish gate is open");
    command.add_flag("--proof", line.proof, "Unapproved text too, under the sash CONTOH")
        ->excludes(press);
    command.add_option("--scale", line.scale, "Scale of the file; default: the format's")
        ->type_name("1:N")
        ->check(CLI::Validator(check_scale, ""));
    command
        .add_option("--place", line.place,
                    "Office of contacts.toml that puts the sheet up: its name, address and logos")
        ->type_name("ID");
    command
        .add_option("--tile", line.tile,
                    "At true size on office paper, in pages to glue together; .pdf, not for press")
        ->type_name("a4|a3")
        ->check(CLI::IsMember({"a4", "a3"}));
}

void add_press_options(CLI::App& command, CommandLine& line)
{
    PressOptions& press = line.press_file;
    command
        .add_option("--profile", press.profile,
                    "The shop's CMYK profile; default: ISO Coated v2 300% of scribus-data")
        ->type_name("ICC");
    command.add_flag(
        "--user-unit", line.user_unit,
        "A page at a scale says it is as large as the sheet; not every reader heeds it");
    command
        .add_option("--panels", line.roll,
                    "Width of the shop's roll, mm (3200, 5000): a board that is wider becomes "
                    "panels to be welded, a page each")
        ->type_name("ROLL_MM")
        ->check(CLI::Range(narrowest_roll, widest_roll));
    command.add_flag("--outline-text", press.outline_text,
                     "Letters as shapes, for shops that lose fonts: no search, no copying");
    const auto without = [&command](const char* flag, bool& what, const char* help) {
        command.add_flag_callback(
            flag, [&what] { what = false; }, help);
    };
    without("--no-marks", press.marks, "No crop and registration marks");
    without("--no-bar", press.bar, "No colour bar");
    without("--no-slug", press.slug, "No line that says what the file is");
}

void add_picture_options(CLI::App& command, CommandLine& line)
{
    command.add_flag("--guides", line.picture.guides,
                     "On the .png: bleed, trim, safe inset, hems, eyelets, folds, with a legend");
    command
        .add_option("--view-from", line.picture.view_from,
                    "The .png as it looks to a sharp eye so many metres away")
        ->type_name("M")
        ->check(CLI::Range(0.1, 1000.0));
}

CLI::App* add_list(CLI::App& app, CommandLine& line)
{
    auto* command = app.add_subcommand("list", "Posters, formats, languages, topics of the guide");
    command->add_flag("--json", line.json, "As JSON");
    return command;
}

CLI::App* add_render(CLI::App& app, CommandLine& line)
{
    auto* command = app.add_subcommand("render", "Makes one sheet");
    command->add_option("--poster", line.render.job.poster, "Id of the poster")->required();
    command->add_option("--format", line.render.job.format, "Id of the format")->required();
    command
        ->add_option("--lang", line.languages,
                     "Language tag; L,L2 = L large, L2 below it, with one number and one QR")
        ->type_name("L[,L2]")
        ->required();
    command
        ->add_option(
            "--out", line.render.out,
            "File to write, .pdf, .tif or .png; many pages: NAME-1.png and so on; beside a "
            ".pdf its papers: NAME_tiket.pdf for the shop, NAME_bukti.pdf for the office; of a "
            ".tif NAME.tif_tiket.pdf and NAME.tif_bukti.pdf")
        ->type_name("FILE")
        ->required();
    add_sheet_options(*command, line);
    add_press_options(*command, line);
    add_picture_options(*command, line);
    return command;
}

CLI::App* add_batch(CLI::App& app, CommandLine& line)
{
    auto* command = app.add_subcommand(
        "batch", "Makes many sheets, PDF with its papers and PNG; pictures for phones PNG only");
    Selection& selection = line.batch.selection;
    line.batch.workers = std::max(1U, std::thread::hardware_concurrency());
    command->add_option("--posters", selection.posters, "all, or ids with commas between")
        ->capture_default_str();
    command->add_option("--formats", selection.formats, "all, or ids with commas between")
        ->capture_default_str();
    command->add_option("--langs", selection.languages, "all live ones, or tags with commas")
        ->capture_default_str();
    command
        ->add_option("--second-lang", selection.second,
                     "Language below each of --langs, on the same sheet; all then leaves it out")
        ->type_name("TAG");
    command->add_option("--out", line.batch.out, "Folder for the files")
        ->type_name("DIR")
        ->required();
    command->add_option("--jobs", line.batch.workers, "Sheets made beside each other")
        ->check(CLI::Range(1U, 256U))
        ->capture_default_str();
    command
        ->add_option("--shard", line.shard,
                     "Only part I of N of the sheets; every part writes into the same DIR")
        ->type_name("I/N")
        ->envname("PELITA_SHARD")
        ->check(CLI::Validator(check_shard, ""));
    command->add_flag("--gallery", line.gallery,
                      "Also DIR/index.html: all pictures and what preflight says");
    add_sheet_options(*command, line);
    add_press_options(*command, line);
    add_picture_options(*command, line);
    return command;
}

CLI::App* add_register(CLI::App& app, CommandLine& line)
{
    RegisterOptions& options = line.registered;
    auto* command = app.add_subcommand(
        "register", "Enters what was printed, so that a wrong number can be found on walls");
    command->add_option("files", options.files, "Press files as they were printed")
        ->type_name("FILE")
        ->required();
    command->add_option("--place", options.place, "Where they hang, in words")
        ->type_name("TEXT")
        ->required();
    command->add_option("--copies", options.copies, "How many of each file")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000))
        ->required();
    command->add_option("--by", options.name, "Who enters it")->type_name("NAME")->required();
    return command;
}

CLI::App* add_recall(CLI::App& app, CommandLine& line)
{
    auto* command = app.add_subcommand(
        "recall", "Where registered prints hang that carry a fact, a contact or a job code");
    command->add_option("key", line.recalled, "Fact, contact or job code")
        ->type_name("FACT|CONTACT|JOBCODE")
        ->required();
    command->add_flag("--json", line.json, "As JSON");
    return command;
}

CLI::App* add_preflight(CLI::App& app, CommandLine& line)
{
    auto* command = app.add_subcommand(
        "preflight", "Judges a PDF for print, ours or another's; exit 0 only if it is press-ready");
    command->add_option("file", line.preflight.file, "The PDF to judge")
        ->type_name("FILE")
        ->required();
    command->add_flag("--json", line.json, "As JSON");
    return command;
}

PressOptions press_of(const CommandLine& line)
{
    PressOptions press = line.press_file;
    if (line.roll) {
        press.roll = layout::Millimetres(*line.roll);
    }
    return press;
}

std::optional<int> scale_of(const CommandLine& line)
{
    return line.scale.empty() ? std::nullopt : parse_scale(line.scale);
}

content::Exit run_list(const CommandLine& line)
{
    const auto loaded = content::open_guide(line.common);
    content::print_findings(loaded.findings);
    std::cout << (line.json ? list_json(*loaded.guide) : list_text(*loaded.guide));
    return content::has_errors(loaded.findings) ? content::Exit::ContentAtFault
                                                : content::Exit::Done;
}

content::Exit run_render(CommandLine& line)
{
    set_languages(line.render.job, line.languages);
    line.render.job.place = line.place;
    line.render.job.scale = scale_of(line);
    line.render.job.user_unit = line.user_unit;
    line.render.press = press_of(line);
    line.render.picture = line.picture;
    line.render.tile = parse_tile_paper(line.tile);
    if (line.press || line.proof) {
        line.render.purpose = line.proof ? Purpose::Proof : Purpose::Press;
    }
    return render(open_workshop(line.common), line.render, std::cerr);
}

content::Exit run_batch(CommandLine& line)
{
    line.batch.selection.scale = scale_of(line);
    line.batch.selection.place = line.place;
    line.batch.selection.user_unit = line.user_unit;
    line.batch.press = press_of(line);
    line.batch.picture = line.picture;
    line.batch.tile = parse_tile_paper(line.tile);
    line.batch.purpose = line.proof ? Purpose::Proof : Purpose::Press;
    line.batch.shard = parse_shard(line.shard).value_or(Shard{});
    line.batch.gallery = line.gallery ? Gallery::Yes : Gallery::No;
    line.batch.bar = progress_bar_of_stderr();
    return run_batch(open_workshop(line.common), line.batch, std::cerr);
}

content::Exit run_register(CommandLine& line)
{
    line.registered.language = content::message_language_of_environment();
    return register_prints(line.common.guide, line.registered,
                           content::ledger_time_now(line.common), std::cout, std::cerr);
}

content::Exit run_recall(const CommandLine& line)
{
    const auto language = content::message_language_of_environment();
    const auto loaded = content::open_guide(line.common);
    content::print_findings(loaded.findings);
    if (content::has_errors(loaded.findings)) {
        std::cerr << recall_refusal(RecallRefusal::BrokenGuide, line.recalled, language);
        return content::Exit::ContentAtFault;
    }
    const auto& guide = loaded.guide;
    const auto register_of_prints = content::read_prints(*guide);
    content::print_findings(register_of_prints.findings);
    const auto found =
        content::recall(*guide, register_of_prints.prints, line.recalled, line.common.today);
    if (!found) {
        std::cerr << recall_refusal(RecallRefusal::UnknownKey, line.recalled, language);
        return content::Exit::ContentAtFault;
    }
    std::cout << (line.json ? recall_json(*found, line.recalled)
                            : recall_text(*found, line.recalled, language));
    return content::has_errors(register_of_prints.findings) ? content::Exit::ContentAtFault
                                                            : content::Exit::Done;
}

content::Exit run_preflight(CommandLine& line)
{
    line.preflight.as = line.json ? ReportAs::Json : ReportAs::Text;
    return run_preflight(open_workshop(line.common), line.preflight, std::cout, std::cerr);
}

} // namespace

int run(int argc, const char* const* argv)
{
    CLI::App app("Renders the guide into files for print shops", "pelita-printer");
    app.fallthrough();
    app.require_subcommand(1);
    CommandLine line;
    content::add_common_options(app, line.common);
    const CLI::App* list = add_list(app, line);
    const CLI::App* render_command = add_render(app, line);
    const CLI::App* preflight = add_preflight(app, line);
    add_batch(app, line);
    const CLI::App* register_command = add_register(app, line);
    const CLI::App* recall_command = add_recall(app, line);
    return content::run_program(app, argc, argv, [&] {
        if (list->parsed()) {
            return run_list(line);
        }
        if (register_command->parsed()) {
            return run_register(line);
        }
        if (recall_command->parsed()) {
            return run_recall(line);
        }
        if (preflight->parsed()) {
            return run_preflight(line);
        }
        return render_command->parsed() ? run_render(line) : run_batch(line);
    });
}

} // namespace printer
