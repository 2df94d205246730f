#include "engine/workbook/styles.h"

#include <map>

#include <pugixml.hpp>

#include "engine/workbook/xml.h"

namespace timbang::workbook {

std::optional<Styles> Styles::read(std::string_view xml) {
  pugi::xml_document document;
  if (!parse_xml(xml, document)) return std::nullopt;
  auto const root = child(document, "styleSheet");
  if (!root) return std::nullopt;
  std::map<std::uint32_t, NumberFormat> own;
  for (auto const node : child(root, "numFmts").children()) {
    if (auto const id = whole_attribute(node, "numFmtId")) own[*id] = read_format(attribute(node, "formatCode"));
  }
  Styles styles;
  for (auto const node : child(root, "cellXfs").children()) {
    if (local_name(node.name()) != "xf") continue;
    auto const id = whole_attribute(node, "numFmtId").value_or(0);
    auto const found = own.find(id);
    styles.formats_.push_back(found != own.end() ? found->second : builtin_format(id));
  }
  return styles;
}

NumberFormat Styles::format(std::uint32_t style) const {
  return style < formats_.size() ? formats_[style] : NumberFormat::number;
}

}  // namespace timbang::workbook
