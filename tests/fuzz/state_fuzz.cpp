#include "content/model/digest.hpp"
#include "kiosk/state.hpp"
#include "tests/fuzz/fuzz_support.hpp"

namespace {

/// Behind the hash that belongs to it: else no body would ever be looked at.
std::string with_hash(const std::string& body)
{
    return R"({"blake2b":")" + content::blake2b(body) + R"(","body":)" + body + "}\n";
}

} // namespace

/// Bytes: `b` and the body of a state file, its hash is added; else a whole state file. What is
/// read and written again reads the same; whatever is read may be started with and written.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string bytes(fuzz::text_of(data, size));
    const std::string file = bytes.starts_with('b') ? with_hash(bytes.substr(1)) : bytes;
    auto first = kiosk::read_state(file);
    if (!first) {
        return 0;
    }
    const std::string written = kiosk::write_state(*first);
    const auto second = kiosk::read_state(written);
    fuzz::require(second.has_value(), "a written state is one", written);
    fuzz::require(kiosk::write_state(*second) == written, "a state reads as written", written);
    kiosk::enter_start(*first, first->boot.boot_id);
    kiosk::enter_end(*first);
    fuzz::require(kiosk::read_state(kiosk::write_state(*first)).has_value(),
                  "a start can be entered into any state", written);
    return 0;
}
