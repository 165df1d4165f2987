#pragma once

#include "printer/press_operators.hpp"

#include <string>

class QPDF;
class QPDFObjectHandle;

namespace printer {

/// The names the pass adds to Resources (PRINT.md 2.4, step 5): one object each in the file, made
/// when first needed and shared by all Resources that need it.
class OwnNames {
  public:
    explicit OwnNames(QPDF& pdf) : pdf_(pdf) {}

    bool is_own(QPDFObjectHandle object) const;
    /// A name of ours that is there already would change its meaning: what to say of it, else
    /// nothing.
    std::string taken_in(QPDFObjectHandle resources) const;
    /// Adds what the stream of these Resources uses.
    void add(QPDFObjectHandle resources, const FilteredContent& filtered);

  private:
    QPDFObjectHandle shared(int& id, const char* source);

    QPDF& pdf_;
    int overprint_on_ = 0; ///< Object numbers; 0 = not made yet.
    int overprint_off_ = 0;
    int registration_ = 0;
};

} // namespace printer
