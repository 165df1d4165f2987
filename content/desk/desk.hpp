#pragma once

#include "content/model/guide.hpp"
#include "content/model/program.hpp"

#include <filesystem>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace desk {

/// What every command needs: where the guide is, the day, and where to speak.
struct Desk {
    content::CommonOptions options;
    std::ostream& out;
    std::ostream& err;
    std::istream& in; ///< Read by `review --terminal` alone.

    /// Time that ledger lines carry: the clock's UTC minute, or T00:00Z of --today.
    std::string now() const;
};

/// Texts or values named on the command line: ids, or all.
struct Selection {
    std::vector<std::string> ids;
    bool all = false;
};

/// How `check` writes its findings.
enum class CheckFormat { Text, Json, Sarif };
struct CheckRequest {
    std::string language;
    CheckFormat format = CheckFormat::Text;
    bool fix = false; ///< First mends what needs no judgement.
};

/// `check`: findings by file and line, with those of every sheet and screen laid out; exit 1 on
/// errors. @throws fonts::FontError, after what needs no fonts has been said.
content::Exit check(const Desk& desk, const CheckRequest& request);

/// `explain CODE`: what a code means, in both languages.
content::Exit explain(const Desk& desk, const std::string& code);

/// `update LANG`: brings the PO in line with the source by id; idempotent.
content::Exit update(const Desk& desk, const std::string& language, const std::string& name);

/// `export LANG`: one file for a translator. The catalogue itself is not touched.
/// @throws content::UsageError for a file in the guide's folder, or one that is there.
enum class ExchangeFormat { Po, Xliff, Xlsx, Html };
struct ExportRequest {
    std::string language;
    ExchangeFormat format = ExchangeFormat::Po;
    std::filesystem::path file;
    bool force = false; ///< Replaces a file that is there.
};
content::Exit export_texts(const Desk& desk, const ExportRequest& request);

/// `import LANG FILE`: takes texts back by id and source hash; the format is read from the bytes.
/// Exit 1 if a text was refused; the others are taken, whole or not at all.
struct ImportRequest {
    std::string language;
    std::filesystem::path file;
    std::string name; ///< Translator.
};
content::Exit import_texts(const Desk& desk, const ImportRequest& request);

/// `merge BASE A B`: three-way merge of PO files by id into A, as a git merge driver. Exit 1 if
/// both sides changed a text (both are kept, it needs work) or a file cannot be read (A is then as
/// it was).
struct MergeRequest {
    std::filesystem::path base;
    std::filesystem::path ours;
    std::filesystem::path theirs;
};
content::Exit merge(const Desk& desk, const MergeRequest& request);

/// `approve`: `ok` lines for texts a person may approve; the refused ones are named.
struct ApproveRequest {
    Selection units;
    std::string language;
    std::string role;
    std::string name;
    bool same_meaning = false; ///< Editor, source language: `same` lines instead.
    std::string key_file;      ///< Empty = unsigned.
};
content::Exit approve(const Desk& desk, const ApproveRequest& request);

/// `review LANG`: the texts that wait for a role, critical ones first: one by one at the terminal,
/// where each answer is written at once, or as one page to print and to answer on paper.
enum class Pictures { Yes, No };
struct ReviewRequest {
    std::string language;
    std::string role;
    std::string name; ///< On the page: leaves out what this person may not judge; may be empty.
    bool terminal = false;
    std::filesystem::path html;        ///< Or this.
    Pictures pictures = Pictures::Yes; ///< On the page, small renderings of screens and sheets.
    std::string key_file;              ///< Empty = unsigned.
};
content::Exit review(const Desk& desk, const ReviewRequest& request);

/// `new-topic ID`: topics/ID.toml with a commented skeleton. What is to be filled in, `check`
/// names:
/// `{isi}` is an unknown value (K020), an empty source an unsourced block (K051).
content::Exit new_topic(const Desk& desk, const std::string& id);

/// `new-language TAG`: a section at the end of languages.toml, and translations/TAG.po.
struct NewLanguageRequest {
    std::string tag;
    std::string endonym;
    std::string indonesian; ///< Empty = the endonym.
    std::string fallback;   ///< Tags between commas; the source language ends the chain anyhow.
};
content::Exit new_language(const Desk& desk, const NewLanguageRequest& request);

/// `keygen`: a key pair for signing; the secret goes to the file, mode 0600.
content::Exit keygen(const Desk& desk, const std::string& name, const std::filesystem::path& file);

/// `status`: what is translated, stale, approved and fits by language and topic or poster, who is
/// waited for, what translators ask, and which values are to be checked. Exit 1 if the guide has
/// errors: what could not be read is missing from the tables.
/// @param page file for the same as one HTML page with every reason; empty = tables to `out`.
content::Exit status(const Desk& desk, const std::filesystem::path& page = {});

/// `facts due`: values nobody confirmed, out of date, or due within 90 days. Exit 1 if the guide
/// has errors: what could not be read is missing from the list.
content::Exit facts_due(const Desk& desk);

/// `facts confirm`: after a test call or a look at the source.
struct ConfirmRequest {
    Selection values;
    std::string name;
    std::string recheck;  ///< YYYY-MM-DD, not a day that has passed, or empty.
    std::string key_file; ///< Empty = unsigned.
};
content::Exit facts_confirm(const Desk& desk, const ConfirmRequest& request);

/// `preview`: a PNG with the source at the left and the translation at the right, on the same
/// format or panel. The text that was asked for has a frame, texts with an error a red one.
struct PreviewRequest {
    std::string id; ///< Text, topic, poster or screen.
    std::string language;
    std::string format; ///< Or "kiosk"; empty = where the id belongs, a poster's first format.
    std::filesystem::path out;
    std::string size = {}; ///< Kiosk: panel in pixels, "1366x768"; empty = 1920x1080.
    std::string text = {}; ///< Kiosk: S, M, L or XL; empty = M.
};
content::Exit preview(const Desk& desk, const PreviewRequest& request);

/// The whole program.
int run(int argc, const char* const* argv);

} // namespace desk
