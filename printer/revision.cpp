#include "printer/revision.hpp"

#include "content/model/prints.hpp"
#include "printer/digest.hpp"

namespace printer {

std::string guide_hash(const content::Guide& guide)
{
    return sha256_of_folder(guide.folder, content::prints_file);
}

std::string guide_revision(const content::Guide& guide)
{
    constexpr std::size_t shown = 12;
    return guide_hash(guide).substr(0, shown);
}

} // namespace printer
