#include "content/paint/pixmap.hpp"
