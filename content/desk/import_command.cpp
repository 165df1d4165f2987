#include "content/desk/catalog_update.hpp"
#include "content/desk/desk.hpp"
#include "content/desk/exchange.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/take_texts.hpp"
#include "content/model/files.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <ostream>

namespace desk {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t largest_file = 16U << 20U; ///< Bytes; 400 texts are about 0.3 MiB.
constexpr std::size_t most_findings = 200;          ///< What a person can read through.

/// Reads a file by what its bytes say, whatever it is called.
ReturnedFile read_returned(const fs::path& path)
{
    const std::string name = path.filename().string();
    if (!fs::is_regular_file(path)) {
        throw content::UsageError("there is no file \"" + path.string() + "\"");
    }
    if (fs::file_size(path) > largest_file) {
        return {{}, {}, {file_finding("too-large", name, "16 MiB")}};
    }
    const std::string bytes = content::read_file(path);
    std::string_view start = std::string_view(bytes).substr(0, 512);
    start.remove_prefix(start.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    start = start.substr(std::min(start.size(), start.find_first_not_of(" \t\r\n")));
    if (start.starts_with("<!DOCTYPE html") || start.starts_with("<!doctype html") ||
        start.starts_with("<html")) {
        return {{}, {}, {file_finding("page", name)}};
    }
    if (start.starts_with("PK")) {
        return read_xlsx(bytes, name);
    }
    const bool wide_xml = start.starts_with("\xFF\xFE<") || start.starts_with("\xFE\xFF");
    const bool xml = start.starts_with('<') && !content::is_conflict_mark(start.substr(0, 8));
    return xml || wide_xml ? read_xliff(bytes, name) : read_po(bytes, name);
}

bool is_for(const ReturnedFile& file, const std::string& language)
{
    return file.language.empty() || is_same_language(file.language, language);
}

bool is_unreadable(const ReturnedFile& file)
{
    return std::ranges::any_of(file.findings, [](const content::Finding& finding) {
        return finding.unit.empty() && finding.severity == content::Severity::Error;
    });
}

void print(const Desk& desk, std::vector<content::Finding> findings)
{
    content::sort_findings(findings);
    const auto language = content::message_language_of_environment();
    const std::size_t shown = std::min(findings.size(), most_findings);
    for (std::size_t i = 0; i < shown; ++i) {
        desk.err << content::format_finding(findings[i], language) << '\n';
    }
    if (shown < findings.size()) {
        desk.err << "... and " << findings.size() - shown << " more\n";
    }
}

bool speaks_indonesian()
{
    return content::message_language_of_environment() == content::MessageLanguage::Indonesian;
}

/// What became of the texts, by outcome.
using Counts = std::array<int, 5>;

int count_of(const Counts& counts, Outcome outcome)
{
    return counts.at(static_cast<std::size_t>(outcome));
}

void report(const Desk& desk, const ImportRequest& request, const Counts& counts)
{
    using Words = std::array<const char*, 5>;
    const Words english{" taken, ", " taken as needing work (older Indonesian), ",
                        " kept beside ours, ", " refused, ", " unchanged\n"};
    const Words indonesian{" diambil, ", " diambil, perlu diperbaiki (teks Indonesia lama), ",
                           " disimpan di samping punya kita, ", " ditolak, ", " tidak berubah\n"};
    const auto& words = speaks_indonesian() ? indonesian : english;
    constexpr std::array order{Outcome::Taken, Outcome::Stale, Outcome::Kept, Outcome::Refused,
                               Outcome::Unchanged};
    desk.out << request.file.filename().string() << ": ";
    for (std::size_t i = 0; i < order.size(); ++i) {
        desk.out << count_of(counts, order.at(i)) << words.at(i);
    }
}

/// Takes the texts, naming each that is new. @return how many had each outcome.
Counts take_all(const Desk& desk, const ReturnedFile& file, TakeTexts& texts)
{
    Counts counts{};
    for (const auto& text : file.texts) {
        const Outcome outcome = texts.take(text);
        ++counts.at(static_cast<std::size_t>(outcome));
        if (outcome == Outcome::Taken) {
            desk.out << text.place.file;
            if (text.place.line > 0) {
                desk.out << ":" << text.place.line;
            }
            desk.out << ": " << text.unit << (speaks_indonesian() ? ": diambil\n" : ": taken\n");
        }
    }
    for (const auto& finding : file.findings) {
        counts.at(static_cast<std::size_t>(Outcome::Refused)) += finding.unit.empty() ? 0 : 1;
    }
    return counts;
}

/// Writes the catalogue and who made the texts that were taken.
void write(const Desk& desk, const content::Guide& guide, const content::Catalog& catalog,
           const CatalogUpdate& update, const TakeTexts& texts, const std::string& name)
{
    auto lines = update.carried();
    const auto is_taken = [&](const content::Message& message) {
        return texts.taken().contains(message.context);
    };
    std::ranges::move(made_lines(guide, catalog, update.carried(), {name, desk.now(), is_taken}),
                      std::back_inserter(lines));
    write_translation(guide, catalog, lines);
}

} // namespace

content::Exit import_texts(const Desk& desk, const ImportRequest& request)
{
    require_person_id(request.name);
    const auto guide = load_for_writing(desk, request.language);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    require_translation(*guide, request.language);
    auto file = read_returned(request.file);
    if (!is_for(file, request.language)) {
        file.findings.push_back(
            file_finding("other-language", request.file.filename().string(), request.language));
        file.findings.back().code = "K006";
        file.findings.back().arguments.emplace_back("name", one_line(file.language));
    }
    if (is_unreadable(file)) {
        print(desk, file.findings);
        desk.err << (speaks_indonesian() ? "Tidak ada yang diambil.\n" : "Nothing was taken.\n");
        return content::Exit::ContentAtFault;
    }
    const CatalogUpdate update(*guide, request.language, desk.now());
    content::Catalog catalog = update.catalog();
    TakeTexts texts(*guide, catalog);
    texts.look_for_moved(file.texts);
    const Counts counts = take_all(desk, file, texts);
    const int changes = count_of(counts, Outcome::Taken) + count_of(counts, Outcome::Stale) +
                        count_of(counts, Outcome::Kept);
    if (changes > 0) {
        write(desk, *guide, catalog, update, texts, request.name);
    }
    std::ranges::copy(texts.findings(), std::back_inserter(file.findings));
    print(desk, file.findings);
    report(desk, request, counts);
    return content::has_errors(file.findings) ? content::Exit::ContentAtFault : content::Exit::Done;
}

} // namespace desk
