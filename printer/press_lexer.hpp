#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace printer {

/// A piece of a content stream (ISO 32000-1, 7.8.2). `text` lies in the stream itself.
struct ContentToken {
    enum class Kind {
        Number,
        Name,     ///< With its '/'.
        Value,    ///< A string, an array or a dictionary, whole.
        Operator, ///< Also true, false and null.
        End,
        Broken, ///< What no reader agrees on: an open string, a stray bracket.
    };
    Kind kind = Kind::End;
    std::string_view text;
    std::size_t begin = 0; ///< Offset in the stream.
    std::size_t end = 0;
};

/// Cuts a content stream into tokens without copying it. It knows no inline images: who meets the
/// operator BI stops there.
class ContentLexer {
  public:
    explicit ContentLexer(std::string_view stream) : stream_(stream) {}

    ContentToken next();

  private:
    void skip_space();
    ContentToken token(ContentToken::Kind kind, std::size_t begin) const;
    bool skip_value();
    bool skip_string();
    bool skip_hex();
    void skip_regular();

    std::string_view stream_;
    std::size_t at_ = 0;
};

/// Value of a number token ("1", "-.5", "+2."); false if it is none.
bool read_number(std::string_view text, double& value);

/// A word of a content stream, fit for a message: short, and printable ASCII.
std::string shown_word(std::string_view word);

} // namespace printer
