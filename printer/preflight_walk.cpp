#include "printer/preflight_walk.hpp"

#include "printer/preflight_walker.hpp"

#include <qpdf/QPDFObjectHandle.hh>

namespace printer {

namespace {

/// The content of a page as one stream; a part that cannot be decoded is told.
std::optional<std::string> page_content(PressDocument& document, QPDFObjectHandle page)
{
    QPDFObjectHandle contents = page.getKey("/Contents");
    if (contents.isNull()) {
        return std::string();
    }
    if (!contents.isArray()) {
        return decoded_stream(document, contents);
    }
    std::string all;
    const int count = contents.getArrayNItems();
    for (int i = 0; i < count; ++i) {
        const auto part = decoded_stream(document, contents.getArrayItem(i));
        if (!part) {
            return std::nullopt;
        }
        all += *part + "\n"; // Tokens do not run from one stream into the next.
    }
    return all;
}

QPDFObjectHandle page_resources(QPDFObjectHandle page)
{
    constexpr int deepest_tree = 64;
    for (int depth = 0; depth < deepest_tree && page.isDictionary(); ++depth) {
        if (page.hasKey("/Resources")) {
            return page.getKey("/Resources");
        }
        page = page.getKey("/Parent");
    }
    return QPDFObjectHandle::newNull();
}

} // namespace

void ContentVisitor::picture(const Painted&, QPDFObjectHandle, std::array<double, 2>) {}
void ContentVisitor::shading(const Painted&, QPDFObjectHandle) {}

void walk_content(PressDocument& document, const std::vector<ContentVisitor*>& visitors)
{
    WalkBudget budget(document);
    for (std::size_t i = 0; i < document.pages.size(); ++i) {
        const PageGeometry& page = document.pages[i];
        Walker walker(budget, page, visitors);
        const auto content = page_content(document, document.page_objects[i]);
        if (!content) {
            walker.tell_foreign("unreadable", "Contents");
            continue;
        }
        try {
            walker.walk(*content, page_resources(document.page_objects[i]));
        } catch (const TooMuchContent& limit) {
            walker.tell_foreign("too-much", limit.what());
            return;
        } catch (const std::exception& error) { // of libqpdf, for objects it cannot mend
            walker.tell_foreign("unreadable", error.what());
        }
    }
}

} // namespace printer
