#include "tests/fonts/hb_shape.hpp"

#include "content/model/files.hpp"
#include "tests/support/subprocess.hpp"

#include <hb.h>
#include <nlohmann/json.hpp>

#include <array>
#include <sstream>
#include <stdexcept>

namespace support {

namespace {

/// Hexadecimal list of the code points in UTF-16 units [begin, end).
std::string hexadecimal(const std::u16string& text, std::uint32_t begin, std::uint32_t end)
{
    std::ostringstream out;
    out << std::hex;
    for (std::uint32_t at = begin; at < end; ++at) {
        auto point = static_cast<std::uint32_t>(text[at]);
        if ((point & 0xFC00U) == 0xD800U && at + 1 < end) {
            point = 0x10000 + ((point & 0x3FFU) << 10U) + (text[++at] & 0x3FFU);
        }
        out << (out.tellp() > 0 ? "," : "") << point;
    }
    return out.str();
}

std::string script_code(std::uint32_t script)
{
    std::array<char, 4> code{};
    hb_tag_to_string(hb_script_to_iso15924_tag(static_cast<hb_script_t>(script)), code.data());
    return {code.begin(), code.end()};
}

std::string features_of(const fonts::TextStyle& style)
{
    std::string features = style.letter_spacing_em != 0 ? "liga=0,clig=0,dlig=0" : "";
    if (!style.features.empty()) {
        features += (features.empty() ? "" : ",") + style.features;
    }
    return features;
}

std::vector<std::string> command_line(const fonts::Paragraph& paragraph,
                                      const fonts::Paragraph::Run& run)
{
    const auto& face = *paragraph.faces.at(run.face);
    const auto& style = paragraph.styles.at(run.style);
    std::vector<std::string> arguments{"hb-shape",
                                       "--font-file=" + face.file().string(),
                                       "--face-index=" + std::to_string(face.index()),
                                       "--font-size=upem",
                                       "--shapers=ot",
                                       "--cluster-level=0",
                                       "--no-glyph-names",
                                       "--show-flags",
                                       "--output-format=json",
                                       "--script=" + script_code(run.script),
                                       "--language=" + style.language,
                                       (run.level & 1U) != 0 ? "--direction=rtl"
                                                             : "--direction=ltr"};
    if (const auto features = features_of(style); !features.empty()) {
        arguments.push_back("--features=" + features);
    }
    if (run.begin == 0) {
        arguments.emplace_back("--bot");
    } else {
        arguments.push_back("--unicodes-before=" + hexadecimal(paragraph.text16, 0, run.begin));
    }
    if (run.end == paragraph.length()) {
        arguments.emplace_back("--eot");
    } else {
        arguments.push_back("--unicodes-after=" +
                            hexadecimal(paragraph.text16, run.end, paragraph.length()));
    }
    return arguments;
}

std::vector<JudgeGlyph> read_glyphs(const std::string& line)
{
    std::vector<JudgeGlyph> glyphs;
    for (const auto& item : nlohmann::json::parse(line)) {
        JudgeGlyph glyph;
        glyph.id = item.at("g");
        glyph.cluster = item.at("cl");
        glyph.advance = item.at("ax");
        glyph.dx = item.at("dx");
        glyph.dy = item.at("dy");
        glyph.unsafe = (item.value("fl", 0U) & HB_GLYPH_FLAG_UNSAFE_TO_BREAK) != 0;
        glyphs.push_back(glyph);
    }
    return glyphs;
}

} // namespace

bool HbShape::available()
{
    return have_program("hb-shape");
}

std::size_t HbShape::add(const fonts::Paragraph& paragraph, const fonts::Paragraph::Run& run)
{
    const auto from = paragraph.utf8_offset.at(run.begin);
    waiting_[command_line(paragraph, run)].push_back(
        {answers_.size(), paragraph.text.substr(from, paragraph.utf8_offset.at(run.end) - from)});
    answers_.emplace_back();
    return answers_.size() - 1;
}

void HbShape::run()
{
    for (const auto& [arguments, lines] : waiting_) {
        run_one(arguments, lines);
    }
    waiting_.clear();
}

void HbShape::run_one(const std::vector<std::string>& arguments, const std::vector<Line>& lines)
{
    const TemporaryFolder folder;
    const auto file = folder.path() / "lines.txt";
    std::string text;
    for (const auto& line : lines) {
        text += line.text + "\n";
    }
    content::write_file(file, text);
    auto command = arguments;
    command.push_back("--text-file=" + file.string());
    const auto finished = support::run(command);
    ++processes_;
    std::istringstream out(finished.out);
    std::string answer;
    for (const auto& line : lines) {
        if (finished.exit_code != 0 || !std::getline(out, answer)) {
            throw std::runtime_error("hb-shape gave no answer for \"" + line.text +
                                     "\": " + finished.err);
        }
        answers_.at(line.job) = read_glyphs(answer);
    }
}

} // namespace support
