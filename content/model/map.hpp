#pragma once

#include <string>
#include <vector>

namespace content {

/// Degrees.
struct GeoPoint {
    double longitude = 0;
    double latitude = 0;
};

struct Island {
    std::string name;
    std::vector<GeoPoint> outline; ///< Closed.
};

/// map.toml: the small map beside a language's name (DESIGN.md D23). It helps people find their
/// language and shows no border.
struct Map {
    double west = 0;  ///< Longitude of the left edge.
    double north = 0; ///< Latitude of the upper edge.
    double width = 0; ///< Degrees of longitude; 0 = the guide has no map.
    std::vector<Island> islands;
};

} // namespace content
