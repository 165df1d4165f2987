#include "printer/soft_proof.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace printer {

std::unique_ptr<ProofRoom> open_proof_room(std::shared_ptr<const PressRoom> press)
{
    auto intent = IntentColour::open(press->profile.icc);
    if (!intent) {
        throw ProfileError("the CMYK profile cannot show what it prints");
    }
    return std::make_unique<ProofRoom>(ProofRoom{std::move(press), std::move(intent)});
}

std::unique_ptr<ProofRoom> find_proof_room(const Workshop& workshop,
                                           const std::optional<std::filesystem::path>& profile,
                                           std::ostream& messages)
{
    try {
        return open_proof_room(
            std::make_shared<const PressRoom>(open_press_room(workshop, profile)));
    } catch (const ProfileError& error) {
        if (profile) {
            throw;
        }
        messages << error.what()
                 << "; until then pictures show colours of a screen, not of print\n";
        return nullptr;
    }
}

std::uint32_t SoftProof::seen(std::uint32_t inks)
{
    const auto known = known_.find(inks);
    if (known != known_.end()) {
        return known->second;
    }
    CmykParts parts{};
    for (std::size_t ink = 0; ink < parts.size(); ++ink) {
        parts[ink] = static_cast<double>(inks >> (8U * ink) & 0xFFU) / 255;
    }
    const auto colour = intent_.soft_proof(parts);
    const std::uint32_t rgb = static_cast<std::uint32_t>(colour[0]) << 16U |
                              static_cast<std::uint32_t>(colour[1]) << 8U | colour[2];
    return known_[inks] = rgb;
}

void SoftProof::show(const CmykPixmap& inks, paint::Pixmap& picture, int row)
{
    assert(inks.width == picture.width && row + inks.height <= picture.height);
    const std::uint32_t* from = inks.pixels.data();
    const std::uint32_t* const end = from + inks.pixels.size();
    std::uint32_t* to = picture.pixels.data() +
                        static_cast<std::size_t>(row) * static_cast<std::size_t>(picture.width);
    while (from != end) {
        const std::uint32_t* run = from + 1;
        while (run != end && *run == *from) {
            ++run;
        }
        to = std::fill_n(to, run - from, seen(*from));
        from = run;
    }
}

} // namespace printer
