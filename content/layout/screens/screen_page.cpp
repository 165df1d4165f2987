#include "content/layout/screens/screen_page.hpp"

#include <algorithm>

namespace layout::screens {

void PageTexts::add(bool approved, bool fallback, bool being_updated, const std::string& language)
{
    approved_ = approved_ && approved;
    being_updated_ = being_updated_ || being_updated;
    if (fallback) {
        others_.insert(language);
    }
}

void PageTexts::add(const ShownText& text)
{
    if (!text.empty()) {
        add(text.approved, text.fallback, text.being_updated, text.language);
    }
}

void PageTexts::add(const content::DocumentBlock& block)
{
    add(block.approved, block.fallback, block.being_updated, block.language);
}

ScreenPage::ScreenPage(const ScreenContext& context, const PageTexts& texts, const PageHead& head)
    : context_(context), head_(head), composer_(context_)
{
    const Palette& palette = composer_.palette();
    const Surface& ground = head.bar_is_short ? palette.bar : palette.page;
    composer_.box(Role::Ground, {Points(0), Points(0), composer_.width(), composer_.height()},
                  ground.ground);
    sash_ = !texts.approved() || context.chrome.sash_everywhere;
    const BarKind kind = head.bar_is_short ? BarKind::Short
                         : head.is_home    ? BarKind::Home
                                           : BarKind::Usual;
    bar_ = context.bars == nullptr ? std::make_shared<const ScreenBar>(context, kind)
                                   : context.bars->bar(context, kind);
    const Points margin = composer_.mm(12);
    content_ = {margin, Points(0), composer_.width() - margin * 2, Points(0)};
    Points top = head.has_header ? lay_out_header(texts) : lay_out_bare_top(texts);
    if (sash_) {
        top = lay_out_sash(top);
    }
    content_.y = top;
    content_.height = bar_->band().y - composer_.metrics().gap(4) - top;
}

Page ScreenPage::finish(std::string anchor) &&
{
    composer_.add(bar_->drawn());
    const bool all_approved = composer_.all_approved() && bar_->all_approved();
    const bool lacks_sash = !all_approved && !sash_;
    return {std::move(composer_).finish(), std::move(anchor), lacks_sash};
}

} // namespace layout::screens
