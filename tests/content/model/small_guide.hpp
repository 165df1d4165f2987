#pragma once

#include "content/model/guide.hpp"

#include <string>
#include <vector>

namespace model_tests {

/// A guide in memory: one topic, one poster, German as the language that is translated into, two
/// reviewers and a confirmed help line. Its parts are open, so that a test plants one mistake.
struct SmallGuide {
    SmallGuide();

    content::Unit& add_unit(const std::string& id, const std::string& text);
    /// A German entry that is current, and its `made` line.
    content::Message& translate(const std::string& unit, const std::string& german);
    /// `ok` lines for the source and the German text as they stand now.
    void approve(const std::string& unit);
    void say(const std::string& ledger, const content::LedgerLine& line);
    void confirm(const std::string& id, const std::string& day);

    content::Message& german(const std::string& unit);
    content::Unit& unit(const std::string& id);

    content::Guide guide;
};

/// The day all tests of the folder live on.
content::Date today();

std::vector<std::string> codes(const std::vector<content::Finding>& findings);

} // namespace model_tests
