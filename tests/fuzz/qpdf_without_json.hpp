#pragma once

// qpdf's JSON class holds a vector of itself, which clang 16 does not take in C++20 (g++ does). Our
// code only sees the name: this stands in for the header.
#define JSON_HH
class JSON;
