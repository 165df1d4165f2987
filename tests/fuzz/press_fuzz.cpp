#include "printer/preflight.hpp"
#include "printer/preflight_checks.hpp"
#include "printer/preflight_intent.hpp"
#include "printer/press.hpp"
#include "tests/fuzz/fuzz_support.hpp"
#include "tests/support/small_profile.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace {

/// Bytes that a page of Cairo's and its objects are taken from, one part after the other.
class Parts {
  public:
    explicit Parts(std::string_view bytes) : bytes_(bytes) {}

    bool more() const { return !bytes_.empty(); }
    std::string_view next()
    {
        constexpr char end_of_part = '\x1d';
        const auto end = std::min(bytes_.find(end_of_part), bytes_.size());
        const auto part = bytes_.substr(0, end);
        bytes_.remove_prefix(std::min(end + 1, bytes_.size()));
        return part;
    }

  private:
    std::string_view bytes_;
};

std::string stream_of(std::string_view dictionary, std::string_view data)
{
    return fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", dictionary, data.size(), data);
}

/// What fits the rest of a file, so that only the part under test is damaged.
std::string pdf_of(const std::vector<std::string>& objects)
{
    std::string pdf = "%PDF-1.5\n";
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
    for (std::size_t number = 0; number < objects.size(); ++number) {
        table += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", number + 1, objects[number]);
    }
    const std::size_t start = pdf.size();
    return pdf + table +
           fmt::format("trailer <</Size {}/Root 1 0 R>>\nstartxref\n{}\n%%EOF\n",
                       objects.size() + 1, start);
}

constexpr auto page_start = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 700]/Contents 4 0 R"
                            "/Group<</S/Transparency/CS/DeviceRGB>>/Resources ";

/// A page with one of each thing Cairo writes, around the content `bytes`.
std::string page_around(std::string_view bytes)
{
    constexpr auto group = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Group<</S/Transparency/CS";
    constexpr auto step = "<</FunctionType 2/Domain[0 1]/C0[0 0 0]/C1[1 1 0]/N 1>>";
    return pdf_of(
        {"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/JavaScript/JS(x)>>>>",
         "<</Type/Pages/Kids[3 0 R]/Count 1>>", std::string(page_start) + "5 0 R>>",
         stream_of("", bytes),
         fmt::format("<</XObject<</F 6 0 R/I 8 0 R>>/Pattern<</P 9 0 R/S<</PatternType 2/Shading "
                     "10 0 R>>>>/Shading<</H 10 0 R>>/Font<</T 11 0 R>>/ExtGState<</O<</ca 1/CA 1>>"
                     "/A<</ca .5/CA .5>>/N<</BM/Multiply>>/M<</SMask<</S/Luminosity/G 7 0 R>>>>"
                     "/U<</SMask/None>>>>>>"),
         stream_of(fmt::format("{}/DeviceRGB>>/Resources<</XObject<</I 8 0 R>>>>", group),
                   "1 0 0 rg 0 0 9 9 re f /I Do"),
         stream_of(fmt::format("{}/DeviceGray>>/Resources<<>>", group), "1 g 0 0 9 9 re f"),
         stream_of("/Type/XObject/Subtype/Image/Width 1/Height 2/BitsPerComponent 8/ColorSpace"
                   "/DeviceRGB",
                   "abcdef"),
         stream_of("/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep 9/YStep 9/Resources"
                   "<<>>",
                   "0 0 9 9 re f"),
         fmt::format("<</ShadingType 2/ColorSpace/DeviceRGB/Coords[0 0 1 1]/Domain[0 1]/Function"
                     "<</FunctionType 3/Domain[0 1]/Bounds[.5]/Encode[0 1 0 1]/Functions[{0}{0}]"
                     ">>>>",
                     step),
         "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</Type/FontDescriptor/FontName"
         "/A/FontFile2 12 0 R>>>>",
         stream_of("", "font")});
}

/// Resources, content, then objects from 5 on, each part of the bytes one.
std::string page_of_parts(std::string_view bytes)
{
    Parts parts(bytes);
    std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>",
                                     "<</Type/Pages/Kids[3 0 R]/Count 1>>"};
    objects.push_back(fmt::format("{}{}>>", page_start, parts.next()));
    objects.push_back(stream_of("", parts.next()));
    while (parts.more()) {
        const auto part = parts.next();
        const auto end = part.find(">>stream\n");
        objects.push_back(end == std::string_view::npos
                              ? std::string(part)
                              : stream_of(part.substr(2, end - 2), part.substr(end + 9)));
    }
    return pdf_of(objects);
}

struct Shop {
    printer::OutputProfile profile;
    std::map<std::string, content::FormatSpec> formats;
    printer::Sheet sheet;
    printer::PressIdentity identity;
};

const Shop& shop()
{
    static const Shop made = [] {
        Shop shop;
        shop.profile = printer::open_output_profile(support::small_profile(), "small.icc");
        content::FormatSpec& format = shop.formats["handbill-a5"];
        format.id = "handbill-a5";
        format.width = 148;
        format.height = 210;
        format.bleed = {3, 3, 3, 3};
        format.slug = 10;
        format.warn_ppi = 300;
        format.fail_ppi = 150;
        shop.sheet = printer::make_sheet(layout::make_format(format), std::nullopt);
        shop.identity.title = "Jalan & resmi";
        shop.identity.language = shop.identity.languages = "id";
        shop.identity.date = "D:20261124000000Z";
        shop.identity.poster = "official-way";
        shop.identity.format = format.id;
        shop.identity.revision = "9f3c71ab";
        shop.identity.job_code = "PKG77R";
        return shop;
    }();
    return made;
}

const printer::InkTable& inks()
{
    static const printer::Separation separation(shop().profile);
    static const printer::InkTable made(
        separation, {{"nila", "#121E42", {100, 90, 32, 60}, std::nullopt, {}}}, 300);
    return made;
}

/// What a page may be at fault for that the pass does not answer for: fonts come from Cairo,
/// near-black text from the theme, registration colour inside the bleed, size of pictures and their
/// number of pixels from the layout, alternative words from the tags.
bool is_of_the_page(const printer::Check& check)
{
    static const std::set<std::string> codes{"P09", "P14", "P17", "P18", "P19", "P29"};
    const content::Finding& finding = check.finding;
    const bool is_of_text = finding.variant == "recipe" || finding.variant == printer::more_places;
    return codes.count(finding.code) != 0 || (finding.code == "P15" && is_of_text);
}

void check_file(const std::string& pdf)
{
    static printer::IntentCache intents;
    constexpr printer::PreflightLimits limits{20'000, std::size_t{1} << 22, 1e6};
    try {
        const auto judged =
            printer::preflight_file({"sheet.pdf", pdf, shop().formats, intents, limits});
        for (const printer::Check& check : judged.report.checks) {
            fuzz::require(check.state != printer::CheckState::Fail || is_of_the_page(check),
                          "a pressed file passes preflight",
                          printer::check_text(check, content::MessageLanguage::English));
        }
    } catch (const printer::DamagedPdf& damaged) {
        fuzz::require(false, "a pressed file can be judged", damaged.what());
    }
}

} // namespace

/// Bytes: 'c' and the content of a page, 'o' and parts of a file, else a whole PDF. The pass says
/// what it does not know and gives no file, or gives one that preflight passes.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto bytes = fuzz::text_of(data, size);
    const char kind = bytes.empty() ? ' ' : bytes.front();
    const std::string pdf = kind == 'c'   ? page_around(bytes.substr(1))
                            : kind == 'o' ? page_of_parts(bytes.substr(1))
                                          : std::string(bytes);
    const auto pressed =
        printer::press({pdf, {}}, shop().identity, {inks(), shop().profile, {{shop().sheet}}});
    fuzz::require(pressed.pdf.empty() == !pressed.faults.empty(), "a fault or a file, not both");
    for (const printer::PressFault& fault : pressed.faults) {
        fuzz::require(!fault.where.empty() && !fault.what.empty(), "a fault says where and what");
    }
    if (!pressed.pdf.empty()) {
        check_file(pressed.pdf);
    }
    return 0;
}
