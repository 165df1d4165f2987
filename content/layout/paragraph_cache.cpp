#include "content/layout/paragraph_cache.hpp"

#include <cstdint>
#include <utility>

namespace layout {

namespace {

template <class Value>
void append(std::string& key, const Value& value)
{
    key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// With its length, so that no two lists of strings look alike.
void append(std::string& key, std::string_view text)
{
    append(key, static_cast<std::uint32_t>(text.size()));
    key += text;
}

void append(std::string& key, const fonts::TextSpan& span)
{
    const fonts::TextStyle& style = span.style;
    append(key, span.text);
    append(key, std::string_view(style.language));
    append(key, std::string_view(style.family));
    append(key, std::string_view(style.features));
    append(key, style.letter_spacing_em);
    key += static_cast<char>(style.weight);
    key += static_cast<char>(style.slant);
    key += style.no_break ? '1' : '0';
}

template <class Value>
std::size_t bytes_of(const std::vector<Value>& values)
{
    return values.capacity() * sizeof(Value);
}

/// What a paragraph holds; what its styles and missing graphemes hold in turn is a rounding.
std::size_t bytes_of(const fonts::Paragraph& paragraph)
{
    return sizeof(fonts::Paragraph) + paragraph.text.capacity() +
           paragraph.text16.capacity() * sizeof(char16_t) + bytes_of(paragraph.utf8_offset) +
           bytes_of(paragraph.x) + bytes_of(paragraph.flags) + bytes_of(paragraph.breaks) +
           bytes_of(paragraph.trims) + bytes_of(paragraph.runs) + bytes_of(paragraph.glyphs) +
           bytes_of(paragraph.faces) + bytes_of(paragraph.styles) + bytes_of(paragraph.missing_);
}

} // namespace

std::shared_ptr<const fonts::Paragraph>
ParagraphCache::shape(std::span<const fonts::TextSpan> spans, const fonts::FontCatalogue& catalogue,
                      fonts::TextScratch& scratch)
{
    key_.clear();
    append(key_, catalogue.id());
    for (const fonts::TextSpan& span : spans) {
        append(key_, span);
    }
    if (const auto found = known_.find(key_); found != known_.end()) {
        entries_.splice(entries_.begin(), entries_, found->second);
        return entries_.front().paragraph;
    }
    auto paragraph = fonts::shape(spans, catalogue, scratch);
    keep(paragraph);
    return paragraph;
}

void ParagraphCache::keep(std::shared_ptr<const fonts::Paragraph> paragraph)
{
    Entry entry{key_, std::move(paragraph), 0};
    entry.bytes = sizeof(Entry) + entry.key.capacity() + bytes_of(*entry.paragraph);
    if (entry.bytes > most_bytes_) {
        return;
    }
    while (bytes_ + entry.bytes > most_bytes_) {
        known_.erase(entries_.back().key);
        bytes_ -= entries_.back().bytes;
        entries_.pop_back();
    }
    bytes_ += entry.bytes;
    entries_.push_front(std::move(entry));
    known_.emplace(entries_.front().key, entries_.begin());
}

} // namespace layout
