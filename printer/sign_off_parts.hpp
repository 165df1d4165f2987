#pragma once

#include "printer/sign_off.hpp"

namespace printer {

/// Parts of a sign-off sheet, from the cursor of the paper down; each goes on to new pages as it
/// needs.

/// A heading over a part that needs this much room below it: they stay on one page.
void lay_out_part_heading(layout::Paper& paper, const std::string& words, layout::Points below);

/// Every text of the sheet, in its languages, beside its source.
void lay_out_texts(layout::Paper& paper, const SignOffInput& input);

/// What phones read from the QR codes; nothing without one.
void lay_out_codes(layout::Paper& paper, const SignOffInput& input);

/// Every fact and contact: as it stands on the sheet, what it is, who confirmed it, and until when.
void lay_out_values(layout::Paper& paper, const SignOffInput& input);

/// Warnings of preflight, or the reasons why the press refuses a proof.
void lay_out_findings(layout::Paper& paper, const SignOffInput& input);

} // namespace printer
