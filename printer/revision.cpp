#include "printer/revision.hpp"

#include "printer/digest.hpp"

namespace printer {

std::string guide_revision(const content::Guide& guide)
{
    constexpr std::size_t shown = 12;
    return sha256_of_folder(guide.folder).substr(0, shown);
}

} // namespace printer
