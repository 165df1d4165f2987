#pragma once

#include "content/model/guide.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace desk {

/// An Ed25519 secret key that a reviewer keeps.
class SigningKey {
  public:
    /// @throws content::UsageError if the file holds no key of keygen's.
    static SigningKey read(const std::filesystem::path& file);

    /// Fills `sig`: base64 over columns 1-7 joined by tabs.
    void sign(content::LedgerLine& line) const;

  private:
    std::string secret_;
};

/// Signs what one person writes, so that no line enters a ledger that would not count there.
class Signer {
  public:
    /// @param key_file empty = unsigned.
    /// @throws content::UsageError if the guide wants signed lines and there is no key, or if the
    /// key is not the person's of guide.toml.
    Signer(const content::Guide& guide, const content::Person& person, const std::string& key_file);

    /// Fills `sig` if there is a key.
    void sign(content::LedgerLine& line) const;

  private:
    std::optional<SigningKey> key_;
};

} // namespace desk
