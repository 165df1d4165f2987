#include "content/desk/exchange.hpp"
#include "content/desk/workbook.hpp"
#include "content/desk/xml.hpp"
#include "content/desk/zip.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <charconv>

namespace desk {

namespace {

constexpr std::size_t most_rows = 20000;
constexpr std::size_t most_columns = 64;
constexpr std::size_t most_letters = 32U << 20U; ///< Bytes of all cells that are kept.
constexpr std::size_t no_column = most_columns;

using Cells = std::array<std::string, most_columns>;
using Columns = std::array<std::size_t, column_headings.size()>;

bool is_part_of_ours(const std::string& name)
{
    return name == "xl/workbook.xml" || name == "xl/_rels/workbook.xml.rels" ||
           name == "xl/sharedStrings.xml" || name.starts_with("xl/worksheets/");
}

std::optional<std::size_t> number_in(std::string_view text)
{
    std::size_t number = 0;
    const auto end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

/// "_x000D_" in a cell is a character; of those only the underscore and blanks belong in a text.
std::string shown_escapes(std::string_view cell)
{
    std::string text;
    for (std::size_t i = 0; i < cell.size(); ++i) {
        unsigned value = 0;
        const bool escaped =
            cell.size() - i >= 7 && cell[i] == '_' && cell[i + 1] == 'x' && cell[i + 6] == '_' &&
            std::from_chars(&cell[i + 2], &cell[i + 2] + 4, value, 16).ptr == &cell[i + 2] + 4;
        if (!escaped || value >= 0x80) {
            text += cell[i];
            continue;
        }
        if (value != '\r') { // Excel writes Windows line ends so; the \n follows by itself
            text += static_cast<char>(value);
        }
        i += 6;
    }
    return text;
}

/// Text of a cell or shared string: its runs together, without the reading aids (`rPh`).
std::string text_of_runs(const pugi::xml_node& node)
{
    std::string text;
    walk(node, [&](const pugi::xml_node& part) {
        if (local_name(part) == "t") {
            text += text_below(part);
            return false;
        }
        return local_name(part) != "rPh";
    });
    return shown_escapes(text);
}

/// Column of a reference like "D17"; `no_column` if it is none that counts.
std::size_t column_of(std::string_view reference)
{
    std::size_t column = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') {
            break;
        }
        column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
        if (column > most_columns) {
            return no_column;
        }
    }
    return column == 0 ? no_column : column - 1;
}

std::string letters_of(std::size_t column)
{
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    }
    return letters;
}

/// A cell whose value a program made: a formula, an error such as #REF!, or TRUE and FALSE. Nobody
/// wrote that as a translation.
bool is_computed(const pugi::xml_node& cell)
{
    const auto type = attribute(cell, "t");
    return std::ranges::any_of(cell.children(), [&](const pugi::xml_node& child) {
        const auto name = local_name(child);
        return name == "f" || (name == "v" && (type == "e" || type == "b"));
    });
}

struct Sheet {
    std::string name;
    std::string part; ///< Name in the ZIP.
};

/// Reads the sheet of texts of a workbook, whoever saved it.
class WorkbookReader {
  public:
    explicit WorkbookReader(const std::string& name) : name_(name) {}

    ReturnedFile read(std::string_view bytes)
    {
        zip_ = unpack_zip(bytes, is_part_of_ours);
        if (zip_.too_large) {
            report("too-large", "32 MiB");
        } else if (!zip_.fault.empty()) {
            report("workbook", one_line(zip_.fault));
        } else {
            read_sheets();
        }
        if (file_.texts.empty() && file_.findings.empty()) {
            file_.findings.push_back(file_finding("no-texts", name_));
        }
        drop_repeats(file_);
        return std::move(file_);
    }

  private:
    void report(std::string variant, std::string found = {})
    {
        file_.findings.push_back(file_finding(std::move(variant), name_, std::move(found)));
    }

    /// False, and a finding, if the part is not there or not safe to read.
    bool open(const std::string& part, XmlFile& xml)
    {
        const auto found = zip_.parts.find(part);
        if (found == zip_.parts.end()) {
            report("workbook", part);
            return false;
        }
        read_xml(found->second, xml);
        if (!xml.fault.empty() || xml.has_doctype) {
            report(xml.has_doctype ? "entities" : "workbook", part + ": " + xml.fault);
            return false;
        }
        return true;
    }

    void read_sheets()
    {
        const auto sheets = sheets_in_order();
        if (!file_.findings.empty() || !read_shared_strings()) {
            return;
        }
        for (auto sheet = sheets.begin(); sheet != sheets.end(); ++sheet) {
            XmlFile xml;
            if (!open(sheet->part, xml)) {
                return;
            }
            sheet_ = sheet->name;
            if (read_sheet(xml.document)) {
                std::for_each(sheet + 1, sheets.end(), [this](const Sheet& s) { name_copy(s); });
                return;
            }
        }
        report("columns-gone", missing_.empty() ? "id" : missing_);
    }

    /// Somebody may have worked in a copy of our sheet: which is not read, so that is said.
    void name_copy(const Sheet& sheet)
    {
        XmlFile xml;
        const auto part = zip_.parts.find(sheet.part);
        if (part == zip_.parts.end()) {
            return;
        }
        read_xml(part->second, xml);
        if (xml.fault.empty() && !xml.has_doctype && columns_of_first_row(xml.document)) {
            report("copied-sheet", sheet.name);
            file_.findings.back().arguments.emplace_back("name", sheet_);
            file_.findings.back().severity = content::Severity::Warning;
        }
    }

    std::optional<Columns> columns_of_first_row(const pugi::xml_document& document)
    {
        std::optional<Columns> columns;
        bool found = false;
        walk(document, [&](const pugi::xml_node& node) {
            if (found || local_name(node) != "row") {
                return !found;
            }
            Cells cells;
            if (read_row(node, cells)) {
                found = true;
                columns = columns_in(cells);
            }
            return false;
        });
        return columns;
    }

    std::vector<Sheet> sheets_in_order()
    {
        std::map<std::string, std::string> parts;
        XmlFile relations;
        XmlFile workbook;
        std::vector<Sheet> sheets;
        if (!open("xl/_rels/workbook.xml.rels", relations) || !open("xl/workbook.xml", workbook)) {
            return sheets;
        }
        walk(relations.document, [&](const pugi::xml_node& node) {
            if (attribute(node, "TargetMode") != "External") {
                std::string target(attribute(node, "Target"));
                target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
                parts[std::string(attribute(node, "Id"))] = target;
            }
            return true;
        });
        walk(workbook.document, [&](const pugi::xml_node& node) {
            const auto part = parts.find(std::string(attribute(node, "id")));
            if (local_name(node) == "sheet" && part != parts.end() &&
                part->second.starts_with("xl/worksheets/") && sheets.size() < most_columns) {
                sheets.push_back({one_line(attribute(node, "name")), part->second});
            }
            return true;
        });
        return sheets;
    }

    /// A workbook whose cells hold their texts themselves has no such part.
    bool read_shared_strings()
    {
        XmlFile xml;
        if (!zip_.parts.contains("xl/sharedStrings.xml")) {
            return true;
        }
        if (!open("xl/sharedStrings.xml", xml)) {
            return false;
        }
        walk(xml.document, [this](const pugi::xml_node& node) {
            if (local_name(node) == "si") {
                shared_.push_back(text_of_runs(node));
                return false;
            }
            return true;
        });
        return true;
    }

    /// False: this is not the sheet of texts.
    bool read_sheet(const pugi::xml_document& document)
    {
        std::size_t row = 0;
        std::size_t kept = 0;
        bool ours = true;
        walk(document, [&](const pugi::xml_node& node) {
            if (local_name(node) != "row") {
                return ours && kept <= most_rows && local_name(node) != "c";
            }
            row = number_in(attribute(node, "r")).value_or(row + 1);
            Cells cells;
            if (!ours || kept > most_rows || !read_row(node, cells)) {
                return false;
            }
            if (kept++ == 0) {
                ours = find_columns(cells);
            } else {
                keep_row(cells, row);
            }
            return false;
        });
        if (kept > most_rows || letters_ > most_letters) {
            report("too-large", std::to_string(most_rows) + " rows");
            return true;
        }
        return ours && kept > 0;
    }

    /// False: the row is empty.
    bool read_row(const pugi::xml_node& node, Cells& cells)
    {
        std::size_t column = 0;
        bool filled = false;
        computed_.reset();
        for (const auto& cell : node.children()) {
            if (local_name(cell) != "c") {
                continue;
            }
            const auto reference = attribute(cell, "r");
            column = reference.empty() ? column : column_of(reference);
            if (column >= no_column || letters_ > most_letters) {
                break;
            }
            cells.at(column) = text_of_cell(cell);
            computed_.set(column, is_computed(cell));
            letters_ += cells.at(column).size();
            filled = filled || !cells.at(column).empty();
            ++column;
        }
        return filled;
    }

    std::string text_of_cell(const pugi::xml_node& cell) const
    {
        const auto type = attribute(cell, "t");
        std::string value;
        for (const auto& child : cell.children()) {
            if (local_name(child) == "is") {
                return text_of_runs(child);
            }
            if (local_name(child) == "v") {
                value = text_below(child);
            }
        }
        if (type != "s") {
            return shown_escapes(value);
        }
        const auto index = number_in(content::trimmed(value));
        return index && *index < shared_.size() ? shared_[*index] : std::string();
    }

    /// Where our headings stand; none, and `missing_`, if one is gone.
    std::optional<Columns> columns_in(const Cells& cells)
    {
        missing_.clear();
        Columns columns{};
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto heading = column_headings.at(i);
            const auto found = std::ranges::find_if(cells, [&](const std::string& cell) {
                const bool stamp = i + 1 == columns.size();
                return stamp ? cell.starts_with(heading) : content::trimmed(cell) == heading;
            });
            if (found == cells.end()) {
                missing_ = heading;
                return std::nullopt;
            }
            columns.at(i) = static_cast<std::size_t>(found - cells.begin());
        }
        return columns;
    }

    bool find_columns(const Cells& cells)
    {
        const auto columns = columns_in(cells);
        if (!columns) {
            return false;
        }
        columns_ = *columns;
        const auto& stamp = cells.at(column(Column::Stamp));
        file_.language = content::trimmed(stamp.substr(heading_of(Column::Stamp).size()));
        return true;
    }

    std::size_t column(Column which) const { return columns_.at(static_cast<std::size_t>(which)); }

    void keep_row(const Cells& cells, std::size_t row)
    {
        const auto cell = [&](Column which) -> const std::string& {
            return cells.at(column(which));
        };
        ReturnedText text;
        text.unit = content::trimmed(cell(Column::Id));
        text.source = cell(Column::Source);
        text.translation = cell(Column::Translation);
        text.needs_work = !content::trimmed(cell(Column::NeedsWork)).empty();
        text.stamp = read_stamp(cell(Column::Stamp));
        text.place.file = name_ + "!" + sheet_ + "!" + letters_of(column(Column::Translation)) +
                          std::to_string(row);
        add_comments(text, "tanya: ", cell(Column::Ask));
        add_comments(text, "balik: ", cell(Column::Back));
        const bool computed = computed_.test(column(Column::Translation));
        if (text.stamp && !computed) {
            file_.texts.push_back(std::move(text));
        } else if (computed) {
            refuse_row(text, "K008", "cell");
        } else if (!text.unit.empty() || !text.translation.empty()) {
            refuse_row(text, "K007", "edited");
        }
    }

    void refuse_row(const ReturnedText& text, const char* code, const char* variant)
    {
        content::Finding finding =
            file_finding(variant, name_, one_line(text.translation.substr(0, 80)));
        finding.code = code;
        finding.unit = text.unit.empty() ? "?" : one_line(text.unit.substr(0, 200));
        finding.place = text.place;
        file_.findings.push_back(std::move(finding));
    }

    static void add_comments(ReturnedText& text, const std::string& word, std::string_view cell)
    {
        for (const auto line : content::split(cell, '\n')) {
            if (const auto words = content::trimmed(line); !words.empty()) {
                text.comments.push_back(word + std::string(words));
            }
        }
    }

    std::string name_;
    UnpackedZip zip_;
    ReturnedFile file_;
    std::vector<std::string> shared_;
    Columns columns_{};
    std::bitset<most_columns> computed_; ///< Cells of the row that was read last.
    std::string sheet_;
    std::string missing_; ///< Heading that was not found.
    std::size_t letters_ = 0;
};

} // namespace

ReturnedFile read_xlsx(std::string_view bytes, const std::string& name)
{
    return WorkbookReader(name).read(bytes);
}

} // namespace desk
