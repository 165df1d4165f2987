#include "tests/kiosk/visitor.hpp"

#include <catch2/catch.hpp>

namespace {

using namespace std::chrono_literals;
using kiosk::Key;
using kiosk::Picture;
using support::Visitor;

Visitor in_the_dark(const std::string& screen)
{
    Visitor visitor;
    visitor.begin();
    visitor.open(screen);
    visitor.key(Key::Picture);
    return visitor;
}

Picture picture_of(const Visitor& visitor)
{
    return visitor.kiosk().session().picture;
}

/// Nothing on the glass but one colour and a note of one line.
bool is_dark(const Visitor& visitor)
{
    const auto& glass = visitor.kiosk().on_glass();
    const auto* ground = std::get_if<layout::BoxItem>(&glass.items.front().what);
    return ground != nullptr && ground->fill == layout::Colour{0, 0, 0} &&
           ground->rect.width >= glass.size.width && ground->rect.height >= glass.size.height &&
           glass.texts.size() == 1 && glass.texts.front().unit == "ui.picture-off";
}

} // namespace

TEST_CASE("with the picture off who stands beside sees the same on every page", "[kiosk][picture]")
{
    const Visitor first = in_the_dark("topic/papers");
    CHECK(is_dark(first));
    for (const char* screen : {"home", "outcome/red", "contacts", "help", "check-offer/visa"}) {
        const Visitor other = in_the_dark(screen);
        INFO(screen);
        CHECK(describe(other.kiosk().on_glass()) == describe(first.kiosk().on_glass()));
        CHECK(describe(other.page()) != describe(first.page()));
    }
}

TEST_CASE("T26: keys do with the picture off what they do with it on", "[kiosk][picture][T26]")
{
    Visitor dark = in_the_dark("home");
    Visitor lit;
    lit.begin();
    lit.open("home");
    lit.key(Key::Next);
    for (const Key key : {Key::Next, Key::Next, Key::Next, Key::Enter, Key::Next, Key::Next,
                          Key::Down, Key::Enter, Key::Replay, Key::Home, Key::Up, Key::Back}) {
        dark.key(key);
        lit.key(key);
        CHECK(dark.screen() == lit.screen());
        CHECK(dark.kiosk().session().focus == lit.kiosk().session().focus);
        CHECK(is_dark(dark));
    }
    dark.key(Key::Picture);
    CHECK(picture_of(dark) == Picture::On);
    CHECK(describe(dark.kiosk().on_glass()) == describe(dark.page()));
}

TEST_CASE("any finger shows the picture again and presses nothing unseen", "[kiosk][picture]")
{
    Visitor visitor = in_the_dark("topic/papers");
    const auto at = visitor.place_of("finish");
    REQUIRE(at);
    visitor.tap_at(*at);
    CHECK(picture_of(visitor) == Picture::On);
    CHECK(visitor.screen() == "topic/papers");
    visitor.tap_at(*at);
    CHECK(visitor.screen() == "attract");
}

TEST_CASE("a double tap on a dark glass presses nothing unseen", "[kiosk][picture]")
{
    Visitor visitor = in_the_dark("topic/papers");
    const auto at = visitor.place_of("finish");
    REQUIRE(at);
    visitor.tap_without_waiting(*at);
    visitor.tap_without_waiting(*at);
    visitor.settle();
    CHECK(picture_of(visitor) == Picture::On);
    CHECK(visitor.screen() == "topic/papers");
}

TEST_CASE("the end of a visit shows the picture again", "[kiosk][picture][idle]")
{
    Visitor finished = in_the_dark("topic/papers");
    finished.kiosk().act("finish", finished.now());
    finished.settle();
    CHECK(picture_of(finished) == Picture::On);
    CHECK(finished.kiosk().state_hash() == Visitor().kiosk().state_hash());

    Visitor left = in_the_dark("topic/papers");
    left.wait(125s);
    CHECK(left.screen() == "idle");
    CHECK(is_dark(left));
    left.wait(30s);
    CHECK(left.screen() == "attract");
    CHECK(picture_of(left) == Picture::On);
    CHECK(left.kiosk().state_hash() == Visitor().kiosk().state_hash());
}
