#include "content/model/guide_reader.hpp"

namespace content {

namespace {

constexpr WordTable<AgencyStatus, 4> statuses = {{{"active", AgencyStatus::Active},
                                                  {"suspended", AgencyStatus::Suspended},
                                                  {"revoked", AgencyStatus::Revoked},
                                                  {"expired", AgencyStatus::Expired}}};

Agency read_agency(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    Agency agency;
    agency.place = value.place;
    agency.name = table.required_text("name");
    agency.aliases = table.texts("aliases");
    agency.licence = table.required_text("licence");
    table.require("status", ValueKind::Text);
    agency.status = table.word("status", statuses, AgencyStatus::Suspended);
    agency.valid_until = table.day("valid_until");
    agency.seat = table.text("seat");
    agency.province = table.text("province");
    agency.branches = table.texts("branches");
    agency.contact = table.text("contact");
    refer(reading, table, "contact", Reference::To::Contact);
    table.finish();
    return agency;
}

void read_list(GuideReading& reading, const SourceValue& value)
{
    AgencyList& list = reading.guide.agencies;
    TableReader table(value, reading.findings);
    list.sample = table.truth("sample", true);
    list.source = table.text("source");
    list.published = table.day("published");
    list.entered = table.day("entered");
    list.entered_by = table.text("entered_by");
    list.covers = table.text("covers");
    list.complete = table.truth("complete", false);
    if (!list.sample) { // Who relies on a list must know its day.
        table.require("published", ValueKind::Day);
    }
    table.finish();
}

/// [lon, lat]; none and a finding for anything else.
std::optional<GeoPoint> read_point(GuideReading& reading, const SourceValue& value,
                                   std::string_view key)
{
    const auto is_number = [](const SourceValue& part) {
        return part.kind == ValueKind::Integer || part.kind == ValueKind::Number;
    };
    if (value.kind == ValueKind::List && value.items.size() == 2 && is_number(value.items[0]) &&
        is_number(value.items[1])) {
        return GeoPoint{value.items[0].number, value.items[1].number};
    }
    reading.findings.push_back(
        make_finding("K004", value.place, "pair", {{"name", std::string(key)}}));
    return std::nullopt;
}

Island read_island(GuideReading& reading, const SourceValue& value)
{
    TableReader table(value, reading.findings);
    Island island;
    island.name = table.required_text("name");
    if (const SourceValue* const outline = table.require("outline", ValueKind::List)) {
        for (const SourceValue& item : outline->items) {
            if (const auto point = read_point(reading, item, "outline")) {
                island.outline.push_back(*point);
            }
        }
    }
    table.finish();
    return island;
}

} // namespace

void read_agencies(GuideReading& reading)
{
    const auto root = read_toml(reading, "agencies.toml");
    if (!root) {
        return;
    }
    TableReader table(*root, reading.findings);
    if (const SourceValue* const list = table.require("list", ValueKind::Table)) {
        read_list(reading, *list);
    }
    for (const SourceValue& value : table.tables("agency")) {
        reading.guide.agencies.agencies.push_back(read_agency(reading, value));
    }
    table.finish();
}

void read_map(GuideReading& reading)
{
    const auto root = read_toml(reading, "map.toml");
    if (!root) {
        return;
    }
    Map& map = reading.guide.map;
    TableReader table(*root, reading.findings);
    map.west = table.number("west").value_or(0);
    map.north = table.number("north").value_or(0);
    map.width = table.number("width").value_or(0);
    for (const SourceValue& value : table.tables("island")) {
        map.islands.push_back(read_island(reading, value));
    }
    table.finish();
}

void read_contact_place(GuideReading& reading, TableReader& table, Contact& contact)
{
    if (const SourceValue* const at = table.find("at")) {
        contact.at = read_point(reading, *at, "at");
    }
}

void read_language_place(GuideReading& reading, TableReader& table, Language& language)
{
    if (const SourceValue* const at = table.find("at")) {
        language.at = read_point(reading, *at, "at");
    }
    language.islands = table.texts("islands");
}

} // namespace content
