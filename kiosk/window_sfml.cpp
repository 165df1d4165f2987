#include "kiosk/window.hpp"

#include <SFML/Window.hpp>

#include <optional>
#include <stdexcept>

namespace kiosk {

namespace {

/// The only keys there are, and only alone: with Alt, Control or Super they would be somebody's who
/// wants out (KIOSK.md 2.7, 2.10).
std::optional<Key> key_of(const sf::Event::KeyEvent& key)
{
    if (key.alt || key.control || key.system) {
        return std::nullopt;
    }
    switch (key.code) {
    case sf::Keyboard::Left:
        return Key::Left;
    case sf::Keyboard::Right:
        return Key::Right;
    case sf::Keyboard::Space: // Two switches: next, and Enter.
        return Key::Next;
    case sf::Keyboard::Up:
        return Key::Up;
    case sf::Keyboard::Down:
        return Key::Down;
    case sf::Keyboard::Enter:
        return Key::Enter;
    case sf::Keyboard::H:
        return Key::Home;
    case sf::Keyboard::R:
        return Key::Replay;
    case sf::Keyboard::BackSpace:
        return Key::Back;
    case sf::Keyboard::Add: // Of the keypad; the other two are + and - of the letters' rows.
    case sf::Keyboard::Equal:
        return Key::Louder;
    case sf::Keyboard::Subtract:
    case sf::Keyboard::Hyphen:
        return Key::Softer;
    case sf::Keyboard::P:
        return Key::Picture;
    default:
        return std::nullopt;
    }
}

std::optional<WindowEvent> meaning_of(const sf::Event& event)
{
    using Kind = MouseDid::Kind;
    const auto button = [&](Kind kind) -> std::optional<WindowEvent> {
        const auto& mouse = event.mouseButton;
        if (mouse.button != sf::Mouse::Left) {
            return std::nullopt;
        }
        return MouseDid{kind, mouse.x + 0.5, mouse.y + 0.5};
    };
    switch (event.type) {
    case sf::Event::MouseButtonPressed:
        return button(Kind::Press);
    case sf::Event::MouseButtonReleased:
        return button(Kind::Release);
    case sf::Event::MouseMoved:
        return MouseDid{Kind::Move, event.mouseMove.x + 0.5, event.mouseMove.y + 0.5};
    case sf::Event::KeyPressed:
        return key_of(event.key);
    default:
        return std::nullopt; // Closed and the focus of the window too: only SIGTERM ends it.
    }
}

} // namespace

struct Window::Parts {
    sf::Window window;
};

Window::Window(const layout::screens::PanelPixels& size, Cursor cursor)
    : parts_(std::make_unique<Parts>())
{
    auto& window = parts_->window;
    window.create(
        sf::VideoMode(static_cast<unsigned>(size.width), static_cast<unsigned>(size.height)),
        "Pelita", sf::Style::None);
    if (!window.isOpen()) {
        throw std::runtime_error("the X server opens no window (is GLX there?)");
    }
    window.setMouseCursorVisible(cursor == Cursor::Shown);
    window.setKeyRepeatEnabled(false);
}

Window::~Window() = default;

std::uint64_t Window::handle() const
{
    return parts_->window.getSystemHandle();
}

std::vector<WindowEvent> Window::take_events()
{
    std::vector<WindowEvent> events;
    sf::Event event;
    while (parts_->window.pollEvent(event)) {
        if (const auto meaning = meaning_of(event)) {
            events.push_back(*meaning);
        }
    }
    return events;
}

} // namespace kiosk
