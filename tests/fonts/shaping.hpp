#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"
#include "tests/support/golden.hpp"

#include <memory>
#include <string>

namespace support {

/// Shapes single-style paragraphs with the real catalogue.
class Shaper {
  public:
    std::shared_ptr<const fonts::Paragraph> shape(const std::string& text,
                                                  const std::string& language)
    {
        fonts::TextStyle style;
        style.language = language;
        const fonts::TextSpan span{text, style};
        return fonts::shape({&span, 1}, *catalogue, scratch);
    }

    std::shared_ptr<fonts::FontCatalogue> catalogue =
        fonts::FontCatalogue::load(source_dir() / "fonts/catalogue.toml");
    fonts::TextScratch scratch;
};

/// Real sentences in scripts that break engines, with their language.
struct Sample {
    std::string text;
    std::string language;
};
inline const Sample samples[]{
    {"Datang ke Disnakertrans kabupaten. Tanya lowongan yang benar.", "id"},
    {"Haꞌu lia diꞌa-diꞌak, saaꞌ-saaꞌ nebé tenke hatene.", "tet-ID"},
    {"اذهب إلى المكتب. الرقم 0800-1000 مجاني.", "ar"},
    {"ꦠꦼꦏꦲꦶꦁꦏꦤ꧀ꦠꦺꦴꦂ꧉ ꦒꦮꦤꦼꦤ꧀ꦭꦪꦁꦩꦸ꧉", "jv-Java"},
    {"ទៅការិយាល័យ។ យកឯកសាររបស់អ្នក។", "km"},
    {"ไปที่สำนักงานและนำเอกสารของคุณไปด้วย", "th"},
};

} // namespace support
