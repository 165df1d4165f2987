#include "printer/register.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "content/model/folder_lock.hpp"
#include "content/model/prints.hpp"
#include "content/model/text.hpp"
#include "printer/file_names.hpp"
#include "printer/press_record.hpp"

#include <fmt/format.h>

#include <set>
#include <string_view>
#include <utility>

namespace printer {

namespace {

/// What is said to who enters prints.
struct Words {
    std::string_view not_ours;
    std::string_view not_press_ready;
    std::string_view other_file;
    std::string_view no_record; ///< {0} file, {1} name of the report
    std::string_view no_guide;  ///< {0} folder
    std::string_view one_line;
    std::string_view known;
    std::string_view nothing;
    std::string_view entered; ///< {0} prints
};

constexpr Words english{
    "its .preflight.json is not one that pelita-printer wrote; render the sheet again",
    "it is not press-ready and should not have been printed; see pelita-printer preflight",
    "it is not the file that was judged; render the sheet again",
    "{0}: there is no {1} beside it; keep both together, or render the sheet again\n",
    "{0} is no guide: there is no guide.toml in it",
    "--place and --by are words on one line, in UTF-8 and without tabs; they stand in a table",
    "These prints are entered already, to the minute. If more were printed, enter them a minute "
    "later. ",
    "Nothing was entered.\n",
    "prints entered in reviews/prints.tsv: {0}\n"};

constexpr Words indonesian{
    "berkas .preflight.json-nya tidak ditulis oleh pelita-printer; buat lagi lembarnya",
    "berkas ini belum siap cetak dan seharusnya tidak dicetak; lihat pelita-printer preflight",
    "ini bukan berkas yang sudah diperiksa; buat lagi lembarnya",
    "{0}: tidak ada {1} di sampingnya; simpan keduanya bersama, atau buat lagi lembarnya\n",
    "{0} bukan panduan: tidak ada guide.toml di dalamnya",
    "--place dan --by ditulis dalam satu baris, UTF-8, tanpa tab; keduanya masuk ke tabel",
    "Cetakan ini sudah tercatat pada menit yang sama. Kalau memang dicetak lagi, catat satu menit "
    "kemudian. ",
    "Tidak ada yang dicatat.\n",
    "cetakan yang dicatat di reviews/prints.tsv: {0}\n"};

const Words& words_of(content::MessageLanguage language)
{
    return language == content::MessageLanguage::Indonesian ? indonesian : english;
}

std::string_view words_for(RecordFault fault, const Words& words)
{
    switch (fault) {
    case RecordFault::NotOurs:
        return words.not_ours;
    case RecordFault::NotPressReady:
        return words.not_press_ready;
    case RecordFault::OtherFile:
        return words.other_file;
    }
    return {};
}

/// The print of one file; none, with the reason on `messages`.
std::optional<content::Print> print_of(const std::filesystem::path& file, const Words& words,
                                       std::ostream& messages)
{
    const auto record = press_record_of(file);
    const std::string bytes = content::read_file(file);
    if (!std::filesystem::exists(record)) {
        messages << fmt::format(fmt::runtime(words.no_record), file.string(),
                                record.filename().string());
        return std::nullopt;
    }
    auto read = read_press_record(content::read_file(record), content::sha256(bytes));
    if (const auto* fault = std::get_if<RecordFault>(&read)) {
        messages << file.string() << ": " << words_for(*fault, words) << '\n';
        return std::nullopt;
    }
    return std::get<content::Print>(std::move(read));
}

void require_words(const RegisterOptions& options, const Words& words)
{
    for (const std::string_view text : {options.place, options.name}) {
        if (text.empty() || text.find_first_of("\t\r\n") != std::string_view::npos ||
            content::first_invalid_byte(text)) {
            throw content::UsageError(std::string(words.one_line));
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
    const Words& words = words_of(options.language);
    if (!std::filesystem::exists(guide / "guide.toml")) {
        throw content::UsageError(fmt::format(fmt::runtime(words.no_guide), guide.string()));
    }
    require_words(options, words);
    std::string lines;
    std::set<std::string> sheets; // Panels of one board are one print.
    bool refused = false;
    for (const auto& file : options.files) {
        auto print = print_of(file, words, messages);
        if (!print) {
            refused = true;
            continue;
        }
        print->place = options.place;
        print->copies = options.copies;
        print->name = options.name;
        print->time = now;
        if (sheets.insert(print->sha256).second) {
            lines += content::write_print_line(*print);
        }
    }
    if (refused) {
        messages << words.nothing;
        return content::Exit::ContentAtFault;
    }
    const content::FolderLock lock(guide);
    const auto file = guide / content::prints_file;
    std::filesystem::create_directories(file.parent_path());
    const std::string before = std::filesystem::exists(file) ? content::read_file(file) : "";
    if (!adds_all(before, lines, sheets.size())) {
        messages << words.known << words.nothing;
        return content::Exit::ContentAtFault;
    }
    content::append_file(file, lines);
    out << fmt::format(fmt::runtime(words.entered), sheets.size());
    return content::Exit::Done;
}

} // namespace printer
