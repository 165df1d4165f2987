#include "tests/bench/calibrator.hpp"

#include "fonts/font_catalogue.hpp"
#include "fonts/font_face.hpp"

#include <fmt/format.h>
#include <hb.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <ctime>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view text =
    "Pegang paspormu sendiri. Tanya biaya yang benar di kantor layanan terpadu satu atap, "
    "dan jangan tanda tangan surat yang tidak kamu mengerti.";
constexpr int shapings = 4000;
constexpr std::size_t hashed_bytes = std::size_t{64} << 20U;
constexpr double not_run = 1e9;

fs::path reference_file()
{
    return fs::path(PELITA_SOURCE_DIR) / "tests/bench/reference.txt";
}

struct Seconds {
    double shape = not_run;
    double hash = not_run;
};

} // namespace

struct Calibrator::Jobs {
    std::shared_ptr<fonts::FontCatalogue> catalogue =
        fonts::FontCatalogue::load(fs::path(PELITA_SOURCE_DIR) / "fonts/catalogue.toml");
    std::shared_ptr<const fonts::FontFace> face = catalogue->faces({}, "Latn").front();
    std::vector<unsigned char> bytes = std::vector<unsigned char>(hashed_bytes, 0x5A);
    Seconds best;

    void shape() const
    {
        static constexpr const char* shapers[] = {"ot", nullptr};
        hb_buffer_t* buffer = hb_buffer_create();
        for (int i = 0; i < shapings; ++i) {
            hb_buffer_reset(buffer);
            hb_buffer_add_utf8(buffer, text.data(), static_cast<int>(text.size()), 0, -1);
            hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
            hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
            hb_buffer_set_language(buffer, hb_language_from_string("id", -1));
            hb_shape_full(face->hb_font(), buffer, nullptr, 0, shapers);
        }
        hb_buffer_destroy(buffer);
    }

    void hash() const
    {
        std::array<unsigned char, crypto_hash_sha256_BYTES> digest{};
        crypto_hash_sha256(digest.data(), bytes.data(), bytes.size());
    }
};

double thread_seconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Calibrator::Calibrator() : jobs_(std::make_unique<Jobs>()) {}
Calibrator::~Calibrator() = default;

void Calibrator::run()
{
    const double begin = thread_seconds();
    jobs_->shape();
    const double middle = thread_seconds();
    jobs_->hash();
    const double end = thread_seconds();
    jobs_->best.shape = std::min(jobs_->best.shape, middle - begin);
    jobs_->best.hash = std::min(jobs_->best.hash, end - middle);
}

double Calibrator::slowness() const
{
    std::ifstream in(reference_file());
    std::string name;
    Seconds reference;
    for (double value = 0; in >> name >> value;) {
        (name == "shape_seconds" ? reference.shape : reference.hash) = value;
    }
    if (reference.shape == not_run || reference.hash == not_run) {
        return 1;
    }
    return std::sqrt(jobs_->best.shape / reference.shape * jobs_->best.hash / reference.hash);
}

void Calibrator::write_reference() const
{
    std::ofstream out(reference_file());
    out << fmt::format("shape_seconds {:.5f}\nhash_seconds {:.5f}\n", jobs_->best.shape,
                       jobs_->best.hash);
}

} // namespace bench
