#include "content/model/revision.hpp"

#include "content/model/digest.hpp"
#include "content/model/prints.hpp"

namespace content {

std::string guide_hash(const Guide& guide)
{
    return sha256_of_folder(guide.folder, prints_file);
}

std::string guide_revision(const Guide& guide)
{
    constexpr std::size_t shown = 12;
    return guide_hash(guide).substr(0, shown);
}

} // namespace content
