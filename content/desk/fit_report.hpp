#pragma once

#include "content/model/guide.hpp"

#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace desk {

/// Gathers what layouts of many sheets and screens say about the same texts: one finding a text
/// and cause, which names where it shows.
class FitReport {
  public:
    explicit FitReport(const content::Guide& guide) : guide_(guide) {}

    /// What follows was laid out in this language.
    void begin(const std::string& language) { language_ = language; }

    /// A finding of a poster on a format. P20-P22 are K043 here; K040 of a kiosk's text is K044.
    void add_sheet(content::Finding finding, const std::string& format);
    /// A finding of a screen; texts of other languages that stand in are left out.
    void add_screen(content::Finding finding, const std::string& where);

    std::vector<content::Finding> take();

  private:
    void add(content::Finding finding, const std::string& where);
    bool finding_follows(const content::Finding& finding) const;

    using Cause = std::tuple<std::string, std::string, std::string, std::string, std::string>;
    struct Entry {
        content::Finding finding;
        std::vector<std::string> where;
    };

    const content::Guide& guide_;
    std::string language_;
    std::map<Cause, Entry> entries_;
};

} // namespace desk
