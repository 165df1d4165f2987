#pragma once

#include "content/paint/pixmap.hpp"
#include "printer/cmyk_picture.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/press_room.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <unordered_map>

namespace printer {

/// What the soft proofs of a run share, made once: batch forks its workers after that.
struct ProofRoom {
    std::shared_ptr<const PressRoom> press;
    std::unique_ptr<IntentColour> intent;
};

/// @throws ProfileError if LittleCMS cannot show what the profile prints.
std::unique_ptr<ProofRoom> open_proof_room(std::shared_ptr<const PressRoom> press);

/// A room for pictures alone. Null, with a warning on `messages`, if this machine has no profile
/// and none was named: a picture for a telephone does not need one.
/// @throws ProfileError if the profile that was named cannot be used.
std::unique_ptr<ProofRoom> find_proof_room(const Workshop& workshop,
                                           const std::optional<std::filesystem::path>& profile,
                                           std::ostream& messages);

/// How four inks look on paper, on a screen: the profile's inks to sRGB, relative colorimetric. The
/// same transform by which preflight measures contrast (P24).
class SoftProof {
  public:
    explicit SoftProof(const IntentColour& intent) : intent_(intent) {}

    /// Fills rows of a picture of the same width, from `row` on.
    void show(const CmykPixmap& inks, paint::Pixmap& picture, int row);

  private:
    std::uint32_t seen(std::uint32_t inks);

    const IntentColour& intent_;
    std::unordered_map<std::uint32_t, std::uint32_t> known_;
};

} // namespace printer
