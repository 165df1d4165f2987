#pragma once

#include "content/model/files.hpp"
#include "content/paint/cairo_handles.hpp"
#include "printer/press.hpp"
#include "tests/printer/press_fixture.hpp"
#include "tests/support/golden.hpp"
#include "tests/support/subprocess.hpp"

#include <cairo-pdf.h>
#include <catch2/catch.hpp>

#include <functional>
#include <string>
#include <utility>
#include <vector>

/// PDFs of one small page through the press pass.
namespace pressed_page {

using printer::PressResult;

inline printer::Sheet small_sheet()
{
    content::FormatSpec spec;
    spec.width = 100;
    spec.height = 100;
    spec.bleed = {3, 3, 3, 3};
    spec.slug = 10;
    return printer::make_sheet(layout::make_format(spec), std::nullopt);
}

inline printer::PressIdentity identity()
{
    printer::PressIdentity identity;
    identity.title = "Jalan & resmi <1>";
    identity.language = "id";
    identity.languages = "id";
    identity.date = "D:20261124000000Z";
    identity.poster = "official-way";
    identity.format = "poster-a2";
    identity.revision = "9f3c71ab";
    identity.job_code = "PKG77R";
    return identity;
}

inline PressResult pressed(const std::string& pdf)
{
    const auto table = press_fixture::table();
    return printer::press({pdf, {}}, identity(),
                          {table, press_fixture::profile(), {{small_sheet()}}});
}

/// The file with all its streams readable.
inline std::string opened(const std::string& pdf)
{
    const support::TemporaryFolder folder;
    const auto file = folder.path() / "sheet.pdf";
    content::write_file(file, pdf);
    const auto checked = support::run({"qpdf", "--check", file.string()});
    INFO(checked.err << checked.out);
    CHECK(checked.exit_code == 0);
    const auto said = support::run({"qpdf", "--qdf", "--object-streams=disable",
                                    "--no-original-object-ids", file.string(), "-"});
    REQUIRE(said.exit_code == 0);
    return said.out;
}

/// A PDF written by hand: one page with these resources, this content and these objects from 10 on.
inline std::string written(const std::string& resources, const std::string& content,
                           const std::vector<std::string>& objects = {},
                           const std::string& page = {})
{
    std::vector<std::pair<int, std::string>> all{
        {1, "<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (x) >> >>"},
        {2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"},
        {3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /Resources << " + resources +
                " >> /Contents 4 0 R " + page + " >>"},
        {4, "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content +
                "\nendstream"}};
    int number = 10;
    for (const auto& object : objects) {
        all.emplace_back(number++, object);
    }
    std::string pdf = "%PDF-1.5\n";
    std::string table;
    for (const auto& [id, text] : all) {
        std::string offset = std::to_string(pdf.size());
        offset.insert(0, 10 - offset.size(), '0');
        table += std::to_string(id) + " 1\n" + offset + " 00000 n \n";
        pdf += std::to_string(id) + " 0 obj\n" + text + "\nendobj\n";
    }
    const std::string start = std::to_string(pdf.size());
    return pdf + "xref\n0 1\n0000000000 65535 f \n" + table + "trailer << /Size " +
           std::to_string(all.back().first + 1) + " /Root 1 0 R >>\nstartxref\n" + start +
           "\n%%EOF\n";
}

inline std::string stream(const std::string& dictionary, const std::string& data)
{
    return "<< " + dictionary + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
           "\nendstream";
}

inline std::string first_fault(const PressResult& result)
{
    return result.faults.empty() ? "" : result.faults[0].where + ": " + result.faults[0].what;
}

inline std::string fault_of(const std::string& pdf)
{
    const auto result = pressed(pdf);
    CHECK(result.pdf.empty());
    return first_fault(result);
}

inline cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned length)
{
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

/// One page of Cairo's.
inline std::string drawn(const std::function<void(cairo_t*)>& draw)
{
    std::string bytes;
    const auto media = small_sheet().media;
    const paint::Surface surface(cairo_pdf_surface_create_for_stream(
        append_bytes, &bytes, media.width.value(), media.height.value()));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   "2026-11-24T00:00:00Z");
    {
        const paint::Context context = paint::make_context(surface);
        draw(context.get());
    }
    cairo_surface_finish(surface.get());
    return bytes;
}

/// An 8 x 8 picture in Cairo, in red shades, or with alpha.
inline paint::Surface picture(bool alpha)
{
    paint::Surface surface(
        cairo_image_surface_create(alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, 8, 8));
    const paint::Context context = paint::make_context(surface);
    for (int row = 0; row < 8; ++row) {
        cairo_set_source_rgba(context.get(), 0.8, row / 10.0, 0.1, alpha ? 0.5 : 1);
        cairo_rectangle(context.get(), 0, row, 8, 1);
        cairo_fill(context.get());
    }
    return surface;
}

} // namespace pressed_page
