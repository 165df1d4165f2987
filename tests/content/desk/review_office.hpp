#pragma once

#include "content/model/review.hpp"
#include "tests/content/desk/office.hpp"

#include <cstdlib>
#include <set>
#include <streambuf>

namespace desk_tests {

/// Sets LC_ALL while it lives.
class Locale {
  public:
    explicit Locale(const char* name)
    {
        const char* was = std::getenv("LC_ALL");
        had_ = was != nullptr;
        was_ = had_ ? was : "";
        ::setenv("LC_ALL", name, 1);
    }
    ~Locale() { had_ ? ::setenv("LC_ALL", was_.c_str(), 1) : ::unsetenv("LC_ALL"); }
    Locale(const Locale&) = delete;
    Locale& operator=(const Locale&) = delete;

  private:
    bool had_ = false;
    std::string was_;
};

/// An office with English texts by anton, and reviewers who type. Without fonts, so that a test of
/// words does not lay out every screen.
class ReviewOffice : public Office {
  public:
    ReviewOffice()
    {
        REQUIRE(desk::update(at_desk(), "en", "anton") == Exit::Done);
        options.fonts = file("no-fonts.toml");
    }

    desk::ReviewRequest request(const std::string& language = "en",
                                const std::string& role = "language",
                                const std::string& name = "rina") const
    {
        desk::ReviewRequest request;
        request.language = language;
        request.role = role;
        request.name = name;
        request.terminal = true;
        return request;
    }

    /// Runs a session in which this is typed. @return what it said.
    std::string review(const std::string& typed, const desk::ReviewRequest& request)
    {
        in.clear();
        in.str(typed);
        out.str("");
        REQUIRE(desk::review(at_desk(), request) == Exit::Done);
        return out.str();
    }
    std::string review(const std::string& typed) { return review(typed, request()); }

    /// The page as a file has it.
    std::string page(desk::ReviewRequest request)
    {
        request.terminal = false;
        request.html = file("page.html");
        REQUIRE(desk::review(at_desk(), request) == Exit::Done);
        return content::read_file(request.html);
    }

    /// Changes an English message behind the program's back.
    void edit_message(const std::string& unit,
                      const std::function<void(content::Message&)>& change) const
    {
        auto catalog = load()->catalogs.at("en");
        const auto found = std::ranges::find(catalog.messages, unit, &content::Message::context);
        REQUIRE(found != catalog.messages.end());
        change(*found);
        content::write_file(guide / "translations/en.po", content::write_catalog(catalog));
    }
    void translate(const std::string& unit, const std::string& text) const
    {
        edit_message(unit, [&](content::Message& message) { message.translation = text; });
    }

    /// All other English texts are empty, so that only these can be reviewed.
    void keep_only(const std::set<std::string>& units) const
    {
        auto catalog = load()->catalogs.at("en");
        for (auto& message : catalog.messages) {
            message.translation = units.contains(message.context) ? message.translation : "";
        }
        content::write_file(guide / "translations/en.po", content::write_catalog(catalog));
    }

    /// Lines of a unit in the ledger, all but `made`.
    std::vector<content::LedgerLine> said(const std::string& unit,
                                          const std::string& language = "en") const
    {
        std::vector<content::LedgerLine> lines;
        const auto loaded = load();
        const auto ledger = loaded->ledgers.find(language);
        if (ledger != loaded->ledgers.end()) {
            std::ranges::copy_if(ledger->second.lines, std::back_inserter(lines),
                                 [&](const content::LedgerLine& line) {
                                     return line.unit == unit && line.verdict != "made";
                                 });
        }
        return lines;
    }

    /// How the text of a unit stands now.
    content::Approval approval(const std::string& unit, const std::string& language = "en") const
    {
        const auto loaded = load();
        return content::approval_of(*loaded, *loaded->find_unit(unit), language);
    }

    /// The language role has said ok and it counts.
    bool language_ok(const std::string& unit) const
    {
        const auto missing = approval(unit).missing_roles;
        return std::ranges::find(missing, "language") == missing.end();
    }
};

inline std::ptrdiff_t count_of(const std::string& text, std::string_view part)
{
    std::ptrdiff_t count = 0;
    for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) {
        ++count;
    }
    return count;
}

inline bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

/// Ids in the order in which a session showed them: "[3/41] passport.fee  80bdcb04".
inline std::vector<std::string> shown_ids(const std::string& said)
{
    std::vector<std::string> ids;
    std::istringstream lines(said);
    for (std::string line; std::getline(lines, line);) {
        const auto close = line.find("] ");
        if (line.starts_with('[') && close != std::string::npos) {
            ids.push_back(line.substr(close + 2, line.find("  ", close) - close - 2));
        }
    }
    return ids;
}

} // namespace desk_tests
