#include "printer/preflight_intent.hpp"
#include "printer/preflight_judges.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFExc.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <cctype>

namespace printer {

namespace {

constexpr std::string_view dublin_core = "http://purl.org/dc/elements/1.1/";
constexpr std::string_view basic = "http://ns.adobe.com/xap/1.0/";
constexpr std::string_view media = "http://ns.adobe.com/xap/1.0/mm/";
constexpr std::string_view adobe_pdf = "http://ns.adobe.com/pdf/1.3/";
constexpr std::string_view pdfx_id = "http://www.npes.org/pdfx/ns/id/";

std::string property(const PressDocument& document, std::string_view space, std::string_view name)
{
    const auto found = document.xmp.find(std::string(space) + " " + std::string(name));
    return found == document.xmp.end() ? std::string() : found->second;
}

/// "1.6" of the header or the catalogue, whichever is later, as 106.
int version_number(QPDF& pdf)
{
    const auto number = [](const std::string& text) {
        const bool good = text.size() == 3 && std::isdigit(text[0]) != 0 && text[1] == '.' &&
                          std::isdigit(text[2]) != 0;
        return good ? (text[0] - '0') * 100 + text[2] - '0' : 0;
    };
    QPDFObjectHandle later = pdf.getRoot().getKey("/Version");
    return std::max(number(pdf.getPDFVersion()),
                    later.isName() ? number(later.getName().substr(1)) : 0);
}

/// P01
void judge_file(PressDocument& document, CheckList& checks)
{
    QPDF& pdf = *document.pdf;
    constexpr int newest = 106;
    const int version = version_number(pdf);
    if (version > newest || version == 0) {
        const std::string shown = pdf.getPDFVersion();
        checks.add({"P01", "version", {{"found", shown}}, shown, "1.6"});
    }
    if (pdf.getTrailer().hasKey("/Encrypt") || pdf.isEncrypted()) {
        checks.add({"P01", "encrypted", {}});
    }
    QPDFObjectHandle id = pdf.getTrailer().getKey("/ID");
    const bool two = id.isArray() && id.getArrayNItems() == 2 && id.getArrayItem(0).isString() &&
                     id.getArrayItem(1).isString();
    if (!two) {
        checks.add({"P01", "id", {}});
    }
}

/// The warnings that opening and reading brought: a RIP may not mend what qpdf mended.
void judge_damage(PressDocument& document, CheckList& checks)
{
    const auto warnings = document.pdf->getWarnings();
    if (!warnings.empty()) {
        checks.add({"P01",
                    "damaged",
                    {{"count", std::to_string(warnings.size())},
                     {"first", warnings.front().getMessageDetail()}}});
    }
}

/// P02
void judge_claim(PressDocument& document, CheckList& checks)
{
    if (document.xmp.empty()) {
        checks.add({"P02", "missing", {}});
        return;
    }
    const std::string claim = property(document, pdfx_id, "GTS_PDFXVersion");
    if (claim != "PDF/X-4") {
        checks.add({"P02", "", {{"found", claim}}, claim, "PDF/X-4"});
    }
}

std::string digits_of(std::string_view text)
{
    std::string digits;
    for (const char sign : text) {
        if (std::isdigit(static_cast<unsigned char>(sign)) != 0) {
            digits += sign;
        }
    }
    return digits;
}

/// A PDF date ("D:20261124070000+07'00'") or an XMP date ("2026-11-24T07:00:00+07:00") as
/// "20261124070000+0700"; empty if it is none.
std::string plain_date(std::string_view text)
{
    const bool xmp = text.size() > 4 && text[4] == '-';
    const std::size_t time = xmp ? std::min(text.find('T'), text.size()) : 0;
    const std::size_t zone = std::min(text.find_first_of("Z+-", time), text.size());
    std::string digits = digits_of(text.substr(0, zone));
    if (digits.size() < 8) {
        return {};
    }
    digits.resize(14, '0');
    std::string offset = digits_of(text.substr(zone));
    offset.resize(4, '0');
    const bool behind = zone < text.size() && text[zone] == '-' && offset != "0000";
    return digits + (behind ? "-" : "+") + offset;
}

std::string info_text(QPDFObjectHandle info, const char* key)
{
    QPDFObjectHandle value = info.isDictionary() ? info.getKey(key) : QPDFObjectHandle::newNull();
    return value.isString() ? value.getUTF8Value() : std::string();
}

struct Pair {
    const char* info;
    std::string_view space;
    const char* name;
    bool date;
};

void judge_pair(const PressDocument& document, QPDFObjectHandle info, const Pair& pair,
                CheckList& checks)
{
    const std::string there = info_text(info, pair.info);
    const std::string here = property(document, pair.space, pair.name);
    if (there.empty()) {
        checks.add({"P03", "info", {{"name", pair.info}}});
        return;
    }
    const bool same = pair.date ? !plain_date(here).empty() && plain_date(here) == plain_date(there)
                                : here == there;
    if (!here.empty() && !same) {
        checks.add(
            {"P03", "differs", {{"name", pair.name}, {"xmp", here}, {"info", there}}, here, there});
    }
}

/// P03: the properties of step 12, and Info beside them.
void judge_properties(PressDocument& document, CheckList& checks)
{
    if (document.xmp.empty()) {
        checks.add({"P03", "no-xmp"});
        return;
    }
    constexpr auto needed =
        std::to_array<std::pair<std::string_view, std::string_view>>({{dublin_core, "title"},
                                                                      {dublin_core, "format"},
                                                                      {basic, "CreateDate"},
                                                                      {basic, "ModifyDate"},
                                                                      {basic, "MetadataDate"},
                                                                      {media, "DocumentID"},
                                                                      {media, "InstanceID"},
                                                                      {media, "VersionID"},
                                                                      {media, "RenditionClass"},
                                                                      {adobe_pdf, "Trapped"},
                                                                      {adobe_pdf, "Producer"}});
    for (const auto& [space, name] : needed) {
        if (property(document, space, name).empty()) {
            checks.add({"P03", "", {{"name", std::string(name)}}});
        }
    }
    QPDFObjectHandle info = document.pdf->getTrailer().getKey("/Info");
    judge_pair(document, info, {"/Title", dublin_core, "title", false}, checks);
    judge_pair(document, info, {"/CreationDate", basic, "CreateDate", true}, checks);
    judge_pair(document, info, {"/ModDate", basic, "ModifyDate", true}, checks);
    if (!info_text(info, "/GTS_PDFXVersion").empty()) {
        judge_pair(document, info, {"/GTS_PDFXVersion", pdfx_id, "GTS_PDFXVersion", false}, checks);
    }
    if (!info_text(info, "/Producer").empty()) {
        judge_pair(document, info, {"/Producer", adobe_pdf, "Producer", false}, checks);
    }
    QPDFObjectHandle trapped =
        info.isDictionary() ? info.getKey("/Trapped") : QPDFObjectHandle::newNull();
    const std::string value = trapped.isName() ? trapped.getName().substr(1) : std::string();
    if (value != "True" && value != "False") {
        checks.add({"P03", "trapped", {}});
    } else if (value != property(document, adobe_pdf, "Trapped")) {
        const std::string here = property(document, adobe_pdf, "Trapped");
        checks.add(
            {"P03", "differs", {{"name", "Trapped"}, {"xmp", here}, {"info", value}}, here, value});
    }
}

void judge_profile(QPDFObjectHandle intent, const PressDocument& document, CheckList& checks)
{
    QPDFObjectHandle identifier = intent.getKey("/OutputConditionIdentifier");
    if (!identifier.isString() || identifier.getUTF8Value().empty()) {
        checks.add({"P04", "identifier", {}});
    }
    QPDFObjectHandle profile = intent.getKey("/DestOutputProfile");
    if (!profile.isStream()) {
        checks.add({"P04", "no-profile", {}});
        return;
    }
    const auto parts = number_of(profile.getDict().getKey("/N"));
    if (parts != 4.0) {
        const std::string found = parts ? shown_number(*parts, 0) : "-";
        checks.add({"P04", "parts", {{"found", found}}, found, "4"});
    }
    if (!is_cmyk_printer_profile(document.profile) || document.intent == nullptr) {
        const bool long_enough = document.profile.size() >= 20;
        const std::string kind = long_enough ? document.profile.substr(12, 8) : "";
        checks.add({"P04", "profile", {{"found", kind}}, kind, "prtrCMYK"});
    }
}

/// P04
void judge_intent(PressDocument& document, CheckList& checks)
{
    QPDFObjectHandle list = document.pdf->getRoot().getKey("/OutputIntents");
    std::vector<QPDFObjectHandle> intents;
    const int count = list.isArray() ? list.getArrayNItems() : 0;
    for (int i = 0; i < count; ++i) {
        QPDFObjectHandle intent = list.getArrayItem(i);
        if (intent.isDictionary() && intent.getKey("/S").isNameAndEquals("/GTS_PDFX")) {
            intents.push_back(intent);
        }
    }
    if (intents.size() != 1) {
        const std::string found = std::to_string(intents.size());
        checks.add({"P04", "", {{"found", found}}, found, "1"});
    }
    if (!intents.empty()) {
        judge_profile(intents.front(), document, checks);
    }
}

} // namespace

void judge_identity(PressDocument& document, CheckList& checks)
{
    judge_file(document, checks);
    judge_damage(document, checks);
    judge_claim(document, checks);
    judge_properties(document, checks);
    judge_intent(document, checks);
    if (document.name.proof) {
        checks.add({"P30", "", {}});
    }
}

} // namespace printer
