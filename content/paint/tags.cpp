#include "content/paint/tags.hpp"

#include <cairo.h>

#include <limits>
#include <optional>
#include <utility>
#include <variant>

namespace paint {

namespace {

using layout::DisplayList;
using layout::Item;
using layout::Role;

/// An element without children, and whether it is a part of a step.
struct Leaf {
    TagElement element;
    bool step = false;
    std::string unit = {};
};

/// Marks stand beside the words they mean, and the lamp beside its name.
bool is_decoration(const layout::PictureItem& picture)
{
    return picture.name.starts_with("mark-") || picture.name.starts_with("lamp");
}

std::optional<Leaf> text_leaf(const DisplayList& list, std::size_t at)
{
    const layout::TextBlock& text = list.texts.at(*list.items[at].text);
    const bool step = text.role == Role::Step || text.role == Role::StepDetail;
    if (step && text.unit.empty()) { // The number in a disc: the list counts by itself.
        return std::nullopt;
    }
    const char* const tag = text.role == Role::Heading ? "H1" : "P";
    return Leaf{{tag, at, at + 1, text.language}, step, text.unit};
}

std::optional<Leaf> leaf_of(const DisplayList& list, std::size_t at)
{
    const Item& item = list.items[at];
    if (item.text && *item.text < list.texts.size()) {
        return text_leaf(list, at);
    }
    const auto* const picture = std::get_if<layout::PictureItem>(&item.what);
    if (picture != nullptr && !is_decoration(*picture)) {
        return Leaf{{"Figure", at, at + 1, {}, picture->name}};
    }
    if (const auto* const qr = std::get_if<layout::QrItem>(&item.what)) {
        return Leaf{{"Figure", at, at + 1, {}, {}, qr->payload}};
    }
    return std::nullopt;
}

/// Lines and parts of one text, one after the other, are one element.
bool continues(const Leaf& leaf, const Leaf& next)
{
    return leaf.element.last == next.element.first && leaf.element.tag == next.element.tag &&
           leaf.element.tag != "Figure" && leaf.unit == next.unit && !leaf.unit.empty() &&
           leaf.element.language == next.element.language;
}

std::vector<Leaf> leaves_of(const DisplayList& list)
{
    std::vector<Leaf> leaves;
    for (std::size_t at = 0; at < list.items.size(); ++at) {
        auto leaf = leaf_of(list, at);
        if (!leaf) {
            continue;
        }
        if (!leaves.empty() && continues(leaves.back(), *leaf)) {
            leaves.back().element.last = leaf->element.last;
        } else {
            leaves.push_back(std::move(*leaf));
        }
    }
    return leaves;
}

/// Where the step that begins at a leaf ends; the leaf itself if none begins there. A drawing
/// belongs to the step right after it.
std::size_t end_of_step(const std::vector<Leaf>& leaves, std::size_t begin)
{
    std::size_t at = begin;
    if (leaves[at].element.tag == "Figure" && at + 1 < leaves.size()) {
        ++at;
    }
    if (!leaves[at].step) {
        return begin;
    }
    const std::string& unit = leaves[at].unit;
    while (at < leaves.size() && leaves[at].step && leaves[at].unit == unit) {
        ++at;
    }
    return at;
}

} // namespace

std::vector<TagElement> plan_tags(const DisplayList& list)
{
    const std::vector<Leaf> leaves = leaves_of(list);
    std::vector<TagElement> plan;
    bool in_list = false;
    std::size_t opened = 0; // Where the list stands in the plan.
    for (std::size_t at = 0; at < leaves.size();) {
        const std::size_t end = end_of_step(leaves, at);
        if (end == at) {
            in_list = false;
            plan.push_back(leaves[at++].element);
            continue;
        }
        const std::size_t first = leaves[at].element.first;
        const std::size_t last = leaves[end - 1].element.last;
        if (!in_list) {
            in_list = true;
            opened = plan.size();
            plan.push_back({"L", first, last});
        }
        plan[opened].last = last;
        plan.push_back({"LI", first, last});
        for (; at < end; ++at) {
            plan.push_back(leaves[at].element);
        }
    }
    return plan;
}

void Tagger::close_until(std::size_t item)
{
    while (!open_.empty() && plan_[open_.back()].last <= item) {
        cairo_tag_end(context_, plan_[open_.back()].tag.c_str());
        open_.pop_back();
    }
}

void Tagger::before(std::size_t item)
{
    close_until(item);
    for (; next_ < plan_.size() && plan_[next_].first == item; ++next_) {
        cairo_tag_begin(context_, plan_[next_].tag.c_str(), nullptr);
        open_.push_back(next_);
    }
}

void Tagger::finish()
{
    close_until(std::numeric_limits<std::size_t>::max());
}

} // namespace paint
