#include "content/model/digest.hpp"
#include "content/model/files.hpp"
#include "content/model/minisign.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/minisign.hpp"
#include "tests/support/subprocess.hpp"

#include <catch2/catch.hpp>

#include <sstream>

namespace {

using content::parse_minisign_key;
using content::verify_minisign;
using support::TestSigner;

const std::string message = "pelita-service-1\n";
const std::string comment = "pelita-service-1 place=kupang";

std::vector<std::string> lines_of(const std::string& text)
{
    std::vector<std::string> lines;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        lines.push_back(line);
    }
    return lines;
}

} // namespace

TEST_CASE("a signed file is known by its key and tells its trusted comment", "[content][minisign]")
{
    const TestSigner signer(1);
    const auto key = parse_minisign_key(signer.public_key());
    REQUIRE(key);
    const std::string signature = signer.sign(message, comment);
    CHECK(verify_minisign(message, signature, *key) == comment);
    std::string with_cr;
    for (const std::string& line : lines_of(signature)) {
        with_cr += line + "\r\n";
    }
    CHECK(verify_minisign(message, with_cr, *key) == comment);
    CHECK_FALSE(
        verify_minisign(message, signature, *parse_minisign_key(TestSigner(2).public_key())));
    CHECK_FALSE(verify_minisign("another", signature, *key));
    CHECK(verify_minisign("", signer.sign("", ""), *key) == "");
}

TEST_CASE("no byte of a signature can be changed or left out", "[content][minisign]")
{
    const TestSigner signer(1);
    const auto key = *parse_minisign_key(signer.public_key());
    const std::string signature = signer.sign(message, comment);
    const std::size_t signed_from = signature.find('\n') + 1; // The first comment is untrusted.
    for (std::size_t i = signed_from; i < signature.size(); ++i) {
        std::string changed = signature;
        changed[i] = static_cast<char>(changed[i] ^ 1);
        CAPTURE(i);
        CHECK_FALSE(verify_minisign(message, changed, key));
        if (i + 1 < signature.size()) { // A last line end may be missing.
            CHECK_FALSE(verify_minisign(message, signature.substr(0, i), key));
        }
    }
    CHECK_FALSE(verify_minisign(message, signature + "more\n", key));
    CHECK_FALSE(verify_minisign(message, std::string(100'000, '\n'), key));
}

TEST_CASE("the old kind of signature and keys of another form are refused", "[content][minisign]")
{
    const TestSigner signer(1);
    const auto key = *parse_minisign_key(signer.public_key());
    CHECK_FALSE(verify_minisign(message, signer.sign_old_form(message, comment), key));
    CHECK_FALSE(parse_minisign_key(""));
    CHECK_FALSE(parse_minisign_key(signer.public_key() + "A"));
    CHECK_FALSE(parse_minisign_key(signer.public_key().substr(4)));
    CHECK_FALSE(parse_minisign_key("AAAA" + signer.public_key().substr(4)));
}

TEST_CASE("minisign and we agree on twenty files", "[content][minisign]")
{
    INFO("install the package minisign");
    REQUIRE(support::have_program("minisign"));
    const support::TemporaryFolder folder;
    const auto path = [&](const char* name) { return (folder.path() / name).string(); };
    REQUIRE(support::run({"minisign", "-G", "-W", "-p", path("key.pub"), "-s", path("key.sec")})
                .exit_code == 0);
    const auto theirs = parse_minisign_key(lines_of(content::read_file(path("key.pub"))).at(1));
    REQUIRE(theirs);
    const TestSigner ours(7);
    for (int i = 0; i < 10; ++i) {
        const std::string bytes(static_cast<std::size_t>(i * i * 997), static_cast<char>('a' + i));
        const std::string words = "pelita-pack-1 id=safe version=" + std::to_string(i);
        content::write_file(path("file"), bytes);
        REQUIRE(support::run({"minisign", "-S", "-s", path("key.sec"), "-t", words, "-m",
                              path("file"), "-x", path("file.minisig")})
                    .exit_code == 0);
        CHECK(verify_minisign(bytes, content::read_file(path("file.minisig")), *theirs) == words);
        CHECK_FALSE(
            verify_minisign(bytes + "x", content::read_file(path("file.minisig")), *theirs));

        content::write_file(path("file.minisig"), ours.sign(bytes, words));
        const auto said = support::run({"minisign", "-V", "-P", ours.public_key(), "-m",
                                        path("file"), "-x", path("file.minisig")});
        INFO(said.err);
        CHECK(said.exit_code == 0);
        content::write_file(path("file"), bytes + "x");
        CHECK(support::run({"minisign", "-V", "-P", ours.public_key(), "-m", path("file"), "-x",
                            path("file.minisig")})
                  .exit_code != 0);
    }
}

TEST_CASE("a digest is that of its bytes", "[content]")
{
    // Of the BLAKE2 authors' reference program, b2sum -l 256.
    CHECK(content::blake2b("abc") ==
          "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    CHECK(content::sha256("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
