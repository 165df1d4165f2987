#include "content/model/drawing_faces.hpp"

#include "content/model/files.hpp"
#include "content/model/guide.hpp"
#include "content/model/source_scan.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <pugixml.hpp>

namespace content {

namespace {

constexpr std::string_view mark_name = "data-face";

/// "x y width height" inside the file's 104 units, of which the grid's 96 are the middle.
std::optional<FaceBox> face_of(std::string_view text)
{
    constexpr double least = -4;
    constexpr double most = 100;
    std::array<double, 4> numbers{};
    for (double& number : numbers) {
        text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
        const auto read = std::from_chars(text.data(), text.data() + text.size(), number,
                                          std::chars_format::fixed);
        if (read.ec != std::errc()) {
            return std::nullopt;
        }
        text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    }
    const FaceBox face{numbers[0], numbers[1], numbers[2], numbers[3]};
    const bool inside = face.x >= least && face.y >= least && face.width > 0 && face.height > 0 &&
                        face.x + face.width <= most && face.y + face.height <= most;
    return inside && text.empty() ? std::optional(face) : std::nullopt;
}

/// Every mark, in the file's order.
class FaceMarks : public pugi::xml_tree_walker {
  public:
    FaceMarks(const LineMap& lines, std::vector<Finding>& findings)
        : lines_(lines), findings_(findings)
    {}

    std::vector<FaceBox> faces;

  private:
    bool for_each(pugi::xml_node& node) override
    {
        const pugi::xml_attribute mark = node.attribute(mark_name.data());
        const auto face = face_of(mark.value());
        if (face) {
            faces.push_back(*face);
        } else if (mark) {
            Finding finding;
            finding.code = "K001";
            finding.variant = "face";
            finding.place = lines_.place(
                static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0)));
            finding.arguments = {{"found", mark.value()}};
            findings_.push_back(std::move(finding));
        }
        return true;
    }

    const LineMap& lines_;
    std::vector<Finding>& findings_;
};

} // namespace

DrawingFaces read_drawing_faces(std::string_view bytes, const std::string& file,
                                std::vector<Finding>& findings)
{
    pugi::xml_document document;
    if (bytes.find(mark_name) == std::string_view::npos ||
        !document.load_buffer(bytes.data(), bytes.size())) {
        return {};
    }
    const LineMap lines(bytes, file);
    FaceMarks marks(lines, findings);
    document.traverse(marks);
    const std::string_view kind = document.document_element().attribute("class").value();
    return {std::move(marks.faces), kind == "turns"};
}

ReadFaces read_faces(const Guide& guide)
{
    ReadFaces read;
    for (const auto& [name, words] : guide.pictograms) {
        const auto file = guide.pictogram_file(name);
        std::error_code ignored;
        if (!std::filesystem::is_regular_file(std::filesystem::symlink_status(file, ignored))) {
            continue;
        }
        auto faces =
            read_drawing_faces(read_file(file), "pictograms/" + name + ".svg", read.findings);
        if (!faces.faces.empty()) {
            read.faces.emplace(name, std::move(faces));
        }
    }
    return read;
}

} // namespace content
