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
    const auto code = fit_qr(sheet_lines, to_points(64_mm), to_points(0.7_mm), Detail::Drawn);
    REQUIRE(code);
    CHECK(code->payload.find("KTP") != std::string::npos);
    CHECK(code->dark.size() == static_cast<std::size_t>(code->modules * code->modules));
    CHECK(to_points(64_mm) / (code->modules + 8) >= to_points(0.7_mm));
}

TEST_CASE("a small code drops lines from the end, never headline or number", "[layout][qr]")
{
    const auto code = fit_qr(sheet_lines, to_points(34_mm), to_points(0.7_mm), Detail::Drawn);
    REQUIRE(code);
    CHECK(code->payload.rfind("Kerja di luar negeri?", 0) == 0);
    CHECK(code->payload.find("Ikut pelatihan") == std::string::npos);
    CHECK(code->payload.substr(code->payload.size() - 9) == "0800-1000");
}

TEST_CASE("a code that cannot carry headline and number is not drawn", "[layout][qr]")
{
    CHECK_FALSE(fit_qr(sheet_lines, to_points(10_mm), to_points(0.7_mm), Detail::Drawn));
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

TEST_CASE("the size of a code is known before it is encoded", "[layout][qr]")
{
    for (const QrLevel level : {QrLevel::Q, QrLevel::M}) {
        for (int version = 1; version <= 40; ++version) {
            const int modules = 17 + 4 * version;
            std::size_t most = 0; // bytes that still give this version
            while (qr_modules(most + 1, level).value_or(1000) <= modules) {
                ++most;
            }
            INFO(version << " takes " << most);
            CHECK(encode_qr(std::string(most, '\xC3'), level).value().side == modules);
            const auto larger = encode_qr(std::string(most + 1, '\xC3'), level);
            CHECK((larger ? larger->side : 0) == (version == 40 ? 0 : modules + 4));
        }
        CHECK_FALSE(qr_modules(0, level));
    }
}

TEST_CASE("a code without its modules has the same size and payload", "[layout][qr]")
{
    for (const Points side : {to_points(64_mm), to_points(34_mm)}) {
        const auto drawn = fit_qr(sheet_lines, side, to_points(0.7_mm), Detail::Drawn);
        const auto planned = fit_qr(sheet_lines, side, to_points(0.7_mm), Detail::LeftOut);
        REQUIRE((drawn && planned));
        CHECK(planned->modules == drawn->modules);
        CHECK(planned->payload == drawn->payload);
        CHECK(planned->dark.empty());
    }
}
