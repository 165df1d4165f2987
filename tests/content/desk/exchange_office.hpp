#pragma once

#include "content/desk/zip.hpp"
#include "tests/content/desk/office.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <functional>
#include <map>
#include <memory>

namespace desk_tests {

using desk::ExchangeFormat;

/// A ZIP file of these parts.
inline std::string make_zip(const std::map<std::string, std::string>& parts)
{
    std::size_t room = 4096;
    for (const auto& [name, bytes] : parts) {
        room += bytes.size() + 1024;
    }
    std::string zip(room, '\0');
    std::size_t used = 0;
    const std::unique_ptr<archive, int (*)(archive*)> file(archive_write_new(), archive_write_free);
    archive_write_set_format_zip(file.get());
    archive_write_set_bytes_in_last_block(file.get(), 1);
    REQUIRE(archive_write_open_memory(file.get(), zip.data(), zip.size(), &used) == ARCHIVE_OK);
    for (const auto& [name, bytes] : parts) {
        const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                             archive_entry_free);
        archive_entry_set_pathname(entry.get(), name.c_str());
        archive_entry_set_size(entry.get(), static_cast<la_int64_t>(bytes.size()));
        archive_entry_set_filetype(entry.get(), AE_IFREG);
        archive_entry_set_perm(entry.get(), 0644);
        REQUIRE(archive_write_header(file.get(), entry.get()) == ARCHIVE_OK);
        REQUIRE(archive_write_data(file.get(), bytes.data(), bytes.size()) ==
                static_cast<la_ssize_t>(bytes.size()));
    }
    REQUIRE(archive_write_close(file.get()) == ARCHIVE_OK);
    zip.resize(used);
    return zip;
}

/// An office where English is up to date, and translators who send files.
class Exchange : public Office {
  public:
    explicit Exchange(ExchangeFormat to) : format(to)
    {
        REQUIRE(desk::update(at_desk(), "en", "anton") == Exit::Done);
    }

    fs::path send() { return send("en", "file"); }
    fs::path send(const std::string& language, const std::string& name)
    {
        REQUIRE(desk::export_texts(at_desk(), {language, format, file(name), true}) == Exit::Done);
        return file(name);
    }

    Exit take(const fs::path& path, const std::string& language = "en")
    {
        out.str("");
        err.str("");
        return desk::import_texts(at_desk(), {language, path, "sari"});
    }
    Exit take_bytes(const std::string& bytes, const std::string& language = "en")
    {
        content::write_file(file("returned"), bytes);
        return take(file("returned"), language);
    }

    /// Changes the bytes of a file; of a workbook, its texts.
    void edit_file(const fs::path& path, const std::function<void(std::string&)>& change) const
    {
        std::string bytes = content::read_file(path);
        if (format != ExchangeFormat::Xlsx) {
            change(bytes);
            content::write_file(path, bytes);
            return;
        }
        auto zip = desk::unpack_zip(bytes, [](const std::string&) { return true; });
        REQUIRE(zip.fault.empty());
        change(zip.parts.at("xl/sharedStrings.xml"));
        content::write_file(path, make_zip(zip.parts));
    }
    void edit(const fs::path& path, const std::string& from, const std::string& to) const
    {
        edit_file(path, [&](std::string& text) {
            const auto at = text.find(from);
            INFO(from);
            REQUIRE(at != std::string::npos);
            text.replace(at, from.size(), to);
        });
    }
    /// Changes a translation as a translator would.
    void translate(const fs::path& path, const std::string& from, const std::string& to) const
    {
        switch (format) {
        case ExchangeFormat::Xliff:
            return edit(path, ">" + from + "</target>", ">" + to + "</target>");
        case ExchangeFormat::Xlsx:
            return edit(path, ">" + from + "</t>", ">" + to + "</t>");
        default:
            return edit(path, "msgstr \"" + from + "\"", "msgstr \"" + to + "\"");
        }
    }
    /// Changes an id or an Indonesian text, as nobody should.
    void edit_quoted(const fs::path& path, const std::string& from, const std::string& to) const
    {
        edit_file(path, [&](std::string& text) {
            for (const auto& [open, close] : {std::pair{'"', '"'}, {'>', '<'}}) {
                const auto at = text.find(open + from + close);
                if (at != std::string::npos) {
                    text.replace(at + 1, from.size(), to);
                    return;
                }
            }
            FAIL("no " << from);
        });
    }

    content::Message english(const std::string& unit) const
    {
        const auto loaded = load();
        const auto* message = loaded->catalogs.at("en").find(unit);
        REQUIRE(message != nullptr);
        return *message;
    }
    std::string catalogue() const { return read("translations/en.po"); }

    ExchangeFormat format;
};

} // namespace desk_tests
