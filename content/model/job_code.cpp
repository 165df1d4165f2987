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

void add_texts(FieldHash& hash, const Document& document)
{
    for (const DocumentBlock& block : document.blocks) {
        hash.add(block.id);
        hash.add(plain_text(block.lines));
        hash.add(block.contact ? block.contact->value : std::string_view{});
    }
}

} // namespace

std::string job_code(const CodedSheet& sheet)
{
    const std::string_view place = sheet.office ? std::string_view(sheet.office->id) : "";
    FieldHash hash;
    for (const std::string_view field :
         {std::string_view(sheet.first.id), sheet.format, sheet.languages, place}) {
        hash.add(field);
    }
    add_texts(hash, sheet.first);
    if (sheet.second != nullptr) {
        add_texts(hash, *sheet.second);
    }
    if (sheet.office != nullptr) { // What the footer says of it: an office moves.
        hash.add(sheet.office->name);
        hash.add(sheet.office->address);
    }
    return hash.code();
}

} // namespace content
