#include "content/desk/same_meaning.hpp"

#include "content/desk/guide_desk.hpp"
#include "content/model/review.hpp"

#include <algorithm>
#include <optional>
#include <ostream>

namespace desk {

namespace {

/// Finds what a source text was before it changed in form.
class EarlierTexts {
  public:
    explicit EarlierTexts(const content::Guide& guide)
        : guide_(guide), index_(guide, guide.source_language)
    {}

    std::string hash_of(const content::Unit& unit) const
    {
        return content::text_hash(guide_.source_language, unit.id, unit.source.text,
                                  unit.source.text);
    }

    /// Somebody has approved the text as it stands.
    bool is_approved(const content::Unit& unit) const
    {
        return !content::standing_reviews(guide_, guide_.source_language, index_.lines(unit.id),
                                          hash_of(unit))
                    .empty();
    }

    /// Hash of the text approved last that is another one; none if there is none.
    std::optional<std::string> approved_before(const content::Unit& unit) const
    {
        const std::string hash = hash_of(unit);
        const auto& lines = index_.lines(unit.id);
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            const bool other = (*line)->verdict == "ok" && (*line)->hash != hash;
            if (other &&
                !content::standing_reviews(guide_, guide_.source_language, lines, (*line)->hash)
                     .empty()) {
                return (*line)->hash;
            }
        }
        return std::nullopt;
    }

    bool has_same(const content::Unit& unit, const content::LedgerLine& same) const
    {
        return std::ranges::any_of(index_.lines(unit.id), [&](const content::LedgerLine* line) {
            return line->verdict == "same" && line->hash == same.hash && line->name == same.name &&
                   line->extra == same.extra;
        });
    }

  private:
    const content::Guide& guide_;
    content::ReviewIndex index_;
};

} // namespace

content::Exit approve_same_meaning(const Desk& desk, const content::Guide& guide,
                                   const ApproveRequest& request, const Signer& signer,
                                   const std::vector<const content::Unit*>& units)
{
    if (request.language != guide.source_language || request.role != "editor") {
        throw content::UsageError("--same-meaning is for an editor and the source language");
    }
    std::vector<content::LedgerLine> lines;
    const EarlierTexts earlier(guide);
    bool refused = false;
    for (const content::Unit* unit : units) {
        if (request.units.all && earlier.is_approved(*unit)) {
            continue;
        }
        const auto old = earlier.approved_before(*unit);
        if (!old) {
            if (!request.units.all) {
                desk.err << unit->id << ": no earlier approval to carry over\n";
                refused = true;
            }
            continue;
        }
        content::LedgerLine line{
            unit->id, earlier.hash_of(*unit), "same", "editor", request.name, desk.now(), *old, "",
            {}};
        if (!earlier.has_same(*unit, line)) {
            signer.sign(line);
            lines.push_back(std::move(line));
        }
    }
    append_lines(guide, request.language, lines);
    desk.out << lines.size() << " texts entered as same in meaning by " << request.name
             << "; they count once the content role has approved them\n";
    return refused ? content::Exit::ContentAtFault : content::Exit::Done;
}

} // namespace desk
