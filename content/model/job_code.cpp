#include "content/model/document.hpp"

#include <array>
#include <sodium.h>

namespace content {

namespace {

/// sha256 over fields; each stands behind its length, so that no two lists of fields run together.
class FieldHash {
  public:
    FieldHash() { crypto_hash_sha256_init(&state_); }

    void add(std::string_view field)
    {
        std::array<unsigned char, 8> length{};
        for (std::size_t i = 0; i < length.size(); ++i) {
            length[i] = static_cast<unsigned char>(field.size() >> (8 * i) & 0xff);
        }
        crypto_hash_sha256_update(&state_, length.data(), length.size());
        crypto_hash_sha256_update(&state_, reinterpret_cast<const unsigned char*>(field.data()),
                                  field.size());
    }

    std::array<unsigned char, crypto_hash_sha256_BYTES> finish()
    {
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
        crypto_hash_sha256_final(&state_, digest.data());
        return digest;
    }

  private:
    crypto_hash_sha256_state state_{};
};

} // namespace

std::string job_code(const Document& document, std::string_view format, std::string_view languages,
                     std::string_view place)
{
    constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    FieldHash hash;
    for (const std::string_view field : {std::string_view(document.id), format, languages, place}) {
        hash.add(field);
    }
    for (const DocumentBlock& block : document.blocks) {
        hash.add(block.id);
        hash.add(plain_text(block.lines));
        hash.add(block.contact ? block.contact->value : std::string_view{});
    }
    const auto digest = hash.finish();
    const std::uint32_t first = static_cast<std::uint32_t>(digest[0]) << 24 |
                                static_cast<std::uint32_t>(digest[1]) << 16 |
                                static_cast<std::uint32_t>(digest[2]) << 8 | digest[3];
    std::string code;
    for (int shift = 27; shift >= 2; shift -= 5) {
        code += crockford[first >> shift & 31];
    }
    return code;
}

} // namespace content
