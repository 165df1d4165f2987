#include "content/model/markup.hpp"

#include "content/model/filled_markup.hpp"

#include <algorithm>

namespace content {

namespace {

bool is_name(std::string_view name)
{
    if (name.empty()) {
        return false;
    }
    for (const char c : name) {
        const bool known = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
        if (!known) {
            return false;
        }
    }
    return true;
}

/// Walks a text once and collects its pieces.
class Reader {
  public:
    explicit Reader(std::string_view text) : text_(text) {}

    Markup read()
    {
        while (at_ < text_.size()) {
            step();
        }
        flush();
        if (bold_) {
            report(MarkupFault::UnclosedBold, bold_offset_);
        }
        return std::move(markup_);
    }

  private:
    void step()
    {
        if (text_.substr(at_, 2) == "**") {
            flush();
            bold_ = !bold_;
            bold_offset_ = at_;
            at_ += 2;
        } else if (text_[at_] == '\n') {
            flush();
            markup_.pieces.push_back({MarkupPiece::Kind::LineBreak, {}, bold_, at_});
            ++at_;
        } else if (text_[at_] == '{') {
            read_placeholder();
        } else {
            if (text_[at_] == '}') {
                report(MarkupFault::StrayBrace, at_);
            }
            take(1);
        }
    }

    void read_placeholder()
    {
        const std::size_t end = text_.find_first_of("{}\n", at_ + 1);
        if (end == std::string_view::npos || text_[end] != '}') {
            report(MarkupFault::UnclosedBrace, at_);
            take(1);
            return;
        }
        const std::string_view name = text_.substr(at_ + 1, end - at_ - 1);
        if (!is_name(name)) {
            report(MarkupFault::BadName, at_);
            take(end + 1 - at_);
            return;
        }
        flush();
        markup_.pieces.push_back({MarkupPiece::Kind::Placeholder, std::string(name), bold_, at_});
        at_ = end + 1;
    }

    void take(std::size_t count)
    {
        if (words_.empty()) {
            words_offset_ = at_;
        }
        words_ += text_.substr(at_, count);
        at_ += count;
    }

    void flush()
    {
        if (!words_.empty()) {
            markup_.pieces.push_back({MarkupPiece::Kind::Text, words_, bold_, words_offset_});
            words_.clear();
        }
    }

    void report(MarkupFault fault, std::size_t offset)
    {
        if (!markup_.fault) {
            markup_.fault = fault;
            markup_.fault_offset = offset;
        }
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool bold_ = false;
    std::size_t bold_offset_ = 0;
    std::string words_;
    std::size_t words_offset_ = 0;
    Markup markup_;
};

} // namespace

Markup read_markup(std::string_view text)
{
    return Reader(text).read();
}

std::vector<std::string> placeholders(const Markup& markup)
{
    std::vector<std::string> names;
    for (const MarkupPiece& piece : markup.pieces) {
        if (piece.kind == MarkupPiece::Kind::Placeholder) {
            names.push_back(piece.text);
        }
    }
    return names;
}

std::string filled_markup(std::string_view text,
                          const std::vector<std::pair<std::string, std::string>>& arguments)
{
    std::string filled;
    for (const MarkupPiece& piece : read_markup(text).pieces) {
        if (piece.kind == MarkupPiece::Kind::LineBreak) {
            filled += '\n';
            continue;
        }
        const auto argument = std::find_if(arguments.begin(), arguments.end(), [&](const auto& a) {
            return piece.kind == MarkupPiece::Kind::Placeholder && a.first == piece.text;
        });
        filled += argument == arguments.end() ? piece.text : argument->second;
    }
    return filled;
}

} // namespace content
