#include "content/layout/take_away.hpp"

#include "content/layout/shaped_text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace layout {

namespace {

using Lines = std::vector<std::string>;

void append_line(std::string& text, std::string_view line)
{
    text += text.empty() ? "" : "\n";
    text += line;
}

Lines body_of(const TakeAwayText& text, TextScratch& scratch)
{
    Lines body;
    for (const content::ShownText& shown : text.lines) {
        for (const auto& sentence : sentences_of(shown.lines, shown.language, scratch)) {
            body.push_back(content::plain_text({sentence}));
            const auto last = body.back().find_last_not_of(' '); // ICU ends a sentence after it.
            body.back().resize(last == std::string::npos ? 0 : last + 1);
        }
    }
    return body;
}

bool begins_character(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

/// The last blank at or before a place that does not stand in a number: "+60 3 2116" is one word.
std::size_t last_blank(std::string_view line, std::size_t most)
{
    std::size_t end = line.rfind(' ', most);
    while (end != std::string_view::npos && end > 0 && end + 1 < line.size() &&
           content::is_ascii_digit(line[end - 1]) && content::is_ascii_digit(line[end + 1])) {
        end = line.rfind(' ', end - 1);
    }
    return end;
}

/// Pieces of at most `most` bytes: cut after a word, else between characters.
Lines cut_line(std::string_view line, std::size_t most)
{
    Lines pieces;
    while (line.size() > most) {
        std::size_t end = last_blank(line, most);
        if (end == std::string_view::npos || end == 0) {
            end = most;
            while (end > 1 && !begins_character(line[end])) {
                --end;
            }
        }
        pieces.emplace_back(line.substr(0, end));
        line.remove_prefix(end + (line[end] == ' ' ? 1 : 0));
    }
    if (!line.empty()) {
        pieces.emplace_back(line);
    }
    return pieces;
}

/// Lines in as few bodies of at most `most` bytes as they need, from the first on.
Lines packed(const Lines& lines, std::size_t most)
{
    Lines bodies;
    for (const std::string& line : lines) {
        for (const std::string& piece : cut_line(line, most)) {
            if (bodies.empty() || bodies.back().size() + 1 + piece.size() > most) {
                bodies.push_back(piece);
            } else {
                append_line(bodies.back(), piece);
            }
        }
    }
    return bodies;
}

/// The least bytes a body may have without needing more bodies: all are then about as long. No
/// sentence is cut for it.
std::size_t even_bytes(const Lines& lines, std::size_t most, std::size_t bodies)
{
    std::size_t least = 1;
    for (const std::string& line : lines) {
        least = std::min(most, std::max(least, line.size()));
    }
    while (least < most) {
        const std::size_t tried = least + (most - least) / 2;
        if (packed(lines, tried).size() <= bodies) {
            most = tried;
        } else {
            least = tried + 1;
        }
    }
    return most;
}

/// @param most_title bytes of the title; what is over goes.
std::string head_of(const TakeAwayText& text, const std::string& number, std::size_t most_title)
{
    std::string head = text.title.empty() ? "" : cut_line(text.title, most_title).front();
    head += number;
    for (const std::string& line : text.head) {
        append_line(head, line);
    }
    return head;
}

} // namespace

std::vector<content::SpanLine> sentences_of(const std::vector<content::SpanLine>& lines,
                                            const std::string& language, TextScratch& scratch)
{
    std::vector<content::SpanLine> sentences;
    for (const content::SpanLine& line : lines) {
        std::vector<content::SpanLine> rest{line};
        while (rest.size() == 1) {
            auto split = split_first_sentence(rest, language, scratch);
            sentences.push_back(split.front());
            rest.assign(split.begin() + 1, split.end());
        }
    }
    return sentences;
}

std::string whole_text(const TakeAwayText& text, TextScratch& scratch)
{
    Lines all{head_of(text, {}, text.title.size())};
    std::ranges::move(body_of(text, scratch), std::back_inserter(all));
    return fmt::format("{}", fmt::join(all, "\n"));
}

std::vector<std::string> code_texts(const TakeAwayText& text, std::size_t most_bytes,
                                    TextScratch& scratch)
{
    std::string whole = whole_text(text, scratch);
    if (whole.size() <= most_bytes) {
        return {std::move(whole)};
    }
    const std::size_t most_title = most_bytes / 3; // Each code has it: the text comes first.
    const std::size_t head = head_of(text, " 99/99", most_title).size() + 1;
    const Lines body = body_of(text, scratch);
    const std::size_t room = std::max(head + most_bytes / 4, most_bytes) - head;
    const Lines bodies = packed(body, even_bytes(body, room, packed(body, room).size()));
    Lines codes;
    for (const std::string& part : bodies) {
        const std::string number =
            " " + std::to_string(codes.size() + 1) + "/" + std::to_string(bodies.size());
        codes.push_back(head_of(text, number, most_title));
        append_line(codes.back(), part);
    }
    return codes;
}

} // namespace layout
