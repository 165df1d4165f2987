#pragma once

#include "content/model/guide.hpp"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace content {

/// A stretch of text with one meaning.
struct Span {
    std::string text;
    bool bold = false;     ///< **marked** by the author.
    bool no_break = false; ///< A value filled in: number, amount, link.
    std::string value;     ///< Fact or contact id the text came from, empty for plain text.

    bool operator==(const Span&) const = default;
};

/// One line of a text as its author broke it.
using SpanLine = std::vector<Span>;

/// A contact beside a block, with what may be shown of it.
struct ShownContact {
    std::string id;
    std::string name;
    std::string value; ///< Empty if it may not be shown.
    ContactKind kind = ContactKind::Phone;
    Cost cost = Cost::Unknown;
    std::string hours;
    std::optional<Date> checked; ///< Day of the confirmation.
};

/// A block ready for layout: values filled in, one language.
struct DocumentBlock {
    std::string id;
    BlockKind kind = BlockKind::Step;
    bool critical = false;
    std::string unit;      ///< Unit id the text came from.
    std::string language;  ///< BCP 47 of the text.
    bool fallback = false; ///< Not in the language asked for: label it.
    bool being_updated = false;
    bool approved = true; ///< Text approved and values good; else the sash.
    std::vector<SpanLine> lines;
    std::string pictogram;
    std::optional<ShownContact> contact;
    Place place; ///< Of the text that was used: translation, else source.
};

enum class DocumentKind { Topic, Poster };

/// A topic or poster in one language and variant, ready for layout.
struct Document {
    std::string id;
    DocumentKind kind = DocumentKind::Poster;
    Variant variant = Variant::Poster;
    std::string language;
    Direction direction = Direction::LeftToRight;
    std::string ground; ///< Posters.
    std::string pictogram;
    std::vector<DocumentBlock> blocks;
    std::vector<std::string> values; ///< Fact and contact ids used, in order.
    std::optional<Date> checked;     ///< Oldest confirmation among `values`; none if one lacks it.
    bool approved = true;            ///< All blocks approved: no sash.
};

/// Whether values without confirmation are filled in (proof, preview) or refused.
enum class Unconfirmed { Hide, Show };

/// Whether a kiosk shows texts nobody approved (under the sash) or takes the next language.
enum class Unapproved { Show, Skip };

struct ResolveOptions {
    Date today;
    Unconfirmed unconfirmed = Unconfirmed::Hide;
    Unapproved unapproved = Unapproved::Show;
};

struct Resolved {
    Document document;
    std::vector<Finding> findings; ///< Untranslated, stale, missing values: the gate judges them.
};

/// Fills a topic or poster. Kiosk: falls back per block along the language's chain. Posters and
/// billboards: no fallback; a block without a text is left out and reported (TRANSLATION.md 2).
/// @param id topic or poster id; the caller has checked that it exists.
Resolved resolve(const Guide& guide, std::string_view id, std::string_view language,
                 Variant variant, const ResolveOptions& options);

/// A message of ui.toml in a language, else in the source language, placeholders filled.
std::string ui_text(const Guide& guide, std::string_view id, std::string_view language,
                    const std::vector<std::pair<std::string, std::string>>& arguments = {});

/// Gives findings that know a text only by its unit, as layout's do, the place of that text: in the
/// document, else in the guide; what is about the whole sheet gets the document's own place.
void fill_places(const Guide& guide, const Document& document, std::vector<Finding>& findings);

/// Messages of ui.toml that every sheet needs: its sash, and the day its values were checked.
const std::array<std::string_view, 3>& sheet_words();

/// Plain text of lines, joined by `separator`.
std::string plain_text(const std::vector<SpanLine>& lines, std::string_view separator = "\n");

} // namespace content
