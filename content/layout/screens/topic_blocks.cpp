#include "content/layout/screens/topic_blocks.hpp"

#include <algorithm>

namespace layout::screens {

namespace {

/// Blocks that are pages: the opening as `opening_of` has it, or title and summary apart.
enum class Opening { Together, Apart };

std::vector<content::DocumentBlock> pages_of(const content::Document& document, Opening opening)
{
    std::vector<content::DocumentBlock> pages;
    if (opening == Opening::Together) {
        pages = opening_of(document);
    }
    for (const content::DocumentBlock& block : document.blocks) {
        const bool opens =
            block.kind == content::BlockKind::Title || block.kind == content::BlockKind::Summary;
        if (is_step(block) || (opens && opening == Opening::Apart)) {
            pages.push_back(block);
        }
    }
    return pages;
}

} // namespace

std::vector<content::DocumentBlock> opening_of(const content::Document& document)
{
    std::vector<content::DocumentBlock> opening;
    for (const content::DocumentBlock& block : document.blocks) {
        const bool is_summary = block.kind == content::BlockKind::Summary;
        if (block.kind != content::BlockKind::Title && !is_summary) {
            continue;
        }
        if (is_summary && !opening.empty() && opening.back().language == block.language) {
            content::DocumentBlock& title = opening.back();
            title.lines.insert(title.lines.end(), block.lines.begin(), block.lines.end());
            title.approved = title.approved && block.approved;
            title.being_updated = title.being_updated || block.being_updated;
        } else {
            opening.push_back(block);
        }
        opening.back().pictogram = document.pictogram;
    }
    return opening;
}

bool is_step(const content::DocumentBlock& block)
{
    using Kind = content::BlockKind;
    return block.kind != Kind::Title && block.kind != Kind::Summary &&
           block.kind != Kind::Question && block.kind != Kind::Outcome;
}

std::vector<SidePair> pairs_of(const content::Document& visitor, const content::Document& officer)
{
    // Where one language has title and summary from two languages, both sides keep them apart.
    const bool together = opening_of(visitor).size() == opening_of(officer).size();
    const Opening opening = together ? Opening::Together : Opening::Apart;
    std::vector<SidePair> pairs;
    for (content::DocumentBlock& block : pages_of(visitor, opening)) {
        pairs.emplace_back().visitor = std::move(block);
    }
    for (content::DocumentBlock& block : pages_of(officer, opening)) {
        const auto same = std::ranges::find_if(
            pairs, [&](const SidePair& pair) { return pair.visitor.id == block.id; });
        if (same == pairs.end()) {
            pairs.emplace_back().officer = std::move(block);
        } else {
            same->officer = std::move(block);
        }
    }
    return pairs;
}

} // namespace layout::screens
