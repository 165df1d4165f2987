#include "printer/press_tags.hpp"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>

#include <stdexcept>

namespace printer {

namespace {

constexpr int deepest = 32; // Elements inside elements; ours go three deep.

/// Walks the structure tree in reading order.
class TagWalk {
  public:
    explicit TagWalk(const std::vector<TagFact>& tags) : tags_(tags) {}

    /// A child of the tree: an element, or the number of a stretch of content.
    void visit(QPDFObjectHandle node, int depth)
    {
        if (depth > deepest) {
            throw std::runtime_error("a structure tree too deep");
        }
        if (node.isArray()) {
            for (int place = 0; place < node.getArrayNItems(); ++place) {
                visit(node.getArrayItem(place), depth + 1);
            }
        } else if (node.isDictionary() && node.getKey("/S").isName()) {
            take(node);
            visit(node.getKey("/K"), depth + 1);
        }
    }

    void finish() const
    {
        if (next_ != tags_.size()) {
            throw std::runtime_error("a structure tree without all its elements");
        }
    }

  private:
    void take(QPDFObjectHandle element)
    {
        const std::string tag = element.getKey("/S").getName();
        if (next_ == tags_.size() || tag != "/" + tags_[next_].tag) {
            throw std::runtime_error("a structure tree with another element " + tag);
        }
        const TagFact& fact = tags_[next_++];
        if (!fact.language.empty()) {
            element.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(fact.language));
        }
        if (!fact.alternative.empty()) {
            element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(fact.alternative));
        }
    }

    const std::vector<TagFact>& tags_;
    std::size_t next_ = 0;
};

/// All elements into one that stands for the document: readers ask for a single root.
void put_into_document(QPDF& pdf, QPDFObjectHandle root)
{
    QPDFObjectHandle children = root.getKey("/K");
    if (!children.isArray()) {
        children = QPDFObjectHandle::newArray({children});
    }
    QPDFObjectHandle document = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
    document.replaceKey("/Type", QPDFObjectHandle::newName("/StructElem"));
    document.replaceKey("/S", QPDFObjectHandle::newName("/Document"));
    document.replaceKey("/P", root);
    for (int place = 0; place < children.getArrayNItems(); ++place) {
        children.getArrayItem(place).replaceKey("/P", document);
    }
    document.replaceKey("/K", children);
    root.replaceKey("/K", QPDFObjectHandle::newArray({document}));
}

} // namespace

void set_tags(QPDF& pdf, const std::vector<TagFact>& tags)
{
    QPDFObjectHandle catalog = pdf.getRoot();
    QPDFObjectHandle root = catalog.getKey("/StructTreeRoot");
    TagWalk walk(tags);
    if (root.isDictionary()) {
        walk.visit(root.getKey("/K"), 0);
        put_into_document(pdf, root);
        QPDFObjectHandle info = QPDFObjectHandle::newDictionary();
        info.replaceKey("/Marked", QPDFObjectHandle::newBool(true));
        catalog.replaceKey("/MarkInfo", info);
    }
    walk.finish();
}

} // namespace printer
