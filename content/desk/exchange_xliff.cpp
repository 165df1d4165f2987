#include "content/desk/exchange.hpp"
#include "content/desk/xml.hpp"
#include "content/model/text.hpp"

#include <algorithm>

namespace desk {

namespace {

std::string element(const std::string& indent, const std::string& tag, std::string_view text)
{
    const auto name = tag.substr(0, tag.find(' '));
    return indent + "<" + tag + ">" + xml_escaped(text) + "</" + name + ">\n";
}

/// States of XLIFF 1.2, section 2.3: what begins with "needs-" comes back to a translator.
std::string state_of(const OutgoingText& text)
{
    if (text.message->translation.empty()) {
        return "needs-translation";
    }
    if (text.message->fuzzy) {
        return "needs-review-translation";
    }
    return text.approved ? "final" : "translated";
}

std::string trans_unit(const Outgoing& outgoing, const OutgoingText& text)
{
    const content::Message& message = *text.message;
    std::string xml = "      <trans-unit id=\"" + xml_escaped(message.context) + "\" approved=\"" +
                      (text.approved ? "yes" : "no") + "\"";
    if (text.unit->source.max) {
        xml += " maxwidth=\"" + std::to_string(*text.unit->source.max) + "\" size-unit=\"char\"";
    }
    xml += " xml:space=\"preserve\">\n";
    const std::string indent = "        ";
    xml += element(indent, "source", message.source);
    xml += element(indent, "target state=\"" + state_of(text) + "\"", message.translation);
    for (const auto& note : message.notes) {
        xml += element(indent, "note from=\"developer\"", note);
    }
    if (const std::string old = old_source_note(message); !old.empty()) {
        xml += element(indent, "note from=\"developer\"", old);
    }
    for (const auto& comment : message.comments) {
        xml += element(indent, "note from=\"translator\"", comment);
    }
    const Stamp stamp = stamp_of(outgoing.guide, outgoing.language.tag, message);
    return xml + element(indent, "note from=\"pelita\"", write_stamp(stamp)) +
           "      </trans-unit>\n";
}

/// Reads the units of one document.
class XliffReader {
  public:
    XliffReader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

    ReturnedFile read()
    {
        XmlFile xml;
        read_xml(bytes_, xml);
        if (!xml.fault.empty()) {
            report("xml", place_at(xml.fault_byte), xml.fault);
            return std::move(file_);
        }
        if (xml.has_doctype) {
            report("entities", {name_, 1, 1});
            return std::move(file_);
        }
        const auto root = xml.document.document_element();
        if (local_name(root) != "xliff" || !attribute(root, "version").starts_with("1.")) {
            report("no-xliff", {name_, 1, 1}, std::string(attribute(root, "version")));
            return std::move(file_);
        }
        walk(root, [this](const pugi::xml_node& node) { return enter(node); });
        if (file_.texts.empty()) {
            report("no-texts", {name_, 0, 0});
        }
        drop_repeats(file_);
        return std::move(file_);
    }

  private:
    void report(std::string variant, content::Place place, std::string found = {})
    {
        file_.findings.push_back(file_finding(std::move(variant), name_, std::move(found)));
        file_.findings.back().place = std::move(place);
    }

    content::Place place_at(std::size_t byte) const
    {
        const auto before = bytes_.substr(0, byte);
        const auto start = before.rfind('\n') + 1; // npos + 1 is 0
        return {name_, 1 + static_cast<int>(std::ranges::count(before, '\n')),
                content::column_at(bytes_.substr(start), byte - start)};
    }

    /// Line of an element, counted on from the one before; a document that was not UTF-8 has none.
    content::Place place_of(const pugi::xml_node& node)
    {
        const auto offset = node.offset_debug();
        const auto byte = static_cast<std::size_t>(offset < 0 ? 0 : offset);
        if (offset < 1 || byte > bytes_.size() || byte < counted_ || is_wide()) {
            return {name_, 0, 0};
        }
        line_ +=
            static_cast<int>(std::ranges::count(bytes_.substr(counted_, byte - counted_), '\n'));
        counted_ = byte;
        return {name_, line_, 0};
    }

    bool is_wide() const
    {
        return bytes_.starts_with("\xFF\xFE") || bytes_.starts_with("\xFE\xFF") ||
               bytes_.substr(0, 4).find('\0') != std::string_view::npos;
    }

    bool enter(const pugi::xml_node& node)
    {
        const auto name = local_name(node);
        if (name == "file") {
            add_language(file_, name_, std::string(attribute(node, "target-language")));
        } else if (name == "trans-unit") {
            read_unit(node);
            return false;
        }
        return name != "header";
    }

    void read_unit(const pugi::xml_node& node)
    {
        ReturnedText text;
        text.unit = std::string(attribute(node, "id"));
        text.place = place_of(node);
        for (const auto& child : node.children()) {
            const auto name = local_name(child);
            if (name == "source") {
                text.source = text_below(child);
            } else if (name == "target") {
                read_target(child, text);
            } else if (name == "note") {
                read_note(child, text);
            }
        }
        file_.texts.push_back(std::move(text));
    }

    static void read_target(const pugi::xml_node& node, ReturnedText& text)
    {
        text.translation = text_below(node);
        const auto state = attribute(node, "state");
        if (!state.empty()) {
            text.needs_work = state.starts_with("needs-") || state == "new";
        }
    }

    static void read_note(const pugi::xml_node& node, ReturnedText& text)
    {
        const std::string words = text_below(node);
        if (auto stamp = read_stamp(words)) {
            text.stamp = std::move(stamp);
        } else if (attribute(node, "from") != "developer" && !one_line(words).empty()) {
            text.comments.push_back(one_line(words));
        }
    }

    std::string_view bytes_;
    std::string name_;
    ReturnedFile file_;
    std::size_t counted_ = 0;
    int line_ = 1;
};

} // namespace

std::string write_xliff(const Outgoing& outgoing)
{
    const std::string& tag = outgoing.language.tag;
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\">\n";
    xml += "  <file original=\"translations/" + xml_escaped(tag) + ".po\" source-language=\"" +
           xml_escaped(outgoing.guide.source_language) + "\" target-language=\"" +
           xml_escaped(tag) + "\" datatype=\"plaintext\">\n    <body>\n";
    for (const auto& text : outgoing.texts) {
        xml += trans_unit(outgoing, text);
    }
    return xml + "    </body>\n  </file>\n</xliff>\n";
}

ReturnedFile read_xliff(std::string_view bytes, const std::string& name)
{
    return XliffReader(bytes, name).read();
}

} // namespace desk
