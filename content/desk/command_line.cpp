#include "content/desk/desk.hpp"

#include <CLI/CLI.hpp>

#include <functional>
#include <iostream>
#include <map>

namespace desk {

namespace {

using Action = std::function<content::Exit(const Desk&)>;

/// What the command line asked for; filled by CLI11 while it parses.
struct Request {
    Action action;
    CheckRequest check;
    ApproveRequest approve;
    ConfirmRequest confirm;
    PreviewRequest preview;
    ExportRequest exported;
    ImportRequest imported;
    MergeRequest merged;
    ReviewRequest review;
    NewLanguageRequest new_language;
    std::string exchange_format;
    std::string code;
    std::string language;
    std::string name;
    std::filesystem::path file;
    std::string format = "text";
};

void require_selection(const Selection& selection)
{
    if (selection.all == !selection.ids.empty()) {
        throw content::UsageError("name ids, or give --all");
    }
}

void add_selection(CLI::App& command, Selection& selection, const std::string& what)
{
    command.add_option("id", selection.ids, what);
    command.add_flag("--all", selection.all, "All of them");
}

void add_check(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand("check", "Findings as file:line:column; exit 1 on errors");
    command->add_option("--lang", request.check.language, "Source, shared files and this language");
    command->add_option("--format", request.format, "text, json or sarif")
        ->check(CLI::IsMember({"text", "json", "sarif"}))
        ->capture_default_str();
    command->add_flag("--fix", request.check.fix,
                      "First mends what needs no judgement: NFC, loose spaces, line ends");
    command->callback([&request] {
        request.check.format = request.format == "json"    ? CheckFormat::Json
                               : request.format == "sarif" ? CheckFormat::Sarif
                                                           : CheckFormat::Text;
        request.action = [&request](const Desk& desk) { return check(desk, request.check); };
    });
    auto* explained = app.add_subcommand("explain", "What a code means and who can mend it");
    explained->add_option("code", request.code, "K020, P20 ...")->required();
    explained->callback([&request] {
        request.action = [&request](const Desk& desk) { return explain(desk, request.code); };
    });
}

void add_status(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand(
        "status", "Language x topic and poster: translated, stale, approved; who is waited for");
    command->add_option("--html", request.file, "One page for a browser, with every reason")
        ->type_name("FILE");
    command->callback([&request] {
        request.action = [&request](const Desk& desk) { return status(desk, request.file); };
    });
}

void add_update(CLI::App& app, Request& request)
{
    auto* command =
        app.add_subcommand("update", "Brings a translation file in line with the Indonesian");
    command->add_option("language", request.language, "Tag of languages.toml")->required();
    command->add_option("--by", request.name, "Translator")->required();
    command->callback([&request] {
        request.action = [&request](const Desk& desk) {
            return update(desk, request.language, request.name);
        };
    });
}

void add_export(CLI::App& app, Request& request)
{
    static const std::map<std::string, ExchangeFormat> formats{
        {"po", ExchangeFormat::Po},
        {"xliff", ExchangeFormat::Xliff},
        {"xlsx", ExchangeFormat::Xlsx},
        {"html", ExchangeFormat::Html},
    };
    auto* command = app.add_subcommand("export", "One file for a translator: PO, XLIFF 1.2, a "
                                                 "workbook, or a page to edit on a phone");
    auto& wanted = request.exported;
    command->add_option("language", wanted.language, "Tag of languages.toml")->required();
    command->add_option("--to", request.exchange_format, "po, xliff, xlsx or html")
        ->required()
        ->check(CLI::IsMember({"po", "xliff", "xlsx", "html"}));
    command->add_option("file", wanted.file, "File to write, outside the guide's folder")
        ->required()
        ->type_name("FILE");
    command->add_flag("--force", wanted.force, "Replaces FILE if it is there");
    command->callback([&request] {
        request.exported.format = formats.at(request.exchange_format);
        request.action = [&request](const Desk& desk) {
            return export_texts(desk, request.exported);
        };
    });
}

void add_import(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand("import", "Takes a translator's file back: by id, what "
                                                 "cannot be taken is named; exit 1 then");
    auto& wanted = request.imported;
    command->add_option("language", wanted.language, "Tag of languages.toml")->required();
    command->add_option("file", wanted.file, "PO, XLIFF 1.2 or XLSX")
        ->required()
        ->type_name("FILE");
    command->add_option("--by", wanted.name, "Translator")->required();
    command->callback([&request] {
        request.action = [&request](const Desk& desk) {
            return import_texts(desk, request.imported);
        };
    });
}

void add_merge(CLI::App& app, Request& request)
{
    auto* command =
        app.add_subcommand("merge", "Three-way merge of PO files by id, into A; for git: "
                                    "merge.pelita.driver \"pelita-content merge %O %A %B\"");
    auto& wanted = request.merged;
    command->add_option("base", wanted.base, "File both came from")->required();
    command->add_option("a", wanted.ours, "Ours; gets the result")->required();
    command->add_option("b", wanted.theirs, "Theirs")->required();
    command->callback([&request] {
        request.action = [&request](const Desk& desk) { return merge(desk, request.merged); };
    });
}

void add_approve(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand("approve", "Approves texts as they stand");
    auto& wanted = request.approve;
    add_selection(*command, wanted.units, "Unit, topic or poster");
    command->add_option("--lang", wanted.language, "Language")->required();
    command->add_option("--role", wanted.role, "language, content, safety or editor")
        ->required()
        ->check(CLI::IsMember({"language", "content", "safety", "editor"}));
    command->add_option("--by", wanted.name, "Reviewer, as in [people]")->required();
    command->add_flag("--same-meaning", wanted.same_meaning,
                      "The Indonesian changed in form only (editor)");
    command->add_option("--key", wanted.key_file, "Signs the lines")->type_name("FILE");
    command->callback([&request] {
        request.action = [&request](const Desk& desk) {
            require_selection(request.approve.units);
            return approve(desk, request.approve);
        };
    });
}

void add_review(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand("review", "Goes through the texts that wait for a role, "
                                                 "important ones first");
    auto& wanted = request.review;
    command->add_option("language", wanted.language, "Tag of languages.toml")->required();
    command->add_option("--role", wanted.role, "language, content, safety or editor")
        ->required()
        ->check(CLI::IsMember({"language", "content", "safety", "editor"}));
    command->add_option("--by", wanted.name, "Reviewer, as in [people]");
    auto* terminal = command->add_flag("--terminal", wanted.terminal,
                                       "One text after the other: ok, no and why, or later");
    auto* html = command->add_option("--html", wanted.html, "One page to print and to tick");
    html->type_name("FILE")->excludes(terminal);
    command
        ->add_flag_callback(
            "--no-pictures", [&wanted] { wanted.pictures = Pictures::No; },
            "The page without small pictures of screens and sheets")
        ->needs(html);
    command->add_option("--key", wanted.key_file, "Signs the lines")
        ->type_name("FILE")
        ->needs(terminal);
    command->callback([&request] {
        request.action = [&request](const Desk& desk) { return review(desk, request.review); };
    });
}

void add_new(CLI::App& app, Request& request)
{
    auto* topic = app.add_subcommand("new-topic", "A topic file with a skeleton to fill in");
    topic->add_option("id", request.code, "Small letters, digits and hyphens")->required();
    topic->callback([&request] {
        request.action = [&request](const Desk& desk) { return new_topic(desk, request.code); };
    });
    auto* language = app.add_subcommand("new-language", "A section in languages.toml and an empty "
                                                        "translation file");
    auto& wanted = request.new_language;
    language->add_option("tag", wanted.tag, "BCP 47, such as mkn or tet-ID")->required();
    language->add_option("--name", wanted.endonym, "The language's name for itself")->required();
    language->add_option("--indonesian", wanted.indonesian, "Its Indonesian name (as --name)");
    language->add_option("--fallback", wanted.fallback, "Languages that stand in (id): mkn,id");
    language->callback([&request] {
        request.action = [&request](const Desk& desk) {
            return new_language(desk, request.new_language);
        };
    });
}

void add_facts(CLI::App& app, Request& request)
{
    auto* facts = app.add_subcommand("facts", "Values: what is due, what is confirmed");
    facts->require_subcommand(1);
    facts->add_subcommand("due", "Unconfirmed, out of date, or due within 90 days")
        ->callback([&request] { request.action = facts_due; });
    auto* confirm = facts->add_subcommand("confirm", "After a test call or a look at the source");
    add_selection(*confirm, request.confirm.values, "Fact or contact");
    confirm->add_option("--by", request.confirm.name, "Person with the role content")->required();
    confirm->add_option("--recheck", request.confirm.recheck, "YYYY-MM-DD")->type_name("DATE");
    confirm->add_option("--key", request.confirm.key_file, "Signs the lines")->type_name("FILE");
    confirm->callback([&request] {
        request.action = [&request](const Desk& desk) {
            require_selection(request.confirm.values);
            return facts_confirm(desk, request.confirm);
        };
    });
}

void add_keygen(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand("keygen", "A key pair to sign approvals with");
    command->add_option("--by", request.name, "Whose key")->required();
    command->add_option("--out", request.file, "Secret key")->required()->type_name("FILE");
    command->callback([&request] {
        request.action = [&request](const Desk& desk) {
            return keygen(desk, request.name, request.file);
        };
    });
}

void add_preview(CLI::App& app, Request& request)
{
    auto* command = app.add_subcommand("preview", "Source and translation side by side as a PNG");
    auto& wanted = request.preview;
    command->add_option("id", wanted.id, "Text, topic, poster or screen of the kiosk")->required();
    command->add_option("--lang", wanted.language, "Language")->required();
    command->add_option("--on", wanted.format,
                        "kiosk, or a format; default: where the id belongs, a poster's first");
    command->add_option("--size", wanted.size, "Panel of the kiosk in pixels, 4 a mm (1920x1080)")
        ->type_name("WxH");
    command->add_option("--text", wanted.text, "Text size of the kiosk: S, M (default), L or XL");
    command->add_option("--out", wanted.out, "Picture")->required()->type_name("FILE.png");
    command->callback([&request] {
        request.action = [&request](const Desk& desk) { return preview(desk, request.preview); };
    });
}

} // namespace

int run(int argc, const char* const* argv)
{
    CLI::App app("Checks, updates and approves the content of a guide", "pelita-content");
    app.fallthrough();
    app.require_subcommand(1);
    content::CommonOptions options;
    content::add_common_options(app, options);
    Request request;
    add_check(app, request);
    add_status(app, request);
    add_update(app, request);
    add_export(app, request);
    add_import(app, request);
    add_merge(app, request);
    add_approve(app, request);
    add_review(app, request);
    add_facts(app, request);
    add_new(app, request);
    add_keygen(app, request);
    add_preview(app, request);
    return content::run_program(app, argc, argv, [&] {
        return request.action(Desk{options, std::cout, std::cerr, std::cin});
    });
}

} // namespace desk
