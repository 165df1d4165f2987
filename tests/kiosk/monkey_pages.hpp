#pragma once

#include "kiosk/kiosk.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <unordered_map>

namespace support {

/// Spoils a page, so that a test can see that it is noticed.
using Spoil = std::function<void(kiosk::PreparedPage&)>;

/// Pages of the tests' guide. Each is laid out and judged once while it is remembered: laying out
/// is what a long run would spend its time on.
class MonkeyPages {
  public:
    struct Page {
        /// Without drawings and glyphs: a kiosk looks at regions, texts and boxes only.
        kiosk::PreparedPage page;
        std::size_t items = 0;
        std::string wrong; ///< What is wrong with it, whoever sees it; empty: nothing.
    };

    explicit MonkeyPages(Spoil spoil = {}) : spoil_(std::move(spoil)) {}

    /// Stays where it is until the next call.
    const Page& get(const kiosk::PageRequest& asked);
    /// A maker of pages for `kiosk::settle`.
    std::function<kiosk::PreparedPage(const kiosk::PageRequest&)> maker();
    /// Forgets all of them, and what laying out has remembered.
    void clear();
    std::size_t laid_out() const { return laid_out_; }

  private:
    /// Pages are kept while they are asked for: of two shelves, the older one is cleared.
    static constexpr std::size_t most_pages = 6'000;
    struct Hash {
        std::size_t operator()(const kiosk::PageRequest& request) const;
    };
    using Shelf = std::unordered_map<kiosk::PageRequest, Page, Hash>;

    static kiosk::PageRequest laid_out_for(const kiosk::PageRequest& asked);
    Page lay_out(const kiosk::PageRequest& request);
    const Page& keep(const kiosk::PageRequest& request, Page page);

    Spoil spoil_;
    std::unique_ptr<layout::TextScratch> scratch_ = std::make_unique<layout::TextScratch>();
    Shelf young_;
    Shelf old_;
    std::size_t laid_out_ = 0;
};

} // namespace support
