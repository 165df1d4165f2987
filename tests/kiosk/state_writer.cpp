#include "tests/kiosk/state_writer.hpp"

#include <unistd.h>

#include <cstdlib>
#include <limits>

/// `state_writer FOLDER [TIMES]`: writes states without pause and tells each generation that was
/// saved, until it is killed.
int main(int argc, char** argv)
{
    if (argc != 2 && argc != 3) {
        return 2;
    }
    kiosk::StateStore store(argv[1]);
    const long times = argc == 3 ? std::atol(argv[2]) : std::numeric_limits<long>::max();
    for (long i = 0; i < times; ++i) {
        store.save(support::written_state(store.state().generation + 1));
        const std::string line = std::to_string(store.state().generation) + "\n";
        if (write(STDOUT_FILENO, line.data(), line.size()) < 0) {
            return 3;
        }
    }
}
