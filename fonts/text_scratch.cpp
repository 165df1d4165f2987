#include "fonts/text_scratch.hpp"

#include "fonts/text_buffers.hpp"

#include <algorithm>
#include <stdexcept>

namespace fonts {

namespace {

/// More styles than a guide ever has at once; a long-lived scratch must not grow for ever.
constexpr std::size_t most_styles = 64;

BreakIterator open_iterator(UBreakIteratorType kind, const std::string& language)
{
    UErrorCode status = U_ZERO_ERROR;
    // A language ICU does not know gives the root rules and a warning: not an error (edge 15).
    BreakIterator iterator(ubrk_open(kind, language.c_str(), nullptr, 0, &status));
    if (U_FAILURE(status) || !iterator) {
        throw std::runtime_error(std::string("ICU cannot break text: ") + u_errorName(status));
    }
    return iterator;
}

/// Letter spacing pulls ligatures apart, so they are switched off.
std::vector<hb_feature_t> features_of(const TextStyle& style)
{
    std::vector<hb_feature_t> features;
    const auto add = [&](std::string_view text) {
        hb_feature_t feature{};
        if (hb_feature_from_string(text.data(), static_cast<int>(text.size()), &feature) != 0) {
            features.push_back(feature);
        }
    };
    if (style.letter_spacing_em != 0) {
        for (const char* off : {"liga=0", "clig=0", "dlig=0"}) {
            add(off);
        }
    }
    std::string_view rest = style.features;
    while (!rest.empty()) {
        const auto comma = rest.find(',');
        add(rest.substr(0, comma));
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return features;
}

} // namespace

TextScratch::TextScratch() : buffers_(std::make_unique<Buffers>()) {}
TextScratch::~TextScratch() = default;

StyleMeasures TextScratch::measures(const TextStyle& style, std::string_view script,
                                    const FontCatalogue& catalogue)
{
    StyleFacts& facts = buffers_->facts(style, catalogue);
    auto cap = facts.caps.find(script);
    if (cap == facts.caps.end()) {
        const float height = catalogue.cap_height_em(style, script);
        cap = facts.caps.emplace(std::string(script), height).first;
    }
    return {cap->second, facts.strut};
}

bool TextScratch::is_right_to_left(const TextStyle& style)
{
    return buffers_->facts(style).right_to_left;
}

UBreakIterator& TextScratch::Buffers::iterate(UBreakIteratorType kind, const std::string& language,
                                              std::u16string_view text)
{
    auto& iterator = breaks[{kind, language}];
    if (!iterator) {
        iterator = open_iterator(kind, language);
    }
    UErrorCode status = U_ZERO_ERROR;
    ubrk_setText(iterator.get(), text.data(), static_cast<std::int32_t>(text.size()), &status);
    return *iterator;
}

StyleFacts& TextScratch::Buffers::facts(const TextStyle& style)
{
    // The last ones asked for stand at the end: they are found first and dropped last.
    const auto known = std::find_if(styles.rbegin(), styles.rend(),
                                    [&](const auto& one) { return one->style == style; });
    if (known != styles.rend()) {
        std::rotate(known.base() - 1, known.base(), styles.end());
        return *styles.back();
    }
    auto facts = std::make_unique<StyleFacts>();
    facts->style = style;
    facts->right_to_left = fonts::is_right_to_left(style.language);
    facts->language = hb_language_from_string(style.language.c_str(), -1);
    facts->features = features_of(style);
    if (styles.size() >= most_styles) {
        styles.erase(styles.begin());
    }
    styles.push_back(std::move(facts));
    return *styles.back();
}

StyleFacts& TextScratch::Buffers::facts(const TextStyle& style, const FontCatalogue& catalogue)
{
    StyleFacts& found = facts(style);
    if (found.catalogue != catalogue.id()) {
        found.has_dictionary = catalogue.has_dictionary(style.language);
        found.strut = catalogue.strut(style);
        found.chains.clear();
        found.caps.clear();
        found.catalogue = catalogue.id();
    }
    return found;
}

} // namespace fonts
