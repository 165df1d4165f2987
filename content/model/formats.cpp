#include "content/model/formats.hpp"

#include "content/model/guide_reader.hpp"

#include <algorithm>
#include <cmath>

namespace content {

namespace {

constexpr WordTable<Variant, 2> variants = {
    {{"poster", Variant::Poster}, {"billboard", Variant::Billboard}}};
enum class BandPosition { Outside, Inside };
constexpr WordTable<BandPosition, 2> band_positions = {
    {{"outside", BandPosition::Outside}, {"inside", BandPosition::Inside}}};
const std::vector<std::string> band_kinds = {"lipat", "selongsong", "leader"};
const std::vector<std::string> compose_kinds = {"board", "steps", "banner", "list", "flip", "slip"};
constexpr std::array<std::string_view, 4> side_names = {"top", "right", "bottom", "left"};

/// Zones of [compose] that the composer knows.
constexpr std::array<std::string_view, 11> zone_names = {"head",  "message", "picture", "lines",
                                                         "rows",  "danger",  "tip",     "text",
                                                         "scene", "band",    "block"};

/// Tables of [compose] and their keys; all numbers but the words below.
struct ComposeTable {
    std::string_view name;
    std::array<std::string_view, 8> keys;
};
constexpr std::array<ComposeTable, 5> compose_tables = {
    {{"headline", {"x", "top", "cap", "leading", "second", "grown"}},
     {"drawing", {"x", "y", "size"}},
     {"rows", {"without_danger", "cap"}},
     {"hotline", {"cap", "label", "mark", "x", "align", "width", "number_bottom", "label_place"}},
     // What a sheet in two languages does otherwise: "headline.cap" of the others is headline_cap.
     {"two",
      {"headline_cap", "headline_grown", "hotline_cap", "hotline_label", "hotline_mark",
       "label_place"}}}};
constexpr std::array<std::string_view, 2> word_keys = {"align", "label_place"};

constexpr double good_part = 200;     ///< Cap height = distance / 200 (PRINT.md 2.1).
constexpr double fail_part = 300;     ///< Below distance / 300 it is not read.
constexpr double smallest_cap = 2.5;  ///< mm, 10 pt.
constexpr double band_clearance = 15; ///< mm between an inside band and the safe area.
constexpr double scan_part = 10;      ///< A QR code is at least a tenth of its distance.
constexpr double least_overlap = 10;  ///< mm of two panels at a seam (PRINT.md 2.5).
constexpr double most_overlap = 50;

/// Reads one format file.
class FormatReader {
  public:
    FormatReader(const SourceValue& root, const std::string& id, std::vector<Finding>& findings)
        : table_(root, findings), findings_(findings)
    {
        format_.id = id;
        format_.place = root.place;
    }

    FormatSpec read()
    {
        read_unit();
        read_sheet();
        read_folds();
        read_bands();
        read_limits();
        read_press();
        if (const SourceValue* const compose = table_.find("compose", ValueKind::Table)) {
            read_compose(*compose);
        }
        table_.finish();
        check_bands();
        check_qr();
        check_panels();
        return std::move(format_);
    }

  private:
    void report(const Place& place, std::string variant,
                std::vector<std::pair<std::string, std::string>> arguments)
    {
        findings_.push_back(make_finding("K004", place, std::move(variant), std::move(arguments)));
    }

    /// A picture for a screen gives its lengths in pixels.
    void read_unit()
    {
        format_.pixels_per_mm = table_.number("pixels_per_mm").value_or(0);
        if (format_.pixels_per_mm > 0) {
            unit_ = 1 / format_.pixels_per_mm;
        }
    }

    void read_sheet()
    {
        format_.title_id = table_.required_text("title_id");
        table_.require("variant", ValueKind::Text);
        format_.variant = table_.word("variant", variants, Variant::Poster);
        if (const SourceValue* const trim = table_.require("trim", ValueKind::List)) {
            const auto size = read_pair(*trim, "trim");
            format_.width = size[0] * unit_;
            format_.height = size[1] * unit_;
        }
        format_.bleed = read_sides("bleed");
        format_.slug = table_.number("slug").value_or(0) * unit_;
        format_.safe = read_sides("safe");
        format_.pages = table_.integer("pages").value_or(format_.pages);
        format_.headline_lines = table_.integer("headline_lines").value_or(format_.headline_lines);
        format_.material = table_.text("material");
    }

    /// Panels of a folded sheet: `folds` fill the width of the trim.
    void read_folds()
    {
        const SourceValue* const folds = table_.find("folds", ValueKind::List);
        format_.fold_safe = table_.number("fold_safe").value_or(format_.fold_safe);
        if (folds == nullptr) {
            return;
        }
        double sum = 0;
        bool good = folds->items.size() > 1;
        for (const SourceValue& panel : folds->items) {
            good = good && panel.number > 0;
            format_.folds.push_back(panel.number);
            sum += panel.number;
        }
        constexpr double rounding = 0.01;
        if (!good || std::abs(sum - format_.width) > rounding) {
            report(folds->place, "folds",
                   {{"found", std::to_string(std::lround(sum))},
                    {"expected", std::to_string(std::lround(format_.width))}});
            format_.folds.clear();
        }
    }

    std::array<double, 2> read_pair(const SourceValue& list, const std::string& name)
    {
        std::array<double, 2> pair{};
        bool good = list.kind == ValueKind::List && list.items.size() == pair.size();
        for (std::size_t i = 0; good && i < pair.size(); ++i) {
            pair[i] = list.items[i].number;
            good =
                list.items[i].kind == ValueKind::Integer || list.items[i].kind == ValueKind::Number;
        }
        if (!good) {
            report(list.place, "pair", {{"name", name}});
        }
        return pair;
    }

    /// One number for all sides, or { top, right, bottom, left }.
    Sides read_sides(std::string_view key)
    {
        const SourceValue* const value = table_.find(key);
        if (value == nullptr || value->kind != ValueKind::Table) {
            const double all = table_.number(key).value_or(0) * unit_;
            return {all, all, all, all};
        }
        TableReader sides(*value, findings_);
        const auto side = [&](std::string_view name) {
            return sides.number(name).value_or(0) * unit_;
        };
        const Sides read{side("top"), side("right"), side("bottom"), side("left")};
        sides.finish();
        return read;
    }

    void read_bands()
    {
        for (const SourceValue& value : table_.tables("band")) {
            TableReader table(value, findings_);
            FinishingBand band;
            band.place = value.place;
            table.require("kind", ValueKind::Text);
            band.kind = table.word("kind", band_kinds);
            band.sides = read_band_sides(table);
            band.width = table.number("width").value_or(0);
            band.inside = table.word("position", band_positions, BandPosition::Outside) ==
                          BandPosition::Inside;
            table.finish();
            format_.bands.push_back(std::move(band));
        }
        if (const SourceValue* const eyelets = table_.find("eyelets", ValueKind::Table)) {
            TableReader table(*eyelets, findings_);
            format_.eyelet_inset = table.number("inset").value_or(0);
            format_.eyelet_spacing = table.number("max_spacing").value_or(0);
            table.finish();
        }
    }

    /// `side = "top"` or `side = ["left", "right"]`; left out: all four.
    std::vector<std::string> read_band_sides(TableReader& band)
    {
        const SourceValue* const value = band.find("side");
        if (value == nullptr) {
            return {};
        }
        const std::vector<std::string> sides = value->kind == ValueKind::Text
                                                   ? std::vector<std::string>{value->text}
                                                   : band.texts("side");
        const std::vector<std::string> known(side_names.begin(), side_names.end());
        for (const std::string& side : sides) {
            if (std::find(known.begin(), known.end(), side) == known.end()) {
                report(value->place, "value",
                       {{"name", side},
                        {"key", "side"},
                        {"expected", "top, right, bottom, left"},
                        {"suggestion", closest_name(side, known)}});
            }
        }
        return sides;
    }

    void read_limits()
    {
        if (const SourceValue* const reading = table_.require("reading", ValueKind::Table)) {
            TableReader table(*reading, findings_);
            format_.far_m = table.number("far_m").value_or(0);
            format_.near_m = table.number("near_m").value_or(0);
            table.finish();
        }
        format_.headline_cap = caps_for(format_.far_m);
        format_.near_cap = caps_for(format_.near_m);
        if (const SourceValue* const caps = table_.find("caps", ValueKind::Table)) {
            TableReader table(*caps, findings_);
            format_.headline_cap = read_range(table, "headline", format_.headline_cap);
            format_.near_cap = read_range(table, "near", format_.near_cap);
            table.finish();
        }
        if (const SourceValue* const words = table_.require("words", ValueKind::Table)) {
            TableReader table(*words, findings_);
            format_.words_head = table.integer("head").value_or(0);
            format_.words_far = table.integer("far").value_or(0);
            format_.words_all = table.integer("all").value_or(0);
            table.finish();
        }
        if (const SourceValue* const image = table_.find("image", ValueKind::Table)) {
            TableReader table(*image, findings_);
            format_.warn_ppi = table.number("warn_ppi").value_or(0);
            format_.fail_ppi = table.number("fail_ppi").value_or(0);
            table.finish();
        }
        if (const SourceValue* const qr = table_.find("qr", ValueKind::Table)) {
            TableReader table(*qr, findings_);
            format_.qr_side = table.number("side").value_or(0);
            format_.qr_scan_m = table.number("scan_m").value_or(0);
            format_.qr_min_module = table.number("min_module").value_or(format_.qr_min_module);
            table.finish();
        }
    }

    /// `[good, fail]` of a size that does not follow from the distance.
    Range read_range(TableReader& table, const std::string& key, const Range& otherwise)
    {
        const SourceValue* const value = table.find(key);
        if (value == nullptr) {
            return otherwise;
        }
        const auto pair = read_pair(*value, key);
        return {pair[0] * unit_, pair[1] * unit_};
    }

    static Range caps_for(double metres)
    {
        const double distance = metres * 1000;
        return {std::max(distance / good_part, smallest_cap),
                std::max(distance / fail_part, smallest_cap)};
    }

    void read_press()
    {
        format_.tif_ppi = table_.number("tif_ppi").value_or(0);
        format_.tac = table_.number("tac").value_or(format_.tac);
        format_.scale = table_.integer("scale").value_or(format_.scale);
        format_.marks = table_.truth("marks", format_.marks);
        format_.press = table_.truth("press", format_.press);
        if (const SourceValue* const panels = table_.find("panels", ValueKind::Table)) {
            TableReader table(*panels, findings_);
            format_.panel_overlap = table.number("overlap").value_or(format_.panel_overlap);
            table.finish();
        }
    }

    void read_compose(const SourceValue& value)
    {
        TableReader table(value, findings_);
        ComposeSpec& compose = format_.compose;
        compose.place = value.place;
        table.require("kind", ValueKind::Text);
        compose.kind = table.word("kind", compose_kinds);
        compose.margin = table.number("margin").value_or(0) * unit_;
        if (const SourceValue* const zones = table.find("zones", ValueKind::Table)) {
            read_zones(*zones);
        }
        for (const ComposeTable& known : compose_tables) {
            if (const SourceValue* const part = table.find(known.name, ValueKind::Table)) {
                read_compose_table(*part, known);
            }
        }
        table.finish();
    }

    void read_zones(const SourceValue& value)
    {
        TableReader table(value, findings_);
        for (const std::string_view name : zone_names) {
            if (const SourceValue* const zone = table.find(name)) {
                const auto ends = read_pair(*zone, std::string(name));
                format_.compose.zones[std::string(name)] = {ends[0], ends[1]};
            }
        }
        table.finish();
    }

    void read_compose_table(const SourceValue& value, const ComposeTable& known)
    {
        TableReader table(value, findings_);
        for (const std::string_view key : known.keys) {
            const std::string flat = std::string(known.name) + "." + std::string(key);
            if (std::ranges::find(word_keys, key) != word_keys.end()) {
                if (table.find(key, ValueKind::Text) != nullptr) {
                    format_.compose.words[flat] = table.text(key);
                }
            } else if (const auto number = key.empty() ? std::nullopt : table.number(key)) {
                format_.compose.numbers[flat] = *number;
            }
        }
        table.finish();
    }

    /// Safe area at least 15 mm off inside bands; bleed at least an outside band's width.
    void check_bands()
    {
        for (const FinishingBand& band : format_.bands) {
            for (const std::string_view side : side_names) {
                const bool has =
                    band.sides.empty() ||
                    std::find(band.sides.begin(), band.sides.end(), side) != band.sides.end();
                if (has && band.inside &&
                    length(format_.safe, side) < band.width + band_clearance) {
                    report(band.place, "safe", {{"name", std::string(side)}});
                }
                if (has && !band.inside && length(format_.bleed, side) < band.width) {
                    report(band.place, "bleed", {{"name", std::string(side)}});
                }
            }
        }
        for (const std::string_view side : side_names) {
            if (format_.eyelet_inset > 0 &&
                length(format_.safe, side) < format_.eyelet_inset + band_clearance) {
                report(place_of("eyelets"), "safe", {{"name", std::string(side)}});
            }
        }
    }

    static double length(const Sides& sides, std::string_view name)
    {
        const std::array<double, 4> lengths = {sides.top, sides.right, sides.bottom, sides.left};
        const auto found = std::find(side_names.begin(), side_names.end(), name);
        return lengths[static_cast<std::size_t>(found - side_names.begin())];
    }

    void check_qr()
    {
        const double least = format_.qr_scan_m * 1000 / scan_part;
        if (format_.qr_side < least) {
            report(place_of("qr"), "qr",
                   {{"found", std::to_string(std::lround(format_.qr_side))},
                    {"expected", std::to_string(std::lround(std::ceil(least)))}});
        }
    }

    void check_panels()
    {
        if (format_.panel_overlap < least_overlap || format_.panel_overlap > most_overlap) {
            report(place_of("panels"), "overlap",
                   {{"found", std::to_string(std::lround(format_.panel_overlap))}});
        }
    }

    Place place_of(std::string_view key)
    {
        const SourceValue* const value = table_.find(key);
        return value == nullptr ? format_.place : value->place;
    }

    TableReader table_;
    std::vector<Finding>& findings_;
    FormatSpec format_;
    double unit_ = 1; ///< mm in one unit of the file.
};

} // namespace

FormatSpec read_format(const SourceValue& root, const std::string& id,
                       std::vector<Finding>& findings)
{
    return FormatReader(root, id, findings).read();
}

void read_formats(GuideReading& reading)
{
    for (const std::string& id : list_names(reading, "formats", ".toml", IdLetters::Hyphen)) {
        if (const auto root = read_toml(reading, "formats/" + id + ".toml")) {
            reading.guide.formats.emplace(id, read_format(*root, id, reading.findings));
        }
    }
}

} // namespace content
