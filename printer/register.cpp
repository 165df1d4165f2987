#include "printer/register.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "content/model/folder_lock.hpp"
#include "content/model/prints.hpp"
#include "content/model/text.hpp"
#include "printer/press_record.hpp"

#include <string_view>
#include <utility>

namespace printer {

namespace {

std::string_view words_for(RecordFault fault)
{
    switch (fault) {
    case RecordFault::NotOurs:
        return "its .preflight.json is not one that pelita-printer wrote; render the sheet again";
    case RecordFault::NotPressReady:
        return "it is not press-ready and should not have been printed; see pelita-printer "
               "preflight";
    case RecordFault::OtherFile:
        return "it is not the file that was judged; render the sheet again";
    }
    return {};
}

/// The print of one file; none, with the reason on `messages`.
std::optional<content::Print> print_of(const std::filesystem::path& file, std::ostream& messages)
{
    const auto record = press_record_file(file);
    const std::string bytes = content::read_file(file);
    if (!std::filesystem::exists(record)) {
        messages << file.string() << ": there is no " << record.filename().string()
                 << " beside it; keep both together, or render the sheet again\n";
        return std::nullopt;
    }
    auto read = read_press_record(content::read_file(record), content::sha256(bytes));
    if (const auto* fault = std::get_if<RecordFault>(&read)) {
        messages << file.string() << ": " << words_for(*fault) << '\n';
        return std::nullopt;
    }
    return std::get<content::Print>(std::move(read));
}

void require_words(const RegisterOptions& options)
{
    for (const std::string_view text : {options.place, options.name}) {
        if (text.empty() || text.find_first_of("\t\r\n") != std::string_view::npos ||
            content::first_invalid_byte(text)) {
            throw content::UsageError("--place and --by are words on one line, in UTF-8 and "
                                      "without tabs; they stand in a table");
        }
    }
}

/// A line that the register has already would be read as a repeat, and its copies be lost.
bool adds_all(const std::string& before, const std::string& lines, std::size_t count)
{
    const auto prints_in = [](const std::string& text) {
        return content::parse_prints(text, "").prints.size();
    };
    return prints_in(before + "\n" + lines) == prints_in(before) + count;
}

} // namespace

content::Exit register_prints(const std::filesystem::path& guide, const RegisterOptions& options,
                              const std::string& now, std::ostream& out, std::ostream& messages)
{
    require_words(options);
    std::string lines;
    bool refused = false;
    for (const auto& file : options.files) {
        auto print = print_of(file, messages);
        if (!print) {
            refused = true;
            continue;
        }
        print->place = options.place;
        print->copies = options.copies;
        print->name = options.name;
        print->time = now;
        lines += content::write_print_line(*print);
    }
    if (refused) {
        messages << "Nothing was entered.\n";
        return content::Exit::ContentAtFault;
    }
    const content::FolderLock lock(guide);
    const auto file = guide / content::prints_file;
    std::filesystem::create_directories(file.parent_path());
    const std::string before = std::filesystem::exists(file) ? content::read_file(file) : "";
    if (!adds_all(before, lines, options.files.size())) {
        messages << "These prints are entered already, to the minute. If more were printed, enter "
                    "them a minute later. Nothing was entered.\n";
        return content::Exit::ContentAtFault;
    }
    content::append_file(file, lines);
    out << options.files.size() << (options.files.size() == 1 ? " print" : " prints")
        << " entered in reviews/prints.tsv\n";
    return content::Exit::Done;
}

} // namespace printer
