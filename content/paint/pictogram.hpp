#pragma once

#include "content/layout/display_list.hpp"

#include <filesystem>
#include <memory>

typedef struct _cairo cairo_t;

namespace paint {

/// The drawings of a guide's `pictograms` folder, parsed when first used.
class PictogramSet {
  public:
    explicit PictogramSet(std::filesystem::path folder);
    ~PictogramSet();
    PictogramSet(PictogramSet&&) noexcept;
    PictogramSet& operator=(PictogramSet&&) noexcept;

    /// Draws vectors, no pixels. An unknown or broken drawing is drawn as a crossed box: the check
    /// has already said so.
    void draw(const layout::PictureItem& item, cairo_t* context);

  private:
    struct Handles;
    std::unique_ptr<Handles> handles_;
};

} // namespace paint
