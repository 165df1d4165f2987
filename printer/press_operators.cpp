#include "printer/press_operators.hpp"

#include "printer/press_lexer.hpp"
#include "printer/press_meaning.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

namespace printer {

namespace {

using Kind = ContentToken::Kind;

constexpr std::size_t most_operands = 64; // `d`, `TJ` take arrays; Cairo never comes near.
constexpr std::size_t deepest_state = 256;

/// What decides whether text overprints. Part of the graphics state: saved by q, restored by Q.
struct State {
    std::optional<PressColour> fill; ///< None: a pattern, or the caller's colour.
    bool opaque = true;
    bool normal = true;
    bool masked = false;
    bool text_is_filled = true; ///< Tr 0
    bool overprints = false;    ///< What the stream as written has set.

    /// Black ink under transparency must not overprint (PRINT.md 3, 9).
    bool is_solid() const { return opaque && normal && !masked; }
    bool is_black_text() const
    {
        return fill && fill->kind != PressColour::Kind::Registration && fill->cmyk == black_ink &&
               is_solid() && text_is_filled;
    }
    bool is_outlined_text() const
    {
        return fill && fill->kind == PressColour::Kind::Outlined && is_solid();
    }
};

class Filter {
  public:
    Filter(std::string_view content, Drawn drawn, const GraphicsStates& states,
           const InkTable& inks)
        : content_(content), lexer_(content), drawn_(drawn), states_(states), inks_(inks)
    {
        if (drawn == Drawn::OnPage) {
            state_.fill = PressColour{PressColour::Kind::Process, black_ink};
        }
        result_.content.reserve(content.size() + content.size() / 8);
    }

    FilteredContent run() &&
    {
        while (result_.fault.empty() && take_statement()) {
        }
        if (result_.fault.empty() && (in_text_ || !saved_.empty())) {
            fault("q or BT without its end");
        }
        copy_until(content_.size());
        return std::move(result_);
    }

  private:
    void fault(std::string what) { result_.fault = std::move(what); }

    /// Reads operands and their operator. False at the end of the stream.
    bool take_statement()
    {
        operands_.clear();
        for (;;) {
            const ContentToken token = lexer_.next();
            if (token.kind == Kind::End) {
                if (!operands_.empty()) {
                    fault("operands without an operator at the end");
                }
                return false;
            }
            if (token.kind == Kind::Broken) {
                fault(fmt::format("a broken string or bracket at byte {}", token.begin));
                return false;
            }
            if (token.kind == Kind::Operator) {
                statement_ = operands_.empty() ? token.begin : operands_.front().begin;
                end_ = token.end;
                apply(token.text);
                return true;
            }
            if (operands_.size() == most_operands) {
                fault(fmt::format("too many operands at byte {}", token.begin));
                return false;
            }
            operands_.push_back(token);
        }
    }

    void apply(std::string_view name)
    {
        const KnownOperator* const known = find_operator(name);
        if (known == nullptr) {
            fault(fmt::format("unknown operator {} at byte {}", shown_word(name), statement_));
            return;
        }
        if (known->operands >= 0 && static_cast<std::size_t>(known->operands) != operands_.size()) {
            fault(fmt::format("{} takes {} operands and has {}, at byte {}", name, known->operands,
                              operands_.size(), statement_));
            return;
        }
        if (in_text_ && changes_what_text_is_made_of(known->meaning)) {
            fault(fmt::format("{} between BT and ET, at byte {}", name, statement_));
            return;
        }
        if (!known->category.empty()) {
            result_.names.emplace(known->category, operands_.front().text);
        }
        obey(*known);
    }

    static bool changes_what_text_is_made_of(Meaning meaning)
    {
        return meaning != Meaning::Keep && meaning != Meaning::TextShow &&
               meaning != Meaning::TextEnd && meaning != Meaning::TextRender;
    }

    void obey(const KnownOperator& known)
    {
        switch (known.meaning) {
        case Meaning::Keep:
            return;
        case Meaning::PathBegin:
            path_begin_ = path_begin_.value_or(statement_);
            return;
        case Meaning::Colour:
            return convert_colour(known.name);
        case Meaning::Space:
            return take_space(known.name);
        case Meaning::Pattern:
            return take_pattern(known.name);
        case Meaning::Save:
            return save();
        case Meaning::Restore:
            return restore();
        case Meaning::State:
            return change_state();
        case Meaning::Fill:
            return paint(state_.is_outlined_text());
        case Meaning::Paint:
            return paint(false);
        case Meaning::TextBegin:
            in_text_ = true;
            require_known_ink();
            return overprint_from(statement_, state_.is_black_text());
        case Meaning::TextEnd:
            return end_text();
        case Meaning::TextShow:
            return require_text(known.name);
        case Meaning::TextRender:
            return take_text_render();
        case Meaning::ForeignColour:
            fault(fmt::format("colour operator {} at byte {}: only sRGB comes in", known.name,
                              statement_));
            return;
        }
    }

    /// Copies the stream as it came.
    void copy_until(std::size_t end)
    {
        if (end > copied_) {
            result_.content.append(content_, copied_, end - copied_);
            copied_ = end;
        }
    }

    void replace_statement(std::string_view with)
    {
        copy_until(statement_);
        result_.content += with;
        copied_ = end_;
    }

    void set_overprint(bool wanted)
    {
        if (wanted == state_.overprints) {
            return;
        }
        state_.overprints = wanted;
        result_.uses_overprint = true;
        result_.content += wanted ? overprint_on_name : overprint_off_name;
        result_.content += " gs\n";
    }

    void overprint_from(std::size_t begin, bool wanted)
    {
        if (wanted != state_.overprints) {
            copy_until(begin);
            set_overprint(wanted);
        }
    }

    /// No operator of ours may come between a path and what paints it (ISO 32000-1, figure 9).
    void paint(bool overprints)
    {
        const std::size_t begin = path_begin_.value_or(statement_);
        if (copied_ > begin) {
            fault(fmt::format("colour changes inside a path, at byte {}", statement_));
            return;
        }
        overprint_from(begin, overprints);
        path_begin_.reset();
    }

    /// Whether letters are black, and so must overprint, is seen by their ink alone.
    void require_known_ink()
    {
        if (!state_.fill && state_.text_is_filled && drawn_ != Drawn::AsLuminosity) {
            fault(fmt::format("letters in a pattern or in the caller's colour, at byte {}: their "
                              "ink is not known",
                              statement_));
        }
    }

    /// Between BT and ET alone letters overprint as they must.
    void require_text(std::string_view name)
    {
        if (!in_text_) {
            fault(fmt::format("{} outside BT and ET, at byte {}", name, statement_));
        }
    }

    void end_text()
    {
        if (!in_text_) {
            fault("ET without BT");
            return;
        }
        in_text_ = false;
        if (state_.overprints) {
            copy_until(end_);
            result_.content += '\n';
            set_overprint(false);
        }
    }

    std::optional<Rgb> colour_operands()
    {
        std::array<double, 3> values{};
        for (std::size_t place = 0; place < operands_.size(); ++place) {
            if (operands_[place].kind != Kind::Number ||
                !read_number(operands_[place].text, values[place])) {
                return std::nullopt;
            }
        }
        return operands_.size() == 1 ? Rgb{values[0], values[0], values[0]}
                                     : Rgb{values[0], values[1], values[2]};
    }

    void convert_colour(std::string_view name)
    {
        const auto colour = colour_operands();
        const bool gray = name == "g" || name == "G";
        if (!colour) {
            fault(fmt::format("{} without numbers at byte {}", name, statement_));
            return;
        }
        if (drawn_ == Drawn::AsLuminosity) {
            if (!gray) {
                fault(fmt::format("{} in a luminosity mask, at byte {}", name, statement_));
            }
            return;
        }
        const bool fill = name == "rg" || name == "g";
        const double darkness = 1 - std::clamp(colour->red, 0.0, 1.0);
        set_colour(gray ? PressColour{PressColour::Kind::Process, {0, 0, 0, darkness}}
                        : inks_.solid(*colour),
                   fill);
    }

    void set_colour(const PressColour& colour, bool fill)
    {
        if (colour.kind == PressColour::Kind::Registration) {
            result_.uses_registration = true;
            replace_statement(fmt::format("{0} {1} 1 {2}", registration_name, fill ? "cs" : "CS",
                                          fill ? "scn" : "SCN"));
        } else {
            replace_statement(operands_of(colour.cmyk) + (fill ? " k" : " K"));
        }
        ++result_.converted;
        if (fill) {
            state_.fill = colour;
        }
    }

    void take_space(std::string_view name)
    {
        if (operands_.front().text != "/Pattern") {
            fault(fmt::format("colour space {} at byte {}: only patterns and sRGB come in",
                              shown_word(operands_.front().text), statement_));
        } else if (name == "cs") {
            state_.fill.reset();
        }
    }

    void take_pattern(std::string_view name)
    {
        if (operands_.front().kind != Kind::Name) {
            fault(fmt::format("{} without a pattern's name, at byte {}", name, statement_));
        } else if (name == "scn") {
            state_.fill.reset();
        }
    }

    void save()
    {
        if (saved_.size() == deepest_state) {
            fault("q inside q too deep");
            return;
        }
        saved_.push_back(state_);
    }

    void restore()
    {
        if (saved_.empty()) {
            fault(fmt::format("Q without q at byte {}", statement_));
            return;
        }
        state_ = saved_.back();
        saved_.pop_back();
    }

    void change_state()
    {
        const auto found = states_.find(operands_.front().text);
        if (found == states_.end()) {
            fault(fmt::format("graphics state {} at byte {} is not in the resources",
                              shown_word(operands_.front().text), statement_));
            return;
        }
        state_.opaque = found->second.opaque.value_or(state_.opaque);
        state_.normal = found->second.normal.value_or(state_.normal);
        state_.masked = found->second.masked.value_or(state_.masked);
    }

    void take_text_render()
    {
        const bool filled = operands_.front().text == "0";
        if (!filled && state_.overprints) {
            fault(fmt::format("Tr {} in overprinting text, at byte {}",
                              shown_word(operands_.front().text), statement_));
        }
        state_.text_is_filled = filled;
        if (in_text_) {
            require_known_ink();
        }
    }

    std::string_view content_;
    ContentLexer lexer_;
    Drawn drawn_;
    const GraphicsStates& states_;
    const InkTable& inks_;
    FilteredContent result_;
    State state_;
    std::vector<State> saved_;
    std::vector<ContentToken> operands_;
    std::size_t statement_ = 0; ///< Where the statement at hand begins,
    std::size_t end_ = 0;       ///< and ends.
    std::size_t copied_ = 0;
    std::optional<std::size_t> path_begin_; ///< Of the path that is not painted yet.
    bool in_text_ = false;
};

} // namespace

FilteredContent filter_content(std::string_view content, Drawn drawn, const GraphicsStates& states,
                               const InkTable& inks)
{
    return Filter(content, drawn, states, inks).run();
}

std::string operands_of(const Cmyk& inks)
{
    const auto rounded = [](double share) { return std::round(share * 10000) / 10000 + 0.0; };
    return fmt::format("{:.6g} {:.6g} {:.6g} {:.6g}", rounded(inks.cyan), rounded(inks.magenta),
                       rounded(inks.yellow), rounded(inks.black));
}

} // namespace printer
