#pragma once

#include <stdexcept>

namespace paint {

/// Cairo or librsvg refused: the machine, or we, are at fault.
class PaintError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

} // namespace paint
