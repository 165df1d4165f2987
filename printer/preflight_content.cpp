#include "printer/preflight_content.hpp"

#include <charconv>
#include <cmath>
#include <optional>

namespace printer {

namespace {

constexpr int deepest = 32;
constexpr std::size_t most_operands = 4096; ///< More is no operator's; the rest is dropped.

bool is_blank(char sign)
{
    return sign == ' ' || sign == '\n' || sign == '\r' || sign == '\t' || sign == '\f' ||
           sign == '\0';
}

bool is_delimiter(char sign)
{
    return std::string_view("()<>[]{}/%").find(sign) != std::string_view::npos;
}

bool is_regular(char sign)
{
    return !is_blank(sign) && !is_delimiter(sign);
}

int hex_value(char sign)
{
    if (sign >= '0' && sign <= '9') {
        return sign - '0';
    }
    const char small = static_cast<char>(sign | 0x20);
    return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

std::optional<double> parse_number(std::string_view word)
{
    if (word.starts_with('+')) {
        word.remove_prefix(1);
    }
    if (word.empty() || word.find_first_not_of("0123456789.-") != std::string_view::npos) {
        return std::nullopt;
    }
    double number = 0;
    const char* end = word.data() + word.size();
    const auto read = std::from_chars(word.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && std::isfinite(number)
               ? std::optional(number)
               : std::nullopt;
}

Operand number_operand(double number)
{
    Operand operand;
    operand.kind = Operand::Kind::Number;
    operand.number = number;
    return operand;
}

} // namespace

double Operation::number_from_end(std::size_t back) const
{
    if (back >= operands.size()) {
        return 0;
    }
    const Operand& operand = operands[operands.size() - 1 - back];
    return operand.kind == Operand::Kind::Number ? operand.number : 0;
}

std::string_view Operation::last_name() const
{
    return operands.empty() || operands.back().kind != Operand::Kind::Name
               ? std::string_view()
               : std::string_view(operands.back().text);
}

void ContentScanner::skip_blanks()
{
    while (!rest_.empty()) {
        if (is_blank(rest_.front())) {
            rest_.remove_prefix(1);
        } else if (rest_.front() == '%') {
            rest_.remove_prefix(std::min(rest_.find_first_of("\r\n"), rest_.size()));
        } else {
            return;
        }
    }
}

std::string_view ContentScanner::read_word()
{
    std::size_t length = 0;
    while (length < rest_.size() && is_regular(rest_[length])) {
        ++length;
    }
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
}

std::string ContentScanner::read_name()
{
    rest_.remove_prefix(1); // '/'
    const std::string_view raw = read_word();
    std::string name;
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (raw[i] == '#' && i + 2 < raw.size() && hex_value(raw[i + 1]) >= 0 &&
            hex_value(raw[i + 2]) >= 0) {
            name += static_cast<char>(hex_value(raw[i + 1]) * 16 + hex_value(raw[i + 2]));
            i += 2;
        } else {
            name += raw[i];
        }
    }
    return name;
}

/// Escapes of characters are kept as they stand: only the length of a string matters here.
Operand ContentScanner::read_text()
{
    Operand operand;
    operand.kind = Operand::Kind::Text;
    int open = 0;
    while (!rest_.empty()) {
        const char sign = rest_.front();
        rest_.remove_prefix(1);
        if (sign == '\\' && !rest_.empty()) {
            const bool octal = rest_.front() >= '0' && rest_.front() <= '7';
            std::size_t length = 1;
            while (octal && length < 3 && length < rest_.size() && rest_[length] >= '0' &&
                   rest_[length] <= '7') {
                ++length;
            }
            operand.text += rest_.front();
            rest_.remove_prefix(length);
            continue;
        }
        open += sign == '(' ? 1 : sign == ')' ? -1 : 0;
        if (open == 0) {
            return operand;
        }
        if (open > 1 || sign != '(') {
            operand.text += sign;
        }
    }
    damaged_ = true;
    return operand;
}

Operand ContentScanner::read_hex()
{
    Operand operand;
    operand.kind = Operand::Kind::Text;
    const std::size_t end = rest_.find('>');
    if (end == std::string_view::npos) {
        damaged_ = true;
        rest_ = {};
        return operand;
    }
    int digits = 0;
    int value = 0;
    for (const char sign : rest_.substr(1, end - 1)) {
        const int digit = hex_value(sign);
        if (digit < 0) {
            damaged_ = damaged_ || !is_blank(sign);
            continue;
        }
        value = value * 16 + digit;
        if (++digits % 2 == 0) {
            operand.text += static_cast<char>(value);
            value = 0;
        }
    }
    if (digits % 2 == 1) {
        operand.text += static_cast<char>(value * 16);
    }
    rest_.remove_prefix(end + 1);
    return operand;
}

Operand ContentScanner::read_list(std::string_view close, int depth)
{
    Operand list;
    list.kind = close == "]" ? Operand::Kind::List : Operand::Kind::Other;
    rest_.remove_prefix(close.size());
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
        if (rest_.starts_with(close)) {
            rest_.remove_prefix(close.size());
            return list;
        }
        Operand item = read_operand(depth + 1);
        if (list.items.size() < most_operands) {
            list.items.push_back(std::move(item));
        }
    }
    damaged_ = true;
    return list;
}

/// Anything but an operator; a word that is no number (true, null) is Other with its text.
Operand ContentScanner::read_operand(int depth)
{
    const char first = rest_.front();
    if (first == '/') {
        Operand name;
        name.kind = Operand::Kind::Name;
        name.text = read_name();
        return name;
    }
    if (first == '(') {
        return read_text();
    }
    const bool dictionary = rest_.starts_with("<<");
    if (first == '<' && !dictionary) {
        return read_hex();
    }
    if ((dictionary || first == '[') && depth < deepest) {
        return read_list(dictionary ? ">>" : "]", depth);
    }
    if (is_delimiter(first)) {
        rest_.remove_prefix(1);
        damaged_ = true;
        return {};
    }
    const std::string_view word = read_word();
    if (const auto number = parse_number(word)) {
        return number_operand(*number);
    }
    Operand other;
    other.text = word;
    return other;
}

void ContentScanner::read_inline_image(Operation& operation)
{
    operation.name = "BI";
    operation.operands.clear();
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
        Operand operand = read_operand(0);
        if (operand.kind == Operand::Kind::Other && operand.text == "ID") {
            break;
        }
        if (operation.operands.size() < most_operands) {
            operation.operands.push_back(std::move(operand));
        }
    }
    for (std::size_t at = rest_.find("EI"); at != std::string_view::npos;
         at = rest_.find("EI", at + 1)) {
        const bool before = at > 0 && is_blank(rest_[at - 1]);
        const bool after = at + 2 >= rest_.size() || is_blank(rest_[at + 2]);
        if (before && after) {
            rest_.remove_prefix(at + 2);
            return;
        }
    }
    damaged_ = true;
    rest_ = {};
}

bool ContentScanner::next(Operation& operation)
{
    operation.name.clear();
    operation.operands.clear();
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
        Operand operand = read_operand(0);
        const bool word = operand.kind == Operand::Kind::Other && operand.items.empty() &&
                          !operand.text.empty() && operand.text != "true" &&
                          operand.text != "false" && operand.text != "null";
        if (word && operand.text == "BI") {
            read_inline_image(operation);
            return true;
        }
        if (word) {
            operation.name = std::move(operand.text);
            return true;
        }
        if (operation.operands.size() < most_operands) {
            operation.operands.push_back(std::move(operand));
        } else {
            damaged_ = true;
        }
    }
    damaged_ = damaged_ || !operation.operands.empty();
    return false;
}

} // namespace printer
