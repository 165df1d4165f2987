#include "content/model/codes.hpp"

#include <algorithm>
#include <array>

namespace content {

namespace {

constexpr auto codes = std::to_array<CodeText>({
    {"K001", Weight::Error, "the file cannot be read as it is written",
     "berkas tidak terbaca seperti tertulis"},
    {"K002", Weight::Error, "two versions were merged and not sorted out",
     "dua versi tergabung dan belum dibereskan"},
    {"K003", Weight::Either, "encoding, curly quotes, line ends",
     "pengodean, tanda kutip melengkung, akhir baris"},
    {"K004", Weight::Error, "a key, kind, value or role that does not exist",
     "kunci, jenis, nilai, atau peran yang tidak ada"},
    {"K005", Weight::Error, "the same name twice", "nama yang sama dua kali"},
    {"K006", Weight::Error, "a name that nothing answers to", "nama yang tidak menunjuk apa pun"},
    {"K007", Weight::Warning, "a translation whose text is gone",
     "terjemahan yang teksnya sudah tidak ada"},
    {"K008", Weight::Error, "another program moved translations",
     "program lain memindahkan terjemahan"},
    {"K010", Weight::Gate, "not translated", "belum diterjemahkan"},
    {"K011", Weight::Gate, "the translation is marked as needing work",
     "terjemahan ditandai perlu dikerjakan"},
    {"K012", Weight::Gate, "the Indonesian changed since it was translated",
     "teks Indonesia berubah sejak diterjemahkan"},
    {"K013", Weight::Gate, "an approval is missing", "persetujuan belum ada"},
    {"K014", Weight::Gate, "the text changed since it was approved",
     "teks berubah sejak disetujui"},
    {"K015", Weight::Error, "one person did what two people must do",
     "satu orang mengerjakan bagian dua orang"},
    {"K016", Weight::Gate, "the Indonesian itself is not approved",
     "teks Indonesianya sendiri belum disetujui"},
    {"K017", Weight::Gate, "nobody said who wrote the translation",
     "penulis terjemahan tidak tercatat"},
    {"K018", Weight::Error, "a waiver that cannot count", "pengabaian yang tidak bisa berlaku"},
    {"K019", Weight::Error, "an id or a file name that cannot be one",
     "id atau nama berkas yang tidak boleh"},
    {"K020", Weight::Error, "a {placeholder} that nothing fills", "{isian} yang tidak dikenal"},
    {"K021", Weight::Error, "a {placeholder} of the Indonesian is missing",
     "{isian} dari teks Indonesia tidak ada"},
    {"K022", Weight::Warning, "a {placeholder} touches an apostrophe or **",
     "{isian} menempel pada apostrof atau **"},
    {"K023", Weight::Error, "a number that the Indonesian does not have",
     "angka yang tidak ada dalam teks Indonesia"},
    {"K024", Weight::Error, "a number of the Indonesian is missing",
     "angka dari teks Indonesia tidak ada"},
    {"K025", Weight::Error, "a telephone number or price is typed into a text",
     "nomor telepon atau harga diketik dalam teks"},
    {"K026", Weight::Error, "a web or mail address is typed into a text",
     "alamat web atau surel diketik dalam teks"},
    {"K027", Weight::Error, "** or a brace that is not closed",
     "** atau kurung kurawal yang tidak ditutup"},
    {"K028", Weight::Error, "an invisible character, or letters and marks stored apart",
     "tanda tak terlihat, atau huruf dan tandanya terpisah"},
    {"K029", Weight::Error, "a sign that only looks like the glottal letter",
     "tanda yang hanya mirip huruf glotal"},
    {"K030", Weight::Warning, "letters that the language does not use",
     "huruf yang tidak dipakai bahasa ini"},
    {"K031", Weight::Warning, "spaces or the end mark differ from the Indonesian",
     "spasi atau tanda akhir berbeda dari teks Indonesia"},
    {"K032", Weight::Gate, "\"do not\" is lost", "\"jangan\" hilang"},
    {"K033", Weight::Warning, "the glossary says another word", "daftar istilah memakai kata lain"},
    {"K034", Weight::Warning, "the same as the Indonesian", "sama dengan teks Indonesia"},
    {"K035", Weight::Either, "a long sentence", "kalimat panjang"},
    {"K036", Weight::Warning, "the same Indonesian is translated in two ways",
     "teks Indonesia yang sama diterjemahkan dengan dua cara"},
    {"K037", Weight::Error, "a {placeholder} stands twice", "{isian} tertulis dua kali"},
    {"K038", Weight::Warning, "a number word differs from the Indonesian",
     "kata bilangan berbeda dari teks Indonesia"},
    {"K039", Weight::Error, "a signature that does not fit its line",
     "tanda tangan yang tidak cocok dengan barisnya"},
    {"K040", Weight::Error, "the text does not fit", "teks tidak muat"},
    {"K041", Weight::Warning, "too many letters", "huruf terlalu banyak"},
    {"K042", Weight::Error, "no font has a sign", "tidak ada fon yang punya sebuah tanda"},
    {"K043", Weight::Either, "too small to read, or too many words, for the distance",
     "terlalu kecil atau terlalu banyak kata untuk jaraknya"},
    {"K044", Weight::Gate, "the kiosk text stands on paper and does not fit",
     "teks kios dipakai di kertas dan tidak muat"},
    {"K050", Weight::Gate, "a fact is past its date", "fakta melewati tanggal periksa"},
    {"K051", Weight::Error, "no source is named", "sumber tidak disebut"},
    {"K052", Weight::Error, "a value that cannot be right", "nilai yang tidak mungkin benar"},
    {"K053", Weight::Gate, "a contact was not tried for too long",
     "kontak terlalu lama tidak dicoba"},
    {"K054", Weight::Gate, "a contact that was replaced", "kontak yang sudah diganti"},
    {"K055", Weight::Error, "an office that is not active, or the wrong reach",
     "kantor tidak aktif, atau salah jangkauan"},
    {"K056", Weight::Gate, "a value nobody has checked", "nilai yang belum diperiksa"},
    {"K057", Weight::Gate, "a value nobody has confirmed", "nilai yang belum dipastikan"},
    {"K060", Weight::Error, "the questions lead nowhere, in a circle, or past an outcome",
     "pertanyaan buntu, berputar, atau tanpa hasil"},
    {"K061", Weight::Error, "an outcome without a contact", "hasil tanpa kontak"},
    {"K062", Weight::Error, "a language is not ready to be live", "bahasa belum siap untuk live"},
    {"K070", Weight::Warning, "a recording is missing, old, too short or too long",
     "rekaman belum ada, lama, terlalu pendek, atau terlalu panjang"},
    {"K071", Weight::Warning, "a drawing without words", "gambar tanpa kata"},
    {"K072", Weight::Error, "an unsafe file", "berkas yang tidak aman"},
    {"P01", Weight::Error, "the file is encrypted, too new or damaged",
     "berkas terenkripsi, terlalu baru, atau rusak"},
    {"P02", Weight::Error, "the file does not say that it is PDF/X-4",
     "berkas tidak menyatakan diri PDF/X-4"},
    {"P03", Weight::Error, "XMP is incomplete, or says another thing than Info",
     "XMP tidak lengkap, atau berbeda dari Info"},
    {"P04", Weight::Error, "not exactly one output intent with a CMYK profile",
     "bukan tepat satu output intent dengan profil CMYK"},
    {"P05", Weight::Either, "the page boxes are missing, wrong or not of the format",
     "kotak halaman tidak ada, salah, atau tidak sesuai format"},
    {"P06", Weight::Error, "the page is too long, or not of the format at its scale",
     "halaman terlalu panjang, atau tidak sesuai format pada skalanya"},
    {"P07", Weight::Either, "too little bleed", "lebihan kurang"},
    {"P08", Weight::Warning, "the ground ends before the bleed", "latar berhenti sebelum lebihan"},
    {"P09", Weight::Error, "a font is not embedded", "fon tidak disematkan"},
    {"P10", Weight::Error, "something is RGB, a spot colour or unreadable content",
     "ada RGB, warna khusus, atau isi yang tidak terbaca"},
    {"P11", Weight::Error, "a transparency group that does not blend in CMYK",
     "grup transparansi yang tidak memadu dalam CMYK"},
    {"P12", Weight::Error, "pictures or streams packed in a way old printers do not read",
     "gambar atau data dipadatkan dengan cara yang tidak dibaca mesin lama"},
    {"P13", Weight::Error, "scripts, actions, forms, notes or other things that are no print",
     "skrip, tindakan, formulir, catatan, atau hal lain yang bukan cetakan"},
    {"P14", Weight::Error, "a picture covers the sheet: text may have become pixels",
     "gambar menutupi lembar: teks mungkin menjadi piksel"},
    {"P15", Weight::Error, "black text is not black ink alone, overprinting",
     "teks hitam bukan tinta hitam saja yang menindih"},
    {"P16", Weight::Error, "text or white that overprints and will vanish",
     "teks atau putih yang menindih dan akan hilang"},
    {"P17", Weight::Error, "too much ink", "tinta terlalu banyak"},
    {"P18", Weight::Warning, "a line is too thin", "garis terlalu tipis"},
    {"P19", Weight::Either, "a picture has too few pixels", "piksel gambar terlalu sedikit"},
    {"P20", Weight::Either, "far lines are too small for their distance",
     "baris jauh terlalu kecil untuk jaraknya"},
    {"P21", Weight::Either, "near lines are too small", "baris dekat terlalu kecil"},
    {"P22", Weight::Either, "too many words", "terlalu banyak kata"},
    {"P23", Weight::Error, "something reaches into the edge that is cut or hemmed",
     "ada yang masuk ke tepi yang dipotong atau dilipat"},
    {"P24", Weight::Error, "two colours that cannot be read on each other",
     "dua warna yang tidak terbaca satu di atas yang lain"},
    {"P25", Weight::Error, "the QR code is too small, too full or has no clear edge",
     "kode QR terlalu kecil, terlalu penuh, atau tepinya tidak bersih"},
    {"P26", Weight::Error, "the QR code does not read back from the print",
     "kode QR tidak terbaca kembali dari cetakan"},
    {"P27", Weight::Error, "text without room, a sign without a font, ink cut off",
     "teks tanpa ruang, tanda tanpa fon, tinta terpotong"},
    {"P28", Weight::Either, "a seam of two panels runs through something",
     "sambungan panel melewati sesuatu"},
    {"P29", Weight::Error, "tags are incomplete", "tag tidak lengkap"},
    {"P30", Weight::Error, "the file is a proof", "berkas ini contoh"},
});

template <std::size_t size>
bool is_one_of(std::string_view code, const std::array<std::string_view, size>& list)
{
    return std::ranges::find(list, code) != list.end();
}

} // namespace

std::span<const CodeText> code_texts()
{
    return codes;
}

const CodeText* find_code(std::string_view code)
{
    const auto found = std::ranges::find(codes, code, &CodeText::code);
    return found == codes.end() ? nullptr : &*found;
}

bool is_mendable(std::string_view code)
{
    static constexpr std::array<std::string_view, 4> mended{"K003", "K028", "K029", "K031"};
    return is_one_of(code, mended);
}

bool is_waivable(std::string_view code)
{
    return code == "K023" || code == "K024" || (code >= "K030" && code <= "K036");
}

} // namespace content
