#include "content/desk/preview_page.hpp"
#include "content/desk/review_page.hpp"
#include "content/paint/pixmap.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace desk {

namespace {

using content::Unit;

/// Longer side; on paper 60 mm, so about 170 pixels an inch.
constexpr double picture_pixels = 400;

/// What to ask the preview for; an empty id: no picture.
PreviewRequest request_for(const content::Guide& guide, const Unit& unit,
                           const std::string& language)
{
    PreviewRequest request;
    request.language = language;
    const auto* topic = guide.find_topic(unit.owner);
    const auto* poster = guide.find_poster(unit.owner);
    const bool on_kiosk = unit.variant == content::Variant::Kiosk;
    if (topic != nullptr && on_kiosk) {
        request.id = unit.id == topic->id + ".tile" ? "home" : unit.id;
    } else if (poster != nullptr || topic != nullptr) {
        request.id = unit.id;
    }
    for (const auto& id : poster == nullptr ? std::vector<std::string>{} : poster->formats) {
        const auto format = guide.formats.find(id);
        const bool fits = format != guide.formats.end() && format->second.variant == unit.variant;
        request.format = request.format.empty() && fits ? id : request.format;
    }
    return request;
}

/// Draws pages and remembers on which each text stands.
class PictureBook {
  public:
    PictureBook(const Desk& desk, const std::shared_ptr<const content::Guide>& guide,
                std::string language)
        : tools_{guide, desk.options.today, fonts::FontCatalogue::load(desk.options.fonts), {}},
          painter_(paint::PictogramSet(guide->folder / "pictograms")),
          language_(std::move(language))
    {}

    /// @param number of the item, from 1.
    ReviewPicture picture_of(const Unit& unit, std::size_t number)
    {
        if (const auto shown = shown_at_.find(unit.id); shown != shown_at_.end()) {
            return {{}, shown->second, 0, 0};
        }
        const auto request = request_for(*tools_.guide, unit, language_);
        if (request.id.empty() || !asked_.insert(request.id).second) {
            return {};
        }
        try {
            auto page = is_for_kiosk(*tools_.guide, request.id)
                            ? preview_kiosk(tools_, request)(language_)
                            : preview_poster(tools_, request)(language_);
            return draw(page, unit, number);
        } catch (const content::UsageError&) { // no screen shows it by itself
            return {};
        }
    }

  private:
    ReviewPicture draw(PreviewPage& page, const Unit& unit, std::size_t number)
    {
        const auto& texts = page.list.texts;
        if (std::ranges::find(texts, unit.id, &layout::TextBlock::unit) == texts.end()) {
            return {};
        }
        for (const auto& text : texts) {
            shown_at_.emplace(text.unit, number);
        }
        mark_page(page, "");
        const auto& size = page.list.size;
        const auto pixmap = paint::rasterise(
            page.list, picture_pixels / std::max(size.width, size.height).value(), painter_);
        const auto png = paint::encode_png(pixmap);
        return {{reinterpret_cast<const char*>(png.data()), png.size()},
                0,
                pixmap.width,
                pixmap.height};
    }

    PreviewTools tools_;
    paint::Painter painter_;
    std::string language_;
    std::map<std::string, std::size_t> shown_at_; ///< Unit to the number of the item.
    std::set<std::string> asked_;                 ///< Ids that were asked for.
};

} // namespace

std::vector<ReviewPicture> draw_review_pictures(const Desk& desk,
                                                const std::shared_ptr<const content::Guide>& guide,
                                                const ReviewList& list, const std::string& language)
{
    PictureBook book(desk, guide, language);
    std::vector<ReviewPicture> pictures;
    for (const auto& item : list.items) {
        pictures.push_back(book.picture_of(*item.unit, pictures.size() + 1));
    }
    return pictures;
}

} // namespace desk
