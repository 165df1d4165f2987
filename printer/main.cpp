#include "printer/command_line.hpp"

int main(int argc, char** argv)
{
    return printer::run(argc, argv);
}
