#pragma once

#include "content/layout/paper.hpp"
#include "content/model/gate.hpp"
#include "content/model/paper_words.hpp"
#include "printer/compose.hpp"
#include "printer/preflight.hpp"

#include <string>
#include <vector>

namespace printer {

/// What a sign-off sheet tells of.
struct SignOffInput {
    const content::Guide& guide;
    const content::PaperWords& words;
    const Composition& sheet;
    const Job& job;
    const Preflight* report = nullptr; ///< Of a press file; null for a proof.
    content::Gate gate = {};           ///< Of the press: why a proof is none.
    std::string revision = {};         ///< Of the guide; empty for a proof.
    std::string date = {};             ///< PDF date of everything made from the guide.
};

/// The sign-off sheet (bukti cetak) of PRINT.md 2.5, for the office before it orders: the sheet's
/// picture, its texts beside their source, what its QR code says, each value with who confirmed it
/// and when, what preflight or the gate found, and boxes to sign. That of a proof says at its top
/// that the sheet is not approved, and is signed as read, not as agreed. Its insets are pages of
/// the sheet by number.
layout::Paper lay_out_sign_off(const SignOffInput& input, const layout::Theme& theme,
                               const fonts::FontCatalogue& fonts, layout::TextScratch& scratch);

} // namespace printer
