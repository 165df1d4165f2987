#include "content/desk/status_words.hpp"

#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <ostream>
#include <string_view>

namespace desk {

namespace {

constexpr std::size_t screen_width = 100;
constexpr std::size_t gap = 2; ///< Between columns of a table.

/// What the tables say around ids and numbers.
struct Words {
    std::string_view legend;
    std::array<std::string_view, 4> columns; ///< translated, stale, approved, gate
    std::string_view texts;
    std::string_view rest;
    std::string_view waits;
    std::string_view nobody;
    std::string_view source;
    std::string_view reasons;
    std::string_view values;
    std::string_view all_good;
    std::string_view of;
    std::string_view changed;
    std::string_view questions;
};

constexpr Words english{
    "t translated, s stale or needs work, a approved, . none. Last: the publish gate, + open, - "
    "shut,\n! shut and a text does not fit.",
    {"t", "s", "a", ""},
    "texts",
    "(other)",
    "Texts that wait for a role:",
    "No text waits for anybody.",
    "Indonesian first",
    "What else keeps the gate shut (pelita-content explain CODE):",
    "Facts and contacts to check (pelita-content facts due): ",
    "All facts and contacts are confirmed and in date.",
    " of ",
    "Changed since it was confirmed; print and record again where it stands:",
    "Questions of translators:"};

constexpr Words indonesian{
    "t diterjemahkan, l lama atau perlu diperbaiki, s disetujui, . tidak ada. Terakhir: boleh "
    "terbit,\n+ ya, - belum, ! belum dan ada teks yang tidak muat.",
    {"t", "l", "s", ""},
    "teks",
    "(lainnya)",
    "Teks yang menunggu:",
    "Tidak ada teks yang menunggu.",
    "teks Indonesia dulu",
    "Alasan lain belum boleh terbit (pelita-content explain KODE):",
    "Fakta dan kontak yang harus diperiksa (pelita-content facts due): ",
    "Semua fakta dan kontak sudah diperiksa.",
    " dari ",
    "Berubah sesudah diperiksa; cetak dan rekam ulang di mana ia tampil:",
    "Pertanyaan penerjemah:"};

std::size_t width_of(std::string_view text)
{
    return static_cast<std::size_t>(content::column_at(text, text.size()) - 1);
}

enum class Pad { After, Before };

std::string padded(std::string_view text, std::size_t width, Pad pad)
{
    const std::string space(width - std::min(width, width_of(text)), ' ');
    return pad == Pad::After ? std::string(text) + space : space + std::string(text);
}

/// Zero is a dot: what is there stands out.
std::string shown(int number)
{
    return number == 0 ? "." : std::to_string(number);
}

/// Lines of one width; the first is the heading.
using Column = std::vector<std::string>;

std::size_t width_of(const Column& column)
{
    std::size_t width = 0;
    for (const std::string& cell : column) {
        width = std::max(width, width_of(std::string_view(cell)));
    }
    return width;
}

void align(Column& column, Pad pad)
{
    const std::size_t width = width_of(column);
    for (std::string& cell : column) {
        cell = padded(cell, width, pad);
    }
}

/// Puts columns side by side; those beyond the screen's width follow below, after `lead` again.
void print_columns(const Column& lead, const std::vector<Column>& columns, std::ostream& out)
{
    for (std::size_t first = 0; first < columns.size();) {
        std::size_t width = width_of(lead);
        std::size_t end = first;
        while (end < columns.size() &&
               (end == first || width + gap + width_of(columns[end]) <= screen_width)) {
            width += gap + width_of(columns[end]);
            ++end;
        }
        for (std::size_t line = 0; line < lead.size(); ++line) {
            std::string text = lead[line];
            for (std::size_t i = first; i < end; ++i) {
                text += std::string(gap, ' ') + columns[i][line];
            }
            out << text.substr(0, text.find_last_not_of(' ') + 1) << '\n';
        }
        out << '\n';
        first = end;
    }
}

/// A list that goes on with an indent where the screen ends.
void print_list(const std::string& heading, const std::vector<std::string>& items,
                std::ostream& out)
{
    constexpr std::size_t indent = 4;
    std::size_t column = width_of(std::string_view(heading));
    out << heading;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const std::string item = items[i] + (i + 1 == items.size() ? "" : ",");
        if (column + 1 + width_of(std::string_view(item)) > screen_width) {
            out << '\n' << std::string(indent - 1, ' ');
            column = indent - 1;
        }
        out << ' ' << item;
        column += 1 + width_of(std::string_view(item));
    }
    out << '\n';
}

/// Translated, stale, approved and the gate's mark of one language, under its tag.
Column language_column(const Status& status, std::size_t language, const Words& words)
{
    std::array<Column, 4> parts;
    for (std::size_t part = 0; part < parts.size(); ++part) {
        parts[part].emplace_back(words.columns[part]);
    }
    for (const StatusRow& row : status.rows) {
        const StatusCell& cell = row.cells[language];
        parts[0].push_back(shown(cell.translated));
        parts[1].push_back(shown(cell.stale));
        parts[2].push_back(shown(cell.approved));
        parts[3].emplace_back(gate_mark(row, cell));
    }
    std::ranges::for_each(parts, [](Column& part) { align(part, Pad::Before); });
    Column column{status.languages[language].tag};
    for (std::size_t line = 0; line < parts[0].size(); ++line) {
        column.push_back(parts[0][line] + ' ' + parts[1][line] + ' ' + parts[2][line] + ' ' +
                         parts[3][line]);
    }
    align(column, Pad::After);
    return column;
}

void print_matrix(const Status& status, const Words& words, std::ostream& out)
{
    Column names{"", ""};
    Column texts{"", std::string(words.texts)};
    for (const StatusRow& row : status.rows) {
        names.push_back(row.id.empty() ? std::string(words.rest) : row.id);
        texts.push_back(std::to_string(row.texts));
    }
    align(names, Pad::After);
    align(texts, Pad::Before);
    for (std::size_t line = 0; line < names.size(); ++line) {
        names[line] += ' ' + texts[line];
    }
    std::vector<Column> columns;
    for (std::size_t i = 0; i < status.languages.size(); ++i) {
        columns.push_back(language_column(status, i, words));
    }
    print_columns(names, columns, out);
}

/// Tags and names of the languages, under an empty heading.
Column language_names(const Status& status)
{
    Column tags{""};
    for (const StatusLanguage& language : status.languages) {
        tags.push_back(language.tag);
    }
    align(tags, Pad::After);
    for (std::size_t i = 0; i < status.languages.size(); ++i) {
        tags[i + 1] += ' ' + status.languages[i].name;
    }
    align(tags, Pad::After);
    return tags;
}

/// One column: how many texts of each language wait for somebody. Not drawn if none does.
void add_waits(std::vector<Column>& columns, const Status& status, std::string_view heading,
               const auto& count_of)
{
    Column column{std::string(heading)};
    int all = 0;
    for (const StatusLanguage& language : status.languages) {
        const int count = count_of(language.waits);
        column.push_back(shown(count));
        all += count;
    }
    if (all > 0) {
        align(column, Pad::Before);
        columns.push_back(std::move(column));
    }
}

void print_waits(const Status& status, const Words& words, std::ostream& out)
{
    std::vector<Column> columns;
    for (const char* role : {"translator", "language", "content", "safety", "editor", "design"}) {
        add_waits(columns, status, role, [role](const StatusWaits& waits) {
            const auto found = waits.roles.find(role);
            return found == waits.roles.end() ? 0 : found->second;
        });
    }
    add_waits(columns, status, words.source, [](const StatusWaits& waits) { return waits.source; });
    if (columns.empty()) {
        out << words.nobody << "\n\n";
        return;
    }
    out << words.waits << '\n';
    print_columns(language_names(status), columns, out);
}

/// Reasons that are not about texts: "K057" -> how many.
std::map<std::string, int> counts_by_code(const StatusWaits& waits)
{
    std::map<std::string, int> counts;
    for (const StatusReason& reason : waits.reasons) {
        ++counts[reason.finding.code];
    }
    return counts;
}

void print_reasons(const Status& status, const Words& words, std::ostream& out)
{
    bool any = false;
    for (const StatusLanguage& language : status.languages) {
        std::vector<std::string> reasons;
        for (const auto& [code, count] : counts_by_code(language.waits)) {
            reasons.push_back(code + " (" + std::to_string(count) + ")");
        }
        if (reasons.empty()) {
            continue;
        }
        if (!any) {
            out << words.reasons << '\n';
        }
        print_list(language.tag + ":", reasons, out);
        any = true;
    }
    out << (any ? "\n" : "");
}

void print_values(const Status& status, const Words& words, const ValueStateWords& states,
                  std::ostream& out)
{
    if (status.values.empty()) {
        out << words.all_good << '\n';
        return;
    }
    out << words.values << status.values.size() << words.of << status.all_values << '\n';
    for (std::size_t state = 0; state < states.size(); ++state) {
        std::vector<std::string> ids;
        for (const auto& [value, changed, shown_in] : status.values) {
            if (static_cast<std::size_t>(value.state) == state) {
                ids.push_back(value.id);
            }
        }
        if (!ids.empty()) {
            print_list(std::string(states[state]) + " (" + std::to_string(ids.size()) + "):", ids,
                       out);
        }
    }
    for (const auto& [value, changed, shown_in] : status.values) {
        if (changed) {
            print_list(std::string(words.changed) + " " + value.id + ":", shown_in, out);
        }
    }
}

void print_questions(const Status& status, const Words& words, std::ostream& out)
{
    if (status.questions.empty()) {
        return;
    }
    out << '\n' << words.questions << '\n';
    for (const StatusQuestion& question : status.questions) {
        out << question.place.file << ':' << question.place.line << ": " << question.unit << '\n';
        for (const auto line : content::split(question.question, '\n')) {
            out << "    " << line << '\n';
        }
    }
}

} // namespace

void print_status(const Status& status, content::MessageLanguage language, std::ostream& out)
{
    const Words& words = language == content::MessageLanguage::Indonesian ? indonesian : english;
    out << status.guide << ", " << content::iso_date(status.today) << '\n'
        << words.legend << "\n\n";
    print_matrix(status, words, out);
    print_waits(status, words, out);
    print_reasons(status, words, out);
    print_values(status, words, status_page_words(language).states, out);
    print_questions(status, words, out);
}

} // namespace desk
