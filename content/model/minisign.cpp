#include "content/model/minisign.hpp"

#include <sodium.h>

#include <algorithm>
#include <vector>

namespace content {

namespace {

using Signature = std::array<unsigned char, crypto_sign_BYTES>;

constexpr std::string_view key_form = "Ed";
constexpr std::string_view prehashed_form = "ED";
constexpr std::string_view untrusted_comment = "untrusted comment: ";
constexpr std::string_view trusted_comment = "trusted comment: ";
constexpr std::size_t longest_signature = 4096; ///< A file over it is none.

/// Bytes of base64 that has exactly this many; none for anything else.
template <std::size_t Size>
std::optional<std::array<unsigned char, Size>> bytes_of(std::string_view base64)
{
    std::array<unsigned char, Size> bytes{};
    std::size_t length = 0;
    const bool good =
        sodium_base642bin(bytes.data(), bytes.size(), base64.data(), base64.size(), nullptr,
                          &length, nullptr, sodium_base64_VARIANT_ORIGINAL) == 0 &&
        length == Size;
    return good ? std::optional(bytes) : std::nullopt;
}

/// Line 2 of a signature.
struct SignedBy {
    std::array<unsigned char, 2> form{};
    std::array<unsigned char, 8> key_id{};
    Signature signature{};
};

std::optional<SignedBy> parse_signed_by(std::string_view base64)
{
    const auto bytes = bytes_of<2 + 8 + crypto_sign_BYTES>(base64);
    if (!bytes) {
        return std::nullopt;
    }
    SignedBy by;
    std::copy_n(bytes->begin(), 2, by.form.begin());
    std::copy_n(bytes->begin() + 2, 8, by.key_id.begin());
    std::copy_n(bytes->begin() + 10, by.signature.size(), by.signature.begin());
    return by;
}

/// The four lines of a signature; none for another number. A line may end in CR LF.
std::optional<std::array<std::string_view, 4>> four_lines(std::string_view text)
{
    std::array<std::string_view, 4> lines;
    for (std::string_view& line : lines) {
        const auto end = std::min(text.find('\n'), text.size());
        line = text.substr(0, end);
        line.remove_suffix(line.ends_with('\r') ? 1 : 0);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const bool good = text.empty() && lines[0].starts_with(untrusted_comment) &&
                      lines[2].starts_with(trusted_comment);
    return good ? std::optional(lines) : std::nullopt;
}

bool has_form(const std::array<unsigned char, 2>& bytes, std::string_view form)
{
    return std::equal(bytes.begin(), bytes.end(), form.begin(), form.end());
}

bool fits(const Signature& signature, const unsigned char* bytes, std::size_t size,
          const MinisignKey& key)
{
    return crypto_sign_verify_detached(signature.data(), bytes, size, key.key.data()) == 0;
}

} // namespace

std::optional<MinisignKey> parse_minisign_key(std::string_view base64)
{
    const auto bytes = bytes_of<2 + 8 + crypto_sign_PUBLICKEYBYTES>(base64);
    if (!bytes || !has_form({(*bytes)[0], (*bytes)[1]}, key_form)) {
        return std::nullopt;
    }
    MinisignKey key;
    std::copy_n(bytes->begin() + 2, key.id.size(), key.id.begin());
    std::copy_n(bytes->begin() + 10, key.key.size(), key.key.begin());
    return key;
}

std::optional<std::string> verify_minisign(std::string_view bytes, std::string_view signature,
                                           const MinisignKey& key)
{
    const auto lines = signature.size() <= longest_signature ? four_lines(signature) : std::nullopt;
    if (!lines) {
        return std::nullopt;
    }
    const auto by = parse_signed_by((*lines)[1]);
    const auto over_comment = bytes_of<crypto_sign_BYTES>((*lines)[3]);
    if (!by || !over_comment || !has_form(by->form, prehashed_form) || by->key_id != key.id) {
        return std::nullopt;
    }
    std::array<unsigned char, crypto_generichash_BYTES_MAX> hash{};
    crypto_generichash(hash.data(), hash.size(),
                       reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size(), nullptr,
                       0);
    const std::string_view comment = (*lines)[2].substr(trusted_comment.size());
    std::vector<unsigned char> with_comment(by->signature.begin(), by->signature.end());
    with_comment.insert(with_comment.end(), comment.begin(), comment.end());
    const bool good = fits(by->signature, hash.data(), hash.size(), key) &&
                      fits(*over_comment, with_comment.data(), with_comment.size(), key);
    return good ? std::optional(std::string(comment)) : std::nullopt;
}

} // namespace content
