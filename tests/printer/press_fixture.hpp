#pragma once

#include "printer/press_ink.hpp"
#include "printer/press_profile.hpp"

#include <string>
#include <vector>

namespace press_fixture {

/// The usual profile, read once.
inline const printer::OutputProfile& profile()
{
    static const printer::OutputProfile read = printer::load_output_profile(std::nullopt);
    return read;
}

inline const printer::Separation& separation()
{
    static const printer::Separation made(profile());
    return made;
}

/// Three inks of guide.toml; nila is over 260 percent.
inline std::vector<content::Ink> inks()
{
    return {{"arang", "#17130F", {0, 0, 0, 100}, std::nullopt, {}},
            {"nila", "#121E42", {100, 90, 32, 60}, {{92, 78, 15, 55}}, {}},
            {"kunyit", "#FFC629", {0, 21, 90, 0}, std::nullopt, {}}};
}

inline printer::InkTable table(double tac = 300)
{
    return {separation(), inks(), tac};
}

} // namespace press_fixture
