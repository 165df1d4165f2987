#pragma once

#include "content/layout/screens/screen_id.hpp"
#include "content/layout/screens/screens.hpp"
#include "content/layout/screens/speech_settings.hpp"
#include "content/layout/slip.hpp"
#include "content/model/agency_look_up.hpp"
#include "content/model/guide.hpp"
#include "content/model/wizard_tree.hpp"

#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace layout::screens {

/// Whether texts and numbers must have passed the gate (ARCHITECTURE.md, "Gate, proof,
/// demonstration").
enum class KioskGate {
    Open,   ///< A plain guide folder: everything is shown, unapproved text under the sash.
    Closed, ///< A pack, or a folder with a label: what is not approved is not there.
    Proof,  ///< --proof: unapproved texts and unconfirmed numbers too, under the sash.
};

/// `opens` of a block that the look-up of companies helps with.
inline constexpr const char* look_up_screen = "agency";

/// What this visitor has done that a screen shows. Nothing of it outlives the visit.
struct VisitState {
    std::string language;
    std::vector<std::string> reasons; ///< Units of the answers that caused the outcome.
    content::AgencyQuery look_up;   ///< Of companies: on its screen, and on the question it helps.
    std::vector<std::string> ticks; ///< Units of the papers the visitor has.
    std::string second;             ///< The side view's language beside Indonesian.
    SlipState slip = SlipState::NoPrinter;
    int idle_seconds = 30;      ///< Left of the idle question's countdown.
    bool says_no_voice = false; ///< A speaker was touched and there is no clip.
    bool touch_fault = false;   ///< Fingers are not felt everywhere: the panel's fault.
    SpeechSettings speech;
    ServiceFacts service; ///< The technician's, on the service screen alone.

    bool operator==(const VisitState&) const = default;
};

/// A screen's words and numbers in one language, ready for any panel and text size.
struct ScreenValues {
    ScreenId screen;
    std::string language;
    content::Direction direction = content::Direction::LeftToRight;
    Chrome chrome;
    std::variant<LanguagesValues, TilesValues, TopicValues, ChecklistValues, TakeawayValues,
                 SideValues, QuestionValues, OutcomeValues, AgencyValues, ContactsValues,
                 HelpValues, IdleValues, ServiceValues>
        shown; ///< As the screen's kind asks for.
};

/// Turns a guide into the arguments of the screens: one code for the kiosk and for the desk's
/// previews and checks. Immutable; one can serve several threads.
class GuideScreens {
  public:
    /// @param place id of the office where the kiosk stands: what is near comes first, and its
    ///        notices are shown; empty, or unknown to the guide: none.
    GuideScreens(std::shared_ptr<const content::Guide> guide, content::Date today, KioskGate gate,
                 std::string place = {});

    const content::Guide& guide() const { return *guide_; }

    /// Languages a visitor can choose, in the guide's order, at a place those spoken near it first;
    /// the source language is always there.
    std::vector<const content::Language*> languages() const;
    content::Direction direction_of(const std::string& language) const;
    /// Topics that can be shown in a language, in home order.
    std::vector<const content::Topic*> topics(const std::string& language) const;

    /// The topic with the wizard; null if the guide has none.
    const content::Topic* wizard() const;
    /// Questions that cannot be asked, because a value in them may not be shown.
    std::vector<std::string> silent_questions(const std::string& language) const;

    /// What the list of companies says to what a visitor looked for.
    content::AgencyAnswer find_company(const content::AgencyQuery& query) const;

    /// Whether the screen exists in this guide.
    bool has(const ScreenId& screen, const std::string& language) const;
    /// First page of every screen, in the order of `all_screens`.
    std::vector<ScreenId> first_pages(const std::string& language) const;
    /// Every screen and page at this look, for `--list-screens` and tests.
    std::vector<ScreenId> all_screens(const std::string& language, const ScreenLook& look,
                                      const fonts::FontCatalogue& fonts,
                                      TextScratch& scratch) const;

    /// What a screen says to this visitor. The values borrow from the guide.
    ScreenValues values(const ScreenId& screen, const VisitState& visit) const;
    /// What the slip of a `takeaway` screen says.
    SlipValues slip_values(const ScreenId& takeaway, const VisitState& visit) const;
    /// Finished pages of a screen. The look's direction is set from the language.
    Pages lay_out(const ScreenValues& values, ScreenLook look, const fonts::FontCatalogue& fonts,
                  TextScratch& scratch) const;
    /// The same for one look; `screen.page` is not looked at.
    Pages lay_out(const ScreenId& screen, const VisitState& visit, const ScreenLook& look,
                  const fonts::FontCatalogue& fonts, TextScratch& scratch) const;
    /// What the glass shows while a visitor has the picture off.
    DisplayList lay_out_picture_off(const VisitState& visit, ScreenLook look,
                                    const fonts::FontCatalogue& fonts, TextScratch& scratch) const;

  private:
    /// How far a place is from the kiosk, to compare; far away if one of the two is not known.
    double distance_to(const std::optional<content::GeoPoint>& at) const;
    ShownText text(const std::string& unit, const std::string& language,
                   const content::TextArguments& arguments = {}) const;
    /// What must not be blank: where nobody approved it the source's words, at worst its id.
    ShownText words_for(const std::string& unit, const std::string& language,
                        const content::TextArguments& arguments = {}) const;
    ShownText ui(const std::string& id, const std::string& language,
                 const content::TextArguments& arguments = {}) const;
    Chrome chrome_for(const VisitState& visit) const;
    Emergency emergency_for(const std::string& language) const;
    bool topic_is_shown(const content::Topic& topic, const std::string& language) const;
    bool wizard_is_shown(const std::string& language) const;
    std::vector<ShownText> notices(const std::string& language) const;

    ContactLine contact_line(const content::Contact& contact, const std::string& language) const;
    Tile tile_for(const std::string& id, const std::string& language) const;

    LanguagesValues languages_values(const std::string& language) const;
    TilesValues home_values(const std::string& language) const;
    TilesValues list_values(const std::string& language) const;
    TopicValues topic_values(const content::Topic& topic, const std::string& language) const;
    ChecklistValues checklist_values(const content::Topic& topic, const VisitState& visit) const;
    /// The outcome of `outcome-red`; null for a topic's id.
    const content::Block* outcome_of(const std::string& takeaway) const;
    TakeAwayText topic_text(const content::Topic& topic, const VisitState& visit) const;
    TakeAwayText outcome_text(const content::Block& outcome, const VisitState& visit) const;
    TakeAwayText take_away_text(const std::string& id, const VisitState& visit) const;
    void close_text(TakeAwayText& text, const std::string& language) const;
    TakeawayValues takeaway_values(const std::string& id, const VisitState& visit) const;
    /// Languages to put beside this one: the officer's, or any other for who reads that one.
    std::vector<const content::Language*> second_languages(const content::Topic& topic,
                                                           const std::string& language) const;
    SideValues side_values(const content::Topic& topic, const VisitState& visit) const;
    QuestionValues question_values(const content::Block& question, const VisitState& visit) const;
    OutcomeValues outcome_values(const content::Block& outcome, const VisitState& visit) const;
    std::vector<std::string> sample_reasons(const content::Block& outcome) const;
    std::optional<Link> link_of(const content::Block& block, const std::string& language) const;
    ContactsValues contacts_values(const std::string& language) const;
    AgencyValues agency_values(const VisitState& visit) const;
    AgencyLine agency_line(const content::Agency& agency, const std::string& language) const;
    std::vector<ShownText> agency_details(const content::Agency& agency,
                                          const std::string& language) const;
    std::optional<AgencyLine> found_line(const VisitState& visit) const;
    content::TextArguments list_date() const;
    HelpValues help_values(const VisitState& visit) const;
    ServiceValues service_values(const VisitState& visit) const;

    std::shared_ptr<const content::Guide> guide_;
    content::ResolveOptions options_;
    KioskGate gate_;
    std::string place_;
};

} // namespace layout::screens
