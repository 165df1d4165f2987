#include "content/desk/exchange.hpp"
#include "content/desk/html.hpp"
#include "content/desk/page_text.hpp"
#include "content/desk/text_room.hpp"
#include "content/model/ledger.hpp"
#include "content/model/shown_value.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"
#include "fonts/font_catalogue.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace desk {

namespace {

using Json = nlohmann::ordered_json;

/// Letters of the language that a keyboard of Indonesia does not have.
std::vector<std::string> letter_bar(const content::Language& language)
{
    std::vector<std::string> bar;
    const auto add = [&bar](std::string_view letter) {
        const bool plain = letter.size() == 1;
        if (!letter.empty() && !plain && std::ranges::find(bar, letter) == bar.end()) {
            bar.emplace_back(letter);
        }
    };
    add(language.glottal);
    for (const auto letter : content::split(language.letters, ' ')) {
        add(letter);
    }
    return bar;
}

Json language_of(const Outgoing& outgoing)
{
    const content::Language& language = outgoing.language;
    const bool rtl = language.direction == content::Direction::RightToLeft;
    return {{"tag", language.tag},
            {"name", language.name()},
            {"letters", language.letters},
            {"glottal", language.glottal},
            {"bar", letter_bar(language)},
            {"negators", language.negators},
            {"direction", rtl ? "rtl" : "ltr"}};
}

/// Widths of the letters in em, unshaped: near enough to say whether a text might fit.
Json widths_of(const fonts::FontCatalogue& fonts)
{
    constexpr char32_t last_latin = 0x24F;
    const auto& face = *fonts.faces(fonts::TextStyle{}, "Latn").front();
    Json widths = Json::object();
    const auto add = [&](char32_t letter) {
        if (face.covers(letter)) {
            const double em = face.advance(face.nominal_glyph(letter));
            widths[content::utf8(letter)] =
                static_cast<int>(em * 1000 / face.units_per_em()) / 1000.0;
        }
    };
    for (char32_t letter = U' '; letter <= last_latin; ++letter) {
        add(letter);
    }
    for (const char32_t letter : {U'\uA78B', U'\uA78C', U'\u2019', U'\u2013', U'\u2026'}) {
        add(letter);
    }
    return widths;
}

/// What the computer will fill in, as it is now.
Json values_of(const Outgoing& outgoing)
{
    Json values = Json::object();
    for (const auto& [id, fact] : outgoing.guide.facts) {
        values[id] = content::format_value(fact, outgoing.language.format_locale);
    }
    for (const auto& [id, contact] : outgoing.guide.contacts) {
        values[id] = contact.value;
    }
    return values;
}

Json terms_of(const Outgoing& outgoing)
{
    const auto words = [&](const std::map<std::string, std::vector<std::string>>& by_language) {
        const auto found = by_language.find(outgoing.language.tag);
        return found == by_language.end() ? std::vector<std::string>{} : found->second;
    };
    Json terms = Json::array();
    for (const auto& term : outgoing.guide.glossary) {
        terms.push_back({{"term", term.term},
                         {"meaning", term.meaning},
                         {"use", words(term.use)},
                         {"never", words(term.never)}});
    }
    return terms;
}

Json unit_of(const Outgoing& outgoing, const OutgoingText& text)
{
    const content::Message& message = *text.message;
    const Room room = room_of(*text.unit);
    return {{"id", message.context},
            {"owner", text.unit->owner},
            {"critical", text.unit->critical},
            {"lines", room.lines},
            {"max", room.max},
            {"guess", room.guess},
            {"notes", message.notes},
            {"source", message.source},
            {"old", message.fuzzy ? message.previous_source.value_or("") : ""},
            {"text", message.translation},
            {"fuzzy", message.fuzzy},
            {"comments", message.comments},
            {"back", comments_of(message, "balik:", "back:")},
            {"ask", comments_of(message, "tanya:", "ask:")},
            {"stamp", write_stamp(stamp_of(outgoing.guide, outgoing.language.tag, message))}};
}

/// JSON that can stand inside a script element whatever the texts hold.
std::string script_json(const Json& json)
{
    std::string safe;
    for (const char c : json.dump(-1, ' ', false, Json::error_handler_t::replace)) {
        safe += c == '<' ? std::string("\\u003c") : std::string(1, c);
    }
    return safe;
}

} // namespace

std::string write_page(const Outgoing& outgoing, const fonts::FontCatalogue& fonts)
{
    const auto& negators = outgoing.guide.find_language(outgoing.guide.source_language)->negators;
    Json data{{"guide", outgoing.guide.id},    {"language", language_of(outgoing)},
              {"negators", negators},          {"widths", widths_of(fonts)},
              {"values", values_of(outgoing)}, {"terms", terms_of(outgoing)},
              {"units", Json::array()}};
    std::string stamps;
    for (const auto& text : outgoing.texts) {
        data["units"].push_back(unit_of(outgoing, text));
        stamps += data["units"].back()["stamp"].get<std::string>();
    }
    data["stamp"] = content::text_hash(outgoing.language.tag, outgoing.guide.id, "", stamps);
    return filled_page(edit_html, {{"TITLE", html_escaped("Pelita: " + outgoing.language.name())},
                                   {"STYLE", std::string(edit_css)},
                                   {"CHECKS", std::string(edit_checks_js)},
                                   {"PAGE", std::string(edit_page_js)},
                                   {"DATA", script_json(data)}});
}

} // namespace desk
