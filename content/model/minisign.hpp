#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace content {

/// Files signed in minisign's form, so that `minisign -V` checks them too (KIOSK.md 2.8). Only the
/// prehashed kind: Ed25519 over BLAKE2b-512 of the file; the old kind is refused.

/// A public key as `minisign -G` prints it.
struct MinisignKey {
    std::array<unsigned char, 8> id{};
    std::array<unsigned char, 32> key{};

    bool operator==(const MinisignKey&) const = default;
};

/// Reads the base64 of a public key, 56 characters; none for anything else.
std::optional<MinisignKey> parse_minisign_key(std::string_view base64);

/// Whether `signature`, the text of FILE.minisig, is this key's for these bytes.
/// @return the trusted comment; none if anything does not fit.
std::optional<std::string> verify_minisign(std::string_view bytes, std::string_view signature,
                                           const MinisignKey& key);

} // namespace content
