#include "printer/press.hpp"

#include "printer/press_resources.hpp"
#include "printer/stamps.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include <algorithm>
#include <cassert>
#include <exception>

namespace printer {

namespace {

constexpr auto whole_file = "the file";

constexpr int deepest = 32; // Values inside values.

int count_in(QPDFObjectHandle object, int depth)
{
    if (depth > deepest) {
        return 0;
    }
    if (object.isName()) {
        const std::string name = object.getName();
        return name == "/DeviceRGB" || name == "/CalRGB" ? 1 : 0;
    }
    int left = 0;
    const auto add = [&](QPDFObjectHandle part) {
        left += part.isIndirect() ? 0 : count_in(part, depth + 1); // Met on its own.
    };
    if (object.isArray()) {
        for (int place = 0; place < object.getArrayNItems(); ++place) {
            add(object.getArrayItem(place));
        }
    } else if (object.isDictionary() || object.isStream()) {
        QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
        for (const std::string& key : dictionary.getKeys()) {
            add(dictionary.getKey(key));
        }
    }
    return left;
}

/// How many colour spaces in sRGB are left anywhere in the file (step 14).
int count_left(QPDF& pdf)
{
    int left = 0;
    for (QPDFObjectHandle object : pdf.getAllObjects()) {
        left += count_in(object, 0);
    }
    return left;
}

/// What lies beneath each page, in operators.
std::vector<std::string> beneath(const std::vector<PressPaper>& papers)
{
    std::vector<std::string> operators;
    for (const PressPaper& paper : papers) {
        operators.push_back(operators_of(paper.patches, paper.sheet.media.height));
    }
    return operators;
}

void convert(const paint::PdfWithPlaces& painted, const PressIdentity& identity,
             const PressInput& input, PressResult& result)
{
    assert(!input.papers.empty());
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.setAttemptRecovery(false);
    pdf.processMemoryFile("sheet", painted.bytes.data(), painted.bytes.size());
    fill_stamp_places(pdf, painted.stamps);
    convert_pages(pdf, input.inks, beneath(input.papers), result);
    if (!result.faults.empty()) {
        return;
    }
    std::size_t page = 0;
    for (auto& helper : QPDFPageDocumentHelper(pdf).getAllPages()) {
        const std::size_t paper = std::min(page++, input.papers.size() - 1);
        set_page(helper.getObjectHandle(), input.papers[paper].sheet);
    }
    PressIdentity named = identity;
    named.pictures = fmt::format("{}", fmt::join(result.photos, " "));
    set_identity(pdf, named, all_bytes(painted), input.profile);
    if (const int left = count_left(pdf); left > 0) {
        result.faults.push_back({whole_file, fmt::format("{} colour spaces left in sRGB", left)});
        return;
    }
    // Read once: the list empties itself.
    if (const auto warnings = pdf.getWarnings(); !warnings.empty()) {
        result.faults.push_back({whole_file, warnings.front().what()});
        return;
    }
    result.pdf = write_press_file(pdf);
}

} // namespace

PressResult press(const paint::PdfWithPlaces& painted, const PressIdentity& identity,
                  const PressInput& input)
{
    PressResult result;
    try {
        convert(painted, identity, input, result);
    } catch (const std::bad_alloc&) {
        throw;
    } catch (const std::exception& error) { // libqpdf and libjpeg: the file is damaged.
        result.pdf.clear();
        result.faults.push_back({whole_file, error.what()});
    }
    return result;
}

} // namespace printer
