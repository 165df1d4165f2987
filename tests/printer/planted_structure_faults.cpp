#include "tests/printer/planted_structure_faults.hpp"

#include "tests/printer/planted_edits.hpp"

#include <qpdf/QPDF.hh>

namespace support {

namespace {

using namespace planting;

/// A gray photo in a packing.
void pack_photo(QPDF& pdf, const std::string& filter)
{
    const std::string dictionary = "<< /Type /XObject /Subtype /Image /Width 400 /Height 300 "
                                   "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter " +
                                   filter + " >>";
    replace_photo(pdf, dictionary.c_str(), "packed");
}

Object knocking_state(QPDF& pdf)
{
    return resource(pdf, "/ExtGState", "/PlKno");
}

Object photo_dictionary(QPDF& pdf)
{
    return resource(pdf, "/XObject", "/Photo").getDict();
}

Object parsed(QPDF& pdf, const char* text)
{
    return pdf.makeIndirectObject(Object::parse(&pdf, text));
}

/// The profile of a monitor in the place of the press's.
void put_monitor_profile(QPDF& pdf)
{
    Object profile =
        pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile");
    const auto data = profile.getStreamData();
    std::string icc(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    profile.replaceStreamData(icc.replace(12, 8, "mntrRGB "), Object::newNull(), Object::newNull());
}

const std::vector<PlantedFault> faults{
    {"a picture in JPEG 2000", {"P12"}, [](QPDF& pdf) { pack_photo(pdf, "/JPXDecode"); }},
    {"a picture in JBIG2", {"P12"}, [](QPDF& pdf) { pack_photo(pdf, "[/JBIG2Decode]"); }},
    {"a transfer curve of the second kind",
     {"P13"},
     [](QPDF& pdf) { knocking_state(pdf).replaceKey("/TR2", Object::newName("/Identity")); }},
    {"a halftone phase",
     {"P13"},
     [](QPDF& pdf) { knocking_state(pdf).replaceKey("/HTP", Object::parse("[0 0]")); }},
    {"a piece of PostScript",
     {"P13"},
     [](QPDF& pdf) {
         resources(pdf, "/XObject")
             .replaceKey("/Script",
                         add_stream(pdf, "<< /Type /XObject /Subtype /PS >>", "showpage"));
     }},
    {"a picture that the shop's server is to replace (OPI)",
     {"P13"},
     [](QPDF& pdf) {
         photo_dictionary(pdf).replaceKey(
             "/OPI", Object::parse("<< /2.0 << /Type /OPI /Version 2.0 /F (foto.tif) >> >>"));
     }},
    {"a picture with another version of itself",
     {"P13"},
     [](QPDF& pdf) {
         Object other = parsed(pdf, "<< /DefaultForPrinting true >>");
         other.replaceKey("/Image", resource(pdf, "/XObject", "/Photo"));
         photo_dictionary(pdf).replaceKey("/Alternates", Object::newArray({other}));
     }},
    {"an embedded file",
     {"P13"},
     [](QPDF& pdf) {
         Object file = parsed(pdf, "<< /Type /Filespec /F (daftar.xlsx) /EF << >> >>");
         file.getKey("/EF").replaceKey("/F", add_stream(pdf, "<< /Type /EmbeddedFile >>", "names"));
         Object names = Object::parse("<< /EmbeddedFiles << /Names [(daftar)] >> >>");
         names.getKey("/EmbeddedFiles").getKey("/Names").appendItem(file);
         pdf.getRoot().replaceKey("/Names", names);
     }},
    {"an intent with the profile of a monitor", {"P04"}, put_monitor_profile},
};

} // namespace

std::span<const PlantedFault> planted_structure_faults()
{
    return faults;
}

} // namespace support
