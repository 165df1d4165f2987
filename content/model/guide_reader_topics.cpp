#include "content/model/guide_reader.hpp"

#include <algorithm>
#include <array>

namespace content {

namespace {

enum class BlockOwner { Topic, Poster };

constexpr WordTable<BlockKind, 11> block_kinds = {{{"title", BlockKind::Title},
                                                   {"summary", BlockKind::Summary},
                                                   {"step", BlockKind::Step},
                                                   {"check", BlockKind::Check},
                                                   {"warning", BlockKind::Warning},
                                                   {"rule", BlockKind::Rule},
                                                   {"contact", BlockKind::Contact},
                                                   {"question", BlockKind::Question},
                                                   {"outcome", BlockKind::Outcome},
                                                   {"story", BlockKind::Story},
                                                   {"media", BlockKind::Media}}};

enum class BlockSeverity { Normal, Critical };
constexpr WordTable<BlockSeverity, 2> severities = {
    {{"normal", BlockSeverity::Normal}, {"critical", BlockSeverity::Critical}}};

const std::vector<std::string> verdicts = {"next", "yellow", "red"};
const std::vector<std::string> outcome_colours = {"red", "yellow", "green"};
const std::vector<std::string> openable = {"agency"};
const std::vector<std::string> grounds = {"nila", "kunyit", "daun"};

BlockSeverity usual_severity(BlockKind kind)
{
    const bool critical =
        kind == BlockKind::Warning || kind == BlockKind::Outcome || kind == BlockKind::Contact;
    return critical ? BlockSeverity::Critical : BlockSeverity::Normal;
}

/// Place of a key's value; the table's own if it is left out.
const Place& place_of(const SourceValue& table, std::string_view key)
{
    const SourceValue* const value = table.find(key);
    return value == nullptr ? table.place : value->place;
}

Answer read_answer(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    Answer answer;
    answer.place = value.place;
    answer.id = table.required_text("id");
    check_id(reading, answer.id, IdLetters::Hyphen, table.place_of("id"));
    table.require("verdict", ValueKind::Text);
    answer.verdict = table.word("verdict", verdicts);
    answer.go = table.text("go");
    answer.text = read_source_text(reading, table, "text");
    answer.reason = read_source_text(reading, table, "reason");
    table.finish();
    return answer;
}

void read_answers(GuideReading& reading, TableReader& table, Block& block)
{
    std::map<std::string, Place> met;
    for (const SourceValue& value : table.tables("answer")) {
        block.answers.push_back(read_answer(reading, value));
        check_new_id(reading, met, block.answers.back().id, place_of(value, "id"));
    }
}

void read_variants(GuideReading& reading, TableReader& table, Block& block)
{
    const SourceValue* const text = table.find("text", ValueKind::Table);
    if (text == nullptr) {
        return;
    }
    TableReader variants(*text, reading.findings);
    for (const Variant variant : {Variant::Kiosk, Variant::Poster, Variant::Billboard}) {
        if (auto read = read_source_text(reading, variants, name_of(variant))) {
            block.text.emplace(variant, std::move(*read));
        }
    }
    variants.finish();
}

void read_outcome(GuideReading& reading, TableReader& table, Block& block)
{
    table.require("colour", ValueKind::Text);
    block.colour = table.word("colour", outcome_colours);
    block.word = read_source_text(reading, table, "word");
    block.order = read_source_text(reading, table, "order");
    block.comfort = read_source_text(reading, table, "comfort");
    block.contacts = table.texts("contacts");
    refer(reading, table, "contacts", Reference::To::Contact);
    block.example = table.text("example");
    refer(reading, table, "example", Reference::To::Block);
}

/// What every block may have, also one that takes its texts from a topic.
void read_common_keys(GuideReading& reading, TableReader& table, Block& block)
{
    block.source = table.texts("source");
    refer(reading, table, "source", Reference::To::Source);
    block.note = table.text("note");
    block.pictogram = table.text("pictogram");
    refer(reading, table, "pictogram", Reference::To::Pictogram);
    block.was = table.text("was");
    block.contact = table.text("contact");
    refer(reading, table, "contact", Reference::To::Contact);
    block.optional = table.truth("optional", false);
    block.opens = table.word("opens", openable);
}

void read_own_texts(GuideReading& reading, TableReader& table, Block& block)
{
    block.id = table.required_text("id");
    check_id(reading, block.id, IdLetters::Hyphen, table.place_of("id"));
    table.require("kind", ValueKind::Text);
    block.kind = table.word("kind", block_kinds, BlockKind::Step);
    block.critical =
        table.word("severity", severities, usual_severity(block.kind)) == BlockSeverity::Critical;
    read_variants(reading, table, block);
    if (block.kind == BlockKind::Question) {
        read_answers(reading, table, block);
    }
    if (block.kind == BlockKind::Outcome) {
        read_outcome(reading, table, block);
    }
}

Block read_block(GuideReading& reading, const SourceValue& value, BlockOwner owner)
{
    TableReader table(value, reading.findings);
    Block block;
    block.place = value.place;
    if (owner == BlockOwner::Poster) {
        block.use = table.text("use");
        refer(reading, table, "use", Reference::To::Block);
    }
    read_common_keys(reading, table, block);
    if (block.use.empty()) {
        read_own_texts(reading, table, block);
    } else {
        block.id = table.text("id");
        if (table.find("kind", ValueKind::Text) != nullptr) {
            block.drawn_as = table.word("kind", block_kinds, BlockKind::Step);
        }
    }
    table.finish();
    return block;
}

/// A `go` names a question of the same topic.
/// @param values the blocks as they are written.
void check_ways(GuideReading& reading, const std::vector<Block>& blocks,
                const std::vector<SourceValue>& values)
{
    std::vector<std::string> questions;
    for (const Block& block : blocks) {
        if (block.kind == BlockKind::Question) {
            questions.push_back(block.id);
        }
    }
    for (const SourceValue& value : values) {
        const SourceValue* const answers = value.find("answer");
        for (const SourceValue& answer : answers ? answers->items : std::vector<SourceValue>{}) {
            const SourceValue* const go = answer.find("go");
            if (go != nullptr && go->kind == ValueKind::Text && !go->text.empty() &&
                std::find(questions.begin(), questions.end(), go->text) == questions.end()) {
                reading.findings.push_back(make_finding(
                    "K006", go->place, "go",
                    {{"name", go->text}, {"suggestion", closest_name(go->text, questions)}}));
            }
        }
    }
}

std::vector<Block> read_blocks(GuideReading& reading, TableReader& table, BlockOwner owner)
{
    std::vector<Block> blocks;
    std::map<std::string, Place> met;
    for (const SourceValue& value : table.tables("block")) {
        blocks.push_back(read_block(reading, value, owner));
        const Block& block = blocks.back();
        if (!block.id.empty()) {
            check_new_id(reading, met, block.id, place_of(value, "id"));
        }
        if (block.id == "tile") { // The tile word of a topic has this unit id.
            reading.findings.push_back(
                make_finding("K019", place_of(value, "id"), "reserved", {{"name", block.id}}));
        }
    }
    check_ways(reading, blocks, table.tables("block"));
    return blocks;
}

/// The id inside a file is the file's name; reserved are the prefixes of shared units.
std::string read_file_id(GuideReading& reading, TableReader& table, const std::string& stem)
{
    const SourceValue* const id = table.require("id", ValueKind::Text);
    if (id != nullptr && id->text != stem) {
        reading.findings.push_back(
            make_finding("K019", id->place, "differs", {{"name", id->text}, {"expected", stem}}));
    }
    if (is_reserved_id(stem)) {
        reading.findings.push_back(
            make_finding("K019", table.place(), "reserved", {{"name", stem}}));
    }
    return stem;
}

Topic read_topic(GuideReading& reading, const SourceValue& root, const std::string& stem)
{
    TableReader table(root, reading.findings);
    Topic topic;
    topic.place = root.place;
    topic.id = read_file_id(reading, table, stem);
    topic.owner = table.text("owner");
    refer(reading, table, "owner", Reference::To::Contact);
    topic.pictogram = table.text("pictogram");
    refer(reading, table, "pictogram", Reference::To::Pictogram);
    if (auto tile = read_source_text(reading, table, "tile")) {
        topic.tile = std::move(*tile);
    }
    topic.strip = table.text("strip");
    refer(reading, table, "strip", Reference::To::Ink);
    topic.blocks = read_blocks(reading, table, BlockOwner::Topic);
    table.finish();
    return topic;
}

Poster read_poster(GuideReading& reading, const SourceValue& root, const std::string& stem)
{
    TableReader table(root, reading.findings);
    Poster poster;
    poster.place = root.place;
    poster.id = read_file_id(reading, table, stem);
    table.require("ground", ValueKind::Text);
    poster.ground = table.word("ground", grounds);
    poster.pictogram = table.text("pictogram");
    refer(reading, table, "pictogram", Reference::To::Pictogram);
    poster.formats = table.texts("formats");
    refer(reading, table, "formats", Reference::To::Format);
    poster.blocks = read_blocks(reading, table, BlockOwner::Poster);
    table.finish();
    return poster;
}

} // namespace

bool is_reserved_id(std::string_view id)
{
    static constexpr std::array<std::string_view, 5> reserved = {"ui", "notices", "contacts",
                                                                 "facts", "pictograms"};
    return std::find(reserved.begin(), reserved.end(), id) != reserved.end();
}

void read_topics(GuideReading& reading)
{
    for (const std::string& stem : list_names(reading, "topics", ".toml", IdLetters::Hyphen)) {
        if (const auto root = read_toml(reading, "topics/" + stem + ".toml")) {
            reading.guide.topics.push_back(read_topic(reading, *root, stem));
        }
    }
}

void read_posters(GuideReading& reading)
{
    for (const std::string& stem : list_names(reading, "posters", ".toml", IdLetters::Hyphen)) {
        if (const auto root = read_toml(reading, "posters/" + stem + ".toml")) {
            Poster poster = read_poster(reading, *root, stem);
            if (reading.guide.find_topic(stem) != nullptr) { // One id space.
                reading.findings.push_back(
                    make_finding("K005", poster.place, "",
                                 {{"name", stem}, {"file", "topics/" + stem + ".toml"}}));
            }
            reading.guide.posters.push_back(std::move(poster));
        }
    }
}

} // namespace content
