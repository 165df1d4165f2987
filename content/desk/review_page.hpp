#pragma once

#include "content/desk/desk.hpp"
#include "content/desk/review_list.hpp"

#include <memory>
#include <string>
#include <vector>

namespace desk {

/// A small rendering of the screen or sheet a text stands on.
struct ReviewPicture {
    std::string png; ///< Bytes; empty: none of its own.
    std::size_t same_as =
        0;         ///< Without its own: number (from 1) of the item that has it; 0 = none.
    int width = 0; ///< Pixels.
    int height = 0;
};

/// A picture for the first text of each screen and sheet, by item: texts of topics on the kiosk,
/// tiles, texts of posters. Nothing is held back: unapproved texts stand under the sash.
/// @throws fonts::FontError
std::vector<ReviewPicture> draw_review_pictures(const Desk& desk,
                                                const std::shared_ptr<const content::Guide>& guide,
                                                const ReviewList& list,
                                                const std::string& language);

/// One HTML file without script and without anything beside it, in Indonesian: for a reviewer
/// without the program, on a screen or on A4 paper with boxes to tick.
/// @param pictures by item. @param today printed on the page.
std::string review_page(const ReviewJudge& judge, const ReviewList& list,
                        const std::vector<ReviewPicture>& pictures, content::Date today);

} // namespace desk
