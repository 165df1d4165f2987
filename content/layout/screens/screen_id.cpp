#include "content/layout/screens/screen_id.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace layout::screens {

namespace {

/// What may stand behind the name of a screen.
enum class Tail { None, Page, Argument, ArgumentAndPage, OptionalArgument };

struct Form {
    ScreenKind kind;
    std::string_view name;
    Tail tail;
};

constexpr std::array<Form, 15> forms{{
    {ScreenKind::Attract, "attract", Tail::None},
    {ScreenKind::Languages, "languages", Tail::None},
    {ScreenKind::Home, "home", Tail::None},
    {ScreenKind::List, "list", Tail::Page},
    {ScreenKind::Topic, "topic", Tail::ArgumentAndPage},
    {ScreenKind::Checklist, "checklist", Tail::Argument},
    {ScreenKind::Takeaway, "takeaway", Tail::Argument},
    {ScreenKind::Side, "side", Tail::ArgumentAndPage},
    {ScreenKind::CheckOffer, "check-offer", Tail::OptionalArgument},
    {ScreenKind::Outcome, "outcome", Tail::Argument},
    {ScreenKind::Agency, "agency", Tail::OptionalArgument},
    {ScreenKind::Contacts, "contacts", Tail::None},
    {ScreenKind::Help, "help", Tail::None},
    {ScreenKind::Idle, "idle", Tail::None},
    {ScreenKind::Service, "service", Tail::None},
}};

constexpr int most_pages = 999;

std::optional<int> parse_number(std::string_view text, int least)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool good = error == std::errc() && end == text.data() + text.size() && number >= least &&
                      number <= most_pages;
    return good ? std::optional(number) : std::nullopt;
}

/// Cuts at the first `separator`; the second part is none without one.
std::pair<std::string_view, std::optional<std::string_view>> cut(std::string_view text,
                                                                 char separator)
{
    const auto at = text.find(separator);
    if (at == std::string_view::npos) {
        return {text, std::nullopt};
    }
    return {text.substr(0, at), text.substr(at + 1)};
}

bool read_tail(const Form& form, std::string_view tail, ScreenId& screen)
{
    if (form.tail == Tail::None || tail.empty()) {
        return false;
    }
    if (form.tail == Tail::Page) {
        const auto number = parse_number(tail, 1);
        screen.page = number.value_or(1) - 1;
        return number.has_value();
    }
    if (form.tail != Tail::ArgumentAndPage) {
        screen.argument = tail;
        return true;
    }
    const auto [argument, page] = cut(tail, '/');
    screen.argument = argument;
    const auto number = page ? parse_number(*page, 0) : std::optional(0);
    screen.page = number.value_or(0);
    return !argument.empty() && number.has_value();
}

} // namespace

std::optional<ScreenId> parse_screen(std::string_view text)
{
    const auto [body, part] = cut(text, '#');
    const auto [name, tail] = cut(body, '/');
    const auto* form = std::ranges::find(forms, name, &Form::name);
    if (form == forms.end()) {
        return std::nullopt;
    }
    ScreenId screen;
    screen.kind = form->kind;
    const bool needs_tail = form->tail == Tail::Argument || form->tail == Tail::ArgumentAndPage;
    if (tail ? !read_tail(*form, *tail, screen) : needs_tail) {
        return std::nullopt;
    }
    if (part) {
        const auto number = parse_number(*part, 1);
        if (!number || screen.page != 0) {
            return std::nullopt;
        }
        screen.page = *number - 1;
    }
    return screen;
}

std::string to_string(const ScreenId& screen)
{
    const auto* form = std::ranges::find(forms, screen.kind, &Form::kind);
    std::string text(form->name);
    if (!screen.argument.empty()) {
        text += "/" + screen.argument;
    }
    if (screen.page == 0) {
        return text;
    }
    switch (form->tail) {
    case Tail::Page:
        return text + "/" + std::to_string(screen.page + 1);
    case Tail::ArgumentAndPage:
        return text + "/" + std::to_string(screen.page);
    default:
        return text + "#" + std::to_string(screen.page + 1);
    }
}

} // namespace layout::screens
