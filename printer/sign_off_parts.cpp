#include "printer/sign_off_parts.hpp"

#include "content/model/confirmation.hpp"
#include "printer/paper_facts.hpp"

#include <algorithm>
#include <initializer_list>

namespace printer {

namespace {

using content::Guide;
using layout::Paper;
using layout::PaperText;
using layout::PaperType;
using layout::Points;
using layout::Role;
using layout::operator""_mm;

constexpr PaperType plain{Points(10), fonts::Weight::Regular, Role::Body};
constexpr PaperType strong{Points(11), fonts::Weight::Bold, Role::Body};
constexpr PaperType small{Points(9), fonts::Weight::Regular, Role::Label};
constexpr Points gutter = layout::to_points(6_mm);
constexpr Points above_row = layout::to_points(2_mm);
constexpr Points below_row = layout::to_points(2_mm);
constexpr Points between_lines = layout::to_points(1.5_mm);

/// A column of texts, one below the other.
struct Column {
    Points x;
    Points width;
    std::vector<PaperText> texts;

    Points height(const Paper& paper) const
    {
        Points high;
        for (const PaperText& text : texts) {
            high += paper.height_of(text, width) + between_lines;
        }
        return std::max(Points(0), high - between_lines);
    }
};

/// Columns side by side under a hairline; the row is never torn.
void lay_out_row(Paper& paper, std::initializer_list<const Column*> columns)
{
    Points high;
    for (const Column* column : columns) {
        high = std::max(high, column->height(paper));
    }
    paper.need(above_row + high + below_row);
    paper.rule(Paper::margin, Paper::room, Points(0.5), paper.theme().batu);
    for (const Column* column : columns) {
        Points y = paper.y() + above_row;
        for (const PaperText& text : column->texts) {
            y += paper.set(text, {column->x, y}, column->width) + between_lines;
        }
    }
    paper.skip(above_row + high + below_row);
}

const content::DocumentBlock* block_of(const content::Document* document, const std::string& id)
{
    if (document == nullptr) {
        return nullptr;
    }
    const auto found = std::ranges::find(document->blocks, id, &content::DocumentBlock::id);
    return found == document->blocks.end() ? nullptr : &*found;
}

void add_block(const Paper& paper, const content::DocumentBlock* block, const PaperType& type,
               Column& column)
{
    if (block == nullptr) {
        return;
    }
    if (!block->lines.empty()) {
        column.texts.push_back(paper.shape(block->lines, block->language, type));
    }
    if (block->contact && !block->contact->value.empty()) {
        column.texts.push_back(
            paper.shape(layout::plain_line(block->contact->value), block->language, type));
    }
}

/// A value as the sheet shows it, and what it is.
struct ValueWords {
    std::string shown;
    std::string name;
    std::optional<content::Confirmation> confirmed;
    std::optional<content::Date> due;
};

ValueWords words_of(const Guide& guide, const std::string& id)
{
    if (const auto fact = guide.facts.find(id); fact != guide.facts.end()) {
        const content::Fact& value = fact->second;
        return {value.type == content::FactType::Text
                    ? value.text
                    : content::format_value(value, guide.source_language),
                id, content::confirmation_of(guide, value), content::due_on(guide, value)};
    }
    const content::Contact& contact = guide.contacts.at(id);
    return {contact.value, contact.name + " (" + id + ")", content::confirmation_of(guide, contact),
            content::due_on(guide, contact)};
}

std::vector<std::string> confirmation_words(const content::PaperWords& say, const ValueWords& value)
{
    if (!value.confirmed) {
        return {say.text("nobody-confirmed")};
    }
    std::vector<std::string> words{
        say.text("confirmed-by", {{"name", value.confirmed->name},
                                  {"date", content::shown_date(value.confirmed->day)}})};
    if (value.due) {
        words.push_back(say.text("holds-until", {{"date", content::shown_date(*value.due)}}));
    }
    return words;
}

void lay_out_value(Paper& paper, const SignOffInput& input, const std::string& id)
{
    const ValueWords value = words_of(input.guide, id);
    const Points third = (Paper::room - gutter * 2) / 3;
    Column shown{Paper::margin, third, {paper.shape(value.shown, strong)}};
    Column name{Paper::margin + third + gutter, third, {paper.shape(value.name, plain)}};
    Column confirmed{Paper::margin + (third + gutter) * 2, third, {}};
    for (const std::string& words : confirmation_words(input.words, value)) {
        confirmed.texts.push_back(paper.shape(words, value.confirmed ? plain : strong));
    }
    lay_out_row(paper, {&shown, &name, &confirmed});
}

/// Sentences of what preflight found.
std::vector<std::string> warnings_of(const Preflight& report)
{
    std::vector<std::string> lines;
    for (const Check& check : report.checks) {
        if (check.state == CheckState::Fail) {
            std::string line = check_text(check, content::MessageLanguage::Indonesian);
            line.erase(line.find_last_not_of('\n') + 1);
            if (std::ranges::find(lines, line) == lines.end()) { // Two seams through one drawing.
                lines.push_back(std::move(line));
            }
        }
    }
    return lines;
}

std::vector<std::string> reasons_of(const content::PaperWords& say, const content::Gate& gate)
{
    std::vector<std::string> lines;
    for (const content::GateReason& reason : gate.reasons) {
        const content::Finding& finding = reason.finding;
        const std::string unit = finding.unit.empty() ? "" : finding.unit + ": ";
        lines.push_back(
            say.text("reason",
                     {{"text", finding.code + " " + unit +
                                   content::message(finding, content::MessageLanguage::Indonesian)},
                      {"role", reason.role.empty() ? "editor" : reason.role}}));
    }
    return lines;
}

} // namespace

void lay_out_part_heading(Paper& paper, const std::string& words, Points below)
{
    paper.skip(layout::to_points(5_mm));
    const auto heading = paper.shape(words, {Points(14), fonts::Weight::Bold, Role::Heading});
    const Points high = paper.height_of(heading, Paper::room);
    paper.need(high + between_lines + below);
    paper.set(heading, {Paper::margin, paper.y()}, Paper::room);
    paper.skip(high + between_lines);
}

void lay_out_texts(Paper& paper, const SignOffInput& input)
{
    const Composition& sheet = input.sheet;
    lay_out_part_heading(paper, input.words.text("texts"), layout::to_points(25_mm));
    const bool two_columns = sheet.second || sheet.source;
    const Points half = (Paper::room - gutter) / 2;
    const content::Document* const right = sheet.second   ? &*sheet.second
                                           : sheet.source ? &*sheet.source
                                                          : nullptr;
    const auto head = [&](const content::Document& document) {
        return paper.shape(language_name(input.guide, document.language), small);
    };
    if (two_columns) {
        const Column left{Paper::margin, half, {head(sheet.document)}};
        const Column beside{Paper::margin + half + gutter, half, {head(*right)}};
        lay_out_row(paper, {&left, &beside});
    }
    for (const content::DocumentBlock& block : sheet.document.blocks) {
        Column left{Paper::margin, two_columns ? half : Paper::room, {}};
        Column beside{Paper::margin + half + gutter, half, {}};
        add_block(paper, &block, strong, left);
        add_block(paper, block_of(right, block.id), plain, beside);
        if (sheet.second && sheet.source) { // Both are translations: the source stands below them.
            beside.texts.push_back(paper.shape(input.words.text("source-text"), small));
            add_block(paper, block_of(&*sheet.source, block.id), plain, beside);
        }
        if (!left.texts.empty()) {
            lay_out_row(paper, {&left, &beside});
        }
    }
}

void lay_out_codes(Paper& paper, const SignOffInput& input)
{
    const auto texts = qr_texts(input.sheet);
    if (texts.empty()) {
        return;
    }
    lay_out_part_heading(paper, input.words.text("qr-text"), layout::to_points(20_mm));
    for (const std::string& text : texts) {
        const Column column{Paper::margin,
                            Paper::room,
                            {paper.shape(plain_lines(text), input.sheet.document.language, plain)}};
        lay_out_row(paper, {&column});
    }
}

void lay_out_values(Paper& paper, const SignOffInput& input)
{
    if (input.sheet.values.empty()) {
        return;
    }
    lay_out_part_heading(paper, input.words.text("values"), layout::to_points(20_mm));
    for (const content::PrintedValue& value : input.sheet.values) {
        lay_out_value(paper, input, value.id);
    }
}

void lay_out_findings(Paper& paper, const SignOffInput& input)
{
    const bool proof = input.report == nullptr;
    auto lines = proof ? reasons_of(input.words, input.gate) : warnings_of(*input.report);
    lay_out_part_heading(paper, input.words.text(proof ? "reasons" : "findings"),
                         layout::to_points(12_mm));
    if (lines.empty()) {
        lines.push_back(input.words.text("no-findings"));
    }
    for (const std::string& line : lines) {
        const Column column{Paper::margin, Paper::room, {paper.shape(line, plain)}};
        lay_out_row(paper, {&column});
    }
}

} // namespace printer
