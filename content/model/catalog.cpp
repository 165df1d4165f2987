#include "content/model/catalog.hpp"

#include "content/model/po_string.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <map>

namespace content {

namespace {

constexpr std::size_t longest_text = 64 * 1024; ///< Bytes (TRANSLATION.md 2, K001).

/// Reads a PO file line by line. An entry ends where the next comment, msgctxt or msgid begins.
class CatalogReader {
  public:
    CatalogReader(const std::string& file, const std::string& language) : file_(file)
    {
        parsed_.catalog.language = language;
        parsed_.catalog.file = file;
    }

    ParsedCatalog read(std::string_view text)
    {
        if (text.starts_with("\xEF\xBB\xBF")) {
            text.remove_prefix(3);
            report("K003", "bom", Severity::Warning, {file_, 1, 1});
        }
        if (const auto bad = first_invalid_byte(text)) {
            report("K003", "encoding", Severity::Error, place_of(text, *bad));
            return std::move(parsed_);
        }
        bool windows = false;
        for (auto line : split(text, '\n')) {
            ++number_;
            if (line.ends_with('\r')) {
                line.remove_suffix(1);
                windows = true;
            }
            read_line(line);
        }
        finish_entry();
        if (windows) {
            report("K003", "crlf", Severity::Warning, {file_, 1, 1});
        }
        return std::move(parsed_);
    }

  private:
    enum class Field {
        None,
        Context,
        Source,
        Plural,
        Translation,
        OtherForm,
        Ignored,
        Previous,
        PreviousContext
    };

    void report(std::string code, std::string variant, Severity severity, Place place,
                std::vector<std::pair<std::string, std::string>> arguments = {})
    {
        Finding finding;
        finding.code = std::move(code);
        finding.variant = std::move(variant);
        finding.severity = severity;
        finding.place = std::move(place);
        finding.language = parsed_.catalog.language;
        finding.arguments = std::move(arguments);
        parsed_.findings.push_back(std::move(finding));
    }

    Place place_of(std::string_view text, std::size_t offset) const
    {
        const auto before = text.substr(0, offset);
        const auto start = before.rfind('\n') + 1; // npos + 1 is 0
        return {file_, 1 + static_cast<int>(std::ranges::count(before, '\n')),
                column_at(text.substr(start), offset - start)};
    }

    Place here(std::string_view line, std::size_t offset) const
    {
        return {file_, number_, column_at(line, offset)};
    }

    void read_line(std::string_view line)
    {
        if (is_conflict_mark(line)) {
            if (!conflict_) { // one cause, though each conflict has three marks
                report("K002", "", Severity::Error, here(line, 0));
            }
            conflict_ = true;
            finish_entry();
            return;
        }
        std::string_view rest = trimmed(line);
        if (rest.starts_with("#~")) {
            rest = trimmed(rest.substr(2));
            if (rest.starts_with('|') || rest.starts_with('#')) {
                begin_if_complete();
            }
            finish_before(rest);
            obsolete_ = true;
            if (rest.starts_with('|')) {
                read_previous(trimmed(rest.substr(1)));
                return;
            }
        }
        if (rest.empty()) {
            finish_entry();
        } else if (rest.front() == '#') {
            begin_if_complete();
            read_comment(rest.substr(1));
        } else if (rest.front() == '"') {
            append(field_, rest, line);
        } else {
            read_keyword(rest, line);
        }
    }

    void read_comment(std::string_view comment)
    {
        const char mark = comment.empty() ? ' ' : comment.front();
        const auto body = comment.empty() ? comment : trimmed(comment.substr(1));
        switch (mark) {
        case '.':
            entry_.notes.emplace_back(body);
            break;
        case ':':
            entry_.references.emplace_back(body);
            break;
        case ',':
            read_flags(body);
            break;
        case '|':
            read_previous(body);
            break;
        default:
            entry_.comments.emplace_back(trimmed(comment));
        }
    }

    void read_flags(std::string_view flags)
    {
        for (const auto flag : split(flags, ',')) {
            const auto name = trimmed(flag);
            if (name == "fuzzy") {
                entry_.fuzzy = true;
            } else if (!name.empty()) {
                entry_.flags.emplace_back(name);
            }
        }
    }

    /// "#| msgctxt", "#| msgid" and their continued strings.
    void read_previous(std::string_view body)
    {
        if (body.starts_with("msgctxt")) {
            entry_.previous_context.emplace();
            previous_ = Field::PreviousContext;
            body = trimmed(body.substr(7));
        } else if (body.starts_with("msgid_plural")) {
            previous_ = Field::Ignored;
            return;
        } else if (body.starts_with("msgid")) {
            entry_.previous_source.emplace();
            previous_ = Field::Previous;
            body = trimmed(body.substr(5));
        }
        append(previous_, body, body);
    }

    void read_keyword(std::string_view rest, std::string_view line)
    {
        const auto space = rest.find_first_of(" \t\"");
        const auto keyword = rest.substr(0, space);
        const auto value =
            space == std::string_view::npos ? std::string_view() : trimmed(rest.substr(space));
        finish_before(rest);
        if (is_repeated_keyword(keyword)) {
            report_line(here(line, 0), rest);
            field_ = Field::Ignored;
            append(field_, value, line);
            return;
        }
        if (field_ == Field::None) {
            begun_ = {here(line, 0), rest};
        }
        if (keyword == "msgctxt") {
            entry_.place = here(line, 0);
            field_ = Field::Context;
        } else if (keyword == "msgid") {
            if (field_ != Field::Context) {
                entry_.place = here(line, 0);
            }
            field_ = Field::Source;
            has_source_ = true;
        } else if (keyword == "msgid_plural") {
            entry_.plural = true;
            field_ = Field::Plural;
        } else if (keyword == "msgstr" || keyword == "msgstr[0]") {
            field_ = Field::Translation;
            entry_.translation_place = here(line, line.find('"') + 1); // npos + 1 is 0
            complete_ = has_translation_ = true;
        } else if (is_other_form(keyword)) {
            field_ = Field::OtherForm;
            entry_.other_forms.emplace_back();
            entry_.plural = true; // though its msgid_plural may be gone
            complete_ = true;
        } else {
            report_line(here(line, 0), rest);
            return;
        }
        append(field_, value, line);
    }

    /// Two texts in one field would be run together, and nobody could say which one counts. A
    /// second msgctxt or msgid begins an entry of its own, see `finish_before`.
    bool is_repeated_keyword(std::string_view keyword) const
    {
        const bool translation = keyword == "msgstr" || keyword == "msgstr[0]";
        return (translation && has_translation_) ||
               (keyword == "msgid_plural" && !entry_.plural_source.empty());
    }

    void report_line(Place place, std::string_view found)
    {
        report("K001", "po", Severity::Error, std::move(place), {{"found", std::string(found)}});
    }

    std::string* target(Field field)
    {
        switch (field) {
        case Field::Context:
            return &entry_.context;
        case Field::Source:
            return &entry_.source;
        case Field::Plural:
            return &entry_.plural_source;
        case Field::Translation:
            return &entry_.translation;
        case Field::OtherForm:
            return &entry_.other_forms.back();
        case Field::Previous:
            return &*entry_.previous_source;
        case Field::PreviousContext:
            return &*entry_.previous_context;
        default:
            return nullptr;
        }
    }

    /// Adds a quoted string to a field.
    void append(Field field, std::string_view quoted, std::string_view line)
    {
        const bool opened = quoted.starts_with('"');
        if (field == Field::None || !opened || !is_closed(quoted)) {
            const bool unclosed = opened && field != Field::None;
            report("K001", unclosed ? "quote" : "po", Severity::Error,
                   here(line, unclosed ? line.find('"') : line.find_first_not_of(" \t")),
                   {{"found", std::string(quoted)}});
            return;
        }
        std::string* const text = target(field);
        if (text == nullptr) {
            return;
        }
        const auto written = quoted.substr(1, quoted.size() - 2);
        if (field == Field::Translation) {
            note_jumps(written, line, line.find('"') + 1);
        }
        *text += unescaped(written);
    }

    /// Remembers where the characters of a translation stand in the file.
    /// @param begin byte of the line where `written` begins.
    void note_jumps(std::string_view written, std::string_view line, std::size_t begin)
    {
        auto& jumps = entry_.translation_jumps;
        std::size_t meant = entry_.translation.size();
        const Place start = here(line, begin);
        if (meant == 0) {
            entry_.translation_place = start;
            jumps.clear();
        } else {
            jumps.push_back({meant, start.line, start.column});
        }
        std::size_t from = 0;
        for (auto at = written.find('\\'); at < written.size(); at = written.find('\\', from)) {
            meant += at - from + 1; // an escape stands for one byte
            from = at + 2;
            jumps.push_back({meant, number_, column_at(line, begin + from)});
        }
    }

    /// "msgstr[1]"
    static bool is_other_form(std::string_view keyword)
    {
        return keyword.starts_with("msgstr[") && keyword.ends_with(']') &&
               keyword.find_first_not_of("0123456789", 7) == keyword.size() - 1;
    }

    /// An entry whose msgstr is gone must not run into the next one.
    void finish_before(std::string_view line)
    {
        const auto keyword = line.substr(0, line.find_first_of(" \t\""));
        const bool begins =
            keyword == "msgctxt" || (keyword == "msgid" && field_ != Field::Context);
        if (begins && field_ != Field::None) {
            finish_entry();
        }
    }

    /// Comments of the next entry may follow without a blank line.
    void begin_if_complete()
    {
        if (complete_) {
            finish_entry();
        }
    }

    void finish_entry()
    {
        if (has_source_) {
            keep_entry();
        } else if (field_ != Field::None && !conflict_) { // without msgid: it would be lost
            report_line(begun_.place, begun_.line);
        }
        entry_ = {};
        field_ = Field::None;
        previous_ = Field::None;
        complete_ = obsolete_ = has_source_ = has_translation_ = false;
    }

    void keep_header()
    {
        auto& catalog = parsed_.catalog;
        catalog.header_comments = entry_.comments;
        for (const auto line : split(entry_.translation, '\n')) {
            const auto colon = line.find(':');
            if (colon != std::string_view::npos) {
                catalog.header.emplace_back(line.substr(0, colon), trimmed(line.substr(colon + 1)));
            }
        }
    }

    void keep_entry()
    {
        auto& catalog = parsed_.catalog;
        if (entry_.context.empty() && entry_.source.empty()) {
            keep_header();
            return;
        }
        if (std::max(entry_.source.size(), entry_.translation.size()) > longest_text) {
            report("K001", "long", Severity::Error, entry_.place);
            return;
        }
        entry_.source = to_nfc(entry_.source);
        if (obsolete_) {
            catalog.obsolete.push_back(std::move(entry_));
        } else if (is_repeated()) {
            report_repeat();
        } else {
            catalog.messages.push_back(std::move(entry_));
        }
    }

    /// A foreign file may have entries without msgctxt: each of them is unknown, none a repeat.
    bool is_repeated()
    {
        return !entry_.context.empty() &&
               !first_lines_.emplace(entry_.context, entry_.place.line).second;
    }

    /// Between the marks of a conflict every entry stands twice: that is K002's to say.
    void report_repeat()
    {
        if (!conflict_) {
            const int first = first_lines_.at(entry_.context);
            report("K005", "", Severity::Error, entry_.place,
                   {{"name", entry_.context}, {"file", file_ + ":" + std::to_string(first)}});
        }
    }

    /// The line with an entry's first keyword.
    struct Begun {
        Place place;
        std::string_view line;
    };

    std::string file_;
    ParsedCatalog parsed_;
    Message entry_;
    std::map<std::string, int> first_lines_; ///< Of each msgctxt.
    Field field_ = Field::None;
    Field previous_ = Field::None;
    int number_ = 0;
    Begun begun_;
    bool has_source_ = false;      ///< A msgid was read.
    bool has_translation_ = false; ///< A msgstr or msgstr[0] was read.
    bool complete_ = false;        ///< A msgstr was read: what follows is the next entry.
    bool obsolete_ = false;
    bool conflict_ = false; ///< Conflict marks were seen.
};

} // namespace

const Message* Catalog::find(std::string_view context) const
{
    const auto found = std::ranges::find(messages, context, &Message::context);
    return found == messages.end() ? nullptr : &*found;
}

bool has_text(const Message& message)
{
    return !says_nothing(message.translation);
}

ParsedCatalog parse_catalog(std::string_view text, const std::string& file,
                            const std::string& language)
{
    return CatalogReader(file, language).read(text);
}

} // namespace content
