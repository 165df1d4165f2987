#pragma once

#include <string>

namespace support {

/// agencies.toml with companies of every standing; all names are invented. Two have one name.
inline std::string company_list(const std::string& published)
{
    std::string list = "[list]\nsample = false\nsource = \"\"\ncovers = \"\"\ncomplete = false\n"
                       "published = " +
                       published + "\nentered = " + published + "\n";
    const auto add = [&](const std::string& name, const std::string& licence,
                         const std::string& status, const std::string& valid_until = {}) {
        list += "[[agency]]\nname = \"" + name + "\"\nlicence = \"" + licence + "\"\nstatus = \"" +
                status + "\"\nseat = \"Kupang\"\n";
        list += valid_until.empty() ? "" : "valid_until = " + valid_until + "\n";
    };
    add("PT Contoh Maju Jaya", "11", "active", "2027-03-31");
    add("PT Contoh Maju Jaya", "12", "revoked");
    add("PT Contoh Maju Raya", "13", "active");
    add("CV Lontar Sabu Mandiri", "14", "active");
    add("PT Pasola Karya", "15", "suspended", "2028-01-31");
    add("PT Komodo Timur", "16", "revoked", "2028-01-31");
    add("PT Kelimutu Warna", "17", "expired", "2026-06-30");
    add("PT Cendana Abadi", "18", "active", "2026-10-31"); // It has run out since.
    return list;
}

} // namespace support
