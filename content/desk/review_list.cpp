#include "content/desk/review_list.hpp"

#include "content/model/unit_text.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace desk {

namespace {

using content::LedgerLine;
using content::Message;
using content::Unit;

/// Texts that once stood beside a unit in the files, so that a hash of the ledger can be read.
class KnownTexts {
  public:
    KnownTexts(const ReviewJudge& judge, const ReviewItem& item) : judge_(judge), item_(item)
    {
        add(sources_, item.text.source);
        if (item.message != nullptr && item.message->previous_source) {
            add(sources_, *item.message->previous_source);
        }
        for (const auto& [tag, catalog] : judge.guide().catalogs) { // not yet updated, perhaps
            if (const auto* message = catalog.find(item.unit->id)) {
                add(sources_, message->source);
                add(sources_, message->previous_source.value_or(""));
            }
        }
        add(translations_, item.text.translation);
        const auto catalog = judge.guide().catalogs.find(judge.reviewer().language);
        if (catalog != judge.guide().catalogs.end()) {
            for (const auto& gone : catalog->second.obsolete) {
                if (gone.context == item.unit->id) {
                    add(translations_, gone.translation);
                }
            }
        }
    }

    /// Fills in what the hash was made of, if it is known.
    void read(const std::string& hash, EarlierReview& earlier) const
    {
        for (const auto& source : sources_) {
            const auto& translations =
                judge_.is_source() ? std::vector<std::string>{source} : translations_;
            for (const auto& translation : translations) {
                if (content::text_hash(judge_.reviewer().language, item_.unit->id, source,
                                       translation) == hash) {
                    earlier.source = source == item_.text.source ? "" : source;
                    earlier.translation = translation;
                    return;
                }
            }
        }
        if (item_.message != nullptr) { // what the translator's program says of it
            earlier.source = item_.message->previous_source.value_or("");
        }
    }

  private:
    static void add(std::vector<std::string>& texts, const std::string& text)
    {
        if (!text.empty() && std::ranges::find(texts, text) == texts.end()) {
            texts.push_back(text);
        }
    }

    const ReviewJudge& judge_;
    const ReviewItem& item_;
    std::vector<std::string> sources_;
    std::vector<std::string> translations_;
};

std::optional<EarlierReview> earlier_review(const ReviewJudge& judge, const ReviewItem& item)
{
    const auto& lines = judge.ledgers().target.lines(item.unit->id);
    const auto newest = std::find_if(lines.rbegin(), lines.rend(), [&](const LedgerLine* line) {
        return line->verdict == "ok" && line->hash != item.text.hash;
    });
    if (newest == lines.rend()) {
        return std::nullopt;
    }
    EarlierReview earlier{(*newest)->name, (*newest)->role, (*newest)->time, {}, {}};
    KnownTexts(judge, item).read((*newest)->hash, earlier);
    return earlier;
}

/// Posters that show a text, by text.
std::map<const Unit*, std::vector<std::string>> posters_by_unit(const content::Guide& guide)
{
    std::map<const Unit*, std::vector<std::string>> posters;
    for (const auto& poster : guide.posters) {
        std::set<const Unit*> met;
        for (const auto& format : poster.formats) {
            const auto spec = guide.formats.find(format);
            if (spec == guide.formats.end()) {
                continue;
            }
            for (const auto& block : content::blocks_of(guide, poster.id)) {
                const auto shown = content::unit_of(guide, block, spec->second.variant);
                if (shown && shown->unit->owner != poster.id && met.insert(shown->unit).second) {
                    posters[shown->unit].push_back(poster.id);
                }
            }
        }
    }
    return posters;
}

/// Fills a list, unit by unit.
class Lister {
  public:
    Lister(const ReviewJudge& judge, const std::string& now)
        : judge_(judge), now_(now), posters_(posters_by_unit(judge.guide()))
    {}

    void consider(const Unit& unit)
    {
        if (!judge_.is_asked(unit)) {
            return;
        }
        list_.asked = true;
        auto text = judge_.text_of(unit);
        if (!text || judge_.is_stale(unit)) {
            ++list_.translator;
            return;
        }
        const auto& reviewer = judge_.reviewer();
        const auto approval =
            content::approval_of(judge_.guide(), unit, reviewer.language, judge_.ledgers());
        const auto& missing = approval.missing_roles;
        const bool waits = std::ranges::find(missing, reviewer.role) != missing.end();
        if ((waits || approval.same_person) && may_judge(unit, *text)) {
            list_.items.push_back(item(unit, std::move(*text), approval));
        }
    }

    ReviewList finish()
    {
        const auto normal = std::ranges::stable_partition(
            list_.items, [](const ReviewItem& item) { return item.unit->critical; });
        list_.critical = static_cast<int>(normal.begin() - list_.items.begin());
        return std::move(list_);
    }

  private:
    /// Whether the named reviewer, if there is one, may speak about the text and has not yet.
    bool may_judge(const Unit& unit, const ReviewText& text)
    {
        const auto& reviewer = judge_.reviewer();
        if (reviewer.name.empty()) {
            return true;
        }
        const auto objection = judge_.objection_to(judge_.line(unit, text, "ok", now_), unit);
        if (objection == content::Objection::Said) {
            return false;
        }
        if (objection != content::Objection::None) {
            ++list_.other_person;
            return false;
        }
        const auto refusals = refusals_of(unit, text);
        const bool refused = std::ranges::any_of(refusals, [&](const LedgerLine* line) {
            return line->name == reviewer.name && line->role == reviewer.role;
        });
        list_.refused += refused ? 1 : 0;
        return !refused;
    }

    /// Each `no` to the text as it stands; where the guide wants signed lines, the signed ones.
    std::vector<const LedgerLine*> refusals_of(const Unit& unit, const ReviewText& text) const
    {
        std::vector<const LedgerLine*> refusals;
        for (const auto* line : judge_.ledgers().target.lines(unit.id)) {
            const bool counts = !judge_.guide().publish.is_signed || !line->sig.empty();
            if (line->verdict == "no" && line->hash == text.hash && counts) {
                refusals.push_back(line);
            }
        }
        return refusals;
    }

    ReviewItem item(const Unit& unit, ReviewText text, const content::Approval& approval) const
    {
        ReviewItem item;
        item.unit = &unit;
        item.message = judge_.is_source() ? nullptr
                                          : content::find_translation(judge_.guide(), unit.id,
                                                                      judge_.reviewer().language);
        item.refusals = refusals_of(unit, text);
        item.text = std::move(text);
        item.source_approved = judge_.is_source() || approval.source_approved;
        if (const auto found = posters_.find(&unit); found != posters_.end()) {
            item.posters = found->second;
        }
        item.earlier = earlier_review(judge_, item);
        return item;
    }

    const ReviewJudge& judge_;
    const std::string& now_;
    std::map<const Unit*, std::vector<std::string>> posters_;
    ReviewList list_;
};

} // namespace

ReviewList list_reviews(const ReviewJudge& judge, const std::string& now)
{
    Lister lister(judge, now);
    for (const auto& unit : judge.guide().units) {
        lister.consider(unit);
    }
    return lister.finish();
}

} // namespace desk
