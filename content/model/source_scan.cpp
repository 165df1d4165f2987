#include "content/model/source_scan.hpp"

#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace content {

namespace {

bool continues_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Offset of the first line that version control left behind.
std::optional<std::size_t> first_conflict_marker(std::string_view text)
{
    constexpr std::array<std::string_view, 3> markers = {"<<<<<<< ", ">>>>>>> ", "=======\n"};
    for (std::size_t start = 0; start < text.size();) {
        const std::string_view rest = text.substr(start);
        if (std::any_of(markers.begin(), markers.end(),
                        [&](std::string_view marker) { return rest.starts_with(marker); })) {
            return start;
        }
        const std::size_t end = rest.find('\n');
        start = end == std::string_view::npos ? text.size() : start + end + 1;
    }
    return std::nullopt;
}

Finding file_finding(std::string code, Severity severity, Place place, std::string variant)
{
    Finding finding;
    finding.code = std::move(code);
    finding.severity = severity;
    finding.place = std::move(place);
    finding.variant = std::move(variant);
    return finding;
}

std::string with_plain_line_ends(std::string_view text)
{
    std::string plain;
    plain.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text.substr(at, 2) != "\r\n") {
            plain += text[at];
        }
    }
    return plain;
}

/// Walks a TOML text from string to string.
class QuoteScanner {
  public:
    explicit QuoteScanner(std::string_view toml) : toml_(toml) {}

    QuoteFaults scan()
    {
        while (at_ < toml_.size() && !faults_.unclosed) {
            step();
        }
        return faults_;
    }

  private:
    void step()
    {
        const char here = toml_[at_];
        if (here == '#') {
            at_ = std::min(toml_.find('\n', at_), toml_.size());
        } else if (here == '"' || here == '\'') {
            skip_text(here);
        } else {
            note_curly_quote();
            count_dots(here);
            ++at_;
        }
    }

    /// Dots of a key, or of a number: counted from one separator to the next.
    void count_dots(char here)
    {
        constexpr int most = 16;
        constexpr std::string_view separators = "\n=,[]{}";
        dots_ = here == '.'                                       ? dots_ + 1
                : separators.find(here) != std::string_view::npos ? 0
                                                                  : dots_;
        if (dots_ > most && !faults_.deep) {
            faults_.deep = at_;
        }
    }

    void note_curly_quote()
    {
        constexpr std::array<std::string_view, 5> curly = {"“", "”", "„", "‘", "’"};
        const std::string_view here = toml_.substr(at_, 3);
        if (!faults_.curly && std::find(curly.begin(), curly.end(), here) != curly.end()) {
            faults_.curly = at_;
        }
    }

    void skip_text(char quote)
    {
        const std::size_t opening = at_;
        const std::string triple(3, quote);
        const bool many_lines = toml_.substr(at_).starts_with(triple);
        const std::string_view closing = many_lines ? triple : std::string_view(triple).substr(2);
        at_ += closing.size();
        while (at_ < toml_.size() && !toml_.substr(at_).starts_with(closing)) {
            if (toml_[at_] == '\n' && !many_lines) {
                break;
            }
            at_ += toml_[at_] == '\\' && quote == '"' ? 2 : 1;
        }
        if (!toml_.substr(std::min(at_, toml_.size())).starts_with(closing)) {
            faults_.unclosed = opening;
        }
        at_ += closing.size();
    }

    std::string_view toml_;
    std::size_t at_ = 0;
    int dots_ = 0;
    QuoteFaults faults_;
};

} // namespace

LineMap::LineMap(std::string_view text, const std::string& file) : text_(text), file_(file)
{
    starts_.push_back(0);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\n') {
            starts_.push_back(at + 1);
        }
    }
}

Place LineMap::place(std::size_t offset) const
{
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
    const std::size_t start = *(after - 1);
    const std::string_view before = text_.substr(start, offset - start);
    const auto passed =
        std::count_if(before.begin(), before.end(), [](char c) { return !continues_character(c); });
    return {file_, static_cast<int>(after - starts_.begin()), static_cast<int>(passed) + 1};
}

std::size_t LineMap::offset(int line, int column) const
{
    const auto index = static_cast<std::size_t>(std::max(line, 1)) - 1;
    std::size_t at = index < starts_.size() ? starts_[index] : text_.size();
    for (int passed = 1; passed < column && at < text_.size(); ++passed) {
        ++at;
        while (at < text_.size() && continues_character(text_[at])) {
            ++at;
        }
    }
    return at;
}

PlainText read_plain_text(std::string_view bytes, const std::string& file)
{
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    PlainText plain;
    if (bytes.starts_with(byte_order_mark)) {
        bytes.remove_prefix(byte_order_mark.size());
        plain.findings.push_back(file_finding("K003", Severity::Warning, {file, 1, 1}, "bom"));
    }
    const LineMap lines(bytes, file);
    if (const auto bad = first_invalid_byte(bytes)) {
        plain.findings.push_back(
            file_finding("K003", Severity::Error, lines.place(*bad), "encoding"));
        return plain;
    }
    if (const std::size_t crlf = bytes.find("\r\n"); crlf != std::string_view::npos) {
        plain.findings.push_back(
            file_finding("K003", Severity::Warning, lines.place(crlf), "crlf"));
    }
    std::string text = with_plain_line_ends(bytes);
    if (text.find_first_not_of(" \t\n") == std::string::npos) {
        plain.findings.push_back(file_finding("K001", Severity::Error, {file, 0, 0}, "empty"));
        return plain;
    }
    if (const auto marker = first_conflict_marker(text)) {
        plain.findings.push_back(
            file_finding("K002", Severity::Error, LineMap(text, file).place(*marker), ""));
        return plain;
    }
    plain.text = std::move(text);
    return plain;
}

QuoteFaults find_quote_faults(std::string_view toml)
{
    return QuoteScanner(toml).scan();
}

} // namespace content
