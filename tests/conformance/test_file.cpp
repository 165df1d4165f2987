#include "tests/conformance/test_file.hpp"

#include "tests/conformance/suites.hpp"

#include <charconv>
#include <stdexcept>

namespace conformance {

TestFile::TestFile(const std::filesystem::path& file) : file_(file), in_(file)
{
    if (!in_) {
        throw DataError(file.string() + " cannot be read");
    }
}

bool TestFile::next()
{
    while (std::getline(in_, line_)) {
        ++number_;
        line_.resize(std::min(line_.size(), line_.find('#')));
        line_.resize(line_.find_last_not_of(" \t\r") + 1); // npos + 1 is 0: nothing left
        if (!line_.empty()) {
            return true;
        }
    }
    return false;
}

std::string TestFile::described() const
{
    return file_.filename().string() + ":" + std::to_string(number_) + ": " + line_;
}

void TestFile::refuse(const std::string& reason) const
{
    throw DataError(described() + ": " + reason);
}

std::vector<std::string_view> words_of(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> words;
    for (auto begin = text.find_first_not_of(separators); begin != std::string_view::npos;) {
        const auto end = text.find_first_of(separators, begin);
        words.push_back(text.substr(begin, end - begin));
        begin = text.find_first_not_of(separators, end);
    }
    return words;
}

std::vector<std::string_view> fields_of(std::string_view text)
{
    std::vector<std::string_view> fields;
    for (auto end = text.find(';'); end != std::string_view::npos; end = text.find(';')) {
        fields.push_back(text.substr(0, end));
        text.remove_prefix(end + 1);
    }
    fields.push_back(text);
    return fields;
}

std::uint32_t number_of(std::string_view text, int base)
{
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number, base);
    if (error != std::errc() || end != text.data() + text.size()) {
        throw std::invalid_argument(std::string(text) + " is not a number");
    }
    return number;
}

void append_utf16(std::u16string& text, std::uint32_t code_point)
{
    if (code_point < 0x10000) {
        text.push_back(static_cast<char16_t>(code_point));
        return;
    }
    text.push_back(static_cast<char16_t>(0xD7C0 + (code_point >> 10U)));
    text.push_back(static_cast<char16_t>(0xDC00 + (code_point & 0x3FFU)));
}

} // namespace conformance
