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

content::SheetOffice office(const std::string& address)
{
    content::SheetOffice office;
    office.id = "bp3mi_ntt";
    office.name = "BP3MI NTT";
    office.address = address;
    return office;
}

} // namespace

TEST_CASE("a job code has six characters that nobody mistakes for one another", "[model][job]")
{
    const std::string code = content::job_code({sheet("0800-000-000"), "poster-a2", "id"});
    CHECK(code.size() == 6);
    CHECK(code.find_first_not_of("0123456789ABCDEFGHJKMNPQRSTVWXYZ") == std::string::npos);
}

TEST_CASE("the same sheet keeps its code; a digit, format, language or place changes it",
          "[model][job]")
{
    const auto kupang = office("Jalan Contoh 1, Kupang");
    const auto first = sheet("0800-000-000");
    const std::string code = content::job_code({first, "poster-a2", "id"});
    CHECK(content::job_code({sheet("0800-000-000"), "poster-a2", "id"}) == code);
    CHECK(content::job_code({sheet("0800-000-001"), "poster-a2", "id"}) != code);
    CHECK(content::job_code({first, "baliho-6x4", "id"}) != code);
    CHECK(content::job_code({first, "poster-a2", "id,en"}) != code);
    CHECK(content::job_code({first, "poster-a2", "id", nullptr, &kupang}) != code);
}

TEST_CASE("a sheet of an office that has moved or changed its name gets a new code", "[model][job]")
{
    const auto first = sheet("0800-000-000");
    const auto code_of = [&](const content::SheetOffice& office) {
        return content::job_code({first, "poster-a2", "id", nullptr, &office});
    };
    const auto kupang = office("Jalan Contoh 1, Kupang");
    auto renamed = kupang;
    renamed.name = "BP3MI Nusa Tenggara Timur";
    auto logo = kupang;
    logo.logos = {"bp3mi.svg"};
    CHECK(code_of(kupang) == code_of(office("Jalan Contoh 1, Kupang")));
    CHECK(code_of(kupang) == code_of(logo)); // It says the same.
    CHECK(code_of(kupang) != code_of(office("Jalan Contoh 2, Kupang")));
    CHECK(code_of(kupang) != code_of(renamed));
}

TEST_CASE("the code of a sheet in two languages covers both", "[model][job]")
{
    const auto first = sheet("0800-000-000");
    auto second = first;
    second.blocks.front().lines = {{{"Free", false, false, {}}}};
    const auto kupang = office("Jalan Contoh 1, Kupang");
    const std::string code = content::job_code({first, "poster-a2", "id,en", &second});
    CHECK(content::job_code({first, "poster-a2", "id,en", &second}) == code);
    CHECK(content::job_code({first, "poster-a2", "id,en", &first}) != code);
    CHECK(content::job_code({second, "poster-a2", "id,en", &first}) != code);
    CHECK(content::job_code({first, "poster-a2", "id,en"}) != code);
    CHECK(content::job_code({first, "poster-a2", "id,en", &second, &kupang}) != code);
}
