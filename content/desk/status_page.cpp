#include "content/desk/html.hpp"
#include "content/desk/page_text.hpp"
#include "content/desk/status.hpp"
#include "content/desk/status_words.hpp"

#include <algorithm>

namespace desk {

namespace {

std::string element(std::string_view tag, std::string_view inner, std::string_view look = {})
{
    std::string html = "<" + std::string(tag);
    html += look.empty() ? "" : " class=\"" + std::string(look) + "\"";
    return html + ">" + std::string(inner) + "</" + std::string(tag) + ">";
}

std::string cell(std::string_view text, std::string_view look = {})
{
    return element("td", html_escaped(text), look);
}

std::string joined(const std::vector<std::string>& parts)
{
    std::string text;
    for (const std::string& part : parts) {
        text += (text.empty() ? "" : ", ") + part;
    }
    return text;
}

/// A table row of headings.
std::string headings(std::initializer_list<std::string_view> words)
{
    std::string row;
    for (const auto word : words) {
        row += element("th", html_escaped(word));
    }
    return element("thead", element("tr", row)) + "\n";
}

bool has_begun(const Status& status, std::size_t language)
{
    return std::ranges::any_of(
        status.rows, [&](const StatusRow& row) { return row.cells[language].translated > 0; });
}

/// Writes the page from top to bottom.
class StatusPage {
  public:
    StatusPage(const Status& status, content::MessageLanguage language)
        : status_(status), language_(language), words_(status_page_words(language))
    {}

    std::string write() const
    {
        const std::string title = status_.guide + ", " + content::iso_date(status_.today);
        std::string html = "<!DOCTYPE html>\n<html lang=\"" + std::string(words_.tag) +
                           "\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                           "content=\"width=device-width, initial-scale=1\">\n"
                           "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src "
                           "'none'; style-src 'unsafe-inline'\">\n";
        html += element("title", html_escaped(title)) + "\n";
        html += element("style", "\n" + std::string(status_css)) + "\n</head>\n<body>\n";
        html += element("header", element("h1", words_.title) + element("p", html_escaped(title))) +
                "\n";
        return html + counts() + matrix() + waits() + reasons() + questions() + values() +
               "</body>\n</html>\n";
    }

  private:
    std::string count_link(std::string_view place, std::size_t count, std::string_view what) const
    {
        return "<a href=\"#" + std::string(place) + "\"><b>" + std::to_string(count) + "</b>" +
               std::string(what) + "</a>\n";
    }

    std::string counts() const
    {
        std::size_t open = 0;
        for (const StatusRow& row : status_.rows) {
            open += static_cast<std::size_t>(std::ranges::count_if(row.cells, &StatusCell::open));
        }
        return element("nav",
                       "\n" + count_link("matrix", open, words_.gates_open) +
                           count_link("questions", status_.questions.size(), words_.questions) +
                           count_link("values", status_.values.size(), words_.values)) +
               "\n";
    }

    std::string heading(std::string_view id, std::string_view text) const
    {
        return "<h2 id=\"" + std::string(id) + "\">" + std::string(text) + "</h2>\n";
    }

    static std::string share(std::string_view look, int part, int all)
    {
        if (part <= 0) {
            return {};
        }
        return "<i class=\"" + std::string(look) +
               "\" style=\"width:" + std::to_string(part * 100 / std::max(all, 1)) + "%\"></i>";
    }

    std::string matrix_cell(const StatusRow& row, const StatusCell& text, bool first_poster) const
    {
        std::string look = text.translated == 0 ? "none"
                           : text.open          ? "open"
                           : text.unfit > 0     ? "unfit"
                                                : "";
        look += first_poster ? " first-poster" : "";
        const int waiting = text.translated - text.stale - text.approved;
        std::string inner = element("span", gate_mark(row, text), "mark");
        inner += std::to_string(text.approved) + "/" + std::to_string(row.texts);
        inner += element("div",
                         share("approved", text.approved, row.texts) +
                             share("waiting", waiting, row.texts) +
                             share("stale", text.stale, row.texts),
                         "bar");
        return element("td", inner, look);
    }

    /// The first row of a poster: a line is drawn before it.
    bool is_first_poster(std::size_t row) const
    {
        return row > 0 && status_.rows[row].poster && !status_.rows[row - 1].poster;
    }

    std::string matrix() const
    {
        std::string head = element("th", words_.language);
        for (std::size_t row = 0; row < status_.rows.size(); ++row) {
            const std::string& id = status_.rows[row].id;
            head += element("th", element("span", id.empty() ? words_.rest : id),
                            is_first_poster(row) ? "turned first-poster" : "turned");
        }
        std::string body;
        std::vector<std::string> not_begun;
        for (std::size_t i = 0; i < status_.languages.size(); ++i) {
            const StatusLanguage& language = status_.languages[i];
            if (!has_begun(status_, i)) {
                not_begun.push_back(language.name + " (" + language.tag + ")");
                continue;
            }
            std::string row = element("th", html_escaped(language.name) + " " +
                                                element("span", language.tag, "id"));
            for (std::size_t r = 0; r < status_.rows.size(); ++r) {
                row += matrix_cell(status_.rows[r], status_.rows[r].cells[i], is_first_poster(r));
            }
            body += element("tr", row) + "\n";
        }
        const std::string table =
            element("thead", element("tr", head)) + "\n" + element("tbody", body);
        std::string html = heading("matrix", words_.matrix) + legend();
        html += element("div", element("table", table, "matrix"), "wide") + "\n";
        if (!not_begun.empty()) {
            html +=
                element("p",
                        std::string(words_.not_begun) + " " + html_escaped(joined(not_begun)) + ".",
                        "small") +
                "\n";
        }
        return html;
    }

    std::string legend() const
    {
        std::string html = element("span", words_.numbers) + " ";
        const std::pair<std::string_view, std::string_view> keys[]{
            {"key approved", words_.approved},
            {"key waiting", words_.waiting},
            {"key stale", words_.stale}};
        for (const auto& [look, word] : keys) {
            html += element("span", "", look) + std::string(word);
        }
        return element("p", html, "legend") + "\n";
    }

    std::string waits() const
    {
        std::string body;
        for (const StatusLanguage& language : status_.languages) {
            if (language.waits.roles.empty() && language.waits.source == 0) {
                continue;
            }
            for (const auto& [role, count] : language.waits.roles) {
                const auto& people = language.people.at(role);
                const bool open_to_all = role == "translator";
                const std::string who = !people.empty() || open_to_all
                                            ? cell(people.empty() ? words_.anybody : joined(people))
                                            : cell(words_.nobody, "nobody");
                body += element("tr", cell(language.name + " (" + language.tag + ")") + cell(role) +
                                          cell(std::to_string(count), "number") + who) +
                        "\n";
            }
        }
        return section("waits", words_.waits,
                       headings({words_.language, words_.role, words_.texts, words_.people}), body,
                       words_.nothing_waits);
    }

    /// A heading with a table, or with one sentence if it has no rows.
    std::string section(std::string_view id, std::string_view title, const std::string& head,
                        const std::string& rows, std::string_view empty) const
    {
        const std::string table =
            element("div", element("table", head + element("tbody", rows), "full"), "wide");
        return heading(id, title) + (rows.empty() ? element("p", empty) : table) + "\n";
    }

    std::string reason_rows(const StatusLanguage& language) const
    {
        std::string rows;
        for (const auto& [finding, role, shuts] : language.waits.reasons) {
            std::string place = finding.place.file;
            place += finding.place.line > 0 ? ":" + std::to_string(finding.place.line) : "";
            rows +=
                element("tr",
                        cell(finding.code, "id") +
                            element("td", html_escaped(content::message(finding, language_)) + " " +
                                              element("span", html_escaped(place), "id")) +
                            cell(role) + cell(joined(shuts), "small")) +
                "\n";
        }
        return rows;
    }

    /// What is not about one text, by language; folded, for it is long.
    std::string reasons() const
    {
        std::string html;
        for (std::size_t i = 0; i < status_.languages.size(); ++i) {
            const StatusLanguage& language = status_.languages[i];
            if (language.waits.reasons.empty() || !has_begun(status_, i)) {
                continue;
            }
            const std::string table =
                element("table",
                        headings({words_.code, words_.what, words_.role, words_.shuts}) +
                            element("tbody", reason_rows(language)),
                        "full");
            html += element("details",
                            element("summary", element("b", html_escaped(language.name)) +
                                                   std::to_string(language.waits.reasons.size())) +
                                element("div", table, "wide")) +
                    "\n";
        }
        return html.empty() ? "" : heading("reasons", words_.reasons) + html;
    }

    std::string questions() const
    {
        std::string rows;
        for (const StatusQuestion& question : status_.questions) {
            const std::string place =
                question.place.file + ":" + std::to_string(question.place.line);
            rows += element("tr",
                            cell(question.language) +
                                element("td",
                                        html_escaped(question.unit) + "<br>" + html_escaped(place),
                                        "id") +
                                cell(question.source) + cell(question.question, "question")) +
                    "\n";
        }
        return section("questions", words_.questions,
                       headings({words_.language, words_.text, words_.source, words_.question}),
                       rows, words_.no_questions);
    }

    std::string values() const
    {
        std::string rows;
        for (const auto& [value, changed, shown_in] : status_.values) {
            const auto state = static_cast<std::size_t>(value.state);
            rows += element("tr", cell(value.id, "id") + cell(value.words) +
                                      cell(changed ? words_.changed : words_.states.at(state)) +
                                      cell(value.due ? content::iso_date(*value.due) : "", "date") +
                                      cell(joined(shown_in), "small")) +
                    "\n";
        }
        return section("values", words_.values,
                       headings({"id", words_.value, words_.state, words_.due, words_.shown_in}),
                       rows, words_.all_good);
    }

    const Status& status_;
    content::MessageLanguage language_;
    const StatusPageWords& words_;
};

} // namespace

std::string status_page(const Status& status, content::MessageLanguage language)
{
    return StatusPage(status, language).write();
}

} // namespace desk
