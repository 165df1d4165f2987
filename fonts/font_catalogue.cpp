#include "fonts/font_catalogue.hpp"

#include <sodium.h>
#include <toml++/toml.h>
#include <unicode/uloc.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <fstream>
#include <map>
#include <mutex>
#include <tuple>

namespace fonts {

namespace {

constexpr auto latin_family = "Andika";
constexpr auto latin_script = "Latn";
constexpr auto symbol_script = "Zsym";

/// One [[face]] of the catalogue; opened when first wanted.
struct Entry {
    std::string family;
    Weight weight = Weight::Regular;
    Slant slant = Slant::Upright;
    std::filesystem::path file;
    unsigned index = 0;
    std::string sha256;
    std::string package;
    std::vector<std::string> scripts;
    FontFace::Pointer face;

    bool serves(std::string_view script) const
    {
        return std::ranges::find(scripts, script) != scripts.end();
    }
};

std::string place_of(const toml::node& node)
{
    return "line " + std::to_string(node.source().begin.line);
}

std::string text_of(const toml::table& table, std::string_view key,
                    const std::filesystem::path& file)
{
    const auto value = table[key].value<std::string>();
    if (!value) {
        throw FontError(file, place_of(table) + ": [[face]] needs the key \"" + std::string(key) +
                                  "\" with a text");
    }
    return *value;
}

std::vector<std::string> texts_of(toml::node_view<const toml::node> list)
{
    std::vector<std::string> texts;
    if (const auto* items = list.as_array()) {
        for (const auto& item : *items) {
            texts.push_back(item.value_or(std::string()));
        }
    }
    return texts;
}

Entry read_entry(const toml::table& table, const std::filesystem::path& file)
{
    Entry entry;
    entry.family = text_of(table, "family", file);
    entry.weight = text_of(table, "weight", file) == "bold" ? Weight::Bold : Weight::Regular;
    entry.slant = table["slant"].value_or(std::string("upright")) == "italic" ? Slant::Italic
                                                                              : Slant::Upright;
    entry.file = text_of(table, "file", file);
    if (entry.file.is_relative()) {
        entry.file = file.parent_path() / entry.file;
    }
    entry.index = table["index"].value_or(0U);
    entry.sha256 = text_of(table, "sha256", file);
    entry.package = table["package"].value_or(std::string());
    entry.scripts = texts_of(table["scripts"]);
    return entry;
}

/// Every chain ends in this family, so that no text is ever without a face.
void require_latin(const std::vector<Entry>& entries, const std::filesystem::path& file)
{
    const bool there = std::ranges::any_of(entries, [](const Entry& entry) {
        return entry.family == latin_family && entry.serves(latin_script);
    });
    if (!there) {
        throw FontError(file, std::string("names no [[face]] with family = \"") + latin_family +
                                  "\" and scripts = [\"" + latin_script +
                                  "\"], which every text falls back to");
    }
}

struct Listed {
    std::vector<Entry> entries;
    std::vector<std::string> no_dictionary; ///< Primary language subtags.
};

Listed read_catalogue(const std::filesystem::path& file)
{
    Listed listed;
    auto& entries = listed.entries;
    try {
        std::ifstream in(file);
        if (!in) {
            throw FontError(file, "the font catalogue cannot be read");
        }
        const toml::table table = toml::parse(in, file.string());
        if (const auto* faces = table["face"].as_array()) {
            for (const auto& face : *faces) {
                if (const auto* fields = face.as_table()) {
                    entries.push_back(read_entry(*fields, file));
                }
            }
        }
        listed.no_dictionary = texts_of(table["no_dictionary"]);
    } catch (const toml::parse_error& error) {
        throw FontError(file, "line " + std::to_string(error.source().begin.line) +
                                  ": is not valid TOML: " + std::string(error.description()));
    }
    require_latin(entries, file);
    return listed;
}

std::string sha256_of(const std::filesystem::path& file)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::ifstream in(file, std::ios::binary);
    std::array<char, 65536> buffer{};
    while (in.read(buffer.data(), buffer.size()) || in.gcount() > 0) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(buffer.data()),
                                  static_cast<unsigned long long>(in.gcount()));
    }
    std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
    crypto_hash_sha256_final(&state, digest.data());
    std::array<char, crypto_hash_sha256_BYTES * 2 + 1> hex{};
    sodium_bin2hex(hex.data(), hex.size(), digest.data(), digest.size());
    return hex.data();
}

/// ICU's name of a BCP 47 tag; of a malformed one, of the part that is well formed.
std::array<char, 128> locale_of(const std::string& language, UErrorCode& status)
{
    std::array<char, 128> locale{};
    std::int32_t parsed = 0;
    uloc_forLanguageTag(language.c_str(), locale.data(), locale.size(), &parsed, &status);
    return locale;
}

/// Script a language is written in: its own subtag ("jv-Java"), else the likely one.
std::string script_of_language(const std::string& language)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = locale_of(language, status);
    std::array<char, 128> likely{};
    uloc_addLikelySubtags(locale.data(), likely.data(), likely.size(), &status);
    std::array<char, 16> script{};
    uloc_getScript(likely.data(), script.data(), script.size(), &status);
    return U_FAILURE(status) || script[0] == '\0' ? latin_script : script.data();
}

/// The letter whose height stands for capitals (PRINT.md 2.2).
char32_t reference_letter(std::string_view script)
{
    static constexpr std::array<std::pair<std::string_view, char32_t>, 10> letters{{
        {"Java", 0xA98F},
        {"Bali", 0x1B13},
        {"Deva", 0x0915},
        {"Beng", 0x0995},
        {"Taml", 0x0B95},
        {"Khmr", 0x1780},
        {"Mymr", 0x1000},
        {"Thai", 0x0E01},
        {"Arab", 0x0627},
        {"Hani", 0x56FD},
    }};
    const auto* found =
        std::ranges::find(letters, script, &std::pair<std::string_view, char32_t>::first);
    return found == letters.end() ? U'H' : found->second;
}

std::uint64_t next_id()
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

} // namespace

struct FontCatalogue::Tables {
    using ChainKey = std::tuple<std::string, Weight, Slant, std::string>;
    using Faces = std::vector<FontFace::Pointer>;
    struct Chain {
        Faces faces;
        std::size_t letters = 0; ///< How many are for letters; the symbols' face comes after them.
    };

    std::uint64_t id = next_id();
    mutable std::mutex mutex; ///< Guards what is filled on first use.
    mutable std::vector<Entry> entries;
    std::vector<std::string> no_dictionary;
    mutable std::map<ChainKey, Chain> chains;

    const FontFace::Pointer& open(Entry& entry) const
    {
        if (!entry.face) {
            entry.face = FontFace::open(entry.file, entry.index, entry.package);
        }
        return entry.face;
    }

    /// Best face among those that `wanted` picks: same weight and slant, else what there is.
    template <class Wanted>
    void add(Faces& faces, const TextStyle& style, const Wanted& wanted) const
    {
        Entry* best = nullptr;
        int best_score = -1;
        for (Entry& entry : entries) {
            if (!wanted(entry)) {
                continue;
            }
            const int score =
                (entry.weight == style.weight ? 2 : 0) + (entry.slant == style.slant ? 1 : 0);
            if (score > best_score) {
                best = &entry;
                best_score = score;
            }
        }
        if (best != nullptr && std::ranges::find(faces, open(*best)) == faces.end()) {
            faces.push_back(best->face);
        }
    }

    const Chain& chain(const TextStyle& style, std::string_view script) const
    {
        const std::lock_guard lock(mutex);
        const ChainKey key{style.family, style.weight, style.slant, std::string(script)};
        const auto [place, added] = chains.try_emplace(key);
        if (added) {
            Chain& chain = place->second;
            add(chain.faces, style, [&](const Entry& e) { return e.family == style.family; });
            add(chain.faces, style, [&](const Entry& e) { return e.serves(script); });
            add(chain.faces, style, [](const Entry& e) { return e.family == latin_family; });
            chain.letters = chain.faces.size();
            add(chain.faces, style, [](const Entry& e) { return e.serves(symbol_script); });
        }
        return place->second;
    }
};

std::shared_ptr<FontCatalogue> FontCatalogue::load(const std::filesystem::path& catalogue_file)
{
    auto tables = std::make_unique<Tables>();
    Listed listed = read_catalogue(catalogue_file);
    tables->entries = std::move(listed.entries);
    tables->no_dictionary = std::move(listed.no_dictionary);
    return std::shared_ptr<FontCatalogue>(new FontCatalogue(std::move(tables)));
}

FontCatalogue::FontCatalogue(std::unique_ptr<Tables> tables) : tables_(std::move(tables)) {}
FontCatalogue::~FontCatalogue() = default;

std::uint64_t FontCatalogue::id() const
{
    return tables_->id;
}

std::span<const FontFace::Pointer> FontCatalogue::faces(const TextStyle& style,
                                                        std::string_view script) const
{
    return tables_->chain(style, script).faces;
}

Strut FontCatalogue::strut(const TextStyle& style) const
{
    const auto& chain = tables_->chain(style, script_of_language(style.language));
    Strut strut;
    // The symbols' face at the end of the chain never sets the line height.
    for (std::size_t i = 0; i < chain.letters; ++i) {
        const FaceMetrics& metrics = chain.faces[i]->metrics();
        strut.ascent_em = std::max(strut.ascent_em, metrics.ascent_em);
        strut.descent_em = std::max(strut.descent_em, metrics.descent_em);
    }
    return strut;
}

float FontCatalogue::cap_height_em(const TextStyle& style, std::string_view script) const
{
    const char32_t letter = reference_letter(script);
    for (const auto& face : faces(style, letter == U'H' ? "Latn" : script)) {
        if (face->covers(letter)) {
            return face->top_em(face->nominal_glyph(letter));
        }
    }
    if (script == latin_script) {
        throw FontError(faces(style, latin_script).front()->file(),
                        "has no letter H to measure capitals by");
    }
    return cap_height_em(style, latin_script);
}

bool FontCatalogue::has_dictionary(const std::string& language) const
{
    const std::string primary = language.substr(0, language.find_first_of("-_"));
    return std::ranges::find(tables_->no_dictionary, primary) == tables_->no_dictionary.end();
}

std::vector<std::filesystem::path> FontCatalogue::files() const
{
    std::vector<std::filesystem::path> files;
    for (const Entry& entry : tables_->entries) { // files never change: no lock
        files.push_back(entry.file);
    }
    return files;
}

std::vector<OtherVersion> FontCatalogue::other_versions() const
{
    const std::lock_guard lock(tables_->mutex);
    std::vector<OtherVersion> found;
    for (const Entry& entry : tables_->entries) {
        if (entry.face && sha256_of(entry.file) != entry.sha256) {
            found.push_back({entry.file, entry.family});
        }
    }
    return found;
}

bool is_right_to_left(const std::string& language)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto locale = locale_of(language, status);
    return U_SUCCESS(status) && uloc_isRightToLeft(locale.data());
}

std::string main_script(std::string_view text)
{
    const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
    if (std::ranges::all_of(text, is_ascii)) {
        return latin_script; // its letters are Latin, and so is a text without any
    }
    std::array<int, USCRIPT_CODE_LIMIT> counts{};
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    for (std::int32_t at = 0; at < length;) {
        UChar32 c = 0;
        U8_NEXT(bytes, at, length, c);
        UErrorCode status = U_ZERO_ERROR;
        const UScriptCode script = c < 0 ? USCRIPT_COMMON : uscript_getScript(c, &status);
        if (U_SUCCESS(status) && script != USCRIPT_COMMON && script != USCRIPT_INHERITED) {
            ++counts[static_cast<std::size_t>(script)];
        }
    }
    const auto most = std::ranges::max_element(counts);
    return *most == 0 ? latin_script
                      : uscript_getShortName(static_cast<UScriptCode>(most - counts.begin()));
}

} // namespace fonts
