// The little that the parts of a workbook need of XML, over pugixml: elements and attributes by their local names, and the
// texts of strings. Used within this room alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace pugi {
class xml_document;
class xml_node;
}  // namespace pugi

namespace timbang::workbook {

/// `row` of `x:row`.
std::string_view local_name(std::string_view name);

/// Parses UTF-8 XML; false when it is none. Entities are those of XML alone, and nothing is fetched. Blanks are kept in
/// elements that hold nothing else.
bool parse_xml(std::string_view text, pugi::xml_document& document);

/// The first child with this local name; a null node where there is none.
pugi::xml_node child(pugi::xml_node const& parent, std::string_view name);
/// The attribute's value, or empty.
std::string_view attribute(pugi::xml_node const& node, std::string_view name);
/// `1`, `true`, `on`.
bool is_set(pugi::xml_node const& node, std::string_view name);
std::optional<std::uint32_t> whole_attribute(pugi::xml_node const& node, std::string_view name);

/// The text of `<si>` or `<is>`: of its `<t>`, or of those of its runs; how it is pronounced does not count.
std::string string_text(pugi::xml_node const& string);
/// The text within an element, `_x000D_` and its like turned into what they stand for.
std::string unescaped(std::string_view text);

}  // namespace timbang::workbook
