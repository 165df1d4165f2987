#include "kiosk/window.hpp"

#include <SFML/Graphics.hpp>

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

float degrees(Rotation rotation)
{
    return 90.0F * static_cast<float>(rotation);
}

} // namespace

struct Window::Parts {
    sf::RenderWindow window;
    sf::Texture texture;
    sf::Sprite sprite;
    std::vector<sf::Uint8> rgba;
};

Window::Window(const PanelMap& panel, Cursor cursor) : parts_(std::make_unique<Parts>())
{
    const auto output = panel.output();
    const auto page = panel.page();
    auto& window = parts_->window;
    window.create(
        sf::VideoMode(static_cast<unsigned>(output.width), static_cast<unsigned>(output.height)),
        "Pelita", sf::Style::None);
    if (!window.isOpen()) {
        throw std::runtime_error("the X server opens no window (is GLX there?)");
    }
    window.setMouseCursorVisible(cursor == Cursor::Shown);
    window.setKeyRepeatEnabled(false);
    if (!parts_->texture.create(static_cast<unsigned>(page.width),
                                static_cast<unsigned>(page.height))) {
        throw std::runtime_error(
            "the graphics driver has no texture as large as the panel; use a smaller mode");
    }
    parts_->sprite.setTexture(parts_->texture, true);
    const PixelPoint corner = panel.page_to_output({0, 0});
    parts_->sprite.setRotation(degrees(panel.rotation()));
    parts_->sprite.setPosition(corner.x == 0 ? 0.0F : static_cast<float>(output.width),
                               corner.y == 0 ? 0.0F : static_cast<float>(output.height));
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

void Window::upload(const paint::Pixmap& page, const PixelRect& rect)
{
    copy_rgba(page, rect, parts_->rgba);
    parts_->texture.update(parts_->rgba.data(), static_cast<unsigned>(rect.width),
                           static_cast<unsigned>(rect.height), static_cast<unsigned>(rect.x),
                           static_cast<unsigned>(rect.y));
}

void Window::set_look(const PanelLook& look)
{
    const auto size = parts_->texture.getSize();
    parts_->sprite.setTextureRect(
        {-look.shift_x, -look.shift_y, static_cast<int>(size.x), static_cast<int>(size.y)});
    const sf::Uint8 light = look.panel == Panel::Bright ? sf::Uint8{255} : dim_light;
    parts_->sprite.setColor({light, light, light});
}

void Window::present()
{
    parts_->window.draw(parts_->sprite);
    parts_->window.display();
}

} // namespace kiosk
