#include "printer/list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <string_view>

namespace printer {

namespace {

using Json = nlohmann::ordered_json;

std::string_view name_of(content::LanguageStatus status)
{
    switch (status) {
    case content::LanguageStatus::Live:
        return "live";
    case content::LanguageStatus::Preview:
        return "preview";
    case content::LanguageStatus::Hidden:
        return "hidden";
    }
    return {};
}

std::string format_line(const content::FormatSpec& format)
{
    const double pixels = format.pixels_per_mm;
    const std::string size =
        pixels > 0 ? fmt::format("{:g} x {:g} px", format.width * pixels, format.height * pixels)
                   : fmt::format("{:g} x {:g} mm, 1:{}", format.width, format.height, format.scale);
    const std::string pages = format.pages == 1   ? ""
                              : format.pages == 0 ? ", a page a step"
                                                  : fmt::format(", {} pages", format.pages);
    return fmt::format("  {:<20} {}{}  {}\n", format.id, size, pages, format.title_id);
}

Json format_json(const content::FormatSpec& format)
{
    return {{"id", format.id},
            {"title", format.title_id},
            {"variant", content::name_of(format.variant)},
            {"width_mm", format.width},
            {"height_mm", format.height},
            {"scale", fmt::format("1:{}", format.scale)},
            {"pages", format.pages},
            {"pixels_per_mm", format.pixels_per_mm},
            {"press", format.press}};
}

} // namespace

std::string list_text(const content::Guide& guide)
{
    std::string text = "Posters\n";
    for (const auto& poster : guide.posters) {
        text += fmt::format("  {:<20} {}\n", poster.id, fmt::join(poster.formats, ", "));
    }
    text += "Formats\n";
    for (const auto& [id, format] : guide.formats) {
        text += format_line(format);
    }
    text += "Languages\n";
    for (const auto& language : guide.languages) {
        text += fmt::format("  {:<20} {} ({})\n", language.tag, language.name(),
                            name_of(language.status));
    }
    text += "Topics\n";
    for (const auto& topic : guide.topics) {
        text += fmt::format("  {}\n", topic.id);
    }
    return text;
}

std::string list_json(const content::Guide& guide)
{
    Json json{{"posters", Json::array()},
              {"formats", Json::array()},
              {"languages", Json::array()},
              {"topics", Json::array()}};
    for (const auto& poster : guide.posters) {
        json["posters"].push_back({{"id", poster.id}, {"formats", poster.formats}});
    }
    for (const auto& [id, format] : guide.formats) {
        json["formats"].push_back(format_json(format));
    }
    for (const auto& language : guide.languages) {
        json["languages"].push_back({{"tag", language.tag},
                                     {"name", language.name()},
                                     {"status", name_of(language.status)}});
    }
    for (const auto& topic : guide.topics) {
        json["topics"].push_back(topic.id);
    }
    return json.dump(2) + "\n";
}

} // namespace printer
