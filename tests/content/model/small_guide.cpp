#include "tests/content/model/small_guide.hpp"

#include "content/model/waiver.hpp"

#include <algorithm>

namespace model_tests {

using namespace content;

namespace {

Block block(const std::string& id, BlockKind kind)
{
    Block made;
    made.id = id;
    made.kind = kind;
    made.source = {"P11"};
    return made;
}

Language language(const std::string& tag, const std::string& endonym)
{
    Language made;
    made.tag = tag;
    made.endonym = endonym;
    made.status = LanguageStatus::Live;
    return made;
}

Contact help_line()
{
    Contact contact;
    contact.id = "hotline_home";
    contact.name = "Pusat bantuan";
    contact.value = "0800-000-000";
    contact.cost = Cost::Free;
    contact.source = {"S29"};
    return contact;
}

Fact passport_fee()
{
    Fact fact;
    fact.id = "passport_fee";
    fact.type = FactType::Money;
    fact.amount = 350000;
    fact.currency = "IDR";
    fact.source = {"S32"};
    fact.recheck = parse_date("2027-09-01");
    return fact;
}

} // namespace

SmallGuide::SmallGuide()
{
    guide.publish.roles = {{"normal", {"language"}}, {"critical", {"language", "content"}}};
    guide.publish.source_roles = {{"normal", {"content"}}, {"critical", {"content"}}};
    guide.people["dinas-2"] = {"dinas-2", {"content"}, {}, {}};
    guide.people["rina"] = {"rina", {"language"}, {"de"}, {}};
    Language source = language("id", "Bahasa Indonesia");
    Language target = language("de", "Deutsch");
    target.fallback = {"id"};
    guide.languages = {source, target};
    guide.facts["passport_fee"] = passport_fee();
    guide.contacts["hotline_home"] = help_line();
    guide.catalogs["de"].language = "de";
    guide.ledgers["de"].file = "reviews/de.tsv";

    Topic topic;
    topic.id = "passport";
    topic.blocks = {block("fee", BlockKind::Step)};
    guide.topics = {topic};
    Poster poster;
    poster.id = "official-way";
    Block hotline = block("hotline", BlockKind::Contact);
    hotline.contact = "hotline_home";
    poster.blocks = {block("headline", BlockKind::Title), hotline};
    guide.posters = {poster};

    add_unit("passport.fee", "Biaya resmi {passport_fee}.");
    add_unit("official-way.headline@poster", "Lewat **jalan** resmi.");
    add_unit("official-way.hotline@poster", "Gratis");
    add_unit("ui.ask-office", "Tanya petugas di sini.").owner = "ui";
    add_unit("ui.sash", "CONTOH").owner = "ui";
    add_unit("ui.checked-on", "Diperiksa {date}").owner = "ui";
    add_unit("ui.not-checked", "Tanpa tanggal").owner = "ui";
    translate("passport.fee", "Die Gebühr ist {passport_fee}.");
    translate("official-way.headline@poster", "Der **amtliche** Weg.");
    translate("official-way.hotline@poster", "Kostenlos");
    translate("ui.ask-office", "Frag das Personal hier.");
    translate("ui.sash", "MUSTER");
    translate("ui.checked-on", "Geprüft {date}");
    translate("ui.not-checked", "Ohne Datum");
    for (const Unit& known : guide.units) {
        approve(known.id);
    }
    confirm("passport_fee", "2026-10-01");
    confirm("hotline_home", "2026-09-01");
}

Unit& SmallGuide::add_unit(const std::string& id, const std::string& text)
{
    Unit made;
    made.id = id;
    made.owner = id.substr(0, id.find('.'));
    made.source.text = text;
    made.source.place = {"topics/" + made.owner + ".toml", 7, 14};
    made.place = made.source.place;
    guide.unit_index[id] = guide.units.size();
    guide.units.push_back(made);
    return guide.units.back();
}

Message& SmallGuide::translate(const std::string& id, const std::string& german)
{
    Message message;
    message.context = id;
    message.source = unit(id).source.text;
    message.translation = german;
    message.place = {"translations/de.po", 20, 1};
    message.translation_place = {"translations/de.po", 22, 9};
    guide.catalogs["de"].messages.push_back(message);
    say("de", {id,
               text_hash("de", id, message.source, german),
               "made",
               "translator",
               "anton",
               "2026-11-01T09:00Z",
               {},
               {},
               {}});
    return guide.catalogs["de"].messages.back();
}

void SmallGuide::approve(const std::string& id)
{
    const std::string& text = unit(id).source.text;
    say("id", {id,
               text_hash("id", id, text, text),
               "ok",
               "content",
               "dinas-2",
               "2026-11-02T09:00Z",
               {},
               {},
               {}});
    const Message& message = german(id);
    say("de", {id,
               text_hash("de", id, message.source, message.translation),
               "ok",
               "language",
               "rina",
               "2026-11-02T10:00Z",
               waiver_mark(message),
               {},
               {}});
}

void SmallGuide::say(const std::string& ledger, const LedgerLine& line)
{
    guide.ledgers[ledger].lines.push_back(line);
}

void SmallGuide::confirm(const std::string& id, const std::string& day)
{
    const auto fact = guide.facts.find(id);
    const std::string words = fact == guide.facts.end() ? hashed_words(guide.contacts.at(id))
                                                        : hashed_words(fact->second);
    say("facts", {id,
                  text_hash({}, id, words, {}),
                  "ok",
                  "content",
                  "dinas-2",
                  day + "T09:00Z",
                  {},
                  {},
                  {}});
}

Message& SmallGuide::german(const std::string& id)
{
    auto& messages = guide.catalogs["de"].messages;
    return *std::find_if(messages.begin(), messages.end(),
                         [&](const Message& message) { return message.context == id; });
}

Unit& SmallGuide::unit(const std::string& id)
{
    return guide.units[guide.unit_index.at(id)];
}

Date today()
{
    return *parse_date("2026-11-24");
}

std::vector<std::string> codes(const std::vector<Finding>& findings)
{
    std::vector<std::string> list;
    for (const Finding& finding : findings) {
        list.push_back(finding.code);
    }
    return list;
}

} // namespace model_tests
