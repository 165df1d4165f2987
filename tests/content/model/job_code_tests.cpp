#include "content/model/sheet_office.hpp"

#include <catch2/catch.hpp>

namespace {

content::Document sheet(const std::string& number)
{
    content::Document document;
    document.id = "official-way";
    content::DocumentBlock block;
    block.id = "hotline";
    block.lines = {{{"Gratis", false, false, {}}}};
    block.contact.emplace();
    block.contact->value = number;
    document.blocks = {block};
    return document;
}

} // namespace

TEST_CASE("a job code has six characters that nobody mistakes for one another", "[model][job]")
{
    const std::string code = content::job_code(sheet("0800-000-000"), "poster-a2", "id", "");
    CHECK(code.size() == 6);
    CHECK(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
}

TEST_CASE("the same sheet keeps its code; a digit, format, language or place changes it",
          "[model][job]")
{
    const std::string code = content::job_code(sheet("0800-000-000"), "poster-a2", "id", "");
    CHECK(content::job_code(sheet("0800-000-000"), "poster-a2", "id", "") == code);
    CHECK(content::job_code(sheet("0800-000-001"), "poster-a2", "id", "") != code);
    CHECK(content::job_code(sheet("0800-000-000"), "baliho-6x4", "id", "") != code);
    CHECK(content::job_code(sheet("0800-000-000"), "poster-a2", "id,en", "") != code);
    CHECK(content::job_code(sheet("0800-000-000"), "poster-a2", "id", "bp3mi_ntt") != code);
}

TEST_CASE("the code of a sheet in two languages covers both", "[model][job]")
{
    const auto first = sheet("0800-000-000");
    auto second = first;
    second.blocks.front().lines = {{{"Free", false, false, {}}}};
    const std::string code = content::job_code(first, second, "poster-a2", "id,en", "");
    CHECK(content::job_code(first, second, "poster-a2", "id,en", "") == code);
    CHECK(content::job_code(first, first, "poster-a2", "id,en", "") != code);
    CHECK(content::job_code(second, first, "poster-a2", "id,en", "") != code);
    CHECK(content::job_code(first, "poster-a2", "id,en", "") != code);
    CHECK(content::job_code(first, second, "poster-a2", "id,en", "bp3mi_ntt") != code);
}
