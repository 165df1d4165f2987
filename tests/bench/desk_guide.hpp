#pragma once

#include <filesystem>
#include <string>

namespace bench {

/// How large a made-up guide is.
struct GuideSize {
    int languages = 15; ///< Beside the source language: qaa, qab...
    int times = 1;      ///< 400 texts, 200 of them on sheets (100 texts on two formats), so often.
};

constexpr int units_a_guide = 400;
constexpr int sheet_fits_a_guide = 200;

/// A guide of dummy Indonesian in a folder of its own, removed with the object: formats, inks,
/// pictograms, contacts and interface words are those of content/guide; topics, posters and
/// translations are made up.
class DeskGuide {
  public:
    /// @throws std::runtime_error if it does not come to the number of texts it should have.
    explicit DeskGuide(const GuideSize& size);
    ~DeskGuide();
    DeskGuide(const DeskGuide&) = delete;
    DeskGuide& operator=(const DeskGuide&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

  private:
    void copy_from_guide() const;
    void write_settings(int topics) const;
    void write_topics(int count) const;
    void write_posters(int count) const;
    void write_languages(int count) const;
    void pad_to(std::size_t units) const;
    void write_translations(int count) const;

    std::filesystem::path folder_;
};

/// "qaa", "qab"...: tags of BCP 47's private range.
std::string dummy_tag(int number);

/// Text of a PO file.
std::string make_catalog(int entries);

} // namespace bench
