#include "printer/press_identity.hpp"

#include "content/model/digest.hpp"
#include "printer/boxes.hpp"
#include "printer/markup.hpp"
#include "printer/press_tags.hpp"

#include <fmt/format.h>
#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

#include <set>

namespace printer {

namespace {

constexpr auto pdfx_version = "PDF/X-4";
constexpr auto producer = "Pelita " PELITA_VERSION;

/// "D:20261124000000Z" as XMP wants it: "2026-11-24T00:00:00Z".
std::string xmp_date(const std::string& date)
{
    return fmt::format("{}-{}-{}T{}:{}:{}Z", date.substr(2, 4), date.substr(6, 2),
                       date.substr(8, 2), date.substr(10, 2), date.substr(12, 2),
                       date.substr(14, 2));
}

/// An identifier that equal inputs give again (RFC 9562, version 8: hashed by our own rule).
std::string uuid_of(const std::string& inputs)
{
    std::string hex = content::sha256(inputs);
    hex[12] = '8';
    hex[16] = "89ab"[static_cast<unsigned char>(hex[16]) & 3U];
    return fmt::format("uuid:{}-{}-{}-{}-{}", hex.substr(0, 8), hex.substr(8, 4), hex.substr(12, 4),
                       hex.substr(16, 4), hex.substr(20, 12));
}

std::string sheet_name(const PressIdentity& identity)
{
    return fmt::format("{}\n{}\n{}\n{}\n{}{}", identity.poster, identity.format, identity.languages,
                       identity.place, identity.scale,
                       identity.panels.empty() ? "" : "\n" + identity.panels);
}

void add_element(std::string& out, std::string_view name, const std::string& text)
{
    if (!text.empty()) {
        out += fmt::format("   <{0}>{1}</{0}>\n", name, escape_markup(text));
    }
}

std::string own_elements(const PressIdentity& identity, const OutputProfile* profile)
{
    std::string out;
    add_element(out, "pelita:poster", identity.poster);
    add_element(out, "pelita:format", identity.format);
    add_element(out, "pelita:language", identity.languages);
    add_element(out, "pelita:place", identity.place);
    add_element(out, "pelita:scale", identity.scale);
    add_element(out, "pelita:panels", identity.panels);
    add_element(out, "pelita:revision", identity.revision);
    add_element(out, "pelita:job", identity.job_code);
    add_element(out, "pelita:proof", identity.proof == Proof::Yes ? "true" : "false");
    add_element(out, "pelita:pictures", identity.pictures);
    add_element(out, "pelita:profile", profile != nullptr ? profile->description : "");
    return out;
}

QPDFObjectHandle name(const char* text)
{
    return QPDFObjectHandle::newName(text);
}

QPDFObjectHandle text_string(const std::string& text)
{
    return QPDFObjectHandle::newUnicodeString(text);
}

void set_info(QPDF& pdf, const PressIdentity& identity)
{
    QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
    info.replaceKey("/Title", text_string(identity.title));
    info.replaceKey("/Creator", text_string(producer));
    info.replaceKey("/Producer", text_string(producer));
    info.replaceKey("/CreationDate", QPDFObjectHandle::newString(identity.date));
    info.replaceKey("/ModDate", QPDFObjectHandle::newString(identity.date));
    info.replaceKey("/Trapped", name("/False"));
    info.replaceKey("/GTS_PDFXVersion", QPDFObjectHandle::newString(pdfx_version));
    pdf.getTrailer().replaceKey("/Info", pdf.makeIndirectObject(info));
}

QPDFObjectHandle intent_of(QPDF& pdf, const OutputProfile& profile)
{
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf);
    stream.replaceStreamData(profile.deflated, name("/FlateDecode"), QPDFObjectHandle::newNull());
    stream.getDict().replaceKey("/N", QPDFObjectHandle::newInteger(4));

    QPDFObjectHandle intent = QPDFObjectHandle::newDictionary();
    intent.replaceKey("/Type", name("/OutputIntent"));
    intent.replaceKey("/S", name("/GTS_PDFX"));
    intent.replaceKey("/OutputConditionIdentifier", text_string(profile.condition));
    if (profile.condition != custom_condition) { // The registry knows no shop's own.
        intent.replaceKey("/RegistryName", text_string("http://www.color.org"));
    }
    intent.replaceKey("/Info", text_string(profile.description));
    intent.replaceKey("/DestOutputProfile", stream);
    return pdf.makeIndirectObject(intent);
}

QPDFObjectHandle metadata_of(QPDF& pdf, const std::string& packet)
{
    QPDFObjectHandle stream = QPDFObjectHandle::newStream(&pdf, packet);
    stream.getDict().replaceKey("/Type", name("/Metadata"));
    stream.getDict().replaceKey("/Subtype", name("/XML"));
    return stream;
}

/// Actions, forms, attachments and what else a catalog may hold go: Cairo needs none of it.
void keep_catalog_keys(QPDFObjectHandle catalog)
{
    const std::set<std::string> kept{"/Type", "/Pages", "/StructTreeRoot"};
    for (const std::string& key : catalog.getKeys()) {
        if (kept.count(key) == 0) {
            catalog.removeKey(key);
        }
    }
}

} // namespace

std::string xmp_packet(const PressIdentity& identity, const std::string& painted,
                       const OutputProfile* profile)
{
    const std::string date = xmp_date(identity.date);
    const std::string own = own_elements(identity, profile);
    std::string elements;
    add_element(elements, "dc:format", "application/pdf");
    elements += fmt::format("   <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li>"
                            "</rdf:Alt></dc:title>\n",
                            escape_markup(identity.title));
    for (const char* key : {"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"}) {
        add_element(elements, key, date);
    }
    add_element(elements, "xmp:CreatorTool", producer);
    add_element(elements, "xmpMM:DocumentID", uuid_of(sheet_name(identity)));
    add_element(elements, "xmpMM:InstanceID",
                uuid_of(own + date + (profile != nullptr ? profile->sha256 : "") + painted));
    add_element(elements, "xmpMM:VersionID", "1");
    add_element(elements, "xmpMM:RenditionClass", profile != nullptr ? "default" : "proof");
    add_element(elements, "pdf:Producer", producer);
    add_element(elements, "pdf:Trapped", "False");
    add_element(elements, "pdfxid:GTS_PDFXVersion", profile != nullptr ? pdfx_version : "");
    return "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "  <rdf:Description rdf:about=\"\""
           " xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
           " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\""
           " xmlns:xmpMM=\"http://ns.adobe.com/xap/1.0/mm/\""
           " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\""
           " xmlns:pdfxid=\"http://www.npes.org/pdfx/ns/id/\""
           " xmlns:pelita=\"urn:pelita:press:1\">\n" +
           elements + own +
           "  </rdf:Description>\n </rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>\n";
}

void set_page(QPDFObjectHandle page, const Sheet& sheet)
{
    for (const char* key : {"/CropBox", "/ArtBox", "/Annots", "/AA", "/UserUnit", "/Thumb",
                            "/PieceInfo", "/Trans", "/Dur", "/B", "/PresSteps", "/Metadata"}) {
        page.removeKey(key);
    }
    set_boxes(page, sheet);
}

void set_identity(QPDF& pdf, const PressIdentity& identity, const std::string& painted,
                  const OutputProfile& profile)
{
    QPDFObjectHandle catalog = pdf.getRoot();
    keep_catalog_keys(catalog);
    catalog.replaceKey("/Lang", text_string(identity.language));
    QPDFObjectHandle preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    catalog.replaceKey("/ViewerPreferences", preferences);
    set_tags(pdf, identity.tags);
    catalog.replaceKey("/OutputIntents", QPDFObjectHandle::newArray({intent_of(pdf, profile)}));
    catalog.replaceKey("/Metadata", metadata_of(pdf, xmp_packet(identity, painted, &profile)));
    set_info(pdf, identity);
}

std::string write_press_file(QPDF& pdf)
{
    Pl_Flate::setCompressionLevel(content_level);
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setPreserveEncryption(false);
    writer.setDeterministicID(true);
    writer.forcePDFVersion("1.6");
    writer.setObjectStreamMode(qpdf_o_disable); // Old RIPs cannot read them.
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

} // namespace printer
