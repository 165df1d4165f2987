#include "content/model/unit_text.hpp"

#include "content/model/review.hpp"

#include <algorithm>

namespace content {

namespace {

/// Languages a kiosk tries, first to last, each once.
std::vector<std::string> chain_of(const Guide& guide, std::string_view language)
{
    std::vector<std::string> chain{std::string(language)};
    const auto add = [&chain](const std::string& tag) {
        if (std::find(chain.begin(), chain.end(), tag) == chain.end()) {
            chain.push_back(tag);
        }
    };
    if (const Language* found = guide.find_language(language)) {
        std::for_each(found->fallback.begin(), found->fallback.end(), add);
    }
    add(guide.source_language);
    return chain;
}

bool shows_old_text(const Guide& guide, const Unit& unit)
{
    const auto rule = guide.publish.stale.find(unit.critical ? "critical" : "normal");
    if (rule == guide.publish.stale.end()) {
        return !unit.critical; // the defaults of `[publish] stale`
    }
    return rule->second == "show-labelled";
}

/// The text of one link of the chain, if a kiosk may show it.
std::optional<ChosenText> kiosk_candidate(const Guide& guide, const Unit& unit,
                                          const std::string& language)
{
    std::optional<ChosenText> chosen = text_in(guide, unit, language);
    const Message* message = find_translation(guide, unit.id, language);
    if (!chosen || language == guide.source_language || !message) {
        return chosen;
    }
    if (is_stale(unit, *message)) {
        chosen->being_updated = true;
        const bool shown =
            shows_old_text(guide, unit) && old_text_approved(guide, unit, *message, language);
        return shown ? chosen : std::nullopt;
    }
    return message->fuzzy ? std::nullopt : chosen;
}

const Block* find_block(const std::vector<Block>& blocks, std::string_view id)
{
    const auto found = std::find_if(blocks.begin(), blocks.end(),
                                    [&](const Block& block) { return block.id == id; });
    return found == blocks.end() ? nullptr : &*found;
}

std::optional<BlockTexts> follow_use(const Guide& guide, const Block& block)
{
    const std::size_t dot = block.use.find('.');
    if (dot == std::string::npos) {
        return std::nullopt;
    }
    const Topic* topic = guide.find_topic(block.use.substr(0, dot));
    const Block* texts = topic ? find_block(topic->blocks, block.use.substr(dot + 1)) : nullptr;
    if (!texts) {
        return std::nullopt;
    }
    return BlockTexts{&block, texts, block.use};
}

} // namespace

std::optional<ChosenText> text_in(const Guide& guide, const Unit& unit, std::string_view language)
{
    if (language == guide.source_language) {
        return ChosenText{unit.source.text, guide.source_language, false, false, unit.source.place};
    }
    const Message* message = find_translation(guide, unit.id, language);
    if (!message || !has_text(*message)) {
        return std::nullopt;
    }
    return ChosenText{message->translation, std::string(language), false, false,
                      message->translation_place};
}

std::optional<ChosenText> kiosk_text(const Guide& guide, const Unit& unit,
                                     std::string_view language, Unapproved unapproved)
{
    for (const std::string& tag : chain_of(guide, language)) {
        std::optional<ChosenText> chosen = kiosk_candidate(guide, unit, tag);
        const bool shown = chosen && (unapproved == Unapproved::Show || chosen->being_updated ||
                                      approval_of(guide, unit, tag).approved);
        if (shown) {
            chosen->fallback = tag != language;
            return chosen;
        }
    }
    return std::nullopt;
}

std::optional<Finding> currency_finding(const Guide& guide, const Unit& unit,
                                        std::string_view language)
{
    if (language == guide.source_language) {
        return std::nullopt;
    }
    Finding finding;
    finding.severity = Severity::Warning;
    finding.unit = unit.id;
    finding.language = language;
    finding.place = unit.place;
    const Message* message = find_translation(guide, unit.id, language);
    if (message) {
        finding.place = message->translation_place;
    }
    if (!message || !has_text(*message)) {
        finding.code = "K010";
    } else if (is_stale(unit, *message)) {
        const bool kept = message->fuzzy && message->previous_source;
        finding.code = "K012";
        finding.arguments = {{"place", unit.place.file + ":" + std::to_string(unit.place.line)},
                             {"old", kept ? *message->previous_source : message->source},
                             {"new", unit.source.text}};
    } else if (message->fuzzy) {
        finding.code = "K011";
    } else {
        return std::nullopt;
    }
    return finding;
}

std::vector<BlockTexts> blocks_of(const Guide& guide, std::string_view id)
{
    const Topic* topic = guide.find_topic(id);
    const Poster* poster = guide.find_poster(id);
    std::vector<BlockTexts> found;
    if (!topic && !poster) {
        return found;
    }
    for (const Block& block : topic ? topic->blocks : poster->blocks) {
        if (block.use.empty()) {
            found.push_back({&block, &block, std::string(id) + "." + block.id});
        } else if (std::optional<BlockTexts> used = follow_use(guide, block)) {
            found.push_back(*std::move(used));
        }
    }
    return found;
}

std::optional<BlockUnit> unit_of(const Guide& guide, const BlockTexts& block, Variant variant)
{
    const auto named = [&](std::string_view suffix) {
        return guide.find_unit(block.base + std::string(suffix));
    };
    if (variant == Variant::Kiosk) {
        const Unit* kiosk = named("");
        return kiosk ? std::optional(BlockUnit{kiosk, false}) : std::nullopt;
    }
    if (variant == Variant::Billboard) {
        const Unit* billboard = named("@billboard");
        if (billboard) {
            return BlockUnit{billboard, false};
        }
        if (block.texts->kind != BlockKind::Title) {
            return std::nullopt;
        }
    }
    if (const Unit* poster = named("@poster")) {
        return BlockUnit{poster, false};
    }
    const Unit* kiosk = named("");
    return kiosk ? std::optional(BlockUnit{kiosk, true}) : std::nullopt;
}

} // namespace content
