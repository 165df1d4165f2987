#include "content/model/agency_search.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include <algorithm>

namespace content {

namespace {

/// Legal forms that people leave out or write in many ways.
const std::set<std::string, std::less<>> legal_forms{"pt", "cv", "tbk"};

std::vector<std::string> words_of(std::string_view folded)
{
    std::vector<std::string> words;
    std::size_t begin = 0;
    while (begin < folded.size()) {
        const std::size_t end = std::min(folded.find(' ', begin), folded.size());
        if (end > begin) {
            words.emplace_back(folded.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return words;
}

std::vector<std::string> names_of(const Agency& agency)
{
    std::vector<std::string> names{fold_agency_name(agency.name)};
    for (const std::string& alias : agency.aliases) {
        names.push_back(fold_agency_name(alias));
    }
    return names;
}

/// Begins of words of a folded name: "maju jaya" at 0 and 5.
template <class Visit>
void each_word_begin(const std::string& name, const Visit& visit)
{
    for (std::size_t at = 0; at != std::string::npos && at < name.size();) {
        visit(at);
        at = name.find(' ', at);
        at = at == std::string::npos ? at : at + 1;
    }
}

/// Apostrophes that Unicode counts among the letters: the saltillo of our languages and its like.
bool is_apostrophe_letter(UChar32 c)
{
    constexpr UChar32 capital_saltillo = 0xA78B;
    constexpr UChar32 small_saltillo = 0xA78C;
    return c == capital_saltillo || c == small_saltillo || u_charType(c) == U_MODIFIER_LETTER;
}

/// "P.T." and "P T", which fold to two words.
bool is_split_legal_form(const std::string& first, const std::string& second)
{
    return first.size() == 1 && second.size() == 1 && legal_forms.count(first + second) != 0;
}

std::size_t edit_distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U);
            row[j] = std::min({changed, above + 1, row[j - 1] + 1});
            diagonal = above;
        }
    }
    return row.back();
}

/// Words without case, marks and apostrophes, legal forms still among them.
std::vector<std::string> plain_words(std::string_view name)
{
    UErrorCode status = U_ZERO_ERROR;
    const auto* decompose = icu::Normalizer2::getNFKDInstance(status);
    if (U_FAILURE(status)) {
        return {std::string(name)};
    }
    const auto text = decompose->normalize(
        icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<int>(name.size()))),
        status);
    icu::UnicodeString kept;
    for (std::int32_t i = 0; i < text.length(); i = text.moveIndex32(i, 1)) {
        const UChar32 c = text.char32At(i);
        if (u_isalnum(c) && !is_apostrophe_letter(c)) {
            kept.append(u_tolower(c));
        } else if (u_isUWhiteSpace(c) || c == '.' || c == '-' || c == ',' || c == '/') {
            kept.append(static_cast<UChar32>(' '));
        } // Marks and apostrophes go without a trace.
    }
    std::string flat;
    kept.toUTF8String(flat);
    return words_of(flat);
}

/// "PT " where the name begins with a legal form, else empty.
std::string leading_form(std::string_view name)
{
    const auto words = plain_words(name);
    std::string form;
    if (words.size() > 1 && is_split_legal_form(words[0], words[1])) {
        form = words[0] + words[1];
    } else if (!words.empty() && legal_forms.count(words[0]) != 0) {
        form = words[0];
    }
    return form.empty() ? form : form + " ";
}

/// What somebody may mean: the text, and the text without a legal form that was written into the
/// name, "PTMAJU". Who forgets the space must not read that a licensed company is not in the list.
std::vector<std::string> meanings_of(std::string_view typed)
{
    const std::string text = fold_agency_name(typed);
    std::vector<std::string> meanings{text};
    for (const std::string& form : legal_forms) {
        if (text.size() > form.size() && text.compare(0, form.size(), form) == 0) {
            meanings.push_back(text.substr(form.size()));
        }
    }
    return meanings;
}

char key_of(char letter)
{
    return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
}

/// The pad's text in small letters.
std::string lower(std::string_view typed)
{
    std::string text(typed);
    std::ranges::transform(text, text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

} // namespace

std::string fold_agency_name(std::string_view name)
{
    std::string folded;
    const auto words = plain_words(name);
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (i + 1 < words.size() && is_split_legal_form(words[i], words[i + 1])) {
            ++i;
        } else if (legal_forms.count(words[i]) == 0) {
            folded += folded.empty() ? words[i] : " " + words[i];
        }
    }
    return folded;
}

AgencySearch find_agencies(const AgencyList& list, std::string_view typed)
{
    AgencySearch search;
    std::vector<std::string> meanings = meanings_of(typed);
    const bool is_empty = meanings.front().empty();
    if (!is_empty && typed.back() == ' ') {
        std::ranges::for_each(meanings, [](std::string& meaning) { meaning += ' '; });
    }
    const std::string begun = lower(typed);
    for (const Agency& agency : list.agencies) {
        bool matches = false;
        bool is_exact = false;
        // The papers say "PT ...": who types it as it stands is led on.
        if (const auto form = leading_form(agency.name);
            begun.size() < form.size() && form.compare(0, begun.size(), begun) == 0) {
            search.next.insert(key_of(form[begun.size()]));
        }
        for (const std::string& name : names_of(agency)) {
            for (const std::string& wanted : meanings) {
                // A space after the last word is no other name.
                const std::string ended = name + ' ';
                is_exact = is_exact || (!is_empty && (name == wanted || ended == wanted));
                each_word_begin(name, [&](std::size_t at) {
                    if (ended.compare(at, wanted.size(), wanted) != 0) {
                        return;
                    }
                    matches = true;
                    const std::size_t end = at + wanted.size();
                    if (end < name.size()) {
                        search.next.insert(key_of(name[end]));
                    }
                });
            }
        }
        if (matches && !is_empty) {
            search.found.push_back(&agency);
        }
        if (is_exact) {
            search.exact.push_back(&agency);
        }
    }
    return search;
}

bool begins_name(const Agency& agency, std::string_view typed)
{
    constexpr std::size_t least = 3; // One letter may be a slip of the finger.
    const auto names = names_of(agency);
    return std::ranges::any_of(meanings_of(typed), [&](const std::string& meaning) {
        return meaning.size() >= least && std::ranges::any_of(names, [&](const std::string& name) {
                   return name.compare(0, meaning.size(), meaning) == 0;
               });
    });
}

std::vector<const Agency*> similar_agencies(const AgencyList& list, std::string_view typed)
{
    constexpr std::size_t most = 3;
    const auto meanings = meanings_of(typed);
    std::vector<std::pair<std::size_t, const Agency*>> near;
    for (const Agency& agency : list.agencies) {
        std::size_t best = std::string::npos;
        for (const std::string& name : names_of(agency)) {
            for (const std::string& wanted : meanings) {
                const std::size_t apart = edit_distance(wanted, name);
                const bool is_near = apart <= std::max<std::size_t>(wanted.size() / 3, 1);
                best = is_near ? std::min(best, apart) : best;
            }
        }
        if (best != std::string::npos) {
            near.emplace_back(best, &agency);
        }
    }
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<const Agency*> found;
    for (std::size_t i = 0; i < near.size() && i < most; ++i) {
        found.push_back(near[i].second);
    }
    return found;
}

} // namespace content
