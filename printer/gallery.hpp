#pragma once

#include "content/model/guide.hpp"
#include "content/model/paper_words.hpp"
#include "printer/job.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace printer {

/// A job as the gallery shows it.
struct GalleryEntry {
    enum class State {
        PressReady, ///< With or without warnings.
        Unjudged,   ///< A proof, or a picture for a phone: nothing for a press.
        Refused,
        NotMade, ///< Not begun, in work elsewhere, or the machine was at fault.
    };

    Job job;
    std::string stem;
    State state = State::NotMade;
    std::vector<std::string> files = {}; ///< Names of what was made, none if it was not.
    std::vector<std::pair<std::string, std::string>> warnings = {}; ///< "P22" and its sentence.
    std::string messages = {}; ///< Why it was not made, in Indonesian.
};

/// One HTML page that a browser shows from the disk, without network or other files but the sheets:
/// pictures of all sheets grouped by poster, each with what preflight says and links to its files.
/// Choices by poster, format, language and state need the browser's scripts; they stand in the
/// address too (index.html#language=mkn). In the words of the papers: the same bytes for everyone.
std::string gallery_html(const std::vector<GalleryEntry>& entries, const content::Guide& guide,
                         const content::PaperWords& words);

/// Whether an HTML page is one that `gallery_html` made.
bool is_gallery(std::string_view html);

} // namespace printer
