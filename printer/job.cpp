#include "printer/job.hpp"

#include "content/model/program.hpp"
#include "content/model/sheet_office.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace printer {

namespace {

using content::Guide;
using Names = std::vector<std::string>;

Names poster_names(const Guide& guide)
{
    Names names;
    for (const auto& poster : guide.posters) {
        names.push_back(poster.id);
    }
    return names;
}

Names format_names(const Guide& guide)
{
    Names names;
    for (const auto& [id, format] : guide.formats) {
        names.push_back(id);
    }
    return names;
}

Names language_names(const Guide& guide)
{
    Names names;
    for (const auto& language : guide.languages) {
        names.push_back(language.tag);
    }
    return names;
}

void require_name(std::string_view kind, const std::string& name, const Names& known)
{
    if (std::find(known.begin(), known.end(), name) != known.end()) {
        return;
    }
    const std::string near = content::closest_name(name, known);
    throw content::UsageError(fmt::format("there is no {} \"{}\"{} The guide has: {}", kind, name,
                                          near.empty() ? "." : "; did you mean \"" + near + "\"?",
                                          fmt::join(known, ", ")));
}

/// A sheet in one language twice would be read as a mistake.
void require_second(const Job& job, const Guide& guide)
{
    if (job.second.empty()) {
        return;
    }
    require_name("language", job.second, language_names(guide));
    if (job.second == job.language) {
        throw content::UsageError(
            fmt::format("\"{}\" stands twice; name two different languages", job.language));
    }
}

void require_place(const std::string& place, const Guide& guide)
{
    if (!place.empty()) {
        require_name("office", place, content::office_ids(guide));
    }
}

bool is_made_for(const content::Poster& poster, const std::string& format)
{
    return std::find(poster.formats.begin(), poster.formats.end(), format) != poster.formats.end();
}

/// The names asked for, each checked and once; for "all" those of `all`.
Names asked(std::string_view kind, const std::string& list, const Names& known, const Names& all)
{
    if (list == "all") {
        return all;
    }
    Names names;
    for (auto& name : split_list(list)) {
        require_name(kind, name, known);
        if (std::find(names.begin(), names.end(), name) == names.end()) {
            names.push_back(std::move(name)); // twice would be two writers of one file
        }
    }
    return names;
}

/// For the press or, as pictures, for a phone; not what only the kiosk prints.
Names published_formats(const Guide& guide)
{
    Names names;
    for (const auto& [id, format] : guide.formats) {
        if (format.press || format.pixels_per_mm > 0) {
            names.push_back(id);
        }
    }
    return names;
}

/// Without the one that stands below each of them.
Names live_languages(const Guide& guide, const std::string& second)
{
    Names names;
    for (const auto& language : guide.languages) {
        if (language.status == content::LanguageStatus::Live && language.tag != second) {
            names.push_back(language.tag);
        }
    }
    return names;
}

} // namespace

void set_languages(Job& job, std::string_view text)
{
    const Names names = split_list(text);
    const auto commas = std::count(text.begin(), text.end(), ',');
    if (names.empty() || names.size() > 2 || commas + 1 != std::ssize(names)) {
        throw content::UsageError(
            fmt::format("--lang \"{}\": one language, or two as \"mkn,id\"", text));
    }
    job.language = names.front();
    job.second = names.size() == 2 ? names.back() : "";
}

std::string stem(const Job& job, const Guide& guide)
{
    const int denominator = job.scale.value_or(guide.formats.at(job.format).scale);
    return fmt::format("{}_{}_{}{}{}{}", job.poster, job.format, job.language,
                       job.second.empty() ? "" : "-" + job.second,
                       job.place.empty() ? "" : "_" + job.place,
                       denominator == 1 || job.user_unit ? "" : fmt::format("_1-{}", denominator));
}

void require_job(const Job& job, const Guide& guide)
{
    require_name("poster", job.poster, poster_names(guide));
    require_name("format", job.format, format_names(guide));
    require_name("language", job.language, language_names(guide));
    require_second(job, guide);
    require_place(job.place, guide);
    const content::Poster& poster = *guide.find_poster(job.poster);
    if (!is_made_for(poster, job.format)) {
        throw content::UsageError(
            fmt::format("poster \"{}\" is not made for {}; it is made for: {}", job.poster,
                        job.format, fmt::join(poster.formats, ", ")));
    }
}

Names split_list(std::string_view text)
{
    Names words;
    while (!text.empty()) {
        const auto comma = std::min(text.find(','), text.size());
        if (comma > 0) {
            words.emplace_back(text.substr(0, comma));
        }
        text.remove_prefix(std::min(comma + 1, text.size()));
    }
    return words;
}

std::vector<Job> select_jobs(const Selection& selection, const Guide& guide)
{
    const Names posters =
        asked("poster", selection.posters, poster_names(guide), poster_names(guide));
    const Names formats =
        asked("format", selection.formats, format_names(guide), published_formats(guide));
    const Names languages = asked("language", selection.languages, language_names(guide),
                                  live_languages(guide, selection.second));
    for (const auto& language : languages) {
        require_second({{}, {}, language, {}, selection.second, {}}, guide);
    }
    require_place(selection.place, guide);
    std::vector<Job> jobs;
    for (const auto& poster : posters) {
        for (const auto& format : formats) {
            if (!is_made_for(*guide.find_poster(poster), format)) {
                continue;
            }
            for (const auto& language : languages) {
                jobs.push_back({poster, format, language, selection.scale, selection.second,
                                selection.place, selection.user_unit});
            }
        }
    }
    if (jobs.empty()) {
        throw content::UsageError("no sheet to make: none of the posters is made for the formats, "
                                  "or no language is live (see `pelita-printer list`)");
    }
    return jobs;
}

} // namespace printer
