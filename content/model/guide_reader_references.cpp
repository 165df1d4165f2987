#include "content/model/guide_reader.hpp"

namespace content {

namespace {

using Names = std::vector<std::string>;

const Names roles = {"translator", "language", "content", "safety", "editor"};

template <class Map>
Names keys_of(const Map& map)
{
    Names names;
    std::transform(map.begin(), map.end(), std::back_inserter(names),
                   [](const auto& entry) { return entry.first; });
    return names;
}

Names block_names(const Guide& guide)
{
    Names names;
    for (const Topic& topic : guide.topics) {
        for (const Block& block : topic.blocks) {
            names.push_back(topic.id + "." + block.id);
        }
    }
    return names;
}

Names tile_names(const Guide& guide)
{
    Names names = {"contacts"};
    for (const Topic& topic : guide.topics) {
        names.push_back(topic.id);
    }
    return names;
}

Names ink_names(const Guide& guide)
{
    Names names;
    for (const Ink& ink : guide.inks) {
        names.push_back(ink.name);
    }
    return names;
}

Names source_names(const Guide& guide)
{
    Names names = keys_of(guide.sources);
    names.emplace_back("advice");
    return names;
}

/// Everything a reference may name, and what messages call its sort.
struct Targets {
    std::string sort;
    Names names;
};

std::map<Reference::To, Targets> targets_of(const Guide& guide)
{
    using To = Reference::To;
    return {{To::Source, {"source", source_names(guide)}},
            {To::Contact, {"contact", keys_of(guide.contacts)}},
            {To::Pictogram, {"pictogram", keys_of(guide.pictograms)}},
            {To::Format, {"format", keys_of(guide.formats)}},
            {To::Language, {"language", language_tags(guide)}},
            {To::Ink, {"ink", ink_names(guide)}},
            {To::HomeTile, {"topic", tile_names(guide)}},
            {To::Block, {"use", block_names(guide)}},
            {To::Role, {"role", roles}}};
}

/// A name that would be a path: never looked up, never followed.
bool leads_out(const Reference& reference)
{
    return reference.to == Reference::To::Pictogram &&
           (reference.name.find('/') != std::string::npos || reference.name.starts_with('.'));
}

void check_reference(GuideReading& reading, const Reference& reference, const Targets& targets)
{
    const Names& names = targets.names;
    if (leads_out(reference)) {
        reading.findings.push_back(
            make_finding("K072", reference.place, "path", {{"file", reference.name}}));
    } else if (std::find(names.begin(), names.end(), reference.name) == names.end()) {
        const char* const code = reference.to == Reference::To::Role ? "K004" : "K006";
        reading.findings.push_back(make_finding(
            code, reference.place, targets.sort,
            {{"name", reference.name}, {"suggestion", closest_name(reference.name, names)}}));
    }
}

} // namespace

void check_references(GuideReading& reading)
{
    const auto targets = targets_of(reading.guide);
    for (const Reference& reference : reading.references) {
        const bool no_inks = reference.to == Reference::To::Ink && reading.guide.inks.empty();
        if (!no_inks) { // A guide without inks has no colour tokens to check against.
            check_reference(reading, reference, targets.at(reference.to));
        }
    }
}

} // namespace content
