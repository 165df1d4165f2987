#include "content/layout/qr.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace layout;

namespace {

const std::vector<std::string> sheet_lines{
    "Kerja di luar negeri? Lewat jalan resmi.", "Datang ke Disnakertrans kabupaten.",
    "Daftar dengan KTP.", "Ikut pelatihan dan uji kerja.", "0800-1000"};

} // namespace

TEST_CASE("a code keeps every line when its modules stay printable", "[layout][qr]")
{
    const auto code = fit_qr(sheet_lines, to_points(64_mm), to_points(0.7_mm));
    REQUIRE(code);
    CHECK(code->payload.find("KTP") != std::string::npos);
    CHECK(code->dark.size() == static_cast<std::size_t>(code->modules * code->modules));
    CHECK(to_points(64_mm) / (code->modules + 8) >= to_points(0.7_mm));
}

TEST_CASE("a small code drops lines from the end, never headline or number", "[layout][qr]")
{
    const auto code = fit_qr(sheet_lines, to_points(34_mm), to_points(0.7_mm));
    REQUIRE(code);
    CHECK(code->payload.rfind("Kerja di luar negeri?", 0) == 0);
    CHECK(code->payload.find("Ikut pelatihan") == std::string::npos);
    CHECK(code->payload.substr(code->payload.size() - 9) == "0800-1000");
}

TEST_CASE("a code that cannot carry headline and number is not drawn", "[layout][qr]")
{
    CHECK_FALSE(fit_qr(sheet_lines, to_points(10_mm), to_points(0.7_mm)));
}

TEST_CASE("a finder pattern stands in the corner", "[layout][qr]")
{
    const auto matrix = encode_qr("0800-1000", QrLevel::Q);
    REQUIRE(matrix);
    for (int i = 0; i < 7; ++i) {
        CHECK(matrix->dark[static_cast<std::size_t>(i)] == 1);
        CHECK(matrix->dark[static_cast<std::size_t>(i * matrix->side)] == 1);
    }
    CHECK(matrix->dark[static_cast<std::size_t>(matrix->side + 1)] == 0);
}
