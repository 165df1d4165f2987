#include "tests/content/layout/sheets.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace support {

using namespace layout;

namespace {

constexpr Points tolerance(0.1);

bool is_furniture(const TextBlock& text)
{
    return text.role == Role::Footer || text.role == Role::Sash;
}

void check_places(const LaidOutSheet& sheet)
{
    const Points margin = sheet.format.margin;
    const Rect inside{margin, margin, sheet.format.trim.width - margin * 2,
                      sheet.format.trim.height - margin};
    for (const auto& text : sheet.list.texts) {
        INFO(text.unit << ": " << text.text);
        CHECK(text.frame.contains(text.ink, Points(1)));
        CHECK(sheet.format.safe_box().contains(text.ink, tolerance));
        if (!is_furniture(text)) {
            // DESIGN.md 9 rounds x to three digits of the width: 23.94 mm for 24.
            CHECK(inside.contains(text.ink, to_points(0.1_mm)));
        }
    }
}

/// One of two texts of a headline: what each must have is a matter of the pair.
bool is_paired(const TextBlock& text, const LaidOutSheet& sheet)
{
    return std::ranges::any_of(sheet.list.texts, [&](const TextBlock& other) {
        return other.unit == text.unit && other.language != text.language;
    });
}

void check_caps(const LaidOutSheet& sheet)
{
    for (const auto& text : sheet.list.texts) {
        INFO(text.unit << ": " << text.text);
        const bool far =
            text.role == Role::Number || (text.role == Role::Heading && !is_paired(text, sheet) &&
                                          text.fill == sheet.list.texts.front().fill);
        const Points least = is_furniture(text) ? sheet.format.near_line.fail
                             : far              ? sheet.format.far_head.good
                                                : sheet.format.far_head.fail;
        CHECK(to_millimetres(text.cap_height).value() >= to_millimetres(least).value() - 0.05);
    }
}

/// Box that carries a glyph run: the last filled one before it that holds its origin.
Colour ground_under(const DisplayList& list, std::size_t item, Point at)
{
    Colour colour{255, 255, 255};
    for (std::size_t i = 0; i < item; ++i) {
        const auto* box = std::get_if<BoxItem>(&list.items[i].what);
        if (box != nullptr && box->fill && at.x >= box->rect.x && at.x < box->rect.right() &&
            at.y >= box->rect.y && at.y < box->rect.bottom()) {
            colour = *box->fill;
        }
    }
    return colour;
}

void check_pairs(const LaidOutSheet& sheet)
{
    const Theme theme;
    for (std::size_t i = 0; i < sheet.list.items.size(); ++i) {
        const auto& item = sheet.list.items[i];
        const auto* run = std::get_if<GlyphRunItem>(&item.what);
        if (run == nullptr || run->run.glyphs.empty()) {
            continue;
        }
        REQUIRE(item.text);
        const auto& text = sheet.list.texts[*item.text];
        const auto& glyph = run->run.glyphs.front();
        INFO(text.unit << ": " << text.text);
        CHECK(run->fill == text.fill);
        CHECK(ground_under(sheet.list, i, {Points(glyph.x), Points(glyph.y)}) == text.ground);
        CHECK(is_text_pair(theme, text.fill, text.ground));
    }
}

void check_overlaps(const LaidOutSheet& sheet)
{
    const auto& texts = sheet.list.texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t j = i + 1; j < texts.size(); ++j) {
            INFO(texts[i].text << " | " << texts[j].text);
            CHECK_FALSE(texts[i].ink.inset(tolerance).overlaps(texts[j].ink));
        }
        for (const auto& item : sheet.list.items) {
            const auto* picture = std::get_if<PictureItem>(&item.what);
            const auto* code = std::get_if<QrItem>(&item.what);
            if (picture != nullptr || code != nullptr) {
                const Rect& box = picture != nullptr ? picture->box : code->box;
                INFO(texts[i].text << " | " << (picture != nullptr ? picture->name : "qr"));
                CHECK_FALSE(texts[i].ink.inset(tolerance).overlaps(box));
            }
        }
    }
}

void check_inside_bleed(const LaidOutSheet& sheet)
{
    const Rect bleed = sheet.format.bleed_box();
    for (const auto& item : sheet.list.items) {
        if (const auto* box = std::get_if<BoxItem>(&item.what)) {
            CHECK(bleed.contains(box->rect, tolerance));
        } else if (const auto* picture = std::get_if<PictureItem>(&item.what)) {
            INFO(picture->name);
            CHECK(sheet.format.trim_box().contains(picture->box, tolerance));
        } else if (const auto* code = std::get_if<QrItem>(&item.what)) {
            CHECK(sheet.format.safe_box().contains(code->box, tolerance));
        }
    }
}

void check_findings(const LaidOutSheet& sheet)
{
    for (const auto& finding : sheet.list.findings) {
        INFO(content::format_finding(finding, content::MessageLanguage::English));
        CHECK(finding.severity != content::Severity::Error);
    }
}

} // namespace

namespace {

void check_page(const LaidOutSheet& sheet)
{
    REQUIRE(sheet.list.texts.size() >= 4);
    check_findings(sheet);
    check_places(sheet);
    check_caps(sheet);
    check_pairs(sheet);
    check_overlaps(sheet);
    check_inside_bleed(sheet);
}

} // namespace

void check_sheet_rules(const LaidOutSheet& sheet)
{
    check_page(sheet);
    LaidOutSheet page{sheet.document, sheet.format, {}, {}};
    for (const DisplayList& list : sheet.more_pages) {
        INFO("page " << &list - sheet.more_pages.data() + 2);
        page.list = list;
        check_page(page);
    }
}

} // namespace support
