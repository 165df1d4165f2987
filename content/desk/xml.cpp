#include "content/desk/xml.hpp"

#include <algorithm>

namespace desk {

namespace {

/// The node that follows in document order without going below `node`; null at the end of `root`.
pugi::xml_node beyond(pugi::xml_node node, const pugi::xml_node& root)
{
    while (node && node != root) {
        if (node.next_sibling()) {
            return node.next_sibling();
        }
        node = node.parent();
    }
    return {};
}

std::string_view without_prefix(std::string_view name)
{
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

} // namespace

void read_xml(std::string_view bytes, XmlFile& file)
{
    constexpr unsigned flags = pugi::parse_default | pugi::parse_ws_pcdata | pugi::parse_doctype;
    const auto result = file.document.load_buffer(bytes.data(), bytes.size(), flags);
    if (!result) {
        file.fault = result.description();
        file.fault_byte = std::min(bytes.size(), static_cast<std::size_t>(result.offset));
    }
    for (const auto& node : file.document.children()) {
        file.has_doctype = file.has_doctype || node.type() == pugi::node_doctype;
    }
}

std::string_view local_name(const pugi::xml_node& node)
{
    return without_prefix(node.name());
}

std::string_view attribute(const pugi::xml_node& node, std::string_view name)
{
    for (const auto& candidate : node.attributes()) {
        if (without_prefix(candidate.name()) == name) {
            return candidate.value();
        }
    }
    return {};
}

void walk(const pugi::xml_node& root, const std::function<bool(const pugi::xml_node&)>& enter)
{
    pugi::xml_node node = root.first_child();
    while (node) {
        const bool below = node.type() == pugi::node_element && enter(node) && node.first_child();
        node = below ? node.first_child() : beyond(node, root);
    }
}

std::string text_below(const pugi::xml_node& node, std::string_view skip)
{
    std::string text;
    pugi::xml_node at = node.first_child();
    while (at) {
        if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
            text += at.value();
        }
        const bool below = at.first_child() && (skip.empty() || local_name(at) != skip);
        at = below ? at.first_child() : beyond(at, node);
    }
    std::erase(text, '\r');
    return text;
}

std::string xml_escaped(std::string_view text)
{
    std::string escaped;
    for (const char c : text) {
        switch (c) {
        case '&':
            escaped += "&amp;";
            break;
        case '<':
            escaped += "&lt;";
            break;
        case '>':
            escaped += "&gt;";
            break;
        case '"':
            escaped += "&quot;";
            break;
        case '\r':
            escaped += "&#13;";
            break;
        default:
            escaped += c;
        }
    }
    return escaped;
}

} // namespace desk
