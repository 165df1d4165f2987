#include "content/model/guide_reader.hpp"

namespace content {

namespace {

/// A poster's block that takes its texts from a topic is of that block's kind.
void fill_used_blocks(Guide& guide)
{
    for (Poster& poster : guide.posters) {
        for (Block& block : poster.blocks) {
            const std::size_t dot = block.use.find('.');
            const Topic* const topic = guide.find_topic(block.use.substr(0, dot));
            if (block.use.empty() || dot == std::string::npos || topic == nullptr) {
                continue;
            }
            const auto used =
                std::find_if(topic->blocks.begin(), topic->blocks.end(),
                             [&](const Block& own) { return own.id == block.use.substr(dot + 1); });
            if (used != topic->blocks.end()) {
                block.kind = used->kind;
                block.critical = used->critical;
            }
        }
    }
}

/// Collects the units of one topic or poster.
class UnitCollector {
  public:
    UnitCollector(std::vector<Unit>& units, std::string owner)
        : units_(units), owner_(std::move(owner))
    {}

    void add_block(const Block& block)
    {
        if (!block.use.empty()) {
            return;
        }
        const std::string id = owner_ + "." + block.id;
        for (const auto& [variant, text] : block.text) {
            const bool kiosk = variant == Variant::Kiosk;
            add(kiosk ? id : id + "@" + std::string(name_of(variant)), block, text, variant);
        }
        for (const Answer& answer : block.answers) {
            add_optional(id + "/" + answer.id, block, answer.text);
            add_optional(id + "/" + answer.id + "/reason", block, answer.reason);
        }
        add_optional(id + "/word", block, block.word);
        add_optional(id + "/order", block, block.order);
        add_optional(id + "/comfort", block, block.comfort);
    }

    void add_tile(const Topic& topic)
    {
        Block tile;
        tile.kind = BlockKind::Title;
        add(topic.id + ".tile", tile, topic.tile, Variant::Kiosk);
    }

  private:
    void add_optional(const std::string& id, const Block& block,
                      const std::optional<SourceText>& text)
    {
        if (text) {
            add(id, block, *text, Variant::Kiosk);
        }
    }

    void add(const std::string& id, const Block& block, const SourceText& text, Variant variant)
    {
        units_.push_back(
            {id, owner_, variant, block.kind, block.critical, text, block.note, text.place});
    }

    std::vector<Unit>& units_;
    std::string owner_;
};

} // namespace

void collect_units(GuideReading& reading)
{
    Guide& guide = reading.guide;
    fill_used_blocks(guide);
    for (const Topic& topic : guide.topics) {
        UnitCollector collector(guide.units, topic.id);
        if (!topic.tile.text.empty()) {
            collector.add_tile(topic);
        }
        std::for_each(topic.blocks.begin(), topic.blocks.end(),
                      [&](const Block& block) { collector.add_block(block); });
    }
    for (const Poster& poster : guide.posters) {
        UnitCollector collector(guide.units, poster.id);
        std::for_each(poster.blocks.begin(), poster.blocks.end(),
                      [&](const Block& block) { collector.add_block(block); });
    }
    std::map<std::string, Place> met;
    for (Unit& unit : reading.shared_units) {
        check_new_id(reading, met, unit.id, unit.place);
        guide.units.push_back(std::move(unit));
    }
    for (std::size_t i = 0; i < guide.units.size(); ++i) {
        guide.unit_index.emplace(guide.units[i].id, i);
    }
}

} // namespace content
