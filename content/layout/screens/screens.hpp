#pragma once

#include "content/layout/screens/screen_page.hpp"

#include <array>

namespace layout::screens {

/// Every screen of the kiosk: values in, finished pages out (KIOSK.md 1). What does not fit is the
/// next page; none of these fails. Regions carry what a touch does: `open:<screen>`, `say:<unit>`,
/// `answer:<id>`, `tick:<unit>`, `language:<tag>`, `second:<tag>`, `print`, `size:<name>`,
/// `contrast:<name>`, `key:<letter>`, `company:<place>`, `next`, `back`, `home`, `listen`,
/// `speech:<step>`, `help`, `languages`, `finish`, `contacts`, `go-on`, `wake`, `touch-test`,
/// `export`.

/// Verb of a company that was found: the number after it is its place in the list.
inline constexpr const char* company_verb = "company";

/// The mark before "touch a picture": on `attract` it moves (DESIGN.md 5).
inline constexpr const char* touch_hand_mark = "mark-touch";

/// Who may touch anywhere: `attract` wakes, `languages` only chooses.
enum class LanguagesFor { Attract, Choosing };

Pages lay_out_languages(const ScreenContext& context, const LanguagesValues& values,
                        LanguagesFor purpose);
Pages lay_out_home(const ScreenContext& context, const TilesValues& values);
Pages lay_out_list(const ScreenContext& context, const TilesValues& values);
/// Page 0 is title and summary, then one block a page; a long block takes several.
Pages lay_out_topic(const ScreenContext& context, const TopicValues& values);
/// Papers to tick, a row each; a page has as many as fit.
Pages lay_out_checklist(const ScreenContext& context, const ChecklistValues& values);
/// A code a page, with the whole text; the words beside it may take pages of their own.
Pages lay_out_takeaway(const ScreenContext& context, const TakeawayValues& values);
/// Each block in two languages (DESIGN.md D51); the longer one says how many pages it takes.
Pages lay_out_side(const ScreenContext& context, const SideValues& values);
Pages lay_out_question(const ScreenContext& context, const QuestionValues& values);
Pages lay_out_outcome(const ScreenContext& context, const OutcomeValues& values);
Pages lay_out_agency(const ScreenContext& context, const AgencyValues& values);
Pages lay_out_contacts(const ScreenContext& context, const ContactsValues& values);
Pages lay_out_help(const ScreenContext& context, const HelpValues& values);
/// What the glass shows while a visitor has the picture off: nothing, and in its lowest corner how
/// a finger gets it back. The same on every page: who passes by learns nothing.
/// @param context its look has the dark theme.
DisplayList lay_out_picture_off(const ScreenContext& context, const ShownText& words);
Pages lay_out_idle(const ScreenContext& context, const IdleValues& values);
/// Version and hash with a QR code, then the touch test over the whole panel, then one page a
/// colour of the screen test (KIOSK.md 1, `service`).
Pages lay_out_service(const ScreenContext& context, const ServiceValues& values);

/// Middles of the four crosses of the touch test, clockwise from the upper left.
std::array<Point, 4> touch_test_crosses(Size panel);
/// Which page of `service` the touch test is.
inline constexpr int touch_test_page = 1;

} // namespace layout::screens
