#include "kiosk/state.hpp"

#include "content/model/digest.hpp"
#include "content/model/files.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cassert>
#include <limits>

namespace kiosk {

namespace {

using Json = nlohmann::json;

constexpr std::string_view before_hash = R"({"blake2b":")";
constexpr std::string_view before_body = R"(","body":)";
constexpr std::string_view after_body = "}\n";
constexpr std::size_t hash_length = 64;
constexpr int schema = 1;
constexpr std::uintmax_t longest_state = 64 * 1024;   ///< Bytes; a file over it is none of ours.
constexpr std::size_t most_disbelieved = 64;          ///< Days; a wrong clock writes few.
constexpr std::int64_t last_second = 253'402'214'399; ///< Of 9999-12-30: no zone is in 10000.

Json body_of(const KioskState& state)
{
    Json body{{"schema", schema},
              {"generation", state.generation},
              {"highest_time", state.highest_time.time_since_epoch().count()},
              {"boot",
               {{"id", state.boot.boot_id},
                {"starts", state.boot.starts},
                {"crashes", state.boot.crashes},
                {"running", state.boot.running}}}};
    if (!state.disbelieved.empty()) {
        Json& days = body["disbelieved"] = Json::array();
        for (std::size_t i = 0; i < std::min(state.disbelieved.size(), most_disbelieved); ++i) {
            days.push_back(content::iso_date(state.disbelieved[i]));
        }
    }
    if (state.calibration) {
        body["calibration"] = *state.calibration;
    }
    return body;
}

/// @throws Json::exception if it is no whole number from zero on; too large a one is the largest.
template <class Number>
Number whole_number(const Json& value)
{
    constexpr std::uint64_t largest = std::numeric_limits<Number>::max();
    return static_cast<Number>(std::min(value.get_ref<const std::uint64_t&>(), largest));
}

/// @throws Json::exception if it is no body of ours.
KioskState state_of(const Json& body)
{
    KioskState state;
    state.generation = whole_number<std::uint64_t>(body.at("generation"));
    const auto seconds = std::min(whole_number<std::int64_t>(body.at("highest_time")), last_second);
    state.highest_time = std::chrono::sys_seconds(std::chrono::seconds(seconds));
    const Json& boot = body.at("boot");
    boot.at("id").get_to(state.boot.boot_id);
    state.boot.starts = whole_number<std::uint32_t>(boot.at("starts"));
    state.boot.crashes = whole_number<std::uint32_t>(boot.at("crashes"));
    boot.at("running").get_to(state.boot.running);
    for (const Json& text : body.value("disbelieved", Json::array())) {
        if (const auto day = content::parse_date(text.get<std::string>())) {
            state.disbelieved.push_back(*day);
        }
    }
    if (const auto calibration = body.find("calibration"); calibration != body.end()) {
        state.calibration = calibration->get<Calibration>();
    }
    return state;
}

/// The body's bytes if the hash before them is theirs.
std::optional<std::string_view> checked_body(std::string_view text)
{
    const std::size_t head = before_hash.size() + hash_length + before_body.size();
    if (text.size() < head + after_body.size() || !text.starts_with(before_hash) ||
        text.substr(before_hash.size() + hash_length, before_body.size()) != before_body ||
        !text.ends_with(after_body)) {
        return std::nullopt;
    }
    const std::string_view hash = text.substr(before_hash.size(), hash_length);
    const std::string_view body = text.substr(head, text.size() - head - after_body.size());
    return content::blake2b(body) == hash ? std::optional(body) : std::nullopt;
}

/// A file's valid state and its bytes; none if it is missing, damaged or not to be read.
std::optional<std::pair<KioskState, std::string>> load(const std::filesystem::path& file)
{
    std::error_code error;
    const auto size = std::filesystem::file_size(file, error);
    if (error || size > longest_state) {
        return std::nullopt;
    }
    try {
        std::string text = content::read_file(file);
        auto state = read_state(text);
        return state ? std::optional(std::pair(*state, std::move(text))) : std::nullopt;
    } catch (const content::FileError&) {
        return std::nullopt;
    }
}

} // namespace

void enter_start(KioskState& state, const std::string& boot_id)
{
    if (state.boot.boot_id != boot_id) {
        state.boot = {boot_id, 0, 0, false};
    }
    state.boot.crashes += state.boot.running ? 1 : 0;
    ++state.boot.starts;
    state.boot.running = true;
}

void enter_end(KioskState& state)
{
    state.boot.running = false;
}

std::string write_state(const KioskState& state)
{
    const std::string body = body_of(state).dump();
    return std::string(before_hash) + content::blake2b(body) + std::string(before_body) + body +
           std::string(after_body);
}

std::optional<KioskState> read_state(std::string_view text)
{
    const auto body = checked_body(text);
    if (!body) {
        return std::nullopt;
    }
    try {
        const Json json = Json::parse(*body);
        return json.at("schema") == schema ? std::optional(state_of(json)) : std::nullopt;
    } catch (const Json::exception&) { // A right hash over another program's body.
        return std::nullopt;
    }
}

StateStore::StateStore(std::filesystem::path folder) : folder_(std::move(folder))
{
    if (folder_.empty()) {
        return;
    }
    auto newest = load(file());
    auto former = load(former_file());
    if (former && (!newest || newest->first.generation < former->first.generation)) {
        newest = std::move(former);
    }
    if (newest) {
        state_ = newest->first;
        stored_ = std::move(newest->second);
    }
}

std::filesystem::path StateStore::file() const
{
    return folder_ / "state.json";
}

std::filesystem::path StateStore::former_file() const
{
    return folder_ / "state.json.prev";
}

void StateStore::save(KioskState next)
{
    assert(!folder_.empty());
    if (!stored_.empty()) {
        content::write_file(former_file(), stored_, content::Readers::Owner);
    }
    next.generation = state_.generation + 1;
    std::string text = write_state(next);
    content::write_file(file(), text, content::Readers::Owner);
    state_ = next;
    stored_ = std::move(text);
}

} // namespace kiosk
