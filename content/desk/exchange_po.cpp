#include "content/desk/exchange.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <set>

namespace desk {

namespace {

constexpr const char* first_note =
    "JANGAN pakai \"Perbarui dari POT\" (Update from POT): terjemahan bisa pindah ke teks lain.";

/// A file whose lines could not all be read may hold half a text: then none of it counts. An id
/// that stands twice spoils its own entry only.
void keep_own_findings(std::vector<content::Finding>&& found, ReturnedFile& file,
                       std::set<std::string>& twice)
{
    for (auto& finding : found) {
        if (finding.code == "K005") {
            finding.unit = finding.arguments.front().second;
            finding.variant = "import";
            twice.insert(finding.unit);
        } else if (finding.severity == content::Severity::Warning) {
            continue; // BOM and Windows line ends do no harm here
        }
        file.findings.push_back(std::move(finding));
    }
}

ReturnedText returned(const content::Message& message)
{
    ReturnedText text;
    text.unit = message.context;
    text.source = message.source;
    text.translation = message.translation;
    text.needs_work = message.fuzzy;
    text.previous_source = message.previous_source;
    text.comments = message.comments;
    text.place = message.translation_place;
    for (const auto& note : message.notes) {
        if (auto stamp = read_stamp(note)) {
            text.stamp = std::move(stamp);
        }
    }
    if (message.previous_context && *message.previous_context != message.context) {
        text.moved_from = *message.previous_context;
    } else if (message.plural) {
        text.moved_from = message.context;
    }
    return text;
}

} // namespace

std::string write_po(const Outgoing& outgoing)
{
    content::Catalog catalog = outgoing.catalog;
    if (std::ranges::find(catalog.header_comments, first_note) == catalog.header_comments.end()) {
        catalog.header_comments.insert(catalog.header_comments.begin(), first_note);
    }
    for (auto& message : catalog.messages) {
        const Stamp stamp = stamp_of(outgoing.guide, outgoing.language.tag, message);
        message.notes.push_back(write_stamp(stamp));
    }
    return content::write_catalog(catalog);
}

ReturnedFile read_po(std::string_view bytes, const std::string& name)
{
    auto parsed = content::parse_catalog(bytes, name, "");
    ReturnedFile file;
    for (const auto& [field, value] : parsed.catalog.header) {
        if (field == "Language") {
            add_language(file, name, value);
        }
    }
    std::set<std::string> twice;
    keep_own_findings(std::move(parsed.findings), file, twice);
    for (const auto& message : parsed.catalog.messages) {
        if (!twice.contains(message.context)) {
            file.texts.push_back(returned(message));
        }
    }
    if (parsed.catalog.messages.empty() && file.findings.empty()) {
        file.findings.push_back(file_finding("no-texts", name));
    }
    return file;
}

} // namespace desk
