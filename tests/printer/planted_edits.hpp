#pragma once

#include "tests/printer/planted_faults.hpp"

#include <qpdf/QPDFObjectHandle.hh>

#include <string>
#include <string_view>
#include <vector>

class QPDF;

/// Hands that plant faults into the good file.
namespace support::planting {

using Object = QPDFObjectHandle;

Object page_of(QPDF& pdf);

Object root_intent(QPDF& pdf);

Object info_of(QPDF& pdf);

/// Resources of one kind of the page.
Object resources(QPDF& pdf, const char* kind);

Object resource(QPDF& pdf, const char* kind, const char* name);

void put_resource(QPDF& pdf, const char* kind, const char* name, const char* value);

std::string replaced(std::string text, std::string_view from, std::string_view to);

void edit_stream(Object stream, std::string_view from, std::string_view to);

void edit_content(QPDF& pdf, std::string_view from, std::string_view to);

void add_content(QPDF& pdf, const std::string& more);

void put_box(QPDF& pdf, const char* name, const char* box);

/// A stream of the file, with its dictionary.
Object add_stream(QPDF& pdf, const char* dictionary, const std::string& data);

/// Pixels of the photo anew; `dictionary` is what describes them.
void replace_photo(QPDF& pdf, const char* dictionary, const std::string& pixels);

} // namespace support::planting

namespace support {

/// Faults of `planted_faults`, each kind in a file of its own: what the file says of itself, its
/// boxes and fonts (P01 to P09); its colours and objects (P10 to P14); its ink, lines, pictures and
/// tags (P15 to P30).
std::vector<PlantedFault> faults_of_identity();
std::vector<PlantedFault> faults_of_objects();
std::vector<PlantedFault> faults_of_ink();

} // namespace support
