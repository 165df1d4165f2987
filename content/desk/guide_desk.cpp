#include "content/desk/guide_desk.hpp"

#include "content/model/files.hpp"
#include "content/model/folder_lock.hpp"
#include "content/model/guide_reader.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

std::string Desk::now() const
{
    return content::ledger_time_now(options);
}

namespace {

/// Whether a file holds the texts or the reviews of another language than the source and this one.
bool is_of_another_language(const content::Guide& guide, const std::string& file,
                            const std::string& language)
{
    const std::filesystem::path path(file);
    const std::string tag = path.stem().string();
    const bool texts = path.parent_path() == "translations" && path.extension() == ".po";
    const bool reviews = path.parent_path() == "reviews" && path.extension() == ".tsv";
    return (texts || reviews) && guide.find_language(tag) != nullptr && tag != language &&
           tag != guide.source_language;
}

} // namespace

std::shared_ptr<const content::Guide> load_sound(const Desk& desk, const std::string& language)
{
    auto loaded = content::open_guide(desk.options);
    content::sort_findings(loaded.findings);
    const auto stops = [&](const content::Finding& finding) {
        return finding.severity == content::Severity::Error &&
               (language.empty() ||
                !is_of_another_language(*loaded.guide, finding.place.file, language));
    };
    const bool sound = std::ranges::none_of(loaded.findings, stops);
    if (!content::has_errors(loaded.findings)) {
        return loaded.guide;
    }
    content::print_findings(loaded.findings);
    if (sound) {
        return loaded.guide;
    }
    desk.err << "The guide has errors; mend them first. Nothing was written.\n";
    return nullptr;
}

std::shared_ptr<const content::Guide> load_for_writing(const Desk& desk,
                                                       const std::string& language)
{
    struct Held {
        explicit Held(const std::filesystem::path& folder) : lock(folder) {}
        content::FolderLock lock;
        std::shared_ptr<const content::Guide> guide;
    };
    const auto held = std::make_shared<Held>(desk.options.guide);
    held->guide = load_sound(desk, language);
    return {held, held->guide.get()};
}

const content::Person* find_person(const Desk& desk, const content::Guide& guide,
                                   const std::string& name, const std::string& role)
{
    const auto found = guide.people.find(name);
    if (found == guide.people.end()) {
        desk.err << "\"" << name << "\" is not in [people] of guide.toml; enter the person there\n";
        return nullptr;
    }
    const auto& roles = found->second.roles;
    if (std::ranges::find(roles, role) == roles.end()) {
        desk.err << "\"" << name << "\" does not have the role \"" << role << "\" in guide.toml\n";
        return nullptr;
    }
    return &found->second;
}

void require_outside_guide(const Desk& desk, const std::filesystem::path& file)
{
    std::error_code fault;
    const auto whole = [&](const std::filesystem::path& path) {
        const auto absolute = std::filesystem::absolute(path, fault);
        const auto real = std::filesystem::weakly_canonical(absolute, fault);
        return (fault ? absolute : real).lexically_normal();
    };
    const auto guide = whole(desk.options.guide / ""); // "guide/" ends in an empty name
    const auto folder = guide.has_filename() ? guide : guide.parent_path();
    const auto target = whole(file);
    const auto differ = std::ranges::mismatch(folder, target);
    if (differ.in1 == folder.end()) {
        throw content::UsageError(
            file.string() + " is in the folder of the guide, whose files the programs read; name a "
                            "file elsewhere. Nothing was written");
    }
}

void require_person_id(const std::string& name)
{
    if (!content::is_id(name, content::IdLetters::Hyphen)) {
        throw content::UsageError("--by \"" + name +
                                  "\": a name has only small letters, digits and hyphens");
    }
}

void append_lines(const content::Guide& guide, const std::string& name,
                  const std::vector<content::LedgerLine>& lines)
{
    if (lines.empty()) {
        return;
    }
    std::string text;
    for (const auto& line : lines) {
        text += content::write_ledger_line(line);
    }
    const auto folder = guide.folder / "reviews";
    std::filesystem::create_directories(folder);
    content::append_file(folder / (name + ".tsv"), text);
}

const content::Language& require_language(const content::Guide& guide, const std::string& tag)
{
    if (const auto* language = guide.find_language(tag)) {
        return *language;
    }
    std::vector<std::string> tags;
    for (const auto& language : guide.languages) {
        tags.push_back(language.tag);
    }
    const std::string near = content::closest_name(tag, tags);
    throw content::UsageError("no language \"" + tag + "\" in languages.toml" +
                              (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
}

} // namespace desk
