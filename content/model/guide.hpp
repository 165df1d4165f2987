#pragma once

#include "content/model/agency.hpp"
#include "content/model/catalog.hpp"
#include "content/model/facts.hpp"
#include "content/model/finding.hpp"
#include "content/model/formats.hpp"
#include "content/model/language.hpp"
#include "content/model/ledger.hpp"
#include "content/model/map.hpp"
#include "content/model/text_place.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

enum class BlockKind {
    Title,
    Summary,
    Step,
    Check,
    Warning,
    Rule,
    Contact,
    Question,
    Outcome,
    Story,
    Media
};

/// A source text as it stands in a TOML file.
struct SourceText {
    std::string text;                 ///< NFC, "**bold**" and "{id}" not yet read.
    std::optional<int> lines;         ///< Limit set beside the text.
    std::optional<int> max;           ///< Letters.
    Place place;                      ///< Of the text's first character.
    std::vector<TextJump> jumps = {}; ///< Where its writing leaves the text behind.
};

/// An answer of a `question` block (TRANSLATION.md "Wizard").
struct Answer {
    std::string id;      ///< yes | no | dont-know | own
    std::string verdict; ///< next | yellow | red
    std::string go;      ///< Follow-up question, empty = next in file order.
    std::optional<SourceText> text;
    std::optional<SourceText> reason;
    Place place;
};

/// A block of a topic or poster.
struct Block {
    std::string id;
    BlockKind kind = BlockKind::Step;
    bool critical = false;
    std::vector<std::string> source; ///< Ids of sources.toml, or "advice".
    std::string note;
    std::string pictogram;
    std::string was;
    std::string use;                   ///< Poster only: "topic.block" whose texts are taken.
    std::optional<BlockKind> drawn_as; ///< With `use`: as what the sheet draws it.
    std::string contact;               ///< Contact drawn with the block.
    bool optional = false;
    std::string opens; ///< Kiosk: a screen that helps with this block; "agency" or empty.
    std::map<Variant, SourceText> text;
    std::vector<Answer> answers;       ///< Question.
    std::string colour;                ///< Outcome: red | yellow | green.
    std::optional<SourceText> word;    ///< Outcome.
    std::optional<SourceText> order;   ///< Outcome.
    std::optional<SourceText> comfort; ///< Outcome.
    std::vector<std::string> contacts; ///< Outcome.
    std::string example; ///< Outcome: "topic.question" whose reason it shows unanswered.
    Place place;
};

/// topics/<id>.toml
struct Topic {
    std::string id;
    std::string owner;
    std::string pictogram;
    SourceText tile;
    std::string strip;
    std::vector<Block> blocks;
    Place place;
};

/// posters/<id>.toml
struct Poster {
    std::string id;
    std::string ground; ///< nila | kunyit | daun
    std::string pictogram;
    std::vector<std::string> formats;
    std::vector<Block> blocks;
    Place place;
};

/// `[[ink]]` of guide.toml: a colour token and its recipe, percent.
struct Ink {
    std::string name;
    std::string srgb; ///< "#121E42"
    std::array<double, 4> cmyk{};
    std::optional<std::array<double, 4>> newsprint;
    Place place;
};

struct Person {
    std::string name;
    std::vector<std::string> roles;
    std::vector<std::string> languages; ///< Empty = all.
    std::string key;                    ///< Ed25519 public key, base64.
};

/// `[publish]` of guide.toml.
struct PublishPolicy {
    std::map<std::string, std::vector<std::string>> roles; ///< "normal", "critical"
    std::map<std::string, std::vector<std::string>> source_roles;
    bool distinct_people = true;
    std::map<std::string, std::string> stale;
    std::string label;
    bool is_signed = false;
};

/// An entry of sources.toml: a statement or the place it was read.
struct Source {
    std::string id;
    std::string says;
    std::vector<std::string> from;
    std::string title;
    std::string address;
    std::string date;
    Place place;
};

struct Notice {
    std::string id;
    SourceText text;
    std::vector<std::string> source;
    std::optional<Date> from;
    std::optional<Date> until;
    std::vector<std::string> offices;
    Place place;
};

struct GlossaryTerm {
    std::string term;
    std::string meaning;
    std::map<std::string, std::vector<std::string>> use; ///< By language tag.
    std::map<std::string, std::vector<std::string>> never;
    Place place;
};

/// One text in one variant: the thing that is translated, reviewed and approved.
struct Unit {
    std::string id; ///< "passport.fee", "passport.fee@poster", "ui.back", "contacts.x/hours".
    std::string
        owner; ///< Topic or poster id, or "ui", "notices", "contacts", "facts", "pictograms".
    Variant variant = Variant::Kiosk;
    BlockKind kind = BlockKind::Step;
    bool critical = false;
    SourceText source;
    std::string note;
    Place place; ///< Of the text.
};

/// `pictures` of guide.toml: drawings of screens that belong to no topic. Empty = none is drawn.
struct ScreenPictures {
    std::string welcome;      ///< Language pages, header of home.
    std::string contacts;     ///< Tile of the numbers.
    std::string office;       ///< "Ask here": no number, no list.
    std::string licensed;     ///< A company whose licence holds,
    std::string not_licensed; ///< and one whose does not.
};

/// Everything in a guide folder, read once. Immutable and shared.
struct Guide {
    std::filesystem::path folder;
    std::string id;
    std::string source_language = "id";
    int version = 0;
    std::vector<std::string> home;
    std::vector<std::string> short_numbers;
    std::string emergency; ///< Contact on every page of the kiosk; may be empty.
    std::string address;   ///< Optional web address under the QR code.
    bool computer_voice = false;
    ScreenPictures pictures;
    std::vector<Ink> inks;
    PublishPolicy publish;
    std::map<std::string, Person> people;
    std::vector<Topic> topics;   ///< `home` order first, then by id.
    std::vector<Poster> posters; ///< By id.
    std::map<std::string, FormatSpec> formats;
    std::map<std::string, Fact> facts;
    std::map<std::string, Contact> contacts;
    std::map<std::string, Source> sources;
    std::vector<Notice> notices;
    AgencyList agencies;
    Map map;
    std::vector<Language> languages; ///< File order.
    std::vector<GlossaryTerm> glossary;
    std::map<std::string, std::string> pictograms; ///< Name -> alt text in the source language.
    std::vector<Unit> units;                       ///< Source order.
    std::map<std::string, Catalog> catalogs;       ///< By language tag.
    std::map<std::string, Ledger> ledgers;         ///< By language tag; "facts" too.

    const Unit* find_unit(std::string_view id) const;
    const Topic* find_topic(std::string_view id) const;
    const Poster* find_poster(std::string_view id) const;
    const Language* find_language(std::string_view tag) const;
    /// File of a pictogram; the name has been checked, so it stays inside the guide.
    std::filesystem::path pictogram_file(std::string_view name) const;

    std::map<std::string, std::size_t, std::less<>> unit_index; ///< Filled by `load_guide`.
};

struct LoadedGuide {
    std::shared_ptr<const Guide> guide; ///< Never null: what could be read.
    std::vector<Finding> findings;      ///< Of reading alone; `check` adds its own.
};

/// Reads a guide folder. Person's mistakes are findings; links and paths that leave the folder too.
/// @param today for `drop_future_lines` of each ledger.
/// @throws std::filesystem::filesystem_error only if the folder itself cannot be read.
LoadedGuide load_guide(const std::filesystem::path& folder, Date today);

/// State of a value on a day. A confirmation is an `ok` line of reviews/facts.tsv for its hash.
ValueState state_of(const Guide& guide, const Fact& fact, Date today);
ValueState state_of(const Guide& guide, const Contact& contact, Date today);
/// Day of the newest confirmation of the present value; none if unconfirmed.
std::optional<Date> confirmed_on(const Guide& guide, const Fact& fact);
std::optional<Date> confirmed_on(const Guide& guide, const Contact& contact);

/// Last day on which a value counts as checked: the recheck date of its confirmation, else the
/// file's, else `stale_after_days` from the confirmation; none if nothing says.
std::optional<Date> due_on(const Guide& guide, const Fact& fact);
std::optional<Date> due_on(const Guide& guide, const Contact& contact);

std::string_view name_of(BlockKind kind);
std::string_view name_of(Variant variant);

} // namespace content
