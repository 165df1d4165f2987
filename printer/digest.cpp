#include "printer/digest.hpp"

#include "content/model/files.hpp"

#include <sodium.h>

#include <array>
#include <map>

namespace printer {

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    std::array<char, 2 * crypto_hash_sha256_BYTES + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

std::string sha256_of_folder(const std::filesystem::path& folder, std::string_view without)
{
    std::map<std::string, std::string> hashes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_regular_file() && name != without) {
            hashes[name] = sha256(content::read_file(entry.path()));
        }
    }
    std::string all;
    for (const auto& [name, hash] : hashes) {
        all += name + '\0' + hash + '\n';
    }
    return sha256(all);
}

} // namespace printer
