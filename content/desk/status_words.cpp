#include "content/desk/status_words.hpp"

namespace desk {

namespace {

constexpr StatusPageWords english{
    .tag = "en",
    .title = "Where the guide stands",
    .gates_open = "may be published (topic or poster in a language)",
    .matrix = "Topics and posters by language",
    .numbers = "Approved of all texts; + may be published, &minus; not yet, ! a text does not fit.",
    .approved = "approved",
    .waiting = "translated, waits for reviewers",
    .stale = "old or needs work",
    .not_begun = "No translation yet:",
    .rest = "(other)",
    .language = "Language",
    .role = "Role",
    .texts = "Texts",
    .people = "People",
    .anybody = "any translator",
    .nobody = "nobody is entered in [people]",
    .waits = "Who is waited for",
    .nothing_waits = "No text waits for anybody.",
    .reasons = "What else keeps it back",
    .code = "Code",
    .what = "What is wrong and what to do",
    .shuts = "Keeps back",
    .questions = "Questions of translators",
    .text = "Text",
    .source = "Indonesian",
    .question = "Question",
    .no_questions = "No open questions.",
    .values = "Facts and contacts to check",
    .value = "Value",
    .state = "State",
    .due = "Check by",
    .shown_in = "Shown in",
    .changed = "changed since it was confirmed: print and record again",
    .all_good = "All facts and contacts are confirmed and in date.",
    .states = {"due within 90 days", "unverified", "not confirmed", "past the recheck date",
               "confirmed too long ago", "office not active"},
};

constexpr StatusPageWords indonesian{
    .tag = "id",
    .title = "Keadaan panduan",
    .gates_open = "boleh terbit (topik atau poster dalam satu bahasa)",
    .matrix = "Topik dan poster menurut bahasa",
    .numbers =
        "Disetujui dari semua teks; + boleh terbit, &minus; belum, ! ada teks yang tidak muat.",
    .approved = "disetujui",
    .waiting = "diterjemahkan, menunggu pemeriksa",
    .stale = "lama atau perlu diperbaiki",
    .not_begun = "Belum ada terjemahan:",
    .rest = "(lainnya)",
    .language = "Bahasa",
    .role = "Peran",
    .texts = "Teks",
    .people = "Orang",
    .anybody = "penerjemah mana pun",
    .nobody = "belum ada orang dalam [people]",
    .waits = "Siapa yang ditunggu",
    .nothing_waits = "Tidak ada teks yang menunggu.",
    .reasons = "Alasan lain belum boleh terbit",
    .code = "Kode",
    .what = "Apa yang salah dan apa yang harus dilakukan",
    .shuts = "Menahan",
    .questions = "Pertanyaan penerjemah",
    .text = "Teks",
    .source = "Indonesia",
    .question = "Pertanyaan",
    .no_questions = "Tidak ada pertanyaan.",
    .values = "Fakta dan kontak yang harus diperiksa",
    .value = "Nilai",
    .state = "Keadaan",
    .due = "Periksa sebelum",
    .shown_in = "Tampil di",
    .changed = "berubah sesudah diperiksa: cetak dan rekam ulang",
    .all_good = "Semua fakta dan kontak sudah diperiksa.",
    .states = {"harus diperiksa dalam 90 hari", "belum pasti", "belum diperiksa",
               "lewat tanggal periksa", "diperiksa terlalu lama lalu", "kantor tidak aktif"},
};

} // namespace

const StatusPageWords& status_page_words(content::MessageLanguage language)
{
    return language == content::MessageLanguage::Indonesian ? indonesian : english;
}

std::string_view gate_mark(const StatusRow& row, const StatusCell& cell)
{
    return row.id.empty() ? " " : cell.open ? "+" : cell.unfit > 0 ? "!" : "-";
}

} // namespace desk
