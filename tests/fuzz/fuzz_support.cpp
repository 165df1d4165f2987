#include "tests/fuzz/fuzz_support.hpp"

#include "content/model/codes.hpp"
#include "content/model/messages.hpp"
#include "content/model/text.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace fuzz {

namespace {

using content::Finding;
using content::MessageLanguage;

/// K025 tells people to write {contact} or {fact}: those marks stand for themselves.
bool has_argument(const Finding& finding, std::string_view name)
{
    return name == "suggestion" || (finding.code == "K025" && name != "found") ||
           std::ranges::any_of(finding.arguments, [&](const auto& a) { return a.first == name; });
}

/// Each {mark} of the sentence has an argument.
bool fills(std::string_view sentence, const Finding& finding)
{
    for (auto open = sentence.find('{'); open != std::string_view::npos;
         open = sentence.find('{', open + 1)) {
        const auto close = sentence.find_first_of("{}", open + 1);
        const bool is_mark = close != std::string_view::npos && sentence[close] == '}';
        if (is_mark && !has_argument(finding, sentence.substr(open + 1, close - open - 1))) {
            return false;
        }
    }
    return true;
}

void check_sentence(const Finding& finding)
{
    const std::string name = finding.code + " " + finding.variant;
    require(content::find_code(finding.code) != nullptr, "a finding has a known code", name);
    const auto* const sentence = content::find_message(finding.code, finding.variant);
    require(sentence != nullptr, "a finding has a sentence", name);
    require(fills(sentence->english, finding) && fills(sentence->indonesian, finding),
            "a finding has every argument of its sentence", name);
    for (const auto language : {MessageLanguage::English, MessageLanguage::Indonesian}) {
        const std::string shown = content::format_finding(finding, language);
        require(!content::first_invalid_byte(shown), "a finding is shown as UTF-8", shown);
    }
}

} // namespace

std::string_view text_of(const unsigned char* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

void require(bool holds, const char* invariant, std::string_view detail)
{
    if (!holds) {
        std::fprintf(stderr, "violated: %s: ", invariant);
        std::fwrite(detail.data(), 1, detail.size(), stderr); // it may hold NUL
        std::fputc('\n', stderr);
        std::abort();
    }
}

void check_findings(const std::vector<Finding>& findings, std::string_view bytes,
                    const std::string& file)
{
    const auto lines = 1 + std::ranges::count(bytes, '\n');
    const auto longest = static_cast<std::ptrdiff_t>(bytes.size()) + 1;
    for (const Finding& finding : findings) {
        check_sentence(finding);
        const content::Place& place = finding.place;
        const bool inside =
            place.line >= 0 && place.line <= lines && place.column >= 0 && place.column <= longest;
        require(place.file != file || inside, "a finding stands inside its file",
                content::format_finding(finding, MessageLanguage::English));
    }
}

} // namespace fuzz

/// Faults are found as well with a short memory for freed blocks and without filling new ones, in a
/// third of the time.
extern "C" const char* __asan_default_options() // NOLINT: the sanitizer's name
{
    return "quarantine_size_mb=1:thread_local_quarantine_size_kb=64:malloc_context_size=2:"
           "max_malloc_fill_size=0:detect_stack_use_after_return=0";
}
