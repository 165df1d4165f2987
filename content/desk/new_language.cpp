#include "content/desk/catalog_update.hpp"
#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/files.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

constexpr std::string_view small = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view capital = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view digit = "0123456789";
constexpr std::string_view small_or_digit = "abcdefghijklmnopqrstuvwxyz0123456789";

bool has_only(std::string_view part, std::string_view letters)
{
    return part.find_first_not_of(letters) == std::string_view::npos;
}

bool is_script(std::string_view part)
{
    return part.size() == 4 && has_only(part.substr(0, 1), capital) &&
           has_only(part.substr(1), small);
}

bool is_region(std::string_view part)
{
    return (part.size() == 2 && has_only(part, capital)) ||
           (part.size() == 3 && has_only(part, digit));
}

bool is_variant(std::string_view part)
{
    const bool four = part.size() == 4 && has_only(part.substr(0, 1), digit);
    return (four || (part.size() >= 5 && part.size() <= 8)) && has_only(part, small_or_digit);
}

/// A tag of RFC 5646 in its usual case: language, script, region, variants, private use. Extensions
/// say nothing about a translation.
bool is_language_tag(std::string_view tag)
{
    const auto parts = content::split(tag, '-');
    std::size_t at = 1;
    const auto take = [&](auto is_part) {
        const bool fits = at < parts.size() && is_part(parts[at]);
        at += fits ? 1 : 0;
        return fits;
    };
    const std::string_view language = parts.front();
    if (language.size() < 2 || language.size() > 3 || !has_only(language, small)) {
        return false;
    }
    take(is_script);
    take(is_region);
    while (take(is_variant)) {
    }
    if (take([](std::string_view part) { return part == "x"; })) {
        const auto is_private = [](std::string_view part) {
            return !part.empty() && part.size() <= 8 && has_only(part, small_or_digit);
        };
        return at < parts.size() && std::all_of(parts.begin() + static_cast<std::ptrdiff_t>(at),
                                                parts.end(), is_private);
    }
    return at == parts.size();
}

/// @throws content::UsageError for a name that a file could not hold or nobody could read.
std::string read_name(const std::string& option, const std::string& typed)
{
    const std::string_view name = content::trimmed(typed);
    const bool bad = content::first_invalid_byte(name).has_value();
    const auto points = content::code_points(name);
    if (bad || name.empty() || std::ranges::any_of(points, [](const content::CodePoint& point) {
            return point.value == U'\n' || content::is_invisible(point.value);
        })) {
        throw content::UsageError(option + ": a name of one line, without invisible signs");
    }
    return content::to_nfc(name);
}

std::string toml_text(std::string_view text)
{
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, c);
    }
    return quoted + '"';
}

/// The chain of stand-ins as TOML.
/// @throws content::UsageError for a tag that the guide does not have.
std::string fallback_list(const content::Guide& guide, const NewLanguageRequest& request)
{
    std::vector<std::string> tags;
    for (const auto part : content::split(request.fallback, ',')) {
        const std::string tag(content::trimmed(part));
        if (tag.empty() || tag == guide.source_language) {
            continue; // it ends the chain, wherever it was written
        }
        require_language(guide, tag);
        if (std::ranges::find(tags, tag) == tags.end()) {
            tags.push_back(tag);
        }
    }
    tags.push_back(guide.source_language);
    std::string list;
    for (const auto& tag : tags) {
        list += (list.empty() ? "" : ", ") + toml_text(tag);
    }
    return "[" + list + "]";
}

std::string section(const content::Guide& guide, const NewLanguageRequest& request)
{
    const std::string endonym = read_name("--name", request.endonym);
    const std::string indonesian =
        request.indonesian.empty() ? endonym : read_name("--indonesian", request.indonesian);
    return "\n[" + request.tag + "]\nname = { endonym = " + toml_text(endonym) +
           ", id = " + toml_text(indonesian) +
           " }\nstatus = \"preview\"\nfallback = " + fallback_list(guide, request) +
           "\nformat_locale = \"id\"\n";
}

/// @throws content::UsageError for a tag that is none or taken.
void require_free_tag(const content::Guide& guide, const std::string& tag)
{
    const std::string name = "\"" + tag + "\"";
    if (guide.find_language(tag) != nullptr) {
        const bool has_file = guide.catalogs.contains(tag) || tag == guide.source_language;
        throw content::UsageError(
            name + " is in languages.toml already" +
            (has_file ? "" : "; make its file with: pelita-content update " + tag + " --by NAME"));
    }
    if (!is_language_tag(tag)) {
        throw content::UsageError(name + " is no language tag; BCP 47 writes mkn, tet-ID, su-Latn");
    }
}

/// Puts the section at the end, with the line ends of the file.
void append_section(const std::filesystem::path& file, const std::string& section)
{
    std::string text = content::read_file(file);
    const bool crlf = text.find("\r\n") != std::string::npos;
    const auto add = [&](std::string_view lines) {
        for (const char c : lines) {
            text += c == '\n' && crlf ? "\r\n" : std::string(1, c);
        }
    };
    add(text.empty() || text.ends_with('\n') ? "" : "\n");
    add(section);
    content::write_file(file, text);
}

} // namespace

content::Exit new_language(const Desk& desk, const NewLanguageRequest& request)
{
    const auto guide = load_for_writing(desk);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    require_free_tag(*guide, request.tag);
    // The section first: a language without a file is what `update` mends, a file without a
    // language is an error.
    append_section(guide->folder / "languages.toml", section(*guide, request));
    const CatalogUpdate update(*guide, request.tag, desk.now());
    write_translation(*guide, update.catalog(), {});
    const auto count = update.catalog().messages.size();
    const auto file = translation_file(*guide, request.tag).string();
    if (content::message_language_of_environment() == content::MessageLanguage::Indonesian) {
        desk.out << file << ": " << count << " teks untuk diterjemahkan\n"
                 << "Sesudah ini: letters, glottal, dan negators dalam languages.toml dengan "
                    "penutur;\n`pelita-content export "
                 << request.tag << " --to html BERKAS` untuk penerjemah.\n";
    } else {
        desk.out << file << ": " << count << " texts to translate\n"
                 << "Next: letters, glottal and negators in languages.toml, with a speaker;\n"
                    "`pelita-content export "
                 << request.tag << " --to html FILE` for a translator.\n";
    }
    return content::Exit::Done;
}

} // namespace desk
