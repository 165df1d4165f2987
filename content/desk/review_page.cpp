#include "content/desk/review_page.hpp"

#include "content/desk/exchange.hpp"
#include "content/desk/html.hpp"
#include "content/desk/page_text.hpp"
#include "content/desk/review_words.hpp"
#include "content/model/markup.hpp"

#include <algorithm>
#include <array>

namespace desk {

namespace {

constexpr std::size_t short_hash = 8;

/// What a role is asked, and what it is called; the page is always Indonesian.
struct RoleWords {
    std::string_view role;
    std::string_view name;
    std::string_view translation;
    std::string_view source;
};

constexpr std::array<RoleWords, 4> roles{
    {{"language", "bahasa",
      "Apakah terjemahan ini wajar, mudah dipahami, dan artinya sama dengan teks Indonesia?",
      "Apakah bahasa Indonesia ini benar dan mudah dipahami?"},
     {"content", "isi", "Apakah isi terjemahan ini benar dan sama dengan teks Indonesia?",
      "Apakah isi teks ini benar?"},
     {"safety", "keamanan", "Apakah orang tetap aman kalau mengikuti terjemahan ini?",
      "Apakah orang tetap aman kalau mengikuti teks ini?"},
     {"editor", "penyunting", "Apakah terjemahan ini siap terbit?",
      "Apakah teks ini siap terbit?"}}};

const RoleWords& words_of_role(const std::string& role)
{
    const auto found = std::ranges::find(roles, role, &RoleWords::role);
    return found == roles.end() ? roles.front() : *found;
}

std::string element(std::string_view name, std::string_view kind, const std::string& inside)
{
    const std::string tag(name);
    return "<" + tag + (kind.empty() ? "" : " class=\"" + std::string(kind) + "\"") + ">" + inside +
           "</" + tag + ">";
}

/// Writes the page piece by piece.
class ReviewPage {
  public:
    ReviewPage(const ReviewJudge& judge, const ReviewList& list,
               const std::vector<ReviewPicture>& pictures)
        : judge_(judge), guide_(judge.guide()), list_(list), pictures_(pictures),
          words_(review_words(content::MessageLanguage::Indonesian)),
          role_(words_of_role(judge.reviewer().role)),
          target_(*guide_.find_language(judge.reviewer().language))
    {}

    std::string write(content::Date today) const
    {
        const std::string what =
            judge_.is_source() ? "Periksa teks Indonesia" : "Periksa terjemahan " + target_.name();
        return filled_page(review_html, {{"TITLE", html_escaped(what)},
                                         {"STYLE", std::string(review_css)},
                                         {"SUM", html_escaped(sum(today))},
                                         {"TASK", html_escaped(task())},
                                         {"HOW", how()},
                                         {"ITEMS", items()},
                                         {"STAFF", staff()}});
    }

  private:
    std::string sum(content::Date today) const
    {
        std::string text = "Panduan " + guide_.id + " | peran: " + std::string(role_.name) + " | " +
                           std::to_string(list_.items.size()) + " teks, " +
                           std::to_string(list_.critical) + " penting | " +
                           content::iso_date(today);
        return text + (judge_.reviewer().name.empty() ? "" : " | untuk " + judge_.reviewer().name);
    }

    std::string task() const
    {
        return std::string(judge_.is_source() ? role_.source : role_.translation);
    }

    std::string how() const
    {
        return "Beri tanda di satu kotak untuk setiap teks. Kalau tidak, tulis alasannya. Kata "
               "yang " +
               element("span", "value", "bergaris titik") +
               " diisi komputer dan diperiksa sendiri.";
    }

    std::string staff() const
    {
        return "Untuk petugas: jawaban dimasukkan dengan <code>pelita-content review " +
               html_escaped(target_.tag) + " --role " + std::string(role_.role) +
               " --by NAMA --terminal</code>. Delapan tanda di belakang id harus sama dengan yang "
               "ditunjukkan program; kalau lain, teksnya sudah berubah dan harus dibaca lagi.";
    }

    std::string items() const
    {
        if (list_.items.empty()) {
            return "<p>Tidak ada teks yang menunggu.</p>";
        }
        std::string all;
        std::string owner;
        for (std::size_t i = 0; i < list_.items.size(); ++i) {
            const bool first_normal = i == static_cast<std::size_t>(list_.critical);
            if (i == 0 || first_normal) {
                all += part_head(i);
                owner.clear();
            }
            const auto& unit = *list_.items[i].unit;
            if (unit.owner != owner) {
                owner = unit.owner;
                all += owner_head(owner);
            }
            all += item(i);
        }
        return all;
    }

    std::string part_head(std::size_t at) const
    {
        const auto all = static_cast<int>(list_.items.size());
        if (static_cast<int>(at) < list_.critical) {
            return "<h2>Teks penting (" + std::to_string(list_.critical) +
                   ")</h2><p class=\"lead\">Kalau salah, orang bisa celaka. Baca pelan-pelan.</p>";
        }
        return "<h2>" + std::string(list_.critical > 0 ? "Teks lain" : "Teks") + " (" +
               std::to_string(all - list_.critical) + ")</h2>";
    }

    std::string owner_head(const std::string& owner) const
    {
        const auto* topic = guide_.find_topic(owner);
        if (topic != nullptr) {
            return "<h3>" + html_escaped(topic->tile.text) + " <span class=\"kind\">topik " +
                   html_escaped(owner) + "</span></h3>";
        }
        const bool poster = guide_.find_poster(owner) != nullptr;
        return "<h3>" + std::string(poster ? "Poster " : "Kata bersama: ") + html_escaped(owner) +
               "</h3>";
    }

    std::string item(std::size_t at) const
    {
        const ReviewItem& item = list_.items[at];
        std::string top = element("span", "number", std::to_string(at + 1)) +
                          element("span", "where", html_escaped(where_words(guide_, item, words_)));
        if (item.unit->critical) {
            top += element("span", "badge", std::string(words_.critical));
        }
        return "<article>" + element("div", "top", top) + texts(item) + notes(item) + answer(at) +
               element("p", "id",
                       html_escaped(item.unit->id) + " &nbsp; " +
                           item.text.hash.substr(0, short_hash)) +
               "</article>\n";
    }

    std::string texts(const ReviewItem& item) const
    {
        const auto* source = guide_.find_language(guide_.source_language);
        const std::string left =
            "<div><h4>" +
            html_escaped(source == nullptr ? guide_.source_language : source->name()) +
            "</h4><div class=\"words\">" +
            marked_up(item.text.source, source == nullptr ? target_ : *source) + "</div></div>";
        if (judge_.is_source()) {
            return element("div", "pair alone", left);
        }
        const bool rtl = target_.direction == content::Direction::RightToLeft;
        return element("div", "pair",
                       left + "<div class=\"target\"><h4>" + html_escaped(target_.name()) +
                           "</h4><div class=\"words\" lang=\"" + html_escaped(target_.tag) +
                           "\" dir=\"" + (rtl ? "rtl" : "ltr") + "\">" +
                           marked_up(item.text.translation, target_) + "</div></div>");
    }

    /// Bold as bold, values as they are now.
    std::string marked_up(const std::string& text, const content::Language& language) const
    {
        std::string html;
        for (const auto& piece : content::read_markup(text).pieces) {
            std::string words = html_escaped(piece.text);
            if (piece.kind == content::MarkupPiece::Kind::LineBreak) {
                words = "\n";
            } else if (piece.kind == content::MarkupPiece::Kind::Placeholder) {
                const std::string now = value_now(guide_, piece.text, language);
                words =
                    element("span", "value", now.empty() ? "{" + words + "}" : html_escaped(now));
            }
            html += piece.bold ? element("b", "", words) : words;
        }
        return html;
    }

    std::string notes(const ReviewItem& item) const
    {
        std::string rows;
        const auto add = [&](std::string_view kind, std::string_view label, std::string_view text) {
            if (!text.empty()) {
                rows += element("dt", "", html_escaped(label)) +
                        element("dd", kind, html_escaped(text));
            }
        };
        if (item.message != nullptr) {
            add("", "arti balik", comments_of(*item.message, "balik:", "back:"));
        }
        add("", words_.note, item.unit->note);
        if (item.message != nullptr) {
            add("changed", words_.question, comments_of(*item.message, "tanya:", "ask:"));
        }
        for (const auto& words : earlier_words(item, words_)) {
            add("changed", words_.changed, words);
        }
        for (const auto* no : item.refusals) {
            add("fault", words_.refused, refusal_words(*no, words_));
        }
        for (const auto& finding : judge_.findings_of(*item.unit)) {
            const bool error = finding.severity == content::Severity::Error;
            add(error ? "fault" : "", "komputer", finding_words(finding, words_));
        }
        return rows.empty() ? "" : element("dl", "", rows);
    }

    std::string answer(std::size_t at) const
    {
        const ReviewPicture& picture = pictures_[at];
        std::string image;
        if (!picture.png.empty()) {
            const bool tall = picture.height > picture.width;
            image = "<img" + std::string(tall ? " class=\"tall\"" : "") + " width=\"" +
                    std::to_string(picture.width) + "\" height=\"" +
                    std::to_string(picture.height) +
                    "\" alt=\"Gambar halaman dengan teks ini\" src=\"data:image/png;base64," +
                    base64(picture.png) + "\">";
        }
        std::string boxes;
        if (picture.same_as > 0) {
            boxes += element("p", "where",
                             "Gambar: lihat nomor " + std::to_string(picture.same_as) + ".");
        }
        const std::string box = element("span", "box", "");
        const std::string rule = element("span", "rule", "");
        boxes += element("p", "", box + "Setuju") + element("p", "", box + "Tidak, karena" + rule) +
                 element("p", "more", rule);
        const bool alone = image.empty();
        return element("div", alone ? "answer alone" : "answer",
                       image + element("div", "boxes", boxes));
    }

    const ReviewJudge& judge_;
    const content::Guide& guide_;
    const ReviewList& list_;
    const std::vector<ReviewPicture>& pictures_;
    const ReviewWords& words_;
    const RoleWords& role_;
    const content::Language& target_;
};

} // namespace

std::string review_page(const ReviewJudge& judge, const ReviewList& list,
                        const std::vector<ReviewPicture>& pictures, content::Date today)
{
    return ReviewPage(judge, list, pictures).write(today);
}

} // namespace desk
