#include "printer/preflight_judges.hpp"

#include <fmt/format.h>
#include <qpdf/QPDFObjectHandle.hh>

#include <algorithm>
#include <cmath>
#include <limits>
#include <sstream>

namespace printer {

namespace {

using content::Severity;

constexpr double thinnest_line = 0.25; ///< Points of the finished sheet.
constexpr double rounding = 0.005;     ///< Writers print two or three decimals.
constexpr double whole_page = 0.8;     ///< Of the trim: a picture this large is a page in pixels.

/// P14, P18, P19: pictures and lines at the size they will have.
class SizeJudge : public ContentJudge {
  public:
    SizeJudge(PressDocument& document, CheckList& checks) : document_(document), checks_(checks)
    {
        std::istringstream listed(document.own("pictures"));
        for (std::string size; listed >> size;) {
            listed_.push_back(size);
        }
    }

    void line(const Painted& how, double points) override
    {
        if (how.in_mask || points >= thinnest_line - rounding) {
            return;
        }
        const std::string found = shown_number(points, 3);
        checks_.add({"P18",
                     "",
                     {{"found", found}},
                     found + " pt",
                     "0.25 pt",
                     how.page.number,
                     how.page.place(how.box),
                     Severity::Warning});
    }

    void picture(const Painted& how, QPDFObjectHandle image, std::array<double, 2> inches) override
    {
        if (!how.on_sheet()) {
            return;
        }
        const auto pixels = [&](const char* key) {
            return number_of(image.getDict().getKey(key)).value_or(0);
        };
        const double width = pixels("/Width");
        const double height = pixels("/Height");
        judge_fallback(how, fmt::format("{:.0f}x{:.0f}", width, height));
        if (inches[0] > 0 && inches[1] > 0) {
            judge_resolution(how, std::min(width / inches[0], height / inches[1]));
        }
    }

    void finish() override
    {
        if (document_.format == nullptr && least_ppi_ < std::numeric_limits<double>::max()) {
            checks_.leave_open("P19", "no-format", shown_number(least_ppi_, 0) + " ppi");
        }
    }

  private:
    void judge_fallback(const Painted& how, const std::string& size)
    {
        const PdfBox seen = how.box.meet(how.page.trim);
        const double trim = how.page.trim.width() * how.page.trim.height();
        const double part = seen.empty() || trim <= 0 ? 0 : seen.width() * seen.height() / trim;
        if (part > whole_page && std::ranges::find(listed_, size) == listed_.end()) {
            const std::string found = shown_number(part * 100, 0);
            checks_.add({"P14",
                         "",
                         {{"found", found}, {"size", size}},
                         found + " %",
                         "80 %",
                         how.page.number,
                         how.page.place(how.box)});
        }
    }

    void judge_resolution(const Painted& how, double ppi)
    {
        least_ppi_ = std::min(least_ppi_, ppi);
        if (document_.format == nullptr || ppi >= document_.format->warn_ppi - rounding) {
            return;
        }
        const bool fails = ppi < document_.format->fail_ppi - rounding;
        const double limit = fails ? document_.format->fail_ppi : document_.format->warn_ppi;
        const std::string found = shown_number(ppi, 0);
        checks_.add({"P19",
                     "",
                     {{"found", found}, {"least", shown_number(limit, 0)}},
                     found + " ppi",
                     shown_number(limit, 0) + " ppi",
                     how.page.number,
                     how.page.place(how.box),
                     fails ? Severity::Error : Severity::Warning});
    }

    PressDocument& document_;
    CheckList& checks_;
    std::vector<std::string> listed_; ///< "1200x800": sizes of the pictures a sheet really has.
    double least_ppi_ = std::numeric_limits<double>::max();
};

} // namespace

std::unique_ptr<ContentJudge> make_size_judge(PressDocument& document, CheckList& checks)
{
    return std::make_unique<SizeJudge>(document, checks);
}

} // namespace printer
