#pragma once

#include "content/model/files.hpp"
#include "printer/tiff.hpp"

#include <cstdint>
#include <memory>
#include <span>

namespace printer {

/// A CMYK TIFF on its way to the disk, strip by strip from the top, into a file that has no name
/// yet.
class TiffFile {
  public:
    /// @param part outlives it.
    TiffFile(content::PartFile& part, const TiffSize& size, double ppi,
             const OutputProfile& profile, const TiffFacts& facts);
    ~TiffFile();
    TiffFile(const TiffFile&) = delete;
    TiffFile& operator=(const TiffFile&) = delete;

    /// Rows of every strip but the last.
    static constexpr int strip_rows = 64;

    /// Packs the next rows, whole strips of them unless they are the last.
    /// @param pixels C, M, Y, K in memory; they are overwritten.
    /// @throws content::FileError
    void add(std::span<std::uint32_t> pixels);

    /// The file is whole on the disk then and lacks its name.
    /// @throws content::FileError
    void finish();

  private:
    struct Open;
    content::PartFile& part_;
    TiffSize size_;
    std::unique_ptr<Open> open_;
};

} // namespace printer
