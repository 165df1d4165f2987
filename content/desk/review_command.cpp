#include "content/desk/all_findings.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/desk/review_page.hpp"
#include "content/desk/review_session.hpp"
#include "content/desk/review_words.hpp"
#include "content/model/files.hpp"

#include <ostream>

namespace desk {

namespace {

using content::Exit;

/// Findings that speak for or against texts; without fonts, those that need none.
std::vector<content::Finding> findings_for(const Desk& desk,
                                           const std::shared_ptr<const content::Guide>& guide,
                                           const std::string& language)
{
    auto all = all_findings(guide, {}, desk.options.today, language, desk.options.fonts);
    if (all.no_fonts) {
        desk.err << "Fonts could not be opened: whether texts fit (K040-K044) is not known.\n";
    }
    return std::move(all.findings);
}

Exit review_at_terminal(const Desk& desk, const ReviewJudge& judge, const content::Person& person,
                        const std::string& key_file)
{
    const Signer signer(judge.guide(), person, key_file);
    ReviewSession(desk, judge, signer).run();
    return Exit::Done;
}

Exit write_review_page(const Desk& desk, const std::shared_ptr<const content::Guide>& guide,
                       const ReviewJudge& judge, const ReviewRequest& request)
{
    const auto list = list_reviews(judge, desk.now());
    const auto pictures = request.pictures == Pictures::Yes
                              ? draw_review_pictures(desk, guide, list, request.language)
                              : std::vector<ReviewPicture>(list.items.size());
    content::write_file(request.html, review_page(judge, list, pictures, desk.options.today));
    desk.out << request.html.string() << ": " << list.items.size() << " texts, " << list.critical
             << " of them important\n";
    return Exit::Done;
}

} // namespace

Exit review(const Desk& desk, const ReviewRequest& request)
{
    if (request.html.empty() == !request.terminal) {
        throw content::UsageError("give --terminal, or --html FILE");
    }
    if (request.terminal && request.name.empty()) {
        throw content::UsageError("--terminal needs --by: whose word is it?");
    }
    const Reviewer reviewer{request.language, request.role, request.name};
    if (!request.name.empty()) {
        require_person_id(request.name);
    }
    if (!request.html.empty()) {
        require_outside_guide(desk, request.html);
    }
    const auto guide =
        load_sound(desk); // a line is appended for each answer: nobody is kept waiting
    if (!guide) {
        return Exit::ContentAtFault;
    }
    require_language(*guide, request.language);
    const auto* person = request.name.empty() ? nullptr : find_reviewer(desk, *guide, reviewer);
    if (person == nullptr && !request.name.empty()) {
        return Exit::ContentAtFault;
    }
    const ReviewJudge judge(*guide, reviewer, findings_for(desk, guide, request.language));
    return request.terminal ? review_at_terminal(desk, judge, *person, request.key_file)
                            : write_review_page(desk, guide, judge, request);
}

} // namespace desk
