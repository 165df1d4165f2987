#include "printer/gallery.hpp"

#include "printer/markup.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace printer {

namespace {

constexpr std::string_view page_head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="generator" content="Pelita">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Pelita: posters</title>
<style>
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

std::string_view words_of(std::string_view state)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 5> words{
        {{"ready", "press-ready"},
         {"warned", "press-ready, with warnings"},
         {"unjudged", "not for the press"},
         {"refused", "refused"},
         {"waiting", "not made yet"}}};
    return std::ranges::find(words, state, &std::pair<std::string_view, std::string_view>::first)
        ->second;
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
    return fmt::format("<details><summary>{}</summary><ul lang=\"id\">\n{}</ul></details>",
                       escape_markup(fmt::format("{}", fmt::join(ids, " "))), rows);
}

std::string reasons(const GalleryEntry& entry)
{
    return entry.messages.empty() ? std::string()
                                  : "<pre>" + escape_markup(entry.messages) + "</pre>";
}

std::string figure(const GalleryEntry& entry, const content::Guide& guide)
{
    const std::string_view state = name_of(entry);
    const std::string picture =
        entry.files.empty() ? "<div class=\"none\">no file</div>"
                            : "<div class=\"pages\" tabindex=\"0\">" + pictures(entry) + "</div>";
    const std::string languages =
        entry.job.language + (entry.job.second.empty() ? "" : " " + entry.job.second);
    return fmt::format(
        "<figure id=\"{}\" class=\"{}\" data-poster=\"{}\" data-format=\"{}\" "
        "data-language=\"{}\" data-state=\"{}\">{}\n"
        "<figcaption><p class=\"state\">{}</p>{}{}{}<p>{}</p></figcaption></figure>\n",
        escape_markup(entry.stem), state, escape_markup(entry.job.poster),
        escape_markup(entry.job.format), escape_markup(languages), state, picture, words_of(state),
        caption(entry, guide), warnings(entry), reasons(entry), links(entry));
}

/// One choice: "all", and each value there is with its words.
std::string choice(std::string_view name, const std::map<std::string, std::string>& values)
{
    std::string html = fmt::format("<label>{0} <select name=\"{0}\"><option value=\"\">all"
                                   "</option>",
                                   name);
    for (const auto& [value, words] : values) {
        html += fmt::format("<option value=\"{}\">{}</option>", escape_markup(value),
                            escape_markup(words));
    }
    return html + "</select></label>\n";
}

std::string choices(const std::vector<GalleryEntry>& entries, const content::Guide& guide)
{
    std::map<std::string, std::string> posters;
    std::map<std::string, std::string> formats;
    std::map<std::string, std::string> languages;
    std::map<std::string, std::string> states;
    for (const GalleryEntry& entry : entries) {
        posters[entry.job.poster] = entry.job.poster;
        formats[entry.job.format] = guide.formats.at(entry.job.format).title_id;
        for (const std::string& tag : {entry.job.language, entry.job.second}) {
            if (!tag.empty()) {
                languages[tag] = named(tag, guide);
            }
        }
        states[std::string(name_of(entry))] = words_of(name_of(entry));
    }
    return "<form id=\"choices\" hidden>\n" + choice("poster", posters) +
           choice("format", formats) + choice("language", languages) + choice("state", states) +
           fmt::format("<p><b id=\"shown\">{0}</b> of {0} sheets</p></form>\n", entries.size());
}

} // namespace

std::string gallery_html(const std::vector<GalleryEntry>& entries, const content::Guide& guide)
{
    std::string html(page_head);
    html += fmt::format("<header><h1>Pelita</h1><p>{} sheets. Click a picture for its file; only "
                        "what is press-ready goes to a print shop.</p></header>\n",
                        entries.size());
    html += choices(entries, guide);
    const std::string* poster = nullptr;
    for (const GalleryEntry& entry : entries) {
        if (poster == nullptr || *poster != entry.job.poster) {
            html += poster == nullptr ? "" : "</div></section>\n";
            html += fmt::format("<section><h2>{}</h2><div class=\"sheets\">\n",
                                escape_markup(entry.job.poster));
            poster = &entry.job.poster;
        }
        html += figure(entry, guide);
    }
    html += entries.empty() ? "" : "</div></section>\n";
    html += page_script;
    return html + "</body>\n</html>\n";
}

bool is_gallery(std::string_view html)
{
    return html.starts_with(page_head);
}

} // namespace printer
