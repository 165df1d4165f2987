#include "kiosk/command_line.hpp"

int main(int argc, char** argv)
{
    return kiosk::run(argc, argv);
}
