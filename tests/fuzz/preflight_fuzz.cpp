#include "content/model/messages.hpp"
#include "printer/preflight.hpp"
#include "printer/preflight_checks.hpp"
#include "printer/preflight_intent.hpp"
#include "tests/fuzz/fuzz_support.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

namespace {

const std::string file = "sheet.pdf";

/// So small that an input shows at once what has no end.
constexpr printer::PreflightLimits limits{20'000, std::size_t{1} << 22, 1e6};

const std::map<std::string, content::FormatSpec>& formats()
{
    static const std::map<std::string, content::FormatSpec> known = [] {
        content::FormatSpec format;
        format.id = "handbill-a5";
        format.width = 148;
        format.height = 210;
        format.bleed = {3, 3, 3, 3};
        format.slug = 10;
        format.warn_ppi = 300;
        format.fail_ppi = 150;
        return std::map<std::string, content::FormatSpec>{{"handbill-a5", format}};
    }();
    return known;
}

/// In hex, so that content cannot look like objects of the file.
std::string hex(std::string_view bytes)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char sign : bytes) {
        const auto byte = static_cast<unsigned char>(sign);
        text += {digits[byte >> 4U], digits[byte & 15U]};
    }
    return text + ">";
}

/// A page that has everything content can name, around the content `bytes`.
std::string page_around(std::string_view bytes)
{
    return "%PDF-1.6\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
           "2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj\n"
           "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/TrimBox[20 20 280 280]"
           "/Contents 4 0 R/Resources 5 0 R>> endobj\n"
           "5 0 obj <</XObject<</F 6 0 R/I 7 0 R>>/Pattern<</P 8 0 R/S<</PatternType 2/Shading 9 0 "
           "R>>>>/Shading<</H 9 0 R>>/Font<</T<</Type/Font/Subtype/Type0>>>>/ExtGState<</O<</OP "
           "true/OPM 1>>/M<</SMask<</S/Luminosity/G 6 0 R>>>>>>/ColorSpace<</A[/Separation/All"
           "/DeviceCMYK null]>>>> endobj\n"
           "6 0 obj <</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>> stream\n"
           "/F Do /I Do \nendstream endobj\n"
           "7 0 obj <</Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace"
           "/DeviceCMYK/Length 4>> stream\nabcd\nendstream endobj\n"
           "8 0 obj <</PatternType 1/PaintType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources 5 0 R"
           "/Length 9>> stream\n0 0 9 9 f\nendstream endobj\n"
           "9 0 obj <</ShadingType 2/ColorSpace/DeviceCMYK/Coords[0 0 1 1]/Function<</FunctionType "
           "2/Domain[0 1]/C0[0 0 0 0]/C1[1 1 1 1]/N 1>>>> endobj\n"
           "4 0 obj <</Filter/ASCIIHexDecode/Length " +
           std::to_string(2 * bytes.size() + 1) + ">> stream\n" + hex(bytes) +
           "\nendstream endobj\ntrailer <</Root 1 0 R/Size 10>>\n";
}

/// Whether no report before had the same faults, or one shows other signs than letters of ASCII.
bool is_new(const printer::Preflight& report)
{
    static std::set<std::string> known;
    std::string faults;
    bool plain = true;
    for (const printer::Check& check : report.checks) {
        faults += check.state == printer::CheckState::Fail
                      ? check.finding.code + check.finding.variant + ' '
                      : "";
        plain = plain && std::ranges::all_of(check.value, [](char sign) {
                    return sign >= ' ' && sign <= '~' && sign != '"' && sign != '\\';
                });
    }
    return known.insert(faults).second || !plain;
}

void check_report(const printer::Preflight& report)
{
    std::vector<content::Finding> findings;
    std::set<std::string> ids;
    for (const printer::Check& check : report.checks) {
        ids.insert(check.finding.code);
        const bool own = check.finding.variant != printer::more_places &&
                         check.finding.variant != printer::no_guide;
        if (check.state != printer::CheckState::Pass && own) {
            fuzz::require(
                content::find_message(check.finding.code, check.finding.variant)->variant ==
                    check.finding.variant,
                "a fault has its own sentence", check.finding.code + " " + check.finding.variant);
            findings.push_back(check.finding);
        }
    }
    fuzz::require(ids.size() == printer::check_kinds().size(), "every check stands in the report");
    fuzz::check_findings(findings, "", file);
    if (!is_new(report)) {
        return; // To write a report takes as long as to judge the file.
    }
    const auto json = nlohmann::json::parse(
        printer::preflight_json(report, content::MessageLanguage::Indonesian));
    fuzz::require(json["checks"].size() == report.checks.size(), "JSON has every row");
    const auto text = printer::preflight_text(report, content::MessageLanguage::English);
    fuzz::require(text.find(": NOT press-ready\n") != std::string::npos, "the text says it first",
                  text);
}

} // namespace

/// Bytes: 'c' and the content of a page, else a whole PDF. A file is refused with its name or has a
/// report; none of these is press-ready, because none has an output intent.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const bool content_alone = size > 0 && data[0] == 'c';
    const std::string bytes = content_alone ? page_around(fuzz::text_of(data + 1, size - 1))
                                            : std::string(fuzz::text_of(data, size));
    static printer::IntentCache intents;
    try {
        const auto report =
            printer::preflight_file({file, bytes, formats(), intents, limits}).report;
        check_report(report);
        fuzz::require(!report.press_ready(), "a file without a profile is not press-ready");
    } catch (const printer::DamagedPdf& damaged) {
        fuzz::require(std::string_view(damaged.what()).starts_with(file + ": "),
                      "a refusal names the file", damaged.what());
        fuzz::require(!content_alone, "whatever its content is, a page can be judged",
                      damaged.what());
    }
    return 0;
}
