#include "tests/fuzz/returned_file.hpp"

#include <array>
#include <cstdint>

namespace {

constexpr char new_part = '\x1D';

constexpr std::string_view relations =
    R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)";
constexpr std::string_view workbook =
    R"(<workbook><sheets><sheet name="teks" r:id="r1"/></sheets></workbook>)";

std::uint32_t crc_of(std::string_view bytes)
{
    std::uint32_t crc = 0xFFFFFFFFU;
    for (const char byte : bytes) {
        crc ^= static_cast<unsigned char>(byte);
        for (int bit = 0; bit < 8; ++bit) {
            crc = (crc >> 1U) ^ ((crc & 1U) != 0 ? 0xEDB88320U : 0U);
        }
    }
    return ~crc;
}

/// A ZIP whose parts are stored as they are: mutations reach the XML and not a checksum.
class StoredZip {
  public:
    void add(std::string_view name, std::string_view bytes)
    {
        const std::size_t offset = parts_.size();
        std::string about;
        put(about, 20, 2); // version 2.0, no flags, stored, no time
        put(about, 0, 8);
        put(about, crc_of(bytes), 4);
        put(about, bytes.size(), 4);
        put(about, bytes.size(), 4);
        put(about, name.size(), 2);
        put(about, 0, 2);
        parts_.append("PK\x03\x04").append(about).append(name).append(bytes);
        put(directory_.append("PK\x01\x02"), 20, 2);
        put(directory_.append(about), 0, 10); // no comment, first disk, no attributes
        put(directory_, offset, 4);
        directory_.append(name);
        ++count_;
    }

    std::string finish() const
    {
        std::string zip = parts_ + directory_ + "PK\x05\x06";
        put(zip, 0, 4);
        put(zip, count_, 2);
        put(zip, count_, 2);
        put(zip, directory_.size(), 4);
        put(zip, parts_.size(), 4);
        put(zip, 0, 2);
        return zip;
    }

  private:
    static void put(std::string& to, std::uint64_t number, int bytes)
    {
        for (int i = 0; i < bytes; ++i) {
            to += static_cast<char>((i < 8 ? number >> (8 * i) : 0) & 0xFFU);
        }
    }

    std::string parts_;
    std::string directory_;
    std::uint64_t count_ = 0;
};

/// Shared strings, sheet, workbook and relations in this order; those left out are ours.
std::string workbook_of(std::string_view text)
{
    std::array<std::string_view, 4> parts{"<sst/>", "<worksheet/>", workbook, relations};
    for (auto& part : parts) {
        const auto end = text.find(new_part);
        part = text.substr(0, end);
        if (end == std::string_view::npos) {
            break;
        }
        text.remove_prefix(end + 1);
    }
    StoredZip zip;
    zip.add("xl/sharedStrings.xml", parts[0]);
    zip.add("xl/worksheets/sheet1.xml", parts[1]);
    zip.add("xl/workbook.xml", parts[2]);
    zip.add("xl/_rels/workbook.xml.rels", parts[3]);
    return zip.finish();
}

} // namespace

/// Bytes: 'p' and the parts of a workbook, divided by byte 1D; anything else is a file as it is.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const std::string file = "en.xlsx";
    const auto bytes = fuzz::text_of(data, size);
    const std::string zip =
        bytes.starts_with('p') ? workbook_of(bytes.substr(1)) : std::string(bytes);
    const auto returned = desk::read_xlsx(zip, file);
    fuzz::check_returned(returned, zip, file);
    return 0;
}
