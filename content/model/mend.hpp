#pragma once

#include "content/model/finding.hpp"

#include <set>
#include <string>
#include <string_view>

namespace content {

/// A file in which was put right what needs no judgement (`check --fix`).
struct Mended {
    std::string text;
    int places = 0; ///< How many were changed; 0 = `text` is the file as it was.
};

/// Mends a PO file: byte order mark, Windows line ends, a missing last line end; in translations
/// also NFC (K028), loose spaces that the Indonesian does not have (K031) and signs that look like
/// the glottal letter (K029). Never a msgctxt, a msgid, the header, a plural or an obsolete entry.
/// A file that is not UTF-8 or holds conflict marks is left as it is.
/// @param glottal the language's letter; empty = it has none, signs stay. Signs that may be quotes,
/// one that opens a word and one that closes a word, need judgement and stay too.
Mended mend_catalog(std::string_view bytes, std::string_view glottal = {});

/// Mends a TOML file: the same, with NFC in every text that is a value. Never a key.
/// @param tidied texts that are freed of loose spaces, by the place of their first character; one
/// that is written over several lines keeps them.
Mended mend_source(std::string_view bytes, const std::set<Place>& tidied);

} // namespace content
