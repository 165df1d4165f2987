#pragma once

#include "content/layout/qr.hpp"
#include "content/layout/screens/speech_settings.hpp"
#include "content/layout/take_away.hpp"
#include "content/model/document.hpp"
#include "content/model/map.hpp"
#include "content/model/shown_text.hpp"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace layout::screens {

using content::ShownText;

/// The number on every page (KIOSK.md 1). Without one that may be shown: mark and words.
struct Emergency {
    ShownText need_help; ///< Says that the call is free if it is.
    std::string contact; ///< Id in contacts.toml.
    std::string number;
};

/// Words and numbers that stand on every page.
struct Chrome {
    ShownText back;
    ShownText home;
    ShownText listen;
    ShownText settings;
    ShownText language;
    ShownText finish;
    ShownText how_to;
    ShownText next; ///< Of a way on that only has its mark.
    Emergency emergency;
    std::string label;            ///< Of the guide, "DEMO".
    ShownText information;        ///< "Informasi 11-2026"
    ShownText sash;               ///< Shown where a text of the page is not approved.
    bool sash_everywhere = false; ///< A word no page asks after is not approved.
    /// "Teks ini dalam {name}." by language of a text that is not in the one asked for.
    std::map<std::string, ShownText> shown_in;
    ShownText being_updated;
    ShownText message; ///< Takes the title's place until the next press; may be empty.
};

/// A language to choose.
struct LanguageTile {
    std::string tag;
    std::string name; ///< Endonym.
    std::optional<content::GeoPoint> at;
    std::vector<std::string> islands;
};

struct LanguagesValues {
    std::vector<LanguageTile> languages;
    ShownText touch; ///< "Sentuh bahasamu."
    ShownText other; ///< "Bahasa lain"
    std::string picture;
    const content::Map* map = nullptr;
};

/// A picture, a word and where they lead.
struct Tile {
    std::string screen; ///< As `to_string(ScreenId)`.
    ShownText word;
    std::string picture;
    std::string strip; ///< Colour token.
};

struct TilesValues {
    std::vector<Tile> tiles;
    ShownText question; ///< "Mau kerja jauh?", portrait only.
    ShownText touch;    ///< "Sentuh gambar."
    ShownText more;     ///< "Lagi"
    ShownText title;    ///< Of the list.
    std::string picture;
    std::vector<ShownText> notices; ///< Stand first.
};

/// A button below a page's text that opens another screen.
struct Link {
    std::string screen;
    ShownText word;
    std::string mark;
};

struct TopicValues {
    content::Document document;
    ShownText tile; ///< The header's title.
    ShownText play;
    ShownText next;
    ShownText home;                    ///< On the last page, unless `onward` leads further.
    std::optional<Link> onward;        ///< To the take-away, or to the first question of a wizard.
    std::map<std::string, Link> links; ///< By block id.
};

struct Choice {
    std::string id; ///< yes | no | dont-know | own
    ShownText word;
};

/// A paper to tick.
struct ChecklistItem {
    ShownText text;
    std::string picture;
    bool has = false;
};

struct ChecklistValues {
    ShownText title;
    std::vector<ChecklistItem> items;
    ShownText count; ///< "Sudah ada 5 dari 9"
    ShownText next;
    Link onward; ///< To the take-away.
};

/// What the slip printer does for this visitor.
enum class SlipState {
    NoPrinter,
    Offered,
    Printing,
    PaperOut, ///< Still being tried.
    Printed,
    NotPrinted,
};

struct TakeawayValues {
    ShownText title; ///< The same for every topic and outcome: nobody else need know.
    TakeAwayText text;
    ShownText photo;      ///< What to do with one code.
    ShownText photo_each; ///< And with several.
    ShownText missing;    ///< "Belum ada", over what the checklist lacks.
    std::vector<ShownText> still_missing;
    ShownText slip_says; ///< Takes the place of what to do; empty without a slip.
    ShownText next;
    std::optional<ShownText> print; ///< "Cetak", if there is a printer that is free.
    std::optional<Link> side;
};

/// One text on both sides; a side without it is empty.
struct SidePair {
    content::DocumentBlock visitor;
    content::DocumentBlock officer;
    std::string visitor_name; ///< Endonym of the language that is really shown.
    std::string officer_name;
};

struct SideValues {
    ShownText title;
    std::vector<LanguageTile> choices; ///< The second language is to be chosen first.
    ShownText choose;                  ///< "Pilih bahasa kedua."
    std::string picture;               ///< Where a block has none.
    std::vector<SidePair> pairs;
    ShownText next;
    Link onward;                ///< Back to the take-away.
    std::optional<Link> second; ///< To another second language.
    ShownText more;
};

/// One company found.
struct AgencyLine {
    std::string action; ///< Of its row.
    std::string name;
    std::vector<ShownText> details; ///< Licence and seat; its last day.
    ShownText status;
    std::string picture;
    bool chosen = false; ///< It was touched.
};

struct QuestionValues {
    std::string id;
    ShownText title;
    ShownText text;
    ShownText play;
    ShownText next; ///< To the answers, where words and answers need a page each.
    std::string picture;
    int number = 1;
    int of = 9;
    std::vector<Choice> answers;
    std::optional<Link> link;
    std::optional<AgencyLine> found; ///< By the look-up that `link` leads to: takes its place.
};

/// A contact as a row or a number block.
struct ContactLine {
    std::string id;
    ShownText name;
    std::string value;  ///< Number, place or address.
    std::string detail; ///< "Gratis, 24 jam"
    std::string picture;
    std::string line; ///< Name and value in one, for a code.
    bool phone = false;
    bool free = false;
    bool good = true; ///< Confirmed and in date, else the sash.
};

struct OutcomeValues {
    std::string colour; ///< red | yellow | green
    ShownText word;
    ShownText order;
    ShownText comfort;
    std::vector<ShownText> reasons;
    ShownText call;      ///< "Telepon sekarang."
    ShownText call_free; ///< "Telepon sekarang. Gratis.", over a free number.
    std::vector<ContactLine> contacts;
    ShownText ask_office; ///< Instead of a number that may not be shown.
    std::string picture;
    std::optional<Link> onward; ///< To the take-away.
};

struct ContactsValues {
    ShownText title;
    std::vector<ContactLine> contacts;
    ShownText keep; ///< "Foto dengan HP-mu. Nomor tersimpan."
    ShownText checked;
    ShownText no_answer;
    ShownText ask_office;
    std::string office; ///< Drawing beside it.
    ShownText more;
    std::vector<ShownText> notices;
};

struct AgencyValues {
    ShownText title;
    ShownText prompt; ///< "Ketik nama perusahaan."
    std::string typed;
    ShownText space; ///< Spoken only, like `erase`: their keys have a sign.
    ShownText erase;
    std::string open_keys; ///< Letters that lead to a name of the list; the rest is quieter.
    std::vector<AgencyLine> found;
    /// Not found, names that are like it, an old list; or alone: this list has not been filled in.
    std::vector<ShownText> messages;
    std::string picture; ///< Beside the message of a list that cannot answer, or before a letter.
    ShownText more;
    bool usable = false; ///< False: no letter pad.
};

struct HelpValues {
    ShownText title;
    ShownText text_size;
    std::array<ShownText, 4> size_names; ///< Spoken only: the letter shows its size.
    ShownText contrast;
    ShownText normal;
    ShownText dark;
    ShownText light;
    ShownText rate;
    ShownText slower;
    ShownText faster;
    ShownText volume;
    ShownText softer;
    ShownText louder;
    ShownText no_voice; ///< While there are no clips.
    SpeechSettings speech;
    std::vector<ShownText> how_to;
};

/// How an export of the counters went.
enum class Export { NotAsked, Working, Done, Refused };
/// What became of the correction that the touch test measured.
enum class Correction { NotAsked, Kept, Refused };

/// What the service screen says of this kiosk, and of the technician's work on it.
struct ServiceFacts {
    std::string program;              ///< "pelita 0.1.0"
    std::string guide_hash;           ///< Hex.
    std::vector<double> touch_errors; ///< In mm, of the crosses touched so far.
    Export exported = Export::NotAsked;
    std::vector<Point> touches; ///< Where they were touched.
    Correction correction = Correction::NotAsked;

    bool operator==(const ServiceFacts&) const = default;
};

struct ServiceValues {
    ShownText title;
    ShownText touch_test;
    ShownText screen_test;
    ShownText export_counts;
    ShownText keep_correction;
    ShownText message; ///< Of the export or the correction; may be empty.
    std::string program;
    std::string guide; ///< Id and version.
    std::string guide_hash;
    std::vector<double> touch_errors;
};

struct IdleValues {
    ShownText question;
    ShownText go_on;
    int seconds = 0;
};

} // namespace layout::screens
