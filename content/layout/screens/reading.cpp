#include "content/layout/screens/reading.hpp"

#include <algorithm>
#include <optional>

namespace layout::screens {

namespace {

constexpr Points hair(0.1);

double area(const Rect& rect)
{
    return rect.width.value() * rect.height.value();
}

Point middle_of(const Rect& rect)
{
    return {rect.x + rect.width / 2, rect.y + rect.height / 2};
}

bool covers(const Rect& rect, Point at)
{
    return at.x >= rect.x && at.x < rect.right() && at.y >= rect.y && at.y < rect.bottom();
}

/// Whether the whole page can be touched there: `attract` wakes wherever a finger lands.
bool is_whole_page(const DisplayList& page, const Region& region)
{
    return area(region.rect) >= area({{}, {}, page.size.width, page.size.height}) * 0.99;
}

/// The region that `region` is a part of; null if it stands alone.
const Region* owner_of(const DisplayList& page, const Region& region)
{
    const auto found = std::ranges::find_if(page.regions, [&](const Region& other) {
        return !is_whole_page(page, other) && area(other.rect) > area(region.rect) &&
               other.rect.contains(region.rect, hair);
    });
    return found == page.regions.end() ? nullptr : &*found;
}

/// Dots, notes and signs that say nothing to who listens.
bool is_furniture(const TextBlock& text)
{
    return text.text.empty() || text.unit.empty() || text.unit == "ui.position" ||
           text.role == Role::Label || text.role == Role::Footer || text.role == Role::Sash;
}

std::vector<std::size_t> texts_in(const DisplayList& page, const Rect& rect)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        if (!page.texts[i].text.empty() && covers(rect, middle_of(page.texts[i].ink))) {
            found.push_back(i);
        }
    }
    return found;
}

/// Of a speaker without words: the row that it stands in, else the title it stands beside.
std::vector<std::size_t> texts_beside(const DisplayList& page, const Rect& speaker)
{
    std::optional<Rect> row;
    for (const Item& item : page.items) {
        const auto* box = std::get_if<BoxItem>(&item.what);
        const bool holds = box != nullptr && item.role != Role::Ground &&
                           area(box->rect) > area(speaker) * 1.01 &&
                           box->rect.contains(speaker, hair);
        if (holds && (!row || area(box->rect) < area(*row))) {
            row = box->rect;
        }
    }
    auto texts = row ? texts_in(page, *row) : std::vector<std::size_t>();
    if (texts.empty()) {
        const auto title = std::ranges::find(page.texts, Role::Heading, &TextBlock::role);
        if (title != page.texts.end()) {
            texts.push_back(static_cast<std::size_t>(title - page.texts.begin()));
        }
    }
    return texts;
}

ReadingStop stop_of(const DisplayList& page, const Region& region)
{
    ReadingStop stop{region.action, region.rect, {}, region.label};
    if (stop.label.text.empty() && !is_whole_page(page, region)) {
        stop.texts = texts_in(page, region.rect);
        if (stop.texts.empty() && region.action.rfind("say:", 0) == 0) {
            stop.texts = texts_beside(page, region.rect);
        }
    }
    return stop;
}

bool lies_on_a_button(const DisplayList& page, const TextBlock& text)
{
    return std::ranges::any_of(page.regions, [&](const Region& region) {
        return !is_whole_page(page, region) && covers(region.rect, middle_of(text.ink));
    });
}

Rect united(const Rect& a, const Rect& b)
{
    const Points x = std::min(a.x, b.x);
    const Points y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

/// Round the words under the title, if they stand together; else round the title.
Rect ring_of_texts(const DisplayList& page, const std::vector<std::size_t>& texts)
{
    std::optional<Rect> body;
    for (std::size_t i = 1; i < texts.size(); ++i) {
        const Rect& ink = page.texts[texts[i]].ink;
        body = body ? united(*body, ink) : ink;
    }
    const auto meets = [&](const Region& region) {
        return !is_whole_page(page, region) && region.rect.overlaps(*body);
    };
    const bool together = body && std::ranges::none_of(page.regions, meets);
    constexpr Points air = to_points(1.5_mm);
    return (together ? *body : page.texts[texts.front()].ink).inset(-air);
}

std::optional<ReadingStop> words_of(const DisplayList& page)
{
    ReadingStop stop{text_stop, {}, {}, {}};
    for (std::size_t i = 0; i < page.texts.size(); ++i) {
        if (!is_furniture(page.texts[i]) && !lies_on_a_button(page, page.texts[i])) {
            stop.texts.push_back(i);
        }
    }
    if (stop.texts.empty()) {
        return std::nullopt;
    }
    stop.rect = ring_of_texts(page, stop.texts);
    return stop;
}

} // namespace

std::vector<ReadingStop> reading_stops(const DisplayList& page)
{
    std::vector<ReadingStop> stops;
    if (auto words = words_of(page)) {
        stops.push_back(std::move(*words));
    }
    for (const Region& region : page.regions) {
        const bool known = std::ranges::find(stops, region.action, &ReadingStop::action) !=
                           stops.end();
        if (region.action != "wake" && !known && owner_of(page, region) == nullptr) {
            stops.push_back(stop_of(page, region));
        }
    }
    return stops;
}

ReadingStop stop_of_region(const DisplayList& page, const std::string& action)
{
    const auto found = std::ranges::find(page.regions, action, &Region::action);
    if (found == page.regions.end()) {
        return {};
    }
    const Region* owner = action.rfind("say:", 0) == 0 ? owner_of(page, *found) : nullptr;
    return stop_of(page, owner == nullptr ? *found : *owner);
}

} // namespace layout::screens
