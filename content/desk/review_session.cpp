#include "content/desk/review_session.hpp"

#include "content/desk/exchange.hpp"
#include "content/desk/guide_desk.hpp"
#include "content/model/text.hpp"
#include "content/model/text_scan.hpp"

#include <algorithm>
#include <istream>
#include <ostream>

namespace desk {

namespace {

constexpr std::size_t short_hash = 8;

/// A text as a terminal may show it: no control signs that would move its cursor.
std::string shown(std::string_view text)
{
    std::string safe;
    for (const auto& point : content::code_points(text)) {
        const bool blank = point.value == U'\u00A0' || point.value == U'\u202F';
        const bool harmless = blank || !content::is_invisible(point.value);
        safe += harmless ? content::utf8(point.value)
                         : "<" + content::code_point_name(point.value) + ">";
    }
    return safe;
}

/// A label and what belongs to it; further lines are indented.
void print_field(std::ostream& out, std::string_view label, std::string_view text)
{
    constexpr std::size_t width = 18; // "Bahasa Indonesia" and a gap
    if (text.empty()) {
        return;
    }
    const auto letters = static_cast<std::size_t>(content::column_at(label, label.size()) - 1);
    std::string lead =
        "  " + std::string(label) + std::string(width - std::min(width, letters), ' ');
    const std::string safe = shown(text);
    for (const auto line : content::split(safe, '\n')) {
        out << lead << (lead.ends_with(' ') ? "" : " ") << line << '\n';
        lead.assign(width + 2, ' ');
    }
}

} // namespace

ReviewSession::ReviewSession(const Desk& desk, const ReviewJudge& judge, const Signer& signer)
    : desk_(desk), judge_(judge), signer_(signer),
      words_(review_words(content::message_language_of_environment())),
      list_(list_reviews(judge, desk.now())), standings_(list_.items.size())
{
    for (std::size_t i = 0; i < list_.items.size(); ++i) {
        const auto& refusals = list_.items[i].refusals;
        standings_[i].no_time = refusals.empty() ? "" : refusals.back()->time;
    }
}

void ReviewSession::run()
{
    print_head();
    std::size_t at = 0;
    auto move = Move::Next;
    while (at < list_.items.size() && move != Move::Stop) {
        if (move != Move::Stay) {
            print_item(at);
        }
        move = ask(at);
        at += move == Move::Next ? 1 : 0;
        at -= move == Move::Back ? 1 : 0;
    }
    print_end();
}

/// Names and numbers of the session filled in.
std::string ReviewSession::sentence(std::string_view words) const
{
    const auto& reviewer = judge_.reviewer();
    const auto* language = judge_.guide().find_language(reviewer.language);
    return filled_words(words, {{"n", std::to_string(list_.items.size())},
                                {"critical", std::to_string(list_.critical)},
                                {"name", reviewer.name},
                                {"role", reviewer.role},
                                {"language", language->name()}});
}

void ReviewSession::print_head() const
{
    desk_.out << sentence(!list_.items.empty() ? words_.head
                          : list_.asked        ? words_.nothing
                                               : words_.not_asked)
              << '\n';
}

void ReviewSession::print_item(std::size_t at) const
{
    const ReviewItem& item = list_.items[at];
    const content::Guide& guide = judge_.guide();
    const auto& target = *guide.find_language(judge_.reviewer().language);
    const auto* source = guide.find_language(guide.source_language);
    auto& out = desk_.out;
    out << "\n[" << at + 1 << '/' << list_.items.size() << "] " << item.unit->id << "  "
        << item.text.hash.substr(0, short_hash) << '\n'
        << (item.unit->critical ? std::string(words_.critical) + " | " : "")
        << shown(owner_words(guide, *item.unit, words_) + " | " + where_words(guide, item, words_))
        << "\n\n";
    print_field(out, source == nullptr ? guide.source_language : source->name(), item.text.source);
    if (item.message != nullptr) {
        print_field(out, target.name(), item.text.translation);
        print_field(out, words_.back, comments_of(*item.message, "balik:", "back:"));
    }
    print_field(out, words_.note, item.unit->note);
    if (item.message != nullptr) {
        print_field(out, words_.question, comments_of(*item.message, "tanya:", "ask:"));
    }
    for (const auto& value : value_words(guide, item, target)) {
        print_field(out, words_.values, value);
    }
    for (const auto& words : earlier_words(item, words_)) {
        print_field(out, words_.changed, words);
    }
    for (const auto* no : item.refusals) {
        print_field(out, words_.refused, refusal_words(*no, words_));
    }
    if (!item.source_approved) {
        print_field(out, words_.found, words_.source_open);
    }
    for (const auto& finding : judge_.findings_of(*item.unit)) {
        print_field(out, words_.found, finding_words(finding, words_));
    }
    out << '\n';
}

ReviewSession::Move ReviewSession::ask(std::size_t at)
{
    desk_.out << words_.keys << " > " << std::flush;
    std::string line;
    if (!std::getline(desk_.in, line)) {
        desk_.out << '\n';
        return Move::Stop;
    }
    const std::string key = content::lower_case(content::trimmed(line));
    if (key == "o") {
        return say_ok(at);
    }
    if (key == "n") {
        return say_no(at);
    }
    if (key.empty() || key == "l") {
        auto& answer = standings_[at].answer;
        answer = answer == Answer::None ? Answer::Later : answer;
        desk_.out << words_.answered_later << '\n';
        return Move::Next;
    }
    if (key == "b") {
        return back_from(at);
    }
    if (key == "q") {
        return Move::Stop;
    }
    desk_.out << words_.unknown_key << '\n';
    return Move::Stay;
}

ReviewSession::Move ReviewSession::back_from(std::size_t at) const
{
    if (at > 0) {
        return Move::Back;
    }
    desk_.out << words_.first << '\n';
    return Move::Stay;
}

ReviewSession::Move ReviewSession::say_ok(std::size_t at)
{
    const ReviewItem& item = list_.items[at];
    Standing& standing = standings_[at];
    if (standing.answer != Answer::Ok) {
        // The `no` was seen; at equal time it would win over this word.
        const std::string now = desk_.now();
        const std::string& no = standing.no_time;
        const auto line = judge_.line(*item.unit, item.text, "ok",
                                      no.empty() || no < now ? now : minute_after(no));
        const Bar bar = judge_.bar_against(line, *item.unit);
        if (bar == Bar::Faulty) {
            desk_.out << words_.is_faulty << '\n';
            return Move::Stay;
        }
        if (bar != Bar::None) {
            desk_.out << words_.is_other << '\n';
            return Move::Stay;
        }
        write(line);
        standing.ok_time = line.time;
        standing.answer = Answer::Ok;
    }
    desk_.out << words_.answered_ok << '\n';
    return Move::Next;
}

ReviewSession::Move ReviewSession::say_no(std::size_t at)
{
    std::string reason;
    while (reason.empty()) {
        desk_.out << words_.why << " > " << std::flush;
        std::string line;
        if (!std::getline(desk_.in, line)) {
            desk_.out << '\n';
            return Move::Stop;
        }
        reason = reason_typed(line);
    }
    const ReviewItem& item = list_.items[at];
    Standing& standing = standings_[at];
    // Not before the session's own `ok`, which may stand a minute ahead of the clock.
    auto line = judge_.line(*item.unit, item.text, "no", std::max(desk_.now(), standing.ok_time));
    line.extra = std::move(reason);
    standing.no_time = line.time;
    write(std::move(line));
    standing.answer = Answer::No;
    desk_.out << words_.answered_no << '\n';
    return Move::Next;
}

void ReviewSession::write(content::LedgerLine line)
{
    signer_.sign(line);
    append_lines(judge_.guide(), judge_.reviewer().language, {line});
}

void ReviewSession::print_end() const
{
    const auto count = [this](Answer answer) {
        return static_cast<int>(std::ranges::count(standings_, answer, &Standing::answer));
    };
    auto& out = desk_.out;
    if (!list_.items.empty()) {
        out << '\n'
            << filled_words(words_.done, {{"ok", std::to_string(count(Answer::Ok))},
                                          {"no", std::to_string(count(Answer::No))},
                                          {"later", std::to_string(count(Answer::Later))}});
        if (count(Answer::None) > 0) {
            out << filled_words(words_.unread, {{"n", std::to_string(count(Answer::None))}});
        }
        out << ".\n";
    }
    const auto say = [&](int number, std::string_view words) {
        if (number > 0) {
            out << filled_words(words,
                                {{"n", std::to_string(number)}, {"name", judge_.reviewer().name}})
                << '\n';
        }
    };
    say(list_.translator, words_.translator);
    say(list_.other_person, words_.other_person);
    say(list_.refused, words_.own_refused);
}

std::string reason_typed(std::string_view typed)
{
    constexpr std::size_t longest = 500;
    std::string reason;
    std::size_t letters = 0;
    for (const auto& point : content::code_points(typed)) {
        if (++letters > longest) {
            break;
        }
        reason += content::is_invisible(point.value) ? " " : content::utf8(point.value);
    }
    return one_line(reason);
}

std::string minute_after(const std::string& time)
{
    const auto day = content::parse_date(time.substr(0, 10)); // UTC, as the time.
    const auto hour = std::stoi(time.substr(11, 2));
    const auto minute = std::stoi(time.substr(14, 2)) + 1;
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    const int all = hour * 60 + minute;
    constexpr int minutes = 24 * 60;
    return content::iso_date(content::plus_days(*day, all / minutes)) + "T" +
           two(all % minutes / 60) + ":" + two(all % 60) + "Z";
}

} // namespace desk
