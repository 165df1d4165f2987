#include "printer/press_record.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace printer {

namespace {

using Json = nlohmann::ordered_json;

/// Texts of a print in the record's "sheet".
template <class Print>
auto texts_of(Print& print)
{
    return std::array{std::pair{"job_code", &print.job_code}, std::pair{"poster", &print.poster},
                      std::pair{"format", &print.format}, std::pair{"languages", &print.languages},
                      std::pair{"revision", &print.revision}};
}

/// Not empty, and nothing that ends a column or a value of the register.
bool is_one_word(const std::string& text)
{
    return !text.empty() && std::ranges::none_of(text, [](char letter) {
        return letter == '=' || (letter >= '\0' && letter <= ' ');
    });
}

/// False if a part is missing or is something else.
bool read_sheet(const Json& sheet, content::Print& print)
{
    if (!sheet.is_object()) {
        return false;
    }
    for (const auto& [key, text] : texts_of(print)) {
        const auto found = sheet.find(key);
        if (found == sheet.end() || !found->is_string()) {
            return false;
        }
        *text = found->template get<std::string>();
        if (!is_one_word(*text)) {
            return false;
        }
    }
    const auto values = sheet.find("values");
    if (values == sheet.end() || !values->is_object()) {
        return false;
    }
    for (const auto& [id, hash] : values->items()) {
        if (!hash.is_string() || !is_one_word(id) || !is_one_word(hash.get<std::string>())) {
            return false;
        }
        print.values.push_back({id, hash.get<std::string>()});
    }
    return true;
}

/// The report, and the sheet it is about.
Json record_of(const Preflight& report, const Composition& sheet, const Job& job,
               std::string_view revision)
{
    auto record = Json::parse(preflight_json(report, content::MessageLanguage::Indonesian));
    content::Print print;
    print.job_code = sheet.job_code;
    print.poster = job.poster;
    print.format = job.format;
    print.languages = job.languages();
    print.revision = revision;
    for (const auto& [key, text] : texts_of(print)) {
        record["sheet"][key] = *text;
    }
    record["sheet"]["values"] = Json::object();
    for (const auto& value : sheet.values) {
        record["sheet"]["values"][value.id] = value.hash;
    }
    return record;
}

/// Whether a record is about a file with this hash.
bool vouches_for(const Json& record, std::string_view sha256)
{
    if (record["sha256"] == sha256) {
        return true;
    }
    const auto tiffs = record.find("tiffs");
    return tiffs != record.end() && tiffs->is_object() &&
           std::ranges::any_of(*tiffs, [&](const Json& hash) { return hash == sha256; });
}

} // namespace

std::string press_record(const Preflight& report, const Composition& sheet, const Job& job,
                         std::string_view revision)
{
    return record_of(report, sheet, job, revision).dump(2) + "\n";
}

std::string tiff_record(const Preflight& report, const std::vector<std::filesystem::path>& tiffs,
                        const Composition& sheet, const Job& job, std::string_view revision)
{
    Json record = record_of(report, sheet, job, revision);
    for (const auto& file : tiffs) {
        record["tiffs"][file.filename().string()] = content::sha256(content::read_file(file));
    }
    return record.dump(2) + "\n";
}

std::variant<content::Print, RecordFault> read_press_record(std::string_view json,
                                                            std::string_view sha256)
{
    const auto record = Json::parse(json, nullptr, false);
    content::Print print;
    if (!record.is_object() || !read_sheet(record.value("sheet", Json()), print) ||
        !record.value("sha256", Json()).is_string()) {
        return RecordFault::NotOurs;
    }
    if (record.value("press_ready", Json()) != true) {
        return RecordFault::NotPressReady;
    }
    print.sha256 = record["sha256"].get<std::string>();
    if (!vouches_for(record, sha256)) {
        return RecordFault::OtherFile;
    }
    return print;
}

} // namespace printer
