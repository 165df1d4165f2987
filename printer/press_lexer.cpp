#include "printer/press_lexer.hpp"

#include "content/model/text_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace printer {

namespace {

enum class Class : unsigned char { Regular, Space, Delimiter };

constexpr std::array<Class, 256> make_classes()
{
    std::array<Class, 256> classes{};
    for (const char letter : {'\0', '\t', '\n', '\f', '\r', ' '}) {
        classes[static_cast<unsigned char>(letter)] = Class::Space;
    }
    for (const char letter : {'(', ')', '<', '>', '[', ']', '{', '}', '/', '%'}) {
        classes[static_cast<unsigned char>(letter)] = Class::Delimiter;
    }
    return classes;
}

constexpr std::array<Class, 256> classes = make_classes();

Class class_of(char letter)
{
    return classes[static_cast<unsigned char>(letter)];
}

/// A sign, digits, one point at most (ISO 32000-1, 7.3.3).
bool is_number(std::string_view word)
{
    word.remove_prefix(word.starts_with('-') || word.starts_with('+') ? 1 : 0);
    const auto point = std::min(word.find('.'), word.size());
    const auto whole = word.substr(0, point);
    const auto part = word.substr(std::min(point + 1, word.size()));
    return whole.size() + part.size() > 0 && std::ranges::all_of(whole, content::is_ascii_digit) &&
           std::ranges::all_of(part, content::is_ascii_digit);
}

/// What may stand in an array or a dictionary besides names and values.
bool is_plain_value(std::string_view word)
{
    return is_number(word) || word == "true" || word == "false" || word == "null";
}

constexpr int deepest = 32; // Values inside values; Cairo needs two.

} // namespace

void ContentLexer::skip_space()
{
    while (at_ < stream_.size()) {
        if (stream_[at_] == '%') {
            at_ = std::min(stream_.find_first_of("\r\n", at_), stream_.size());
        } else if (class_of(stream_[at_]) == Class::Space) {
            ++at_;
        } else {
            return;
        }
    }
}

void ContentLexer::skip_regular()
{
    while (at_ < stream_.size() && class_of(stream_[at_]) == Class::Regular) {
        ++at_;
    }
}

/// After the opening bracket.
bool ContentLexer::skip_string()
{
    for (int depth = 1; at_ < stream_.size();) {
        const char letter = stream_[at_++];
        if (letter == '\\') {
            ++at_;
        } else if (letter == '(') {
            ++depth;
        } else if (letter == ')' && --depth == 0) {
            return true;
        }
    }
    return false;
}

/// After the opening bracket.
bool ContentLexer::skip_hex()
{
    const std::size_t close = stream_.find('>', at_);
    const bool closed =
        close != std::string_view::npos &&
        stream_.substr(at_, close - at_).find_first_not_of("0123456789abcdefABCDEF \t\r\n") ==
            std::string_view::npos;
    at_ = closed ? close + 1 : stream_.size();
    return closed;
}

/// A string, or an array or dictionary with all that is in it.
bool ContentLexer::skip_value()
{
    std::array<char, deepest> open{};
    std::size_t depth = 0;
    do {
        const char letter = stream_[at_];
        const bool doubled = at_ + 1 < stream_.size() && stream_[at_ + 1] == letter;
        if (letter == '(' || (letter == '<' && !doubled)) {
            ++at_;
            if (!(letter == '(' ? skip_string() : skip_hex())) {
                return false;
            }
        } else if (letter == '[' || letter == '<') {
            if (depth == open.size()) {
                return false;
            }
            open[depth++] = letter;
            at_ += letter == '<' ? 2 : 1;
        } else if (letter == ']' || letter == '>') {
            const bool fits = depth > 0 && open[depth - 1] == (letter == ']' ? '[' : '<') &&
                              (letter == ']' || doubled);
            if (!fits) {
                return false;
            }
            --depth;
            at_ += letter == '>' ? 2 : 1;
        } else if (letter == '/') {
            ++at_;
            skip_regular();
        } else if (class_of(letter) == Class::Regular) {
            const std::size_t begin = at_;
            skip_regular();
            if (!is_plain_value(stream_.substr(begin, at_ - begin))) {
                return false;
            }
        } else {
            return false;
        }
        if (depth > 0) {
            skip_space();
        }
    } while (depth > 0 && at_ < stream_.size());
    return depth == 0;
}

ContentToken ContentLexer::token(ContentToken::Kind kind, std::size_t begin) const
{
    return {kind, stream_.substr(begin, at_ - begin), begin, at_};
}

ContentToken ContentLexer::next()
{
    skip_space();
    const std::size_t begin = at_;
    if (at_ >= stream_.size()) {
        return token(ContentToken::Kind::End, begin);
    }
    const char letter = stream_[at_];
    if (letter == '/') {
        ++at_;
        skip_regular();
        return token(ContentToken::Kind::Name, begin);
    }
    if (class_of(letter) == Class::Regular) {
        skip_regular();
        const bool number = is_number(stream_.substr(begin, at_ - begin));
        return token(number ? ContentToken::Kind::Number : ContentToken::Kind::Operator, begin);
    }
    const bool whole = skip_value();
    return token(whole ? ContentToken::Kind::Value : ContentToken::Kind::Broken, begin);
}

bool read_number(std::string_view text, double& value)
{
    if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const auto read =
        std::from_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed);
    return read.ec == std::errc() && read.ptr == text.data() + text.size();
}

std::string shown_word(std::string_view word)
{
    constexpr std::size_t longest = 32;
    std::string text(word.substr(0, longest));
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; }, '?');
    return text;
}

} // namespace printer
