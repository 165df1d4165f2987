#pragma once

#include <pugixml.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace desk {

/// An XML document of somebody else. Entities are never expanded; a document that declares any is
/// not read.
struct XmlFile {
    pugi::xml_document document;
    std::string fault; ///< Empty: it could be read.
    std::size_t fault_byte = 0;
    bool has_doctype = false;
};

/// Reads a document; blanks are kept.
void read_xml(std::string_view bytes, XmlFile& file);

/// Name without the prefix of a name space: "x:row" is "row".
std::string_view local_name(const pugi::xml_node& node);

/// Attribute by local name; empty if there is none.
std::string_view attribute(const pugi::xml_node& node, std::string_view name);

/// Visits the elements below `root` in document order; no recursion, so depth does no harm.
/// @param enter false: the element's children are passed over.
void walk(const pugi::xml_node& root, const std::function<bool(const pugi::xml_node&)>& enter);

/// All text below a node, line ends as \n.
/// @param skip elements with this local name are passed over.
std::string text_below(const pugi::xml_node& node, std::string_view skip = {});

/// A text between tags or in quotes. XML 1.0 cannot carry control characters.
std::string xml_escaped(std::string_view text);

} // namespace desk
