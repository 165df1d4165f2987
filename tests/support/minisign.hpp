#pragma once

#include <sodium.h>

#include <array>
#include <string>
#include <string_view>

namespace support {

/// Signs as minisign does, with a key made from a number.
class TestSigner {
  public:
    explicit TestSigner(unsigned char number)
    {
        std::array<unsigned char, crypto_sign_SEEDBYTES> seed{};
        seed.fill(number);
        crypto_sign_seed_keypair(open_.data(), secret_.data(), seed.data());
    }

    /// As in a config: base64.
    std::string public_key() const { return base64("Ed" + key_id() + text_of(open_)); }

    /// The text of FILE.minisig for a file with these bytes.
    std::string sign(std::string_view bytes, const std::string& comment) const
    {
        std::array<unsigned char, crypto_generichash_BYTES_MAX> hash{};
        crypto_generichash(hash.data(), hash.size(), data_of(bytes), bytes.size(), nullptr, 0);
        return signature_text("ED", text_of(hash), comment);
    }

    /// Over the bytes themselves, as minisign did before.
    std::string sign_old_form(std::string_view bytes, const std::string& comment) const
    {
        return signature_text("Ed", bytes, comment);
    }

  private:
    static const unsigned char* data_of(std::string_view bytes)
    {
        return reinterpret_cast<const unsigned char*>(bytes.data());
    }

    template <std::size_t Size>
    static std::string text_of(const std::array<unsigned char, Size>& bytes)
    {
        return {reinterpret_cast<const char*>(bytes.data()), Size};
    }

    static std::string base64(const std::string& bytes)
    {
        constexpr int form = sodium_base64_VARIANT_ORIGINAL;
        std::string text(sodium_base64_encoded_len(bytes.size(), form), '\0');
        sodium_bin2base64(text.data(), text.size(), data_of(bytes), bytes.size(), form);
        text.pop_back(); // The terminating zero.
        return text;
    }

    std::string key_id() const { return text_of(open_).substr(0, 8); }

    std::string signed_by(std::string_view bytes) const
    {
        std::array<unsigned char, crypto_sign_BYTES> signature{};
        crypto_sign_detached(signature.data(), nullptr, data_of(bytes), bytes.size(),
                             secret_.data());
        return text_of(signature);
    }

    std::string signature_text(const std::string& form, std::string_view over,
                               const std::string& comment) const
    {
        const std::string signature = signed_by(over);
        return "untrusted comment: of a test\n" + base64(form + key_id() + signature) +
               "\ntrusted comment: " + comment + "\n" + base64(signed_by(signature + comment)) +
               "\n";
    }

    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open_{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret_{};
};

} // namespace support
