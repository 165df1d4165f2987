#include "printer/gallery.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace printer {

namespace {

constexpr std::string_view page_head = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
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
.pages > a, .refused { flex: 1 0 100%; display: flex; align-items: center; justify-content: center; height: 280px; }
img { max-width: 92%; max-height: 92%; box-shadow: 0 2px 8px rgba(0, 0, 0, .3); }
figcaption { padding: 12px 16px; }
figcaption b { display: block; }
figcaption a { color: var(--nila); margin-right: 16px; }
.refused { background: var(--mengkudu); color: var(--kapas); font-weight: bold; }
pre { margin: 8px 0 0; white-space: pre-wrap; overflow-wrap: anywhere; font-size: 13px; }
</style>
</head>
<body>
)";

std::string escaped(std::string_view text)
{
    std::string out;
    for (const char letter : text) {
        switch (letter) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        default:
            out += letter;
        }
    }
    return out;
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
    return fmt::format("{} ({})", escaped(language ? language->name() : tag), escaped(tag));
}

std::string caption(const GalleryEntry& entry, const content::Guide& guide)
{
    const content::FormatSpec& format = guide.formats.at(entry.job.format);
    std::string languages = named(entry.job.language, guide);
    if (!entry.job.second.empty()) {
        languages += " + " + named(entry.job.second, guide);
    }
    return fmt::format("<b>{}</b>{}, {}", escaped(format.title_id), languages, size_of(format));
}

bool is_picture(const std::string& file)
{
    return file.ends_with(".png");
}

/// All pages of the sheet, a click on one opening it, or the file for the shop if there is one.
std::string pictures(const GalleryEntry& entry)
{
    const auto press = std::ranges::find_if_not(entry.files, is_picture);
    std::string html;
    for (const std::string& file : entry.files) {
        if (is_picture(file)) {
            html += fmt::format("<a href=\"{0}\"><img src=\"{1}\" alt=\"{1}\" "
                                "loading=\"lazy\"></a>",
                                escaped(press == entry.files.end() ? file : *press), escaped(file));
        }
    }
    return html;
}

std::string links(const GalleryEntry& entry)
{
    const bool many = std::ranges::count_if(entry.files, is_picture) > 1;
    std::string html;
    int page = 0;
    for (const std::string& file : entry.files) {
        if (file.ends_with(".json")) {
            continue; // For programs.
        }
        const std::string name = file.ends_with("_tiket.pdf")   ? "Tiket"
                                 : file.ends_with("_bukti.pdf") ? "Bukti"
                                 : !is_picture(file)            ? "PDF"
                                 : many                         ? fmt::format("PNG {}", ++page)
                                                                : "PNG";
        html += fmt::format("<a href=\"{}\">{}</a>", escaped(file), name);
    }
    return html;
}

std::string figure(const GalleryEntry& entry, const content::Guide& guide)
{
    const std::string stem = escaped(entry.stem);
    if (entry.files.empty()) {
        return fmt::format("<figure id=\"{0}\"><div class=\"refused\">not made</div>\n"
                           "<figcaption>{1}<pre>{2}</pre></figcaption></figure>\n",
                           stem, caption(entry, guide), escaped(entry.messages));
    }
    return fmt::format("<figure id=\"{0}\"><div class=\"pages\">{1}</div>\n"
                       "<figcaption>{2}<br>{3}</figcaption></figure>\n",
                       stem, pictures(entry), caption(entry, guide), links(entry));
}

} // namespace

std::string gallery_html(const std::vector<GalleryEntry>& entries, const content::Guide& guide)
{
    std::string html(page_head);
    html += fmt::format("<header><h1>Pelita</h1><p>{} sheets. Click a picture for the file a print "
                        "shop takes.</p></header>\n",
                        entries.size());
    const std::string* poster = nullptr;
    for (const GalleryEntry& entry : entries) {
        if (poster == nullptr || *poster != entry.job.poster) {
            html += poster == nullptr ? "" : "</div></section>\n";
            html += fmt::format("<section><h2>{}</h2><div class=\"sheets\">\n",
                                escaped(entry.job.poster));
            poster = &entry.job.poster;
        }
        html += figure(entry, guide);
    }
    html += entries.empty() ? "" : "</div></section>\n";
    return html + "</body>\n</html>\n";
}

} // namespace printer
