#include "printer/tiles.hpp"

#include "content/layout/composer.hpp"
#include "content/model/program.hpp"
#include "content/paint/write_pdf.hpp"
#include "printer/finishing_words.hpp"
#include "printer/paper_facts.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <deque>

namespace printer {

namespace {

using layout::DisplayList;
using layout::Point;
using layout::Points;
using layout::Rect;
using layout::Size;
using layout::to_points;
using layout::operator""_mm;

constexpr std::size_t most_tiles = 150; // Of a page of the sheet; nobody glues more.
constexpr Points margin = to_points(tile_margin);
constexpr Points overlap = to_points(tile_overlap);
constexpr Points tick = to_points(4_mm);
constexpr Points short_tick = to_points(2_mm);
constexpr Points tick_gap = to_points(0.7_mm);
constexpr Points hairline(0.4);
constexpr Points name_size(10);

Size paper_size(TilePaper paper)
{
    return paper == TilePaper::A4 ? Size{to_points(210_mm), to_points(297_mm)}
                                  : Size{to_points(297_mm), to_points(420_mm)};
}

/// Tiles along a side; a rest thinner than a hair is none.
std::size_t tiles_along(Points side, Points tile)
{
    const double count = (side - overlap) / (tile - overlap);
    return static_cast<std::size_t>(std::max(1.0, std::ceil(count - 1e-9)));
}

TileGrid grid_on(const Size& trim, const Size& paper)
{
    TileGrid grid;
    grid.paper = paper;
    grid.area = {paper.width - margin * 2, paper.height - margin * 2};
    grid.columns = tiles_along(trim.width, grid.area.width);
    grid.rows = tiles_along(trim.height, grid.area.height);
    return grid;
}

/// The fewest tiles, on upright or lying paper.
TileGrid best_grid(const Size& trim, TilePaper paper)
{
    const Size upright = paper_size(paper);
    const TileGrid first = grid_on(trim, upright);
    const TileGrid second = grid_on(trim, {upright.height, upright.width});
    return second.count() < first.count() ? second : first;
}

/// What stands on a tile's page besides its part of the sheet.
class TilePage : public layout::Composer {
  public:
    using Composer::Composer;

    void name(const std::string& title, const std::string& language)
    {
        list_.title = title;
        list_.language = language;
    }

    void line(Point from, Point to)
    {
        using Kind = layout::PathSegment::Kind;
        path(layout::Role::Rule, {{{Kind::Move, {}, {}, from}, {Kind::Line, {}, {}, to}},
                                  std::nullopt,
                                  layout::Stroke{theme().arang, hairline, false}});
    }

    void frame(const Rect& rect, const layout::Stroke& stroke)
    {
        list_.items.push_back({layout::Role::Rule,
                               layout::BoxItem{rect, std::nullopt, stroke, Points(0)},
                               std::nullopt});
    }

    void words(const std::string& text, Points size, fonts::Weight weight, const Rect& frame,
               fonts::Align align = fonts::Align::Start)
    {
        const auto shaped = shape_plain(text, "", "id", weight);
        const auto setting = layout::fit_text(
            shaped, {frame.width, frame.height, size / shaped.em, Points(1), 12}, scratch());
        if (setting) {
            this->text(
                shaped, *setting, frame,
                {layout::Role::Body, theme().arang, theme().arang, theme().putih, false, align});
        }
    }

    DisplayList finish() && { return std::move(list_); }
};

/// Lays out tiles and their map.
class Tiler {
  public:
    Tiler(const PaperTools& tools, const Composition& sheet, const Job& job, TilePaper paper)
        : tools_(tools), sheet_(sheet), job_(job), grid_(plan_tiles(sheet.format, paper))
    {}

    std::string pdf()
    {
        for (std::size_t page = 0; page < sheet_.pages.size(); ++page) {
            lay_out_map(page);
            for (std::size_t row = 0; row < grid_.rows; ++row) {
                for (std::size_t column = 0; column < grid_.columns; ++column) {
                    lay_out_tile(page, row, column);
                }
            }
        }
        tools_.painter.set_text(paint::TextAs::Glyphs);
        return paint::write_pdf(pages_, {lists_.front().title, pdf_date(guide())}, tools_.painter);
    }

  private:
    const content::Guide& guide() const { return *tools_.workshop.guide; }
    std::string word(std::string_view id,
                     const std::vector<std::pair<std::string, std::string>>& arguments = {}) const
    {
        return tools_.workshop.words.text(id, arguments);
    }

    TilePage new_page() const
    {
        TilePage page(grid_.paper, content::Direction::LeftToRight, tools_.workshop.theme,
                      layout::Detail::Drawn, *tools_.workshop.fonts, tools_.scratch);
        page.name(title_of(sheet_), guide().source_language);
        return page;
    }

    void add_page(TilePage page, std::vector<paint::PdfInset> insets)
    {
        lists_.push_back(std::move(page).finish());
        pages_.push_back({&lists_.back(), grid_.paper, {}, 1.0, {}, nullptr, std::move(insets)});
    }

    /// "A1", or "2-A1" of a sheet of many pages.
    std::string name(std::size_t page, std::size_t row, std::size_t column) const
    {
        const std::string tile = tile_name(row, column);
        return sheet_.pages.size() == 1 ? tile : fmt::format("{}-{}", page + 1, tile);
    }

    /// Long ticks where it is cut, short ones where the next tile's edge will lie.
    void add_ticks(TilePage& page, const Rect& box, bool last_column, bool last_row) const
    {
        const auto upright = [&](Points x, Points length) {
            page.line({x, box.y - tick_gap}, {x, box.y - tick_gap - length});
            page.line({x, box.bottom() + tick_gap}, {x, box.bottom() + tick_gap + length});
        };
        const auto level = [&](Points y, Points length) {
            page.line({box.x - tick_gap, y}, {box.x - tick_gap - length, y});
            page.line({box.right() + tick_gap, y}, {box.right() + tick_gap + length, y});
        };
        upright(box.x, tick);
        level(box.y, tick);
        upright(last_column ? box.right() : box.right() - overlap, last_column ? tick : short_tick);
        level(last_row ? box.bottom() : box.bottom() - overlap, last_row ? tick : short_tick);
    }

    void lay_out_tile(std::size_t sheet_page, std::size_t row, std::size_t column)
    {
        const Rect part = grid_.part(row, column, sheet_.format.trim);
        const Rect box{margin, margin, part.width, part.height};
        TilePage page = new_page();
        add_ticks(page, box, column + 1 == grid_.columns, row + 1 == grid_.rows);
        const Rect line{margin + tick, box.bottom() + tick_gap * 1.5, grid_.area.width - tick * 2,
                        margin * 0.6};
        page.words(name(sheet_page, row, column) + "  \u00B7  " + sheet_.job_code, name_size,
                   fonts::Weight::Bold, line);
        add_page(std::move(page), {{&sheet_.pages[sheet_page], part, box}});
    }

    void lay_out_map(std::size_t sheet_page);
    void lay_out_tile_names(TilePage& page, std::size_t sheet_page, const Rect& picture,
                            double scale);
    /// Which tile goes where. @return the picture of the sheet's page on the map.
    paint::PdfInset lay_out_map_picture(TilePage& page, std::size_t sheet_page, const Rect& room);
    /// Format, size, languages, job code, and which page of many.
    std::string sheet_words(std::size_t sheet_page) const;
    void lay_out_ruler(TilePage& page, Points y);

    const PaperTools& tools_;
    const Composition& sheet_;
    const Job& job_;
    TileGrid grid_;
    std::deque<DisplayList> lists_; ///< Pages point at them.
    std::vector<paint::PdfPage> pages_;
};

void Tiler::lay_out_ruler(TilePage& page, Points y)
{
    const Points length = to_points(100_mm);
    page.line({margin * 1.5, y}, {margin * 1.5 + length, y});
    for (int mark = 0; mark <= 10; ++mark) {
        const Points x = margin * 1.5 + length * (mark / 10.0);
        page.line({x, y}, {x, y - (mark % 5 == 0 ? tick : short_tick)});
    }
    page.words(word("tile-ruler"), Points(10), fonts::Weight::Regular,
               {margin * 1.5, y + Points(4), grid_.paper.width - margin * 3, Points(26)});
}

void Tiler::lay_out_tile_names(TilePage& page, std::size_t sheet_page, const Rect& picture,
                               double scale)
{
    const layout::Theme& theme = tools_.workshop.theme;
    for (std::size_t row = 0; row < grid_.rows; ++row) {
        for (std::size_t column = 0; column < grid_.columns; ++column) {
            const Rect part = grid_.part(row, column, sheet_.format.trim);
            const Rect tile{picture.x + part.x * scale, picture.y + part.y * scale,
                            part.width * scale, part.height * scale};
            page.frame(tile, {theme.putih, Points(2), false});
            page.frame(tile, {theme.arang, Points(0.7), false});
            const std::string called = name(sheet_page, row, column);
            const Points width = std::min(
                tile.width * 0.8, Points(8) + Points(9) * static_cast<double>(called.size()));
            const Points height = std::min(tile.height * 0.8, Points(15));
            const Rect plate{tile.x + (tile.width - width) / 2, tile.y + (tile.height - height) / 2,
                             width, height};
            page.box(layout::Role::Ground, plate, theme.putih);
            page.words(called, height * 0.75, fonts::Weight::Bold,
                       {plate.x, plate.y + height * 0.22, plate.width, height},
                       fonts::Align::Centre);
        }
    }
}

paint::PdfInset Tiler::lay_out_map_picture(TilePage& page, std::size_t sheet_page, const Rect& room)
{
    const Size& trim = sheet_.format.trim;
    const double scale = std::min(room.width / trim.width, room.height / trim.height);
    const Rect picture{room.x, room.y, trim.width * scale, trim.height * scale};
    lay_out_tile_names(page, sheet_page, picture, scale);
    return {&sheet_.pages[sheet_page], sheet_.format.trim_box(), picture};
}

std::string Tiler::sheet_words(std::size_t sheet_page) const
{
    const content::FormatSpec& spec = sheet_.format.spec;
    std::string words = fmt::format(
        "{} \u00B7 {} \u00B7 {} \u00B7 {}", spec.title_id,
        word("size-mm", {{"width", shown_mm(spec.width)}, {"height", shown_mm(spec.height)}}),
        language_names(guide(), job_), sheet_.job_code);
    if (sheet_.pages.size() > 1) {
        words += " \u00B7 " + word("page-of", {{"n", std::to_string(sheet_page + 1)},
                                               {"of", std::to_string(sheet_.pages.size())}});
    }
    return words;
}

void Tiler::lay_out_map(std::size_t sheet_page)
{
    TilePage page = new_page();
    const Points x = margin * 1.5;
    const Points width = grid_.paper.width - x * 2;
    page.words(title_of(sheet_), Points(20), fonts::Weight::Bold, {x, x, width, Points(52)});
    page.words(sheet_words(sheet_page), Points(11), fonts::Weight::Regular,
               {x, x + Points(58), width, Points(32)});
    const std::string how =
        word("tile-how", {{"first", name(sheet_page, 0, 0)},
                          {"last", name(sheet_page, grid_.rows - 1, grid_.columns - 1)}});
    page.words(how, Points(11), fonts::Weight::Regular, {x, x + Points(92), width, Points(64)});
    lay_out_ruler(page, x + Points(180));
    const Points top = x + Points(222);
    const auto inset =
        lay_out_map_picture(page, sheet_page, {x, top, width, grid_.paper.height - top - x});
    add_page(std::move(page), {inset});
}

} // namespace

std::optional<TilePaper> parse_tile_paper(std::string_view text)
{
    if (text == "a4") {
        return TilePaper::A4;
    }
    return text == "a3" ? std::optional(TilePaper::A3) : std::nullopt;
}

Rect TileGrid::part(std::size_t row, std::size_t column, const Size& trim) const
{
    const Points x = (area.width - overlap) * static_cast<double>(column);
    const Points y = (area.height - overlap) * static_cast<double>(row);
    return {x, y, std::min(area.width, trim.width - x), std::min(area.height, trim.height - y)};
}

bool can_be_tiled(const layout::Format& format, TilePaper paper)
{
    return best_grid(format.trim, paper).count() <= most_tiles;
}

TileGrid plan_tiles(const layout::Format& format, TilePaper paper)
{
    const TileGrid best = best_grid(format.trim, paper);
    if (best.count() > most_tiles) {
        throw content::UsageError(fmt::format(
            "{} takes {} sheets of {}, more than anybody glues (at most {}); tile a smaller format",
            format.spec.id, best.count(), paper == TilePaper::A4 ? "A4" : "A3", most_tiles));
    }
    return best;
}

std::string tile_name(std::size_t row, std::size_t column)
{
    constexpr std::size_t letters = 26;
    std::string name(1, static_cast<char>('A' + row % letters));
    if (row >= letters) { // After Z comes AA.
        name.insert(0, 1, static_cast<char>('A' + row / letters - 1));
    }
    return name + std::to_string(column + 1);
}

void require_tiles(const layout::Format& format, const Job& job, const PressOptions& press,
                   TilePaper paper)
{
    if (job.scale || job.user_unit) {
        throw content::UsageError("--tile prints at true size; leave out --scale and --user-unit");
    }
    if (!press.is_plain()) {
        throw content::UsageError("--tile is for an office printer; leave out --profile, --panels, "
                                  "--outline-text and --no-marks, --no-bar, --no-slug");
    }
    plan_tiles(format, paper);
}

std::string_view name_of(TilePaper paper)
{
    return paper == TilePaper::A4 ? "a4" : "a3";
}

std::string tiled_pdf(const PaperTools& tools, const Composition& sheet, const Job& job,
                      TilePaper paper)
{
    return Tiler(tools, sheet, job, paper).pdf();
}

} // namespace printer
