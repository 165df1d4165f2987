#include "content/model/document.hpp"
#include "content/model/sheet_office.hpp"

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

    /// The first 30 bits in Crockford's base 32.
    std::string code()
    {
        constexpr std::string_view crockford = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
        crypto_hash_sha256_final(&state_, digest.data());
        const std::uint32_t first = static_cast<std::uint32_t>(digest[0]) << 24 |
                                    static_cast<std::uint32_t>(digest[1]) << 16 |
                                    static_cast<std::uint32_t>(digest[2]) << 8 | digest[3];
        std::string code;
        for (int shift = 27; shift >= 2; shift -= 5) {
            code += crockford[first >> shift & 31];
        }
        return code;
    }

  private:
    crypto_hash_sha256_state state_{};
};

void add_sheet(FieldHash& hash, const Document& document, std::string_view format,
               std::string_view languages, std::string_view place)
{
    for (const std::string_view field : {std::string_view(document.id), format, languages, place}) {
        hash.add(field);
    }
}

void add_texts(FieldHash& hash, const Document& document)
{
    for (const DocumentBlock& block : document.blocks) {
        hash.add(block.id);
        hash.add(plain_text(block.lines));
        hash.add(block.contact ? block.contact->value : std::string_view{});
    }
}

} // namespace

std::string job_code(const Document& document, std::string_view format, std::string_view languages,
                     std::string_view place)
{
    FieldHash hash;
    add_sheet(hash, document, format, languages, place);
    add_texts(hash, document);
    return hash.code();
}

std::string job_code(const Document& first, const Document& second, std::string_view format,
                     std::string_view languages, std::string_view place)
{
    FieldHash hash;
    add_sheet(hash, first, format, languages, place);
    add_texts(hash, first);
    add_texts(hash, second);
    return hash.code();
}

} // namespace content
