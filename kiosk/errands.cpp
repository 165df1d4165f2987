#include "kiosk/errands.hpp"

#include <iostream>
#include <utility>

namespace kiosk {

Errands::Errands(const Options& options, const Opened& opened, Kiosk& kiosk, Caretaker& caretaker,
                 Glass& glass)
    : options_(options), screens_(*opened.screens), kiosk_(kiosk), caretaker_(caretaker),
      glass_(glass)
{
    open_printer(opened);
}

/// Offers slips if the config names a printer.
void Errands::open_printer(const Opened& opened)
{
    if (options_.config.printer.empty()) {
        return;
    }
    if (opened.guide->formats.count(layout::slip_format) == 0) {
        std::cerr << "pelita-kiosk: the guide has no format \"" << layout::slip_format
                  << "\": no slips\n";
    } else {
        slips_ =
            std::make_unique<SlipPrinter>(options_.config.printer, opened.guide, *opened.fonts);
        kiosk_.offer_slips();
    }
}

void Errands::happened(const Happening& happening)
{
    corners_touched_ = corners_touched_ || happening.kind == HappeningKind::CornersTouched;
    export_asked_ = export_asked_ || happening.kind == HappeningKind::ExportAsked;
    correction_asked_ = correction_asked_ || happening.kind == HappeningKind::CorrectionAsked;
    slip_asked_ = slip_asked_ || happening.kind == HappeningKind::SlipAsked;
    if (happening.kind == HappeningKind::VisitFinished ||
        happening.kind == HappeningKind::VisitLeft) {
        ++slip_number_; // What is being printed is no longer this visitor's.
        if (slips_) {
            slips_->forget();
        }
        corners_touched_ = export_asked_ = correction_asked_ = slip_asked_ = false;
        caretaker_.forget_pass();
    }
    caretaker_.happened(happening);
}

void Errands::run(Moment now)
{
    if (std::exchange(corners_touched_, false)) {
        caretaker_.ask_pass(options_.config, now);
    }
    if (std::exchange(export_asked_, false)) {
        kiosk_.exported(layout::screens::Export::Working);
        caretaker_.ask_export();
    }
    if (std::exchange(correction_asked_, false)) {
        keep_correction();
    }
    hear_news(now);
    print_slips();
}

void Errands::hear_news(Moment now)
{
    ServiceNews news = caretaker_.take_news(now);
    if (news.pass && news.pass->refusal.empty()) {
        kiosk_.open_service(caretaker_.service_facts());
    } else if (news.pass) {
        // No hint on the screen: the corners are every visitor's.
        std::cerr << "pelita-kiosk: the service screen stays shut: " << news.pass->refusal << '\n';
    }
    if (news.exported) {
        kiosk_.exported(*news.exported);
    }
    if (news.calibration) {
        glass_.set_calibration(*news.calibration);
    }
    if (news.guide_hash) {
        kiosk_.learn_guide_hash(*std::move(news.guide_hash));
    }
}

/// What the touch test measured becomes the panel's calibration, if it is sane.
void Errands::keep_correction()
{
    using layout::screens::Correction;
    const double density = options_.panel.pixels_per_point();
    const auto on_output = [&](const auto& places) {
        std::vector<UnitPoint> points;
        for (const layout::Point& at : places) {
            points.push_back(
                glass_.map().page_to_unit(at.x.value() * density, at.y.value() * density));
        }
        return points;
    };
    const auto meant = on_output(layout::screens::touch_test_crosses(options_.panel.size()));
    const auto touched = on_output(kiosk_.request().visit.service.touches);
    const Calibration present = caretaker_.calibration().value_or(no_calibration);
    const auto calibration =
        touched.size() == meant.size() ? corrected(present, touched, meant) : std::nullopt;
    if (calibration) {
        caretaker_.keep_calibration(*calibration);
        glass_.set_calibration(*calibration);
    }
    kiosk_.corrected(calibration ? Correction::Kept : Correction::Refused);
}

/// Hands slips to the printer and its news to the page.
void Errands::print_slips()
{
    const PageRequest shown = kiosk_.request();
    if (std::exchange(slip_asked_, false) && slips_) {
        if (shown.screen.kind == ScreenKind::Takeaway) {
            slips_->print({++slip_number_, screens_.slip_values(shown.screen, shown.visit)});
        } else { // Left in the same moment.
            kiosk_.slip_went(layout::screens::SlipState::Offered);
        }
    }
    const auto news = slips_ ? slips_->take() : std::nullopt;
    if (news && news->number == slip_number_) {
        kiosk_.slip_went(news->state);
    }
}

} // namespace kiosk
