#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/files.hpp"
#include "content/model/guide_reader.hpp"

#include <ostream>

namespace desk {

namespace {

/// Always Indonesian: files do not depend on the locale.
std::string skeleton(const content::Guide& guide, const std::string& id)
{
    const std::string strip = guide.inks.empty() ? "" : guide.inks.front().name;
    return R"(# Topik baru. Ganti setiap {isi} dan isi setiap source = []; `pelita-content check` menunjukkan yang belum.
# Angka, nomor telepon, dan harga tidak diketik: tulis {nama} dari facts.toml atau contacts.toml.
id = ")" + id +
           R"("
owner = ""                # kantor yang menjawab untuk topik ini: id dari contacts.toml
pictogram = ""            # gambar ubin: nama berkas di pictograms/ tanpa .svg
tile = "{isi}"            # kata di ubin, satu sampai tiga kata
strip = ")" +
           strip +
           R"("            # warna ubin: nama tinta dari guide.toml

[[block]]
id = "title"
kind = "title"            # judul, paling banyak 2 baris
source = []               # id dari sources.toml, misalnya ["P04"]; nasihat biasa: ["advice"]
text.kiosk = "{isi}"

[[block]]
id = "step-1"             # satu blok satu halaman; setelah diterjemahkan id tidak diganti lagi
kind = "step"             # juga: summary check warning rule contact story media
source = []
# severity = "critical"   # kalau salah orang bisa celaka: dua pemeriksa
# pictogram = ""          # gambar blok ini; tanpa itu gambar topik
# note = ""               # catatan untuk penerjemah
text.kiosk = "{isi}"      # satu kalimat paling banyak 12 kata
# text.poster = { text = "", lines = 2, max = 60 }
)";
}

constexpr std::string_view english_next = R"(
Next:
1. Fill in each {isi} and each source; `pelita-content check` names what is left.
2. See it: `pelita-content preview ID --lang id --out FILE.png`.
3. Put it on the home screen: `home` in guide.toml.
4. Each language: `pelita-content update LANG --by NAME`.
)";

constexpr std::string_view indonesian_next = R"(
Sesudah ini:
1. Isi setiap {isi} dan setiap source; `pelita-content check` menunjukkan yang belum.
2. Lihat: `pelita-content preview ID --lang id --out BERKAS.png`.
3. Supaya ada di layar awal: `home` dalam guide.toml.
4. Setiap bahasa: `pelita-content update BAHASA --by NAMA`.
)";

/// @throws content::UsageError if no new topic can be called so.
void require_free_id(const content::Guide& guide, const std::string& id)
{
    const std::string name = "\"" + id + "\"";
    if (!content::is_id(id, content::IdLetters::Hyphen)) {
        throw content::UsageError(name + " is no id; use a-z, 0-9 and hyphens");
    }
    if (content::is_reserved_id(id)) {
        throw content::UsageError(name + " is reserved; choose another id");
    }
    const bool topic = guide.find_topic(id) != nullptr;
    if (topic || guide.find_poster(id) != nullptr) {
        throw content::UsageError(name + (topic ? " is a topic already" : " is a poster already") +
                                  "; choose another id");
    }
}

} // namespace

content::Exit new_topic(const Desk& desk, const std::string& id)
{
    const auto guide = load_for_writing(desk);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    require_free_id(*guide, id);
    const auto file = guide->folder / "topics" / (id + ".toml");
    std::filesystem::create_directories(file.parent_path());
    content::write_file(file, skeleton(*guide, id));
    const bool indonesian =
        content::message_language_of_environment() == content::MessageLanguage::Indonesian;
    desk.out << file.string() << '\n' << (indonesian ? indonesian_next : english_next);
    return content::Exit::Done;
}

} // namespace desk
