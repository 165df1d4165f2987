#pragma once

#include <functional>
#include <string>

namespace kiosk {

enum class HappeningKind {
    PageShown,       ///< name: screen, without what the visitor answered or typed.
    LanguageChosen,  ///< name: tag
    OutcomeReached,  ///< name: red | yellow | green
    LookUpUsed,      ///< The first letter of a company's name was typed.
    NoVoice,         ///< Somebody wanted to listen and there was no clip.
    VisitFinished,   ///< By "Selesai".
    VisitLeft,       ///< By the idle timer.
    Touched,         ///< cell: where.
    CornersTouched,  ///< The way to the service screen.
    ExportAsked,     ///< On the service screen.
    CorrectionAsked, ///< There too: what the touch test measured is to be kept.
    SlipAsked,       ///< The take-away that is shown is to be printed.
    SlipPrinted,     ///< And lies in the visitor's hand.
};

/// Cells a side of the grid that touches are counted in.
inline constexpr int touch_grid = 8;

/// Something a kiosk counts or lets others do. It says nothing of who did it.
struct Happening {
    HappeningKind kind = HappeningKind::PageShown;
    std::string name;
    int cell = 0; ///< Of `touch_grid` x `touch_grid`, row by row.

    bool operator==(const Happening&) const = default;
};

using Listener = std::function<void(const Happening&)>;

} // namespace kiosk
