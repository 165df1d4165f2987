#include "content/desk/desk.hpp"
#include "content/model/files.hpp"
#include "content/model/merge_catalogs.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

namespace desk {

namespace {

namespace fs = std::filesystem;

/// A catalogue, or none after saying what is wrong with its file.
std::optional<content::Catalog> read_catalog(const Desk& desk, const fs::path& file)
{
    if (!fs::is_regular_file(file)) {
        throw content::UsageError("there is no file \"" + file.string() + "\"");
    }
    auto parsed = content::parse_catalog(content::read_file(file), file.string(), "");
    for (const auto& [field, value] : parsed.catalog.header) {
        if (field == "Language") {
            parsed.catalog.language = value;
        }
    }
    if (!content::has_errors(parsed.findings)) {
        return std::move(parsed.catalog);
    }
    const auto language = content::message_language_of_environment();
    for (const auto& finding : parsed.findings) {
        desk.err << content::format_finding(finding, language) << '\n';
    }
    return std::nullopt;
}

} // namespace

content::Exit merge(const Desk& desk, const MergeRequest& request)
{
    const auto base = read_catalog(desk, request.base);
    auto ours = read_catalog(desk, request.ours);
    const auto theirs = read_catalog(desk, request.theirs);
    if (!base || !ours || !theirs) {
        desk.err << "Not merged: mend these files first. " << request.ours.string()
                 << " is as it was.\n";
        return content::Exit::ContentAtFault;
    }
    if (ours->language.empty()) {
        ours->language = theirs->language;
    }
    if (!theirs->language.empty() && theirs->language != ours->language) {
        desk.err << request.theirs.string() << ": this file is for the language \""
                 << theirs->language << "\", not \"" << ours->language << "\". Not merged.\n";
        return content::Exit::ContentAtFault;
    }
    const auto merged = content::merge_catalogs(*base, *ours, *theirs);
    content::write_file(request.ours, content::write_catalog(merged.catalog));
    for (const auto& id : merged.conflicts) {
        desk.err << request.ours.string() << ": " << id
                 << ": both sides changed this text; it needs work, the other version is in its "
                    "comment\n";
    }
    return merged.conflicts.empty() ? content::Exit::Done : content::Exit::ContentAtFault;
}

} // namespace desk
