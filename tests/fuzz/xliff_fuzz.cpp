#include "tests/fuzz/returned_file.hpp"

/// Bytes: an XLIFF file that came back from a translator.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string file = "en.xlf";
    const auto bytes = fuzz::text_of(data, size);
    const auto returned = desk::read_xliff(bytes, file);
    fuzz::check_returned(returned, bytes, file);
    return 0;
}
