#include "content/model/check_values.hpp"

#include "content/model/check.hpp"
#include "content/model/document.hpp"
#include "content/model/drawing_faces.hpp"
#include "content/model/paper_words.hpp"
#include "content/model/text.hpp"
#include "content/model/wizard_tree.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace content {

namespace {

Finding tree_finding(std::string code, const Topic& topic, const Block& block, std::string variant)
{
    Finding finding;
    finding.code = std::move(code);
    finding.place = block.place;
    finding.unit = topic.id + "." + block.id;
    finding.variant = std::move(variant);
    finding.arguments = {{"name", block.id}};
    return finding;
}

/// The questions of a wizard and where each answer leads (TRANSLATION.md 2, "Wizard").
class QuestionTree {
  public:
    explicit QuestionTree(const Topic& topic) : topic_(topic), tree_(topic) {}

    void check(std::vector<Finding>& found)
    {
        if (tree_.questions().empty()) {
            return;
        }
        visit(tree_.first(), found);
        const bool dead_end = std::ranges::any_of(
            tree_.questions(), [](const Block* question) { return question->answers.empty(); });
        for (const Block* question : tree_.questions()) {
            if (question->answers.empty()) {
                found.push_back(tree_finding("K060", topic_, *question, "dead-end"));
            } else if (marks_.count(question) == 0 && !dead_end) { // else that is why
                found.push_back(tree_finding("K060", topic_, *question, "unreachable"));
            }
        }
        check_outcomes(found);
    }

  private:
    enum class Mark { Open, Done };

    void visit(const Block* question, std::vector<Finding>& found)
    {
        if (!question || marks_.count(question) != 0) {
            return;
        }
        marks_[question] = Mark::Open;
        for (const Answer& answer : question->answers) {
            const bool ends = answer.verdict == "red";
            const Block* target = ends ? nullptr : tree_.target(*question, answer);
            const auto mark = marks_.find(target);
            if (mark != marks_.end() && mark->second == Mark::Open) {
                found.push_back(tree_finding("K060", topic_, *question, "loop"));
            } else {
                visit(target, found);
            }
        }
        marks_[question] = Mark::Done;
    }

    void check_outcomes(std::vector<Finding>& found) const
    {
        static constexpr std::array<std::string_view, 3> colours{"red", "yellow", "green"};
        for (const std::string_view colour : colours) {
            if (WizardTree::find_outcome(topic_, colour) == nullptr) {
                found.push_back(
                    tree_finding("K060", topic_, *tree_.questions().front(), "no-outcome"));
                found.back().arguments.emplace_back("colour", colour);
            }
        }
    }

    const Topic& topic_;
    WizardTree tree_;
    std::map<const Block*, Mark> marks_;
};

void check_outcome_contacts(const Topic& topic, std::vector<Finding>& found)
{
    for (const Block& block : topic.blocks) {
        if (block.kind == BlockKind::Outcome && block.contacts.empty()) {
            found.push_back(tree_finding("K061", topic, block, {}));
        }
    }
}

Finding language_finding(const Language& language, std::string variant)
{
    Finding finding;
    finding.code = "K062";
    finding.place = language.place;
    finding.language = language.tag;
    finding.variant = std::move(variant);
    finding.arguments = {{"language", language.tag}};
    return finding;
}

bool is_good_fallback(const Guide& guide, const Language& language)
{
    if (language.tag == guide.source_language) {
        return language.fallback.empty();
    }
    const bool known =
        std::all_of(language.fallback.begin(), language.fallback.end(), [&](const auto& tag) {
            return tag != language.tag && guide.find_language(tag) != nullptr;
        });
    return known && !language.fallback.empty() && language.fallback.back() == guide.source_language;
}

void check_languages(const Guide& guide, std::vector<Finding>& found)
{
    for (const Language& language : guide.languages) {
        if (language.status == LanguageStatus::Live && language.endonym.empty()) {
            found.push_back(language_finding(language, "endonym"));
        }
        if (!is_good_fallback(guide, language)) {
            found.push_back(language_finding(language, "fallback"));
        }
    }
}

/// Words that the program itself puts on every sheet: without them a proof has no sash.
void check_sheet_words(const Guide& guide, std::vector<Finding>& found)
{
    for (const std::string_view word : sheet_words()) {
        const std::string id = "ui." + std::string(word);
        const Unit* const unit = guide.find_unit(id);
        if (unit && !trimmed(unit->source.text).empty()) {
            continue;
        }
        Finding finding;
        finding.code = "K004";
        finding.variant = "message";
        finding.place = unit ? unit->place : Place{"ui.toml", 0, 0};
        finding.unit = id;
        finding.arguments = {{"name", std::string(word)}};
        found.push_back(std::move(finding));
    }
}

/// What only who prints reads: words of tickets, sign-off sheets and the edges of press files, and
/// the faces that drawings mark.
void check_print(const Guide& guide, std::vector<Finding>& found)
{
    const bool printed =
        std::ranges::any_of(guide.formats, [](const auto& format) { return format.second.press; });
    if (printed) {
        auto read = read_paper_words(guide);
        std::ranges::move(read.findings, std::back_inserter(found));
        auto faces = read_faces(guide);
        std::ranges::move(faces.findings, std::back_inserter(found));
    }
}

/// K071, once a pictogram: where it is first used.
class AltTexts {
  public:
    AltTexts(const Guide& guide, std::vector<Finding>& found) : guide_(guide), found_(found) {}

    void use(const std::string& name, const Place& place)
    {
        if (name.empty() || !seen_.insert(name).second) {
            return;
        }
        const auto alt = guide_.pictograms.find(name);
        if (alt != guide_.pictograms.end() && alt->second.empty()) { // K006 if there is none
            Finding finding;
            finding.code = "K071";
            finding.severity = Severity::Warning;
            finding.place = place;
            finding.arguments = {{"name", name}};
            found_.push_back(std::move(finding));
        }
    }

    template <class Owner>
    void use_all(const std::vector<Owner>& owners)
    {
        for (const Owner& owner : owners) {
            use(owner.pictogram, owner.place);
            for (const Block& block : owner.blocks) {
                use(block.pictogram, block.place);
            }
        }
    }

  private:
    const Guide& guide_;
    std::vector<Finding>& found_;
    std::set<std::string> seen_;
};

} // namespace

std::vector<Finding> structure_findings(const Guide& guide)
{
    std::vector<Finding> found;
    for (const Topic& topic : guide.topics) {
        QuestionTree(topic).check(found);
        check_outcome_contacts(topic, found);
    }
    check_languages(guide, found);
    check_sheet_words(guide, found);
    check_print(guide, found);
    AltTexts alt_texts(guide, found);
    alt_texts.use_all(guide.topics);
    alt_texts.use_all(guide.posters);
    return found;
}

} // namespace content
