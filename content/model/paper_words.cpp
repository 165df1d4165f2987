#include "content/model/paper_words.hpp"

#include "content/model/filled_markup.hpp"
#include "content/model/guide_reader.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

namespace content {

namespace {

constexpr auto ids = std::to_array<std::string_view>({
    "slug-language",
    "slug-scale",
    "slug-bleed",
    "slug-overlap",
    "slug-page",
    "slug-panel",
    "slug-panel-size",
    "slug-profile",
    "slug-ink",
    "slug-date",
    "slug-revision",
    "slug-up",
    "figure-qr",
    "figure-logo",
    "ticket",
    "ticket-for",
    "paper-foot",
    "job-number",
    "title-and-language",
    "final-size",
    "size-mm",
    "pages",
    "page-of",
    "file-size",
    "scale-and-percent",
    "user-unit",
    "bleed",
    "bleed-all",
    "bleed-sides",
    "at-final-size",
    "material",
    "finishing",
    "band-lipat",
    "band-selongsong",
    "band-leader",
    "all-sides",
    "side-top",
    "side-right",
    "side-bottom",
    "side-left",
    "inside",
    "outside",
    "eyelets",
    "eyelets-corners",
    "eyelets-spacing",
    "two-sides",
    "folds",
    "fold-first",
    "trim-only",
    "panels",
    "panels-none",
    "panels-of",
    "panels-overlap",
    "panel-size",
    "profile-and-ink",
    "ink-limit",
    "black-text",
    "keep-black",
    "outlined-text",
    "qr-code",
    "keep-qr",
    "no-qr",
    "copies",
    "sheets-unit",
    "file",
    "sha256",
    "revision-and-date",
    "revision-of",
    "content-of",
    "customer",
    "sign-off",
    "sign-off-for",
    "not-approved",
    "office",
    "texts",
    "source-text",
    "values",
    "confirmed-by",
    "holds-until",
    "nobody-confirmed",
    "findings",
    "no-findings",
    "reasons",
    "reason",
    "agreed",
    "agreed-says",
    "was-read",
    "read-only",
    "person",
    "position-held",
    "date",
    "signature",
    "tile-how",
    "tile-ruler",
    "bleed-alone",
    "bleed-and-marks",
    "file-page",
    "file-page-n",
    "trim-at-marks",
    "and",
    "guides-title",
    "guides-pixels",
    "guides-trim",
    "guides-bleed",
    "guides-sides",
    "guides-safe",
    "guides-safe-folds",
    "guides-lipat",
    "guides-selongsong",
    "guides-leader",
    "guides-around",
    "guides-inside",
    "guides-outside",
    "guides-eyelets",
    "guides-eyelets-corners",
    "guides-folds",
    "guides-seams-down",
    "guides-seams-across",
    "sketch-roll",
    "sketch-whole",
    "sketch-panels",
    "sketch-from-left",
    "sketch-from-top",
    "gallery-title",
    "gallery-how",
    "gallery-poster",
    "gallery-format",
    "gallery-language",
    "gallery-state",
    "gallery-all",
    "gallery-shown",
    "gallery-no-file",
    "gallery-ready",
    "gallery-warned",
    "gallery-unjudged",
    "gallery-refused",
    "gallery-waiting",
});

using Texts = std::map<std::string, std::string, std::less<>>;

bool is_known(std::string_view id)
{
    return std::ranges::find(ids, id) != ids.end();
}

void read_word(GuideReading& reading, const SourceValue& value, std::map<std::string, Place>& met,
               Texts& texts)
{
    TableReader table(value, reading.findings);
    const std::string id = table.required_text("id");
    check_new_id(reading, met, id, table.place_of("id"));
    table.text("note"); // For who reads the file.
    table.require("text", ValueKind::Text);
    if (const auto text = read_source_text(reading, table, "text")) {
        texts[id] = text->text;
    }
    if (!is_known(id)) {
        reading.findings.push_back(
            make_finding("K004", table.place_of("id"), {}, {{"name", id}, {"suggestion", ""}}));
    }
    table.finish();
}

/// One finding for all words that lack.
void check_missing(const Texts& texts, std::vector<Finding>& findings)
{
    std::string missing;
    for (const std::string_view id : ids) {
        const auto known = texts.find(id);
        if (known == texts.end() || trimmed(known->second).empty()) {
            missing += (missing.empty() ? "" : ", ") + std::string(id);
        }
    }
    if (!missing.empty()) {
        findings.push_back(make_finding("K004", {"ui.toml", 0, 0}, "paper", {{"name", missing}}));
    }
}

} // namespace

std::span<const std::string_view> paper_word_ids()
{
    return ids;
}

std::string
PaperWords::text(std::string_view id,
                 const std::vector<std::pair<std::string, std::string>>& arguments) const
{
    assert(is_known(id));
    const auto found = texts_.find(id);
    return found == texts_.end() ? std::string() : filled_markup(found->second, arguments);
}

ReadPaperWords read_paper_words(const Guide& guide)
{
    GuideReading reading;
    reading.guide.folder = guide.folder;
    const auto root = read_toml(reading, "ui.toml");
    reading.findings.clear(); // Of the file itself: loading the guide has said them.
    Texts texts;
    if (root) {
        std::map<std::string, Place> met;
        TableReader table(*root, reading.findings);
        for (const SourceValue& word : table.tables("paper")) {
            read_word(reading, word, met, texts);
        }
        check_missing(texts, reading.findings);
    }
    return {PaperWords(std::move(texts)), std::move(reading.findings)};
}

} // namespace content
