#include "content/desk/exchange.hpp"
#include "content/desk/workbook.hpp"
#include "content/model/date.hpp"
#include "content/model/files.hpp"
#include "content/model/revision.hpp"
#include "content/model/text.hpp"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>

namespace desk {

namespace {

namespace fs = std::filesystem;

constexpr double points_per_line = 15;

/// A folder of our own that goes with everything in it: the library can only write files.
class ScratchFolder {
  public:
    ScratchFolder()
    {
        std::string name = (fs::temp_directory_path() / "pelita.XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw content::FileError(name, "no folder can be made there");
        }
        path_ = name;
    }
    ~ScratchFolder()
    {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    const fs::path& path() const { return path_; }

  private:
    fs::path path_;
};

/// "_x0041_" in a cell means A: a text that has such letters itself hides its first sign.
std::string hidden_escapes(std::string_view text)
{
    const auto is_hex = [](char c) {
        return std::string_view("0123456789abcdefABCDEF").find(c) != std::string_view::npos;
    };
    std::string cell;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool looks_escaped = text.size() - i >= 7 && text[i] == '_' && text[i + 1] == 'x' &&
                                   text[i + 6] == '_' &&
                                   std::ranges::all_of(text.substr(i + 2, 4), is_hex);
        cell += looks_escaped ? std::string("_x005F_") : std::string(1, text[i]);
    }
    return cell;
}

std::string where_it_stands(const content::Message& message)
{
    std::string lines;
    for (const auto& note : message.notes) {
        lines += (lines.empty() ? "" : "\n") + note;
    }
    if (const std::string old = old_source_note(message); !old.empty()) {
        lines += "\n" + old;
    }
    return lines;
}

/// Writes the two sheets.
class Workbook {
  public:
    Workbook(const Outgoing& outgoing, const fs::path& file)
        : outgoing_(outgoing), book_(workbook_new(file.c_str()))
    {
        lxw_doc_properties properties{};
        const std::chrono::sys_days day = content::revision_date(outgoing.guide); // never the clock
        properties.created =
            std::chrono::duration_cast<std::chrono::seconds>(day.time_since_epoch()).count();
        workbook_set_properties(book_, &properties);
        locked_ = format_with_wrap();
        open_ = format_with_wrap();
        format_set_unlocked(open_);
        format_set_num_format(open_, "@");
        format_set_bg_color(open_, 0xFFF8E1);
        format_set_border(open_, LXW_BORDER_HAIR);
        heading_ = format_with_wrap();
        format_set_bold(heading_);
        format_set_bg_color(heading_, 0xDDE3F0);
    }

    /// @return whether the file could be written.
    bool write()
    {
        write_texts(workbook_add_worksheet(book_, "Teks"));
        write_glossary(workbook_add_worksheet(book_, "Glosarium"));
        return workbook_close(book_) == LXW_NO_ERROR;
    }

  private:
    lxw_format* format_with_wrap()
    {
        lxw_format* format = workbook_add_format(book_);
        format_set_text_wrap(format);
        format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
        return format;
    }

    static void put(lxw_worksheet* sheet, std::size_t row, std::size_t column,
                    const std::string& text, lxw_format* format)
    {
        const auto r = static_cast<lxw_row_t>(row);
        const auto c = static_cast<lxw_col_t>(column);
        if (text.empty()) {
            worksheet_write_blank(sheet, r, c, format);
        } else {
            worksheet_write_string(sheet, r, c, hidden_escapes(text).c_str(), format);
        }
    }

    void write_texts(lxw_worksheet* sheet)
    {
        constexpr std::array<double, 8> widths{24, 34, 44, 44, 24, 30, 12, 12};
        for (std::size_t i = 0; i < widths.size(); ++i) {
            const auto column = static_cast<lxw_col_t>(i);
            lxw_row_col_options hidden{};
            hidden.hidden = i + 1 == widths.size() ? LXW_TRUE : LXW_FALSE;
            worksheet_set_column_opt(sheet, column, column, widths.at(i), nullptr, &hidden);
            std::string heading(column_headings.at(i));
            heading += hidden.hidden != 0 ? outgoing_.language.tag : "";
            put(sheet, 0, i, heading, heading_);
        }
        worksheet_freeze_panes(sheet, 1, 0);
        for (std::size_t i = 0; i < outgoing_.texts.size(); ++i) {
            write_text(sheet, i + 1, outgoing_.texts[i]);
        }
        offer_needs_work(sheet);
        lxw_protection may{};
        may.format_columns = may.format_rows = may.format_cells = LXW_TRUE;
        worksheet_protect(sheet, nullptr, &may);
    }

    void write_text(lxw_worksheet* sheet, std::size_t row, const OutgoingText& text)
    {
        const content::Message& message = *text.message;
        const Stamp stamp = stamp_of(outgoing_.guide, outgoing_.language.tag, message);
        put(sheet, row, 0, message.context, locked_);
        put(sheet, row, 1, where_it_stands(message), locked_);
        put(sheet, row, 2, message.source, locked_);
        put(sheet, row, 3, message.translation, open_);
        put(sheet, row, 4, comments_of(message, "tanya:", "ask:"), open_);
        put(sheet, row, 5, comments_of(message, "balik:", "back:"), open_);
        put(sheet, row, 6, message.fuzzy ? "perlu" : "", open_);
        put(sheet, row, 7, write_stamp(stamp), locked_);
        constexpr std::size_t letters_per_line = 40;
        const auto lines = 1 + std::ranges::count(message.source, '\n') +
                           static_cast<std::ptrdiff_t>(
                               std::max(message.source.size(),
                                        message.notes.empty() ? 0 : message.notes.front().size()) /
                               letters_per_line);
        worksheet_set_row(
            sheet, static_cast<lxw_row_t>(row),
            points_per_line * static_cast<double>(std::min<std::ptrdiff_t>(lines, 20)), nullptr);
    }

    void offer_needs_work(lxw_worksheet* sheet) const
    {
        std::string word = "perlu";
        std::array<char*, 2> words{word.data(), nullptr};
        lxw_data_validation choice{};
        choice.validate = LXW_VALIDATION_TYPE_LIST;
        choice.value_list = words.data();
        const auto last = static_cast<lxw_row_t>(outgoing_.texts.size());
        worksheet_data_validation_range(sheet, 1, 6, last, 6, &choice);
    }

    void write_glossary(lxw_worksheet* sheet)
    {
        constexpr std::array<const char*, 4> headings{"istilah", "arti", "pakai", "jangan pakai"};
        for (std::size_t i = 0; i < headings.size(); ++i) {
            worksheet_set_column(sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), 32,
                                 nullptr);
            put(sheet, 0, i, headings.at(i), heading_);
        }
        worksheet_freeze_panes(sheet, 1, 0);
        std::size_t row = 1;
        for (const auto& term : outgoing_.guide.glossary) {
            put(sheet, row, 0, term.term, locked_);
            put(sheet, row, 1, term.meaning, locked_);
            put(sheet, row, 2, joined(term.use), locked_);
            put(sheet, row, 3, joined(term.never), locked_);
            ++row;
        }
        worksheet_protect(sheet, nullptr, nullptr);
    }

    std::string joined(const std::map<std::string, std::vector<std::string>>& words) const
    {
        std::string list;
        if (const auto found = words.find(outgoing_.language.tag); found != words.end()) {
            for (const auto& word : found->second) {
                list += (list.empty() ? "" : ", ") + word;
            }
        }
        return list;
    }

    const Outgoing& outgoing_;
    lxw_workbook* book_; ///< Freed by `workbook_close`.
    lxw_format* locked_ = nullptr;
    lxw_format* open_ = nullptr;
    lxw_format* heading_ = nullptr;
};

} // namespace

std::string write_xlsx(const Outgoing& outgoing)
{
    const ScratchFolder folder;
    const auto file = folder.path() / "texts.xlsx";
    if (!Workbook(outgoing, file).write()) {
        throw content::FileError(file, "the workbook cannot be written");
    }
    return content::read_file(file);
}

} // namespace desk
