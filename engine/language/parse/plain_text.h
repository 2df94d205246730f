// Is a file text at all? Asked before anything else looks at it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace timbang::language {

enum class TextFault { not_utf8, control_character };
struct TextFaultAt {
  TextFault fault;
  std::size_t offset;
};
/// The first byte that is not UTF-8, or that is a control character other than tab, LF and CR.
std::optional<TextFaultAt> find_text_fault(std::string_view text);

}  // namespace timbang::language
