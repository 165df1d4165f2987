#pragma once

#include "content/model/date.hpp"
#include "content/model/finding.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace content {

/// BLAKE2b, 16 bytes, hex, of language, unit id, source text and translation: each field as NFC
/// UTF-8 behind its length as 8-byte little-endian (TRANSLATION.md 2, "Hash").
std::string text_hash(std::string_view language, std::string_view unit, std::string_view source,
                      std::string_view translation);

/// One line of reviews/*.tsv: eight columns, append only.
struct LedgerLine {
    std::string unit;    ///< Unit, fact or contact id.
    std::string hash;    ///< Of what was read.
    std::string verdict; ///< made | ok | no | same
    std::string role;    ///< translator | language | content | safety | editor
    std::string name;    ///< Pseudonym of guide.toml [people].
    std::string time;    ///< UTC, 2026-11-24T09:10Z.
    std::string extra;   ///< Old hash of `same` and carried-over `ok`; recheck date of a fact.
    std::string sig;     ///< base64 Ed25519 over columns 1-7, empty if unsigned.
    Place place;
};

/// A ledger file, judged by time and not by place (union merges reorder and repeat lines).
struct Ledger {
    std::string file;
    std::vector<LedgerLine> lines; ///< Exact repeats dropped, sorted by time, then as in the file.
};

struct ParsedLedger {
    Ledger ledger;
    std::vector<Finding> findings;
};

ParsedLedger parse_ledger(std::string_view text, const std::string& file);

/// One line with its line end, tabs between columns.
/// @throws std::invalid_argument if a column holds a tab or a line end: it would be read as others.
std::string write_ledger_line(const LedgerLine& line);

/// The `local_day` of a ledger time, which is UTC: who confirmed a number at seven in the morning
/// in Kupang reads that day's date beside it, not the one before. None for a text that is no such
/// time.
std::optional<Date> ledger_day(std::string_view time);

/// Takes away the lines dated after the day that follows `today`, each with a K004: nobody can have
/// read a text tomorrow. (One day is for clocks that differ.)
std::vector<Finding> drop_future_lines(Ledger& ledger, Date today);

} // namespace content
