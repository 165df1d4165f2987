#include "printer/recall.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace printer {

namespace {

using content::PrintHolds;
using content::Recalled;

/// What is said around ids and numbers.
struct Words {
    std::string_view none;   ///< {0} the key
    std::string_view prints; ///< {0} prints, {1} copies
    std::string_view copies;
    std::string_view holds;
    std::string_view changed;
    std::string_view doubted;
    std::string_view gone;
    std::string_view broken;
    std::string_view unknown; ///< {0} the key
};

constexpr Words english{"No registered print carries {0}.\n",
                        "{0} prints, {1} copies in all\n",
                        "copies",
                        "still holds",
                        "CHANGED since: take the sheet down or print it anew",
                        "not confirmed or out of date: call or look it up, then facts confirm",
                        "no longer in the guide: take the sheet down or print it anew",
                        "The guide has errors; mend them first, then ask again.\n",
                        "\"{0}\" is no fact or contact of the guide and no job code of a "
                        "registered print; the job code stands in the sheet's footer\n"};

constexpr Words indonesian{"Tidak ada cetakan terdaftar yang memuat {0}.\n",
                           "{0} cetakan, {1} lembar seluruhnya\n",
                           "lembar",
                           "masih berlaku",
                           "SUDAH BERUBAH: turunkan lembar itu atau cetak ulang",
                           "belum diperiksa atau kedaluwarsa: telepon atau periksa, lalu facts "
                           "confirm",
                           "tidak ada lagi dalam panduan: turunkan lembar itu atau cetak ulang",
                           "Panduan ini masih salah; perbaiki dulu, lalu tanya lagi.\n",
                           "\"{0}\" bukan fakta atau kontak dalam panduan dan bukan nomor "
                           "pekerjaan cetakan terdaftar; nomor pekerjaan ada di kaki lembar\n"};

const Words& words_of(content::MessageLanguage language)
{
    return language == content::MessageLanguage::Indonesian ? indonesian : english;
}

std::string_view words_for(PrintHolds state, const Words& words)
{
    switch (state) {
    case PrintHolds::Yes:
        return words.holds;
    case PrintHolds::Changed:
        return words.changed;
    case PrintHolds::Doubted:
        return words.doubted;
    case PrintHolds::Gone:
        return words.gone;
    }
    return {};
}

std::string_view name_of(PrintHolds state)
{
    switch (state) {
    case PrintHolds::Yes:
        return "holds";
    case PrintHolds::Changed:
        return "changed";
    case PrintHolds::Doubted:
        return "doubted";
    case PrintHolds::Gone:
        return "gone";
    }
    return {};
}

std::string text_of(const Recalled& recalled, const Words& words)
{
    const content::Print& print = recalled.print;
    std::string text = fmt::format("{}  {} {} {}, {} {}, {}: {}\n", print.job_code, print.poster,
                                   print.format, print.languages, print.copies, words.copies,
                                   print.time.substr(0, print.time.find('T')), print.place);
    for (const auto& value : recalled.values) {
        text += fmt::format("        {}: {}\n", value.id, words_for(value.holds, words));
    }
    return text;
}

} // namespace

std::string recall_text(const std::vector<Recalled>& found, std::string_view key,
                        content::MessageLanguage language)
{
    const Words& words = words_of(language);
    if (found.empty()) {
        return fmt::format(fmt::runtime(words.none), key);
    }
    std::string text;
    long copies = 0;
    for (const Recalled& recalled : found) {
        text += text_of(recalled, words);
        copies += recalled.print.copies;
    }
    return text + fmt::format(fmt::runtime(words.prints), found.size(), copies);
}

std::string recall_refusal(RecallRefusal why, std::string_view key,
                           content::MessageLanguage language)
{
    const Words& words = words_of(language);
    return why == RecallRefusal::BrokenGuide ? std::string(words.broken)
                                             : fmt::format(fmt::runtime(words.unknown), key);
}

std::string recall_json(const std::vector<Recalled>& found, std::string_view key)
{
    nlohmann::ordered_json json{{"key", key}, {"prints", nlohmann::ordered_json::array()}};
    for (const auto& [print, values] : found) {
        auto list = nlohmann::ordered_json::array();
        for (const auto& value : values) {
            list.push_back({{"id", value.id}, {"state", name_of(value.holds)}});
        }
        json["prints"].push_back({{"job_code", print.job_code},
                                  {"sha256", print.sha256},
                                  {"poster", print.poster},
                                  {"format", print.format},
                                  {"languages", print.languages},
                                  {"place", print.place},
                                  {"copies", print.copies},
                                  {"name", print.name},
                                  {"time", print.time},
                                  {"revision", print.revision},
                                  {"values", std::move(list)}});
    }
    return json.dump(2) + "\n";
}

} // namespace printer
