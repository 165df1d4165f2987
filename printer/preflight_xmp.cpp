#include "printer/preflight_document.hpp"

#include <pugixml.hpp>

#include <string_view>

namespace printer {

namespace {

constexpr std::string_view rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

/// "prefix:name" -> "namespace name" by the declarations around the node; the prefix itself if
/// nothing declares it.
std::string full_name(std::string_view name, pugi::xml_node node)
{
    const auto colon = name.find(':');
    const std::string prefix(colon == std::string_view::npos ? "" : name.substr(0, colon));
    const std::string local(colon == std::string_view::npos ? name : name.substr(colon + 1));
    const std::string declaration = prefix.empty() ? "xmlns" : "xmlns:" + prefix;
    for (; node; node = node.parent()) {
        if (const auto found = node.attribute(declaration.c_str())) {
            return std::string(found.value()) + " " + local;
        }
    }
    return prefix + " " + local;
}

bool is_rdf(pugi::xml_node node, std::string_view local)
{
    return full_name(node.name(), node) == std::string(rdf) + " " + std::string(local);
}

/// The text of a property: its own, or that of the first item of its list.
std::string value_of(pugi::xml_node property)
{
    for (const pugi::xml_node list : property.children()) {
        if (is_rdf(list, "Alt") || is_rdf(list, "Seq") || is_rdf(list, "Bag")) {
            for (const pugi::xml_node item : list.children()) {
                if (is_rdf(item, "li")) {
                    return item.text().get();
                }
            }
            return {};
        }
    }
    return property.text().get();
}

void read_description(pugi::xml_node description, Properties& properties)
{
    for (const pugi::xml_attribute attribute : description.attributes()) {
        if (!std::string_view(attribute.name()).starts_with("xmlns")) {
            properties.emplace(full_name(attribute.name(), description), attribute.value());
        }
    }
    for (const pugi::xml_node property : description.children()) {
        if (property.type() == pugi::node_element) {
            properties.emplace(full_name(property.name(), property), value_of(property));
        }
    }
}

/// rdf:RDF: the root or its child.
pugi::xml_node find_rdf(const pugi::xml_document& document)
{
    for (const pugi::xml_node root : document.children()) {
        if (is_rdf(root, "RDF")) {
            return root;
        }
        for (const pugi::xml_node child : root.children()) {
            if (is_rdf(child, "RDF")) {
                return child;
            }
        }
    }
    return {};
}

} // namespace

std::optional<Properties> read_xmp(const std::string& packet)
{
    pugi::xml_document document;
    if (!document.load_buffer(packet.data(), packet.size())) {
        return std::nullopt;
    }
    Properties properties;
    for (const pugi::xml_node description : find_rdf(document).children()) {
        if (is_rdf(description, "Description")) {
            read_description(description, properties);
        }
    }
    return properties;
}

} // namespace printer
