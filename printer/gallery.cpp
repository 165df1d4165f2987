#include "printer/gallery.hpp"

#include "printer/markup.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>

namespace printer {

namespace {

constexpr std::string_view generator = R"(<meta name="generator" content="Pelita">)";

constexpr std::string_view page_style = R"(<style>
:root { --nila: #121E42; --kunyit: #FFC629; --kapas: #FFFAEE; --arang: #17130F; --mengkudu: #7A160F; }
* { box-sizing: border-box; }
body { margin: 0; background: var(--kapas); color: var(--arang); font: 16px/1.5 system-ui, sans-serif; }
header { background: var(--nila); color: var(--kapas); padding: 24px 32px; border-bottom: 8px solid var(--kunyit); }
h1 { margin: 0; font-size: 28px; }
header p { margin: 4px 0 0; }
section { padding: 16px 32px; }
h2 { margin: 16px 0; color: var(--nila); }
.sheets { display: grid; grid-template-columns: repeat(auto-fill, minmax(260px, 1fr)); gap: 24px; }
figure { margin: 0; background: #FFF; border: 1px solid #C9BFA8; border-radius: 8px; overflow: hidden; }
.pages { display: flex; overflow-x: auto; background: #EDE6D6; }
.pages > a, .none { flex: 1 0 100%; display: flex; align-items: center; justify-content: center; height: 280px; }
img { max-width: 92%; max-height: 92%; box-shadow: 0 2px 8px rgba(0, 0, 0, .3); }
figcaption { padding: 12px 16px; }
figcaption b { display: block; }
figcaption a { color: var(--nila); margin-right: 16px; }
.state { margin: 0 0 8px; padding: 2px 10px; border-radius: 4px; display: inline-block; font-weight: bold; }
.ready .state { background: #1E5B33; color: #FFF; }
.warned .state { background: var(--kunyit); color: var(--arang); }
.unjudged .state, .waiting .state { background: #DDD3BE; color: var(--arang); }
.refused .state { background: var(--mengkudu); color: var(--kapas); }
.none { color: #6B6152; }
details { margin: 8px 0 0; }
summary { cursor: pointer; font-weight: bold; }
ul { margin: 8px 0 0; padding-left: 20px; font-size: 14px; }
figcaption p { margin: 8px 0 0; }
form { display: flex; flex-wrap: wrap; gap: 16px 24px; align-items: center; padding: 16px 32px; background: #F3EBD9; }
form[hidden], figure[hidden], section[hidden] { display: none; }
form p { margin: 0; }
select { font: inherit; padding: 6px 8px; border: 1px solid #8A7F6B; border-radius: 4px; background: #FFF; color: var(--arang); max-width: 260px; }
pre { margin: 8px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
</style>
</head>
<body>
)";

/// Shows what fits all four choices, and writes them into the address.
// clang-format off
constexpr std::string_view page_script = R"page(<script>
const choices = Array.from(document.querySelectorAll("select"));
const sheets = Array.from(document.querySelectorAll("figure"));
function show() {
  let shown = 0;
  for (const sheet of sheets) {
    const fits = choices.every(c => !c.value || sheet.dataset[c.name].split(" ").includes(c.value));
    sheet.hidden = !fits;
    shown += fits ? 1 : 0;
  }
  for (const part of document.querySelectorAll("section")) {
    part.hidden = !part.querySelector("figure:not([hidden])");
  }
  document.getElementById("shown").textContent = shown;
}
function read() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  for (const c of choices) {
    c.value = wanted.get(c.name) || "";
    if (c.selectedIndex < 0) { c.value = ""; }
  }
  show();
}
for (const c of choices) {
  c.addEventListener("change", () => {
    const wanted = new URLSearchParams(choices.filter(o => o.value).map(o => [o.name, o.value]));
    history.replaceState(null, "", "#" + wanted);
    show();
  });
}
window.addEventListener("hashchange", read);
document.getElementById("choices").hidden = false;
read();
</script>
)page";
// clang-format on

using content::PaperWords;
using State = GalleryEntry::State;

/// How a state is called in the page's styles, its choices and its address.
std::string_view name_of(const GalleryEntry& entry)
{
    switch (entry.state) {
    case State::PressReady:
        return entry.warnings.empty() ? "ready" : "warned";
    case State::Unjudged:
        return "unjudged";
    case State::Refused:
        return "refused";
    case State::NotMade:
        return "waiting";
    }
    return {};
}

std::string size_of(const content::FormatSpec& format)
{
    if (format.pixels_per_mm > 0) {
        return fmt::format("{:g} x {:g} px", format.width * format.pixels_per_mm,
                           format.height * format.pixels_per_mm);
    }
    return fmt::format("{:g} x {:g} cm", format.width / 10, format.height / 10);
}

/// "Indonesia (id)"
std::string named(const std::string& tag, const content::Guide& guide)
{
    const content::Language* language = guide.find_language(tag);
    return fmt::format("{} ({})", language ? language->name() : tag, tag);
}

std::string caption(const GalleryEntry& entry, const content::Guide& guide)
{
    const content::FormatSpec& format = guide.formats.at(entry.job.format);
    std::string languages = named(entry.job.language, guide);
    if (!entry.job.second.empty()) {
        languages += " + " + named(entry.job.second, guide);
    }
    return fmt::format("<b>{}</b>{}, {}", escape_markup(format.title_id), escape_markup(languages),
                       size_of(format));
}

bool is_picture(const std::string& file)
{
    return file.ends_with(".png");
}

/// The sheet's own file: what a click on its picture opens.
const std::string& main_file(const GalleryEntry& entry)
{
    const auto pdf = std::ranges::find(entry.files, entry.stem + ".pdf");
    return pdf == entry.files.end() ? entry.files.front() : *pdf;
}

/// All pages of the sheet.
std::string pictures(const GalleryEntry& entry)
{
    std::string html;
    for (const std::string& file : entry.files) {
        if (is_picture(file)) {
            html += fmt::format("<a href=\"{0}\"><img src=\"{1}\" alt=\"{1}\" "
                                "loading=\"lazy\"></a>",
                                escape_markup(main_file(entry)), escape_markup(file));
        }
    }
    return html;
}

/// "PDF" of "<stem>.pdf", "PNG 2" of "<stem>-2.png", "tiket PDF" of "<stem>_tiket.pdf".
std::string link_name(const GalleryEntry& entry, const std::string& file)
{
    const auto dot = file.find_last_of('.');
    std::string kind = file.substr(std::min(dot + 1, file.size()));
    std::ranges::transform(kind, kind.begin(), [](char letter) {
        return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
    });
    const std::size_t behind = std::min(entry.stem.size() + 1, dot);
    const std::string part = file.substr(behind, dot - behind);
    const bool companion = file.size() > entry.stem.size() && file[entry.stem.size()] == '_';
    return part.empty() ? kind : companion ? part + " " + kind : kind + " " + part;
}

std::string links(const GalleryEntry& entry)
{
    std::string html;
    for (const std::string& file : entry.files) {
        if (file.ends_with(".json")) {
            continue; // For programs.
        }
        html += fmt::format("<a href=\"{}\">{}</a>", escape_markup(file),
                            escape_markup(link_name(entry, file)));
    }
    return html;
}

/// What preflight warned of, each id once in the summary; the sentences are the record's own.
std::string warnings(const GalleryEntry& entry)
{
    if (entry.warnings.empty()) {
        return {};
    }
    std::set<std::string> ids;
    std::string rows;
    for (const auto& [id, sentence] : entry.warnings) {
        ids.insert(id);
        rows += fmt::format("<li><b>{}</b> {}</li>\n", escape_markup(id), escape_markup(sentence));
    }
    return fmt::format("<details><summary>{}</summary><ul>\n{}</ul></details>",
                       escape_markup(fmt::format("{}", fmt::join(ids, " "))), rows);
}

std::string reasons(const GalleryEntry& entry)
{
    return entry.messages.empty() ? std::string()
                                  : "<pre>" + escape_markup(entry.messages) + "</pre>";
}

/// Writes the parts of the page that have words.
class GalleryPage {
  public:
    GalleryPage(const content::Guide& guide, const PaperWords& words) : guide_(guide), words_(words)
    {}

    std::string head(std::size_t count) const
    {
        const std::string title = word("gallery-title");
        return fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                           "{}\n<meta name=\"viewport\" content=\"width=device-width, "
                           "initial-scale=1\">\n<title>{}</title>\n{}"
                           "<header><h1>{}</h1><p>{}</p></header>\n",
                           escape_markup(guide_.source_language), generator, title, page_style,
                           title, word("gallery-how", {{"count", std::to_string(count)}}));
    }

    std::string choices(const std::vector<GalleryEntry>& entries) const
    {
        std::map<std::string, std::string> posters;
        std::map<std::string, std::string> formats;
        std::map<std::string, std::string> languages;
        std::map<std::string, std::string> states;
        for (const GalleryEntry& entry : entries) {
            posters[entry.job.poster] = escape_markup(entry.job.poster);
            formats[entry.job.format] = escape_markup(guide_.formats.at(entry.job.format).title_id);
            for (const std::string& tag : {entry.job.language, entry.job.second}) {
                if (!tag.empty()) {
                    languages[tag] = escape_markup(named(tag, guide_));
                }
            }
            states[std::string(name_of(entry))] = state_words(entry);
        }
        return "<form id=\"choices\" hidden>\n" + choice("poster", posters) +
               choice("format", formats) + choice("language", languages) + choice("state", states) +
               "<p>" + shown_words(std::to_string(entries.size())) + "</p></form>\n";
    }

    std::string figure(const GalleryEntry& entry) const
    {
        const std::string picture =
            entry.files.empty()
                ? "<div class=\"none\">" + word("gallery-no-file") + "</div>"
                : "<div class=\"pages\" tabindex=\"0\">" + pictures(entry) + "</div>";
        const std::string languages =
            entry.job.language + (entry.job.second.empty() ? "" : " " + entry.job.second);
        return fmt::format(
            "<figure id=\"{}\" class=\"{}\" data-poster=\"{}\" data-format=\"{}\" "
            "data-language=\"{}\" data-state=\"{}\">{}\n"
            "<figcaption><p class=\"state\">{}</p>{}{}{}<p>{}</p></figcaption></figure>\n",
            escape_markup(entry.stem), name_of(entry), escape_markup(entry.job.poster),
            escape_markup(entry.job.format), escape_markup(languages), name_of(entry), picture,
            state_words(entry), caption(entry, guide_), warnings(entry), reasons(entry),
            links(entry));
    }

  private:
    std::string word(std::string_view id,
                     const std::vector<std::pair<std::string, std::string>>& arguments = {}) const
    {
        return escape_markup(words_.text(id, arguments));
    }

    std::string state_words(const GalleryEntry& entry) const
    {
        return word(fmt::format("gallery-{}", name_of(entry)));
    }

    /// "40 dari 180 lembar"; the script counts in the element "shown".
    std::string shown_words(const std::string& count) const
    {
        constexpr std::string_view place = "{shown}";
        std::string html = word("gallery-shown", {{"shown", std::string(place)}, {"count", count}});
        const auto at = std::min(html.find(place), html.size());
        return html.replace(at, place.size(), "<b id=\"shown\">" + count + "</b>");
    }

    /// One choice: "all", and each value there is with its words, which are markup.
    std::string choice(std::string_view name,
                       const std::map<std::string, std::string>& values) const
    {
        std::string html =
            fmt::format("<label>{} <select name=\"{}\"><option value=\"\">{}"
                        "</option>",
                        word(fmt::format("gallery-{}", name)), name, word("gallery-all"));
        for (const auto& [value, words] : values) {
            html += fmt::format("<option value=\"{}\">{}</option>", escape_markup(value), words);
        }
        return html + "</select></label>\n";
    }

    const content::Guide& guide_;
    const PaperWords& words_;
};

} // namespace

std::string gallery_html(const std::vector<GalleryEntry>& entries, const content::Guide& guide,
                         const PaperWords& words)
{
    const GalleryPage page(guide, words);
    std::string html = page.head(entries.size()) + page.choices(entries);
    const std::string* poster = nullptr;
    for (const GalleryEntry& entry : entries) {
        if (poster == nullptr || *poster != entry.job.poster) {
            html += poster == nullptr ? "" : "</div></section>\n";
            html += fmt::format("<section><h2>{}</h2><div class=\"sheets\">\n",
                                escape_markup(entry.job.poster));
            poster = &entry.job.poster;
        }
        html += page.figure(entry);
    }
    html += entries.empty() ? "" : "</div></section>\n";
    html += page_script;
    return html + "</body>\n</html>\n";
}

bool is_gallery(std::string_view html)
{
    const auto head = html.substr(0, html.find("<title>"));
    return head.starts_with("<!DOCTYPE html>") && head.find(generator) != std::string_view::npos;
}

} // namespace printer
