#include "content/model/digest.hpp"

#include "content/model/files.hpp"

#include <sodium.h>

#include <array>
#include <map>

namespace content {

namespace {

/// @param bytes as libsodium takes them.
const unsigned char* data_of(std::string_view bytes)
{
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

template <std::size_t Size>
std::string hex_of(const std::array<unsigned char, Size>& hash)
{
    std::array<char, 2 * Size + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), hash.data(), hash.size());
    return hex.data();
}

} // namespace

std::string sha256(std::string_view bytes)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), data_of(bytes), bytes.size());
    return hex_of(hash);
}

std::string blake2b(std::string_view bytes)
{
    std::array<unsigned char, crypto_generichash_BYTES> hash{};
    crypto_generichash(hash.data(), hash.size(), data_of(bytes), bytes.size(), nullptr, 0);
    return hex_of(hash);
}

std::string sha256_of_folder(const std::filesystem::path& folder, std::string_view without)
{
    std::map<std::string, std::string> hashes;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().lexically_relative(folder).generic_string();
        if (entry.is_regular_file() && name != without) {
            hashes[name] = sha256(read_file(entry.path()));
        }
    }
    std::string all;
    for (const auto& [name, hash] : hashes) {
        all += name + '\0' + hash + '\n';
    }
    return sha256(all);
}

} // namespace content
