#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace printer {

/// What stands before an operator.
struct Operand {
    enum class Kind { Number, Name, Text, List, Other };
    Kind kind = Kind::Other;
    double number = 0;
    std::string text;           ///< Name without '/', string without its escapes.
    std::vector<Operand> items; ///< Of arrays; of dictionaries, keys and values in turn.
};

/// One operator of a content stream with its operands. An inline image is one operation "BI" whose
/// operands are the keys and values of its dictionary.
struct Operation {
    std::string name;
    std::vector<Operand> operands;

    /// The number at a place from the end, 0 = last; 0 if there is none.
    double number_from_end(std::size_t back) const;
    /// The last operand if it is a name, else empty.
    std::string_view last_name() const;
};

/// Reads a content stream operator by operator (ISO 32000, 7.8.2). Never fails: what cannot be read
/// is left out and makes the stream damaged.
class ContentScanner {
  public:
    explicit ContentScanner(std::string_view content) : rest_(content) {}

    /// False at the end.
    bool next(Operation& operation);
    bool damaged() const { return damaged_; }

  private:
    void skip_blanks();
    Operand read_operand(int depth);
    Operand read_list(std::string_view close, int depth);
    Operand read_text();
    Operand read_hex();
    std::string read_name();
    std::string_view read_word();
    void read_inline_image(Operation& operation);

    std::string_view rest_;
    bool damaged_ = false;
};

} // namespace printer
