// Says what usbguard does with USB devices, by its own library: its daemon would judge those of
// this machine.
//
//   usb_judge DEVICES RULES...
//
// Each is a file: lines as `usbguard list-devices` says them, then as rules.conf has them.
// A line a device: "allow", "block", or "-" if no rule fits. Exit code 1: a line is none.

#include <usbguard/Rule.hpp>

#include <fstream>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using usbguard::Rule;

void read_rules(const std::string& file, std::vector<Rule>& rules)
{
    std::ifstream lines(file);
    if (!lines) {
        throw std::runtime_error(file + " cannot be read");
    }
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) { // The daemon passes over it, the parser does not.
            continue;
        }
        const Rule rule = Rule::fromString(line);
        if (rule.getTarget() != Rule::Target::Empty) { // A comment.
            rules.push_back(rule);
        }
    }
}

std::string judge(const Rule& device, const std::vector<Rule>& rules)
{
    for (const Rule& rule : rules) {
        if (rule.appliesTo(device)) {
            return Rule::targetToString(rule.getTarget());
        }
    }
    return "-";
}

} // namespace

int main(int count, char** words)
{
    try {
        std::vector<Rule> devices;
        std::vector<Rule> rules;
        for (int i = 1; i < count; ++i) {
            read_rules(words[i], i == 1 ? devices : rules);
        }
        for (const Rule& device : devices) {
            std::cout << judge(device, rules) << '\n';
        }
    } catch (const std::exception& error) {
        std::cerr << "usb_judge: " << error.what() << '\n';
        return 1;
    }
    return 0;
}
