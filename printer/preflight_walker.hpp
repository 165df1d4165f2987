#pragma once

#include "printer/preflight_content.hpp"
#include "printer/preflight_walk.hpp"

#include <map>
#include <set>
#include <stdexcept>
#include <utility>
#include <vector>

namespace printer {

/// A file that takes more work to judge than any sheet needs.
class TooMuchContent : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What all pages of a file share: operators left, streams already decoded.
class WalkBudget {
  public:
    explicit WalkBudget(PressDocument& document)
        : document_(document), operations_(document.limits.operations)
    {}

    /// @throws TooMuchContent when none is left.
    void take_operation();

    /// Null if it cannot be decoded. Lives as long as the budget.
    const std::string* content(QPDFObjectHandle stream);

  private:
    PressDocument& document_;
    std::size_t operations_;
    std::map<std::pair<int, int>, std::optional<std::string>> decoded_;
};

/// x' = a x + c y + e, y' = b x + d y + f.
struct Matrix {
    double a = 1;
    double b = 0;
    double c = 0;
    double d = 1;
    double e = 0;
    double f = 0;

    Matrix after(const Matrix& outer) const; ///< This one first, then `outer`.
    std::pair<double, double> apply(double x, double y) const;
    PdfBox apply(const PdfBox& box) const;
    double thinnest() const; ///< The least factor it stretches a length by.
};

/// The parts of the graphics state (ISO 32000, 8.4) that checks need.
struct GraphicsState {
    Matrix ctm;
    PdfBox clip;
    Ink fill;
    Ink stroke;
    std::size_t fill_pattern = 0; ///< Index of Walker::patterns_; 0 = none.
    std::size_t stroke_pattern = 0;
    /// The colours' spaces in [/Pattern SPACE], for uncoloured cells.
    Ink fill_under;
    Ink stroke_under;
    double line_width = 1;
    bool fill_overprints = false;
    bool stroke_overprints = false;
    int overprint_mode = 0;
    double fill_alpha = 1;
    double stroke_alpha = 1;
    bool blends = false;
    bool masked = false;
    double font_size = 0;
    std::size_t bytes_a_glyph = 1;
    double text_width = 1; ///< Horizontal scale.
    double leading = 0;
    double rise = 0;
    int text_mode = 0;
};

/// A cell that is painted with an ink chosen with it (ISO 32000-1, 8.7.3.3).
bool is_uncoloured(QPDFObjectHandle pattern);

/// Walks the content of one page, with the forms, patterns and masks it uses.
class Walker {
  public:
    Walker(WalkBudget& budget, const PageGeometry& page,
           const std::vector<ContentVisitor*>& visitors);
    ~Walker();

    /// @throws TooMuchContent
    void walk(const std::string& content, QPDFObjectHandle resources);
    void tell_foreign(std::string variant, std::string name);

  private:
    using Handler = void (Walker::*)(const Operation&);
    static const std::map<std::string, Handler, std::less<>>& handlers();

    void do_operation(const Operation& operation);
    void ignore(const Operation&) {}
    void save(const Operation&);
    void restore(const Operation&);
    void concatenate(const Operation&);
    void set_width(const Operation&);
    void set_parameters(const Operation&);
    void apply_parameters(QPDFObjectHandle parameters);
    void apply_soft_mask(QPDFObjectHandle mask);

    void path_point(const Operation&);
    void path_rectangle(const Operation&);
    void clip_path(const Operation&);
    void paint_path(const Operation&);
    void end_path();
    void begin_path_part();
    std::optional<PdfBox> whole_path() const;

    void set_space(const Operation&);
    void set_colour(const Operation&);
    void set_device_colour(const Operation&);
    void store_ink(bool stroke, Ink ink, std::size_t pattern);
    void store_pattern(bool stroke, std::string_view name, std::vector<double> parts);

    void begin_text(const Operation&);
    void set_text_number(const Operation&);
    void set_font(const Operation&);
    void move_text(const Operation&);
    void set_text_matrix(const Operation&);
    void next_line(const Operation&);
    void show_text(const Operation&);
    void show_glyphs(const Operand& operand);

    void paint_shading(const Operation&);
    void paint_object(const Operation&);
    void paint_inline_image(const Operation&);
    void paint_image(QPDFObjectHandle image);
    void paint_form(QPDFObjectHandle form);
    void walk_inside(QPDFObjectHandle stream, const Matrix& matrix);

    enum class With { Fill, Stroke };
    Painted painted(With with, const PdfBox& box) const;
    void paint(With with, const PdfBox& box, void (ContentVisitor::*tell)(const Painted&));
    void paint_pattern(std::size_t pattern, const Painted& how);
    void paint_cell(QPDFObjectHandle tiling, const Ink& ink, const Painted& how);
    void tell_line();
    QPDFObjectHandle resource(const char* kind, std::string_view name);

    WalkBudget& budget_;
    const PageGeometry& page_;
    const std::vector<ContentVisitor*>& visitors_;
    std::vector<QPDFObjectHandle> resources_; ///< Of the streams around; the last counts.
    std::vector<QPDFObjectHandle> patterns_;
    std::vector<Ink> pattern_inks_;      ///< One a pattern: for cells that are uncoloured.
    std::set<std::pair<int, int>> open_; ///< Streams being walked: a form may not hold itself.
    GraphicsState state_;
    std::vector<GraphicsState> saved_;
    std::size_t saved_floor_ = 0; ///< `Q` of a form ends nothing of what is around it.
    Matrix base_;                 ///< Of the stream: patterns are placed by it.
    std::optional<PdfBox> cell_;  ///< Inside a tiling: all that it covers.
    bool in_mask_ = false;
    bool in_letters_ = false;
    bool ink_is_given_ = false; ///< In an uncoloured cell: none can be chosen.
    std::vector<PdfBox> path_;  ///< Of each part of the path, to `most_path_parts`.
    bool clips_ = false;
    Matrix text_;
    Matrix line_;
};

} // namespace printer
