// Lines of text with indentation, wrapped at blanks. Used by explain_text.
// Never lets data write to the terminal, and never leaves blanks at the end of a line.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace timbang::explain {

class TextPage {
public:
  static constexpr std::size_t max_columns = 110;

  /// One line, wrapped where it is too long; what is wrapped stands two blanks further in.
  void line(std::size_t depth, std::string_view text);
  /// A line that keeps its breaks, as rules are written: what follows the first is shifted to stand below it.
  void written(std::size_t depth, std::string_view heading, std::string_view text);
  void blank();

  std::string take() { return std::move(text_); }

private:
  void put(std::size_t indent, std::string_view text);

  std::string text_;
};

}  // namespace timbang::explain
