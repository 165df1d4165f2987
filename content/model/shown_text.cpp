#include "content/model/shown_text.hpp"

#include "content/model/gate.hpp"
#include "content/model/markup.hpp"
#include "content/model/shown_value.hpp"
#include "content/model/unit_text.hpp"

#include <algorithm>

namespace content {

namespace {

/// Stands where a value may not be shown, so that nobody reads the sentence as whole.
constexpr std::string_view value_gap = "\u2026";

/// One text of the guide; remembers whether its values are good.
class TextFiller {
  public:
    TextFiller(const Guide& guide, const ResolveOptions& options, const TextArguments& arguments,
               ShownText& shown, Place place)
        : arguments_(arguments), request_{guide,          options,    Variant::Kiosk,
                                          shown.language, shown.unit, std::move(place)},
          shown_(shown)
    {}

    FilledValue operator()(const std::string& name)
    {
        const auto argument =
            std::ranges::find(arguments_, name, &std::pair<std::string, std::string>::first);
        if (argument != arguments_.end()) {
            return {{}, argument->second, false};
        }
        const ShownValue value = shown_value(request_, name);
        shown_.approved = shown_.approved && value.good;
        return {value.id, value.text, value.words};
    }

  private:
    const TextArguments& arguments_;
    ValueRequest request_;
    ShownText& shown_;
};

} // namespace

FilledText fill_text(const std::string& text,
                     const std::function<FilledValue(const std::string& name)>& value_of)
{
    FilledText filled;
    filled.lines.emplace_back();
    for (const MarkupPiece& piece : read_markup(text).pieces) {
        if (piece.kind == MarkupPiece::Kind::LineBreak) {
            filled.lines.emplace_back();
        } else if (piece.kind == MarkupPiece::Kind::Text) {
            filled.lines.back().push_back({piece.text, piece.bold, false, {}});
        } else {
            FilledValue value = value_of(piece.text);
            filled.complete = filled.complete && !value.text.empty();
            filled.lines.back().push_back({value.text.empty() ? std::string(value_gap) : value.text,
                                           piece.bold, !value.words, std::move(value.id)});
        }
    }
    return filled;
}

ShownText shown_text(const Guide& guide, std::string_view unit_id, std::string_view language,
                     const ResolveOptions& options, const TextArguments& arguments)
{
    ShownText shown;
    shown.unit = unit_id;
    shown.language = language;
    const Unit* unit = guide.find_unit(unit_id);
    const auto chosen =
        unit ? kiosk_text(guide, *unit, language, options.unapproved) : std::nullopt;
    if (!chosen) {
        return shown;
    }
    shown.language = chosen->language;
    shown.fallback = chosen->fallback;
    shown.being_updated = chosen->being_updated;
    shown.approved = chosen->being_updated || approval_of(guide, *unit, chosen->language).approved;
    TextFiller filler(guide, options, arguments, shown, chosen->place);
    FilledText filled =
        fill_text(chosen->text, [&](const std::string& name) { return filler(name); });
    constexpr std::string_view ask_office = "ui.ask-office";
    if (!filled.complete && unit_id != ask_office) {
        return shown_text(guide, ask_office, language, options);
    }
    shown.lines = std::move(filled.lines);
    return shown;
}

} // namespace content
