#include "fonts/fit.hpp"
#include "fonts/wrap.hpp"
#include "tests/fonts/random_text.hpp"
#include "tests/fonts/shaping.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <cstdlib>
#include <new>

namespace {

std::atomic<long> allocations{0}; ///< Of the whole program, by operator new.

void* allocate(std::size_t size)
{
    ++allocations;
    if (void* block = std::malloc(size == 0 ? 1 : size)) {
        return block;
    }
    throw std::bad_alloc();
}

} // namespace

void* operator new(std::size_t size)
{
    return allocate(size);
}
void* operator new[](std::size_t size)
{
    return allocate(size);
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void* operator new[](std::size_t size, const std::nothrow_t&) noexcept
{
    ++allocations;
    return std::malloc(size == 0 ? 1 : size);
}
void operator delete(void* block) noexcept
{
    std::free(block);
}
void operator delete[](void* block) noexcept
{
    std::free(block);
}
void operator delete(void* block, std::size_t) noexcept
{
    std::free(block);
}
void operator delete[](void* block, std::size_t) noexcept
{
    std::free(block);
}

namespace {

using namespace fonts;

/// Allocations of the second call.
template <class Call>
long count_when_warm(const Call& call)
{
    call();
    const long before = allocations;
    call();
    return allocations - before;
}

} // namespace

TEST_CASE("the counter sees allocations", "[fonts]")
{
    CHECK(count_when_warm([] { std::string(100, 'x').shrink_to_fit(); }) >= 1);
}

TEST_CASE("wrapping and fitting a shaped text again allocates nothing", "[fonts][wrap][fit]")
{
    support::Shaper shaper;
    support::RandomText random(9);
    for (int round = 0; round < 200; ++round) {
        const auto spans = random.spans();
        const auto paragraph = shape(spans, *shaper.catalogue, shaper.scratch);
        const FitBlock block{paragraph.get(), 1.0F, 1.5F, 0.0F, 0};
        INFO("round " << round << ": " << paragraph->text);
        for (const float width : {1.0F, 4.0F, 12.0F}) {
            CHECK(count_when_warm([&] { wrap(*paragraph, width, shaper.scratch); }) == 0);
            CHECK(count_when_warm([&] { wrap_balanced(*paragraph, width, shaper.scratch); }) == 0);
            CHECK(count_when_warm([&] { wrap_limited(*paragraph, width, 2, shaper.scratch); }) ==
                  0);
        }
        CHECK(count_when_warm([&] { fit({&block, 1}, {300, 200, 1, 100}, shaper.scratch); }) == 0);
    }
}
