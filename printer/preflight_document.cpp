#include "printer/preflight_document.hpp"

#include "printer/preflight_intent.hpp"

#include <qpdf/Pipeline.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace printer {

namespace {

constexpr double mm_per_point = 25.4 / 72;

/// Keeps decoded bytes until there are too many: a small file can hold gigabytes of zeros.
class LimitedText : public Pipeline {
  public:
    explicit LimitedText(std::size_t limit) : Pipeline("limited", nullptr), limit_(limit) {}

    void write(const unsigned char* data, std::size_t length) override
    {
        if (length > limit_ - text.size()) {
            throw std::length_error("a stream is too large");
        }
        text.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}

    std::string text;

  private:
    std::size_t limit_;
};

std::optional<PdfBox> box_of(QPDFObjectHandle object)
{
    if (!object.isArray() || object.getArrayNItems() != 4) {
        return std::nullopt;
    }
    std::array<double, 4> corners{};
    for (int i = 0; i < 4; ++i) {
        const auto number = number_of(object.getArrayItem(i));
        if (!number) {
            return std::nullopt;
        }
        corners[static_cast<std::size_t>(i)] = *number;
    }
    return PdfBox{std::min(corners[0], corners[2]), std::min(corners[1], corners[3]),
                  std::max(corners[0], corners[2]), std::max(corners[1], corners[3])};
}

/// A page attribute, its own or of the page tree above it.
QPDFObjectHandle inherited(QPDFObjectHandle page, const std::string& key)
{
    constexpr int deepest_tree = 64;
    for (int depth = 0; depth < deepest_tree && page.isDictionary(); ++depth) {
        if (page.hasKey(key)) {
            return page.getKey(key);
        }
        page = page.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

PageGeometry geometry_of(QPDFObjectHandle page, int number, double denominator)
{
    PageGeometry geometry;
    geometry.number = number;
    const auto unit = number_of(page.getKey("/UserUnit"));
    geometry.user_unit = unit && *unit > 0 ? *unit : 1;
    geometry.scale = geometry.user_unit * denominator;
    geometry.media = box_of(inherited(page, "/MediaBox")).value_or(PdfBox{});
    geometry.crop = box_of(inherited(page, "/CropBox")).value_or(geometry.media);
    geometry.bleed = box_of(page.getKey("/BleedBox")).value_or(geometry.crop);
    geometry.trim = box_of(page.getKey("/TrimBox")).value_or(geometry.crop);
    return geometry;
}

/// "1:10" -> 10; "0.1" and the like are not what XMP says.
std::optional<double> denominator_of(const std::string& scale)
{
    if (!scale.starts_with("1:")) {
        return std::nullopt;
    }
    int denominator = 0;
    const char* end = scale.data() + scale.size();
    const auto read = std::from_chars(scale.data() + 2, end, denominator);
    constexpr int smallest_scale = 1000;
    const bool good = read.ec == std::errc() && read.ptr == end && denominator > 0 &&
                      denominator <= smallest_scale;
    return good ? std::optional<double>(denominator) : std::nullopt;
}

bool is_true(const std::string& text)
{
    return text == "true" || text == "True" ||
           text == "1"; // XMP writes True, XML Schema true or 1.
}

void read_metadata(PressDocument& document)
{
    QPDFObjectHandle metadata = document.pdf->getRoot().getKey("/Metadata");
    if (metadata.isStream()) {
        const auto packet = decoded_stream(document, metadata);
        document.xmp = read_xmp(packet.value_or("")).value_or(Properties{});
    }
    document.name = {document.own("poster"),
                     document.own("format"),
                     document.own("language"),
                     document.own("place"),
                     document.own("revision"),
                     is_true(document.own("proof")),
                     read_panels(document.own("panels"))};
    document.scale_name = document.own("scale");
    document.denominator = denominator_of(document.scale_name).value_or(1);
}

/// Where the pages of a board in panels lie on it.
void place_panels(PressDocument& document)
{
    const auto& panels = document.name.panels;
    for (std::size_t page = 0; panels && page < document.pages.size(); ++page) {
        const double start = page < panels->count() ? part_of(*panels, page, 0).start : 0;
        (panels->side_by_side ? document.pages[page].board_x : document.pages[page].board_y) =
            start;
    }
}

void read_profile(PressDocument& document, IntentCache& intents)
{
    QPDFObjectHandle list = document.pdf->getRoot().getKey("/OutputIntents");
    const int count = list.isArray() ? list.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle intent = list.getArrayItem(i);
        if (!intent.isDictionary() || !intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) {
            continue;
        }
        QPDFObjectHandle profile = intent.getKey("/DestOutputProfile");
        if (profile.isStream()) {
            document.profile = decoded_stream(document, profile).value_or("");
            document.intent = intents.find(document.profile);
        }
        return;
    }
}

} // namespace

bool PdfBox::contains(const PdfBox& other, double tolerance) const
{
    return other.left >= left - tolerance && other.bottom >= bottom - tolerance &&
           other.right <= right + tolerance && other.top <= top + tolerance;
}

PdfBox PdfBox::meet(const PdfBox& other) const
{
    return {std::max(left, other.left), std::max(bottom, other.bottom),
            std::min(right, other.right), std::min(top, other.top)};
}

double PageGeometry::mm_per_unit() const
{
    return scale * mm_per_point;
}

SheetBox PageGeometry::place(const PdfBox& box) const
{
    const double unit = mm_per_unit();
    return {board_x + (box.left - trim.left) * unit, board_y + (trim.top - box.top) * unit,
            box.width() * unit, box.height() * unit};
}

PressDocument::PressDocument() = default;
PressDocument::~PressDocument() = default;

std::string PressDocument::own(std::string_view property) const
{
    const auto found = xmp.find(std::string(press_namespace) + " " + std::string(property));
    return found == xmp.end() ? std::string() : found->second;
}

std::optional<double> number_of(QPDFObjectHandle object)
{
    if (!object.isNumber()) {
        return std::nullopt;
    }
    constexpr double largest = 1e9; // Beyond it nothing on paper lies.
    const double number = object.getNumericValue();
    return std::isfinite(number) && std::abs(number) <= largest ? std::optional(number)
                                                                : std::nullopt;
}

std::optional<std::string> decoded_stream(QPDFObjectHandle stream, std::size_t limit)
{
    LimitedText text(limit);
    bool decoded = false;
    const bool whole = stream.isStream() &&
                       stream.pipeStreamData(&text, &decoded, 0, qpdf_dl_specialized, true, false);
    return whole && decoded ? std::optional(std::move(text.text)) : std::nullopt;
}

std::optional<std::string> decoded_stream(PressDocument& document, QPDFObjectHandle stream)
{
    auto text = decoded_stream(stream, document.limits.decoded_bytes - document.decoded);
    document.decoded += text ? text->size() : 0;
    return text;
}

std::unique_ptr<PressDocument> open_press_document(const PreflightInput& input)
{
    auto document = std::make_unique<PressDocument>();
    document->limits = input.limits;
    document->pdf = std::make_unique<QPDF>();
    document->pdf->setSuppressWarnings(true); // They are a finding of P01.
    try {
        document->pdf->processMemoryFile("pdf", input.bytes.data(), input.bytes.size());
        document->page_objects = document->pdf->getAllPages();
    } catch (const std::exception& error) {
        throw DamagedPdf(input.file + ": " + error.what());
    }
    if (document->page_objects.empty()) {
        throw DamagedPdf(input.file + ": the PDF has no page");
    }
    read_metadata(*document);
    const auto format = input.formats.find(document->name.format);
    document->format = format == input.formats.end() ? nullptr : &format->second;
    read_profile(*document, input.intents);
    int number = 0;
    for (const QPDFObjectHandle& page : document->page_objects) {
        document->pages.push_back(geometry_of(page, ++number, document->denominator));
    }
    place_panels(*document);
    return document;
}

} // namespace printer
