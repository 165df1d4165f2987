#include "content/model/catalog.hpp"
#include "content/model/text.hpp"
#include "tests/fuzz/returned_file.hpp"

#include <algorithm>
#include <tuple>

namespace {

const std::string file = "translations/en.po";

/// All of a message but where it stands.
auto words(const content::Message& m)
{
    return std::tie(m.context, m.source, m.translation, m.fuzzy, m.previous_source,
                    m.previous_context, m.comments, m.notes, m.references, m.flags, m.plural,
                    m.plural_source, m.other_forms);
}

void require_same(const std::vector<content::Message>& before,
                  const std::vector<content::Message>& after, const std::string& text)
{
    fuzz::require(before.size() == after.size(), "no message is lost", text);
    for (std::size_t i = 0; i < before.size(); ++i) {
        fuzz::require(words(before[i]) == words(after[i]), "a message reads as written", text);
    }
}

/// Every byte of a translation has a place inside the file.
void check_places(const content::Catalog& catalog, std::string_view bytes)
{
    const auto lines = 1 + std::ranges::count(bytes, '\n');
    for (const auto& message : catalog.messages) {
        const auto place =
            content::place_in_text(message.translation_place, message.translation_jumps,
                                   message.translation, message.translation.size());
        fuzz::require(place.line <= lines, "a translation ends inside its file", message.context);
    }
}

} // namespace

/// Bytes: a PO file. What was read and is written again reads the same.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size)
{
    const auto bytes = fuzz::text_of(data, size);
    const auto first = content::parse_catalog(bytes, file, "en");
    fuzz::check_findings(first.findings, bytes, file);
    check_places(first.catalog, bytes);
    const std::string text = content::write_catalog(first.catalog);
    const auto second = content::parse_catalog(text, file, "en");
    fuzz::require(second.findings.empty(), "a written catalogue has no faults", text);
    fuzz::require(first.catalog.header_comments == second.catalog.header_comments,
                  "the header's comments read as written", text);
    require_same(first.catalog.messages, second.catalog.messages, text);
    require_same(first.catalog.obsolete, second.catalog.obsolete, text);
    fuzz::require(content::write_catalog(second.catalog) == text, "writing again changes nothing",
                  text);
    const auto returned = desk::read_po(bytes, file);
    fuzz::check_returned(returned, bytes, file);
    return 0;
}
