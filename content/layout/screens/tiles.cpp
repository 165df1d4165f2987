#include "content/layout/screens/screen_parts.hpp"
#include "content/layout/screens/screens.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

constexpr double word_cap = 6.5;
constexpr double word_cap_side = 6.0; // D20
constexpr Points least_drawing = to_points(22_mm);

/// Tile A has the drawing over a strip with word and speaker (D19), tile B at the start of a
/// coloured half with them (D20).
enum class TileKind { A, B };

struct TileGrid {
    Grid grid;
    TileKind kind = TileKind::A;
};

/// Places of a tile's parts; the drawing, the word and the speaker never meet.
struct TilePlan {
    Grid grid;
    TileKind kind = TileKind::A;
    Points word; ///< Cap height of all words.
    Points speaker;
    bool wide = false; ///< Word between drawing and speaker.
};

/// In the order they are tried. B in landscape is for low screens: it needs less height.
std::vector<TileGrid> grids_for(const ScreenLook& look, bool portrait)
{
    using enum TileKind;
    const bool largest = look.text == TextSize::XL;
    if (portrait) { // D16 has four places at XL; six keep every topic within three touches (T21).
        std::vector<TileGrid> columns{
            {{1, 6}, B}, {{1, 5}, B}, {{1, 4}, B}, {{1, 3}, B}, {{1, 2}, B}};
        if (!largest) {
            columns.insert(columns.begin(), {{{2, 4}, B}, {{2, 3}, B}});
        }
        return columns;
    }
    std::vector<TileGrid> grids;
    if (!largest) {
        grids.push_back({{4, 2}, A});
    }
    for (const TileGrid& grid : {TileGrid{{3, 2}, A},
                                 {{2, 3}, B},
                                 {{2, 2}, A},
                                 {{2, 2}, B},
                                 {{2, 1}, A},
                                 {{1, 2}, A},
                                 {{1, 1}, A}}) {
        grids.push_back(grid);
    }
    return grids;
}

Points words_height(const std::vector<ShapedText>& words, Points cap, Points width,
                    ScreenComposer& composer)
{
    Points tallest;
    for (const ShapedText& word : words) {
        tallest = std::max(tallest, height_of(word, composer.set(word, cap, width)));
    }
    return tallest;
}

Points strip_word_width(const ScreenComposer& composer, const Rect& cell, Points speaker)
{
    return cell.width - composer.mm(5.5) - speaker - composer.mm(2) - composer.metrics().gap(3);
}

Points strip_height(ScreenComposer& composer, const std::vector<ShapedText>& words, Points cap,
                    const Rect& cell, Points speaker)
{
    const Points word =
        words_height(words, cap, strip_word_width(composer, cell, speaker), composer);
    return std::max({composer.mm(28), speaker + composer.mm(4), word + composer.mm(7)});
}

Points side_face(const ScreenComposer& composer, const Rect& cell)
{
    return std::min(std::max(composer.mm(57.5), to_points(30_mm)), cell.height);
}

Rect tile_cell(const ScreenComposer& composer, const TileGrid& tiles, const Rect& room, int place)
{
    const Metrics& metrics = composer.metrics();
    const Points down = metrics.gap(tiles.kind == TileKind::B ? 4 : 5);
    return cell_of(tiles.grid, room, metrics.gap(6), down, place);
}

std::optional<TilePlan> try_grid(ScreenComposer& composer, const std::vector<ShapedText>& words,
                                 const TileGrid& tiles, const Rect& room)
{
    const auto& [grid, kind] = tiles;
    const Metrics& metrics = composer.metrics();
    const Rect cell = tile_cell(composer, tiles, room, 0);
    TilePlan plan{grid, kind, Points(0), metrics.target(kind == TileKind::B ? 22.5 : 24), false};
    if (kind == TileKind::A) {
        const auto cap = shared_cap(composer, words, metrics.cap(word_cap),
                                    strip_word_width(composer, cell, plan.speaker), 3);
        if (!cap) {
            return std::nullopt;
        }
        plan.word = *cap;
        const Points strip = strip_height(composer, words, *cap, cell, plan.speaker);
        return cell.height - strip - composer.mm(5) >= least_drawing ? std::optional(plan)
                                                                     : std::nullopt;
    }
    const Points half = cell.width - side_face(composer, cell);
    plan.wide = half > cell.height * 1.6;
    const Points width =
        plan.wide ? half - metrics.mm(10) - plan.speaker - metrics.gap(3) : half - metrics.mm(8);
    const auto cap = shared_cap(composer, words, metrics.cap(word_cap_side), width, 3);
    if (!cap) {
        return std::nullopt;
    }
    plan.word = *cap;
    const Points word = words_height(words, *cap, width, composer);
    const Points needed =
        plan.wide ? word + metrics.mm(4) : word + plan.speaker + metrics.mm(5) + metrics.gap(5);
    return needed <= cell.height ? std::optional(plan) : std::nullopt;
}

/// Outer box, face and strip: three boxes make two colours with round corners outside only.
void lay_out_two_tone(ScreenComposer& composer, TileKind kind, const Rect& rect, const Rect& face,
                      const Surface& strip)
{
    const Points line = composer.mm(1.25);
    const Points radius = composer.mm(3.5);
    const Colour edge = strip.frame.value_or(strip.ground);
    composer.outlined_box(Role::Button, rect.inset(line / 2), strip.ground, {edge, line, true},
                          radius);
    const Rect inner = rect.inset(line);
    const bool strip_below = kind == TileKind::A;
    Rect light = face;
    if (strip_below) {
        light.height = light.height + radius;
    } else {
        light.width = light.width + radius;
    }
    const Colour ground = composer.palette().face.ground;
    composer.outlined_box(Role::Button, light, ground, {ground, Points(0), true}, radius - line);
    // A little more than the round corners, or a hairline of the face shines through.
    const Points over = radius * 1.3;
    const Rect rest = strip_below ? Rect{inner.x, face.bottom(), inner.width, over}
                                  : Rect{face.right(), inner.y, over, inner.height};
    composer.box(Role::Button, rest, strip.ground);
    if (edge != strip.ground) {
        composer.box(Role::Button,
                     strip_below ? Rect{inner.x, face.bottom(), inner.width, line}
                                 : Rect{face.right(), inner.y, line, inner.height},
                     edge);
    }
}

class TilePainter {
  public:
    TilePainter(ScreenComposer& composer, const TilePlan& plan,
                const std::vector<ShapedText>& words)
        : composer_(composer), plan_(plan), words_(words)
    {}

    void lay_out(const Tile& tile, const ShapedText& word, const Rect& rect, bool is_more)
    {
        const Surface strip = strip_surface(composer_.look().contrast, tile.strip);
        const std::string action = "open:" + tile.screen;
        const bool pressed = composer_.is_pressed(action);
        composer_.region(action, rect);
        if (plan_.kind == TileKind::B) {
            lay_out_side(tile, word, rect, strip, pressed, is_more);
        } else {
            lay_out_strip(tile, word, rect, strip, pressed, is_more);
        }
    }

  private:
    void lay_out_ground(const Rect& rect, const Rect& face, const Surface& strip, bool pressed)
    {
        if (!pressed) {
            lay_out_two_tone(composer_, plan_.kind, rect, face, strip);
            return;
        }
        const Rect inner = rect.inset(composer_.mm(1.5));
        composer_.outlined_box(Role::Button, inner, strip.ground,
                               {composer_.palette().emergency.ground, composer_.mm(2.5), true},
                               composer_.mm(3.5));
    }

    void lay_out_drawing(const Tile& tile, const Rect& face, Points side, bool is_more)
    {
        const Rect box{face.x + (face.width - side) / 2, face.y + (face.height - side) / 2, side,
                       side};
        if (is_more) {
            composer_.mark("mark-more", box.inset(side * 0.2), composer_.palette().face.text);
        } else {
            composer_.picture(tile.picture, box, composer_.palette().face);
        }
    }

    void lay_out_strip(const Tile& tile, const ShapedText& word, const Rect& rect,
                       const Surface& strip, bool pressed, bool is_more)
    {
        const Points line = composer_.mm(1.25);
        const Points height = strip_height(composer_, words_, plan_.word, rect, plan_.speaker);
        const Rect face{rect.x + line, rect.y + line, rect.width - line * 2,
                        rect.height - height - line};
        lay_out_ground(rect, face, strip, pressed);
        lay_out_drawing(tile, face,
                        std::min({composer_.mm(55), face.height - composer_.mm(3),
                                  face.width - composer_.mm(6)}),
                        is_more);
        const Points inset = composer_.mm(5.5);
        const Points width = strip_word_width(composer_, rect, plan_.speaker);
        composer_.text_in_middle(word, composer_.set(word, plan_.word, width),
                                 {rect.x + inset, face.bottom(), width, height},
                                 look_on(strip, Role::Button));
        const Points pad = composer_.mm(2);
        lay_out_speaker(tile,
                        {rect.right() - pad - plan_.speaker,
                         face.bottom() + (height - plan_.speaker) / 2, plan_.speaker,
                         plan_.speaker},
                        strip);
    }

    void lay_out_side(const Tile& tile, const ShapedText& word, const Rect& rect,
                      const Surface& strip, bool pressed, bool is_more)
    {
        const Points line = composer_.mm(1.25);
        const Rect face{rect.x + line, rect.y + line, side_face(composer_, rect) - line,
                        rect.height - line * 2};
        lay_out_ground(rect, face, strip, pressed);
        lay_out_drawing(tile, face, std::min(composer_.mm(51.5), face.width - composer_.mm(4)),
                        is_more);
        const Points pad = composer_.mm(4);
        const Points x = face.right() + composer_.mm(5);
        const Rect speaker{rect.right() - pad - plan_.speaker,
                           plan_.wide ? rect.y + (rect.height - plan_.speaker) / 2
                                      : rect.bottom() - pad - plan_.speaker,
                           plan_.speaker, plan_.speaker};
        const Points end =
            plan_.wide ? speaker.x - composer_.metrics().gap(3) : rect.right() - composer_.mm(3);
        const Rect frame{x, rect.y + (plan_.wide ? Points(0) : composer_.mm(5)), end - x,
                         rect.height};
        const Setting setting = composer_.set(word, plan_.word, frame.width);
        const TextLook look = look_on(strip, Role::Button);
        if (plan_.wide) {
            composer_.text_in_middle(word, setting, frame, look);
        } else {
            composer_.text(word, setting, frame, look);
        }
        lay_out_speaker(tile, speaker, strip);
    }

    void lay_out_speaker(const Tile& tile, const Rect& box, const Surface& strip)
    {
        Surface square = composer_.palette().face;
        if (composer_.palette().filled) {
            square = {composer_.theme().putih,
                      strip.text == composer_.theme().putih ? strip.ground : strip.text,
                      std::nullopt};
        }
        composer_.speaker(tile.word.unit, box, square);
    }

    ScreenComposer& composer_;
    const TilePlan& plan_;
    const std::vector<ShapedText>& words_;
};

std::vector<ShapedText> shape_words(ScreenComposer& composer, const TilesValues& values)
{
    std::vector<ShapedText> words;
    for (const Tile& tile : values.tiles) {
        words.push_back(composer.shape(tile.word, fonts::Weight::Bold));
    }
    words.push_back(composer.shape(values.more, fonts::Weight::Bold));
    return words;
}

PageTexts texts_of(const TilesValues& values)
{
    PageTexts texts;
    for (const Tile& tile : values.tiles) {
        texts.add(tile.word);
    }
    for (const ShownText& notice : values.notices) {
        texts.add(notice);
    }
    texts.add(values.touch);
    return texts;
}

PageHead home_head(const TilesValues& values, bool portrait)
{
    PageHead head;
    head.title = values.touch;
    head.is_home = true;
    head.touch_hand = true;
    if (portrait) {
        head.picture = values.picture;
        head.title = values.question;
        head.title.lines.insert(head.title.lines.end(), values.touch.lines.begin(),
                                values.touch.lines.end());
    }
    return head;
}

/// The plan for the first grid all words fit; the last one if none does.
TilePlan plan_tiles(ScreenComposer& composer, const std::vector<ShapedText>& words,
                    const Rect& room, bool portrait)
{
    const auto grids = grids_for(composer.look(), portrait);
    for (const TileGrid& grid : grids) {
        if (const auto plan = try_grid(composer, words, grid, room)) {
            return *plan;
        }
    }
    return {grids.back().grid, grids.back().kind, composer.metrics().least_cap(),
            composer.metrics().target(20), true};
}

Tile more_tile(const TilesValues& values, const std::string& screen)
{
    Tile tile;
    tile.screen = screen;
    tile.word = values.more;
    tile.strip = "nila";
    return tile;
}

} // namespace

Pages lay_out_home(const ScreenContext& context, const TilesValues& values)
{
    const PageTexts texts = texts_of(values);
    const bool portrait = Metrics(context.look).portrait();
    const PageHead head = home_head(values, portrait);
    Pages pages;
    std::size_t first = 0;
    while (pages.empty() || first < values.tiles.size()) {
        ScreenPage page(context, texts, head);
        const Rect room =
            lay_out_notices(page, pages.empty() ? values.notices : std::vector<ShownText>());
        ScreenComposer& composer = page.draw();
        const auto words = shape_words(composer, values);
        const TilePlan plan = plan_tiles(composer, words, room, portrait);
        TilePainter painter(composer, plan, words);
        const auto places = static_cast<std::size_t>(plan.grid.count());
        const bool whole = values.tiles.size() <= places;
        const std::size_t here = std::min(values.tiles.size() - first, whole ? places : places - 1);
        const auto cell = [&](std::size_t place) {
            return tile_cell(composer, {plan.grid, plan.kind}, room, static_cast<int>(place));
        };
        for (std::size_t i = 0; i < here; ++i) {
            painter.lay_out(values.tiles[first + i], words[first + i], cell(i), false);
        }
        if (!whole) {
            const bool last = first + here >= values.tiles.size();
            const std::string next = "home#" + std::to_string(pages.size() + 2);
            painter.lay_out(more_tile(values, last ? "list" : next), words.back(),
                            cell(here < places ? here : places - 1), true);
        }
        const std::string anchor = values.tiles.empty() ? "" : values.tiles[first].screen;
        first += std::max<std::size_t>(here, 1);
        pages.push_back(std::move(page).finish(anchor));
    }
    return pages;
}

} // namespace layout::screens
