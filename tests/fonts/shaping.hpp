#pragma once

#include "fonts/paragraph.hpp"
#include "fonts/text_scratch.hpp"
#include "fonts/wrap.hpp"
#include "tests/support/golden.hpp"

#include <memory>
#include <string>
#include <vector>

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

/// Burmese has no spaces between words and breaks where shaping does not.
inline const Sample burmese{"သင့်စာရွက်စာတမ်းများကို ယူလာပါ။ ကြိုတင်မေးပါ။ "
                            "အလုပ်ရှင်ကို ပတ်စပို့ မပေးပါနှင့်။",
                            "my"};

/// Words whose dictionary or syllable breaks lie where shaping joins both sides: the vowel sign
/// leans on what follows.
inline const Sample leaning[]{
    {"ကျယ်ပြန့်ပြန့် ထိရောက်", "my"},
    {"ꦲꦸꦩꦸꦩ꧀ꦔꦼꦤꦤꦶꦲꦸꦩꦸꦩ꧀", "jv-Java"},
};

/// All of the above.
inline std::vector<Sample> all_samples()
{
    std::vector<Sample> all(std::begin(samples), std::end(samples));
    all.push_back(burmese);
    all.insert(all.end(), std::begin(leaning), std::end(leaning));
    return all;
}

/// A copy of what `wrap` gives.
inline std::vector<fonts::LineBox> lines_of(const fonts::Paragraph& paragraph, float width,
                                            fonts::TextScratch& scratch)
{
    const auto lines = fonts::wrap(paragraph, width, scratch);
    return {lines.begin(), lines.end()};
}

/// UTF-8 of a stretch of UTF-16 units.
inline std::string text_of(const fonts::Paragraph& paragraph, std::uint32_t begin,
                           std::uint32_t end)
{
    const auto from = paragraph.utf8_offset.at(begin);
    return paragraph.text.substr(from, paragraph.utf8_offset.at(end) - from);
}

} // namespace support
