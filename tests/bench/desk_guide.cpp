#include "tests/bench/desk_guide.hpp"

#include "content/model/files.hpp"
#include "content/model/guide.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <stdexcept>
#include <stdlib.h>
#include <string_view>
#include <vector>

namespace bench {

namespace fs = std::filesystem;

namespace {

constexpr content::Date today{std::chrono::year{2026}, std::chrono::November, std::chrono::day{24}};
constexpr int topics_a_guide = 11; // With the real interface words just under 400 texts.
constexpr int steps_a_topic = 8;
constexpr int posters_a_guide = 20;
constexpr int steps_a_poster = 4;

constexpr std::array<std::string_view, 8> sentences{
    "Pegang paspormu sendiri.",
    "Tanya biaya yang benar di kantor layanan.",
    "Jangan tanda tangan surat yang tidak kamu mengerti.",
    "Simpan salinan semua suratmu di rumah.",
    "Periksa nama perusahaan sebelum kamu mendaftar.",
    "Telepon keluarga setiap minggu.",
    "Ikut pelatihan sebelum berangkat.",
    "Datang ke kantor desa kalau ragu."};
constexpr std::array<std::string_view, 4> headlines{
    "Pilih jalan resmi.\nKamu dilindungi.", "Belum 18 tahun?\nBelum boleh.",
    "Janji manis?\nTanya dulu.", "Pulang dengan selamat.\nKantor desa siap membantu."};
constexpr std::array<std::string_view, 4> drawings{"identity-card", "training", "health",
                                                   "village-office"};

template <typename List>
std::string_view pick(const List& list, int number)
{
    return list[static_cast<std::size_t>(number) % list.size()];
}

fs::path real_guide()
{
    return fs::path(PELITA_SOURCE_DIR) / "content/guide";
}

void write(const fs::path& file, std::string_view text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

std::string escaped(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        result += c == '\n' ? std::string("\\n") : std::string(1, c);
    }
    return result;
}

std::string block(std::string_view id, std::string_view kind, std::string_view variant,
                  std::string_view text, std::string_view drawing = {})
{
    std::string toml =
        fmt::format("\n[[block]]\nid = \"{}\"\nkind = \"{}\"\nsource = [\"advice\"]\n", id, kind);
    if (!drawing.empty()) {
        toml += fmt::format("pictogram = \"{}\"\n", drawing);
    }
    return toml + fmt::format("text.{} = \"{}\"\n", variant, escaped(text));
}

std::string topic_id(int number)
{
    return fmt::format("topic-{}", number);
}

/// A translation of equal length: the last word of each line first. Marks in braces stay whole.
std::string dummy_translation(std::string_view text)
{
    std::string result;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        const auto space = line.rfind(' ');
        const bool turns = space != std::string_view::npos &&
                           line.substr(space).find('}') == std::string_view::npos;
        result += turns ? fmt::format("{} {}", line.substr(space + 1), line.substr(0, space))
                        : std::string(line);
        result += end < text.size() ? "\n" : "";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return result;
}

content::Message message_for(const content::Unit& unit, std::string translation)
{
    content::Message message;
    message.context = unit.id;
    message.source = unit.source.text;
    message.translation = std::move(translation);
    return message;
}

} // namespace

std::string dummy_tag(int number)
{
    return {'q', static_cast<char>('a' + number / 26), static_cast<char>('a' + number % 26)};
}

DeskGuide::DeskGuide(const GuideSize& size)
{
    std::string name = fs::temp_directory_path() / "desk-guide-XXXXXX";
    if (::mkdtemp(name.data()) == nullptr) {
        throw std::runtime_error("cannot make a folder like " + name);
    }
    folder_ = name;
    copy_from_guide();
    write_settings(topics_a_guide * size.times);
    write_topics(topics_a_guide * size.times);
    write_posters(posters_a_guide * size.times);
    write_languages(size.languages);
    pad_to(static_cast<std::size_t>(units_a_guide * size.times));
    write_translations(size.languages);
}

DeskGuide::~DeskGuide()
{
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

void DeskGuide::copy_from_guide() const
{
    for (const char* name : {"contacts.toml", "facts.toml", "sources.toml", "notices.toml",
                             "ui.toml", "map.toml", "pictograms"}) {
        fs::copy(real_guide() / name, folder_ / name, fs::copy_options::recursive);
    }
    for (const char* name : {"formats/poster-a2.toml", "formats/xbanner-60x160.toml"}) {
        fs::create_directories(folder_ / "formats");
        fs::copy_file(real_guide() / name, folder_ / name);
    }
}

void DeskGuide::write_settings(int topics) const
{
    const std::string real = content::read_file(real_guide() / "guide.toml");
    std::string text = "id = \"dummy\"\nsource_language = \"id\"\nversion = 1\nhome = [";
    for (int i = 0; i < topics; ++i) {
        text += fmt::format("\"{}\", ", topic_id(i));
    }
    text += "\"contacts\"]\n" + real.substr(real.find("short_numbers"));
    write(folder_ / "guide.toml", text);
}

void DeskGuide::write_topics(int count) const
{
    for (int i = 0; i < count; ++i) {
        std::string text =
            fmt::format("id = \"{}\"\nowner = \"disnakertrans\"\npictogram = "
                        "\"training\"\ntile = \"Jalan nomor {}\"\nstrip = \"nila\"\n",
                        topic_id(i), i + 1);
        text += block("title", "title", "kiosk", pick(sentences, i));
        text += block("summary", "summary", "kiosk", pick(sentences, i + 3));
        for (int step = 0; step < steps_a_topic; ++step) {
            text += block(fmt::format("step-{}", step), "step", "kiosk",
                          fmt::format("{} {}", pick(sentences, i + step),
                                      pick(sentences, 3 * i + 5 * step + 1)),
                          pick(drawings, step));
        }
        write(folder_ / "topics" / (topic_id(i) + ".toml"), text);
    }
}

void DeskGuide::write_posters(int count) const
{
    for (int i = 0; i < count; ++i) {
        std::string text =
            fmt::format("id = \"poster-{}\"\nground = \"nila\"\npictogram = \"age-18\"\nformats = "
                        "[\"poster-a2\", \"xbanner-60x160\"]\n",
                        i);
        text += block("headline", "title", "poster", pick(headlines, i));
        for (int step = 0; step < steps_a_poster; ++step) {
            text += block(fmt::format("step-{}", step), "step", "poster",
                          pick(sentences, i + 3 * step), pick(drawings, step));
        }
        write(folder_ / fmt::format("posters/poster-{}.toml", i), text);
    }
}

void DeskGuide::write_languages(int count) const
{
    std::string text = "[id]\nname = { endonym = \"Bahasa Indonesia\", id = \"Indonesia\" }\n"
                       "status = \"live\"\nfallback = []\nformat_locale = \"id\"\n"
                       "negators = [\"jangan\", \"tidak\"]\nislands = [\"*\"]\n";
    for (int i = 0; i < count; ++i) {
        text += fmt::format("\n[{0}]\nname = {{ endonym = \"Bahasa {0}\", id = \"Bahasa {0}\" }}\n"
                            "status = \"preview\"\nfallback = [\"id\"]\nformat_locale = \"id\"\n",
                            dummy_tag(i));
    }
    write(folder_ / "languages.toml", text);
}

/// Interface words that no screen shows make the number even.
void DeskGuide::pad_to(std::size_t units) const
{
    const std::size_t there = content::load_guide(folder_, today).guide->units.size();
    if (there > units) {
        throw std::runtime_error(fmt::format("{} texts are more than {}", there, units));
    }
    std::string text = content::read_file(folder_ / "ui.toml");
    std::string more;
    for (std::size_t i = there; i < units; ++i) {
        more += fmt::format("    {{ id = \"dummy-{}\", text = \"{}\" }},\n", i,
                            pick(sentences, static_cast<int>(i)));
    }
    const std::string_view list = "message = [\n";
    text.insert(text.find(list) + list.size(), more);
    write(folder_ / "ui.toml", text);
    if (content::load_guide(folder_, today).guide->units.size() != units) {
        throw std::runtime_error("the made-up guide has another number of texts than it should");
    }
}

void DeskGuide::write_translations(int count) const
{
    const auto guide = content::load_guide(folder_, today).guide;
    for (int i = 0; i < count; ++i) {
        content::Catalog catalog;
        catalog.language = dummy_tag(i);
        for (const content::Unit& unit : guide->units) {
            catalog.messages.push_back(message_for(unit, dummy_translation(unit.source.text)));
        }
        write(folder_ / "translations" / (catalog.language + ".po"),
              content::write_catalog(catalog));
    }
}

std::string make_catalog(int entries)
{
    content::Catalog catalog;
    catalog.language = dummy_tag(0);
    for (int i = 0; i < entries; ++i) {
        content::Message message;
        message.context = fmt::format("{}.step-{}", topic_id(i / 20), i % 20);
        message.source = pick(sentences, i);
        message.translation = dummy_translation(message.source);
        message.references = {"content/guide/topics/" + topic_id(i / 20) + ".toml"};
        catalog.messages.push_back(std::move(message));
    }
    return content::write_catalog(catalog);
}

} // namespace bench
