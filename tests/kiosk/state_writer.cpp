#include "tests/kiosk/state_writer.hpp"

#include <unistd.h>

/// `state_writer FOLDER`: writes states without pause and tells each generation that was saved,
/// until it is killed.
int main(int argc, char** argv)
{
    if (argc != 2) {
        return 2;
    }
    kiosk::StateStore store(argv[1]);
    while (true) {
        store.save(support::written_state(store.state().generation + 1));
        const std::string line = std::to_string(store.state().generation) + "\n";
        if (write(STDOUT_FILENO, line.data(), line.size()) < 0) {
            return 3;
        }
    }
}
