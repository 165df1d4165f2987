#pragma once

#include "content/model/ledger.hpp"

#include <filesystem>
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

} // namespace desk
