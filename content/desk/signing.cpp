#include "content/desk/signing.hpp"

#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/html.hpp"
#include "content/model/files.hpp"
#include "content/model/review.hpp"

#include <sodium.h>

#include <array>
#include <ostream>

namespace desk {

namespace {

/// @param bytes of libsodium, which are unsigned.
std::string base64_of(const unsigned char* bytes, std::size_t size)
{
    return base64({reinterpret_cast<const char*>(bytes), size});
}

/// The seven columns that a signature covers.
std::string signed_text(content::LedgerLine line)
{
    line.sig.clear();
    std::string text = content::write_ledger_line(line);
    text.resize(text.size() - 2); // the tab before the empty signature and the line end
    return text;
}

} // namespace

SigningKey SigningKey::read(const std::filesystem::path& file)
{
    const std::string text = content::read_file(file);
    SigningKey key;
    key.secret_.resize(crypto_sign_SECRETKEYBYTES);
    std::size_t length = 0;
    const int failed = sodium_base642bin(reinterpret_cast<unsigned char*>(key.secret_.data()),
                                         key.secret_.size(), text.data(), text.size(), " \n\r",
                                         &length, nullptr, sodium_base64_VARIANT_ORIGINAL);
    if (failed != 0 || length != crypto_sign_SECRETKEYBYTES) {
        throw content::UsageError(file.string() + " holds no signing key; make one with keygen");
    }
    return key;
}

void SigningKey::sign(content::LedgerLine& line) const
{
    const std::string text = signed_text(line);
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    crypto_sign_detached(signature.data(), nullptr,
                         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         reinterpret_cast<const unsigned char*>(secret_.data()));
    line.sig = base64_of(signature.data(), signature.size());
}

Signer::Signer(const content::Guide& guide, const content::Person& person,
               const std::string& key_file)
{
    if (key_file.empty()) {
        if (guide.publish.is_signed) {
            throw content::UsageError("this guide counts signed lines only (signed = true in "
                                      "guide.toml); give --key FILE");
        }
        return;
    }
    key_ = SigningKey::read(key_file);
    content::LedgerLine trial;
    key_->sign(trial);
    if (!content::signature_fits(trial, person.key)) {
        throw content::UsageError(key_file + " is not the key that guide.toml names for \"" +
                                  person.name + "\"");
    }
}

void Signer::sign(content::LedgerLine& line) const
{
    if (key_) {
        key_->sign(line);
    }
}

content::Exit keygen(const Desk& desk, const std::string& name, const std::filesystem::path& file)
{
    require_person_id(name);
    if (std::filesystem::exists(file)) {
        throw content::UsageError(file.string() + " is there already; a key is never overwritten");
    }
    std::array<unsigned char, crypto_sign_PUBLICKEYBYTES> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
    crypto_sign_keypair(open.data(), secret.data());
    content::write_file(file, base64_of(secret.data(), secret.size()) + "\n",
                        content::Readers::Owner);
    desk.out << "Keep " << file.string() << " to yourself. Add the key in [people] of guide.toml:\n"
             << name << " = { roles = [], key = \"" << base64_of(open.data(), open.size())
             << "\" }\n";
    sodium_memzero(secret.data(), secret.size());
    return content::Exit::Done;
}

} // namespace desk
