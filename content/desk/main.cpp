#include "content/desk/desk.hpp"

int main(int argc, char** argv)
{
    return desk::run(argc, argv);
}
