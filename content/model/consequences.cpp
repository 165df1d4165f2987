#include "content/model/consequences.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

namespace content {

namespace {

std::string_view argument(const Finding& finding, std::string_view name)
{
    const auto found =
        std::ranges::find(finding.arguments, name, &std::pair<std::string, std::string>::first);
    return found == finding.arguments.end() ? std::string_view() : found->second;
}

/// Whether a file with this finding was not read at all. A text that is too long is only left out;
/// of a translation's file only the broken lines are, unless it is not UTF-8.
bool stops_reading(const Finding& finding)
{
    const bool broken = finding.code == "K001" || finding.code == "K002" ||
                        finding.code == "K003" || finding.code == "K072";
    if (!broken || finding.variant == "long" || finding.severity != Severity::Error) {
        return false;
    }
    return finding.place.file.ends_with(".toml") || finding.place.line == 0 ||
           finding.code == "K003";
}

/// The files that were not read, and what is missing because of them.
class UnreadFiles {
  public:
    explicit UnreadFiles(const std::vector<Finding>& findings)
    {
        for (const Finding& finding : findings) {
            if (stops_reading(finding)) {
                files_.insert(finding.place.file);
            }
            if ((finding.code == "K001" || finding.code == "K002") &&
                finding.severity == Severity::Error) {
                broken_files_.insert(finding.place.file);
                broken_lines_.emplace(finding.place.file, finding.place.line);
            }
        }
    }

    bool explain(const Finding& finding) const
    {
        const std::string_view code = finding.code;
        if (code == "K006") {
            return explain_name(finding);
        }
        if (code == "K020") { // a placeholder is a fact or a contact
            return finding.variant.empty() && (has("facts.toml") || has("contacts.toml"));
        }
        if (code == "K007") {
            return explain_unit(finding.unit);
        }
        if (code == "K004" && finding.variant == "message") {
            return has("ui.toml");
        }
        if (code == "K071") {
            return has("pictograms/alt.toml");
        }
        return code == "K010" && explain_untranslated(finding);
    }

  private:
    bool has(const std::string& file) const { return files_.contains(file); }

    /// "go-safe" or "go-safe.office" of an unread topic or poster.
    bool has_owner(std::string_view name) const
    {
        const std::string owner(name.substr(0, std::min(name.find('.'), name.size())));
        return has("topics/" + owner + ".toml") || has("posters/" + owner + ".toml");
    }

    bool explain_name(const Finding& finding) const
    {
        const std::string_view sort = finding.variant;
        const std::string_view name = argument(finding, "name");
        return (sort == "contact" && has("contacts.toml")) ||
               (sort == "source" && has("sources.toml")) ||
               (sort == "language" && has("languages.toml")) ||
               (sort == "ink" && has("guide.toml")) ||
               (sort == "format" && has("formats/" + std::string(name) + ".toml")) ||
               ((sort == "topic" || sort == "use") && has_owner(name));
    }

    /// The file was not read, or the entry is cut short by a line that is broken.
    bool explain_untranslated(const Finding& finding) const
    {
        const std::string po = "translations/" + finding.language + ".po";
        const bool cut = finding.place.file.empty() && broken_files_.contains(po);
        return has("translations") || has(po) || cut ||
               broken_lines_.contains({finding.place.file, finding.place.line});
    }

    bool explain_unit(std::string_view unit) const
    {
        const std::string owner(unit.substr(0, std::min(unit.find('.'), unit.size())));
        return has(owner + ".toml") || has_owner(unit) ||
               (owner == "pictograms" && has("pictograms/alt.toml"));
    }

    std::set<std::string> files_;
    std::set<std::string> broken_files_;
    std::set<std::pair<std::string, int>> broken_lines_;
};

} // namespace

void drop_consequences(std::vector<Finding>& findings)
{
    const UnreadFiles unread(findings);
    std::erase_if(findings, [&](const Finding& finding) { return unread.explain(finding); });
}

} // namespace content
