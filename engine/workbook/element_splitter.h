// Cuts the elements of one name out of an XML text that comes in pieces, so that a sheet of a million rows needs the memory
// of one row. What is left without them, the frame, is kept whole.
// Used for the rows of a sheet and the strings of a workbook; the XML of each is then parsed by pugixml.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "engine/workbook/problem.h"

namespace timbang::workbook {

class ElementSplitter {
public:
  /// Takes one element, from `<` to `>`; a problem ends the reading.
  using Take = std::function<std::optional<Problem>(std::string_view element)>;

  static constexpr std::size_t max_element_bytes = std::size_t{32} * 1024 * 1024;
  static constexpr std::size_t max_frame_bytes = std::size_t{32} * 1024 * 1024;
  /// A tag, comment or the like.
  static constexpr std::size_t max_markup_bytes = std::size_t{1024} * 1024;
  static constexpr std::size_t max_depth = 64;

  /// `name` is the local name; prefixes of namespaces do not count. `part` is named in messages.
  ElementSplitter(std::string name, std::string part, Take take)
      : name_(std::move(name)), part_(std::move(part)), take_(std::move(take)) {}

  std::optional<Problem> feed(std::string_view piece);
  /// When nothing more comes.
  std::optional<Problem> end() const;
  std::string const& frame() const { return frame_; }

private:
  std::optional<Problem> take_markup(std::string_view markup);
  std::optional<Problem> close_element();
  std::optional<Problem> keep_in_frame(std::string_view text);
  void forget_what_is_done();

  std::string name_;
  std::string part_;
  Take take_;
  std::string buffer_;
  std::size_t position_ = 0;                  ///< in the buffer: everything before it is looked at
  std::optional<std::size_t> element_begin_;  ///< in the buffer, while inside an element
  std::size_t element_depth_ = 0;
  std::size_t depth_ = 0;
  std::string frame_;
};

}  // namespace timbang::workbook
