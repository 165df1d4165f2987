#include "content/model/guide_reader.hpp"
#include "content/paint/svg_rewrite.hpp"
#include "tests/fuzz/fuzz_support.hpp"

namespace {

const std::string file = "pictograms/house.svg";

std::vector<content::Finding> check(std::string_view bytes)
{
    std::vector<content::Finding> findings;
    content::check_drawing(bytes, file, findings);
    fuzz::check_findings(findings, bytes, file);
    return findings;
}

} // namespace

/// Bytes: a pictogram. What passes the gate still passes when it has been rewritten for librsvg.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto bytes = fuzz::text_of(data, size);
    const bool harmless = check(bytes).empty();
    const auto rewritten = paint::rewrite_svg(bytes, 1.5, layout::Colour{0x12, 0x1E, 0x42});
    if (harmless && rewritten) {
        fuzz::require(check(rewritten->text).empty(), "rewriting keeps a drawing harmless",
                      rewritten->text);
    }
    return 0;
}
