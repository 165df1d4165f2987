#include "content/desk/review_words.hpp"

#include "content/desk/text_room.hpp"
#include "content/model/markup.hpp"
#include "content/model/shown_value.hpp"

#include <algorithm>

namespace desk {

namespace {

constexpr ReviewWords english{
    .language = content::MessageLanguage::English,
    .kinds = {"title", "summary", "step", "check", "warning", "rule", "contact", "question",
              "outcome", "story", "media"},
    .variants = {"kiosk", "poster", "billboard"},
    .topic = "topic",
    .poster = "poster",
    .also_on = "also on",
    .tile = "word on its tile",
    .shared = "word of screens and sheets",
    .lines = "lines",
    .letters = "letters",
    .about = "about ",
    .critical = "IMPORTANT",
    .error = "error",
    .warning = "mind",
    .back = "back",
    .note = "note",
    .question = "question",
    .values = "values",
    .changed = "changed",
    .refused = "refused",
    .found = "check",
    .source_open = "The Indonesian is not approved yet; this approval counts once it is.",
    .earlier = "{name} ({role}) approved an earlier text on {day}.",
    .earlier_source = "The Indonesian then: {text}",
    .earlier_text = "The text then: {text}",
    .earlier_same = "The translation is the one approved then.",
    .said_no = "{name} ({role}) said no on {day}: {text}",
    .keys = "o ok, n no, Enter later, b back, q stop",
    .why = "Why not?",
    .unknown_key = "Type o, n, b, q, or Enter alone.",
    .first = "This is the first text.",
    .is_faulty = "Not approved: it has errors. The translator must mend them first; n says no.",
    .is_other = "Not approved: another person must stand for this role.",
    .answered_ok = "ok.",
    .answered_no = "no.",
    .answered_later = "later.",
    .nothing = "No text waits for {name} ({role}, {language}).",
    .not_asked = "This guide asks no approval of {language} by the role {role}.",
    .head = "{n} texts wait for {name} ({role}, {language}), {critical} of them important.",
    .done = "{ok} ok, {no} no, {later} later",
    .unread = ", {n} not looked at",
    .translator = "{n} texts wait for the translator.",
    .other_person = "{n} texts wait for another person: {name} translated them or approved them in "
                    "another role.",
    .own_refused = "{n} texts have your no; they come back when they have changed.",
};

constexpr ReviewWords indonesian{
    .language = content::MessageLanguage::Indonesian,
    .kinds = {"judul", "ringkasan", "langkah", "daftar periksa", "peringatan", "aturan", "kontak",
              "pertanyaan", "hasil", "cerita", "media"},
    .variants = {"kios", "poster", "baliho"},
    .topic = "topik",
    .poster = "poster",
    .also_on = "juga di",
    .tile = "kata di ubin",
    .shared = "kata di layar dan lembar",
    .lines = "baris",
    .letters = "huruf",
    .about = "kira-kira ",
    .critical = "PENTING",
    .error = "salah",
    .warning = "perhatikan",
    .back = "balik",
    .note = "catatan",
    .question = "tanya",
    .values = "angka",
    .changed = "berubah",
    .refused = "ditolak",
    .found = "periksa",
    .source_open = "Teks Indonesia belum disetujui; persetujuan ini berlaku sesudah itu.",
    .earlier = "{name} ({role}) menyetujui teks yang lama pada {day}.",
    .earlier_source = "Teks Indonesia waktu itu: {text}",
    .earlier_text = "Teks waktu itu: {text}",
    .earlier_same = "Terjemahannya masih sama seperti waktu itu.",
    .said_no = "{name} ({role}) menolak pada {day}: {text}",
    .keys = "o setuju, n tidak, Enter nanti, b kembali, q selesai",
    .why = "Kenapa tidak?",
    .unknown_key = "Ketik o, n, b, q, atau Enter saja.",
    .first = "Ini teks yang pertama.",
    .is_faulty =
        "Belum disetujui: ada yang salah. Penerjemah harus memperbaikinya dulu; n menolak.",
    .is_other = "Belum disetujui: harus orang lain untuk peran ini.",
    .answered_ok = "setuju.",
    .answered_no = "tidak.",
    .answered_later = "nanti.",
    .nothing = "Tidak ada teks yang menunggu {name} ({role}, {language}).",
    .not_asked = "Panduan ini tidak minta persetujuan {language} dari peran {role}.",
    .head = "{n} teks menunggu {name} ({role}, {language}), {critical} di antaranya penting.",
    .done = "{ok} setuju, {no} tidak, {later} nanti",
    .unread = ", {n} belum dilihat",
    .translator = "{n} teks menunggu penerjemah.",
    .other_person = "{n} teks menunggu orang lain: {name} menerjemahkannya atau menyetujuinya "
                    "dalam peran lain.",
    .own_refused = "{n} teks sudah ditolak olehmu; muncul lagi kalau sudah berubah.",
};

std::string room_words(const content::Unit& unit, const ReviewWords& words)
{
    const Room room = room_of(unit);
    std::string text;
    if (room.lines > 0) {
        text += std::to_string(room.lines) + ' ' + std::string(words.lines);
    }
    if (room.max > 0) {
        text += text.empty() ? "" : ", ";
        text +=
            std::string(words.about) + std::to_string(room.max) + ' ' + std::string(words.letters);
    }
    return text;
}

std::string day_of(const std::string& time)
{
    return time.substr(0, time.find('T'));
}

} // namespace

const ReviewWords& review_words(content::MessageLanguage language)
{
    return language == content::MessageLanguage::Indonesian ? indonesian : english;
}

std::string filled_words(std::string_view sentence,
                         const std::vector<std::pair<std::string_view, std::string>>& arguments)
{
    std::string text;
    while (!sentence.empty()) {
        const auto open = std::min(sentence.find('{'), sentence.size());
        text += sentence.substr(0, open);
        sentence.remove_prefix(open);
        const auto close = std::min(sentence.find('}'), sentence.size());
        for (const auto& [name, value] : arguments) {
            text += close > 0 && sentence.substr(1, close - 1) == name ? value : "";
        }
        sentence.remove_prefix(std::min(close + 1, sentence.size()));
    }
    return text;
}

std::string owner_words(const content::Guide& guide, const content::Unit& unit,
                        const ReviewWords& words)
{
    if (const auto* topic = guide.find_topic(unit.owner)) {
        return std::string(words.topic) + ' ' + topic->id + " (" + topic->tile.text + ')';
    }
    return guide.find_poster(unit.owner) != nullptr ? std::string(words.poster) + ' ' + unit.owner
                                                    : std::string(words.shared);
}

std::string where_words(const content::Guide& guide, const ReviewItem& item,
                        const ReviewWords& words)
{
    const content::Unit& unit = *item.unit;
    const auto* topic = guide.find_topic(unit.owner);
    const bool poster = guide.find_poster(unit.owner) != nullptr;
    std::string text(words.variants.at(static_cast<std::size_t>(unit.variant)));
    const auto add = [&text](std::string_view part) {
        text += part.empty() ? "" : " | " + std::string(part);
    };
    if (topic != nullptr && unit.id == topic->id + ".tile") {
        add(words.tile);
    } else if (topic != nullptr || poster) {
        add(words.kinds.at(static_cast<std::size_t>(unit.kind)));
    }
    add(room_words(unit, words));
    std::string posters;
    for (const auto& id : item.posters) {
        posters += (posters.empty() ? std::string(words.also_on) + ' ' : ", ") + id;
    }
    add(posters);
    return text;
}

std::vector<std::string> earlier_words(const ReviewItem& item, const ReviewWords& words)
{
    if (!item.earlier) {
        return {};
    }
    const EarlierReview& earlier = *item.earlier;
    std::vector<std::string> said{filled_words(
        words.earlier,
        {{"name", earlier.name}, {"role", earlier.role}, {"day", day_of(earlier.time)}})};
    if (!earlier.source.empty()) {
        said.push_back(filled_words(words.earlier_source, {{"text", earlier.source}}));
    }
    const bool translated = item.message != nullptr && !earlier.translation.empty();
    if (translated && earlier.translation == item.text.translation) {
        said.emplace_back(words.earlier_same);
    } else if (translated) {
        said.push_back(filled_words(words.earlier_text, {{"text", earlier.translation}}));
    }
    return said;
}

std::string refusal_words(const content::LedgerLine& no, const ReviewWords& words)
{
    return filled_words(
        words.said_no,
        {{"name", no.name}, {"role", no.role}, {"day", day_of(no.time)}, {"text", no.extra}});
}

std::string finding_words(const content::Finding& finding, const ReviewWords& words)
{
    const bool error = finding.severity == content::Severity::Error;
    return std::string(error ? words.error : words.warning) + ' ' + finding.code + ": " +
           content::message(finding, words.language);
}

std::vector<std::string> value_words(const content::Guide& guide, const ReviewItem& item,
                                     const content::Language& language)
{
    std::vector<std::string> said;
    for (const auto& name : content::placeholders(content::read_markup(item.text.source))) {
        const std::string now = value_now(guide, name, language);
        const std::string line = "{" + name + "} = " + now;
        if (!now.empty() && std::ranges::find(said, line) == said.end()) {
            said.push_back(line);
        }
    }
    return said;
}

std::string value_now(const content::Guide& guide, const std::string& name,
                      const content::Language& language)
{
    if (const auto fact = guide.facts.find(name); fact != guide.facts.end()) {
        const std::string words = content::short_text(guide, "facts." + name, language.tag);
        return words.empty() ? content::format_value(fact->second, language.format_locale) : words;
    }
    const auto contact = guide.contacts.find(name);
    return contact == guide.contacts.end() ? "" : contact->second.value;
}

} // namespace desk
