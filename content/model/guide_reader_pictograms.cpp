#include "content/model/guide_reader.hpp"

#include "content/model/source_scan.hpp"

#include <algorithm>
#include <array>
#include <pugixml.hpp>

namespace content {

namespace {

std::string_view local_name(std::string_view name)
{
    return name.substr(name.find(':') + 1); // npos + 1 is 0: no prefix.
}

/// A link inside the drawing ("#id") is the only reference a drawing may hold.
bool leads_outside(std::string_view value)
{
    for (std::size_t at = value.find("url("); at != std::string_view::npos;
         at = value.find("url(", at + 1)) {
        const std::size_t target = value.find_first_not_of(" '\"", at + 4);
        if (target == std::string_view::npos || value[target] != '#') {
            return true;
        }
    }
    return value.find("@import") != std::string_view::npos;
}

bool is_unsafe(const pugi::xml_attribute& attribute)
{
    const std::string_view name = local_name(attribute.name());
    const std::string_view value = attribute.value();
    return name.starts_with("on") || (name == "href" && !value.starts_with('#')) ||
           leads_outside(value);
}

/// Elements that run, load or hold something that is no drawing.
bool is_active(std::string_view name)
{
    static constexpr std::array<std::string_view, 10> active{
        "script", "foreignObject", "handler", "listener", "iframe",
        "object", "embed",         "audio",   "video",    "set"};
    return std::ranges::find(active, name) != active.end();
}

/// Script, external reference or document type (the only place for an entity), K072.
class UnsafeNodes : public pugi::xml_tree_walker {
  public:
    /// Byte offset of the first; none if the drawing is harmless.
    std::optional<std::size_t> first;

  private:
    bool for_each(pugi::xml_node& node) override
    {
        const std::string_view name = local_name(node.name());
        const auto attributes = node.attributes();
        const bool sheet = node.type() == pugi::node_pi && name == "xml-stylesheet";
        if (node.type() == pugi::node_doctype || sheet || is_active(name) ||
            leads_outside(node.value()) ||
            std::any_of(attributes.begin(), attributes.end(), is_unsafe)) {
            first = static_cast<std::size_t>(std::max<std::ptrdiff_t>(node.offset_debug(), 0));
        }
        return !first;
    }
};

void read_alternative_text(GuideReading& reading, const SourceEntry& entry,
                           const std::vector<std::string>& names)
{
    const auto text = read_source_text(reading, entry.value, entry.key);
    const auto pictogram = reading.guide.pictograms.find(entry.key);
    if (pictogram == reading.guide.pictograms.end()) {
        reading.findings.push_back(
            make_finding("K006", entry.place, "pictogram",
                         {{"name", entry.key}, {"suggestion", closest_name(entry.key, names)}}));
    } else if (text) {
        pictogram->second = text->text;
        add_shared_unit(reading, "pictograms." + entry.key, "pictograms", *text);
    }
}

} // namespace

void check_drawing(std::string_view bytes, const std::string& file, std::vector<Finding>& findings)
{
    const LineMap lines(bytes, file);
    pugi::xml_document document;
    const pugi::xml_parse_result parsed = document.load_buffer(
        bytes.data(), bytes.size(), pugi::parse_default | pugi::parse_doctype | pugi::parse_pi);
    if (!parsed) {
        const auto offset = static_cast<std::size_t>(std::max<std::ptrdiff_t>(parsed.offset, 0));
        findings.push_back(make_finding("K001", lines.place(std::min(offset, bytes.size())), "",
                                        {{"found", parsed.description()}}));
        return;
    }
    UnsafeNodes unsafe;
    document.traverse(unsafe);
    if (unsafe.first) {
        findings.push_back(make_finding("K072", lines.place(*unsafe.first), "", {{"file", file}}));
    }
}

void read_pictograms(GuideReading& reading)
{
    const std::vector<std::string> names =
        list_names(reading, "pictograms", ".svg", IdLetters::Hyphen);
    for (const std::string& name : names) {
        reading.guide.pictograms.emplace(name, std::string());
        const std::string file = "pictograms/" + name + ".svg";
        if (const auto bytes = read_guide_bytes(reading, file)) {
            check_drawing(*bytes, file, reading.findings);
        }
    }
    if (const auto root = read_toml(reading, "pictograms/alt.toml")) {
        for (const SourceEntry& entry : root->entries) {
            read_alternative_text(reading, entry, names);
        }
    }
}

} // namespace content
