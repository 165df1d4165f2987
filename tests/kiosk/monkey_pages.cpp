#include "tests/kiosk/monkey_pages.hpp"

#include "tests/kiosk/visitor.hpp"

#include <algorithm>
#include <utility>

namespace support {

namespace {

/// Text, a drawing or a code: more than grounds and frames.
bool has_ink(const layout::DisplayList& list)
{
    return std::ranges::any_of(list.items, [](const layout::Item& item) {
        return !std::holds_alternative<layout::BoxItem>(item.what);
    });
}

std::string fault_of(const layout::DisplayList& list)
{
    if (list.regions.empty()) {
        return "the page has nothing to touch";
    }
    if (!has_ink(list)) {
        return "the page is blank";
    }
    for (const content::Finding& finding : list.findings) {
        if (finding.severity == content::Severity::Error) {
            return content::format_finding(finding, content::MessageLanguage::English);
        }
    }
    return {};
}

} // namespace

std::size_t MonkeyPages::Hash::operator()(const kiosk::PageRequest& request) const
{
    return std::hash<std::string>()(to_string(request.screen) + request.visit.language +
                                    request.visit.look_up.typed + "|" + request.look.focus + "|" +
                                    request.look.pressed) +
           31 * static_cast<std::size_t>(request.look.text) +
           961 * static_cast<std::size_t>(request.look.contrast) +
           29'791 * static_cast<std::size_t>(request.visit.idle_seconds);
}

MonkeyPages::Page MonkeyPages::lay_out(const kiosk::PageRequest& request)
{
    const RealGuide& real = RealGuide::get();
    ++laid_out_;
    Page page{kiosk::prepare_page(real.screens, request, *real.fonts, *scratch_), 0, {}};
    if (spoil_) {
        spoil_(page.page);
    }
    layout::DisplayList& list = page.page.list;
    page.wrong = fault_of(list);
    page.items = list.items.size();
    std::erase_if(list.items, [](const layout::Item& item) {
        return !std::holds_alternative<layout::BoxItem>(item.what);
    });
    list.items.shrink_to_fit();
    list.findings = {};
    return page;
}

/// The pressed look changes colours only; of one button in eight it is laid out.
kiosk::PageRequest MonkeyPages::laid_out_for(const kiosk::PageRequest& asked)
{
    constexpr std::size_t share = 8;
    kiosk::PageRequest request = asked;
    if (!request.look.pressed.empty() && Hash()(request) % share != 0) {
        request.look.pressed.clear();
    }
    return request;
}

const MonkeyPages::Page& MonkeyPages::get(const kiosk::PageRequest& asked)
{
    const kiosk::PageRequest request = laid_out_for(asked);
    const auto young = young_.find(request);
    if (young != young_.end()) {
        return young->second;
    }
    auto old = old_.extract(request);
    return keep(request, old.empty() ? lay_out(request) : std::move(old.mapped()));
}

const MonkeyPages::Page& MonkeyPages::keep(const kiosk::PageRequest& request, Page page)
{
    if (young_.size() >= most_pages) {
        old_ = std::exchange(young_, {});
    }
    return young_.emplace(request, std::move(page)).first->second;
}

std::function<kiosk::PreparedPage(const kiosk::PageRequest&)> MonkeyPages::maker()
{
    return [this](const kiosk::PageRequest& request) {
        kiosk::PreparedPage page = get(request).page;
        page.request = request;
        return page;
    };
}

void MonkeyPages::clear()
{
    young_ = {};
    old_ = {};
    scratch_ = std::make_unique<layout::TextScratch>();
}

} // namespace support
