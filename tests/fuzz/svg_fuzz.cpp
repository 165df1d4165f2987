#include "content/model/drawing_faces.hpp"
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

/// Faces lie inside the file's 104 units, of which the grid's 96 are the middle.
void read_faces(std::string_view bytes)
{
    std::vector<content::Finding> findings;
    const auto read = content::read_drawing_faces(bytes, file, findings);
    fuzz::check_findings(findings, bytes, file);
    for (const content::FaceBox& face : read.faces) {
        const bool inside = face.x >= -4 && face.y >= -4 && face.width > 0 && face.height > 0 &&
                            face.x + face.width <= 100 && face.y + face.height <= 100;
        fuzz::require(inside, "a face lies in its drawing", bytes);
    }
}

/// Bytes: a pictogram. What passes the gate still passes when it has been rewritten for librsvg.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto bytes = fuzz::text_of(data, size);
    read_faces(bytes);
    const bool harmless = check(bytes).empty();
    const auto rewritten = paint::rewrite_svg(bytes, 1.5, layout::Colour{0x12, 0x1E, 0x42});
    if (harmless && rewritten) {
        fuzz::require(check(rewritten->text).empty(), "rewriting keeps a drawing harmless",
                      rewritten->text);
    }
    return 0;
}
