#include "content/desk/catalog_update.hpp"
#include "content/desk/desk.hpp"
#include "content/desk/guide_desk.hpp"

#include <algorithm>
#include <ostream>

namespace desk {

namespace {

void report(const Desk& desk, const std::filesystem::path& file, bool same,
            const CatalogUpdate& updater)
{
    const auto& messages = updater.catalog().messages;
    const auto todo = std::ranges::count_if(messages, [](const content::Message& message) {
        return message.fuzzy || !content::has_text(message);
    });
    const bool indonesian =
        content::message_language_of_environment() == content::MessageLanguage::Indonesian;
    const auto say = [&](const char* in_english, const char* in_indonesian) {
        return indonesian ? in_indonesian : in_english;
    };
    desk.out << file.string()
             << (same ? say(": unchanged, ", ": tidak berubah, ")
                      : say(": updated, ", ": diperbarui, "))
             << todo << say(" of ", " dari ") << messages.size()
             << say(" texts need work\n", " teks perlu dikerjakan\n");
    const auto approvals =
        std::ranges::count(updater.carried(), "ok", &content::LedgerLine::verdict);
    if (approvals > 0) {
        desk.out << approvals
                 << say(" approvals carried over: the Indonesian changed in form only\n",
                        " persetujuan tetap berlaku: teks Indonesia hanya berubah bentuknya\n");
    }
    if (updater.unsigned_count() > 0) {
        desk.out << updater.unsigned_count()
                 << say(" approvals not carried over: this guide counts signed lines only\n",
                        " persetujuan tidak ikut: panduan ini hanya menghitung baris yang "
                        "ditandatangani\n");
    }
}

} // namespace

content::Exit update(const Desk& desk, const std::string& language, const std::string& name)
{
    require_person_id(name);
    const auto guide = load_for_writing(desk, language);
    if (!guide) {
        return content::Exit::ContentAtFault;
    }
    require_translation(*guide, language);
    const CatalogUpdate update(*guide, language, desk.now());
    auto lines = update.carried();
    const auto all = [](const content::Message&) { return true; };
    std::ranges::move(
        made_lines(*guide, update.catalog(), update.carried(), {name, desk.now(), all}),
        std::back_inserter(lines));
    const bool changed = write_translation(*guide, update.catalog(), lines);
    report(desk, translation_file(*guide, language), !changed, update);
    return content::Exit::Done;
}

} // namespace desk
