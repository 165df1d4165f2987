#include "printer/batch_messages.hpp"

#include <nlohmann/json.hpp>

namespace printer {

namespace {

using Json = nlohmann::json;

} // namespace

std::string packed(const SheetMessages& messages)
{
    return Json{messages.said, messages.kept}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

SheetMessages unpacked(std::string_view text)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_array() && json.size() == 2 && json[0].is_string() && json[1].is_string()) {
        return {json[0].get<std::string>(), json[1].get<std::string>()};
    }
    return {std::string(text), std::string(text)};
}

} // namespace printer
