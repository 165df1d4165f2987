#pragma once

#include "content/desk/desk.hpp"
#include "content/desk/signing.hpp"

#include <vector>

namespace desk {

/// `approve --same-meaning`: `same` lines, by which the editor says that the source changed in
/// form, not in meaning (TRANSLATION.md 2, "Same meaning"). Under --all that is said of the texts
/// nobody has approved since they changed.
/// @throws content::UsageError unless the request is an editor's, for the source language.
content::Exit approve_same_meaning(const Desk& desk, const content::Guide& guide,
                                   const ApproveRequest& request, const Signer& signer,
                                   const std::vector<const content::Unit*>& units);

} // namespace desk
